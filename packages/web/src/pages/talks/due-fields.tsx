// A deadline as a talk sets it: a day, or a number of calendar or working days from the day of the act.
import type { Due } from '@jinze/contracts';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormProblem } from '../../components/form-page.tsx';

const KINDS = ['date', 'calendar-days', 'working-days'] as const;

interface DueDraft {
  readonly kind: Due['kind'];
  readonly value: string;
}

const isRight = ({ kind, value }: DueDraft) =>
  kind === 'date' ? /^\d{4}-\d{2}-\d{2}$/.test(value) : /^[1-9]\d{0,2}$/.test(value);

/** The fields with what they hold; `due` is only asked for once `check` has found nothing. */
export function useDue() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<DueDraft>({ kind: 'working-days', value: '' });
  const [error, setError] = useState('');
  return {
    check: (): FormProblem[] => {
      const message = isRight(draft)
        ? ''
        : t(draft.kind === 'date' ? 'talks.due.needDate' : 'talks.due.needDays');
      setError(message);
      return message === '' ? [] : [{ id: 'field-due', label: t('talks.due.label'), message }];
    },
    due: (): Due =>
      draft.kind === 'date'
        ? { kind: 'date', on: draft.value as never }
        : { kind: draft.kind, days: Number(draft.value) },
    /** What the server found wrong with it stands here too. */
    placeOf: ({ body, message }: { body: { path?: string }; message: string }) =>
      body.path?.endsWith('deadline') === true
        ? { id: 'field-due', label: t('talks.due.label'), message }
        : undefined,
    fields: (
      <div className="field">
        <label htmlFor="field-due">{t('talks.due.label')}</label>
        <div className="row">
          <Segmented
            aria-label={t('talks.due.kind')}
            value={draft.kind}
            options={KINDS.map((value) => ({ value, label: t(`talks.due.kinds.${value}`) }))}
            onChange={(kind) => setDraft({ kind, value: '' })}
          />
          <Input
            id="field-due"
            style={{ width: 160 }}
            type={draft.kind === 'date' ? 'date' : 'text'}
            inputMode={draft.kind === 'date' ? undefined : 'numeric'}
            maxLength={10}
            value={draft.value}
            aria-invalid={error !== ''}
            {...(error === '' ? {} : { status: 'error' as const })}
            onChange={(event) => setDraft({ ...draft, value: event.target.value.trim() })}
          />
        </div>
        {error !== '' && <span className="error">{error}</span>}
      </div>
    ),
  };
}
