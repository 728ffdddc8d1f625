// What is being filled in, kept in this browser until it is sent: a reload or a wrong click loses nothing.
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';

/** Without a key nothing is kept: for secrets. What the draft lacks is as at first. */
export function useDraft<Draft extends object>(
  key: string | undefined,
  initial: Draft,
): readonly [Draft, Dispatch<SetStateAction<Draft>>] {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = key === undefined ? null : sessionStorage.getItem(key);
    return kept === null ? initial : { ...initial, ...(JSON.parse(kept) as Partial<Draft>) };
  });
  useEffect(() => {
    if (key !== undefined) sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft]);
  return [draft, setDraft];
}

/** Where a form keeps what stands beside its fields; it goes with the form's own draft. */
export const besideDraft = (key: string, what: string): string => `${key}#${what}`;

export function dropDraft(key: string | undefined): void {
  if (key === undefined) return;
  for (const kept of Object.keys(sessionStorage))
    if (kept === key || kept.startsWith(besideDraft(key, ''))) sessionStorage.removeItem(kept);
}
