// Talks of a region's bodies and those below; a leader's own, read and answered on a phone.
import type { TalkLine } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { ChoiceFilter, WordsFilter } from '../../components/list-filters.tsx';
import { type Column, ListPage, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import type { talksSearch } from '../../router-search.ts';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { GROUNDS, isOwed, STATES, subjectWord, TalkStateMark } from './talk-words.tsx';

function useColumns(): Column<TalkLine>[] {
  const { t } = useTranslation();
  const nowrap = (text: string | null) => <span className="nowrap">{text ?? ''}</span>;
  return [
    {
      id: 'subject',
      title: t('talks.subject'),
      isHead: true,
      cell: (line) =>
        line.mayOpen ? (
          <Link to="/talks/$talkId" params={{ talkId: line.id }}>
            {subjectWord(line)}
          </Link>
        ) : (
          subjectWord(line)
        ),
    },
    { id: 'who', title: t('talks.talkerOrgan'), cell: (line) => line.talkerOrgan },
    { id: 'ground', title: t('talks.ground'), cell: (line) => t(`talks.grounds.${line.ground}`) },
    { id: 'state', title: t('talks.state'), cell: (line) => <TalkStateMark talk={line} /> },
    { id: 'meet', title: t('talks.meetOn'), isShort: true, cell: (line) => nowrap(line.meetOn) },
    { id: 'due', title: t('talks.dueOn'), isShort: true, cell: (line) => nowrap(line.dueOn) },
    {
      id: 'opened',
      title: t('talks.openedOn'),
      isShort: true,
      cell: (line) => nowrap(line.openedOn),
    },
  ];
}

type Search = ReturnType<typeof talksSearch>;

function Filters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/talks' });
  const change = (next: Partial<Search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      <ChoiceFilter
        label={t('talks.state')}
        all={t('talks.allStates')}
        options={[
          { value: 'open', label: t('talks.open') },
          ...STATES.map((value) => ({ value, label: t(`talks.states.${value}`) })),
        ]}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <ChoiceFilter
        label={t('talks.ground')}
        all={t('talks.allGrounds')}
        options={GROUNDS.map((value) => ({ value, label: t(`talks.grounds.${value}`) }))}
        width={168}
        value={search.ground}
        onChange={(ground) => change({ ground })}
      />
      <WordsFilter
        label={t('talks.search')}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
      <Checkbox
        checked={search.overdue === true}
        onChange={(event) => change({ overdue: event.target.checked ? true : undefined })}
      >
        {t('talks.onlyOverdue')}
      </Checkbox>
    </>
  );
}

function filterOf(region: string, { state, ground, overdue, search }: Search) {
  return {
    region: region as never,
    ...(state === undefined ? {} : { state }),
    ...(ground === undefined ? {} : { ground }),
    ...(overdue === true ? { overdue: 'true' as const } : {}),
    ...(search === undefined ? {} : { search }),
  };
}

/** What the register of accidents says, before the list of what was made of it. */
function ProposalsLine({ region }: { region: string }) {
  const { t } = useTranslation();
  const proposals = useQuery({
    queryKey: ['talks', 'proposals', region],
    queryFn: () => call('talks', 'proposals', { query: { region: region as never } }),
  });
  if (proposals.data === undefined) return null;
  const waiting = proposals.data.items.filter(({ talk }) => talk === null);
  const count = (outcome: string) => waiting.filter((one) => one.outcome === outcome).length;
  return (
    <section className="card row">
      <span>
        {t('talks.proposalsLine', {
          applies: count('applies'),
          unclear: count('cannot-tell'),
        })}
      </span>
      <span className="spacer" />
      <Link to="/talks/proposals">{t('talks.toProposals')}</Link>
    </section>
  );
}

function OfficeTalks({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/talks' });
  const navigate = useNavigate({ from: '/talks' });
  const columns = useColumns();
  const filter = filterOf(region.path, search);
  const list = useQuery({
    queryKey: ['talks', 'list', filter, search.after],
    queryFn: () =>
      call('talks', 'list', {
        query: {
          ...filter,
          limit: 50,
          after: search.after,
        },
      }),
  });
  const { data } = list;
  const isNarrowed = Object.keys(filter).length > 1;
  const title =
    data === undefined
      ? t('talks.title', { region: region.name })
      : data.open === 0
        ? t('talks.noneOpen', { region: region.name })
        : data.overdue === 0
          ? t('talks.someOpen', { region: region.name, count: data.open })
          : t('talks.someOverdue', {
              region: region.name,
              count: data.open,
              overdue: data.overdue,
            });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('talks.sub')}>
        <Link to="/accidents">{t('menu.accidents')}</Link>
        <SheetLink path="talks" filter={filter} />
        {may(session, 'talks.propose') && (
          <Link to="/talks/new">
            <Button type="primary" tabIndex={-1}>
              {t('talks.propose')}
            </Button>
          </Link>
        )}
      </PageHead>
      <ProposalsLine region={region.path} />
      {data?.items.some((line) => !line.mayOpen) === true && (
        <p className="muted">{t('talks.notOpenNote')}</p>
      )}
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="talks"
        caption={title}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters search={search} />}
        empty={
          <EmptyState
            title={t(isNarrowed ? 'talks.emptyFound' : 'talks.empty')}
            hint={t('talks.emptyHint')}
          />
        }
      />
    </div>
  );
}

function OwnTalks() {
  const { t } = useTranslation();
  const columns = useColumns();
  const mine = useQuery({
    queryKey: ['talks', 'mine'],
    queryFn: () => call('talks', 'mine'),
  });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  const waiting = mine.data.items.filter(isOwed);
  return (
    <div className="stack">
      <PageHead
        title={
          waiting.length === 0
            ? t('talks.mineNone')
            : t('talks.mineWaiting', { count: waiting.length })
        }
        sub={t('talks.isNoMeasure')}
      />
      <ListPage
        name="my-talks"
        caption={t('talks.mine')}
        columns={columns.filter(({ id }) => id !== 'opened')}
        rows={mine.data.items}
        rowKey={(line) => line.id}
        isFixed
        empty={<EmptyState title={t('talks.mineEmpty')} />}
      />
    </div>
  );
}

export function TalksPage() {
  const session = useSession();
  const region = useRegion();
  if (!may(session, 'talks.list')) return <OwnTalks />;
  return region === undefined ? <NotFound /> : <OfficeTalks key={region.path} region={region} />;
}
