// The SQL of lawful erasure and sealing.
import type { Restriction } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** What kind of record it is, whose, and which fields any of its versions still holds; undefined: it is not in the ledger. */
export async function heldRecord(
  db: Reader,
  record: string,
): Promise<{ type: string; persons: string[]; keys: string[] } | undefined> {
  const { rows } = await sql<{ type: string; persons: string[]; keys: string[] }>`
    select newest.type, newest.persons, array(
      select distinct field.key from ledger.pending_leaf pending, jsonb_each(pending.fields::jsonb) field
      where pending.record = ${record}::uuid and field.value <> 'null') as keys
    from ledger.pending_leaf newest where newest.record = ${record}::uuid
    order by newest.version desc limit 1`.execute(db as Tx);
  return rows[0];
}

/** The newest version that was accepted. */
export async function newestVersion(db: Reader, record: string): Promise<number> {
  const { version } = await db
    .selectFrom('ledger.pending_leaf')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('record', '=', record)
    .executeTakeFirstOrThrow();
  return version;
}

export async function insertRestriction(
  tx: Tx,
  row: Insertable<Tables['ledger.restriction']>,
): Promise<void> {
  await tx.insertInto('ledger.restriction').values(row).execute();
}

const COLUMNS = [
  'restriction.id',
  'restriction.version',
  'restriction.record',
  'restriction.paths',
  'restriction.basis',
  'restriction.order_no as orderNo',
  'restriction.reason',
  'restriction.organ_id as organId',
  'restriction.proposed_by as proposedBy',
  'account.person_id as proposerPerson',
  'restriction.proposer',
  'restriction.proposed_at as proposedAt',
  'restriction.decider',
  'restriction.decided_at as decidedAt',
  'restriction.note',
] as const;

const inBodies = (keys: readonly string[]) =>
  sql<boolean>`organ.scope_key ^@ any(${[...keys]}::text[])`;

const restrictions = (db: Reader, keys: readonly string[]) =>
  db
    .selectFrom('ledger.restriction as restriction')
    .innerJoin('posts.organ as organ', 'organ.id', 'restriction.organ_id')
    .leftJoin('access.account as account', 'account.id', 'restriction.proposed_by')
    .select([
      ...COLUMNS,
      'organ.name as organName',
      sql<Restriction['kind']>`restriction.kind`.as('kind'),
      sql<Restriction['state']>`restriction.state`.as('state'),
    ])
    .select((eb) =>
      eb
        .selectFrom('ledger.pending_leaf as pending')
        .select(sql<string>`max(pending.type)`.as('type'))
        .whereRef('pending.record', '=', 'restriction.record')
        .where('pending.version', '=', 1)
        .as('type'),
    )
    .where(inBodies(keys));

export type RestrictionRow = Awaited<ReturnType<typeof restrictionsPage>>[number];

/** Those of bodies in the scope, newest first. */
export function restrictionsPage(
  db: Reader,
  keys: readonly string[],
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
) {
  let query = restrictions(db, keys);
  if (before !== undefined) query = query.where('restriction.id', '<', before as Id<'restriction'>);
  return query.orderBy('restriction.id', 'desc').limit(limit).execute();
}

/** Held until the transaction ends: two deciders come one after the other. */
export async function lockRestriction(tx: Tx, keys: readonly string[], id: Id<'restriction'>) {
  return restrictions(tx, keys)
    .where('restriction.id', '=', id)
    .forUpdate('restriction')
    .executeTakeFirst();
}

export async function updateRestriction(
  tx: Tx,
  id: Id<'restriction'>,
  version: number,
  change: Updateable<Tables['ledger.restriction']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ledger.restriction')
    .set({
      ...change,
      // Before the decision is recorded: the log says which events go with the fields.
      ...(change.to_version === undefined
        ? {}
        : {
            event_versions: sql<
              number[]
            >`ledger.event_versions(record, paths, ${change.to_version}::integer)`,
          }),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Values and salts go, of every version up to the decision. Answers how many versions lost something. */
export async function eraseFields(tx: Tx, id: Id<'restriction'>): Promise<number> {
  const { rows } = await sql<{ changed: number }>`select ledger.erase(${id}) as changed`.execute(
    tx,
  );
  return rows[0]?.changed ?? 0;
}
