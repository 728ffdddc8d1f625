// The schemes of the office: drafts with what is still wrong in them, and those issued.
import type { SchemeLine } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { ChoiceFilter, filterOf, WordsFilter, YearFilter } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { AssessmentWays } from './assessment-ways.tsx';
import { SCHEME_STATES, type SchemesSearch } from './assessments-search.ts';
import { SchemeMark } from './scheme-words.tsx';

type Search = SchemesSearch;

function useColumns(): Column<SchemeLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'title',
      title: t('assessments.schemes.one'),
      isHead: true,
      cell: (line) => (
        <Link to="/assessments/schemes/$schemeId" params={{ schemeId: line.id }}>
          {line.title}
        </Link>
      ),
    },
    { id: 'year', title: t('assessments.year'), isShort: true, cell: (line) => line.year },
    {
      id: 'region',
      title: t('assessments.region'),
      isShort: true,
      cell: (line) => line.regionName,
    },
    {
      id: 'kind',
      title: t('assessments.whom'),
      isShort: true,
      cell: (line) => (line.subjectKind === null ? '' : t(`assessments.kinds.${line.subjectKind}`)),
    },
    {
      id: 'items',
      title: t('assessments.schemes.items'),
      isEnd: true,
      cell: (line) => line.itemCount,
    },
    {
      id: 'state',
      title: t('assessments.state'),
      isShort: true,
      cell: (line) => (
        <>
          <SchemeMark state={line.state} />
          {line.state === 'draft' && line.faultCount > 0 && (
            <span className="under conflict">
              {t('assessments.editor.faultsHere', { count: line.faultCount })}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'issued',
      title: t('assessments.schemes.issuedAs'),
      cell: (line) => [line.issuedOn, line.documentNo].filter(Boolean).join(' '),
    },
  ];
}

function Filters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/assessments/schemes' });
  const change = (next: Partial<Search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  const thisYear = Number(today().slice(0, 4));
  return (
    <>
      <ChoiceFilter
        label={t('assessments.state')}
        all={t('assessments.allStates')}
        options={SCHEME_STATES.map((value) => ({
          value,
          label: t(`assessments.schemes.states.${value}`),
        }))}
        width={128}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <YearFilter
        label={t('assessments.year')}
        all={t('assessments.allYears')}
        years={Array.from({ length: 6 }, (_, at) => thisYear + 1 - at)}
        value={search.year}
        onChange={(year) => change({ year })}
      />
      <WordsFilter
        label={t('assessments.searchSchemes')}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

export function SchemesPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/assessments/schemes' });
  const { after } = search;
  const filter = filterOf(search);
  const navigate = useNavigate({ from: '/assessments/schemes' });
  const columns = useColumns();
  const list = useQuery({
    queryKey: ['assessments', 'schemes', filter, after],
    queryFn: () => call('assessmentSchemes', 'schemes', { query: { ...filter, after, limit: 50 } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="stack">
      <PageHead title={t('assessments.schemes.title')} sub={t('assessments.schemes.sub')}>
        <SheetLink path="assessments/schemes" filter={filter} />
        {may(session, 'assessments.draft-scheme') && (
          <Link to="/assessments/schemes/new">
            <Button type="primary" tabIndex={-1}>
              {t('assessments.schemes.draftNew')}
            </Button>
          </Link>
        )}
      </PageHead>
      <AssessmentWays />
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="assessment-schemes"
        caption={t('assessments.schemes.title')}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters search={filter} />}
        empty={
          <EmptyState
            title={t('assessments.schemes.empty')}
            hint={t('assessments.schemes.emptyHint')}
          />
        }
      />
    </div>
  );
}
