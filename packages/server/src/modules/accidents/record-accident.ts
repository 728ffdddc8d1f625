// Recording an accident, saying what is known of it by now, and withdrawing what was recorded by mistake.
import type { AccidentFacts } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { covers, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { leadingOrganOf, regionAt } from '../posts/index.ts';
import {
  type AccidentDecision,
  decideCorrection,
  decideRecording,
  decideWithdrawal,
} from './accident.decide.ts';
import type { AccidentsContext } from './accidents.context.ts';
import { accidentSource } from './accidents.ledger.ts';
import {
  type AccidentRow,
  directLossOf,
  factsOf,
  insertVersion,
  lockAccident,
  supersede,
} from './accidents.store.ts';
import { type MilestoneRow, standingMilestones } from './milestones.store.ts';
import { refuseSecrets } from './refuse-secrets.ts';

interface NewVersion {
  readonly id: Id<'accident'>;
  readonly version: number;
  readonly regionPath: string;
  readonly scopeKey: string;
  readonly facts: AccidentFacts;
  readonly reason: string | null;
  readonly isCorrection?: boolean;
}

async function writeVersion(
  unit: Unit,
  actor: string,
  { state, event }: AccidentDecision,
  { id, version, regionPath, scopeKey, facts, reason, isCorrection = false }: NewVersion,
): Promise<void> {
  const { name, place, sector, unit: body, kind, natureBasis, sourceDocument } = facts;
  refuseSecrets({ name, place, sector, unit: body, kind, natureBasis, sourceDocument, reason });
  await insertVersion(unit.tx, {
    id: newId(unit.now),
    record_id: id,
    version,
    state,
    region_path: regionPath,
    scope_key: scopeKey,
    name: facts.name,
    occurred_on: facts.occurredOn,
    occurred_at: facts.occurredAt === null ? null : new Date(facts.occurredAt),
    place: facts.place,
    sector: facts.sector,
    sector_code: facts.sectorCode,
    unit: facts.unit,
    kind: facts.kind,
    grade: facts.grade,
    grade_source: facts.gradeSource,
    nature: facts.nature,
    nature_basis: facts.natureBasis,
    is_responsible: facts.isResponsible,
    is_grave: facts.isGrave,
    deaths: facts.deaths,
    missing: facts.missing,
    serious_injuries: facts.seriousInjuries,
    injured: facts.injured,
    direct_loss: directLossOf(facts),
    known_as_of: facts.knownAsOf,
    source_document: facts.sourceDocument,
    change_reason: reason,
    is_correction: isCorrection || null,
    recorded_at: unit.now,
    recorded_by: actor,
    superseded_at: null,
  });
  const organId = await leadingOrganOf(unit.tx, regionPath);
  await recordHeld(unit, accidentSource, [
    { id, type: event, ...(organId === undefined ? {} : { organId }) },
  ]);
  await unit.send('vetting.look-again', {});
}

/** By the office that runs the region's bodies. */
export function recordAccident(
  { unitOfWork }: AccidentsContext,
  command: Command,
  { region: regionPath, ...facts }: AccidentFacts & { readonly region: string },
): Promise<{ id: Id<'accident'> }> {
  return unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, regionPath);
    const scopeKey = region === undefined ? '' : scopeKeyOf(region.level, region.path);
    if (region === undefined || !covers(command.scope, { scopeKey }))
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const decided = unwrap(decideRecording(facts, unit.now));
    const id = newId<'accident'>(unit.now);
    const row = { id, version: 1, regionPath, scopeKey, facts, reason: null };
    await writeVersion(unit, command.actor.name, decided, row);
    await unit.audit('accidents.record', id);
    return { id };
  });
}

interface Chosen {
  readonly id: Id<'accident'>;
  readonly version: number;
  readonly reason: string;
  readonly isCorrection?: boolean;
}

async function replace(
  { unitOfWork }: AccidentsContext,
  command: Command,
  { id, version, reason, isCorrection = false }: Chosen,
  audited: string,
  decide: (
    row: AccidentRow,
    milestones: readonly MilestoneRow[],
    now: Date,
  ) => AccidentDecision & { readonly facts: AccidentFacts },
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockAccident(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const milestones = await standingMilestones(unit.tx, [id]);
    const { facts, ...decided } = decide(row, milestones, unit.now);
    if ((await supersede(unit.tx, id, version, unit.now)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const { regionPath, scopeKey } = row;
    const next = {
      id,
      version: version + 1,
      regionPath,
      scopeKey,
      facts,
      reason,
      isCorrection,
    };
    await writeVersion(unit, command.actor.name, decided, next);
    await unit.audit(audited, id);
    return {};
  });
}

/** The earliest event, by its day; of that day the earliest moment. */
function firstOf(milestones: readonly MilestoneRow[]) {
  const [day] = milestones.map(({ on }) => on).toSorted();
  if (day === undefined) return undefined;
  const [at] = milestones.flatMap((one) => (one.at === null ? [] : [one.at])).toSorted();
  return { on: day, at: at === undefined ? null : new Date(at) };
}

export function correctAccident(
  context: AccidentsContext,
  command: Command,
  chosen: Chosen,
  facts: AccidentFacts,
): Promise<void> {
  return replace(context, command, chosen, 'accidents.correct', (row, milestones, now) => ({
    ...unwrap(
      decideCorrection(
        { state: row.state, facts: factsOf(row), firstMilestone: firstOf(milestones) },
        facts,
        now,
      ),
    ),
    facts,
  }));
}

export function withdrawAccident(
  context: AccidentsContext,
  command: Command,
  chosen: Chosen,
): Promise<void> {
  return replace(context, command, chosen, 'accidents.withdraw', (row) => ({
    ...unwrap(decideWithdrawal(row.state)),
    facts: factsOf(row),
  }));
}
