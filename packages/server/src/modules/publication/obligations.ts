// By when the results of a year are public (art. 15): shown region by region, laid down by the office, exposed to assessments.
import type { Obligation, ObligationState, ObligationSubject } from '@jinze/contracts';
import { type CivilDate, civilDateAt } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, scopeKeyOf } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import {
  type EarlierDay,
  judgedBy,
  type ObligationFacts,
  stateOfObligation,
  whyOfObligation,
} from './obligation.decide.ts';
import {
  type AskedOf,
  type AskedRow,
  changeObligation,
  earlierDays,
  insertObligation,
  lockObligation,
  obligationAt,
  publicationDays,
} from './obligations.store.ts';
import type { PublicationContext } from './publication.context.ts';
import { obligationSource } from './publication.ledger.ts';

const factsOf = (
  row: AskedRow,
  { year, what }: AskedOf,
  earlier: readonly EarlierDay[],
): ObligationFacts => {
  const { due_on: on, basis, judged_by: day, recorded_at: at, met_on: metOn } = row;
  return {
    year,
    what,
    due:
      on === null || basis === null || day === null || at === null
        ? null
        : { on, basis, judgedBy: day, recordedOn: civilDateAt(at), earlier },
    met: metOn === null ? null : { on: metOn, title: row.met_title ?? '' },
    leftOver: row.left_over ?? 0,
    pending: row.pending ?? 0,
    running: row.running ?? 0,
    untied: row.untied,
  };
};

function obligationView(
  { may }: Pick<PublicationContext, 'may'>,
  caller: Caller,
  row: AskedRow,
  facts: ObligationFacts,
  today: CivilDate,
): Obligation {
  const { met_id: metId, met_title: title, met_on: metOn } = row;
  return {
    id: row.id,
    version: row.version,
    regionId: row.region_id,
    region: row.region_path,
    regionName: row.region_name,
    year: facts.year,
    what: facts.what,
    dueOn: row.due_on,
    judgedBy: row.judged_by,
    basis: row.basis,
    state: stateOfObligation(row.judged_by, { met: metOn, isUntied: row.untied !== null }, today),
    metBy: metId === null ? null : { id: metId, title: title ?? '', publishedOn: metOn },
    why: whyOfObligation(facts, today),
    mayLayDown: may(caller, 'publication.lay-down', { scopeKey: row.scope_key }),
  };
}

/** With what was laid down before; one statement for all of them. */
export async function obligationViews(
  context: Pick<PublicationContext, 'may' | 'clock'>,
  db: Reader,
  caller: Caller,
  rows: readonly AskedRow[],
  of: AskedOf,
): Promise<Obligation[]> {
  const today = context.clock.today();
  const before = Map.groupBy(
    await earlierDays(
      db,
      rows.flatMap(({ id }) => (id === null ? [] : [id])),
    ),
    (one) => one.obligation_id,
  );
  return rows.map((row) => {
    const earlier = (before.get(row.id ?? '') ?? []).map((one) => ({
      on: one.due_on,
      basis: one.basis,
      recordedOn: civilDateAt(one.recorded_at),
    }));
    return obligationView(context, caller, row, factsOf(row, of, earlier), today);
  });
}

/** The first day, or another one by another document: what it said before stays on record. */
export async function layDownObligation(
  { database, unitOfWork, clock }: PublicationContext,
  command: Command,
  input: {
    readonly region: string;
    readonly year: number;
    readonly what: ObligationSubject;
    readonly version: number | null;
    readonly dueOn: CivilDate;
    readonly basis: string;
  },
): Promise<void> {
  const { region, asked } = await database.read(command.scope, async (db) => ({
    region: await regionAt(db, input.region),
    asked: await obligationAt(db, command.scope, input),
  }));
  const scopeKey = region === undefined ? '' : scopeKeyOf(region.level, region.path);
  if (region === undefined || !covers(command.scope, { scopeKey }))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  if (asked === undefined)
    throw new Refused({ code: 'publication.not-asked', path: 'body.region' });
  await unitOfWork.commit(command, async (unit) => {
    const before = await lockObligation(unit.tx, input);
    if ((before?.version ?? null) !== input.version)
      throw new Refused({ code: 'http.version-conflict', current: { version: before?.version } });
    const judged = before === undefined ? undefined : { judgedBy: before.judged_by };
    const said = {
      due_on: input.dueOn,
      basis: input.basis,
      judged_by: judgedBy(judged, input.dueOn, clock.today()),
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    };
    const id = before?.id ?? newId<'publication-obligation'>(unit.now);
    if (before === undefined)
      await insertObligation(unit.tx, {
        id,
        version: 1,
        region_path: region.path,
        scope_key: scopeKey,
        year: input.year,
        what: input.what,
        ...said,
      });
    else await changeObligation(unit.tx, before, said);
    const type =
      before === undefined
        ? 'publication-obligation.laid-down.v1'
        : 'publication-obligation.changed.v1';
    await recordHeld(unit, obligationSource, [{ id, type }]);
    await unit.audit('publication.lay-down', id);
    return {};
  });
}

/** What an assessment asks of art. 15: whether the results of the year's bodies were public in time, region by region. */
export async function publicationFactsOf(
  db: Reader,
  of: { readonly regions: readonly string[]; readonly year: number },
  today: CivilDate,
): Promise<ReadonlyMap<string, { state: ObligationState; on: CivilDate | null }>> {
  const days = await publicationDays(db, of);
  return new Map(
    days.map(({ region, due, on: met, isUntied }) => [
      region,
      { state: stateOfObligation(due, { met, isUntied }, today), on: met },
    ]),
  );
}
