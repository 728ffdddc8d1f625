// How vetting is said in words: states and answers with a mark, and the first line of a request.
import type { Vetting, VettingLine, VettingName, VettingState } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

export const PURPOSES = [
  'promotion',
  'important-appointment',
  'honour',
  'excellent-appraisal',
] as const;

const MARKS: Readonly<Record<VettingState, StateId>> = {
  draft: 'not-yet-due',
  requested: 'under-way',
  prepared: 'under-way',
  reviewed: 'under-way',
  issued: 'met',
  revoked: 'ended',
  withdrawn: 'ended',
};

/** Changed facts come before everything: the letter is out, and may no longer hold. */
export function VettingMark({ line }: { line: Pick<VettingLine, 'state' | 'hasChanged'> }) {
  const { t } = useTranslation();
  return line.hasChanged && line.state === 'issued' ? (
    <StateMark state="to-judge" text={t('vetting.changed')} />
  ) : (
    <StateMark state={MARKS[line.state]} text={t(`vetting.states.${line.state}`)} />
  );
}

type Opinion = NonNullable<VettingName['opinion']>;

const ANSWERS: Readonly<Record<Opinion['answer'], StateId>> = {
  barred: 'barred',
  'cannot-tell': 'cannot-tell',
  'no-bar-recorded': 'met',
};

/** What is not barred and still weighs is not said like what is clear. */
export function AnswerMark({ opinion }: { opinion: Opinion }) {
  const { t } = useTranslation();
  if (opinion.toJudge) return <StateMark state="to-judge" text={t('vetting.answers.to-judge')} />;
  const { answer, until } = opinion;
  return (
    <StateMark
      state={ANSWERS[answer]}
      text={until === null ? t(`vetting.answers.${answer}`) : t('vetting.barredUntil', { until })}
    />
  );
}

/** The first line of a request: how it stands. */
export function conclusionOf(request: Vetting, t: TFunction): string {
  const { title, names, counts, state } = request;
  if (request.hasChanged && state === 'issued')
    return t(request.changesHash === null ? 'vetting.is.changedRegister' : 'vetting.is.changed', {
      title,
      count: request.changes.length,
    });
  // Asked for anew, what was computed before is no answer.
  if (counts === null || ['requested', 'revoked', 'withdrawn'].includes(state))
    return t(`vetting.is.${state}`, { title, names });
  const found = (['barred', 'cannotTell', 'toJudge'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => t(`vetting.found.${what}`, { count: counts[what] }));
  return found.length === 0
    ? t('vetting.is.clear', { title, names })
    : t('vetting.is.counted', { title, names, found: found.join(t('vetting.foundJoin')) });
}
