// Commendations one handles; a leader's own from the grant on, read on a phone.
import type { CommendationLine } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import {
  ChoiceFilter,
  filterOf,
  isNarrowed,
  WordsFilter,
  YearFilter,
} from '../../components/list-filters.tsx';
import { type Column, ListPage, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import type { commendationsSearch } from '../../router-search.ts';
import { may, useSession } from '../../shell/session.ts';
import { CommendationMark, KINDS, STATES, whatWord, whoWord } from './commendation-words.tsx';

export function useColumns(): Column<CommendationLine>[] {
  const { t } = useTranslation();
  const nowrap = (text: string | null) =>
    text === null ? null : <span className="nowrap">{text}</span>;
  return [
    {
      id: 'who',
      title: t('commendations.who'),
      isHead: true,
      cell: (line) => (
        <Link to="/commendations/$commendationId" params={{ commendationId: line.id }}>
          {whoWord(line)}
        </Link>
      ),
    },
    { id: 'what', title: t('commendations.kind'), cell: (line) => whatWord(line, t) },
    {
      id: 'state',
      title: t('commendations.state'),
      cell: (line) => <CommendationMark state={line.state} />,
    },
    { id: 'by', title: t('commendations.nominatingOrgan'), cell: (line) => line.nominatingOrgan },
    { id: 'from', title: t('commendations.approving'), cell: (line) => line.approvingName },
    {
      id: 'to',
      title: t('commendations.publicTo'),
      isShort: true,
      cell: (line) => nowrap(line.publicTo),
    },
    {
      id: 'granted',
      title: t('commendations.grantedOn'),
      isShort: true,
      cell: (line) => nowrap(line.grantedOn),
    },
  ];
}

type Search = ReturnType<typeof commendationsSearch>;

function Filters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/commendations' });
  const change = (next: Partial<Search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  const thisYear = Number(today().slice(0, 4));
  const years = Array.from({ length: 5 }, (_, index) => thisYear - index);
  return (
    <>
      <ChoiceFilter
        label={t('commendations.state')}
        all={t('commendations.allStates')}
        options={[
          { value: 'open', label: t('commendations.open') },
          ...STATES.map((value) => ({ value, label: t(`commendations.states.${value}`) })),
        ]}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <ChoiceFilter
        label={t('commendations.kind')}
        all={t('commendations.allKinds')}
        options={KINDS.map((value) => ({ value, label: t(`commendations.kinds.${value}`) }))}
        width={152}
        value={search.kind}
        onChange={(kind) => change({ kind })}
      />
      <YearFilter
        label={t('commendations.year')}
        all={t('commendations.allYears')}
        years={years}
        value={search.year}
        onChange={(year) => change({ year })}
      />
      <WordsFilter
        label={t('commendations.search')}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

function Handled() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/commendations' });
  const navigate = useNavigate({ from: '/commendations' });
  const columns = useColumns();
  const { after } = search;
  const filter = filterOf(search);
  const list = useQuery({
    queryKey: ['commendations', 'list', filter, after],
    queryFn: () =>
      call('commendations', 'list', {
        query: {
          ...filter,
          limit: 50,
          after,
        },
      }),
    // The filters and what is typed in them stay while the next list comes.
    placeholderData: keepPreviousData,
  });
  const { data } = list;
  const title =
    data === undefined
      ? t('commendations.title')
      : data.open === 0
        ? t('commendations.noneOpen')
        : t('commendations.someOpen', { count: data.open });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('commendations.sub')}>
        {may(session, 'commendations.quotas') && (
          <Link to="/commendations/quotas">{t('commendations.quotas')}</Link>
        )}
        <SheetLink path="commendations" filter={filter} />
        {may(session, 'commendations.draft') && (
          <Link to="/commendations/new">
            <Button type="primary" tabIndex={-1}>
              {t('commendations.nominateNew')}
            </Button>
          </Link>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="commendations"
        caption={title}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters search={search} />}
        empty={
          <EmptyState
            title={t(isNarrowed(filter) ? 'commendations.emptyFound' : 'commendations.empty')}
            hint={t('commendations.emptyHint')}
          />
        }
      />
    </div>
  );
}

function Own() {
  const { t } = useTranslation();
  const columns = useColumns().filter(({ id }) => id !== 'to' && id !== 'by');
  const mine = useQuery({
    queryKey: ['commendations', 'mine'],
    queryFn: () => call('commendations', 'mine'),
  });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  return (
    <div className="stack">
      <PageHead
        title={t('commendations.mine', { count: mine.data.items.length })}
        sub={t('commendations.mineSub')}
      />
      <ListPage
        name="my-commendations"
        caption={t('commendations.title')}
        columns={columns}
        rows={mine.data.items}
        rowKey={(line) => line.id}
        isFixed
        empty={<EmptyState title={t('commendations.mineEmpty')} />}
      />
    </div>
  );
}

export function CommendationsPage() {
  return may(useSession(), 'commendations.list') ? <Handled /> : <Own />;
}
