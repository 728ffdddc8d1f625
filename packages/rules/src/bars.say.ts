// The spans as windows, and the grounds of each: why it ends as it does, what else it could be, what would settle it.
import type { CivilDate } from '@jinze/kernel';
import {
  type AppraisalYears,
  barOf,
  isOfAccident,
  leavesOpen,
  type Weighed,
} from './bars.combine.ts';
import { AFTER_PROBATION_MONTHS, FOREVER, type Span, sinceOf } from './bars.endings.ts';
import type { BarsInput, BarWindow, VetoBar } from './bars.shape.ts';
import { endedOnOf } from './bars.spans.ts';
import { BARS_WORDS, forbidden } from './bars.words.ts';
import {
  type Basis,
  type Compared,
  distinctBasis,
  type Ground,
  type Language,
  type Missing,
  sentence,
} from './frame.ts';
import {
  CHANGED_ON_APPEAL,
  EFFECTIVE_DAY,
  measureInstrumentTitle,
  measureName,
  measureRow,
  OVERLAP,
  ofRegulation,
} from './measures.ts';

const VETO = ofRegulation(20);

export function stateOf({ least, most }: Span, asOf: CivilDate): BarWindow['state'] {
  if (asOf > most) return 'ended';
  if (least === FOREVER) return 'permanent';
  return asOf <= least ? 'running' : 'cannot-tell';
}

export function windowOf(span: Span, asOf: CivilDate): BarWindow {
  const { row, decisions, from, to, other, term, rule, status, basis } = span;
  return {
    measure: row.id,
    decisions: decisions.map(({ id }) => id),
    from,
    ...(to === undefined ? {} : { to }),
    state: stateOf(span, asOf),
    prohibits: term.prohibits,
    unverified: term.unverified,
    printed: rule === 'bars.printed',
    ...(isOfAccident(span) ? { because: 'accident' as const } : {}),
    ...(other === undefined ? {} : { otherReading: other }),
    status,
    basis,
  };
}

/** As its paper says it, whatever day it is counted from. */
export const decidedOnOf = ({ decisions, from }: Span) => decisions[0]?.taken.decidedOn ?? from;

function valuesOf(span: Span, language: Language): Compared {
  const { row, from, to, other, term, decisions, local, least, most } = span;
  const { prohibits } = term;
  const { probationMonths: probation, restoredOn } = decisions[0]?.taken ?? {};
  const months = term.months ?? (probation === undefined ? '' : probation + AFTER_PROBATION_MONTHS);
  const forbids = forbidden(prohibits, language);
  return {
    measure: measureName(row, language),
    decidedOn: decidedOnOf(span),
    firstOn: from,
    ...(restoredOn === undefined ? {} : { restoredOn }),
    forbids,
    months,
    to: to ?? (most === FOREVER ? least : most),
    count: decisions.filter((one) => one.row === row).length,
    ...(other === undefined ? {} : { otherTo: other.to }),
    ...(local === undefined
      ? {}
      : {
          instrument: local.instrument,
          localForbids: sentence(
            BARS_WORDS,
            prohibits.length === 0 ? 'bars.local-forbids-unknown' : 'bars.local-forbids',
            language,
            { forbids },
          ),
        }),
  };
}

function otherCode(
  { row, other, from, decisions }: Span,
  all: readonly Span[],
): string | undefined {
  if (other === undefined || other.basis === OVERLAP.sameKind) return undefined;
  if (other.basis === EFFECTIVE_DAY) return 'bars.other-effective-day';
  if (other.basis === CHANGED_ON_APPEAL[row.family]) return 'bars.other-changed';
  const isSameDay =
    other.basis === OVERLAP.partyInParty &&
    all.some(
      (one) =>
        one.row.family === 'party-discipline' && one.from === from && one.decisions !== decisions,
    );
  return isSameDay ? 'bars.other-same-day' : 'bars.other-sum';
}

/** Every ground of one span, that of its end first. */
export function groundsOfSpan(
  span: Span,
  { spans }: Weighed,
  input: BarsInput,
  language: Language,
): readonly Ground[] {
  const compared = valuesOf(span, language);
  const { row, basis, rule, status, other, isDoubtful } = span;
  const { prohibits, unverified } = span.term;
  const state = stateOf(span, input.asOf);
  const endedOn = endedOnOf(input);
  const code = otherCode(span, spans);
  const grounds: Ground[] = [{ code: rule, basis, compared }];
  if (code !== undefined && other !== undefined)
    grounds.push({ code, basis: [other.basis], compared });
  if (isDoubtful && endedOn !== undefined)
    grounds.push({
      code: 'bars.after-leaving',
      basis: [OVERLAP.afterLeaving],
      compared: { ...compared, endedOn },
    });
  if (state === 'ended') grounds.push({ code: 'bars.ended', basis, compared });
  else if (prohibits.includes('duty'))
    grounds.push({ code: 'bars.suspension-open', basis, compared });
  if (unverified.length > 0)
    grounds.push({
      code: 'bars.unverified',
      basis: [row.basis],
      compared: { ...compared, forbids: forbidden(unverified, language) },
    });
  else if (status === 'partly')
    grounds.push({ code: 'bars.partly-verified', basis: [row.basis], compared });
  return grounds;
}

const SETTLES: Readonly<Partial<Record<Span['rule'], string>>> = {
  'bars.probation-unknown': 'bars.missing-probation',
  'bars.probation-not-restored': 'bars.missing-restoration',
  'bars.until-unknown': 'bars.missing-until',
};

/** What would settle a span that leaves something open on the day. */
export function missingOfSpan(span: Span, asOf: CivilDate, language: Language): readonly Missing[] {
  const state = stateOf(span, asOf);
  const codes: string[] = [];
  if (state === 'cannot-tell')
    codes.push(
      span.isDoubtful ? 'bars.missing-decision' : (SETTLES[span.rule] ?? 'bars.missing-period'),
    );
  if (state !== 'ended' && leavesOpen(span))
    codes.push(
      span.local === undefined ? 'bars.missing-suspension' : 'bars.missing-local-prohibits',
    );
  const values = valuesOf(span, language);
  return codes.map((code) => ({ code, text: sentence(BARS_WORDS, code, language, values) }));
}

const named = (basis: readonly Basis[], language: Language) =>
  basis
    .map(
      ({ instrument, article = '' }) =>
        `${measureInstrumentTitle(instrument) ?? instrument}${article}`,
    )
    .join(language === 'zh' ? '；' : '; ');

/** Article 20 over the windows of the measures because of an accident, with what fixes them. */
export function vetoOf({ spans, vetoLeast, vetoMost }: Weighed, asOf: CivilDate): VetoBar {
  const fixing = spans.filter((span) => isOfAccident(span) && span.most >= asOf);
  return {
    ...barOf(vetoLeast, vetoMost, asOf),
    fixedBy: distinctBasis(fixing.flatMap(({ basis }) => basis)),
  };
}

function vetoCode({ state, until }: VetoBar): string {
  if (state === 'permanent') return 'bars.veto-permanent';
  return state === 'until' && until !== undefined ? 'bars.veto' : 'bars.veto-open';
}

export function groundsOfVeto(
  { decided, spans }: Weighed,
  veto: VetoBar,
  language: Language,
): readonly Ground[] {
  const { state, until = '', fixedBy } = veto;
  if (state !== 'none') {
    const compared = { to: until, fixedBy: named(fixedBy, language) };
    return [{ code: vetoCode(veto), basis: [VETO, ...fixedBy], compared }];
  }
  const isPursued = decided.some(({ taken }) => taken.because === 'accident');
  const hasPeriod = spans.some(isOfAccident);
  return isPursued && !hasPeriod ? [{ code: 'bars.veto-no-period', basis: [VETO] }] : [];
}

/** What is on record beside the spans: measures without a period, those decided later, a person who has left. */
export function groundsBeside(
  input: BarsInput,
  { decided, spans }: Weighed,
  { effects }: AppraisalYears,
  language: Language,
): readonly Ground[] {
  const { asOf, measures } = input;
  const endedOn = endedOnOf(input);
  const withSpan = new Set(spans.flatMap(({ decisions }) => decisions.map(({ id }) => id)));
  const said = ({ row, on }: { row: ReturnType<typeof measureRow>; on: CivilDate }) => ({
    measure: measureName(row, language),
    decidedOn: on,
  });
  return [
    ...(decided.length === 0 ? [{ code: 'bars.none', basis: [], compared: { asOf } }] : []),
    ...decided
      .filter(({ id }) => !withSpan.has(id))
      .map(({ row, taken }) => ({
        code: 'bars.no-period',
        basis: [row.basis],
        compared: said({ row, on: taken.decidedOn }),
      })),
    ...measures
      .filter((one) => sinceOf(one) > asOf)
      .map(({ measure, decidedOn }) => ({
        code: 'bars.not-yet-decided',
        basis: [],
        compared: { ...said({ row: measureRow(measure), on: decidedOn }), asOf },
      })),
    ...effects
      .filter((one) => one.measures.length > 1)
      .map(({ year }) => ({
        code: 'bars.heavier-appraisal',
        basis: [OVERLAP.appraisalHeavier],
        compared: { year },
      })),
    ...(endedOn === undefined || endedOn > asOf
      ? []
      : [{ code: 'bars.left', basis: [OVERLAP.afterLeaving], compared: { endedOn } }]),
  ];
}
