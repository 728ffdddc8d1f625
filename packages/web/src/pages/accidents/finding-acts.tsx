// Registering what an organ found on reporting (迟报 漏报 谎报 瞒报), and that it took it back; the system finds nothing.
import type { Accident, ReportingFinding, ReportingFindingKind } from '@jinze/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiError, call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { FINDING_SUBJECT_ID, FindingSubjectChoice, type SubjectGiven } from './finding-subject.tsx';
import { useRefresh } from './use-refresh.ts';

interface Props {
  readonly accident: Accident;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

const FINDING_KINDS: readonly ReportingFindingKind[] = ['late', 'omitted', 'false', 'concealed'];

function useFindingFields(): readonly FieldDefinition[] {
  const { t } = useTranslation();
  return [
    {
      name: 'kind',
      label: t('accidents.findingKind'),
      kind: 'choice',
      choices: FINDING_KINDS.map((value) => ({
        value,
        label: t(`accidents.findingKinds.${value}`),
      })),
    },
    { name: 'organ', label: t('accidents.findingOrgan'), hint: t('accidents.findingOrganHint') },
    { name: 'documentNo', label: t('accidents.findingNo') },
    { name: 'foundOn', label: t('accidents.foundOn'), kind: 'date' },
    { name: 'circumstances', label: t('accidents.circumstances'), kind: 'long' },
  ];
}

/** As the document names it, unless it was found on the roster. */
const isAboutSubject = ({ body }: ApiError) => body.path?.startsWith('body.subject') === true;

export function AddFinding({ accident, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const fields = useFindingFields();
  const [given, setGiven] = useState<SubjectGiven>({ kind: 'organ' });
  const [error, setError] = useState('');
  const problem = (message: string) => ({
    id: FINDING_SUBJECT_ID,
    label: t('accidents.findingSubject'),
    message,
  });
  return (
    <ActDialog
      title={t('accidents.addFinding')}
      fields={fields}
      initial={{ kind: 'late' }}
      submit={t('accidents.addFinding')}
      onClose={onClose}
      lead={<p className="muted">{t('accidents.findingsSay')}</p>}
      checkRest={() => {
        const message = given.subject === undefined ? t('common.required') : '';
        setError(message);
        return message === '' ? [] : [problem(message)];
      }}
      placeOf={(refusal) => {
        if (!isAboutSubject(refusal)) return undefined;
        setError(refusal.message);
        return problem(refusal.message);
      }}
      onSubmit={async (values, idempotencyKey) => {
        if (given.subject === undefined) return;
        await call('accidents', 'addFinding', {
          params: { accidentId: accident.id },
          body: {
            kind: values['kind'] as ReportingFindingKind,
            organ: values['organ'] ?? '',
            documentNo: values['documentNo'] ?? '',
            foundOn: (values['foundOn'] ?? '') as never,
            circumstances: values['circumstances'] ?? '',
            subject: given.subject,
          },
          idempotencyKey,
        });
        await refresh();
        onDone(t('accidents.findingAdded'));
      }}
    >
      <FindingSubjectChoice
        region={{ path: accident.regionPath, name: accident.regionName }}
        given={given}
        error={error}
        onChange={(next) => {
          setGiven(next);
          setError('');
        }}
      />
    </ActDialog>
  );
}

export function WithdrawFinding({
  accident,
  finding,
  onDone,
  onClose,
}: Props & { readonly finding: ReportingFinding }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <ActDialog
      title={t('accidents.withdrawFinding')}
      fields={[
        { name: 'on', label: t('accidents.findingWithdrawnOn'), kind: 'date' },
        { name: 'documentNo', label: t('accidents.findingWithdrawnNo') },
        { name: 'reason', label: t('accidents.withdrawReason'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      submit={t('accidents.withdrawFinding')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accidents', 'withdrawFinding', {
          params: { accidentId: accident.id, findingId: finding.id },
          body: {
            version: finding.version,
            on: (values['on'] ?? '') as never,
            documentNo: orNull(values['documentNo']) ?? '',
            reason: values['reason'] ?? '',
          },
          idempotencyKey,
        });
        await refresh();
        onDone(t('accidents.findingWithdrawn'));
      }}
    >
      <p className="muted">{t('accidents.withdrawFindingHint')}</p>
    </ActDialog>
  );
}
