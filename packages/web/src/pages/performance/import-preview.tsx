// What a checked file would do, row by row; whom a name means; and what is wrong with which cell.
import type { ImportChoices, ImportRow, RecordsCheck } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/feedback.tsx';
import { CellErrors } from '../../components/import-steps.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { decideAgain, decidePerson, leaveOut } from './import-choices.ts';

interface Deciding {
  readonly check: RecordsCheck;
  readonly choices: ImportChoices;
  readonly onChange: (choices: ImportChoices) => void;
}

/** A name that several have: the post tells who is meant. */
export function ImportQuestions({ check, choices, onChange }: Deciding) {
  const { t } = useTranslation();
  if (check.questions.length === 0) return null;
  return (
    <section className="card stack tight">
      <h2>{t('importRecords.questions')}</h2>
      {check.questions.map(({ name, rows, candidates }) => (
        <fieldset key={name} className="question-of">
          <legend>{t('importRecords.question', { name, count: rows })}</legend>
          <Radio.Group
            value={choices.people.find((one) => one.name === name)?.personId}
            options={candidates.map(({ personId, organName, postTitle }) => ({
              value: personId,
              label: `${organName} ${postTitle}`,
            }))}
            onChange={(event) => {
              const chosen = candidates.find(({ personId }) => personId === event.target.value);
              if (chosen !== undefined) onChange(decidePerson(choices, name, chosen.personId));
            }}
          />
        </fieldset>
      ))}
    </section>
  );
}

export function ImportErrors({ check, choices, onChange }: Deciding) {
  const { t } = useTranslation();
  const { errors, errorsLeftOut } = check;
  if (errors.length === 0) return null;
  const hasUnknown = errors.some(({ code }) => code === 'sheet.unknown-person');
  const places = errors.map(({ tableNumber: table, row }) => ({ table, row }));
  const rows = new Set(places.map(({ table, row }) => `${table} ${row}`)).size;
  const more = errorsLeftOut > 0 ? t('posts.moreErrors', { count: errorsLeftOut }) : '';
  return (
    <section className="card stack tight">
      <h2>{t('importRecords.errors')}</h2>
      {hasUnknown && (
        <Checkbox
          checked={choices.leavesOutUnknown}
          onChange={(event) => onChange({ ...choices, leavesOutUnknown: event.target.checked })}
        >
          {t('importRecords.leavesOutUnknown')}
        </Checkbox>
      )}
      {errorsLeftOut === 0 && (
        <div>
          <Button size="small" onClick={() => onChange(leaveOut(choices, places))}>
            {t('importRecords.leaveAllOut', { count: rows })}
          </Button>
        </div>
      )}
      <CellErrors
        summary={`${t('importRecords.bad', { count: errors.length + errorsLeftOut })}${more}`}
        errors={errors}
        act={({ tableNumber: table, row }) => (
          <Button size="small" onClick={() => onChange(leaveOut(choices, [{ table, row }]))}>
            {t('importRecords.leaveOut')}
          </Button>
        )}
      />
    </section>
  );
}

function People({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  return (
    <>
      {row.people.map(({ name, postTitle, role, duties, withoutPost }) => (
        <div key={name}>
          {name} <span className="muted">{postTitle}</span>{' '}
          {role === 'led' && row.people.length > 1 && t('importRecords.led')}{' '}
          {withoutPost && <span className="late">{t('importRecords.withoutPost')}</span>}
          {duties.length > 0 && (
            <span className="muted">
              {t('importRecords.duties', {
                codes: duties.map((code) => code.replace(/^art/, '')).join('、'),
              })}
            </span>
          )}
        </div>
      ))}
    </>
  );
}

function State({ row, choices, onChange }: Omit<Deciding, 'check'> & { row: ImportRow }) {
  const { t } = useTranslation();
  if (row.state === 'new')
    return row.lateDays === null
      ? t('importRecords.state.new')
      : t('importRecords.late', { count: row.lateDays });
  return (
    <>
      {row.recordId === null ? (
        t('importRecords.twice')
      ) : (
        <Link to="/records/$recordId" params={{ recordId: row.recordId }} target="_blank">
          {t('importRecords.there')}
        </Link>
      )}{' '}
      <Checkbox
        checked={row.state === 'again'}
        onChange={(event) =>
          onChange(decideAgain(choices, { table: row.table, row: row.row }, event.target.checked))
        }
      >
        {t('importRecords.again')}
      </Checkbox>
    </>
  );
}

export function ImportPreview({ check, choices, onChange }: Deciding) {
  const { t } = useTranslation();
  const names = new Map(check.tables.map(({ number, name }) => [number, name]));
  const hidden = check.counts.new + check.counts.duplicates - check.records.length;
  return (
    <>
      <ListPage
        name="import-records"
        caption={t('importRecords.preview')}
        isFixed
        rows={check.records}
        rowKey={(row) => `${row.table}-${row.row}`}
        empty={<EmptyState title={t('importRecords.nothing')} />}
        columns={[
          {
            id: 'place',
            title: t('importRecords.place'),
            cell: (row) => (
              <span className="muted">
                {check.tables.length > 1 && `${names.get(row.table) ?? ''} `}
                {t('importRecords.row', { row: row.row })}
              </span>
            ),
          },
          {
            id: 'on',
            title: t('importRecords.field.occurredOn'),
            cell: (row) => <span className="nowrap">{row.occurredOn}</span>,
          },
          {
            id: 'activity',
            title: t('importRecords.field.activity'),
            isShort: true,
            cell: (row) => t(`activity.${row.activity}`),
          },
          {
            id: 'title',
            title: t('importRecords.field.title'),
            isHead: true,
            cell: (row) => row.title,
          },
          {
            id: 'people',
            title: t('importRecords.field.people'),
            cell: (row) => <People row={row} />,
          },
          {
            id: 'state',
            title: t('importRecords.standing'),
            cell: (row) => <State row={row} choices={choices} onChange={onChange} />,
          },
        ]}
      />
      {hidden > 0 && <p className="muted">{t('importRecords.hidden', { count: hidden })}</p>}
    </>
  );
}
