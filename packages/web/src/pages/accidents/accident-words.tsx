// How an accident is said in words: its grade with where that is from, and its casualties; what is not known says so.
import type { AccidentFacts, AccidentLine } from '@jinze/contracts';
import { SECTORS } from '@jinze/kernel';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';

export const GRADES = ['especially-serious', 'serious', 'relatively-serious', 'ordinary'] as const;
export const NATURES = ['production', 'natural', 'criminal', 'undetermined'] as const;

export function gradeWord(grade: AccidentFacts['grade'], t: TFunction): string {
  return grade === null ? t('accidents.gradeUnknown') : t(`accidents.grades.${grade}`);
}

/** Whether somebody has decided the grade stands beside it: a grade as known may still rise. */
export function GradeTag({ accident }: { accident: Pick<AccidentLine, 'grade' | 'gradeSource'> }) {
  const { t } = useTranslation();
  const { grade, gradeSource } = accident;
  return (
    <span className="nowrap">
      {grade === null ? <span className="muted">{gradeWord(grade, t)}</span> : gradeWord(grade, t)}{' '}
      {gradeSource !== null && (
        <span className={`tag ${gradeSource === 'decided' ? 'checked' : 'unchecked'}`}>
          {t(`accidents.gradeSources.${gradeSource}`)}
        </span>
      )}
    </span>
  );
}

export function yesOrNo(value: boolean | null, t: TFunction): string {
  if (value === null) return t('accidents.unknown');
  return t(value ? 'accidents.yes' : 'accidents.no');
}

const numberWord = (value: number | null, t: TFunction) =>
  value === null ? t('accidents.unknown') : t('accidents.people', { count: value });

/** The moment as officials write it, Shanghai time. */
function momentWord(facts: Pick<AccidentFacts, 'occurredOn' | 'occurredAt'>): string {
  return facts.occurredAt === null ? facts.occurredOn : writtenInstant(facts.occurredAt);
}

/** What is shown of an accident, in one order: on its page and where two versions are compared. */
export function factsInWords(facts: AccidentFacts, t: TFunction): readonly [string, string][] {
  const unknown = t('accidents.unknown');
  return [
    [t('accidents.name'), facts.name],
    [t('accidents.occurred'), momentWord(facts)],
    [t('accidents.place'), facts.place ?? unknown],
    [t('accidents.sector'), facts.sector ?? unknown],
    [
      t('accidents.sectorCode'),
      facts.sectorCode === null ? unknown : SECTORS[facts.sectorCode].label,
    ],
    [t('accidents.unit'), facts.unit ?? unknown],
    [t('accidents.kind'), facts.kind ?? unknown],
    [
      t('accidents.grade'),
      facts.gradeSource === null
        ? gradeWord(facts.grade, t)
        : t('accidents.gradeWithSource', {
            grade: gradeWord(facts.grade, t),
            source: t(`accidents.gradeSources.${facts.gradeSource}`),
          }),
    ],
    [t('accidents.nature'), t(`accidents.natures.${facts.nature}`)],
    [t('accidents.natureBasis'), facts.natureBasis ?? unknown],
    [t('accidents.isResponsible'), yesOrNo(facts.isResponsible, t)],
    [t('accidents.isGrave'), yesOrNo(facts.isGrave, t)],
    [t('accidents.deaths'), numberWord(facts.deaths, t)],
    [t('accidents.missing'), numberWord(facts.missing, t)],
    [t('accidents.seriousInjuries'), numberWord(facts.seriousInjuries, t)],
    [t('accidents.injured'), numberWord(facts.injured, t)],
    [
      t('accidents.directLoss'),
      facts.directLossWanYuan === null
        ? unknown
        : t('accidents.wanYuan', { amount: facts.directLossWanYuan }),
    ],
    [t('accidents.knownAsOf'), facts.knownAsOf],
    [t('accidents.source'), facts.sourceDocument],
  ];
}
