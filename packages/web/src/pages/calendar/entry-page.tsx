// One entry of the year: what, when, who, on what ground; changed here by its office, recorded from here by who did it.
import type { CalendarEntry } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { DocumentPage } from '../../components/document-page.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { may, useSession } from '../../shell/session.ts';
import { SealLine } from '../ledger/seal-line.tsx';
import './calendar.css';
import { Clause, Owner } from './calendar-words.tsx';
import { EntryForm } from './entry-form.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

function Facts({ entry }: { entry: CalendarEntry }) {
  const { t } = useTranslation();
  const { from, to, tellOn, clause, basis, duties, activity, note, origin } = entry;
  const none = t('calendar.entry.none');
  const lines = [
    [
      t('calendar.days'),
      from === to
        ? documentDate(from)
        : t('calendar.entry.period', { from: documentDate(from), to: documentDate(to) }),
    ],
    [t('calendar.owner'), <Owner key="owner" entry={entry} />],
    [t('calendar.field.clause'), clause === null ? none : <Clause key="clause" code={clause} />],
    [t('calendar.field.basis'), basis ?? none],
    [
      t('calendar.field.duties'),
      duties.length === 0
        ? none
        : duties.map((code) => (
            <span key={code} className="unit">
              <Clause code={code.replace(/-\d+$/, '')} />{' '}
            </span>
          )),
    ],
    [t('calendar.field.activity'), activity === null ? none : t(`activity.${activity}`)],
    [
      t('calendar.field.tellOn'),
      tellOn === null
        ? t('calendar.entry.notTold')
        : t('calendar.entry.told', { on: documentDate(tellOn) }),
    ],
    ...(note === null ? [] : [[t('calendar.field.note'), note] as const]),
  ] as const;
  return (
    <>
      <dl className="lines wide">
        {lines.map(([name, value]) => (
          <div key={name} className="line">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="muted entry-origin">
        {t(`calendar.entry.origin.${origin}`)} ·{' '}
        {t('calendar.entry.recorded', {
          name: entry.recordedBy,
          at: writtenInstant(entry.recordedAt),
        })}
      </p>
    </>
  );
}

/** The record of it begins with what the entry says already. */
function RecordLink({ entry: { activity, duties, title } }: { entry: CalendarEntry }) {
  const { t } = useTranslation();
  const [duty] = duties;
  return (
    <Link
      to="/records/new"
      search={{
        title,
        ...(activity === null ? {} : { activity }),
        ...(duty === undefined ? {} : { duty }),
      }}
    >
      <Button type="primary" tabIndex={-1}>
        {t('calendar.entry.record')}
      </Button>
    </Link>
  );
}

function Entry({ entry }: { entry: CalendarEntry }) {
  const { t } = useTranslation();
  const session = useSession();
  const [notice, setNotice] = useState('');
  const [isChanging, setChanging] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const { title, year, kind, regionName, regionPath, activity } = entry;
  return (
    <DocumentPage
      title={title}
      sub={t('calendar.entry.sub', {
        region: regionName,
        year,
        kind: t(`calendar.kind.${kind}`),
      })}
    >
      {notice !== '' && <Notice>{notice}</Notice>}
      {isChanging ? (
        <EntryForm
          region={regionPath}
          year={year}
          entry={entry}
          onClose={() => setChanging(false)}
          onDone={(words) => {
            setChanging(false);
            setNotice(words);
          }}
        />
      ) : (
        <>
          <Facts entry={entry} />
          <SealLine record={entry.id} />
          <div className="row no-print">
            {activity !== null && may(session, 'performance.record') && (
              <RecordLink entry={entry} />
            )}
            {entry.may.includes('change') && (
              <Button onClick={() => setChanging(true)}>{t('calendar.change')}</Button>
            )}
            {entry.may.includes('remove') && (
              <Button type="text" onClick={() => setRemoving(true)}>
                {t('calendar.remove')}
              </Button>
            )}
            {may(session, 'calendar.year') && (
              <Link to="/calendar" search={{ year }}>
                {t('calendar.entry.toYear')}
              </Link>
            )}
          </div>
        </>
      )}
      {isRemoving && (
        <RemoveDialog
          entry={entry}
          onClose={() => setRemoving(false)}
          onDone={() => location.assign(`/calendar?year=${year}`)}
        />
      )}
    </DocumentPage>
  );
}

export function CalendarEntryPage() {
  const { entryId } = useParams({ from: '/app/calendar/entries/$entryId' });
  const query = useQuery({
    queryKey: ['calendar', 'entry', entryId],
    queryFn: () =>
      call('calendar', 'entry', { params: { entryId: entryId as CalendarEntry['id'] } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Entry entry={query.data} />;
}
