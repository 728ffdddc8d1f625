// For `addWholeWorld`: a report with a file, a term, an opening of who told; the demo has the rest of its course.
import type { Id } from '@jinze/kernel';
import { addToReport } from '../modules/publication/add-to-report.ts';
import { fileReport, formHashOf } from '../modules/publication/file-report.ts';
import { openReporter } from '../modules/publication/open-reporter.ts';
import { insertFile } from '../modules/publication/reports.store.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf, newId } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

const FORM = 'whole-report'.padEnd(43, '0');

export async function addWholeReports(
  services: TestDatabase,
  command: Command,
  region: string,
): Promise<void> {
  const bytes = Buffer.from('看到的情况');
  await services.unitOfWork.commit(command, async ({ tx, now }) => {
    await insertFile(tx, {
      id: newId<'report-file'>(now),
      report_id: null,
      form_hash: formHashOf(FORM),
      name: '情况.txt',
      type: 'text/plain',
      size: bytes.length,
      digest: digestOf(bytes),
      bytes,
      added_at: now,
    });
    return {};
  });
  const { code, id } = await fileReport(services, {
    form: FORM,
    kind: 'hazard',
    region,
    place: '某处',
    happened: '现在',
    account: '情况',
    deaths: 'no',
    isByAuthorities: false,
    postId: null,
    about: null,
    name: '某人',
    contact: null,
  });
  await addToReport(services, {
    code,
    form: 'whole-addition'.padEnd(43, '0'),
    text: '又有新情况',
    tellsOfDeaths: false,
  });
  const caller = {
    accountId: command.actor.accountId ?? ('' as Id<'account'>),
    sessionId: '' as Id<'session'>,
    displayName: command.actor.name,
    personId: null,
    grants: [],
    csrfToken: '',
    reauthenticatedUntil: null,
  };
  // Reads as the desk of the region does.
  const desk = { ...SYSTEM_SCOPE, keys: [`county${region}`] };
  await openReporter(services, { command: { ...command, scope: desk }, caller }, id, '核对地点');
}
