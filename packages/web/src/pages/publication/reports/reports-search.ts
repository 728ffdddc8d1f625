// What the list of reports from the public is narrowed to, as its address says it.
import type { PublicReportState, ReportKind } from '@jinze/contracts';
import { texts } from '../../../router-search.ts';

export const REPORT_KINDS: readonly ReportKind[] = [
  'hazard',
  'violation',
  'accident',
  'retaliation',
  'leader',
];
export const REPORT_STATES: readonly PublicReportState[] = [
  'received',
  'accepted',
  'not-accepted',
  'checked',
  'tasked',
  'replied',
  'closed',
];

const read = texts('state', 'kind', 'overdue', 'search', 'after');

export function reportsSearch(search: Record<string, unknown>): {
  state?: PublicReportState | 'open';
  kind?: ReportKind;
  overdue?: 'true';
  search?: string;
  after?: string;
} {
  const { state, kind, overdue, ...rest } = read(search);
  const isState = state === 'open' || REPORT_STATES.some((one) => one === state);
  return {
    ...(isState ? { state: state as PublicReportState | 'open' } : {}),
    ...(REPORT_KINDS.some((one) => one === kind) ? { kind: kind as ReportKind } : {}),
    ...(overdue === 'true' ? { overdue } : {}),
    ...rest,
  };
}
