// How cases, worksheets and decisions are said in words: their states with a mark, people by post, measures by name.
import type {
  CaseState,
  DecisionState,
  ExemptionState,
  MeasureGiven,
  WorksheetLine,
  WorksheetState,
} from '@jinze/contracts';
import { MEASURE_NAMES, type Outcome } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

const CASE_MARKS: Readonly<Record<CaseState, StateId>> = {
  open: 'under-way',
  closed: 'met',
  withdrawn: 'ended',
};
export function CaseStateMark({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  return <StateMark state={CASE_MARKS[state]} text={t(`accountability.caseStates.${state}`)} />;
}

const SHEET_MARKS: Readonly<Record<WorksheetState, StateId>> = {
  drafting: 'not-yet-due',
  told: 'under-way',
  answered: 'under-way',
  proposed: 'under-way',
  decided: 'met',
  dropped: 'ended',
};
export function SheetStateMark({ state }: { state: WorksheetState }) {
  const { t } = useTranslation();
  return <StateMark state={SHEET_MARKS[state]} text={t(`accountability.sheetStates.${state}`)} />;
}

const DECISION_MARKS: Readonly<Record<DecisionState, StateId>> = {
  'in-force': 'met',
  changed: 'ended',
  revoked: 'ended',
  withdrawn: 'ended',
};
export function DecisionStateMark({ state }: { state: DecisionState }) {
  const { t } = useTranslation();
  return (
    <StateMark state={DECISION_MARKS[state]} text={t(`accountability.decisionStates.${state}`)} />
  );
}

const EXEMPTION_MARKS: Readonly<Record<ExemptionState, StateId>> = {
  opened: 'under-way',
  verified: 'under-way',
  decided: 'under-way',
  concluded: 'met',
  clarified: 'met',
  withdrawn: 'ended',
};
export function ExemptionStateMark({ state }: { state: ExemptionState }) {
  const { t } = useTranslation();
  return (
    <StateMark state={EXEMPTION_MARKS[state]} text={t(`accountability.exemptionStates.${state}`)} />
  );
}

const OUTCOME_MARKS: Readonly<Record<Outcome, StateId>> = {
  applies: 'applies',
  'does-not-apply': 'not-yet-due',
  'cannot-tell': 'cannot-tell',
};
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  return (
    <StateMark state={OUTCOME_MARKS[outcome]} text={t(`accountability.outcomes.${outcome}`)} />
  );
}

/** The body, the post and the name. */
export const personWord = (
  line: Pick<WorksheetLine, 'organName' | 'postTitle' | 'personName'>,
): string => `${line.organName}${line.postTitle} ${line.personName}`;

/** 政务记过（至 2027-05-26）、诫勉. */
export function useMeasuresWord(): (measures: readonly MeasureGiven[]) => string {
  const { t } = useTranslation();
  return (measures) =>
    measures
      .map(({ measure, until, probationMonths }) =>
        [
          MEASURE_NAMES[measure],
          probationMonths === null
            ? ''
            : t('accountability.probation', { months: probationMonths }),
          until === null ? '' : t('accountability.untilDay', { on: until }),
        ].join(''),
      )
      .join('、');
}

/** Reasons: one beside the mark; several line by line. */
export function Said({ reasons }: { reasons: readonly string[] }) {
  return reasons.length > 1 ? reasons.map((text) => <div key={text}>{text}</div>) : reasons[0];
}
