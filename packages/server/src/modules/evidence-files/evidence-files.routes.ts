// Evidence files over HTTP: parse, call, present.
import { evidenceFilesRoutes } from '@jinze/contracts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { caseFile } from './case-file.ts';
import type { EvidenceFilesContext } from './evidence-files.context.ts';
import { makeFile, viewOf } from './make-file.ts';
import { personFile } from './person-file.ts';

export function registerEvidenceFiles(binder: Binder, context: EvidenceFilesContext): void {
  bind(binder, evidenceFilesRoutes.person, async ({ params, query }, { caller, scope }) =>
    viewOf(await personFile(context, caller, scope, { ...params, ...query })),
  );
  bind(binder, evidenceFilesRoutes.personFile, async ({ params, query }, call) => {
    const { format, ...days } = query;
    const asked = await personFile(context, call.caller, call.scope, { ...params, ...days });
    return makeFile(context, call, asked, format);
  });
  bind(binder, evidenceFilesRoutes.case, async ({ params }, { caller, scope }) =>
    viewOf(await caseFile(context, caller, scope, params.caseId)),
  );
  bind(binder, evidenceFilesRoutes.caseFile, async ({ params, query }, call) => {
    const asked = await caseFile(context, call.caller, call.scope, params.caseId);
    return makeFile(context, call, asked, query.format);
  });
}
