// Public notices of one's office: what waits, and what is published.
import type { PublicNoticeLine } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState } from '../../components/feedback.tsx';
import {
  ChoiceFilter,
  filterOf,
  isNarrowed,
  WordsFilter,
  YearFilter,
} from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import type { publicationSearch } from '../../router-search.ts';
import { may, useSession } from '../../shell/session.ts';
import { KINDS, NoticeMark, STATES } from './publication-words.tsx';

type Search = ReturnType<typeof publicationSearch>;

function useColumns(): Column<PublicNoticeLine>[] {
  const { t } = useTranslation();
  const nowrap = (text: string | null) =>
    text === null ? null : <span className="nowrap">{text}</span>;
  return [
    {
      id: 'title',
      title: t('publication.noticeTitle'),
      isHead: true,
      cell: (line) => (
        <Link to="/publication/$noticeId" params={{ noticeId: line.id }}>
          {line.title}
        </Link>
      ),
    },
    {
      id: 'kind',
      title: t('publication.kind'),
      cell: (line) => t(`publication.kinds.${line.kind}`),
    },
    { id: 'year', title: t('publication.year'), isShort: true, cell: (line) => line.year },
    {
      id: 'state',
      title: t('publication.state'),
      cell: (line) => <NoticeMark state={line.state} />,
    },
    { id: 'organ', title: t('publication.organ'), cell: (line) => line.organ },
    { id: 'no', title: t('publication.documentNo'), cell: (line) => nowrap(line.documentNo) },
    {
      id: 'drafted',
      title: t('publication.draftedOn'),
      isShort: true,
      cell: (line) => nowrap(line.draftedOn),
    },
    {
      id: 'published',
      title: t('publication.publishedOn'),
      isShort: true,
      cell: (line) => nowrap(line.publishedOn),
    },
  ];
}

function Filters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/publication' });
  const change = (next: Partial<Search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  const years = Array.from({ length: 5 }, (_, index) => thisYear() - index);
  return (
    <>
      <ChoiceFilter
        label={t('publication.state')}
        all={t('publication.allStates')}
        options={[
          { value: 'open', label: t('publication.openOnes') },
          ...STATES.map((value) => ({ value, label: t(`publication.states.${value}`) })),
        ]}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <ChoiceFilter
        label={t('publication.kind')}
        all={t('publication.allKinds')}
        options={KINDS.map((value) => ({ value, label: t(`publication.kinds.${value}`) }))}
        width={152}
        value={search.kind}
        onChange={(kind) => change({ kind })}
      />
      <YearFilter
        label={t('publication.year')}
        all={t('publication.allYears')}
        years={years}
        value={search.year}
        onChange={(year) => change({ year })}
      />
      <WordsFilter
        label={t('publication.search')}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

export function PublicationPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/publication' });
  const { after } = search;
  const filter = filterOf(search);
  const navigate = useNavigate({ from: '/publication' });
  const columns = useColumns();
  const list = useQuery({
    queryKey: ['publication', 'list', filter, after],
    queryFn: () =>
      call('publication', 'list', {
        query: { ...filter, limit: 50, after },
      }),
    placeholderData: keepPreviousData,
  });
  const { data } = list;
  const title =
    data === undefined
      ? t('publication.title')
      : data.open === 0
        ? t('publication.noneOpen')
        : t(
            data.toApprove + data.toPublish === 0 ? 'publication.someOpen' : 'publication.someWait',
            {
              count: data.open,
              approve: data.toApprove,
              publish: data.toPublish,
            },
          );
  return (
    <div className="stack">
      <PageHead title={title} sub={t('publication.sub')}>
        <a href="/public/">{t('publication.portal')}</a>
        <SheetLink path="publication/notices" filter={filter} />
        {may(session, 'publication.draft') && (
          <Link to="/publication/new">
            <Button type="primary" tabIndex={-1}>
              {t('publication.draftNew')}
            </Button>
          </Link>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="publication"
        caption={title}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters search={search} />}
        empty={
          <EmptyState
            title={t(isNarrowed(filter) ? 'publication.emptyFound' : 'publication.empty')}
            hint={t('publication.emptyHint')}
          />
        }
      />
    </div>
  );
}
