import type { Confirmation } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { expect, it } from 'vitest';
import type { VersionRow } from './duty-records.store.ts';
import { stoodBy, versionsSinceWord } from './performance.view.ts';

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

it('who stood by a record is told by the last word given, not by being asked anew', () => {
  expect(stoodBy([version(4, 'waiting'), version(2, 'confirmed')])).toEqual([LEADER]);
  expect(stoodBy([version(5, 'waiting'), version(3, 'objected'), version(2, 'own')])).toEqual([]);
  expect(stoodBy([version(1, 'waiting')])).toEqual([]);
});
