// What is compared of a row and its leaf, and what is told of a difference.
import { describe, expect, it } from 'vitest';
import { compareHeld, type HeldRecord, type RecordedLeaf } from './record-source.ts';

const row = (fields: HeldRecord['fields'], version: number | null = 2): HeldRecord => ({
  id: 'a',
  version,
  fields,
});
const leaf = (fields: RecordedLeaf['fields'], version = 2): RecordedLeaf => ({
  record: 'a',
  version,
  fields,
});
const compared = (held: HeldRecord[], leaves: RecordedLeaf[], ids: string[] = []) =>
  compareHeld('priority', held, leaves, ids).map(({ kind, path, version }) => [
    kind,
    path,
    version,
  ]);

describe('rows beside leaves', () => {
  it('agree whatever the order of their keys', () => {
    const held = row({ posts: [{ id: 1, role: 'lead' }], title: '防汛' });
    expect(compared([held], [leaf({ title: '防汛', posts: [{ role: 'lead', id: 1 }] })])).toEqual(
      [],
    );
  });

  it('a field that is not alike is named as the ledger names fields', () => {
    const held = row({ title: '防汛', 'a/b~c': 1, more: null });
    expect(compared([held], [leaf({ title: '防火', 'a/b~c': 2 })])).toEqual([
      ['differs', '/title', 2],
      ['differs', '/a~1b~0c', 2],
    ]);
  });

  it('what a leaf of an earlier form lacks, or alone has, is no difference', () => {
    expect(compared([row({ title: '防汛', measure: '演练' })], [leaf({ title: '防汛' })])).toEqual(
      [],
    );
    expect(compared([row({ title: '防汛' })], [leaf({ title: '防汛', reason: '笔误' })])).toEqual(
      [],
    );
  });

  it('the newest leaf counts, in whatever order they come', () => {
    const leaves = [leaf({ title: '旧' }, 1), leaf({ title: '新' }, 3), leaf({ title: '旧' }, 2)];
    expect(compared([row({ title: '新' }, 3)], leaves)).toEqual([]);
    expect(compared([row({ title: '旧' }, 3)], leaves)).toEqual([['differs', '/title', 3]]);
  });

  it('a row of another version than the newest leaf differs, where rows count versions', () => {
    expect(compared([row({}, 1)], [leaf({})])).toEqual([['differs', '/version', 2]]);
    expect(compared([row({}, null)], [leaf({})])).toEqual([]);
  });

  it('a record without rows, and one without a leaf', () => {
    expect(compared([], [leaf({ title: '防汛' })])).toEqual([['row-missing', '', 2]]);
    expect(compared([row({ title: '防汛' })], [], ['a'])).toEqual([['leaf-missing', '', 2]]);
    // A part whose record has no row of its own.
    expect(compared([], [], ['a'])).toEqual([['leaf-missing', '', null]]);
  });
});
