// For `addWholeWorld`: a notice published with a document, one that corrects it, one dropped; a day laid down and changed.
import { civilDate as day, type Id } from '@jinze/kernel';
import { finalGradesOfBodies, finalResultsOfPersons } from '../modules/assessments/index.ts';
import {
  acknowledgeTelling,
  addDocument,
  approveNotice,
  checkNotice,
  discardNotice,
  draftNotice,
  layDownObligation,
  type PublicationContext,
  publishNotice,
  tellResult,
} from '../modules/publication/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Caller } from '../platform/http/caller.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';
import { movingClock } from './moving-clock.ts';

const ALL_SOURCES = {
  accidents: SYSTEM_SCOPE,
  assessments: SYSTEM_SCOPE,
  inspections: SYSTEM_SCOPE,
  lists: SYSTEM_SCOPE,
  tasks: SYSTEM_SCOPE,
};

/** Who writes and who approves are two accounts; `writer` is one without. */
export async function addWholePublication(
  services: TestDatabase,
  command: Command,
  { region, appointmentId }: { readonly region: string; readonly appointmentId: Id<'appointment'> },
): Promise<void> {
  const context: PublicationContext = {
    ...movingClock(services, '2026-11-02T10:00:00').services,
    may: () => true,
    scopeFor: () => SYSTEM_SCOPE,
    finalResults: finalGradesOfBodies,
    personResults: finalResultsOfPersons,
  };
  const writer = { ...command, actor: { accountId: null, name: '安委办' } };
  const written = {
    region,
    kind: 'other' as const,
    accidentId: null,
    assessmentId: null,
    inspectionId: null,
    year: 2024,
    title: '关于开展警示教育的公告',
    organ: '县安全生产委员会',
    body: '值班电话0571-12345678。',
    instrument: null,
    tables: [{ caption: '安排', head: ['日期', '内容'], rows: [['六月', '宣传']] }],
  };
  const none = { corrects: null, correction: null, readAt: null };
  const approval = {
    on: day('2026-11-02'),
    by: '县安全生产委员会',
    words: '县安委会会议批准',
    documentNo: '县安委〔2026〕9号',
    paperId: null,
  };
  const justified = [{ kind: 'phone', text: '0571-12345678', reason: '公开的值班电话' }] as const;
  const { id } = await draftNotice(context, writer, ALL_SOURCES, { ...written, ...none });
  const pdf = { name: '安排.pdf', bytes: Buffer.from('%PDF-1.4') };
  await addDocument(context, writer, { id, version: 1 }, pdf);
  await checkNotice(context, writer, { id, version: 2 }, { justified });
  await approveNotice(context, command, { id, version: 3 }, approval);
  await publishNotice(context, writer, { id, version: 4 });
  const right = await draftNotice(context, writer, ALL_SOURCES, {
    ...written,
    corrects: id,
    correction: '日期改为七月',
    readAt: null,
  });
  await discardNotice(context, writer, { id: right.id, version: 1 }, { reason: '重复' });
  const due = { region, year: 2024, what: 'bodies', basis: '县安委〔2026〕1号' } as const;
  await layDownObligation(context, writer, {
    ...due,
    version: null,
    dueOn: day('2026-11-30'),
  });
  await layDownObligation(context, writer, { ...due, version: 1, dueOn: day('2026-12-15') });
  const told = await tellResult(
    context,
    writer,
    { posts: SYSTEM_SCOPE, selves: [] },
    {
      region,
      appointmentId,
      year: 2025,
      result: '2025年度考核等次为良好',
      documentNo: '县安委〔2026〕8号',
      on: day('2026-11-02'),
      isOfOther: false,
    },
  );
  const office = {
    grants: [
      {
        role: 'safety-office',
        regionPath: region,
        level: null,
        committeePath: null,
        personId: null,
      },
    ],
    personId: null,
  } as unknown as Caller;
  await acknowledgeTelling(
    context,
    writer,
    office,
    { id: told.id, version: 1 },
    { kind: 'person', how: 'paper', on: day('2026-11-02') },
  );
}
