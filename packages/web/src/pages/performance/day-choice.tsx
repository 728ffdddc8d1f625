// The day it happened: today or yesterday by one tap, another one from the calendar; and that it is late, when it is.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../clock.ts';
import { FormField } from '../../components/form-page.tsx';
import { OneOf } from './choices.tsx';
import { lateDaysOf } from './record-draft.ts';
import { dayBefore } from './record-words.ts';

type Which = 'today' | 'yesterday' | 'other';

export function DayChoice({
  value,
  occurredTo,
  error,
  onChange,
  lateReason,
  onLateReason,
}: {
  value: string;
  /** The last day, of what took several; or nothing. */
  occurredTo: string;
  error: string | undefined;
  onChange: (day: string) => void;
  lateReason: string;
  onLateReason: (reason: string) => void;
}) {
  const { t } = useTranslation();
  const [isOther, setOther] = useState(false);
  const days: Readonly<Record<Exclude<Which, 'other'>, string>> = {
    today: today(),
    yesterday: dayBefore(today()),
  };
  const near = (['today', 'yesterday'] as const).find((which) => days[which] === value);
  const which: Which = isOther ? 'other' : (near ?? 'other');
  const late = /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? lateDaysOf({ occurredOn: value, occurredTo }, today())
    : null;
  const written = (day: string) => day.slice(5);
  return (
    <>
      <OneOf
        name="occurredOn"
        legend={t('records.field.occurredOn')}
        value={which}
        error={error}
        choices={[
          { value: 'today', label: `${t('records.today')} ${written(days.today)}` },
          { value: 'yesterday', label: `${t('records.yesterday')} ${written(days.yesterday)}` },
          { value: 'other', label: t('records.otherDay') },
        ]}
        onChange={(chosen) => {
          setOther(chosen === 'other');
          if (chosen !== 'other') onChange(days[chosen]);
        }}
      >
        {which === 'other' && (
          <Input
            type="date"
            className="day-input"
            aria-label={t('records.otherDay')}
            max={days.today}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </OneOf>
      {late !== null && (
        <div className="late-note">
          <p role="status">{t('records.late', { days: late })}</p>
          <FormField
            field={{
              name: 'lateReason',
              label: t('records.field.lateReason'),
              hint: t('records.hint.lateReason'),
              isOptional: true,
            }}
            value={lateReason}
            error={undefined}
            onChange={onLateReason}
          />
        </div>
      )}
    </>
  );
}
