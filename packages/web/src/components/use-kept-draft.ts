// A form whose draft outlives the tab: after a reload, a broken connection or in a second tab it is the same draft.
import { useCallback, useEffect, useRef, useState } from 'react';
import { daysBetween, today } from '../clock.ts';
import { changed, isLater, type Kept, readKept, writeKept } from './kept-draft.ts';

/** A draft nobody touched for so long is not offered any more. */
const KEPT_DAYS = 30;

/** Where the draft on the screen comes from: begun here, found from before, or taken over from another tab. */
export type DraftOrigin = 'new' | 'found' | 'other-tab';

interface State<Draft> {
  readonly kept: Kept<Draft>;
  readonly origin: DraftOrigin;
  readonly isStored: boolean;
}

function begin<Draft>(key: string, initial: () => Draft): State<Draft> {
  const stored = readKept<Draft>(localStorage, key);
  const isOffered =
    stored !== undefined &&
    stored.sent === undefined &&
    daysBetween(stored.day, today()) <= KEPT_DAYS;
  return {
    // What an older version of the form did not have yet is as at first.
    kept: isOffered
      ? { ...stored, draft: { ...initial(), ...stored.draft } }
      : { revision: stored?.revision ?? 0, day: today(), draft: initial() },
    origin: isOffered ? 'found' : 'new',
    isStored: true,
  };
}

export interface KeptDraft<Draft> {
  readonly draft: Draft;
  readonly origin: DraftOrigin;
  /** False where this browser keeps nothing. */
  readonly isStored: boolean;
  /** What it has become, here or in another tab. */
  readonly sent: string | undefined;
  readonly change: (change: (draft: Draft) => Draft) => void;
  /** It was sent and has become this; what is kept beside it is no text any more. */
  readonly finish: (what: string, rest: Draft) => void;
  /** Begins anew; what was kept is gone. */
  readonly restart: (initial: Draft) => void;
}

/** `initial` is called once, and again after the draft was sent. */
export function useKeptDraft<Draft extends object>(
  key: string,
  initial: () => Draft,
): KeptDraft<Draft> {
  const [state, setState] = useState<State<Draft>>(() => begin(key, initial));
  const latest = useRef(state.kept);
  const put = useCallback(
    (kept: Kept<Draft>, origin?: DraftOrigin) => {
      latest.current = kept;
      const isStored = origin === 'other-tab' || writeKept(localStorage, key, kept);
      setState((before) => ({ kept, origin: origin ?? before.origin, isStored }));
    },
    [key],
  );
  useEffect(() => {
    // Storage events reach every other tab; one that slept looks again when it is shown.
    const look = () => {
      const stored = readKept<Draft>(localStorage, key);
      if (isLater(stored, latest.current)) put(stored, 'other-tab');
    };
    const onStorage = (event: StorageEvent) => {
      if (event.key === key) look();
    };
    addEventListener('storage', onStorage);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('storage', onStorage);
      document.removeEventListener('visibilitychange', look);
    };
  }, [key, put]);
  return {
    draft: state.kept.draft,
    origin: state.origin,
    isStored: state.isStored,
    sent: state.kept.sent,
    change: useCallback(
      (change) => put(changed(latest.current, readKept<Draft>(localStorage, key), change, today())),
      [key, put],
    ),
    finish: useCallback(
      (sent, draft) =>
        put({ revision: latest.current.revision + 1, day: today(), draft, sent }, 'new'),
      [put],
    ),
    restart: useCallback(
      (draft) => put({ revision: latest.current.revision + 1, day: today(), draft }, 'new'),
      [put],
    ),
  };
}
