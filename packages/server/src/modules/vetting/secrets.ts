// Content that is marked secret does not come in, by whatever act.
import { secrecyIn } from '@jinze/kernel';
import { Refused } from '../../platform/refused.ts';

export function refuseSecrets(texts: Readonly<Record<string, string | null>>): void {
  const found = secrecyIn(Object.entries(texts).map(([name, text]) => [`body.${name}`, text]));
  if (found !== undefined)
    throw new Refused({
      code: 'vetting.marked-secret',
      path: found.path,
      values: { marking: found.marking },
    });
}
