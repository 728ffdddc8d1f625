// The routes of attachments: parse, call, present.
import { attachmentsRoutes } from '@jinze/contracts';
import type { Services } from '../../context.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { uploadsOfDraft } from './attachments.store.ts';
import { readAttachment } from './attachments.ts';
import {
  beginAttachment,
  finishAttachment,
  receivePart,
  removeAttachment,
  uploadView,
} from './send-attachment.ts';

export function registerAttachments(binder: Binder, services: Services): void {
  bind(binder, attachmentsRoutes.ofDraft, async ({ query }, { caller, scope }) => {
    const draft = { accountId: caller.accountId, draftId: query.draft };
    const rows = await services.database.read(scope, (db) => uploadsOfDraft(db, draft));
    return { items: rows.map(uploadView) };
  });
  bind(binder, attachmentsRoutes.begin, ({ body }, { command }) =>
    beginAttachment(services, command, body),
  );
  bind(binder, attachmentsRoutes.part, ({ params, file }, { command }) =>
    receivePart(services, command, params.attachmentId, params.offset, file.bytes),
  );
  bind(binder, attachmentsRoutes.finish, ({ params }, { command }) =>
    finishAttachment(services, command, params.attachmentId),
  );
  bind(binder, attachmentsRoutes.remove, ({ params }, { command }) =>
    removeAttachment(services, command, params.attachmentId),
  );
  bind(binder, attachmentsRoutes.read, ({ params }, { caller, scope }) =>
    readAttachment(services, scope, caller.accountId, params.attachmentId),
  );
}
