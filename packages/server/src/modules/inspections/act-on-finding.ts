// How an act on a finding is written, and the acts: noted and answered on site, rectified, verified, looked back at.
import type {
  FindingSeverity,
  InspectionBlock,
  InspectionFindingKind,
  LookBackResult,
} from '@jinze/contracts';
import { type CivilDate, civilDateAt, type Id, type Result } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import {
  type Chosen,
  onInspection,
  organOf,
  refuseSecrets,
  requireVersion,
  type Within,
} from './act-on-inspection.ts';
import { evidenceOf } from './evidence.ts';
import {
  decideAdding,
  decideChanging,
  type FindingDecision,
  type FindingFacts,
  type FindingRefusal,
  stateUntil,
} from './finding.decide.ts';
import { refuseUnknownClause } from './finding-clause.ts';
import { holderOn, NOBODY, personOf, refuseOwn } from './finding-person.ts';
import {
  FINDINGS_MOST,
  type FindingChanges,
  type FindingRow,
  insertEntry,
  insertFinding,
  lockFinding,
  nextNumber,
  tellOfFindings,
  updateFinding,
} from './findings.store.ts';
import type { CitedEvidence } from './held-evidence.ts';
import type { Acting, InspectionsContext, Side } from './inspections.context.ts';
import { inspectionFindingSource } from './inspections.ledger.ts';
import type { InspectionRow } from './inspections.store.ts';
import { type StatementRow, statementsOf } from './statements.store.ts';
import { tellNamed, tellOfFinding } from './tell-of-inspection.ts';

export interface ChosenFinding extends Chosen {
  readonly findingId: Id<'inspection-finding'>;
}

export interface WrittenFinding {
  readonly kind: InspectionFindingKind;
  readonly severity: FindingSeverity;
  readonly block: InspectionBlock;
  readonly clause: { readonly instrument: string; readonly article: string };
  readonly facts: string;
  readonly place: string;
  readonly foundOn: CivilDate;
  readonly evidence: readonly CitedEvidence[];
  readonly organName: string;
  readonly appointmentId: Id<'appointment'> | null;
  readonly dueOn: CivilDate;
}

export const factsOfFinding = (
  row: FindingRow,
  { state }: Pick<InspectionRow, 'state'>,
  statement: StatementRow | undefined,
): FindingFacts => ({
  state: row.state,
  stage: state,
  dueOn: row.due_on,
  hasMeasure: row.measure !== null,
  objection:
    row.objection === null
      ? ('none' as const)
      : row.reply === null
        ? 'open'
        : ('answered' as const),
  statement: statement === undefined ? 'none' : statement.answer === null ? 'open' : 'answered',
  lookBack: row.look_back_result,
  isRelapse: row.is_relapse,
  isRepeat: row.repeats !== null,
  personId: row.person_id,
  extension:
    row.extension_due === null || row.extension_on === null
      ? null
      : {
          dueOn: row.extension_due,
          askedOn: row.extension_on,
          by: row.extension_by_account,
        },
});

interface Said {
  readonly on: CivilDate;
  readonly text: string | null;
}

export async function addEntry(
  unit: Within,
  actor: string,
  of: Pick<FindingRow, 'id' | 'version'>,
  act: FindingDecision['act'],
  { on, text }: Said,
): Promise<void> {
  await insertEntry(unit.tx, {
    finding_id: of.id,
    version: of.version,
    act,
    on_day: on,
    text,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

export interface FindingActOf extends Said {
  readonly decided: Result<FindingDecision, FindingRefusal>;
  readonly changes?: FindingChanges;
  readonly also?: () => Promise<void>;
}

/** With all its parts, also those that whoever acts does not read. */
export async function record(
  unit: Within,
  inspection: Pick<InspectionRow, 'region_path' | 'inspected_path'>,
  { id, isTold }: { readonly id: Id<'inspection-finding'>; readonly isTold: boolean },
  type: FindingDecision['event'],
): Promise<void> {
  const organ = await organOf(unit, inspection, isTold ? 'inspected' : 'inspecting');
  await asSystem(unit.tx, unit.own, () =>
    recordHeld(unit, inspectionFindingSource, [{ id, type, isConcealed: !isTold, ...organ }]),
  );
}

/** With the feedback the findings that stand are the inspected side's to read, and its record. */
export async function tellFindings(unit: Within, inspection: InspectionRow): Promise<void> {
  const told = await tellOfFindings(unit.tx, inspection.id, unit.now);
  const organ = await organOf(unit, inspection, 'inspected');
  const type = 'inspection-finding.delivered.v1';
  await recordHeld(
    unit,
    inspectionFindingSource,
    told.map(({ id }) => ({ id, type, ...organ })),
  );
  const persons = told.flatMap(({ person_id: id }) => id ?? []);
  await tellNamed(
    unit,
    inspection,
    persons,
    stateUntil(civilDateAt(unit.now), inspection.plan_days),
  );
}

export async function actOnFinding(
  context: InspectionsContext,
  acting: Acting,
  { id, findingId, version }: ChosenFinding,
  sides: readonly Side[],
  of: (
    held: { readonly row: FindingRow; readonly facts: FindingFacts; readonly of: InspectionRow },
    unit: Within,
  ) => FindingActOf | Promise<FindingActOf>,
): Promise<void> {
  await onInspection(context, acting, id, sides, async (inspection, unit) => {
    const row = await lockFinding(unit.tx, id, findingId);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (!sides.includes('inspected')) refuseOwn(acting, row.person_id);
    requireVersion({ version }, row);
    const [statement] = await statementsOf(unit.tx, [findingId]);
    const facts = factsOfFinding(row, inspection, statement);
    const asked = await of({ row, facts, of: inspection }, unit);
    const decision = unwrap(asked.decided);
    if ((await updateFinding(unit.tx, row, { ...asked.changes, state: decision.state })) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await asked.also?.();
    const at = { id: findingId, version: version + 1 };
    await addEntry(unit, acting.command.actor.name, at, decision.act, asked);
    await record(unit, inspection, { id: findingId, isTold: row.told_at !== null }, decision.event);
    await unit.audit(`inspections.finding-${decision.act}`, findingId);
    const told = { act: decision.act, isTold: row.told_at !== null, personId: row.person_id };
    await tellOfFinding(unit, inspection, told, acting.command.actor);
    return {};
  });
}

const columnsOf = (input: WrittenFinding) => ({
  kind: input.kind,
  severity: input.severity,
  block: input.block,
  instrument: input.clause.instrument,
  article: input.clause.article,
  facts: input.facts,
  place: input.place,
  found_on: input.foundOn,
  organ_name: input.organName,
  due_on: input.dueOn,
});

const secretsIn = ({ facts, place, organName }: WrittenFinding) =>
  refuseSecrets({ facts, place, organName });

const aroundOf = (row: InspectionRow, { clock }: InspectionsContext) => ({
  arrivedOn: row.arrived_on,
  leftOn: row.left_on,
  today: clock.today(),
});

export async function addFinding(
  context: InspectionsContext,
  acting: Acting,
  { id, version }: Chosen,
  input: WrittenFinding,
): Promise<{ readonly findingId: Id<'inspection-finding'> }> {
  secretsIn(input);
  refuseUnknownClause(input.clause);
  const { actor } = acting.command;
  return onInspection(context, acting, id, ['group', 'office'], async (row, unit) => {
    requireVersion({ version }, row);
    const decision = unwrap(decideAdding(row.state, input, aroundOf(row, context)));
    const person = await personOf(unit, acting, row, input);
    const evidence = await evidenceOf(unit, row.inspected_path, input.evidence);
    const findingId = newId<'inspection-finding'>(unit.now);
    const number = await nextNumber(unit.tx, id);
    if (number > FINDINGS_MOST)
      throw new Refused({ code: 'inspections.too-many', values: { limit: FINDINGS_MOST } });
    await insertFinding(unit.tx, {
      id: findingId,
      version: 1,
      inspection_id: id,
      number,
      state: decision.state,
      ...columnsOf(input),
      evidence: JSON.stringify(evidence),
      ...person,
      recorded_at: unit.now,
      recorded_by: actor.name,
    });
    const said = { on: input.foundOn, text: null };
    await addEntry(unit, actor.name, { id: findingId, version: 1 }, 'add', said);
    await record(unit, row, { id: findingId, isTold: false }, decision.event);
    await unit.audit('inspections.add-finding', findingId);
    return { findingId };
  });
}

export function changeFinding(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  input: WrittenFinding,
): Promise<void> {
  secretsIn(input);
  refuseUnknownClause(input.clause);
  return actOnFinding(
    context,
    acting,
    chosen,
    ['group', 'office'],
    async ({ facts, of, row }, unit) => {
      // Under another clause, or found on another day, it may repeat something else, or nothing.
      const isOther =
        input.clause.instrument !== row.instrument ||
        input.clause.article !== row.article ||
        input.foundOn !== row.found_on;
      const cited = await evidenceOf(unit, of.inspected_path, input.evidence, row.evidence);
      return {
        decided: decideChanging(facts, input, aroundOf(of, context)),
        changes: {
          ...columnsOf(input),
          ...(await personOf(unit, acting, of, input)),
          ...(isOther ? { repeats: null, repeat_by: null } : {}),
          evidence: JSON.stringify(cited),
        },
        on: context.clock.today(),
        text: null,
      };
    },
  );
}

export interface LookedAt {
  readonly result: LookBackResult;
  readonly text: string;
  readonly dueOn: CivilDate | null;
}

/**
 * What has relapsed is a finding anew, and repeats the old one. It is about who holds the post now, or about nobody, and
 * stands on what was seen now.
 */
export async function addRelapse(
  unit: Within,
  acting: Acting,
  { row, of }: { readonly row: FindingRow; readonly of: InspectionRow },
  { text, dueOn, on }: { readonly text: string; readonly dueOn: CivilDate; readonly on: CivilDate },
): Promise<void> {
  const { actor } = acting.command;
  const id = newId<'inspection-finding'>(unit.now);
  const { appointment_id: appointmentId } = row;
  const holder =
    appointmentId === null ? undefined : await holderOn(unit, acting, of, appointmentId, on);
  await insertFinding(unit.tx, {
    id,
    version: 1,
    inspection_id: of.id,
    number: await nextNumber(unit.tx, of.id),
    state: 'open',
    kind: row.kind,
    severity: row.severity,
    block: row.block,
    instrument: row.instrument,
    article: row.article,
    facts: text,
    place: row.place,
    found_on: on,
    evidence: '[]',
    organ_name: row.organ_name,
    ...(holder ?? NOBODY),
    due_on: dueOn,
    repeats: row.id,
    repeat_by: actor.name,
    recorded_at: unit.now,
    recorded_by: actor.name,
    told_at: unit.now,
    is_relapse: true,
  });
  await addEntry(unit, actor.name, { id, version: 1 }, 'add', { on, text: null });
  await record(unit, of, { id, isTold: true }, 'inspection-finding.added.v1');
  const named = holder === undefined ? [] : [holder.person_id];
  await tellNamed(unit, of, named, stateUntil(civilDateAt(unit.now), of.plan_days));
}
