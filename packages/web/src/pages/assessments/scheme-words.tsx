// How a scheme is said in words: its state with a mark.
import type { SchemeState } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

const MARKS: Readonly<Record<SchemeState, StateId>> = {
  draft: 'not-yet-due',
  issued: 'met',
  superseded: 'ended',
  withdrawn: 'ended',
};

export function SchemeMark({ state }: { state: SchemeState }) {
  const { t } = useTranslation();
  return <StateMark state={MARKS[state]} text={t(`assessments.schemes.states.${state}`)} />;
}
