// The state of a section as a mark: shape, word and colour.
import type { SectionState } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../components/marks.tsx';

const MARK_OF: Readonly<Record<SectionState, StateId>> = {
  drafted: 'not-yet-due',
  approved: 'partly',
  issued: 'due-soon',
  acknowledged: 'met',
  objected: 'no-record',
  superseded: 'not-yet-due',
};

export function SectionStateTag({ state }: { state: SectionState }) {
  const { t } = useTranslation();
  return <StateMark state={MARK_OF[state]} text={t(`sectionState.${state}`)} />;
}
