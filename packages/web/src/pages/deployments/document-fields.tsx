// The fields that say which document or decision it is.
import { useTranslation } from 'react-i18next';
import { TextField } from '../supervision/form-field.tsx';
import type { DeploymentDraft, DraftFaults, DraftField } from './deployment-draft.ts';

const FIELDS = [
  { name: 'issuer', label: 'issuer', kind: 'text' },
  { name: 'number', label: 'numberField', kind: 'text' },
  { name: 'title', label: 'titleField', kind: 'text' },
  { name: 'receivedOn', label: 'receivedOn', kind: 'date' },
  { name: 'custodian', label: 'custodianField', kind: 'text' },
] as const;

export function DocumentFields({
  draft,
  faults,
  refused,
  onChange,
}: {
  draft: DeploymentDraft;
  faults: DraftFaults;
  refused: Readonly<Record<string, string>>;
  onChange: (next: Partial<DeploymentDraft>) => void;
}) {
  const { t } = useTranslation();
  const errorOf = (name: string) =>
    refused[name] ?? (faults.fields.includes(name as DraftField) ? t('common.required') : '');
  return (
    <>
      {FIELDS.map(({ name, label, kind }) => (
        <TextField
          key={name}
          id={`deployment-${name}`}
          label={t(`deployments.${label}`)}
          {...(name === 'title' ? { hint: t('deployments.titleHint') } : {})}
          kind={kind}
          value={draft[name]}
          error={errorOf(name)}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </>
  );
}
