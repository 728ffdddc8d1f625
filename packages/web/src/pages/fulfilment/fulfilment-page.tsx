// What is enough and what is missing this year: one's own, of those one serves, or of one person the office works for.
import type { PersonFulfilment } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { YearSelect } from '../year-select.tsx';
import { addressOf, askedIn, FulfilmentWhyPanel } from './fulfilment-why.tsx';
import { conclusionOf, PersonYear } from './person-year.tsx';

interface Addressed {
  readonly why: string | undefined;
  readonly setWhy: (why: string | undefined) => void;
}

/** The opener gets the focus back when the panel closes. */
function useOpener({ setWhy }: Addressed) {
  const opener = useRef<HTMLElement>(null);
  return {
    open: (asked: { section: string; code: string }, element: HTMLElement) => {
      opener.current = element;
      setWhy(addressOf(asked));
    },
    close: () => {
      setWhy(undefined);
      opener.current?.focus();
    },
  };
}

function Year({
  person,
  head,
  ...addressed
}: Addressed & { person: PersonFulfilment; head: React.ReactNode }) {
  const session = useSession();
  const { open, close } = useOpener(addressed);
  const asked = askedIn(addressed.why);
  return (
    <div className={asked === undefined ? 'with-panel' : 'with-panel open'}>
      <div className="stack">
        {head}
        <PersonYear person={person} onWhy={open} mayRecord={may(session, 'performance.record')} />
      </div>
      {asked !== undefined && <FulfilmentWhyPanel asked={asked} onClose={close} />}
    </div>
  );
}

function Head({
  title,
  person,
  year,
  onYear,
}: {
  title: string;
  person: PersonFulfilment | undefined;
  year: number;
  onYear: (year: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <PageHead
      title={title}
      {...(person === undefined ? {} : { sub: t('fulfilment.sub', conclusionOf(person)) })}
    >
      <YearSelect value={year} onChange={onYear} />
      <Button onClick={() => print()}>{t('common.print')}</Button>
    </PageHead>
  );
}

export function MyFulfilmentPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/fulfilment' });
  const navigate = useNavigate({ from: '/fulfilment' });
  const year = search.year ?? thisYear();
  const mine = useQuery({
    queryKey: ['fulfilment', 'mine', year],
    queryFn: () => call('fulfilment', 'mine', { query: { year } }),
  });
  const people = mine.data?.people ?? [];
  const person = people.find(({ personId }) => personId === search.person) ?? people[0];
  const isOwn = person !== undefined && person.personId === session.account.personId;
  const onYear = (next: number) =>
    void navigate({ search: (old) => ({ ...old, year: next, why: undefined }) });
  const title = isOwn
    ? t('fulfilment.title')
    : t('fulfilment.titleOf', { name: person?.personName ?? '' });
  const head = (
    <>
      <Head title={title} person={person} year={year} onYear={onYear} />
      {people.length > 1 && (
        <Segmented
          value={person?.personId ?? ''}
          options={people.map(({ personId, personName }) => ({
            value: personId,
            label: personName,
          }))}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, person: String(next), why: undefined }) })
          }
        />
      )}
      {isOwn && (
        <div className="row no-print">
          <Link to="/readiness">{t('fulfilment.toReadiness')}</Link>
        </div>
      )}
    </>
  );
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  if (person === undefined)
    return (
      <div className="stack">
        <Head title={t('fulfilment.title')} person={undefined} year={year} onYear={onYear} />
        <EmptyState title={t('fulfilment.empty')} hint={t('fulfilment.emptyHint')} />
      </div>
    );
  return (
    <Year
      person={person}
      head={head}
      why={search.why}
      setWhy={(why) => void navigate({ search: (old) => ({ ...old, why }), replace: true })}
    />
  );
}

export function PersonFulfilmentPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/app/fulfilment/people/$personId' });
  const search = useSearch({ from: '/app/fulfilment/people/$personId' });
  const navigate = useNavigate({ from: '/fulfilment/people/$personId' });
  const year = search.year ?? thisYear();
  const query = useQuery({
    queryKey: ['fulfilment', 'person', personId, year],
    queryFn: () =>
      call('fulfilment', 'person', {
        params: { personId: personId as Id<'person'> },
        query: { year },
      }),
  });
  const onYear = (next: number) =>
    void navigate({ search: (old) => ({ ...old, year: next, why: undefined }) });
  if (query.isPending) return <Loading />;
  if (query.isError)
    return (
      <div className="stack">
        <YearSelect value={year} onChange={onYear} />
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const title = t('fulfilment.titleOf', { name: query.data.personName });
  return (
    <Year
      person={query.data}
      head={
        <>
          <Head title={title} person={query.data} year={year} onYear={onYear} />
          <div className="row no-print">
            <Link to="/records" search={{ person: personId, year }}>
              {t('fulfilment.toRecords')}
            </Link>
          </div>
        </>
      }
      why={search.why}
      setWhy={(why) => void navigate({ search: (old) => ({ ...old, why }), replace: true })}
    />
  );
}
