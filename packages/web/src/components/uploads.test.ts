import { ATTACHMENT_BYTES, ATTACHMENTS_PER_OWNER, type Upload } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import {
  chosenEntry,
  type Entry,
  entryOf,
  FILE_BYTES,
  FILES_PER_OWNER,
  halfOf,
  isOnItsWay,
  keptIds,
  sizeWords,
  stepped,
} from './uploads.ts';

const upload: Upload = {
  id: '1' as Upload['id'],
  state: 'receiving',
  name: '纪要.pdf',
  size: 1000,
  digest: 'abc',
  received: 400,
  keepsMetadata: true,
  type: null,
};

describe('the files of a draft', () => {
  it('are limited as the contract limits them', () => {
    expect([FILE_BYTES, FILES_PER_OWNER]).toEqual([ATTACHMENT_BYTES, ATTACHMENTS_PER_OWNER]);
  });

  it('begun before a reload they are halves, known again by digest and size', () => {
    const entries = [
      entryOf(upload),
      entryOf({ ...upload, id: '2' as Upload['id'], state: 'kept' }),
    ];
    expect(entries.map(({ state }) => state)).toEqual(['half', 'kept']);
    expect(halfOf(entries, 'abc', 1000)?.id).toBe('1');
    expect(halfOf(entries, 'abc', 999)).toBeUndefined();
    expect(halfOf(entries, 'other', 1000)).toBeUndefined();
    expect(keptIds(entries)).toEqual(['2']);
    expect(entries.some(isOnItsWay)).toBe(false);
  });

  it('what cannot be is refused before it is sent', () => {
    const present = Array.from({ length: FILES_PER_OWNER }, () => entryOf(upload));
    const reasonOf = (size: number, others: readonly Entry[] = []) =>
      chosenEntry('k', { name: 'a', size }, others, false).reason;
    expect(reasonOf(FILE_BYTES + 1)).toBe('too-large');
    expect(reasonOf(0)).toBe('empty');
    expect(reasonOf(5, present)).toBe('too-many');
    const refused = present.map((one): Entry => ({ ...one, state: 'refused' }));
    expect(chosenEntry('k', { name: 'a', size: FILE_BYTES }, refused, false).state).toBe('queued');
  });

  it('show each step', () => {
    const entry = chosenEntry('k', { name: 'a', size: 1000 }, [], false);
    const sending = stepped(entry, { kind: 'sending', upload, done: 400 });
    expect(sending).toMatchObject({ state: 'sending', done: 400, id: '1' });
    expect(stepped(sending, { kind: 'waiting', done: 500 })).toMatchObject({
      state: 'waiting',
      id: '1',
    });
    expect(stepped(sending, { kind: 'checking' })).toMatchObject({ state: 'checking', done: 1000 });
    expect(stepped(entry, { kind: 'reading', done: 7 })).toMatchObject({
      state: 'reading',
      done: 7,
    });
    expect([entry, sending].every(isOnItsWay)).toBe(true);
  });

  it.each([
    [17, '17 B'],
    [340_000, '332 KB'],
    [1_048_576, '1.0 MB'],
    [52_428_800, '50.0 MB'],
  ])('%d bytes read as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
