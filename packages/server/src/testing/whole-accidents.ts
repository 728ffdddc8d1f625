// For `addWholeWorld`: what belongs to an accident, each kind corrected, withdrawn or ended.
import type { MilestoneFacts } from '@jinze/contracts';
import { civilDate as day, type Id } from '@jinze/kernel';
import {
  addFinding,
  addMilestone,
  addMoment,
  correctMilestone,
  grantAccess,
} from '../modules/accidents/index.ts';
import { endAccess } from '../modules/accidents/name-for-case.ts';
import { withdrawFinding } from '../modules/accidents/record-finding.ts';
import { withdrawMilestone } from '../modules/accidents/record-milestone.ts';
import { withdrawMoment } from '../modules/accidents/record-moment.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

const NOTHING: MilestoneFacts = {
  kind: 'closed',
  on: day('2026-10-20'),
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  actor: '云江市人民政府',
  place: null,
  documentNo: '云政函〔2026〕58号',
  natureFrom: null,
  natureTo: null,
  note: '说明',
};
const DATED = '2026-10-03T16:10:00+08:00';

/** Of an accident of 2026-10-03; whoever holds the appointment is found to have reported late. */
export async function addWholeAccidents(
  services: TestDatabase,
  command: Command,
  accidentId: Id<'accident'>,
  appointmentId: Id<'appointment'>,
): Promise<void> {
  const context = {
    ...services,
    may: () => true,
    scopeFor: () => SYSTEM_SCOPE,
    findAccount: async () => undefined,
  };
  const add = (facts: Partial<MilestoneFacts>) =>
    addMilestone(context, command, accidentId, { ...NOTHING, ...facts });
  const told = {
    kind: 'reported',
    on: day('2026-10-03'),
    at: DATED,
    channel: 'regulator',
    level: 'county',
  } as const;
  const { id: reported } = await add(told);
  await correctMilestone(
    context,
    command,
    { accidentId, id: reported, version: 1, reason: '时间有误' },
    { ...NOTHING, ...told, at: '2026-10-03T15:50:00+08:00' },
  );
  await add({ kind: 'appraisal', untilOn: day('2026-10-25') });
  await add({ kind: 'extension', days: 30 });
  await add({ kind: 'handling-published', place: '县政府网站' });
  const nature = { natureFrom: 'production', natureTo: 'natural' } as const;
  const { id: changed } = await add({ kind: 'nature-changed', ...nature });
  const mistaken = { accidentId, id: changed, version: 1, reason: '误录' };
  await withdrawMilestone(context, command, mistaken);
  const finding = {
    kind: 'late',
    organ: '云江市应急管理局',
    documentNo: '云应急函〔2026〕77号',
    foundOn: day('2026-10-22'),
    circumstances: '两小时后才报告',
    subject: { kind: 'person', appointmentId },
  } as const;
  const { id: found } = await addFinding(context, command, accidentId, finding);
  const gone = { on: day('2026-10-30'), documentNo: '云应急函〔2026〕80号', reason: '复核撤销' };
  await withdrawFinding(context, command, { accidentId, id: found, version: 1 }, gone);
  const permit = { kind: 'permit', on: day('2024-06-18'), what: '换发许可证', documentNo: '1号' };
  const { id: moment } = await addMoment(context, command, accidentId, {
    ...permit,
    kind: 'permit',
  });
  await withdrawMoment(context, command, { accidentId, id: moment, version: 1, reason: '无关' });
  const { accountId } = command.actor;
  if (accountId === null) throw new Error('somebody names');
  const by = { accountId, displayName: command.actor.name, runs: () => true };
  await grantAccess(context, command, accidentId, by, {
    loginName: null,
    basisDocument: '云政函〔2026〕58号',
    purpose: '核对任职与分管关系',
    from: day('2026-10-20'),
    until: day('2027-06-30'),
  });
  const { rows } = await services.owner.query<{ id: Id<'accident-access'> }>(
    'select id from accidents.access where accident_id = $1',
    [accidentId],
  );
  const [access] = rows;
  if (access === undefined) throw new Error('somebody was named');
  const ended = { accidentId, id: access.id, version: 1, reason: '调查结束' };
  await endAccess(context, command, ended, by);
}
