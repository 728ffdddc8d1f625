// The accidents of a region and below, as known; the office records those of its own regions.
import type { AccidentListed } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { ChoiceFilter, WordsFilter } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import type { accidentsSearch } from '../../router-search.ts';
import { useRegion } from '../../shell/region-switcher.tsx';
import { NotFound } from '../not-found.tsx';
import './accidents.css';
import { may, useSession } from '../../shell/session.ts';
import { nextWord, waitsWord } from './accident-answer.ts';
import { AccidentForm } from './accident-form.tsx';
import { GRADES, GradeTag, gradeWord, yesOrNo } from './accident-words.tsx';

/** As entered; what the rule makes of the facts stands beside it where it is another. */
function Grades({ line }: { line: AccidentListed }) {
  const { t } = useTranslation();
  const { grade, computedGrade, nature } = line;
  const isGraded = nature !== 'natural' && nature !== 'criminal';
  return (
    <>
      <GradeTag accident={line} />
      {isGraded && computedGrade !== grade && (
        <span className="under muted">
          {computedGrade === null
            ? t('accidents.computedUnknown')
            : t('accidents.computedAs', { grade: gradeWord(computedGrade, t) })}
        </span>
      )}
    </>
  );
}

/** How many steps of the timetable wait, in words, and which is due next. */
function Waits({ line: { waits } }: { line: AccidentListed }) {
  const { t } = useTranslation();
  if (waits === null) return null;
  const words = waitsWord(waits, t);
  return (
    <div className="waits">
      {waits.overdue > 0 ? (
        <span className="state overdue">{words}</span>
      ) : (
        words !== '' && <span className="state cannot-tell">{words}</span>
      )}
      {waits.next !== null && waits.next.due !== null && (
        <span className="under muted">{nextWord({ ...waits.next, due: waits.next.due }, t)}</span>
      )}
      {words === '' && waits.next === null && (
        <span className="muted">{t('accidents.nothingWaits')}</span>
      )}
    </div>
  );
}

function useColumns(): Column<AccidentListed>[] {
  const { t } = useTranslation();
  const number = (value: number | null) => value ?? t('accidents.unknownShort');
  return [
    {
      id: 'name',
      title: t('accidents.name'),
      isHead: true,
      cell: (line) => (
        <Link to="/accidents/$accidentId" params={{ accidentId: line.id }}>
          {line.name}
        </Link>
      ),
    },
    {
      id: 'on',
      title: t('accidents.occurredOn'),
      isShort: true,
      cell: (line) => <span className="nowrap">{line.occurredOn}</span>,
    },
    { id: 'region', title: t('accidents.region'), isShort: true, cell: (line) => line.regionName },
    { id: 'sector', title: t('accidents.sector'), cell: (line) => line.sector ?? '' },
    { id: 'grade', title: t('accidents.grade'), cell: (line) => <Grades line={line} /> },
    { id: 'waits', title: t('accidents.waits'), cell: (line) => <Waits line={line} /> },
    {
      id: 'casualties',
      title: t('accidents.casualties'),
      cell: (line) => (
        <>
          {(['deaths', 'missing', 'injured'] as const).map((what) => (
            <span className="casualty" key={what}>
              {t(`accidents.${what}`)} {number(line[what])}
            </span>
          ))}
        </>
      ),
    },
    {
      id: 'responsible',
      title: t('accidents.isResponsible'),
      isShort: true,
      cell: ({ isResponsible }) =>
        isResponsible === null ? t('accidents.unknownShort') : yesOrNo(isResponsible, t),
    },
    {
      id: 'known',
      title: t('accidents.knownAsOf'),
      isShort: true,
      cell: (line) => <span className="nowrap">{line.knownAsOf}</span>,
    },
  ];
}

type Search = ReturnType<typeof accidentsSearch>;

function Filters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/accidents' });
  const change = (next: Partial<Search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      <Select
        aria-label={t('accidents.year')}
        style={{ width: 112 }}
        value={search.year ?? 0}
        options={[
          { value: 0, label: t('accidents.allYears') },
          ...[0, -1, -2, -3].map((offset) => ({
            value: thisYear() + offset,
            label: t('common.year', { year: thisYear() + offset }),
          })),
        ]}
        onChange={(year) => change({ year: year === 0 ? undefined : year })}
      />
      <ChoiceFilter
        label={t('accidents.grade')}
        all={t('accidents.allGrades')}
        options={[
          ...GRADES.map((value) => ({ value, label: t(`accidents.grades.${value}`) })),
          { value: 'unknown', label: t('accidents.gradeUnknown') },
        ]}
        width={132}
        value={search.grade}
        onChange={(grade) => change({ grade })}
      />
      <Segmented
        aria-label={t('accidents.which')}
        value={search.state ?? 'recorded'}
        options={[
          { value: 'recorded', label: t('accidents.states.recorded') },
          { value: 'withdrawn', label: t('accidents.states.withdrawn') },
        ]}
        onChange={(state) => change({ state: state === 'withdrawn' ? 'withdrawn' : undefined })}
      />
      <WordsFilter
        label={t('accidents.search')}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

function filterOf(region: string, search: Search) {
  const { year, grade, state, search: words } = search;
  return {
    region: region as never,
    ...(year === undefined ? {} : { year }),
    ...(grade === undefined ? {} : { grade }),
    ...(state === undefined ? {} : { state }),
    ...(words === undefined ? {} : { search: words }),
  };
}

function Accidents({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/accidents' });
  const navigate = useNavigate({ from: '/accidents' });
  const columns = useColumns();
  const filter = filterOf(region.path, search);
  const list = useQuery({
    queryKey: ['accidents', filter, search.after],
    queryFn: () =>
      call('accidents', 'list', {
        query: {
          ...filter,
          limit: 50,
          after: search.after,
        },
      }),
    // The filters and what is typed in them stay while the next list comes.
    placeholderData: keepPreviousData,
  });
  const close = () => void navigate({ search: (old) => ({ ...old, form: undefined }) });
  if (search.form === 'new')
    return (
      <AccidentForm
        region={region}
        onClose={close}
        onDone={(accidentId) =>
          void navigate({ to: '/accidents/$accidentId', params: { accidentId } })
        }
      />
    );
  const { data } = list;
  const isNarrowed = Object.keys(filter).length > 1;
  const title =
    data === undefined
      ? t('accidents.title', { region: region.name })
      : t(isNarrowed ? 'accidents.titleFound' : 'accidents.titleCount', {
          region: region.name,
          count: data.count,
        });
  const toForm = (
    <Button
      type="primary"
      onClick={() => void navigate({ search: (old) => ({ ...old, form: 'new' }) })}
    >
      {t('accidents.record')}
    </Button>
  );
  return (
    <div className="stack">
      <PageHead
        title={title}
        sub={
          <>
            {data !== undefined &&
              data.withoutGrade > 0 &&
              t('accidents.withoutGrade', { count: data.withoutGrade })}
            {t('accidents.sub')}
          </>
        }
      >
        {may(session, 'talks.proposals') && (
          <Link to="/talks/proposals">{t('accidents.toProposals')}</Link>
        )}
        <SheetLink path="accidents" filter={filter} />
        {data?.mayRecord === true && toForm}
      </PageHead>
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="accidents"
        caption={title}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters search={search} />}
        empty={
          <EmptyState
            title={t(isNarrowed ? 'accidents.emptyFound' : 'accidents.empty')}
            hint={t('accidents.emptyHint')}
            action={data?.mayRecord === true && !isNarrowed ? toForm : undefined}
          />
        }
      />
    </div>
  );
}

export function AccidentsPage() {
  const region = useRegion();
  return region === undefined ? <NotFound /> : <Accidents key={region.path} region={region} />;
}
