// The exercises one organises or is assessed in; a leader's own results once they were told.
import type { AssessmentLine } from '@jinze/contracts';
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
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { AssessmentWays } from './assessment-ways.tsx';
import { AssessmentMark, ResultWord, SelfMark } from './assessment-words.tsx';
import { EXERCISE_STATES, type ExercisesSearch } from './assessments-search.ts';
import './assessments.css';

function useColumns(): Column<AssessmentLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'title',
      title: t('assessments.one'),
      isHead: true,
      cell: (line) => (
        <Link to="/assessments/$assessmentId" params={{ assessmentId: line.id }}>
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
      id: 'whom',
      title: t('assessments.whom'),
      isShort: true,
      cell: (line) =>
        t('assessments.whomAs', {
          kind: t(`assessments.kinds.${line.subjectKind}`),
          count: line.subjectCount,
        }),
    },
    {
      id: 'state',
      title: t('assessments.state'),
      isShort: true,
      cell: (line) => <AssessmentMark state={line.state} />,
    },
    {
      id: 'due',
      title: t('assessments.due'),
      isShort: true,
      cell: (line) =>
        line.dueOn === null ? null : line.isOverdue ? (
          <StateMark state="overdue" text={t('assessments.overdueOn', { on: line.dueOn })} />
        ) : (
          line.dueOn
        ),
    },
  ];
}

function Filters({ search }: { search: ExercisesSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/assessments' });
  const change = (next: Partial<ExercisesSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  const thisYear = Number(today().slice(0, 4));
  return (
    <>
      <ChoiceFilter
        label={t('assessments.state')}
        all={t('assessments.allStates')}
        options={EXERCISE_STATES.map((value) => ({
          value,
          label: t(`assessments.states.${value}`),
        }))}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <YearFilter
        label={t('assessments.year')}
        all={t('assessments.allYears')}
        years={Array.from({ length: 6 }, (_, at) => thisYear - at)}
        value={search.year}
        onChange={(year) => change({ year })}
      />
      <WordsFilter
        label={t('assessments.search')}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

function Organised() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/assessments' });
  const { after } = search;
  const filter = filterOf(search);
  const navigate = useNavigate({ from: '/assessments' });
  const columns = useColumns();
  const list = useQuery({
    queryKey: ['assessments', 'list', filter, after],
    queryFn: () => call('assessments', 'list', { query: { ...filter, after, limit: 50 } }),
    placeholderData: keepPreviousData,
  });
  const { data } = list;
  const open = (data?.items ?? []).filter(
    ({ state }) => state !== 'final' && state !== 'cancelled',
  );
  return (
    <div className="stack">
      <PageHead
        title={
          open.length === 0
            ? t('assessments.title')
            : t('assessments.someOpen', { count: open.length })
        }
        sub={t('assessments.sub')}
      >
        <SheetLink path="assessments/exercises" filter={filter} />
        {may(session, 'assessments.prepare') && (
          <Link to="/assessments/new">
            <Button type="primary" tabIndex={-1}>
              {t('assessments.prepareNew')}
            </Button>
          </Link>
        )}
      </PageHead>
      <AssessmentWays />
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="assessments"
        caption={t('assessments.title')}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters search={filter} />}
        empty={
          <EmptyState
            title={t(isNarrowed(filter) ? 'assessments.emptyFound' : 'assessments.empty')}
            hint={t('assessments.emptyHint')}
          />
        }
      />
    </div>
  );
}

function Own() {
  const { t } = useTranslation();
  const mine = useQuery({
    queryKey: ['assessments', 'mine'],
    queryFn: () => call('assessments', 'mine'),
  });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  return (
    <div className="stack">
      <PageHead title={t('assessments.mine')} sub={t('assessments.mineSub')} />
      <AssessmentWays />
      <ListPage
        name="my-assessments"
        caption={t('assessments.mine')}
        isFixed
        columns={[
          {
            id: 'title',
            title: t('assessments.one'),
            isHead: true,
            cell: (line) => (
              <Link to="/assessments/subjects/$subjectId" params={{ subjectId: line.id }}>
                {line.assessmentTitle}
              </Link>
            ),
          },
          {
            id: 'post',
            title: t('assessments.post'),
            cell: (line) => `${line.organName ?? ''}${line.postTitle ?? ''}`,
          },
          {
            id: 'self',
            title: t('assessments.selfTitle'),
            cell: (line) => <SelfMark self={line.self} />,
          },
          {
            id: 'result',
            title: t('assessments.result'),
            cell: (line) => <ResultWord one={line} />,
          },
        ]}
        rows={mine.data.items}
        rowKey={(line) => line.id}
        empty={<EmptyState title={t('assessments.mineEmpty')} />}
      />
    </div>
  );
}

export function AssessmentsPage() {
  return may(useSession(), 'assessments.list') ? <Organised /> : <Own />;
}
