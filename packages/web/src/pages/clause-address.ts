// Where the reader shows the clauses that an answer rests on.

export const REGULATION = 'cn-leading-cadres-2018';

/** The national instruments the reader has; a test compares. Of the others only the title is known here. */
export const READ_NATIONAL: readonly string[] = [
  REGULATION,
  'cn-leaders-accountability-2009',
  'cn-inspection-2016',
  'cn-talks-2018',
  'cn-burden-reduction-2024',
  'cn-apps-2026',
];

/** Items have an anchor each, articles one, local values their id; nothing for what the reader does not have. */
export function clauseAddress(instrument: string, article: string): string | undefined {
  if (instrument.startsWith('cn-') && !READ_NATIONAL.includes(instrument)) return undefined;
  return `/instruments/${instrument}#${instrument === REGULATION ? 'art' : ''}${article}`;
}
