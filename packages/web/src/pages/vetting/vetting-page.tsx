// Requests of the caller's department or office, the latest first; to the discipline organ those it is asked on.
import type { VettingLine } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { filterOf, isNarrowed, WordsFilter } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { LIST_STATES } from './vetting-search.ts';
import { VettingMark } from './vetting-words.tsx';

function useColumns(): Column<VettingLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'title',
      title: t('vetting.request'),
      isHead: true,
      cell: (line) => (
        <Link to="/vetting/$requestId" params={{ requestId: line.id }}>
          {line.title}
        </Link>
      ),
    },
    {
      id: 'purpose',
      title: t('vetting.purpose'),
      cell: (line) => t(`vetting.purposes.${line.purpose}`),
    },
    { id: 'names', title: t('vetting.names'), isShort: true, cell: (line) => line.names },
    { id: 'state', title: t('vetting.state'), cell: (line) => <VettingMark line={line} /> },
    { id: 'office', title: t('vetting.office'), cell: (line) => line.answering.name },
    {
      id: 'asked',
      title: t('vetting.requestedOn'),
      isShort: true,
      cell: (line) => <span className="nowrap">{line.requestedOn ?? ''}</span>,
    },
    { id: 'letter', title: t('vetting.letterNo'), cell: (line) => line.letterNo ?? '' },
    {
      id: 'valid',
      title: t('vetting.validUntil'),
      isShort: true,
      cell: (line) => <span className="nowrap">{line.validUntil ?? ''}</span>,
    },
  ];
}

function Filters() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/vetting' });
  const navigate = useNavigate({ from: '/vetting' });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      <Select
        aria-label={t('vetting.state')}
        style={{ width: 168 }}
        value={search.state ?? ''}
        options={[
          { value: '' as const, label: t('vetting.allStates') },
          ...LIST_STATES.map((value) => ({ value, label: t(`vetting.listStates.${value}`) })),
        ]}
        onChange={(state: (typeof LIST_STATES)[number] | '') =>
          change({ state: state === '' ? undefined : state })
        }
      />
      <WordsFilter
        label={t('vetting.search')}
        width={240}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

function Requests() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/vetting' });
  const navigate = useNavigate({ from: '/vetting' });
  const columns = useColumns();
  const list = useQuery({
    queryKey: ['vetting', 'list', search],
    queryFn: () => call('vetting', 'list', { query: { ...search, limit: 50 } }),
    // The filters and what is typed in them stay while the next list comes.
    placeholderData: keepPreviousData,
  });
  const mayAsk = may(session, 'vetting.create');
  const filter = filterOf(search);
  return (
    <div className="stack">
      <PageHead
        title={t(mayAsk ? 'vetting.titleAsking' : 'vetting.titleAnswering')}
        sub={t(mayAsk ? 'vetting.subAsking' : 'vetting.subAnswering')}
      >
        <SheetLink path="vetting" filter={filter} />
        {mayAsk && (
          <Link to="/vetting/new">
            <Button type="primary" tabIndex={-1}>
              {t('vetting.new')}
            </Button>
          </Link>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="vetting"
        caption={t('vetting.requests')}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters />}
        empty={
          <EmptyState
            title={t(isNarrowed(filter) ? 'vetting.emptyFound' : 'vetting.empty')}
            hint={t(mayAsk ? 'vetting.emptyAsking' : 'vetting.emptyAnswering')}
          />
        }
      />
    </div>
  );
}

const ANSWER_MARKS = { none: 'under-way', drafted: 'under-way', issued: 'met' } as const;

function DisciplineRequests() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/vetting' });
  const navigate = useNavigate({ from: '/vetting' });
  const list = useQuery({
    queryKey: ['vetting', 'discipline', search.after],
    queryFn: () =>
      call('vetting', 'disciplineList', {
        query: { limit: 50, after: search.after },
      }),
  });
  return (
    <div className="stack">
      <PageHead title={t('vetting.titleDiscipline')} sub={t('vetting.subDiscipline')}>
        <SheetLink path="vetting/discipline" filter={{}} />
      </PageHead>
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="vetting-discipline"
        caption={t('vetting.requests')}
        rowKey={(line) => line.id}
        isFixed
        empty={<EmptyState title={t('vetting.empty')} />}
        columns={[
          {
            id: 'title',
            title: t('vetting.request'),
            isHead: true,
            cell: (line) => (
              <Link to="/vetting/discipline/$requestId" params={{ requestId: line.id }}>
                {line.title}
              </Link>
            ),
          },
          {
            id: 'purpose',
            title: t('vetting.purpose'),
            cell: (line) => t(`vetting.purposes.${line.purpose}`),
          },
          { id: 'names', title: t('vetting.names'), isShort: true, cell: (line) => line.names },
          {
            id: 'asked',
            title: t('vetting.requestedOn'),
            isShort: true,
            cell: (line) => <span className="nowrap">{line.requestedOn ?? ''}</span>,
          },
          {
            id: 'answer',
            title: t('vetting.ownAnswer'),
            cell: (line) =>
              line.isWithdrawn ? (
                <StateMark state="ended" text={t('vetting.states.withdrawn')} />
              ) : (
                <StateMark
                  state={ANSWER_MARKS[line.answer]}
                  text={t(`vetting.disciplineStates.${line.answer}`)}
                />
              ),
          },
        ]}
      />
    </div>
  );
}

export function VettingPage() {
  const session = useSession();
  if (may(session, 'vetting.list')) return <Requests />;
  return may(session, 'vetting.discipline-list') ? <DisciplineRequests /> : <NotFound />;
}
