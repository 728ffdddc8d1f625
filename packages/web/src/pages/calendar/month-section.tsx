// One month of the year: its entries by their days; the one in hand opens as a form in its place.
import type { CalendarEntry } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Clause, Days, Owner } from './calendar-words.tsx';
import { EntryForm } from './entry-form.tsx';
import type { Month } from './months.ts';

interface Acts {
  readonly onChange: (entry: CalendarEntry) => void;
  readonly onRemove: (entry: CalendarEntry) => void;
}

function EntryRow({ entry, acts }: { entry: CalendarEntry; acts: Acts }) {
  const { t } = useTranslation();
  const { id, title, clause, basis, may } = entry;
  return (
    <tr>
      <td data-label={t('calendar.days')} className="short">
        <div className="cell">
          <Days entry={entry} />
        </div>
      </td>
      <td className="head what">
        <div className="cell">
          <Link to="/calendar/entries/$entryId" params={{ entryId: id }}>
            {title}
          </Link>
        </div>
      </td>
      <td data-label={t('calendar.owner')}>
        <div className="cell">
          <Owner entry={entry} />
        </div>
      </td>
      <td data-label={t('calendar.basis')} className="short">
        <div className="cell">{clause === null ? (basis ?? '') : <Clause code={clause} />}</div>
      </td>
      <td className="end no-print">
        {may.length > 0 && (
          <div className="cell acts">
            {may.includes('change') && (
              <Button
                size="small"
                aria-label={t('calendar.changeOf', { title })}
                onClick={() => acts.onChange(entry)}
              >
                {t('calendar.change')}
              </Button>
            )}
            {may.includes('remove') && (
              <Button
                size="small"
                type="text"
                aria-label={t('calendar.removeOf', { title })}
                onClick={() => acts.onRemove(entry)}
              >
                {t('calendar.remove')}
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}

function Others({ label, entries }: { label: string; entries: readonly CalendarEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <p className="muted ending">
      {label}：
      {entries.map(({ id, title, to }) => (
        <span key={id} className="unit">
          <Link to="/calendar/entries/$entryId" params={{ entryId: id }}>
            {title}
          </Link>{' '}
          {to.slice(5)}
        </span>
      ))}
    </p>
  );
}

export function MonthSection({
  month: { number, entries, ending },
  running,
  isNow,
  open,
  acts,
  onClose,
  onDone,
}: {
  month: Month;
  /** Of the current month: what began before and runs on past it. */
  running: readonly CalendarEntry[];
  isNow: boolean;
  /** The entry that is being changed. */
  open: string | undefined;
  acts: Acts;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const name = t(`calendar.monthName.m${number}`);
  return (
    <section className={isNow ? 'month now' : 'month'} id={`month-${number}`}>
      <h2>
        {name}
        {isNow && <span className="tag">{t('calendar.thisMonth')}</span>}
        {entries.length === 0 && <span className="muted none">{t('calendar.monthNone')}</span>}
      </h2>
      <Others label={t('calendar.ending')} entries={ending} />
      <Others label={t('calendar.running')} entries={running} />
      {entries.length > 0 && (
        <table className="plain cards year-table">
          <caption className="visually-hidden">{name}</caption>
          <colgroup>
            <col className="days" />
            <col />
            <col className="owner" />
            <col className="basis" />
            <col className="acts no-print" />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              {(['days', 'what', 'owner', 'basis'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`calendar.${column}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) =>
              entry.id === open ? (
                <tr key={entry.id} className="in-place">
                  <td colSpan={5} className="wide">
                    <h3>{t('calendar.changeOf', { title: entry.title })}</h3>
                    <EntryForm
                      region={entry.regionPath}
                      year={entry.year}
                      entry={entry}
                      onClose={onClose}
                      onDone={onDone}
                    />
                  </td>
                </tr>
              ) : (
                <EntryRow key={entry.id} entry={entry} acts={acts} />
              ),
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}
