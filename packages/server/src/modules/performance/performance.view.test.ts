import type { Confirmation } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { expect, it } from 'vitest';
import type { VersionRow } from './duty-records.store.ts';
import { versionsSinceWord } from './performance.view.ts';

const LEADER = '00000000-0000-7000-8000-000000000001' as Id<'person'>;

/** What a record said until then, with the leader’s word on it. */
const version = (number: number, confirmation: Confirmation) =>
  ({
    version: number,
    content: { participants: [{ personId: LEADER, confirmation }] },
  }) as unknown as VersionRow;
const since = (...versions: readonly VersionRow[]) =>
  versionsSinceWord(versions, [LEADER]).map((one) => one.version);

it('corrected twice since the leader confirmed it, a record is shown with both corrections', () => {
  expect(since(version(4, 'waiting'), version(2, 'confirmed'), version(1, 'own'))).toEqual([4, 2]);
});

it('whoever never gave a word is shown the last change; what was never changed is new', () => {
  expect(since(version(3, 'waiting'), version(1, 'waiting'))).toEqual([3]);
  expect(since()).toEqual([]);
});
