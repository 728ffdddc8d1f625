// The year of a region: twelve months as a document, the current one marked, edited in place, printed clean.
import type { CalendarEntry } from '@jinze/contracts';
import { addDays, civilDate } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear, today } from '../../clock.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { YearSelect } from '../year-select.tsx';
import './calendar.css';
import { EntryForm } from './entry-form.tsx';
import { MonthSection } from './month-section.tsx';
import { monthsOf, nowIn, runningIn } from './months.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { ResultsDue } from './results-due.tsx';

const SOON_DAYS = 30;

function useYear(region: string, year: number) {
  return useQuery({
    queryKey: ['calendar', region, year],
    queryFn: () => call('calendar', 'year', { query: { region: region as never, year } }),
  });
}

function OfficeCalendar({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const year = search.year ?? thisYear();
  const [notice, setNotice] = useState('');
  const [removing, setRemoving] = useState<CalendarEntry>();
  const query = useYear(region.path, year);
  const openForm = (form: string | undefined, words = '') => {
    setNotice(words);
    void navigate({ search: (old) => ({ ...old, form }) });
  };
  if (query.isPending) return <Loading lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { items, may: mayDo } = query.data;
  const now = nowIn(items, year, today(), addDays(civilDate(today()), SOON_DAYS));
  const mayTakeOver = mayDo.includes('take-over');
  const takeOver = (
    <Link to="/calendar/take-over" search={{ year }}>
      <Button tabIndex={-1} type={items.length === 0 ? 'primary' : 'default'}>
        {t('calendar.toTakeOver')}
      </Button>
    </Link>
  );
  const done = (words: string) => openForm(undefined, words);
  return (
    <div className="stack printed">
      <PageHead
        title={t(items.length === 0 ? 'calendar.titleNone' : 'calendar.title', {
          region: region.name,
          year,
          count: items.length,
        })}
        sub={
          now.month === undefined || items.length === 0 ? (
            t('calendar.subOther')
          ) : (
            <>
              <a href={`#month-${now.month}`}>{t('calendar.nowLink', { now: now.running })}</a>
              {' · '}
              {t('calendar.sub', { soon: now.ending })}
            </>
          )
        }
      >
        <YearSelect
          value={year}
          onChange={(next) => {
            setNotice('');
            void navigate({ search: (old) => ({ ...old, year: next, form: undefined }) });
          }}
        />
        {mayDo.includes('add') && items.length > 0 && (
          <Button type="primary" onClick={() => openForm('new')}>
            {t('calendar.add')}
          </Button>
        )}
        {mayTakeOver && items.length > 0 && takeOver}
        {items.length > 0 && (
          <>
            {may(session, 'calendar.export') && (
              <SheetLink path="calendar" filter={{ region: region.path, year }} />
            )}
            <button type="button" className="link-button" onClick={() => print()}>
              {t('common.print')}
            </button>
          </>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <ResultsDue region={region.path} year={year} />
      {search.form === 'new' && mayDo.includes('add') && (
        <section className="card form-card">
          <h2>{t('calendar.addTitle', { year })}</h2>
          <p className="muted">{t('calendar.formSub')}</p>
          <EntryForm
            region={region.path}
            year={year}
            entry={undefined}
            onClose={() => openForm(undefined)}
            onDone={done}
          />
        </section>
      )}
      {items.length === 0 ? (
        <section className="card">
          <EmptyState
            title={t('calendar.empty', { year })}
            hint={t(mayTakeOver ? 'calendar.emptyHint' : 'calendar.emptyNotOwn', { year })}
            action={
              mayTakeOver ? (
                <span className="row centred">
                  {takeOver}
                  <Button onClick={() => openForm('new')}>{t('calendar.add')}</Button>
                </span>
              ) : undefined
            }
          />
        </section>
      ) : (
        <article className="card year">
          {monthsOf(items).map((month) => (
            <MonthSection
              key={month.number}
              month={month}
              running={month.number === now.month ? runningIn(items, year, month.number) : []}
              isNow={month.number === now.month}
              open={search.form}
              acts={{ onChange: ({ id }) => openForm(id), onRemove: setRemoving }}
              onClose={() => openForm(undefined)}
              onDone={done}
            />
          ))}
        </article>
      )}
      {removing !== undefined && (
        <RemoveDialog
          entry={removing}
          onClose={() => setRemoving(undefined)}
          onDone={(words) => {
            setRemoving(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function CalendarPage() {
  const session = useSession();
  const region = useRegion();
  return may(session, 'calendar.year') && region !== undefined ? (
    <OfficeCalendar key={region.path} region={region} />
  ) : (
    <NotFound />
  );
}
