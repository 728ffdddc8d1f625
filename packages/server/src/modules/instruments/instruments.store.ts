// All SQL of imported instruments and adoptions. Both are read by everybody; writing needs the place in scope.
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Move, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { WrittenRequirement } from './local-instrument.read.ts';

export type InstrumentRow = Omit<
  Selectable<Tables['instruments.local_instrument']>,
  'requirements'
> & { readonly requirements: readonly WrittenRequirement[] };
export type AdoptionRow = Selectable<Tables['instruments.adoption']>;

/** A place, everything above it and, for drafting a whole region, everything below. */
export interface Reach {
  readonly path: string;
  readonly isWithBelow: boolean;
}

export async function instrumentsOf(
  db: Reader,
  { path, isWithBelow }: Reach,
): Promise<InstrumentRow[]> {
  const rows = await db
    .selectFrom('instruments.local_instrument as instrument')
    .selectAll('instrument')
    .where('instrument.withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([
        sql<boolean>`instrument.region_path = any(${[...pathsTo(path)]}::text[])`,
        ...(isWithBelow ? [sql<boolean>`instrument.region_path ^@ ${path}`] : []),
      ]),
    )
    .orderBy('instrument.region_path')
    .orderBy('instrument.code')
    .execute();
  return rows as unknown as InstrumentRow[];
}

export async function adoptionsOf(
  db: Reader,
  { path, isWithBelow }: Reach,
): Promise<AdoptionRow[]> {
  return db
    .selectFrom('instruments.adoption as adoption')
    .selectAll('adoption')
    .where('adoption.withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([
        sql<boolean>`adoption.region_path = any(${[...pathsTo(path)]}::text[])`,
        ...(isWithBelow ? [sql<boolean>`adoption.region_path ^@ ${path}`] : []),
      ]),
    )
    .orderBy('adoption.region_path')
    .orderBy('adoption.parameter')
    .execute();
}

export async function instrumentCoded(
  db: Reader,
  code: string,
): Promise<InstrumentRow | undefined> {
  const row = await db
    .selectFrom('instruments.local_instrument as instrument')
    .selectAll('instrument')
    .where('instrument.code', '=', code)
    .executeTakeFirst();
  return row as unknown as InstrumentRow | undefined;
}

export async function titlesCoded(
  db: Reader,
  codes: readonly string[],
): Promise<readonly { code: string; title: string }[]> {
  return db
    .selectFrom('instruments.local_instrument as instrument')
    .select(['instrument.code', 'instrument.title'])
    .where(sql<boolean>`instrument.code = any(${[...codes]}::text[])`)
    .execute();
}

/** How many instruments a region has had, withdrawn ones too: the next one's number. */
export async function countInstruments(db: Reader, regionPath: string): Promise<number> {
  const { count } = await db
    .selectFrom('instruments.local_instrument as instrument')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('instrument.region_path', '=', regionPath)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertInstrument(
  tx: Tx,
  row: Insertable<Tables['instruments.local_instrument']>,
): Promise<void> {
  await tx.insertInto('instruments.local_instrument').values(row).execute();
}

export async function insertAdoption(
  tx: Tx,
  row: Insertable<Tables['instruments.adoption']>,
): Promise<void> {
  await tx.insertInto('instruments.adoption').values(row).execute();
}

export interface Withdrawal {
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
}

const withdrawn = ({ at, by, reason }: Withdrawal) => ({
  withdrawn_at: at,
  withdrawn_by: by,
  withdrawal_reason: reason,
});

/** An instrument of the scope, locked for a change. */
export async function lockInstrument(
  tx: Tx,
  scope: Scope,
  code: string,
): Promise<InstrumentRow | undefined> {
  const row = await whereInScope(
    tx.selectFrom('instruments.local_instrument as instrument').selectAll('instrument'),
    scope,
    { key: 'instrument.scope_key' },
  )
    .where('instrument.code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  return row as unknown as InstrumentRow | undefined;
}

export async function lockAdoption(
  tx: Tx,
  scope: Scope,
  id: Id<'adoption'>,
): Promise<AdoptionRow | undefined> {
  return whereInScope(
    tx.selectFrom('instruments.adoption as adoption').selectAll('adoption'),
    scope,
    { key: 'adoption.scope_key' },
  )
    .where('adoption.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Answers how many rows still had their version: 0 is a conflict. */
export async function withdrawInstrument(
  tx: Tx,
  row: { id: Id<'local-instrument'>; version: number },
  withdrawal: Withdrawal,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('instruments.local_instrument')
    .set({ ...withdrawn(withdrawal), version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function withdrawAdoption(
  tx: Tx,
  row: { id: Id<'adoption'>; version: number },
  withdrawal: Withdrawal,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('instruments.adoption')
    .set({ ...withdrawn(withdrawal), version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Instruments and adoptions of a region that gets another address; the paths themselves follow by cascade. */
export async function readdressInstruments(tx: Tx, moves: readonly Move[]): Promise<void> {
  await readdressScopeKeys(tx, 'instruments.local_instrument', moves);
  await readdressScopeKeys(tx, 'instruments.adoption', moves);
}
