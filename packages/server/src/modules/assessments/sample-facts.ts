// Facts made up for a scheme, to try it on: of the kind each is asked in, the same for the same seed. Pure.
import type { AskedFact, FactValue, ScoreFact } from '@jinze/rules';

/** Numbers between 0 and 1, the same row for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

const STATES = ['met', 'met', 'met', 'met', 'not-met'];

function sampleOf({ kind, periods = 4, codes = [] }: AskedFact, next: () => number): FactValue {
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  switch (kind) {
    case 'yes-no':
      return next() < 0.8;
    case 'number':
      // Not zero: it may be the whole of a ratio.
      return 1 + (next() < 0.5 ? upTo(1) : upTo(11));
    case 'points':
      return upTo(1);
    case 'by-period':
      return Array.from({ length: periods }, () => upTo(2));
    case 'day':
      return `2026-0${1 + upTo(8)}-1${upTo(9)}`;
    case 'duties':
      return Object.fromEntries(codes.map((code) => [code, STATES[upTo(STATES.length - 1)] ?? '']));
  }
}

/** Every fact that is asked; what somebody has to establish says by whom. */
export function sampleFacts(
  asked: readonly AskedFact[],
  seed: number,
): Readonly<Record<string, ScoreFact>> {
  const next = numbersFrom(seed);
  return Object.fromEntries(
    asked.map((one) => [one.fact, { value: sampleOf(one, next), by: '试算' }]),
  );
}
