// What comes in the next thirty days, on the desk: what it is, until when, and a way to record it.
import type { CalendarEntry } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { daysBetween } from '../../clock.ts';
import { may, useSession } from '../../shell/session.ts';

const SHOWN = 6;

function When({ entry: { from, to }, asOf }: { entry: CalendarEntry; asOf: string }) {
  const { t } = useTranslation();
  const isComing = from > asOf;
  const days = daysBetween(asOf, to);
  return (
    <span className="muted nowrap">
      {isComing
        ? t(from === to ? 'calendar.onDay' : 'calendar.starts', { date: from })
        : days === 0
          ? t('calendar.today')
          : `${t('calendar.until', { date: to })} · ${t('calendar.daysLeft', { count: days })}`}
    </span>
  );
}

export function ComingCard() {
  const { t } = useTranslation();
  const session = useSession();
  const mayAsk = may(session, 'calendar.due');
  const due = useQuery({
    queryKey: ['calendar', 'due'],
    queryFn: () => call('calendar', 'due'),
    enabled: mayAsk,
  });
  const items = due.data?.items ?? [];
  if (due.data === undefined || items.length === 0) return null;
  const { asOf } = due.data;
  return (
    <section className="card">
      <h2>{t('calendar.coming')}</h2>
      <ul className="todo">
        {items.slice(0, SHOWN).map((entry) => (
          <li key={entry.id}>
            <span>
              <Link to="/calendar/entries/$entryId" params={{ entryId: entry.id }}>
                {entry.title}
              </Link>
            </span>
            <When entry={entry} asOf={asOf} />
          </li>
        ))}
      </ul>
      {may(session, 'calendar.year') && (
        <p className="more">
          <Link to="/calendar">{t('calendar.toCalendar')}</Link>
        </p>
      )}
    </section>
  );
}
