// For `addWholeWorld`: an accident known in two versions with what belongs to it, a talk on it up to a returned report, and one that was withdrawn.
import { civilDate as day, type Id } from '@jinze/kernel';
import { correctAccident, recordAccident } from '../modules/accidents/record-accident.ts';
import { approveTalk, notifyTalk, withdrawTalk } from '../modules/talks/act-on-talk.ts';
import { holdTalk, reportOnTalk, verifyTalk } from '../modules/talks/follow-up-talk.ts';
import { proposeTalk } from '../modules/talks/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';
import { addWholeAccidents } from './whole-accidents.ts';

const PREFECTURE = '/99/9901/';
const FACTS = {
  name: '采石场坍塌事故',
  occurredOn: day('2026-10-03'),
  occurredAt: '2026-10-03T14:30:00+08:00',
  place: '采石场',
  sector: '矿山',
  sectorCode: 'mine',
  unit: '采石有限公司',
  kind: '坍塌',
  grade: 'relatively-serious',
  gradeSource: 'as-known',
  nature: 'production',
  natureBasis: '事故快报〔2026〕12号',
  isResponsible: true,
  isGrave: false,
  deaths: 3,
  missing: 1,
  seriousInjuries: 1,
  injured: 2,
  directLossWanYuan: 320.5,
  knownAsOf: day('2026-10-04'),
  sourceDocument: '事故快报〔2026〕12号',
} as const;

/** In the township, which belongs to the county; whoever holds the appointment is called. */
export async function addWholeTalks(
  services: TestDatabase,
  command: Command,
  of: {
    readonly township: string;
    readonly county: string;
    readonly appointmentId: Id<'appointment'>;
  },
): Promise<void> {
  const context = { ...services, may: () => true, scopeFor: () => SYSTEM_SCOPE };
  const { id: accident } = await recordAccident(context, command, {
    ...FACTS,
    region: of.township,
  });
  const correction = { id: accident, version: 1, reason: '失踪人员已遇难' };
  await correctAccident(context, command, correction, { ...FACTS, deaths: 4, missing: 0 });
  await addWholeAccidents(services, command, accident, of.appointmentId);
  const asked = {
    region: PREFECTURE,
    subject: { kind: 'person', appointmentId: of.appointmentId },
    talkerOrgan: '云江市安委会办公室',
    talker: '主任 周某',
    matters: '矿山事故',
  } as const;
  const { id } = await proposeTalk(context, command, SYSTEM_SCOPE, {
    ...asked,
    ground: { kind: 'accidents', of: of.county, key: 'no-rule', reason: '事故暴露出突出问题' },
  });
  const on = day('2026-11-02');
  const notice = { documentNo: '云安办函〔2026〕12号', on, meetOn: day('2026-11-05') };
  const place = { meetTime: '09:30', meetPlace: '会议室', note: '带分管负责人' };
  const days = { kind: 'calendar-days', days: 10 } as const;
  await approveTalk(
    context,
    command,
    { id, version: 1 },
    {
      by: '市政府常务会议',
      on,
      documentNo: '云政阅〔2026〕31号',
    },
  );
  await notifyTalk(context, command, { id, version: 2 }, { ...notice, ...place });
  await holdTalk(
    context,
    command,
    { id, version: 3 },
    {
      on: day('2026-11-05'),
      documentNo: '云安办纪要〔2026〕4号',
      minutes: '通报情况，提出要求。',
      statement: '县长说明了原因并作出表态。',
      measures: '十日内报整改情况。',
      deadline: days,
    },
  );
  await reportOnTalk(
    context,
    command,
    { id, version: 4 },
    {
      on: day('2026-11-12'),
      documentNo: '石政函〔2026〕40号',
      content: '已完成八成。',
    },
  );
  await verifyTalk(
    context,
    command,
    { id, version: 5 },
    {
      on: day('2026-11-16'),
      verifier: '市应急局 王某',
      note: '两处没有整改',
      result: { kind: 'returned', deadline: days },
    },
  );
  const { id: other } = await proposeTalk(context, command, SYSTEM_SCOPE, {
    ...asked,
    ground: { kind: 'deployment', reason: '部署逾期未落实', documentNo: '云政办〔2026〕9号' },
  });
  await withdrawTalk(context, command, { id: other, version: 1 }, { reason: '已经落实' });
}
