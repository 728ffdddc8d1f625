// How an entry of the year is said: its days, the clause it rests on, and who sees to it.
import type { CalendarEntry, CalendarKind } from '@jinze/contracts';
import { citedArticle } from '@jinze/kernel';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { REGULATION } from '../clause-address.ts';

export const CALENDAR_KINDS = [
  'annual-report',
  'appraisal',
  'committee-meeting',
  'government-work-report',
  'duty-lists',
  'inspection-plan',
  'safety-month',
  'half-year',
  'self-assessment',
  'superior-assessment',
  'notices',
  'honours',
  'other',
] as const satisfies readonly CalendarKind[];

/** `art5.2` → 第五条第二项, in English art. 5.2. */
export function useCited(): (code: string) => string {
  const { i18n } = useTranslation();
  return (code) => {
    const article = code.replace(/^art/, '');
    return i18n.language === 'en' ? `art. ${article}` : citedArticle(article);
  };
}

/** The clause in the reader. */
export function Clause({ code }: { code: string }) {
  const cited = useCited();
  return (
    <Link to="/instruments/$instrumentId" params={{ instrumentId: REGULATION }} hash={code}>
      {cited(code)}
    </Link>
  );
}

/** `03-01 – 03-31`; of one day that day alone; a day of the next year with its year. */
export function Days({
  entry: { from, to, year },
}: {
  entry: Pick<CalendarEntry, 'from' | 'to' | 'year'>;
}) {
  const short = (day: string) => (day.startsWith(`${year}-`) ? day.slice(5) : day);
  return (
    <span className="days">
      <span className="nowrap">{short(from)}</span>
      {to !== from && (
        <>
          {' '}
          – <span className="nowrap">{short(to)}</span>
        </>
      )}
    </span>
  );
}

/** Who sees to it, and where a post is named, who holds it. */
export function Owner({
  entry: { owner, ownerPostId, ownerHolder },
}: {
  entry: Pick<CalendarEntry, 'owner' | 'ownerPostId' | 'ownerHolder'>;
}) {
  const { t } = useTranslation();
  return (
    <>
      {owner}
      {ownerPostId !== null && (
        <span className="muted under">
          {ownerHolder === null
            ? t('calendar.nobody')
            : t('calendar.holder', { name: ownerHolder })}
        </span>
      )}
    </>
  );
}
