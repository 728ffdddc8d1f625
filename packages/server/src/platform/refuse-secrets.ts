// Content that carries a secrecy marking does not come in (DESIGN §3, 8): one check, each module with its own refusal.
import { secrecyIn } from '@jinze/kernel';
import { Refused } from './refused.ts';

/** Takes texts by the names of their fields in the request. */
export type RefuseSecrets = (texts: Readonly<Record<string, string | null>>) => void;

export function secretsRefuser(code: string): RefuseSecrets {
  return (texts) => {
    const found = secrecyIn(Object.entries(texts).map(([name, text]) => [`body.${name}`, text]));
    if (found !== undefined)
      throw new Refused({ code, path: found.path, values: { marking: found.marking } });
  };
}
