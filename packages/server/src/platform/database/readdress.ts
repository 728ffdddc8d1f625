// A region that gets another address: what every module calls to give its rows the new one, set by set.
import { LEVELS } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Tx } from './database.ts';
import type { Tables } from './tables.ts';

/** One region's old and new path; those beneath it have moves of their own, so that paths are compared whole. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What a module offers to be called with, in the transaction that moves the regions, after they have moved. */
export type Readdress = (tx: Tx, moves: readonly Move[]) => Promise<void>;

/** Tables whose rows carry a scope key of their own, not a generated one. */
type Keyed = {
  [T in keyof Tables]: Tables[T] extends { scope_key: string | null } ? T : never;
}[keyof Tables];

const unnested = (moves: readonly Move[]) => sql`unnest(
  ${moves.map(({ from }) => from)}::text[], ${moves.map(({ to }) => to)}::text[])`;

/** The scope keys of a table, `level || path`: every level is asked for, so that the index is used. */
export const readdressScopeKeys = (tx: Tx, table: Keyed, moves: readonly Move[]): Promise<void> =>
  readdressKeys(tx, table, 'scope_key' as never, moves);

/** Another column that holds such a key. */
export async function readdressKeys<T extends keyof Tables>(
  tx: Tx,
  table: T,
  column: keyof Tables[T] & string,
  moves: readonly Move[],
): Promise<void> {
  const key = sql.ref(column);
  await sql`update ${sql.table(table)} as placed set ${key} = tier.level || move.new_path
    from ${unnested(moves)} as move (old_path, new_path), unnest(${[...LEVELS]}::text[]) as tier (level)
    where placed.${key} = tier.level || move.old_path`.execute(tx);
}

/** A column of a table that names a region by its path and is not bound to it by a foreign key. */
export async function readdressPaths<T extends keyof Tables>(
  tx: Tx,
  table: T,
  column: keyof Tables[T] & string,
  moves: readonly Move[],
): Promise<void> {
  await sql`update ${sql.table(table)} as placed set ${sql.ref(column)} = move.new_path
    from ${unnested(moves)} as move (old_path, new_path)
    where placed.${sql.ref(column)} = move.old_path`.execute(tx);
}
