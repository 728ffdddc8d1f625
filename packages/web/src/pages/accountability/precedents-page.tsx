// The library of precedents: what posts received in published investigations and closed cases; a collection, no rule.
import type { Precedent, PrecedentSector } from '@jinze/contracts';
import { MEASURE_NAMES, MEASURES_IN_ORDER, SECTORS } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { WordsFilter } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { GRADES } from '../accidents/accident-words.tsx';
import { PrecedentTally } from './precedent-tally.tsx';

const LEVELS = ['province', 'prefecture', 'county', 'township', 'other'] as const;
const CLASSES = [
  'party-chief',
  'government-chief',
  'standing-committee-member',
  'deputy',
  'department-chief',
  'department-deputy',
  'department-other',
  'other',
] as const;
const RESPONSIBILITIES = ['principal', 'important', 'overall', 'direct'] as const;
const SECTORS_OF_SOURCES = [
  'coal-mine',
  'hazardous-chemicals',
  'fireworks',
  'industry',
  'construction',
  'road-traffic',
  'fire',
  'gas',
  'housing',
] as const satisfies readonly PrecedentSector[];
const STAGES = ['final', 'early'] as const;

function useColumns(): Column<Precedent>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'post',
      title: t('accountability.postOf'),
      isHead: true,
      cell: (line) => line.post,
    },
    {
      id: 'measures',
      title: t('accountability.measures'),
      cell: (line) =>
        line.outcome === 'not-pursued'
          ? t('accountability.notPursued')
          : line.measures.map(({ text }) => text).join('、') ||
            t('accountability.measureNotStated'),
    },
    {
      id: 'stage',
      title: t('accountability.stage'),
      cell: (line) =>
        line.stage === null
          ? t('accountability.stageUnknown')
          : t(`accountability.stages.${line.stage}`),
    },
    {
      id: 'case',
      title: t('accountability.accidentName'),
      cell: (line) => (
        <>
          {line.caseName}
          <div className="muted">
            {line.grade === null
              ? t('accountability.gradeUnknown')
              : t(`accidents.grades.${line.grade}`)}
            {line.isGradeDerived && t('accountability.gradeDerived')} · {line.sector}
            {line.isUnverified && ` · ${t('accountability.unverifiedCase')}`}
          </div>
        </>
      ),
    },
    {
      id: 'source',
      title: t('accountability.precedentSource'),
      cell: (line) => (
        <>
          {t(`accountability.precedentSources.${line.source}`)}
          <div className="muted">
            {line.year !== null && t('accountability.yearOf', { year: line.year })}
            {line.publishedOn !== null &&
              ` · ${t('accountability.publishedAs', { on: line.publishedOn })}`}
          </div>
        </>
      ),
    },
    {
      id: 'failure',
      title: t('accountability.dutyFailure'),
      cell: (line) => (
        <>
          {line.dutyFailure ?? ''}
          {line.responsibility !== null && (
            <div className="muted">
              {t(`accountability.responsibilities.${line.responsibility}`)}
            </div>
          )}
        </>
      ),
    },
  ];
}

export function PrecedentsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/accountability/precedents' });
  const navigate = useNavigate({ from: '/accountability/precedents' });
  const columns = useColumns();
  const { after, tier, ...rest } = search;
  const filter = { ...rest, ...(tier === undefined ? {} : { level: tier }) };
  const query = useQuery({
    queryKey: ['accountability', 'precedents', search],
    queryFn: () =>
      call('precedents', 'search', {
        query: { ...filter, limit: 50, after } as never,
      }),
  });
  const { data } = query;
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  const choice = (
    name: 'grade' | 'sector' | 'tier' | 'postClass' | 'responsibility' | 'stage' | 'measure',
    all: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      aria-label={all}
      style={{ width: 150 }}
      value={search[name] ?? ''}
      options={[{ value: '', label: all }, ...options]}
      onChange={(value) => change({ [name]: value === '' ? undefined : value })}
    />
  );
  const title =
    data === undefined
      ? t('accountability.precedents')
      : t('accountability.precedentsTitle', {
          people: data.summary.people,
          cases: data.summary.cases,
        });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('accountability.precedentsSub')}>
        <SheetLink path="accountability/precedents" filter={filter} />
        {may(session, 'accountability.cases') && (
          <Link to="/accountability">{t('menu.accountability')}</Link>
        )}
      </PageHead>
      <PagedList
        list={query}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="precedents"
        caption={title}
        columns={columns}
        rowKey={(line) => line.id}
        summary={
          data !== undefined && (
            <section className="card">
              <PrecedentTally summary={data.summary} />
            </section>
          )
        }
        filters={
          <>
            {choice(
              'grade',
              t('accountability.anyGrade'),
              GRADES.map((value) => ({ value, label: t(`accidents.grades.${value}`) })),
            )}
            {choice(
              'sector',
              t('accountability.anySector'),
              SECTORS_OF_SOURCES.map((value) => ({ value, label: SECTORS[value].label })),
            )}
            {choice(
              'tier',
              t('accountability.anyLevel'),
              LEVELS.map((value) => ({ value, label: t(`accountability.levels.${value}`) })),
            )}
            {choice(
              'postClass',
              t('accountability.anyClass'),
              CLASSES.map((value) => ({ value, label: t(`accountability.classes.${value}`) })),
            )}
            {choice(
              'responsibility',
              t('accountability.anyResponsibility'),
              RESPONSIBILITIES.map((value) => ({
                value,
                label: t(`accountability.responsibilities.${value}`),
              })),
            )}
            {choice(
              'stage',
              t('accountability.anyStage'),
              STAGES.map((value) => ({ value, label: t(`accountability.stages.${value}`) })),
            )}
            {choice(
              'measure',
              t('accountability.anyMeasure'),
              MEASURES_IN_ORDER.map((value) => ({ value, label: MEASURE_NAMES[value] })),
            )}
            <WordsFilter
              label={t('accountability.searchPrecedents')}
              width={240}
              value={search.search}
              onChange={(words) => change({ search: words })}
            />
          </>
        }
        empty={
          <EmptyState
            title={t('accountability.noPrecedents')}
            hint={t('accountability.noPrecedentsHint')}
          />
        }
      />
    </div>
  );
}
