// What a list of records is narrowed to; every condition is in the address, so that a link shows the same list.

import { ACTIVITIES, type Activity } from '@jinze/kernel';
import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { thisYear } from '../../clock.ts';
import { DayInput } from '../../components/day-input.tsx';
import { CONFIRMATION_NAMES, type RecordsSearch } from './records-search.ts';

export type Narrow = (part: Partial<RecordsSearch>) => void;

const ALL = '';

function Choice({
  label,
  value,
  all,
  options,
  width,
  onChange,
}: {
  label: string;
  value: string | undefined;
  all: string;
  options: readonly { readonly value: string; readonly label: string }[];
  width: number;
  onChange: (value: string | undefined) => void;
}) {
  return (
    <Select
      aria-label={label}
      style={{ width }}
      value={value ?? ALL}
      popupMatchSelectWidth={false}
      options={[{ value: ALL, label: all }, ...options]}
      onChange={(chosen) => onChange(chosen === ALL ? undefined : chosen)}
    />
  );
}

export function YearFilter({ search, narrow }: { search: RecordsSearch; narrow: Narrow }) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('records.filter.year')}
      value={search.year === undefined ? undefined : String(search.year)}
      all={t('records.filter.allYears')}
      width={112}
      options={[0, 1, 2, 3].map((ago) => ({
        value: String(thisYear() - ago),
        label: t('common.year', { year: thisYear() - ago }),
      }))}
      onChange={(year) => narrow({ year: year === undefined ? undefined : Number(year) })}
    />
  );
}

export function ActivityFilter({ search, narrow }: { search: RecordsSearch; narrow: Narrow }) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('records.filter.activity')}
      value={search.activity}
      all={t('records.filter.allActivities')}
      width={120}
      options={ACTIVITIES.map((value) => ({ value, label: t(`activity.${value}`) }))}
      onChange={(activity) => narrow({ activity: activity as Activity | undefined })}
    />
  );
}

export function DutyFilter({
  search,
  narrow,
  duties,
}: {
  search: RecordsSearch;
  narrow: Narrow;
  duties: readonly { readonly value: string; readonly label: string }[];
}) {
  const { t } = useTranslation();
  const isKnown = duties.some(({ value }) => value === search.duty);
  return (
    <Choice
      label={t('records.filter.duty')}
      value={search.duty}
      all={t('records.filter.allDuties')}
      width={168}
      options={[
        ...(search.duty === undefined || isKnown
          ? []
          : [{ value: search.duty, label: search.duty }]),
        ...duties,
      ]}
      onChange={(duty) => narrow({ duty })}
    />
  );
}

export function ConfirmationFilter({ search, narrow }: { search: RecordsSearch; narrow: Narrow }) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('records.filter.confirmation')}
      value={search.confirmation}
      all={t('records.filter.allConfirmations')}
      width={128}
      options={CONFIRMATION_NAMES.map((value) => ({
        value,
        label: t(`records.confirmation.${value}`),
      }))}
      onChange={(confirmation) =>
        narrow({ confirmation: confirmation as RecordsSearch['confirmation'] })
      }
    />
  );
}

export function FormCheckFilter({ search, narrow }: { search: RecordsSearch; narrow: Narrow }) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('records.filter.formCheck')}
      value={search.formCheck}
      all={t('records.filter.allFormChecks')}
      width={128}
      options={(['unchecked', 'passed', 'returned'] as const).map((value) => ({
        value,
        label: t(`records.formCheck.${value}`),
      }))}
      onChange={(formCheck) => narrow({ formCheck: formCheck as RecordsSearch['formCheck'] })}
    />
  );
}

/** The boxes, and the way back to the whole list where anything narrows it. */
export function Boxes({
  search,
  narrow,
  isNarrow,
  hasReturned = false,
}: {
  search: RecordsSearch;
  narrow: Narrow;
  isNarrow: boolean;
  hasReturned?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox
        checked={search.late === true}
        onChange={(event) => narrow({ late: event.target.checked ? true : undefined })}
      >
        {t('records.filter.late')}
      </Checkbox>
      {hasReturned && (
        <Checkbox
          checked={search.returned === true}
          onChange={(event) => narrow({ returned: event.target.checked ? true : undefined })}
        >
          {t('records.filter.returned')}
        </Checkbox>
      )}
      <Checkbox
        checked={search.state === 'withdrawn'}
        onChange={(event) => narrow({ state: event.target.checked ? 'withdrawn' : undefined })}
      >
        {t('records.filter.withdrawn')}
      </Checkbox>
      {isNarrow && (
        <Button
          type="text"
          onClick={() =>
            narrow({
              year: undefined,
              activity: undefined,
              duty: undefined,
              confirmation: undefined,
              formCheck: undefined,
              late: undefined,
              returned: undefined,
              state: undefined,
              person: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          {t('records.filter.clear')}
        </Button>
      )}
    </>
  );
}

export function DayFilter({
  search,
  narrow,
  side,
}: {
  search: RecordsSearch;
  narrow: Narrow;
  side: 'from' | 'to';
}) {
  const { t } = useTranslation();
  return (
    <span className="day-filter">
      <label htmlFor={`filter-${side}`}>{t(`records.filter.${side}`)}</label>
      <DayInput
        id={`filter-${side}`}
        value={search[side]}
        onChange={(day) => narrow({ [side]: day })}
      />
    </span>
  );
}
