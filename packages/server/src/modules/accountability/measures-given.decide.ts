// Whether measures of art. 19 are given in a form that can be counted with: once each, with the days they need. Pure.
import type { MeasureGiven } from '@jinze/contracts';
import { type CivilDate, MEASURE_NAMES } from '@jinze/kernel';
import type { AccountabilityRefusal } from './accountability.refusal.ts';

/** `path` is where the list stands in the request. */
export function faultOfMeasures(
  measures: readonly MeasureGiven[],
  decidedOn: CivilDate,
  path = 'body.measures',
): AccountabilityRefusal | undefined {
  const seen = new Set<string>();
  for (const [index, { measure, until, probationMonths }] of measures.entries()) {
    const at = `${path}.${index}`;
    const values = { measure: MEASURE_NAMES[measure] };
    if (seen.has(measure)) return { code: 'accountability.measure-twice', path: at, values };
    seen.add(measure);
    if (measure === 'party-probation' && probationMonths === null)
      return { code: 'accountability.probation-needed', path: `${at}.probationMonths`, values };
    if (measure === 'suspension' && until === null)
      return { code: 'accountability.until-needed', path: `${at}.until`, values };
    if (until !== null && until < decidedOn)
      return {
        code: 'accountability.until-before',
        path: `${at}.until`,
        values: { ...values, on: decidedOn },
      };
  }
  return undefined;
}
