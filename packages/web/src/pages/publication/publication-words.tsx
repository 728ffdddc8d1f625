// How a public notice is said in words: its state with a mark, its kinds, the answer first.
import type {
  Obligation,
  ObligationState,
  PublicationState,
  PublicNotice,
  PublicNoticeLine,
} from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

export const KINDS = [
  'assessment',
  'inspection-feedback',
  'investigation-report',
  'evaluation',
  'duty-lists',
  'statistics',
  'other',
] as const;
export const STATES = ['draft', 'checked', 'approved', 'published', 'discarded'] as const;
/** Of these it has to be said which accident it is. */
export const OF_ACCIDENT: readonly (typeof KINDS)[number][] = [
  'investigation-report',
  'evaluation',
];

const MARKS: Readonly<Record<PublicationState, StateId>> = {
  draft: 'not-yet-due',
  checked: 'under-way',
  approved: 'under-way',
  published: 'met',
  discarded: 'ended',
};

export function NoticeMark({ state }: Pick<PublicNoticeLine, 'state'>) {
  const { t } = useTranslation();
  return <StateMark state={MARKS[state]} text={t(`publication.states.${state}`)} />;
}

const DUE_MARKS: Readonly<Record<ObligationState, StateId>> = {
  met: 'met',
  late: 'partly',
  'not-yet-due': 'not-yet-due',
  overdue: 'overdue',
  'cannot-tell': 'cannot-tell',
};

export function DueMark({ state }: Pick<Obligation, 'state'>) {
  const { t } = useTranslation();
  return <StateMark state={DUE_MARKS[state]} text={t(`publication.dueStates.${state}`)} />;
}

/** What is found in the text and has no reason to stand. */
export const leftOf = ({ hits }: Pick<PublicNotice, 'hits'>) =>
  hits.filter(({ reason }) => reason === null);

/** The first line of its page: how it stands, and what has to be done next. */
export function conclusionOf(one: PublicNotice, t: TFunction): string {
  const left = leftOf(one).length;
  if (one.state === 'draft' && left > 0) return t('publication.is.held', { count: left });
  return t(`publication.is.${one.state}`, { on: one.publishedOn ?? '' });
}
