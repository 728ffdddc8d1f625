// A draft that outlives the tab, kept in this browser and the same in every tab: the later text is the one that stays.

/** What a browser keeps; `localStorage`, or its stand-in in a test. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Kept<Draft> {
  /** Counts what was written, by whichever tab: the higher one is the later text. */
  readonly revision: number;
  /** The civil day of the last change, `YYYY-MM-DD`. */
  readonly day: string;
  readonly draft: Draft;
  /** What it has become; a draft that was sent is not offered again. */
  readonly sent?: string;
}

/** Nothing where nothing is kept, or what is kept cannot be read. */
export function readKept<Draft>(store: Store, key: string): Kept<Draft> | undefined {
  try {
    const text = store.getItem(key);
    if (text === null) return undefined;
    const kept = JSON.parse(text) as Partial<Kept<Draft>>;
    return typeof kept.revision === 'number' && typeof kept.day === 'string' && kept.draft
      ? (kept as Kept<Draft>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** False where the browser keeps nothing, as in a private window or on a full disk. */
export function writeKept<Draft>(store: Store, key: string, kept: Kept<Draft>): boolean {
  try {
    store.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/**
 * The change laid over what is the latest: another tab may have written since this one last looked, and what it
 * wrote stays.
 */
export function changed<Draft>(
  own: Kept<Draft>,
  stored: Kept<Draft> | undefined,
  change: (draft: Draft) => Draft,
  day: string,
): Kept<Draft> {
  const base = isLater(stored, own) ? stored : own;
  return { revision: base.revision + 1, day, draft: change(base.draft) };
}

export function isLater<Draft>(
  stored: Kept<Draft> | undefined,
  own: Kept<Draft>,
): stored is Kept<Draft> {
  return stored !== undefined && stored.revision > own.revision;
}
