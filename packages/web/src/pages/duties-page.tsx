// The region's lists of a year: how far they are, and the office's acts on them; for leaders, their own.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { thisYear } from '../clock.ts';
import { ActError, EmptyState, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { type Column, ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { may, useSession } from '../shell/session.ts';
import { ApprovalDialog, IssueDialog } from './section-acts.tsx';
import { SectionStateTag } from './section-state.tsx';
import { SECTION_STATE_IDS, type SectionStateId } from './section-states.ts';

export type SectionLine = Awaited<ReturnType<typeof call<'duties', 'sections'>>>['items'][number];

function useColumns(
  chosen: ReadonlyMap<string, SectionLine>,
  onChoose: ((line: SectionLine, isChosen: boolean) => void) | undefined,
): Column<SectionLine>[] {
  const { t } = useTranslation();
  const choice: Column<SectionLine> = {
    id: 'choice',
    title: '',
    cell: (line) => {
      const isPossible =
        line.mayOpen &&
        (line.state === 'approved' || (line.state === 'drafted' && line.blockedBy === null));
      return (
        isPossible && (
          <Checkbox
            aria-label={t('duties.choose', { name: `${line.personName} ${line.postTitle}` })}
            checked={chosen.has(line.id)}
            onChange={(event) => onChoose?.(line, event.target.checked)}
          />
        )
      );
    },
  };
  const columns: Column<SectionLine>[] = [
    {
      id: 'person',
      title: t('duties.person'),
      isHead: true,
      cell: (line) =>
        line.mayOpen ? (
          <Link to="/duties/sections/$sectionId" params={{ sectionId: line.id }}>
            {line.personName}
          </Link>
        ) : (
          <span title={t('duties.notOpen')}>{line.personName}</span>
        ),
    },
    { id: 'post', title: t('duties.post'), cell: (line) => line.postTitle },
    { id: 'organ', title: t('duties.organ'), cell: (line) => line.organName },
    { id: 'region', title: t('duties.region'), cell: (line) => line.regionName },
    {
      id: 'category',
      title: t('duties.category'),
      cell: (line) => t(`postClass.${line.postClass}`),
    },
    { id: 'items', title: t('duties.items'), isEnd: true, cell: (line) => line.itemCount },
    {
      id: 'state',
      title: t('duties.state'),
      cell: (line) => (
        <div>
          <SectionStateTag state={line.state} />
          {line.blockedBy !== null && line.state === 'drafted' && (
            <div className="muted">{line.blockedBy}</div>
          )}
        </div>
      ),
    },
  ];
  return onChoose === undefined ? columns : [choice, ...columns];
}

function Filters({ year }: { year: number }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/duties' });
  const navigate = useNavigate({ from: '/duties' });
  const [words, setWords] = useState(search.search ?? '');
  const change = (next: {
    year?: number;
    state?: SectionStateId | undefined;
    search?: string | undefined;
  }) => void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      <Select
        aria-label={t('common.year', { year })}
        value={year}
        style={{ width: 104 }}
        options={[thisYear() + 1, thisYear(), thisYear() - 1, thisYear() - 2].map((one) => ({
          value: one,
          label: t('common.year', { year: one }),
        }))}
        onChange={(value) => change({ year: value })}
      />
      <Select
        aria-label={t('duties.filterState')}
        value={search.state ?? ''}
        style={{ width: 148 }}
        options={[
          { value: '', label: t('common.all') },
          ...SECTION_STATE_IDS.map((state) => ({
            value: state,
            label: t(`sectionState.${state}`),
          })),
        ]}
        onChange={(value) =>
          change({ state: value === '' ? undefined : (value as SectionStateId) })
        }
      />
      <Input.Search
        aria-label={t('duties.filterSearch')}
        placeholder={t('duties.filterSearch')}
        style={{ width: 220 }}
        value={words}
        allowClear
        onChange={(event) => setWords(event.target.value)}
        onSearch={(value) => change({ search: value.trim() === '' ? undefined : value.trim() })}
      />
    </>
  );
}

function OfficeDuties({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/duties' });
  const navigate = useNavigate({ from: '/duties' });
  const queryClient = useQueryClient();
  const year = search.year ?? thisYear();
  const [chosen, setChosen] = useState<ReadonlyMap<string, SectionLine>>(new Map());
  const [dialog, setDialog] = useState<'approve' | 'issue' | null>(null);
  const [notice, setNotice] = useState('');
  const progress = useQuery({
    queryKey: ['duties', 'progress', region.path, year],
    queryFn: () => call('duties', 'progress', { query: { region: region.path, year } }),
  });
  const sections = useQuery({
    queryKey: ['duties', 'sections', region.path, year, search.state, search.search, search.after],
    queryFn: () =>
      call('duties', 'sections', {
        query: {
          region: region.path,
          year,
          limit: 50,
          ...(search.state === undefined ? {} : { state: search.state }),
          ...(search.search === undefined ? {} : { search: search.search }),
          ...(search.after === undefined ? {} : { after: search.after }),
        },
      }),
  });
  const afterAct = (words: string) => {
    setNotice(words);
    setChosen(new Map());
    setDialog(null);
    void queryClient.invalidateQueries({ queryKey: ['duties'] });
  };
  const draft = useMutation({
    mutationFn: (idempotencyKey: string) =>
      call('duties', 'draft', { body: { region: region.path, year }, idempotencyKey }),
    onSuccess: (result) =>
      afterAct(
        t('duties.drafted', {
          drafted: result.drafted,
          there: result.alreadyThere,
          blocked: result.blocked,
        }),
      ),
  });
  const choose = (line: SectionLine, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(line.id, line);
    else next.delete(line.id);
    setChosen(next);
  };
  const columns = useColumns(chosen, may(session, 'duties.approve') ? choose : undefined);
  const lines = [...chosen.values()];
  const counts = progress.data;
  return (
    <div className="stack">
      <PageHead
        title={t('duties.title', { region: region.name, year })}
        sub={
          counts === undefined
            ? t('duties.basis')
            : `${t('duties.summary', { posts: counts.posts, without: counts.withoutSection, drafted: counts.byState.drafted, approved: counts.byState.approved, issued: counts.byState.issued, acknowledged: counts.byState.acknowledged })}。${t('duties.basis')}`
        }
      >
        {counts !== undefined && counts.withoutSection > 0 && (
          <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate(newKey())}>
            {t('duties.draft', { year })}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <ActError error={draft.error} />
      {lines.length > 0 && (
        <div className="card row">
          <strong>{t('duties.chosen', { count: lines.length })}</strong>
          <Button
            type="primary"
            disabled={!lines.every((line) => line.state === 'drafted')}
            onClick={() => setDialog('approve')}
          >
            {t('duties.approve')}
          </Button>
          <Button
            type="primary"
            disabled={!lines.every((line) => line.state === 'approved')}
            onClick={() => setDialog('issue')}
          >
            {t('duties.issue')}
          </Button>
          <Button type="text" onClick={() => setChosen(new Map())}>
            {t('common.cancel')}
          </Button>
          <span className="muted">{t('duties.onlyParty')}</span>
        </div>
      )}
      {sections.isPending && <Loading />}
      {sections.isError && (
        <ErrorState error={sections.error} onRetry={() => void sections.refetch()} />
      )}
      {sections.data !== undefined && (
        <ListPage
          name="duties"
          caption={t('duties.title', { region: region.name, year })}
          columns={columns}
          rows={sections.data.items}
          rowKey={(line) => line.id}
          filters={
            <>
              <Filters year={year} />
              {may(session, 'duties.approve') && sections.data.items.length > 0 && (
                <Button
                  type="text"
                  onClick={() =>
                    setChosen(
                      new Map(
                        sections.data.items
                          .filter(
                            (line) =>
                              line.mayOpen &&
                              line.state ===
                                (search.state === 'approved' ? 'approved' : 'drafted') &&
                              line.blockedBy === null,
                          )
                          .map((line) => [line.id, line]),
                      ),
                    )
                  }
                >
                  {t('common.all')}
                </Button>
              )}
            </>
          }
          empty={
            <EmptyState
              title={t('duties.empty')}
              hint={counts?.posts === 0 ? t('duties.emptyNoRoster') : t('duties.emptyHint')}
              action={
                counts?.posts === 0 && may(session, 'posts.import-roster') ? (
                  <Link to="/posts/import">{t('desk.importRoster')}</Link>
                ) : undefined
              }
            />
          }
          onNext={
            sections.data.next === null
              ? undefined
              : () =>
                  void navigate({
                    search: (old) => ({ ...old, after: sections.data.next ?? undefined }),
                  })
          }
          onFirst={
            search.after === undefined
              ? undefined
              : () => void navigate({ search: (old) => ({ ...old, after: undefined }) })
          }
        />
      )}
      {dialog === 'approve' && (
        <ApprovalDialog
          sections={lines}
          onDone={(count) => afterAct(t('duties.approved', { count }))}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'issue' && (
        <IssueDialog
          sections={lines}
          onDone={(count) => afterAct(t('duties.issued', { count }))}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}

function MyDuties() {
  const { t } = useTranslation();
  const mine = useQuery({ queryKey: ['duties', 'mine'], queryFn: () => call('duties', 'mine') });
  const columns = useColumns(new Map(), undefined);
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  return (
    <>
      <PageHead title={t('duties.mineTitle')} />
      <ListPage
        name="my-duties"
        caption={t('duties.mineTitle')}
        columns={columns}
        rows={mine.data.items}
        rowKey={(line) => line.id}
        isFixed
        empty={<EmptyState title={t('duties.mineEmpty')} hint={t('duties.mineEmptyHint')} />}
      />
    </>
  );
}

export function DutiesPage() {
  const session = useSession();
  const region = useRegion();
  return may(session, 'duties.sections') && region !== undefined ? (
    <OfficeDuties key={region.path} region={region} />
  ) : (
    <MyDuties />
  );
}
