// How each table of a file was understood, and setting it right: what its columns say, and what holds for all of it.
import type { ImportChoices, ImportTable, RecordColumn } from '@jinze/contracts';
import { ACTIVITIES } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { decideColumn, decideTable } from './import-choices.ts';

const FIELDS = [
  'occurredOn',
  'occurredTo',
  'activity',
  'body',
  'title',
  'led',
  'people',
  'place',
  'matter',
  'findings',
  'orders',
  'followUp',
  'basisNo',
  'duties',
  'lateReason',
] as const satisfies readonly RecordColumn[];

interface Deciding {
  readonly choices: ImportChoices;
  readonly onChange: (choices: ImportChoices) => void;
}

function Columns({ table, choices, onChange }: Deciding & { table: ImportTable }) {
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('importRecords.ignored') },
    ...FIELDS.map((field) => ({
      value: field as string,
      label: t(`importRecords.field.${field}`),
    })),
  ];
  return (
    <table className="plain cards">
      <caption className="visually-hidden">{t('importRecords.columns')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('importRecords.column')}</th>
          <th scope="col">{t('importRecords.samples')}</th>
          <th scope="col">{t('importRecords.says')}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map(({ column, title, field, samples }) => (
          <tr key={column}>
            <td className="head" data-label={t('importRecords.column')}>
              <div className="cell">{title}</div>
            </td>
            <td data-label={t('importRecords.samples')}>
              <div className="cell muted samples">{samples.join(' ／ ')}</div>
            </td>
            <td data-label={t('importRecords.says')}>
              <div className="cell">
                <Select
                  className="column-field"
                  aria-label={t('importRecords.saysOf', { title })}
                  value={field ?? ''}
                  options={options}
                  popupMatchSelectWidth={false}
                  onChange={(chosen: string) =>
                    onChange(
                      decideColumn(
                        choices,
                        table,
                        column,
                        FIELDS.find((one) => one === chosen) ?? null,
                      ),
                    )
                  }
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whose list it is, by name. */
function Owner({ table, choices, onChange }: Deciding & { table: ImportTable }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['posts', 'people', search],
    queryFn: () => call('posts', 'people', { query: { search, limit: 20 } }),
    enabled: search !== '',
    placeholderData: (before) => before,
  });
  const items = people.data?.items ?? [];
  return (
    <Select
      className="table-owner"
      aria-label={t('importRecords.owner')}
      allowClear
      placeholder={t('importRecords.noOwner')}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      notFoundContent={search === '' ? t('records.findPerson') : t('records.noPerson')}
      {...(table.personId === null ? {} : { value: table.personId })}
      {...(table.personName === null ? {} : { labelRender: () => table.personName })}
      options={items.map((one) => ({ value: one.personId, label: `${one.name}（${one.title}）` }))}
      onChange={(personId?: (typeof items)[number]['personId']) =>
        onChange(decideTable(choices, table.number, { personId: personId ?? null }))
      }
    />
  );
}

/** What holds for every row that does not say it itself. */
function Whole({ table, choices, onChange }: Deciding & { table: ImportTable }) {
  const { t } = useTranslation();
  return (
    <div className="row table-whole">
      <label>
        <span>{t('importRecords.activity')}</span>
        <Select
          className="table-activity"
          aria-label={t('importRecords.activity')}
          placeholder={t('importRecords.noActivity')}
          popupMatchSelectWidth={false}
          {...(table.activity === null ? {} : { value: table.activity })}
          options={ACTIVITIES.map((activity) => ({
            value: activity,
            label: t(`activity.${activity}`),
          }))}
          onChange={(activity) => onChange(decideTable(choices, table.number, { activity }))}
        />
      </label>
      <label>
        <span>{t('importRecords.owner')}</span>
        <Owner table={table} choices={choices} onChange={onChange} />
      </label>
      <label>
        <span>{t('importRecords.year')}</span>
        <InputNumber
          aria-label={t('importRecords.year')}
          min={1990}
          max={thisYear()}
          controls={false}
          placeholder={t('importRecords.noYear')}
          value={table.year}
          onBlur={(event) => {
            const year = Number(event.target.value);
            if (year !== (table.year ?? 0) && year >= 1990)
              onChange(decideTable(choices, table.number, { year }));
          }}
        />
      </label>
    </div>
  );
}

/** What was understood needs no look; what has errors, or says of nothing what it is, does. */
export function ImportTables({
  tables,
  faulty,
  choices,
  onChange,
}: Deciding & { tables: readonly ImportTable[]; faulty: ReadonlySet<number> }) {
  const { t } = useTranslation();
  return (
    <>
      {tables.map((table) => (
        <details
          key={table.number}
          className="fold import-table"
          open={!table.isLeftOut && (faulty.has(table.number) || table.activity === null)}
        >
          <summary>
            {t(`importRecords.table.${table.layout}`, { name: table.name, count: table.rows })}
            {table.title !== '' && <span className="muted"> {table.title}</span>}
            <span className="muted understood">
              {t('importRecords.understood', {
                columns: table.columns
                  .flatMap(({ field }) =>
                    field === null ? [] : [t(`importRecords.field.${field}`)],
                  )
                  .join('、'),
              })}
            </span>
          </summary>
          <div className="stack tight">
            {tables.length > 1 && (
              <Checkbox
                checked={table.isLeftOut}
                onChange={(event) =>
                  onChange(decideTable(choices, table.number, { isLeftOut: event.target.checked }))
                }
              >
                {t('importRecords.leaveTableOut')}
              </Checkbox>
            )}
            {!table.isLeftOut && (
              <>
                <Whole table={table} choices={choices} onChange={onChange} />
                <div className="table-frame">
                  <Columns table={table} choices={choices} onChange={onChange} />
                </div>
              </>
            )}
          </div>
        </details>
      ))}
    </>
  );
}
