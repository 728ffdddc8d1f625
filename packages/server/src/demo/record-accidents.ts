// Records the demo's accidents as they became known, and does what offices did about talks, through the use cases.
import type { AccidentFacts } from '@jinze/contracts';
import { type CivilDate, civilDate } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { accountNamed, can, scopeFor } from '../modules/access/index.ts';
import {
  type AccidentRow,
  accidentsOf,
  addFinding,
  addMilestone,
  addMoment,
  type CaseContext,
  correctAccident,
  factsOf,
  grantAccess,
  recordAccident,
  withdrawAccident,
} from '../modules/accidents/index.ts';
import { holdersOn } from '../modules/posts/index.ts';
import {
  approveTalk,
  holdTalk,
  notifyTalk,
  proposeTalk,
  reportOnTalk,
  type TalksContext,
  verifyTalk,
} from '../modules/talks/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { organNamed, regionNamed, talkOn } from './demo.store.ts';
import type { AccidentAct } from './demo-accidents.ts';
import type { FollowingAct } from './demo-milestones.ts';
import { PREFECTURE_PATH } from './demo-places.ts';
import type { DemoTalk, TalkDemoAct } from './demo-talks.ts';

const contextOf = (services: Services): CaseContext & TalksContext => ({
  ...services,
  findAccount: accountNamed,
  may: can,
  scopeFor,
});

export async function accidentNamed(
  { database }: Services,
  { name, on }: { readonly name: string; readonly on: CivilDate },
): Promise<AccidentRow> {
  const known = await database.read(SYSTEM_SCOPE, (db) =>
    accidentsOf(db, SYSTEM_SCOPE, PREFECTURE_PATH, civilDate('2025-01-01'), on),
  );
  const row = known.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no accident ${name}`);
  return row;
}

/** What followed an accident, entered by the office of the place. */
export async function recordFollowing(
  services: Services,
  office: Command,
  act: FollowingAct,
): Promise<void> {
  const context = contextOf(services);
  const { id } = await accidentNamed(services, act);
  switch (act.kind) {
    case 'accident-milestone':
      await addMilestone(context, office, id, act.facts);
      return;
    case 'accident-finding':
      await addFinding(context, office, id, act.finding);
      return;
    case 'accident-moment':
      await addMoment(context, office, id, act.moment);
      return;
    case 'accident-access': {
      const { accountId, name } = office.actor;
      if (accountId === null) throw new Error(`${name} has no account`);
      const by = { accountId, displayName: name, runs: () => true };
      await grantAccess(context, office, id, by, act.access);
    }
  }
}

export async function recordAccidentAct(
  services: Services,
  office: Command,
  act: AccidentAct,
): Promise<void> {
  const context = contextOf(services);
  if (act.kind === 'accident-record') {
    const { region, ...facts } = act.accident;
    const path = await services.database.read(SYSTEM_SCOPE, (db) => regionNamed(db, region));
    await recordAccident(context, office, { ...facts, region: path });
    return;
  }
  const row = await accidentNamed(services, act);
  const chosen = { id: row.id, version: row.version, reason: act.reason };
  if (act.kind === 'accident-withdraw') return withdrawAccident(context, office, chosen);
  const facts: AccidentFacts = { ...factsOf(row), ...act.known };
  return correctAccident(context, office, chosen, facts);
}

/** Whom: the body, or who holds the post on the day. */
async function subjectOf(
  { database }: Services,
  { organ, post }: DemoTalk['subject'],
  on: CivilDate,
) {
  return database.read(SYSTEM_SCOPE, async (db) => {
    const { id: organId, regionPath } = await organNamed(db, organ);
    if (post === undefined) return { kind: 'body', organId } as const;
    const holders = await holdersOn(db, SYSTEM_SCOPE, regionPath, on);
    const holder = holders.find((one) => one.organId === organId && one.postTitle === post);
    if (holder === undefined) throw new Error(`nobody is ${organ} ${post} on ${on}`);
    return { kind: 'person', appointmentId: holder.appointmentId } as const;
  });
}

async function propose(services: Services, office: Command, act: TalkDemoAct): Promise<void> {
  const { talk, place, on } = act;
  const { ground } = talk;
  const { region, of } = await services.database.read(SYSTEM_SCOPE, async (db) => ({
    region: await regionNamed(db, place),
    of: ground.kind === 'accidents' ? await regionNamed(db, ground.of) : '',
  }));
  await proposeTalk(contextOf(services), office, SYSTEM_SCOPE, {
    region,
    subject: await subjectOf(services, talk.subject, on),
    // No rule on record speaks of counties: the office says why it decides so.
    ground:
      ground.kind === 'accidents'
        ? { kind: 'accidents', of, key: 'no-rule', reason: ground.reason }
        : ground,
    talkerOrgan: `${place}安全生产委员会办公室`,
    talker: talk.talker,
    matters: talk.matters,
  });
}

export async function recordTalkAct(
  services: Services,
  office: Command,
  act: TalkDemoAct,
): Promise<void> {
  const { step, on, talk } = act;
  if (step.act === 'propose') return propose(services, office, act);
  const context = contextOf(services);
  const chosen = await services.database.read(SYSTEM_SCOPE, (db) => talkOn(db, talk.matters));
  switch (step.act) {
    case 'approve':
      return approveTalk(context, office, chosen, { by: step.by, on, documentNo: step.number });
    case 'notify':
      return notifyTalk(context, office, chosen, {
        documentNo: step.number,
        on,
        meetOn: civilDate(step.meetOn),
        meetTime: '09:30',
        meetPlace: step.meetPlace,
        note: null,
      });
    case 'hold':
      return holdTalk(context, office, chosen, {
        on,
        documentNo: step.number,
        minutes: step.minutes,
        statement: step.statement,
        measures: step.measures,
        deadline: { kind: 'working-days', days: step.workingDays },
      });
    case 'report':
      return reportOnTalk(context, office, chosen, {
        on,
        documentNo: step.number,
        content: step.content,
      });
    case 'verify':
      return verifyTalk(context, office, chosen, {
        on,
        verifier: step.verifier,
        note: step.note,
        result:
          step.returnedUntil === undefined
            ? { kind: 'passed' }
            : {
                kind: 'returned',
                deadline: { kind: 'date', on: civilDate(step.returnedUntil) },
              },
      });
  }
}
