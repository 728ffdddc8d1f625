// Content that carries a secrecy marking does not come in, in any text of an accident.
import { secrecyIn } from '@jinze/kernel';
import { Refused } from '../../platform/refused.ts';

/** The texts by the names of their fields in the request. */
export function refuseSecrets(texts: Readonly<Record<string, string | null>>): void {
  const found = secrecyIn(Object.entries(texts).map(([key, text]) => [`body.${key}`, text]));
  if (found !== undefined)
    throw new Refused({
      code: 'accidents.marked-secret',
      path: found.path,
      values: { marking: found.marking },
    });
}
