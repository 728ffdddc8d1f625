// Drafting the order of an inspection and changing the draft: who is inspected, when, on what basis.
import type { InspectionKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { act, addStep, type Chosen, factsOf, organOf, refuseSecrets } from './act-on-inspection.ts';
import { decideChange, decideDraft } from './inspection.decide.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { inspectionSource } from './inspections.ledger.ts';
import { hasEnded, insertInspection, moveMembersEnd } from './inspections.store.ts';
import { programmeById } from './programmes.store.ts';

export interface WrittenOrder {
  readonly title: string;
  readonly bodies: readonly string[];
  readonly programmeId: Id<'inspection-programme'> | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly basis: string;
  readonly planEntry: string | null;
  readonly planDays: number;
  readonly planBasis: string;
  readonly complaintDays: number | null;
  readonly complaintBasis: string | null;
}

const columnsOf = (input: WrittenOrder) => ({
  title: input.title,
  bodies: [...input.bodies],
  programme_id: input.programmeId,
  from_day: input.from,
  to_day: input.to,
  basis: input.basis,
  plan_entry: input.planEntry,
  plan_days: input.planDays,
  plan_basis: input.planBasis,
  complaint_days: input.complaintDays,
  complaint_basis: input.complaintDays === null ? null : input.complaintBasis,
});

function checkContent(input: WrittenOrder): void {
  const { title, basis, planEntry, planBasis, bodies, complaintDays, complaintBasis } = input;
  refuseSecrets({ title, basis, planEntry, planBasis, complaintBasis, bodies: bodies.join('\n') });
  if (complaintDays !== null && complaintBasis === null)
    throw new Refused({ code: 'inspections.complaint-basis', path: 'body.complaintBasis' });
}

/** A programme of the same region, over a term in which the inspection begins. */
async function refuseForeignProgramme(
  db: Reader,
  keys: readonly string[],
  {
    programmeId: id,
    from,
    region,
  }: Pick<WrittenOrder, 'programmeId' | 'from'> & {
    readonly region: string;
  },
): Promise<void> {
  if (id === null) return;
  const found = await programmeById(db, keys, id);
  if (found === undefined) throw new Refused({ code: 'http.not-found', path: 'body.programmeId' });
  if (found.region_path !== region || from < found.from_day || from > found.to_day)
    throw new Refused({ code: 'inspections.other-programme', path: 'body.programmeId' });
}

export async function draftInspection(
  { database, unitOfWork, clock }: InspectionsContext,
  { command }: Acting,
  input: WrittenOrder & {
    readonly region: string;
    readonly inspected: string;
    readonly kind: InspectionKind;
  },
): Promise<{ readonly id: Id<'inspection'> }> {
  checkContent(input);
  const { scope } = command;
  const { region, inspected, isEnded } = await database.read(scope, async (db) => {
    await refuseForeignProgramme(db, scope.keys, input);
    return {
      region: await regionAt(db, input.region),
      inspected: await regionAt(db, input.inspected),
      isEnded: await hasEnded(db, input.inspected),
    };
  });
  if (region === undefined || !covers(scope, { scopeKey: scopeKeyOf(region.level, region.path) }))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  if (inspected === undefined)
    throw new Refused({ code: 'http.not-found', path: 'body.inspected' });
  if (isEnded) throw new Refused({ code: 'inspections.region-ended', path: 'body.inspected' });
  const { from, to } = input;
  const decision = unwrap(
    decideDraft({ inspecting: region.path, inspected: inspected.path, from, to }),
  );
  return unitOfWork.commit(command, async (unit) => {
    const id = newId<'inspection'>(unit.now);
    await insertInspection(unit.tx, {
      id,
      version: 1,
      state: decision.state,
      kind: input.kind,
      region_path: region.path,
      region_level: region.level,
      inspected_path: inspected.path,
      inspected_level: inspected.level,
      ...columnsOf(input),
    });
    const on = clock.today();
    await addStep(unit, command.actor.name, { id, version: 1, act: 'draft' }, { on });
    const organ = await organOf(
      { ...unit, own: scope },
      { region_path: region.path, inspected_path: inspected.path },
      'inspecting',
    );
    await recordHeld(unit, inspectionSource, [
      { id, type: decision.event, isConcealed: true, ...organ },
    ]);
    await unit.audit('inspections.draft', id);
    return { id };
  });
}

/** Who is inspected, and whether it is told beforehand, stays: another one is another order. */
export function changeInspection(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  input: WrittenOrder,
): Promise<void> {
  checkContent(input);
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    await refuseForeignProgramme(unit.tx, acting.command.scope.keys, {
      ...input,
      region: row.region_path,
    });
    const { from, to } = input;
    return {
      decided: decideChange(factsOf(row), {
        inspecting: row.region_path,
        inspected: row.inspected_path,
        from,
        to,
      }),
      changes: columnsOf(input),
      on: context.clock.today(),
      also: () => moveMembersEnd(unit.tx, row.id, { last: row.to_day, to }),
    };
  });
}
