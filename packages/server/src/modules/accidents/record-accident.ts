// Recording an accident, saying what is known of it by now, and withdrawing what was recorded by mistake.
import type { AccidentFacts } from '@jinze/contracts';
import { type Id, secrecyIn } from '@jinze/kernel';
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
  factsOf,
  insertVersion,
  lockAccident,
  supersede,
} from './accidents.store.ts';

interface NewVersion {
  readonly id: Id<'accident'>;
  readonly version: number;
  readonly regionPath: string;
  readonly scopeKey: string;
  readonly facts: AccidentFacts;
  readonly reason: string | null;
}

/** What carries a secrecy marking does not come in. */
function refuseSecrets(facts: AccidentFacts, reason: string | null): void {
  const { name, place, sector, unit, kind, sourceDocument } = facts;
  const texts = { name, place, sector, unit, kind, sourceDocument, reason };
  const found = secrecyIn(Object.entries(texts).map(([key, text]) => [`body.${key}`, text]));
  if (found !== undefined)
    throw new Refused({
      code: 'accidents.marked-secret',
      path: found.path,
      values: { marking: found.marking },
    });
}

async function writeVersion(
  unit: Unit,
  actor: string,
  { state, event }: AccidentDecision,
  { id, version, regionPath, scopeKey, facts, reason }: NewVersion,
): Promise<void> {
  refuseSecrets(facts, reason);
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
    unit: facts.unit,
    kind: facts.kind,
    grade: facts.grade,
    grade_source: facts.gradeSource,
    nature: facts.nature,
    is_responsible: facts.isResponsible,
    is_grave: facts.isGrave,
    deaths: facts.deaths,
    missing: facts.missing,
    injured: facts.injured,
    known_as_of: facts.knownAsOf,
    source_document: facts.sourceDocument,
    change_reason: reason,
    recorded_at: unit.now,
    recorded_by: actor,
    superseded_at: null,
  });
  const organId = await leadingOrganOf(unit.tx, regionPath);
  await recordHeld(unit, accidentSource, [
    { id, type: event, ...(organId === undefined ? {} : { organId }) },
  ]);
}

/** By the office that runs the region's bodies. */
export function recordAccident(
  { unitOfWork, clock }: AccidentsContext,
  command: Command,
  { region: regionPath, ...facts }: AccidentFacts & { readonly region: string },
): Promise<{ id: Id<'accident'> }> {
  return unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, regionPath);
    const scopeKey = region === undefined ? '' : scopeKeyOf(region.level, region.path);
    if (region === undefined || !covers(command.scope, { scopeKey }))
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const decided = unwrap(decideRecording(facts, clock.today()));
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
}

async function replace(
  { unitOfWork }: AccidentsContext,
  command: Command,
  { id, version, reason }: Chosen,
  audited: string,
  decide: (row: AccidentRow) => AccidentDecision & { readonly facts: AccidentFacts },
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockAccident(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const { facts, ...decided } = decide(row);
    if ((await supersede(unit.tx, id, version, unit.now)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const { regionPath, scopeKey } = row;
    const next = { id, version: version + 1, regionPath, scopeKey, facts, reason };
    await writeVersion(unit, command.actor.name, decided, next);
    await unit.audit(audited, id);
    return {};
  });
}

export function correctAccident(
  context: AccidentsContext,
  command: Command,
  chosen: Chosen,
  facts: AccidentFacts,
): Promise<void> {
  const today = context.clock.today();
  return replace(context, command, chosen, 'accidents.correct', (row) => ({
    ...unwrap(decideCorrection({ state: row.state, facts: factsOf(row) }, facts, today)),
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
