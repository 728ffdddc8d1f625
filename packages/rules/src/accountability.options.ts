// The measures of article 19 and the laws it points to: which are open at all for this person; never which is right.
import type { MeasureId, Whereabouts } from '@jinze/kernel';
import type { AccountabilityInput, MeasureOption } from './accountability.shape.ts';
import { ACCOUNTABILITY_WORDS, NOW_NAMES } from './accountability.words.ts';
import {
  allOf,
  type Conclusion,
  conclude,
  groundsOf,
  type Language,
  reasonsIn,
  sentence,
} from './frame.ts';
import { MEASURE_ROWS, type MeasureRow, measureName, OVERLAP, ofRegulation } from './measures.ts';

const BASIS = ofRegulation(19);
const NO_LONGER: readonly Whereabouts[] = ['retired', 'left', 'deceased'];

/** They act on a post that is held. */
const OF_A_POST: readonly MeasureId[] = [
  'suspension',
  'reassignment',
  'ordered-resignation',
  'accountable-resignation',
  'removal-from-post',
  'demotion',
];
/** 政务处分法 art. 50: someone elected or appointed by a people's congress. */
const OF_ELECTED: readonly MeasureId[] = [
  'admin-post-removal',
  'admin-dismissal',
  'removal-from-post',
];

function forPerson(row: MeasureRow, now: Whereabouts, language: Language): Conclusion {
  const compared = { measure: measureName(row, language), now: NOW_NAMES[now][language] };
  const leaf = (known: boolean | undefined, code: string, basis = BASIS) =>
    conclude(known, { code: `accountability.option-${code}`, basis: [basis], compared });
  if (!NO_LONGER.includes(now)) return leaf(true, 'open', row.basis);
  if (row.family === 'administrative')
    return leaf(false, 'no-administrative', OVERLAP.afterLeaving);
  if (now === 'deceased')
    return OF_A_POST.includes(row.id) || row.id === 'admonition'
      ? leaf(false, 'deceased')
      : leaf(undefined, 'deceased-unknown', row.basis);
  return OF_A_POST.includes(row.id)
    ? leaf(undefined, 'no-post', row.basis)
    : leaf(true, 'open', row.basis);
}

function conditionsOf({ id, family }: MeasureRow): readonly string[] {
  return [
    ...(family === 'party-discipline' ? ['party-member'] : []),
    ...(OF_ELECTED.includes(id) ? ['elected'] : []),
    ...(id === 'accountable-resignation' ? ['own-request'] : []),
    ...(id === 'removal-from-post' ? ['accountability-only'] : []),
  ];
}

/** Open only where article 18 is: what is open for nobody is open for no measure. */
export function optionsOf(
  { person: { now } }: AccountabilityInput,
  article18: Conclusion,
  language: Language,
): readonly MeasureOption[] {
  const raised = conclude(
    article18.outcome === 'cannot-tell' ? undefined : article18.outcome === 'applies',
    { code: `accountability.option-18-${article18.outcome}`, basis: [BASIS] },
  );
  return MEASURE_ROWS.map((row) => {
    const conclusion = allOf(raised, forPerson(row, now, language));
    return {
      measure: row.id,
      open: conclusion.outcome,
      conditions: conditionsOf(row).map((condition) => {
        const code = `accountability.condition-${condition}`;
        return { code, text: sentence(ACCOUNTABILITY_WORDS, code, language) };
      }),
      reasons: reasonsIn(ACCOUNTABILITY_WORDS, language, groundsOf(conclusion)),
    };
  });
}
