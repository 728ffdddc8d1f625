// What has come before, by the key of its draft or of another system, is not recorded again. Pure.
import type { Id } from '@jinze/kernel';

/** What tells a row again: its key, if it has one, and the digest of what was sent. */
export interface Mark {
  readonly key: string | undefined;
  readonly digest: string | null;
}

export interface Known {
  readonly id: Id<'duty-record'>;
  readonly version: number;
  readonly digest: string | null;
}

export type RowPlan =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'there'; readonly id: Id<'duty-record'> }
  /** Of the same key and content as an earlier row of these. */
  | { readonly kind: 'again'; readonly row: number }
  | { readonly kind: 'differs'; readonly current: Pick<Known, 'id' | 'version'> | undefined };

/** The same key with the same content is the same record; with any other it is refused. */
export function planRows(
  marks: readonly Mark[],
  known: ReadonlyMap<string, Known>,
): readonly RowPlan[] {
  const first = new Map<string, number>();
  return marks.map(({ key, digest }, row): RowPlan => {
    if (key === undefined) return { kind: 'fresh' };
    const before = known.get(key);
    if (before !== undefined)
      return before.digest === digest
        ? { kind: 'there', id: before.id }
        : { kind: 'differs', current: { id: before.id, version: before.version } };
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row);
      return { kind: 'fresh' };
    }
    return marks[earlier]?.digest === digest
      ? { kind: 'again', row: earlier }
      : { kind: 'differs', current: undefined };
  });
}
