// How an exercise and its subjects are said in words: states with marks, who is assessed, what they came to.
import type {
  AssessedLine,
  AssessmentExercise,
  AssessmentLine,
  AssessmentState,
} from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';
import { useScoreWord } from './score-bars.tsx';

const MARKS: Readonly<Record<AssessmentState, StateId>> = {
  prepared: 'not-yet-due',
  'self-assessment': 'under-way',
  scoring: 'under-way',
  moderation: 'to-judge',
  proposed: 'to-judge',
  approved: 'under-way',
  notified: 'under-way',
  final: 'met',
  cancelled: 'ended',
};

export function AssessmentMark({ state }: { state: AssessmentState }) {
  const { t } = useTranslation();
  return <StateMark state={MARKS[state]} text={t(`assessments.states.${state}`)} />;
}

const SELF: Readonly<Record<AssessedLine['self'], StateId>> = {
  'not-open': 'not-yet-due',
  open: 'under-way',
  submitted: 'met',
  'submitted-late': 'partly',
  overdue: 'overdue',
  'not-submitted': 'ended',
};

export function SelfMark({ self }: Pick<AssessedLine, 'self'>) {
  const { t } = useTranslation();
  return <StateMark state={SELF[self]} text={t(`assessments.self.${self}`)} />;
}

/** Of a person with post and body. */
export const whoWord = ({
  kind,
  name,
  organName,
  postTitle,
}: Pick<AssessedLine, 'kind' | 'name' | 'organName' | 'postTitle'>) =>
  kind === 'person' ? `${organName ?? ''}${postTitle ?? ''} ${name}` : name;

/** The first line of its page: what stage, and what it waits for. */
export function conclusionOf(one: AssessmentLine, t: TFunction): string {
  const isUntold = one.state === 'notified' && one.dueOn === null;
  return t(`assessments.is.${isUntold ? 'notifiedUntold' : one.state}`, {
    title: one.title,
    on: one.dueOn ?? '',
    count: one.subjectCount,
  });
}

/** How long one may object. */
export const termWord = (
  { objectionDays: days, objectionUnit: unit }: AssessmentExercise,
  t: TFunction,
): string => t(`assessments.terms.${unit}`, { days });

type Result = Pick<
  AssessedLine,
  'isResultShown' | 'total' | 'between' | 'grade' | 'couldBe' | 'proposedGrade' | 'finalGrade'
>;

export const betweenIn = (between: AssessedLine['between']) =>
  between === null
    ? null
    : {
        ...(between.atLeast === null ? {} : { atLeast: between.atLeast }),
        ...(between.atMost === null ? {} : { atMost: between.atMost }),
      };

/** The total and the grade as far as they go: final, proposed, by the score, or still several. */
export function ResultWord({ one }: { one: Result }) {
  const { t } = useTranslation();
  const word = useScoreWord();
  if (!one.isResultShown) return <span className="muted">{t('assessments.notShown')}</span>;
  const grade = one.finalGrade ?? one.proposedGrade ?? one.grade;
  return (
    <>
      {word({ points: one.total, between: betweenIn(one.between), of: 0 })}{' '}
      {grade === null ? (
        <span className="muted">
          {one.couldBe.length === 0
            ? ''
            : t('assessments.couldBe', { grade: one.couldBe.join('、') })}
        </span>
      ) : (
        <strong>{grade}</strong>
      )}
    </>
  );
}
