// Handovers: the office's open ones, several at once for a change of term; a leader's own.
import type { HandoverLine, ListedHandover } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { type Column, ListPage, PagedList } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { may, useSession } from '../shell/session.ts';
import { SuperviseDialog } from './handover-acts.tsx';
import { SideTag } from './handover-side.tsx';
import { NotFound } from './not-found.tsx';

function useColumns<Line extends HandoverLine>(opens: (line: Line) => boolean): Column<Line>[] {
  const { t } = useTranslation();
  const side = (line: HandoverLine, which: 'outgoing' | 'incoming') => {
    const party = line[which];
    if (party === null)
      return (
        <span className="muted">
          {t(`handovers.no${which === 'outgoing' ? 'Outgoing' : 'Incoming'}`)}
        </span>
      );
    return (
      <>
        {party.name} <SideTag handover={line} side={which} />
      </>
    );
  };
  return [
    {
      id: 'post',
      title: t('duties.post'),
      isHead: true,
      cell: (line) => {
        const post = `${line.organName} ${line.postTitle}`;
        return opens(line) ? (
          <Link to="/handovers/$handoverId" params={{ handoverId: line.id }}>
            {post}
          </Link>
        ) : (
          post
        );
      },
    },
    { id: 'region', title: t('duties.region'), isShort: true, cell: (line) => line.regionName },
    { id: 'outgoing', title: t('handovers.outgoing'), cell: (line) => side(line, 'outgoing') },
    { id: 'incoming', title: t('handovers.incoming'), cell: (line) => side(line, 'incoming') },
    {
      id: 'effective',
      title: t('handovers.effective'),
      isShort: true,
      cell: (line) => <span className="nowrap">{line.effectiveOn}</span>,
    },
  ];
}

type Chosen = ReadonlyMap<string, ListedHandover>;

function choiceColumn(
  label: (line: ListedHandover) => string,
  chosen: Chosen,
  onChoose: (next: Chosen) => void,
): Column<ListedHandover> {
  return {
    id: 'choice',
    title: '',
    cell: (line) =>
      line.maySupervise && (
        <Checkbox
          aria-label={label(line)}
          checked={chosen.has(line.id)}
          onChange={(event) => {
            const next = new Map(chosen);
            if (event.target.checked) next.set(line.id, line);
            else next.delete(line.id);
            onChoose(next);
          }}
        />
      ),
  };
}

function OfficeHandovers({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/handovers' });
  const navigate = useNavigate({ from: '/handovers' });
  const state = search.state ?? 'open';
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [isSupervising, setSupervising] = useState(false);
  const [notice, setNotice] = useState('');
  const columns = useColumns<ListedHandover>(({ mayOpen }) => mayOpen);
  const list = useQuery({
    queryKey: ['handovers', region.path, state, search.after],
    queryFn: () =>
      call('handovers', 'list', {
        query: {
          region: region.path,
          state,
          limit: 50,
          after: search.after,
        },
      }),
  });
  const isChoosing = list.data?.items.some(({ maySupervise }) => maySupervise) === true;
  const label = (line: ListedHandover) => t('handovers.choose', { post: line.postTitle });
  return (
    <div className="stack">
      <PageHead
        title={
          list.data === undefined
            ? t('handovers.title', { region: region.name })
            : list.data.open === 0
              ? t('handovers.noneOpen', { region: region.name })
              : t('handovers.someOpen', { region: region.name, count: list.data.open })
        }
        sub={t('handovers.sub')}
      >
        <SheetLink path="handovers" filter={{ region: region.path, state }} />
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="handovers"
        caption={t('handovers.title', { region: region.name })}
        columns={isChoosing ? [choiceColumn(label, chosen, setChosen), ...columns] : columns}
        rowKey={(line) => line.id}
        isFixed
        filters={
          <>
            <Segmented
              aria-label={t('handovers.which')}
              value={state}
              options={[
                { value: 'open', label: t('handovers.open') },
                { value: 'closed', label: t('handovers.closed') },
              ]}
              onChange={(value) => {
                setChosen(new Map());
                void navigate({
                  search: (old) => ({
                    ...old,
                    state: value === 'closed' ? 'closed' : undefined,
                    after: undefined,
                  }),
                });
              }}
            />
            {chosen.size > 0 && (
              <Button type="primary" onClick={() => setSupervising(true)}>
                {t('handovers.superviseMany', { count: chosen.size })}
              </Button>
            )}
          </>
        }
        empty={
          <EmptyState
            title={t(state === 'open' ? 'handovers.emptyOpen' : 'handovers.emptyClosed')}
            hint={t('handovers.emptyHint')}
          />
        }
      />
      {isSupervising && (
        <SuperviseDialog
          handovers={[...chosen.values()]}
          onClose={() => setSupervising(false)}
          onDone={(words) => {
            setSupervising(false);
            setChosen(new Map());
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

function OwnHandovers() {
  const { t } = useTranslation();
  const columns = useColumns(() => true);
  const mine = useQuery({
    queryKey: ['handovers', 'mine'],
    queryFn: () => call('handovers', 'mine'),
  });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  return (
    <>
      <PageHead title={t('handovers.mine')} sub={t('handovers.mineSub')} />
      <ListPage
        name="my-handovers"
        caption={t('handovers.mine')}
        columns={columns}
        rows={mine.data.items}
        rowKey={(line) => line.id}
        isFixed
        empty={<EmptyState title={t('handovers.mineEmpty')} />}
      />
    </>
  );
}

export function HandoversPage() {
  const session = useSession();
  const region = useRegion();
  if (!may(session, 'handovers.list')) return <OwnHandovers />;
  return region === undefined ? (
    <NotFound />
  ) : (
    <OfficeHandovers key={region.path} region={region} />
  );
}
