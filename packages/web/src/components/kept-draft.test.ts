import { describe, expect, it } from 'vitest';
import { changed, isLater, type Kept, readKept, type Store, writeKept } from './kept-draft.ts';

interface Draft {
  readonly title: string;
  readonly place: string;
}
const DAY = '2026-11-23';
const EMPTY: Kept<Draft> = { revision: 0, day: DAY, draft: { title: '', place: '' } };

function storeOf(): Store {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('a kept draft', () => {
  it('is there again after a reload', () => {
    const store = storeOf();
    const kept = changed(EMPTY, undefined, (draft) => ({ ...draft, title: '带队检查' }), DAY);
    expect(writeKept(store, 'a', kept)).toBe(true);
    expect(readKept<Draft>(store, 'a')?.draft.title).toBe('带队检查');
    expect(readKept<Draft>(store, 'b')).toBeUndefined();
  });

  it('in two tabs loses the words of neither: a change is laid over the later text', () => {
    const store = storeOf();
    const first = changed(EMPTY, undefined, (draft) => ({ ...draft, title: '带队检查' }), DAY);
    writeKept(store, 'a', first);
    // The second tab has looked before the first one wrote.
    const second = changed(
      EMPTY,
      readKept<Draft>(store, 'a'),
      (draft) => ({ ...draft, place: '城关镇' }),
      DAY,
    );
    expect(second.draft).toEqual({ title: '带队检查', place: '城关镇' });
    expect(isLater(second, first)).toBe(true);
    expect(isLater(first, second)).toBe(false);
  });

  it('that cannot be read is none, and a browser that keeps nothing says so', () => {
    const store = storeOf();
    store.setItem('a', '{"revision":');
    expect(readKept<Draft>(store, 'a')).toBeUndefined();
    store.setItem('a', 'null');
    expect(readKept<Draft>(store, 'a')).toBeUndefined();
    const full: Store = {
      ...store,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(writeKept(full, 'a', EMPTY)).toBe(false);
  });
});
