// How a use of results is said: whether safety is in it, whether our result was sent, whether it was used.
import type { ResultUse, ResultUseCoverage, ResultUseLine, SafetyIn } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

const MARKS: Readonly<Record<SafetyIn, StateId>> = {
  yes: 'met',
  no: 'no-record',
  unknown: 'cannot-tell',
};

export function SafetyMark({ safety }: { safety: SafetyIn }) {
  const { t } = useTranslation();
  return <StateMark state={MARKS[safety]} text={t(`resultUses.safety.${safety}`)} />;
}

export const sentWord = (
  { sentTo, sentOn, sentNo }: Pick<ResultUseLine, 'sentTo' | 'sentOn' | 'sentNo'>,
  t: TFunction,
): string | null =>
  sentTo === null || sentOn === null
    ? null
    : sentNo === null
      ? t('resultUses.sentAs', { on: sentOn, to: sentTo })
      : t('resultUses.sentAsNo', { on: sentOn, to: sentTo, no: sentNo });

/** The sentence of a year; a page that has its numbers as links says it part by part. */
export const coverageWord = (coverage: ResultUseCoverage, t: TFunction): string =>
  [
    t('resultUses.cover.all', { year: coverage.year, count: coverage.all }),
    t('resultUses.cover.safetyIn', { count: coverage.safetyIn }),
    t('resultUses.cover.sent', { count: coverage.sent }),
    t('resultUses.cover.used', { count: coverage.used }),
    ...(coverage.unknown === 0 ? [] : [t('resultUses.cover.unknown', { count: coverage.unknown })]),
  ].join(t('resultUses.cover.comma'));

type Changed = ResultUse['history'][number]['changes'][number];

/** What a field says, in words where it holds a choice. */
export function saidWord({ field }: Pick<Changed, 'field'>, value: string | null, t: TFunction) {
  if (value === null) return t('resultUses.nothing');
  if (field === 'kind') return t(`resultUses.kinds.${value as ResultUseLine['kind']}`);
  if (field === 'safetyIn') return t(`resultUses.safety.${value as SafetyIn}`);
  return value;
}
