// The SQL of packages handed out and their custody lists.
import type { Handout } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Party } from './two-persons.states.ts';

export async function insertHandout(
  tx: Tx,
  row: Insertable<Tables['ledger.handout']>,
): Promise<void> {
  await tx.insertInto('ledger.handout').values(row).execute();
}

const handouts = (db: Reader) =>
  db
    .selectFrom('ledger.handout as handout')
    .leftJoin('posts.organ as organ', 'organ.id', 'handout.organ_id')
    .leftJoin('posts.person as person', 'person.id', 'handout.person_id')
    .leftJoin('access.account as account', 'account.id', 'handout.requested_by')
    .select([
      'handout.id',
      'handout.version',
      sql<Handout['kind']>`handout.kind`.as('kind'),
      sql<Handout['state']>`handout.state`.as('state'),
      'handout.organ_id as organId',
      'handout.committee',
      'organ.name as organName',
      'handout.person_id as personId',
      'person.name as personName',
      'handout.recipient',
      'handout.purpose',
      'handout.document_no as documentNo',
      'handout.records',
      'handout.entries',
      'handout.requested_by as requestedBy',
      'account.person_id as requesterPerson',
      'handout.requester',
      'handout.requested_at as requestedAt',
      'handout.decider',
      'handout.decided_at as decidedAt',
      'handout.note',
      'handout.taken_by as takenBy',
      'handout.taken_at as takenAt',
    ]);

export type HandoutRow = Awaited<ReturnType<typeof handoutsPage>>[number];

/** Whose bodies or whose committee is in the scope, as this viewer sees them, or asked for by this account; newest first. */
export type HandoutsOf =
  | { readonly scope: Pick<Scope, 'keys' | 'committees'>; readonly viewer: Party }
  | { readonly requestedBy: Id<'account'> };

/** What goes to a discipline organ is not told to whom it is about, also where they work in the office. */
const isAbout = (
  personId: string,
) => sql<boolean>`(handout.person_id is not distinct from ${personId}::uuid
  or exists (select from ledger.pending_leaf pending
    where pending.record = any(handout.records) and pending.persons && array[${personId}]::uuid[]))`;

function condition(of: HandoutsOf) {
  if ('requestedBy' in of) return sql<boolean>`handout.requested_by = ${of.requestedBy}::uuid`;
  const { scope, viewer } = of;
  const inScope = sql<boolean>`(case when handout.committee is null
    then not exists (select from unnest(handout.bodies) body where not exists (
      select from posts.organ one where one.id = body and one.scope_key ^@ any(${[...scope.keys]}::text[])))
    else handout.committee = any(${[...scope.committees]}::text[]) end)`;
  if (viewer.personId === null) return inScope;
  return sql<boolean>`(${inScope} and (handout.kind = 'release'
    or handout.requested_by = ${viewer.accountId}::uuid or not ${isAbout(viewer.personId)}))`;
}

export function handoutsPage(
  db: Reader,
  of: HandoutsOf,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
) {
  let query = handouts(db).where(condition(of));
  if (before !== undefined) query = query.where('handout.id', '<', before as Id<'handout'>);
  return query.orderBy('handout.id', 'desc').limit(limit).execute();
}

export async function countHandouts(db: Reader, of: HandoutsOf): Promise<number> {
  const row = await db
    .selectFrom('ledger.handout as handout')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(condition(of))
    .executeTakeFirstOrThrow();
  return row.count;
}

const oneHandout = (db: Reader, of: HandoutsOf, id: Id<'handout'>) =>
  handouts(db).where(condition(of)).where('handout.id', '=', id);

export async function handoutOf(db: Reader, of: HandoutsOf, id: Id<'handout'>) {
  return oneHandout(db, of, id).executeTakeFirst();
}

/** Held until the transaction ends. */
export async function lockHandout(tx: Tx, of: HandoutsOf, id: Id<'handout'>) {
  return oneHandout(tx, of, id).forUpdate('handout').executeTakeFirst();
}

export async function updateHandout(
  tx: Tx,
  id: Id<'handout'>,
  version: number,
  change: Updateable<Tables['ledger.handout']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ledger.handout')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface CustodyRow {
  readonly handoutId: string;
  readonly at: Date;
  readonly name: string;
  readonly act: 'requested' | 'approved' | 'refused' | 'withdrawn' | 'made' | 'handed-over';
  readonly note: string | null;
  readonly hashes: Record<string, string>;
}

/** In order, of all of these. */
export async function custodyOf(db: Reader, ids: readonly string[]): Promise<CustodyRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CustodyRow>`
    select handout_id as "handoutId", at, actor_name as name, act, note, hashes
    from ledger.custody_entry where handout_id = any(${[...ids]}::uuid[])
    order by handout_id, position`.execute(db as Tx);
  return rows;
}

/** The next entry of the list; the handout's row is locked, so that positions follow one another. */
export async function insertCustody(
  tx: Tx,
  entry: Omit<CustodyRow, 'name'> & {
    readonly name: string;
    readonly accountId: Id<'account'> | null;
  },
): Promise<void> {
  await sql`
    insert into ledger.custody_entry (handout_id, position, at, account_id, actor_name, act, note, hashes)
    select ${entry.handoutId}::uuid, coalesce(max(position), 0) + 1, ${entry.at}::timestamptz,
      ${entry.accountId}::uuid, ${entry.name}, ${entry.act}, ${entry.note}, ${JSON.stringify(entry.hashes)}::jsonb
    from ledger.custody_entry where handout_id = ${entry.handoutId}::uuid`.execute(tx);
}
