// 结果运用台账: how far a year is covered as a sentence whose numbers lead to what they count, then the list.
import type { ResultUseCoverage, ResultUseLine } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { isNarrowed, WordsFilter } from '../../components/list-filters.tsx';
import { type Column, ListPage, pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { may, useSession } from '../../shell/session.ts';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { MadePapers } from '../documents/documents-part.tsx';
import { AssessmentWays } from './assessment-ways.tsx';
import { coverageWord, SafetyMark, sentWord } from './result-use-words.tsx';
import { type ResultUsesSearch, SAFETY, USE_KINDS } from './result-uses-search.ts';
import './assessments.css';

function useColumns(): Column<ResultUseLine>[] {
  const { t } = useTranslation();
  const orNone = (value: string | null) =>
    value ?? <span className="muted">{t('resultUses.nothing')}</span>;
  return [
    {
      id: 'name',
      title: t('resultUses.fields.name'),
      isHead: true,
      cell: (line) => (
        <>
          <Link to="/assessments/uses/$useId" params={{ useId: line.id }}>
            {line.name}
          </Link>
          <span className="under muted small">{line.organ}</span>
        </>
      ),
    },
    { id: 'year', title: t('resultUses.year'), isShort: true, cell: (line) => line.year },
    {
      id: 'kind',
      title: t('resultUses.fields.kind'),
      isShort: true,
      cell: (line) => t(`resultUses.kinds.${line.kind}`),
    },
    {
      id: 'safety',
      title: t('resultUses.fields.safetyIn'),
      cell: (line) => (
        <>
          <SafetyMark safety={line.safetyIn} />
          {line.weight !== null && <span className="under muted small">{line.weight}</span>}
        </>
      ),
    },
    { id: 'sent', title: t('resultUses.sent'), cell: (line) => orNone(sentWord(line, t)) },
    { id: 'how', title: t('resultUses.fields.howUsed'), cell: (line) => orNone(line.howUsed) },
  ];
}

function Filters({ search, years }: { search: ResultUsesSearch; years: readonly number[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/assessments/uses' });
  const change = (next: Partial<ResultUsesSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  const choice = (
    name: 'kind' | 'safety' | 'sent' | 'used' | 'state',
    choices: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      aria-label={t(`resultUses.filters.${name}`)}
      style={{ width: 148 }}
      value={search[name] ?? ''}
      options={[{ value: '', label: t(`resultUses.filters.${name}`) }, ...choices]}
      onChange={(value: string) => change({ [name]: value === '' ? undefined : value })}
    />
  );
  const yesNo = ['yes', 'no'] as const;
  return (
    <>
      <Select
        aria-label={t('resultUses.year')}
        style={{ width: 112 }}
        value={search.year ?? 0}
        options={[
          { value: 0, label: t('resultUses.allYears') },
          ...years.map((value) => ({ value, label: t('common.year', { year: value }) })),
        ]}
        onChange={(year) => change({ year: year === 0 ? undefined : year })}
      />
      {choice(
        'kind',
        USE_KINDS.map((value) => ({ value, label: t(`resultUses.kinds.${value}`) })),
      )}
      {choice(
        'safety',
        SAFETY.map((value) => ({ value, label: t(`resultUses.safety.${value}`) })),
      )}
      {choice(
        'sent',
        yesNo.map((value) => ({ value, label: t(`resultUses.sentIs.${value}`) })),
      )}
      {choice(
        'used',
        yesNo.map((value) => ({ value, label: t(`resultUses.usedIs.${value}`) })),
      )}
      {choice('state', [{ value: 'withdrawn', label: t('resultUses.isWithdrawn') }])}
      <WordsFilter
        label={t('resultUses.search')}
        width={260}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

/** Each number leads to the rows it counts; the whole opens the why panel. */
function CoverageLine({
  coverage,
  onWhy,
}: {
  coverage: ResultUseCoverage;
  onWhy: (opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const { year, all, safetyIn, sent, used, unknown } = coverage;
  const parts = [
    ['all', all, {}],
    ['safetyIn', safetyIn, { safety: 'yes' }],
    ['sent', sent, { sent: 'yes' }],
    ['used', used, { used: 'yes' }],
    ...(unknown === 0 ? [] : [['unknown', unknown, { safety: 'unknown' }] as const]),
  ] as const;
  return (
    <li>
      {parts.map(([name, count, filter], index) => (
        <span key={name}>
          {index > 0 && t('resultUses.cover.comma')}
          <Link to="/assessments/uses" search={{ year, ...filter }}>
            {t(`resultUses.cover.${name}`, { year, count })}
          </Link>
        </span>
      ))}{' '}
      <Button size="small" type="link" onClick={(event) => onWhy(event.currentTarget)}>
        {t('resultUses.why')}
      </Button>
    </li>
  );
}

function Why({
  year,
  office,
  onClose,
}: {
  year: number;
  office: string | null;
  onClose: () => void;
}) {
  const why = useQuery({
    queryKey: ['result-uses', 'why', year],
    queryFn: () => call('resultUses', 'why', { query: { year } }),
  });
  if (why.isError) return <ErrorState error={why.error} onRetry={() => void why.refetch()} />;
  return why.data === undefined ? null : (
    <WhyPanel
      why={why.data}
      clauseAddress={clauseAddress}
      onClose={onClose}
      paper={
        office !== null && (
          <ConclusionPaper stream="result-use-coverage" of={office} part={String(year)} />
        )
      }
      made={office !== null && <MadePapers stream="result-use-coverage" of={office} />}
    />
  );
}

const filterOf = ({ after: _after, why: _why, ...filter }: ResultUsesSearch) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Omit<
    ResultUsesSearch,
    'after' | 'why'
  >;

function Ways({ filter }: { filter: object }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <>
      {may(session, 'assessments.use-proposals') && (
        <Link to="/assessments/uses/proposals">{t('resultUses.proposals')}</Link>
      )}
      {may(session, 'assessments.import-uses') && (
        <Link to="/assessments/uses/import">{t('resultUses.import')}</Link>
      )}
      <SheetLink path="assessments/uses" filter={filter} />
      {may(session, 'assessments.record-use') && (
        <Link to="/assessments/uses/new">
          <Button type="primary" tabIndex={-1}>
            {t('resultUses.record')}
          </Button>
        </Link>
      )}
    </>
  );
}

export function ResultUsesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/assessments/uses' });
  const navigate = useNavigate({ from: '/assessments/uses' });
  const opener = useRef<HTMLElement | null>(null);
  const columns = useColumns();
  const filter = filterOf(search);
  const list = useQuery({
    queryKey: ['result-uses', 'list', filter, search.after],
    queryFn: () =>
      call('resultUses', 'list', {
        query: {
          ...filter,
          limit: 50,
          after: search.after,
        },
      }),
    placeholderData: keepPreviousData,
  });
  const showWhy = (why: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, why }) });
  const { data } = list;
  const coverage = data?.coverage ?? [];
  const told = coverage.find(({ year }) => year === search.year) ?? coverage[0];
  const title = told === undefined ? t('resultUses.title') : coverageWord(told, t);
  return (
    <div className="stack">
      <PageHead title={title} sub={t('resultUses.sub')}>
        <Ways filter={filter} />
      </PageHead>
      <AssessmentWays />
      {list.isPending && <Loading />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {data !== undefined && (
        <div className={search.why === undefined ? 'with-panel' : 'with-panel open'}>
          <div className="stack">
            {coverage.length > 0 && (
              <section className="card">
                <h2>{t('resultUses.years')}</h2>
                <ul className="said">
                  {coverage.map((one) => (
                    <CoverageLine
                      key={one.year}
                      coverage={one}
                      onWhy={(element) => {
                        opener.current = element;
                        showWhy(String(one.year));
                      }}
                    />
                  ))}
                </ul>
              </section>
            )}
            <ListPage
              name="result-uses"
              caption={title}
              columns={columns}
              rows={data.items}
              rowKey={(line) => line.id}
              filters={<Filters search={search} years={coverage.map(({ year }) => year)} />}
              empty={
                <EmptyState
                  title={t(isNarrowed(filter) ? 'resultUses.emptyFound' : 'resultUses.empty')}
                  hint={t('resultUses.emptyHint')}
                />
              }
              {...pagesOf(
                data.next,
                search.after,
                (after) => void navigate({ search: (old) => ({ ...old, after }) }),
              )}
            />
          </div>
          {search.why !== undefined && /^\d{4}$/.test(search.why) && (
            <Why
              year={Number(search.why)}
              office={data.office}
              onClose={() => {
                showWhy(undefined);
                opener.current?.focus();
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}
