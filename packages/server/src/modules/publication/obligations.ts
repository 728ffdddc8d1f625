// By when the results of a year are public (art. 15): shown region by region, laid down by the office, exposed to assessments.
import type { Obligation, ObligationState, ObligationSubject } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, scopeKeyOf } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import { type ObligationFacts, stateOfObligation, whyOfObligation } from './obligation.decide.ts';
import {
  type AskedRow,
  changeObligation,
  insertObligation,
  lockObligation,
  publicationDays,
} from './obligations.store.ts';
import type { PublicationContext } from './publication.context.ts';
import { obligationSource } from './publication.ledger.ts';

export function obligationView(
  { may }: Pick<PublicationContext, 'may'>,
  caller: Caller,
  row: AskedRow,
  year: number,
  today: CivilDate,
): Obligation {
  const { due_on: on, basis, met_id: metId, met_on: metOn, met_title: metTitle } = row;
  const facts: ObligationFacts = {
    year,
    what: 'bodies',
    due: on === null || basis === null ? null : { on, basis },
    met: metOn === null ? null : { on: metOn, title: metTitle ?? '' },
  };
  return {
    id: row.id,
    version: row.version,
    region: row.region_path,
    regionName: row.region_name,
    year,
    what: 'bodies',
    dueOn: on,
    basis,
    state: stateOfObligation(facts, today),
    metBy: metId === null ? null : { id: metId, title: metTitle ?? '', publishedOn: metOn },
    why: whyOfObligation(facts, today),
    mayLayDown: may(caller, 'publication.lay-down', { scopeKey: row.scope_key }),
  };
}

/** The first day, or another one by another document: what it said before stays on record. */
export async function layDownObligation(
  { database, unitOfWork }: PublicationContext,
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
  const region = await database.read(command.scope, (db) => regionAt(db, input.region));
  const scopeKey = region === undefined ? '' : scopeKeyOf(region.level, region.path);
  if (region === undefined || !covers(command.scope, { scopeKey }))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  await unitOfWork.commit(command, async (unit) => {
    const before = await lockObligation(unit.tx, input);
    if ((before?.version ?? null) !== input.version)
      throw new Refused({ code: 'http.version-conflict', current: { version: before?.version } });
    const said = {
      due_on: input.dueOn,
      basis: input.basis,
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
    days.map(({ region, due, on }) => {
      const facts = {
        due: due === null ? null : { on: due, basis: '' },
        met: on === null ? null : { on, title: '' },
      };
      return [region, { state: stateOfObligation(facts, today), on }];
    }),
  );
}
