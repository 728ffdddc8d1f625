// How a notice is said: the sentence of its kind, with what it names.
import type { Notice, NoticeKind } from '@jinze/contracts';
import type { TFunction } from 'i18next';

/** Every kind, in the order of the contracts: a test compares. */
export const NOTICE_KINDS = [
  'list-to-sign',
  'record-to-confirm',
  'record-objected',
  'record-returned',
  'task-issued',
  'task-due',
  'task-overdue',
  'task-replied',
  'task-returned',
  'task-closed',
  'extension-asked',
  'extension-decided',
  'escalation-drafted',
  'deployment-due',
  'deployment-overdue',
  'talk-opened',
  'talk-due',
  'talk-reported',
  'talk-ended',
  'accident-named',
  'accountability-told',
  'accountability-proposed',
  'accountability-answered',
  'accountability-decided',
  'bar-ends',
  'vetting-asked',
  'vetting-answered',
  'vetting-revoked',
  'vetting-changed',
  'commendation-nominated',
  'commendation-answered',
  'commendation-public',
  'commendation-granted',
  'commendation-revoked',
  'inspection-named',
  'inspection-told',
  'inspection-answered',
  'inspection-due',
  'inspection-person-told',
  'inspection-person-answered',
  'publication-to-approve',
  'publication-to-publish',
  'publication-due',
  'publication-overdue',
  'result-telling-due',
  'result-telling-overdue',
  'assessment-self',
  'assessment-scoring',
  'assessment-notified',
  'assessment-notified-untold',
  'assessment-contested',
  'assessment-answered',
  'assessment-final',
  'assessment-owed',
  'assessment-overdue',
  'result-told',
  'report-to-sign',
  'report-returned',
  'calendar-due',
  'public-report-received',
  'public-report-due',
] as const satisfies readonly NoticeKind[];

/** What a sentence may name; of an older notice some of it may be missing. */
const NAMED = { name: '', title: '', on: '', year: '', post: '' };

export function sentenceOf(
  t: TFunction,
  { kind, params }: Pick<Notice, 'kind' | 'params'>,
): string {
  return t(`notices.kind.${kind}`, { ...NAMED, ...params });
}

interface Tried {
  readonly isSent: boolean;
  readonly problem:
    | 'not-configured'
    | 'unreachable'
    | 'too-slow'
    | 'refused'
    | 'not-allowed'
    | 'unknown'
    | null;
  readonly status: number | null;
}

/** What became of a message that was sent to try the way. */
export function triedWords(t: TFunction, { isSent, problem, status }: Tried): string {
  return isSent || problem === null
    ? t('notices.tried.sent')
    : t(`notices.tried.${problem}`, { status: status ?? '—' });
}
