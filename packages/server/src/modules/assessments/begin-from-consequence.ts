// What a consequence is followed up with: a talk, a commendation or its use as reference, offered to whoever may begin it and where the act would take it.
import type { Consequence } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, placeOfKey } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { mayBeNominated } from '../commendations/index.ts';
import { mayBeCalled, type ThoughtOf } from '../talks/index.ts';
import { type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { kindOfConsequence } from './consequence.decide.ts';
import type { ConsequenceRow } from './consequences.store.ts';
import { isOfficeOf } from './impartial.ts';
import { issuedScheme } from './issued-schemes.ts';
import { refsOnRecord } from './result-use.store.ts';

export type Begun = NonNullable<Consequence['begins']>['act'];

const BEGUN_BY = {
  talk: 'talks.propose',
  honour: 'commendations.draft',
  reference: 'assessments.record-use',
} as const;

async function wanted(
  { may, database }: AssessmentsContext,
  caller: Caller,
  row: ConsequenceRow,
): Promise<Begun | undefined> {
  const isOwn = row.person_id !== null && selvesOf(caller).includes(row.person_id);
  if (row.done_on !== null || isOwn || isOfficeOf(officesHeld(caller), row)) return undefined;
  const { scheme } = await issuedScheme(database, row.scheme_id);
  const kind = kindOfConsequence(scheme, row.content);
  if (kind === undefined || kind === 'report') return undefined;
  return may(caller, BEGUN_BY[kind], { scopeKey: row.organiser_key }) ? kind : undefined;
}

const whom = (row: ConsequenceRow): ThoughtOf['subject'] => {
  const { appointment_id: appointmentId, organ_id: organId, scope_key: key } = row;
  if (appointmentId !== null) return { kind: 'person', appointmentId };
  return organId === null ? { kind: 'region', at: placeOfKey(key) } : { kind: 'body', organId };
};

/** Of these, the results whose use is in the register already. */
async function alreadyUsed(
  { database, scopeFor }: AssessmentsContext,
  caller: Caller,
  rows: readonly ConsequenceRow[],
): Promise<ReadonlySet<string>> {
  const scope = scopeFor(caller, 'assessments.uses') ?? NO_SCOPE;
  const ids = rows.map(({ subject_id: id }) => id);
  return database.read(scope, (db) => refsOnRecord(db, scope, 'assessment', ids));
}

/** Among these, by their ids; who is called is looked up once for all, as the acts themselves look them up. */
export async function beginnings(
  context: AssessmentsContext,
  caller: Caller,
  rows: readonly ConsequenceRow[],
): Promise<ReadonlyMap<Id<'assessment-consequence'>, Begun>> {
  const { database, clock, scopeFor } = context;
  const today = clock.today();
  const asked = [];
  for (const row of rows) {
    const act = await wanted(context, caller, row);
    if (act !== undefined) asked.push({ row, act, issuer: placeOfKey(row.organiser_key) });
  }
  const talks = asked.filter(({ act }) => act === 'talk');
  const range = scopeFor(caller, 'talks.proposals') ?? NO_SCOPE;
  const thoughtOf = talks.map(({ row, issuer }) => ({ subject: whom(row), issuer }));
  const called = await database.read(range, (db) => mayBeCalled(db, range, thoughtOf, today));
  const honours = asked.filter(({ act }) => act === 'honour');
  const named = honours.flatMap(({ row: { id, appointment_id: appointmentId }, issuer }) =>
    appointmentId === null ? [] : [{ id, appointmentId, issuer: { path: issuer.regionPath } }],
  );
  const posts = scopeFor(caller, 'posts.post') ?? NO_SCOPE;
  const around = { own: selvesOf(caller), today };
  const nominated = await database.read(posts, (db) => mayBeNominated(db, posts, named, around));
  const references = asked.flatMap(({ row, act }) => (act === 'reference' ? [row] : []));
  const used = await alreadyUsed(context, caller, references);
  const refused = new Set([
    ...references.flatMap(({ id, subject_id: of }) => (used.has(of) ? [id] : [])),
    ...talks.flatMap(({ row: { id } }, index) => (called[index] === true ? [] : [id])),
    ...named.flatMap(({ id }, index) => (nominated[index] === true ? [] : [id])),
  ]);
  return new Map(
    asked.flatMap(({ row: { id }, act }) => (refused.has(id) ? [] : [[id, act] as const])),
  );
}
