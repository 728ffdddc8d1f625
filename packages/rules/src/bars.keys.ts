// Which bars each prohibition makes, as bits: thousands of persons are weighed at once.
import type { Prohibition } from '@jinze/kernel';
import { BAR_KEYS, type BarKey, type BarWindow } from './bars.shape.ts';

const bitsOf = (keys: readonly BarKey[]) =>
  keys.reduce((all, key) => all | (1 << BAR_KEYS.indexOf(key)), 0);

/**
 * A post above the old one is a promotion, and what bars every promotion bars it; who may hold no leading post, or none
 * equal to the old one, is not given a more important one.
 */
const MAKES: Readonly<Record<Prohibition, number>> = {
  promotion: bitsOf(['promotion', 'higherPost']),
  'important-appointment': bitsOf(['importantAppointment']),
  'leadership-post': bitsOf(['importantAppointment', 'leadershipPost']),
  'higher-post': bitsOf(['promotion', 'higherPost']),
  'equal-or-higher-post': bitsOf(['promotion', 'importantAppointment', 'higherPost']),
  'equal-or-higher-party-post': 0,
  'any-public-post': bitsOf([
    'promotion',
    'importantAppointment',
    'leadershipPost',
    'higherPost',
    'gradeRise',
  ]),
  'grade-rise': bitsOf(['gradeRise']),
  'pay-rise': 0,
  honours: bitsOf(['honours']),
  readmission: 0,
  duty: 0,
};

/** No source says whether somebody who is suspended may be given a post: it is left open. */
const OPEN_BY_SUSPENSION = bitsOf([
  'promotion',
  'importantAppointment',
  'leadershipPost',
  'higherPost',
]);

/** Art. 20: 取消考核评优和评选各类先进的资格，不得晋升职务、级别或者重用任职. */
export const VETO_BITS = bitsOf([
  'promotion',
  'importantAppointment',
  'higherPost',
  'gradeRise',
  'honours',
]);

/** What prohibitions surely bar. */
export function bitsMade(prohibits: readonly Prohibition[]): number {
  return prohibits.reduce((all, what) => all | MAKES[what], 0);
}

/** The bars that a window makes or leaves open, on their own and by article 20. */
export function keysOfWindow({
  prohibits,
  because,
}: Pick<BarWindow, 'prohibits' | 'because'>): readonly BarKey[] {
  const bits = bitsOpen(prohibits) | (because === undefined ? 0 : VETO_BITS);
  return BAR_KEYS.filter((_, at) => (bits & (1 << at)) !== 0);
}

/** What they bar or leave open: a period of which nobody says what it forbids leaves everything open. */
export function bitsOpen(prohibits: readonly Prohibition[]): number {
  if (prohibits.length === 0) return bitsOf(BAR_KEYS);
  return bitsMade(prohibits) | (prohibits.includes('duty') ? OPEN_BY_SUSPENSION : 0);
}
