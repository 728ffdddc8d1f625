import { createHash } from 'node:crypto';
import type { Upload } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client.ts';
import type { Asked } from './send-file.ts';
import { type Server, UploadList } from './upload-list.ts';

const fileOf = (words: string, name = '纪要.txt') => new File([words], name);

const uploadOf = (asked: Asked, state: Upload['state']): Upload => ({
  ...asked,
  id: `id of ${asked.digest}` as Upload['id'],
  state,
  received: state === 'kept' ? asked.size : 0,
  type: null,
});

/** Keeps every file; what is given instead of its acts replaces them. */
function serverWith(acts: Partial<Server> = {}) {
  const removed: string[] = [];
  const begun = new Map<string, Asked>();
  const server: Server = {
    begin: async (asked) => {
      const upload = uploadOf(asked, 'receiving');
      begun.set(upload.id, asked);
      return upload;
    },
    part: async (_, offset, bytes) => ({ received: offset + bytes.size }),
    finish: async (id) => {
      const asked = begun.get(id);
      if (asked === undefined) throw new Error('finished what was not begun');
      return uploadOf(asked, 'kept');
    },
    remove: async (id) => removed.push(id),
    wait: async () => undefined,
    ...acts,
  };
  return { server, removed };
}

/** Resolves once nothing of the list is on its way. */
const settled = (list: UploadList, isSettled: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => isSettled() && resolve();
    list.subscribe(look);
    look();
  });

const statesOf = (list: UploadList) => list.entries().map(({ name, state }) => [name, state]);
const isKept = (list: UploadList, count: number) => () =>
  list.entries().filter(({ state }) => state === 'kept').length === count &&
  list.entries().length === count;

describe('the files of a draft', () => {
  it('are kept in the order chosen, and everyone who listens is told', async () => {
    const list = new UploadList('draft', serverWith().server);
    let told = 0;
    const stop = list.subscribe(() => (told += 1));
    list.choose([fileOf('甲', 'a.txt'), fileOf('乙', 'b.txt')], false);
    expect(statesOf(list)).toEqual([
      ['a.txt', 'queued'],
      ['b.txt', 'queued'],
    ]);
    await settled(list, isKept(list, 2));
    expect(list.entries().map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
    stop();
    const before = told;
    list.choose([fileOf('丙')], false);
    expect(told).toBe(before);
  });

  it('the same file chosen twice is one', async () => {
    const list = new UploadList('draft', serverWith().server);
    list.choose([fileOf('甲', 'a.txt'), fileOf('甲', 'again.txt')], false);
    await settled(list, isKept(list, 1));
    expect(list.entries()).toHaveLength(1);
  });

  it('a file begun before a reload gives way to the same file, and keeps its choice', async () => {
    const digest = createHash('sha256').update('甲').digest('hex');
    const list = new UploadList('draft', serverWith().server);
    list.addFound([
      uploadOf(
        { draftId: 'draft', name: '纪要.txt', size: 3, digest, keepsMetadata: true },
        'receiving',
      ),
    ]);
    expect(statesOf(list)).toEqual([['纪要.txt', 'half']]);
    list.choose([fileOf('甲')], false);
    await settled(list, isKept(list, 1));
    expect(list.entries()[0]?.keepsMetadata).toBe(true);
  });

  it('what the server refuses says why and is not left lying there', async () => {
    const refusal = new ApiError(422, { code: 'performance.attachment-type', message: '类型不符' });
    const { server, removed } = serverWith({ finish: () => Promise.reject(refusal) });
    const list = new UploadList('draft', server);
    list.choose([fileOf('甲')], false);
    await settled(list, () => list.entries()[0]?.state === 'refused');
    expect(list.entries()[0]).toMatchObject({ reason: '类型不符', id: undefined });
    expect(removed).toHaveLength(1);
  });

  it('one taken out is removed; one that cannot be removed is shown again', async () => {
    const { server, removed } = serverWith();
    const list = new UploadList('draft', server);
    list.choose([fileOf('甲')], false);
    await settled(list, isKept(list, 1));
    const [kept] = list.entries();
    if (kept === undefined) throw new Error('one is kept');
    list.takeOut(kept);
    expect(list.entries()).toEqual([]);
    expect(removed).toEqual([kept.id]);

    const broken = new UploadList('draft', {
      ...server,
      remove: () => Promise.reject(new ApiError(0, { code: 'http.offline', message: '' })),
    });
    broken.choose([fileOf('甲')], false);
    await settled(broken, isKept(broken, 1));
    const [stays] = broken.entries();
    if (stays === undefined) throw new Error('one is kept');
    broken.takeOut(stays);
    expect(broken.entries()).toEqual([]);
    await settled(broken, isKept(broken, 1));
  });

  it('a page that is left stops sending', async () => {
    const sent: number[] = [];
    const first = Promise.withResolvers<void>();
    const { server } = serverWith({
      part: async (_, offset, bytes) => {
        sent.push(offset);
        first.resolve();
        return { received: offset + bytes.size };
      },
    });
    const list = new UploadList('draft', server);
    const large = fileOf('甲'.repeat(1024 * 1024), 'large.txt');
    list.choose([large, fileOf('乙', 'next.txt')], false);
    await first.promise;
    list.leave();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toEqual([0]);
    expect(list.entries().some(({ state }) => state === 'kept')).toBe(false);
  });
});
