// The scheme being written: kept in this browser, with every step to be undone.
import type { Scheme } from '@jinze/rules/scoring';
import { useState } from 'react';
import { useKeptDraft } from '../../../components/use-kept-draft.ts';

/** So many steps back; typing in one place is one step. */
const MOST_STEPS = 100;

interface Steps {
  readonly past: readonly Scheme[];
  readonly future: readonly Scheme[];
  /** What was changed last: typing on in the same place adds no step. */
  readonly place: string;
}
const NONE: Steps = { past: [], future: [], place: '' };

export interface SchemeDraft {
  readonly scheme: Scheme;
  /** Of what the draft was begun on: an older one is refused when it is saved. */
  readonly version: number;
  /** Found from before: the page says so. */
  readonly isFound: boolean;
  readonly isChanged: boolean;
  readonly change: (next: (scheme: Scheme) => Scheme, place?: string) => void;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** What is kept is what the server has now. */
  readonly restart: (scheme: Scheme, version: number) => void;
}

export function useSchemeDraft(key: string, saved: Scheme, savedVersion: number): SchemeDraft {
  const { draft, origin, change, restart } = useKeptDraft<{ scheme: Scheme; version: number }>(
    key,
    () => ({ scheme: saved, version: savedVersion }),
  );
  const [steps, setSteps] = useState(NONE);
  const { scheme, version } = draft;
  const step = (to: Scheme, next: Steps) => {
    change(() => ({ scheme: to, version }));
    setSteps(next);
  };
  const before = steps.past.at(-1);
  const [after] = steps.future;
  return {
    scheme,
    version,
    isFound: origin !== 'new' && JSON.stringify(scheme) !== JSON.stringify(saved),
    isChanged: JSON.stringify(scheme) !== JSON.stringify(saved),
    change: (next, place = '') => {
      const to = next(scheme);
      if (to === scheme) return;
      const isSamePlace = place !== '' && place === steps.place;
      step(to, {
        past: isSamePlace ? steps.past : [...steps.past, scheme].slice(-MOST_STEPS),
        future: [],
        place,
      });
    },
    undo:
      before === undefined
        ? undefined
        : () =>
            step(before, {
              past: steps.past.slice(0, -1),
              future: [scheme, ...steps.future],
              place: '',
            }),
    redo:
      after === undefined
        ? undefined
        : () =>
            step(after, {
              past: [...steps.past, scheme],
              future: steps.future.slice(1),
              place: '',
            }),
    restart: (to, at) => {
      restart({ scheme: to, version: at });
      setSteps(NONE);
    },
  };
}
