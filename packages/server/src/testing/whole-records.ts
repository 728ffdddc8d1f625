// The whole world's duty records: one of every source and word, corrected, withdrawn, checked for form and opened.
import { importChoicesSchema, performanceRoutes, type RecordContent } from '@jinze/contracts';
import { docxOf } from '@jinze/documents/testing';
import { civilDate as day, type Id } from '@jinze/kernel';
import { correctRecord, withdrawRecord } from '../modules/performance/change-record.ts';
import { checkForm } from '../modules/performance/check-form.ts';
import { confirmRecords, objectToRecord } from '../modules/performance/give-word.ts';
import { importRecords } from '../modules/performance/import-records.ts';
import { withdrawImport } from '../modules/performance/import-records.withdraw.ts';
import { openRecord } from '../modules/performance/open-record.ts';
import type { RecordingContext } from '../modules/performance/performance.context.ts';
import { recordActivity, recordBatch } from '../modules/performance/record-activity.ts';
import {
  beginAttachment,
  finishAttachment,
  receivePart,
} from '../modules/performance/send-attachment.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Caller } from '../platform/http/caller.ts';
import { digestOf, newId } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

/** Anybody may: who may is not what the ledger is asked. */
const CHANGER = { isTheirs: () => true, ownPersonIds: [] };

/** A picture that is handed in with a record. */
async function sendFile(services: TestDatabase, command: Command, draftId: string): Promise<void> {
  const bytes = Buffer.from('%PDF-1.7 minutes');
  const begun = {
    draftId,
    name: '纪要.pdf',
    size: bytes.length,
    digest: digestOf(bytes),
    keepsMetadata: false,
  };
  const { id } = await beginAttachment(services, command, begun);
  await receivePart(services, command, id, 0, bytes.subarray(0, 5));
  await receivePart(services, command, id, 5, bytes.subarray(5));
  await finishAttachment(services, command, id);
}

/** One import that stands, with its file, and one that was withdrawn. */
async function bringIn(
  context: TestDatabase & RecordingContext,
  command: Command,
  personId: Id<'person'>,
): Promise<void> {
  for (const title of ['导入的', '导错的']) {
    const bytes = docxOf([
      [
        ['日期', '活动', '事项'],
        ['2026-11-07', '检查', title],
      ],
    ]);
    const choices = importChoicesSchema.parse({
      tables: [{ table: 1, personId }],
      keepsFile: title === '导入的',
    });
    const file = { name: '台账.docx', bytes };
    const made = await importRecords(context, command, [], {
      file,
      choices,
      digest: digestOf(bytes),
    });
    if (title === '导错的')
      await withdrawImport(context, command, [], { id: made.importId, reason: '导错了' });
  }
}

export async function addWholeRecords(
  services: TestDatabase,
  command: Command,
  personId: Id<'person'>,
): Promise<void> {
  const context = { ...services, afterRecords: async () => undefined };
  const accountId = command.actor.accountId;
  if (accountId === null) throw new Error('an account records');
  const content = (more: object = {}): RecordContent =>
    performanceRoutes.record.body.omit({ draftId: true }).parse({
      activity: 'budget',
      body: 'government-executive-meeting',
      title: '研究专项资金',
      occurredOn: '2026-11-05',
      occurredTo: '2026-11-06',
      place: '县政府',
      matter: '审议预算草案',
      findings: '缺口两百万元',
      orders: '财政局补足',
      followUp: '十二月复查',
      basisNo: '石政纪要〔2026〕12号',
      amounts: [{ year: 2026, fundWanYuan: 1200.5, revenueWanYuan: null }],
      participants: [{ personId, role: 'led', duties: ['art6.4', 'art6.4-1'] }],
      lateReason: '纪要后补',
      ...more,
    });
  const record = async (title: string) => {
    const sent = { ...content({ title }), draftId: newId<'draft'>(services.clock.now()) };
    return { id: (await recordActivity(context, command, [], sent)).recordId, version: 1 };
  };
  const own = { ...command, scope: { keys: [], committees: [], persons: [personId] } };
  const withFile = newId<'draft'>(services.clock.now());
  await sendFile(services, command, withFile);
  await recordActivity(context, command, [], {
    ...content({ title: '有附件' }),
    draftId: withFile,
  });
  await bringIn(context, command, personId);
  const confirmed = await record('已确认');
  await confirmRecords(context, own, [confirmed]);
  await objectToRecord(context, own, { ...(await record('有异议')), reason: '没有参加' });
  const corrected = await record('写错的');
  const right = content({ title: '改对的', occurredOn: day('2026-11-04') });
  await correctRecord(context, command, CHANGER, { ...corrected, ...right, reason: '写错日期' });
  await withdrawRecord(context, command, CHANGER, { ...(await record('重复')), reason: '重复' });
  const returned = await record('退回的');
  await checkForm(context, command, [returned], { outcome: 'returned', note: '补正地点' });
  const external = { externalSystem: '云江OA', externalId: 'a-1', ...content() };
  await recordBatch(context, command, [], { items: [external], language: 'zh' });
  const caller = { accountId } as Caller;
  const opening = { id: confirmed.id, reason: '核查', caller, isOwn: () => false };
  const reading = { ...context, orderBehind: () => undefined, orderNumber: async () => '' };
  await openRecord(reading, { ...command, scope: SYSTEM_SCOPE }, opening);
}
