// What in the system a finding stands on, chosen from what the inspected region holds.
import type { Inspection } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { type Cited, EvidenceChoice } from '../../components/evidence-choice.tsx';

export function EvidenceField({
  one,
  chosen,
  onChange,
}: {
  one: Inspection;
  chosen: readonly Cited[];
  onChange: (next: readonly Cited[]) => void;
}) {
  const { t } = useTranslation();
  const isGroup = one.side === 'group';
  const params = { inspectionId: one.id };
  return (
    <EvidenceChoice
      id="finding-evidence"
      label={t('inspections.evidence')}
      hint={t(isGroup ? 'inspections.evidenceHint' : 'inspections.evidenceOfGroup')}
      queryKey={['inspections', 'evidence', one.id]}
      read={isGroup ? (query) => call('inspections', 'evidence', { params, query }) : undefined}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
