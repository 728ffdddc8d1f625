// Measures of art. 19, one line each: which, until which day the decision prints, and the probation where there is one.
import type { MeasureGiven } from '@jinze/contracts';
import { MEASURE_IDS, MEASURE_NAMES, type MeasureId } from '@jinze/kernel';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormProblem } from '../../components/form-page.tsx';
import { besideDraft, useDraft } from '../../components/use-draft.ts';

const ID = 'measures';

/** Each reason once, with every measure it closes. */
function Closed({ closed }: { closed: ReadonlyMap<MeasureId, string> }) {
  const { t } = useTranslation();
  const byReason = Map.groupBy(closed, ([, because]) => because);
  if (byReason.size === 0) return null;
  return (
    <ul className="muted">
      {[...byReason].map(([because, rows]) => (
        <li key={because}>
          {t('accountability.closedMeasures', {
            measures: rows.map(([id]) => MEASURE_NAMES[id]).join('、'),
            because,
          })}
        </li>
      ))}
    </ul>
  );
}

export interface Measures {
  readonly value: readonly MeasureGiven[];
  readonly check: () => readonly FormProblem[];
  readonly fields: ReactNode;
}

/** Kept with the draft of its form. `closed`: what the rules say is not open for this person, with the reason. */
export function useMeasures(
  draftKey: string,
  initial: readonly MeasureGiven[],
  isNeeded: boolean,
  closed: ReadonlyMap<MeasureId, string> = new Map(),
): Measures {
  const { t } = useTranslation();
  const [{ value }, setDraft] = useDraft<{ readonly value: readonly MeasureGiven[] }>(
    besideDraft(draftKey, 'measures'),
    { value: initial },
  );
  const setValue = (next: (all: readonly MeasureGiven[]) => readonly MeasureGiven[]) =>
    setDraft((all) => ({ value: next(all.value) }));
  const [error, setError] = useState('');
  const change = (at: number, next: Partial<MeasureGiven>) =>
    setValue((all) => all.map((one, index) => (index === at ? { ...one, ...next } : one)));
  const taken = value.map(({ measure }) => measure);
  const options = MEASURE_IDS.map((id) => {
    const because = closed.get(id);
    return {
      value: id,
      label: MEASURE_NAMES[id],
      ...(because === undefined ? {} : { title: because }),
      disabled: because !== undefined || taken.includes(id),
    };
  });
  return {
    value: isNeeded ? value : [],
    check: () => {
      const message = isNeeded && value.length === 0 ? t('accountability.needMeasure') : '';
      setError(message);
      return message === '' ? [] : [{ id: ID, label: t('accountability.measures'), message }];
    },
    fields: isNeeded ? (
      <div className="field">
        <label htmlFor={ID}>{t('accountability.measures')}</label>
        <span className="muted">{t('accountability.measuresHint')}</span>
        {value.map((one, index) => (
          <div className="row" key={one.measure}>
            <strong>{MEASURE_NAMES[one.measure]}</strong>
            <Input
              type="date"
              style={{ width: 160 }}
              aria-label={t('accountability.untilOf', { measure: MEASURE_NAMES[one.measure] })}
              aria-describedby={`${ID}-until`}
              value={one.until ?? ''}
              onChange={(event) =>
                change(index, {
                  until: event.target.value === '' ? null : (event.target.value as never),
                })
              }
            />
            {one.measure === 'party-probation' && (
              <Select
                style={{ width: 110 }}
                aria-label={t('accountability.probationOf')}
                value={one.probationMonths}
                options={([12, 24] as const).map((months) => ({
                  value: months,
                  label: t('accountability.months', { months }),
                }))}
                onChange={(probationMonths) => change(index, { probationMonths })}
              />
            )}
            <Button
              type="text"
              onClick={() => setValue((all) => all.filter((_, at) => at !== index))}
            >
              {t('accountability.remove')}
            </Button>
          </div>
        ))}
        {value.length > 0 && (
          <span className="muted" id={`${ID}-until`}>
            {t('accountability.untilHint')}
          </span>
        )}
        <Select
          id={ID}
          value={null}
          placeholder={t('accountability.addMeasure')}
          aria-invalid={error !== ''}
          {...(error === '' ? {} : { status: 'error' as const })}
          options={options}
          onChange={(measure: MeasureId | null) => {
            if (measure === null) return;
            setValue((all) => [...all, { measure, until: null, probationMonths: null }]);
            setError('');
          }}
        />
        {error !== '' && <span className="error">{error}</span>}
        <Closed closed={closed} />
      </div>
    ) : null,
  };
}
