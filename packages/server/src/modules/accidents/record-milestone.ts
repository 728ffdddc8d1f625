// Recording an event of the statutory timetable, correcting it and withdrawing it; what was said before stays.
import type { MilestoneFacts } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { leadingOrganOf } from '../posts/index.ts';
import type { AccidentsContext } from './accidents.context.ts';
import { milestoneSource } from './accidents.ledger.ts';
import { type AccidentRow, factsOf, lockAccident } from './accidents.store.ts';
import {
  decideMilestone,
  decideMilestoneCorrection,
  decideMilestoneWithdrawal,
  type MilestoneDecision,
  type MilestoneSurroundings,
} from './milestone.decide.ts';
import {
  insertMilestone,
  type MilestoneRow,
  milestoneFactsOf,
  milestonesOf,
  supersedeMilestone,
} from './milestones.store.ts';
import { refuseSecrets } from './refuse-secrets.ts';

interface NewVersion {
  readonly id: Id<'milestone'>;
  readonly accident: AccidentRow;
  readonly version: number;
  readonly facts: MilestoneFacts;
  readonly reason: string | null;
}

async function writeVersion(
  unit: Unit,
  actor: string,
  { state, event }: MilestoneDecision,
  { id, accident, version, facts, reason }: NewVersion,
): Promise<void> {
  refuseSecrets({
    actor: facts.actor,
    place: facts.place,
    documentNo: facts.documentNo,
    note: facts.note,
    reason,
  });
  await insertMilestone(unit.tx, {
    id: newId(unit.now),
    record_id: id,
    version,
    state,
    accident_id: accident.id,
    kind: facts.kind,
    on_day: facts.on,
    at: facts.at === null ? null : new Date(facts.at),
    until_on: facts.untilOn,
    days: facts.days,
    channel: facts.channel,
    level: facts.level,
    actor: facts.actor,
    place: facts.place,
    document_no: facts.documentNo,
    nature_from: facts.natureFrom,
    nature_to: facts.natureTo,
    note: facts.note,
    change_reason: reason,
    recorded_at: unit.now,
    recorded_by: actor,
    superseded_at: null,
  });
  const organId = await leadingOrganOf(unit.tx, accident.regionPath);
  await recordHeld(unit, milestoneSource, [
    { id, type: event, ...(organId === undefined ? {} : { organId }) },
  ]);
  // Approval of a report, above all, is what letters in force wait for.
  await unit.send('vetting.look-again', {});
}

/** The accident locked: whoever writes of it comes one after the other, so that the order is judged on what stands. */
async function loaded(unit: Unit, command: Command, accidentId: Id<'accident'>) {
  const accident = await lockAccident(unit.tx, command.scope, accidentId);
  if (accident === undefined) throw new Refused({ code: 'http.not-found' });
  const all = await milestonesOf(unit.tx, [accidentId]);
  return { accident, current: all.filter(({ supersededAt }) => supersededAt === null) };
}

const around = (
  { accident, current }: Awaited<ReturnType<typeof loaded>>,
  now: Date,
  without?: Id<'milestone'>,
): MilestoneSurroundings => ({
  accident: { state: accident.state, facts: factsOf(accident) },
  others: current.filter(({ id, state }) => id !== without && state === 'recorded'),
  now,
});

const NOTHING_MORE = {
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  natureFrom: null,
  natureTo: null,
};

/** By the office that runs the region's bodies. */
export function addMilestone(
  { unitOfWork }: AccidentsContext,
  command: Command,
  accidentId: Id<'accident'>,
  facts: MilestoneFacts,
): Promise<{ id: Id<'milestone'> }> {
  return unitOfWork.commit(command, async (unit) => {
    const found = await loaded(unit, command, accidentId);
    const decided = unwrap(decideMilestone(facts, around(found, unit.now)));
    const id = newId<'milestone'>(unit.now);
    const row = { id, accident: found.accident, version: 1, facts, reason: null };
    await writeVersion(unit, command.actor.name, decided, row);
    await unit.audit('accidents.add-milestone', id);
    return { id };
  });
}

/**
 * In the unit of another act, in the system's scope: what that act has made so, a publication. One that is on record
 * already stands as it is.
 */
export async function noteMilestone(
  unit: Unit,
  command: Command,
  accidentId: Id<'accident'>,
  said: Pick<MilestoneFacts, 'kind' | 'on' | 'place' | 'actor' | 'documentNo' | 'note'>,
): Promise<void> {
  const found = await loaded(unit, command, accidentId);
  const isKnown = found.current.some(
    ({ kind, state }) => kind === said.kind && state === 'recorded',
  );
  if (isKnown) return;
  const facts = { ...NOTHING_MORE, ...said };
  const decided = unwrap(decideMilestone(facts, around(found, unit.now)));
  const id = newId<'milestone'>(unit.now);
  const row = { id, accident: found.accident, version: 1, facts, reason: null };
  await writeVersion(unit, command.actor.name, decided, row);
}

export interface ChosenMilestone {
  readonly accidentId: Id<'accident'>;
  readonly id: Id<'milestone'>;
  readonly version: number;
  readonly reason: string;
}

async function replace(
  { unitOfWork }: AccidentsContext,
  command: Command,
  chosen: ChosenMilestone,
  audited: string,
  decide: (
    row: MilestoneRow,
    surroundings: MilestoneSurroundings,
  ) => MilestoneDecision & { readonly facts: MilestoneFacts },
): Promise<void> {
  const { accidentId, id, version, reason } = chosen;
  await unitOfWork.commit(command, async (unit) => {
    const found = await loaded(unit, command, accidentId);
    const row = found.current.find((one) => one.id === id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const { facts, ...decided } = decide(row, around(found, unit.now, id));
    if ((await supersedeMilestone(unit.tx, id, version, unit.now)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const next = { id, accident: found.accident, version: version + 1, facts, reason };
    await writeVersion(unit, command.actor.name, decided, next);
    await unit.audit(audited, id);
    return {};
  });
}

export function correctMilestone(
  context: AccidentsContext,
  command: Command,
  chosen: ChosenMilestone,
  facts: MilestoneFacts,
): Promise<void> {
  return replace(context, command, chosen, 'accidents.correct-milestone', (row, surroundings) => ({
    ...unwrap(
      decideMilestoneCorrection(
        { state: row.state, facts: milestoneFactsOf(row) },
        facts,
        surroundings,
      ),
    ),
    facts,
  }));
}

export function withdrawMilestone(
  context: AccidentsContext,
  command: Command,
  chosen: ChosenMilestone,
): Promise<void> {
  return replace(context, command, chosen, 'accidents.withdraw-milestone', (row) => ({
    ...unwrap(decideMilestoneWithdrawal(row.state)),
    facts: milestoneFactsOf(row),
  }));
}
