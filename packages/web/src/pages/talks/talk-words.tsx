// How a talk is said in words: its state with a mark, whom it is with, and what is waited for.
import type { Talk, TalkLine, TalkProposal, TalkState } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

export const STATES = [
  'proposed',
  'approved',
  'notified',
  'held',
  'reported',
  'returned',
  'closed',
  'withdrawn',
] as const;
export const GROUNDS = ['accidents', 'deployment', 'task', 'inspection', 'other'] as const;

const MARKS: Readonly<Record<TalkState, StateId>> = {
  proposed: 'not-yet-due',
  approved: 'not-yet-due',
  notified: 'due-soon',
  held: 'due-soon',
  reported: 'partly',
  returned: 'due-soon',
  closed: 'met',
  withdrawn: 'not-yet-due',
};

/** A written report is waited for. */
export const isOwed = ({ state }: Pick<TalkLine, 'state'>) =>
  state === 'held' || state === 'returned';

/** What has been let pass is said instead of the state. */
export function TalkStateMark({ talk }: { talk: Pick<TalkLine, 'state' | 'overdue'> }) {
  const { t } = useTranslation();
  return talk.overdue === null ? (
    <StateMark state={MARKS[talk.state]} text={t(`talks.states.${talk.state}`)} />
  ) : (
    <StateMark state="overdue" text={t(`talks.overdue.${talk.overdue}`)} />
  );
}

const OUTCOMES: Readonly<Record<TalkProposal['outcome'], StateId>> = {
  applies: 'overdue',
  'cannot-tell': 'cannot-tell',
  'does-not-apply': 'not-yet-due',
};

export function OutcomeMark({ outcome }: { outcome: TalkProposal['outcome'] }) {
  const { t } = useTranslation();
  return <StateMark state={OUTCOMES[outcome]} text={t(`talks.outcomes.${outcome}`)} />;
}

/** Who talks to whom; of what no rule on record speaks of, whom it would be about. */
export function whoWhomWord(
  { key, who, whom }: Pick<TalkProposal, 'key' | 'who' | 'whom'>,
  t: TFunction,
): string {
  if (key === 'no-rule') return t('talks.whoNobody');
  return key === 'unknown' ? t('talks.whoUnknown', { whom }) : t('talks.whoTalksTo', { who, whom });
}

/** The body, the post and the name of who is called; of a body alone its name. */
export function subjectWord(
  talk: Pick<TalkLine, 'subjectOrgan' | 'subjectPost' | 'subjectName'>,
): string {
  return [`${talk.subjectOrgan}${talk.subjectPost ?? ''}`, talk.subjectName]
    .filter((part) => part !== null)
    .join(' ');
}

/** The first line of its page: how it stands, and what comes next. */
export function conclusionOf(talk: Talk, t: TFunction): string {
  const subject = subjectWord(talk);
  const { overdue, state, deadline, notice } = talk;
  if (overdue === 'report') return t('talks.is.late', { subject, on: deadline?.on ?? '' });
  if (overdue === 'talk') return t('talks.is.passed', { subject, meetOn: notice?.meetOn ?? '' });
  if (state === 'proposed' && talk.needsApproval) return t('talks.is.needsApproval', { subject });
  return t(`talks.is.${state}`, { subject, on: deadline?.on ?? '', meetOn: notice?.meetOn ?? '' });
}
