// The region: which duties, and where something is still missing. Places by their codes, people never in a row of better and worse.
import type { Coverage, FulfilmentCounts } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { type StateId, StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { YearSelect } from '../year-select.tsx';
import { CoveragePeople } from './coverage-people.tsx';
import { STATES } from './coverage-states.ts';

const sumOf = (cell: FulfilmentCounts) =>
  STATES.reduce((sum, state) => sum + (cell[state] ?? 0), 0);

/** What a cell is marked with: the first of these that anybody there has. */
const MARKS: readonly (keyof FulfilmentCounts & StateId)[] = [
  'no-record',
  'cannot-tell',
  'partly',
  'not-yet-due',
];

function markOf(cell: FulfilmentCounts): keyof FulfilmentCounts & StateId {
  return MARKS.find((state) => cell[state] > 0) ?? 'met';
}

function Cell({
  cell,
  label,
  onOpen,
}: {
  cell: FulfilmentCounts | null;
  label: string;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  if (cell === null) return <span className="muted">—</span>;
  const due = sumOf(cell) - cell['not-yet-due'];
  const state = markOf(cell);
  const text = due === 0 ? t('state.not-yet-due') : t('coverage.cell', { met: cell.met, due });
  const words = STATES.filter((one) => cell[one] > 0)
    .map((one) => `${t(`state.${one}`)} ${cell[one]}`)
    .join(t('changes.between'));
  return (
    <button
      type="button"
      className="link-button"
      aria-label={`${label}：${text}（${words}）`}
      title={words}
      onClick={onOpen}
    >
      <StateMark state={due === 0 ? 'not-yet-due' : state} text={text} />
    </button>
  );
}

function Grid({
  coverage,
  caption,
  onOpen,
}: {
  coverage: Coverage;
  caption: string;
  onOpen: (code: string, place?: string) => void;
}) {
  const { t } = useTranslation();
  const { places, items } = coverage;
  return (
    <section className="table-frame" tabIndex={0} aria-label={caption}>
      <table className="plain grid-table coverage">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('fulfilment.duty')}</th>
            {places.map(({ path, name, isOwn }) => (
              <th key={path} scope="col">
                {isOwn ? t('coverage.own', { name }) : name}
              </th>
            ))}
            {places.length > 1 && <th scope="col">{t('coverage.total')}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <th scope="row">
                <span className="muted nowrap">{item.article}</span> {item.title}
              </th>
              {places.map(({ path, name }, index) => (
                <td key={path}>
                  <Cell
                    cell={item.cells[index] ?? null}
                    label={`${item.title} ${name}`}
                    onOpen={() => onOpen(item.code, path)}
                  />
                </td>
              ))}
              {places.length > 1 && (
                <td>
                  <Cell
                    cell={item.total}
                    label={`${item.title} ${t('coverage.total')}`}
                    onOpen={() => onOpen(item.code)}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where help is due: what nobody has met, late entries, confirmations that are waited for. */
function WhereToHelp({
  coverage,
  region,
  year,
  onOpen,
}: {
  coverage: Coverage;
  region: string;
  year: number;
  onOpen: (code: string) => void;
}) {
  const { t } = useTranslation();
  const nobody = coverage.items.filter(
    ({ total }) => total.met === 0 && sumOf(total) > total['not-yet-due'],
  );
  const { records, late, waiting } = coverage;
  return (
    <section className="card">
      <h2>{t('coverage.help')}</h2>
      <ul className="todo">
        {nobody.map((item) => (
          <li key={item.code}>
            <span>
              {t('coverage.nobody', {
                article: item.article,
                title: item.title,
                count: sumOf(item.total) - item.total['not-yet-due'],
              })}
            </span>
            <button type="button" className="link-button" onClick={() => onOpen(item.code)}>
              {t('coverage.who')}
            </button>
          </li>
        ))}
        {waiting > 0 && (
          <li>
            <span>{t('coverage.waiting', { count: waiting })}</span>
            <Link to="/records" search={{ region, year, confirmation: 'waiting' }}>
              {t('desk.open')}
            </Link>
          </li>
        )}
        <li>
          <span>
            {records === 0
              ? t('coverage.noRecords')
              : t('coverage.late', { records, late, share: Math.round((late / records) * 100) })}
          </span>
          {late > 0 && (
            <Link to="/records" search={{ region, year, late: true }}>
              {t('desk.open')}
            </Link>
          )}
        </li>
      </ul>
    </section>
  );
}

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/coverage' });
  const navigate = useNavigate({ from: '/coverage' });
  const year = search.year ?? thisYear();
  const instrument = search.instrument ?? 'standing';
  const query = useQuery({
    queryKey: ['fulfilment', 'coverage', region.path, year, instrument],
    queryFn: () =>
      call('fulfilment', 'coverage', { query: { region: region.path, year, instrument } }),
    placeholderData: keepPreviousData,
  });
  const open = (code: string, place?: string) =>
    void navigate({
      search: (old) => ({ ...old, code, place, state: undefined, after: undefined }),
    });
  const coverage = query.data;
  const item = coverage?.items.find(({ code }) => code === search.code);
  return (
    <div className="stack">
      <PageHead
        title={t('coverage.title', { region: region.name, year })}
        {...(coverage === undefined
          ? {}
          : {
              sub: t('coverage.sub', {
                leaders: coverage.leaders,
                date: documentDate(coverage.asOf),
              }),
            })}
      >
        <Segmented
          value={instrument}
          options={(['standing', 'annual'] as const).map((value) => ({
            value,
            label: t(`duties.instruments.${value}`),
          }))}
          onChange={(next) =>
            void navigate({
              search: (old) => ({ ...old, instrument: next, code: undefined, place: undefined }),
            })
          }
        />
        <YearSelect
          value={year}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, year: next }) })}
        />
        <SheetLink path="performance/coverage" filter={{ region: region.path, year, instrument }} />
      </PageHead>
      <nav className="row ways no-print" aria-label={t('coverage.ways')}>
        <Link to="/records">{t('menu.records')}</Link>
        {may(session, 'performance.signs') && (
          <Link to="/signs" search={{ year }}>
            {t('signs.short')}
          </Link>
        )}
        <Link to="/late-rules">{t('lateRules.short')}</Link>
      </nav>
      {query.isPending && <Loading />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {coverage !== undefined && (
        <>
          {coverage.pending > 0 && (
            <Notice>{t('coverage.pending', { count: coverage.pending })}</Notice>
          )}
          {coverage.items.length === 0 ? (
            <EmptyState title={t('coverage.empty')} hint={t('coverage.emptyHint')} />
          ) : (
            <>
              <WhereToHelp coverage={coverage} region={region.path} year={year} onOpen={open} />
              <Grid
                coverage={coverage}
                caption={t('coverage.title', { region: region.name, year })}
                onOpen={open}
              />
              <p className="muted row">
                {STATES.map((state) => (
                  <StateMark key={state} state={state} />
                ))}
                <span>{t('coverage.legend')}</span>
              </p>
            </>
          )}
          {item !== undefined && (
            <CoveragePeople
              item={item}
              region={search.place ?? region.path}
              year={year}
              instrument={instrument}
            />
          )}
        </>
      )}
    </div>
  );
}

export function CoveragePage() {
  const region = useRegion();
  return region === undefined ? <NotFound /> : <Page key={region.path} region={region} />;
}
