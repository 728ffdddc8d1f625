// How inspections are said in words: stages, findings and coverage with their marks, the first line of a page.
import type {
  CoverageState,
  Inspection,
  InspectionFinding,
  InspectionLine,
  InspectionState,
} from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

export const KINDS = ['regular', 'unannounced'] as const;
export const STATES = [
  'draft',
  'approved',
  'preparing',
  'on-site',
  'feedback',
  'rectifying',
  'look-back',
  'closed',
  'withdrawn',
] as const;
export const BLOCKS = [
  'overall',
  'responsibility',
  'key-work',
  'hazards',
  'law',
  'training',
  'support',
  'accidents',
] as const;
export const FINDING_KINDS = ['problem', 'hazard', 'untrue-record'] as const;
export const SEVERITIES = ['ordinary', 'prominent', 'major'] as const;

const MARKS: Readonly<Record<InspectionState, StateId>> = {
  draft: 'not-yet-due',
  approved: 'not-yet-due',
  preparing: 'under-way',
  'on-site': 'under-way',
  feedback: 'under-way',
  rectifying: 'under-way',
  'look-back': 'under-way',
  closed: 'met',
  withdrawn: 'ended',
};

export function InspectionMark({ state }: Pick<InspectionLine, 'state'>) {
  const { t } = useTranslation();
  return <StateMark state={MARKS[state]} text={t(`inspections.states.${state}`)} />;
}

export function FindingMark({
  finding,
}: {
  finding: Pick<InspectionFinding, 'state' | 'isOverdue'>;
}) {
  const { t } = useTranslation();
  if (finding.isOverdue)
    return <StateMark state="overdue" text={t('inspections.findingStates.overdue')} />;
  const marks = {
    open: 'partly',
    claimed: 'under-way',
    closed: 'met',
    withdrawn: 'ended',
  } as const;
  return (
    <StateMark
      state={marks[finding.state]}
      text={t(`inspections.findingStates.${finding.state}`)}
    />
  );
}

const COVERAGE: Readonly<Record<CoverageState, StateId>> = {
  inspected: 'met',
  running: 'under-way',
  planned: 'not-yet-due',
  overdue: 'overdue',
  'left-out': 'no-record',
};

export function CoverageMark({ state }: { state: CoverageState }) {
  const { t } = useTranslation();
  return <StateMark state={COVERAGE[state]} text={t(`inspections.coverage.${state}`)} />;
}

/** The first line of its page: who is inspected, and how it stands. */
export function conclusionOf(one: Inspection, t: TFunction): string {
  const { title, openFindings: count, overdueFindings: overdue } = one;
  if (one.state === 'rectifying' || one.state === 'look-back' || one.state === 'closed') {
    if (overdue > 0) return t('inspections.is.overdue', { title, count: overdue });
    if (count > 0) return t('inspections.is.open', { title, count });
  }
  return t(`inspections.is.${one.state}`, { title, from: one.from, to: one.to });
}
