// The routes of attachments: parse, call, present.
import { attachmentsRoutes } from '@jinze/contracts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { attachLater, filesOfRecord } from './attach-to-record.ts';
import { uploadsOfDraft } from './attachments.store.ts';
import { readAttachment } from './attachments.ts';
import type { PerformanceContext } from './performance.context.ts';
import { isTheirs } from './performance.view.ts';
import {
  beginAttachment,
  finishAttachment,
  receivePart,
  removeAttachment,
  uploadView,
} from './send-attachment.ts';

export function registerAttachments(binder: Binder, context: PerformanceContext): void {
  bind(binder, attachmentsRoutes.ofDraft, async ({ query }, { caller, scope }) => {
    const draft = { accountId: caller.accountId, draftId: query.draft };
    const rows = await context.database.read(scope, (db) => uploadsOfDraft(db, draft));
    return { items: rows.map(uploadView) };
  });
  bind(binder, attachmentsRoutes.begin, ({ body }, { command }) =>
    beginAttachment(context, command, body),
  );
  bind(binder, attachmentsRoutes.part, ({ params, file }, { command }) =>
    receivePart(context, command, params.attachmentId, params.offset, file.bytes),
  );
  bind(binder, attachmentsRoutes.finish, ({ params }, { command }) =>
    finishAttachment(context, command, params.attachmentId),
  );
  bind(binder, attachmentsRoutes.remove, ({ params }, { command }) =>
    removeAttachment(context, command, params.attachmentId),
  );
  const readerOf = (caller: Caller, scope: Scope) => ({
    accountId: caller.accountId,
    scope,
    opens: context.scopeFor(caller, 'performance.open') ?? NO_SCOPE,
  });
  bind(binder, attachmentsRoutes.ofRecord, ({ params }, { caller, scope }) =>
    filesOfRecord(context, readerOf(caller, scope), params.recordId),
  );
  bind(binder, attachmentsRoutes.attach, ({ params }, { caller, command }) =>
    attachLater(context, command, params.recordId, (record) => isTheirs(context, caller, record)),
  );
  bind(binder, attachmentsRoutes.read, ({ params }, { caller, scope }) =>
    readAttachment(context, readerOf(caller, scope), params.attachmentId),
  );
}
