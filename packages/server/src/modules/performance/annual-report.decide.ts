// What an act does to an annual report: the next state and event, or a refusal. Pure.
import type { ReportState } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';

export const REPORT_ACTS = ['save', 'refresh', 'sign', 'reopen'] as const;
export type ReportAct = (typeof REPORT_ACTS)[number];

const FOR_EVER = '9999-12-31';

/** Of the posts of a year the one still held, else the one held longest into it: its body receives the report. */
export function lastHeld<Held extends { readonly to: CivilDate | null }>(
  held: readonly Held[],
): Held | undefined {
  return held.toSorted((a, b) => (b.to ?? FOR_EVER).localeCompare(a.to ?? FOR_EVER))[0];
}

/** What is not listed is refused; every pair is tested. */
export const REPORT_TRANSITIONS: Readonly<
  Record<ReportState, Readonly<Partial<Record<ReportAct, ReportState>>>>
> = {
  drafted: { save: 'drafted', refresh: 'drafted', sign: 'signed' },
  signed: { reopen: 'drafted' },
};

const EVENTS = {
  save: 'annual-report.saved.v1',
  refresh: 'annual-report.refreshed.v1',
  sign: 'annual-report.signed.v1',
  reopen: 'annual-report.reopened.v1',
} as const;

export interface ReportRefusal {
  readonly code:
    | 'performance.report-signed'
    | 'performance.report-not-signed'
    | 'performance.report-empty'
    | 'performance.not-own-report';
}

export function decideReport(
  report: {
    readonly state: ReportState;
    readonly personId: Id<'person'>;
    readonly sentences: number;
  },
  act: ReportAct,
  /** Whose account acts, where it is a leader’s own. */
  signer: readonly Id<'person'>[],
): Result<
  { readonly state: ReportState; readonly event: (typeof EVENTS)[ReportAct] },
  ReportRefusal
> {
  const state = REPORT_TRANSITIONS[report.state][act];
  if (state === undefined)
    return refuse({
      code:
        report.state === 'signed' ? 'performance.report-signed' : 'performance.report-not-signed',
    });
  if ((act === 'sign' || act === 'reopen') && !signer.includes(report.personId))
    return refuse({ code: 'performance.not-own-report' });
  if (act === 'sign' && report.sentences === 0) return refuse({ code: 'performance.report-empty' });
  return ok({ state, event: EVENTS[act] });
}
