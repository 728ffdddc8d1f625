// Who takes part in a case: asked before everything that is read, told or done of it. A person's own case, and one in their chain, is another's.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Caller, type Selves, selvesOf } from '../../platform/http/caller.ts';
import { unwrap } from '../../platform/refused.ts';
import { standingsOf } from '../access/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { accidentsOfCases, type CaseRow, membersOn } from './cases.store.ts';
import { type CaseReader, mayJudge } from './judging.decide.ts';
import { casesAbout, subjectsOf } from './worksheets.store.ts';

/** The cases are looked for wherever they are: a reader's own scope does not show them all of their own. */
export async function readerOf(
  { database, clock }: Pick<AccountabilityContext, 'database' | 'clock'>,
  caller: Pick<Caller, 'accountId' | 'personId' | 'grants'>,
): Promise<CaseReader> {
  const selves = selvesOf(caller);
  return {
    accountId: caller.accountId,
    today: clock.today(),
    selves,
    ownCases:
      selves.length === 0 ? [] : await database.read(SYSTEM_SCOPE, (db) => casesAbout(db, selves)),
  };
}

export interface Judged {
  readonly caseId: Id<'case'> | null;
  readonly accidentId: Id<'accident'> | null;
  /** Whom it is about besides. */
  readonly personId?: Id<'person'>;
}

/** Who is in the case, and who stands in the chain of its accident, wherever their posts are. Shown to nobody. */
export interface Parties {
  readonly subjects: readonly Id<'person'>[];
  readonly chain: readonly Id<'person'>[];
}

/** Of each of these cases; in as many statements for one as for many. `db`: in the system's scope. */
async function partiesOfCases(
  db: Reader,
  { chainPersons }: Pick<AccountabilityContext, 'chainPersons'>,
  cases: readonly Pick<CaseRow, 'id' | 'accident_id'>[],
): Promise<(one: Pick<CaseRow, 'id' | 'accident_id'>) => Parties> {
  const subjects = await subjectsOf(
    db,
    cases.map(({ id }) => id),
  );
  const chains = await chainPersons(db, [
    ...new Set(cases.flatMap(({ accident_id: accident }) => accident ?? [])),
  ]);
  return ({ id, accident_id: accident }) => ({
    subjects: subjects.get(id) ?? [],
    chain: (accident === null ? undefined : chains.get(accident)) ?? [],
  });
}

/** `db`: in the system's scope. */
export async function partiesOf(
  db: Reader,
  { chainPersons }: Pick<AccountabilityContext, 'chainPersons'>,
  { caseId, accidentId, personId }: Judged,
): Promise<Parties> {
  return {
    subjects: [
      ...(personId === undefined ? [] : [personId]),
      ...(caseId === null ? [] : ((await subjectsOf(db, [caseId])).get(caseId) ?? [])),
    ],
    chain:
      accidentId === null ? [] : ((await chainPersons(db, [accidentId])).get(accidentId) ?? []),
  };
}

/** Refuses who stands for somebody in the case or in the chain of its accident: nobody is told more of it than that. */
export async function requireImpartial(
  context: Pick<AccountabilityContext, 'database' | 'chainPersons'>,
  selves: Selves,
  judged: Judged,
): Promise<void> {
  if (selves.length === 0) return;
  const { subjects, chain } = await context.database.read(SYSTEM_SCOPE, (db) =>
    partiesOf(db, context, judged),
  );
  unwrap(mayJudge(selves, subjects, chain));
}

/** Of these accounts those in use that stand for none of the parties. */
export async function impartialAmong(
  db: Reader,
  accounts: readonly Id<'account'>[],
  { subjects, chain }: Parties,
): Promise<Id<'account'>[]> {
  return [...(await standingsOf(db, accounts))]
    .filter(([, selves]) => mayJudge(selves, subjects, chain).ok)
    .map(([id]) => id);
}

/** Without what is from an accident in whose chain somebody stands that the reader stands for. */
export async function ofOtherChains<Row extends { readonly case_id: Id<'case'> }>(
  { database, chainPersons }: Pick<AccountabilityContext, 'database' | 'chainPersons'>,
  { selves }: CaseReader,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (selves.length === 0 || rows.length === 0) return rows;
  return database.read(SYSTEM_SCOPE, async (db) => {
    const accidents = await accidentsOfCases(
      db,
      rows.map((row) => row.case_id),
    );
    const chains = await chainPersons(db, [...new Set(accidents.values())]);
    const isOwn = (id: Id<'accident'>) =>
      selves.some((self) => chains.get(id)?.includes(self) === true);
    return rows.filter((row) => {
      const accidentId = accidents.get(row.case_id);
      return accidentId === undefined || !isOwn(accidentId);
    });
  });
}

/**
 * Those of the cases that nobody may open today: whoever is named is out of time, no longer in use, or stands for
 * somebody in the case. `without`: as if this membership had ended.
 */
export async function unattendedAmong(
  context: Pick<AccountabilityContext, 'database' | 'clock' | 'chainPersons'>,
  cases: readonly Pick<CaseRow, 'id' | 'accident_id'>[],
  without?: Id<'case-member'>,
): Promise<ReadonlySet<Id<'case'>>> {
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const ids = cases.map(({ id }) => id);
    const members = (await membersOn(db, ids, context.clock.today())).filter(
      ({ id }) => id !== without,
    );
    const standings = await standingsOf(
      db,
      members.map(({ account_id: account }) => account),
    );
    const named = Map.groupBy(members, (member) => member.case_id);
    const inUse = (id: Id<'case'>) =>
      (named.get(id) ?? []).flatMap((member) => {
        const selves = standings.get(member.account_id);
        return selves === undefined || selves === null ? [] : [selves];
      });
    // An office's account stands for nobody: only where all do is it asked for whom.
    const asked = cases.filter(({ id }) => inUse(id).every((selves) => selves.length > 0));
    const parties = await partiesOfCases(
      db,
      context,
      asked.filter(({ id }) => inUse(id).length > 0),
    );
    const isLeft = (one: Pick<CaseRow, 'id' | 'accident_id'>) => {
      const { subjects, chain } = parties(one);
      return inUse(one.id).some((selves) => mayJudge(selves, subjects, chain).ok);
    };
    return new Set(asked.filter((one) => !isLeft(one)).map(({ id }) => id));
  });
}
