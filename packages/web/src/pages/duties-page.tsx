// The region's lists of a year: how far they are, and the office's acts on them; for leaders, their own.
import type { DutyInstrument, Progress } from '@jinze/contracts';
import { approvingSideOf } from '@jinze/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { thisYear } from '../clock.ts';
import { ActError, EmptyState, Notice } from '../components/feedback.tsx';
import { PagedList } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import {
  isWithinScope,
  may,
  runsBodiesBeside,
  runsBodiesOf,
  useSession,
} from '../shell/session.ts';
import { DutiesLinks } from './duties-links.tsx';
import { countsOf } from './duty-counts.ts';
import { keepListAddress } from './list-address.ts';
import { MyDuties } from './my-duties.tsx';
import { ApprovalDialog, IssueDialog } from './section-acts.tsx';
import { SectionFilters, type SectionLine, useSectionColumns } from './section-list.tsx';
import { mayBeChosen } from './section-states.ts';

type Drafted = Awaited<ReturnType<typeof call<'duties', 'draft'>>>;

/** How far a year's lists are, in words, of the kinds that are shown; what is zero is not said. */
function summaryOf(progress: Progress, instrument: DutyInstrument | undefined, t: TFunction) {
  const { posts, withoutSection } = progress;
  const byState = countsOf(progress, instrument);
  const parts = [
    [withoutSection, 'duties.summaryWithout'],
    [byState.drafted, 'duties.summaryDrafted'],
    [byState.approved, 'duties.summaryApproved'],
    [byState.issued, 'duties.summaryIssued'],
    [byState.objected, 'duties.summaryObjected'],
    [byState.acknowledged, 'duties.summaryAcknowledged'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, text]) => t(text, { count }));
  return [t('duties.summary', { posts }), ...said].join(t('duties.comma'));
}

/** What drafting did, of what it did at all. */
function draftedWords(result: Drafted, t: TFunction): string {
  const { drafted, redrafted, newEditions, ended, blocked, alreadyThere } = result;
  if (drafted + redrafted + newEditions + ended === 0)
    return t('duties.nothingToDraft', { there: alreadyThere });
  return [
    [drafted, 'duties.drafted'] as const,
    [redrafted, 'duties.redrafted'] as const,
    [newEditions, 'duties.newEditions'] as const,
    [ended, 'duties.ended'] as const,
    [blocked, 'duties.draftedBlocked'] as const,
  ]
    .flatMap(([count, text]) => (count === 0 ? [] : [t(text, { count })]))
    .join('')
    .trim();
}

/** What the address filters by, as the list and its export take it. */
function filterOf(
  region: string,
  year: number,
  search: {
    readonly instrument?: DutyInstrument;
    readonly state?: SectionLine['state'];
    readonly waiting?: 'document' | 'party' | 'government' | 'change';
    readonly search?: string;
    readonly own?: true;
  },
) {
  const { instrument, state, waiting, search: words, own } = search;
  return {
    region,
    year,
    ...(instrument === undefined ? {} : { instrument }),
    ...(state === undefined ? {} : { state }),
    ...(waiting === undefined ? {} : { waiting }),
    ...(words === undefined ? {} : { search: words }),
    ...(own === undefined ? {} : { own: 'true' as const }),
  };
}

/** Why the list is empty: the conditions, the roster, or a place that others draft for. */
function NoSections({ path, hasPosts }: { path: string; hasPosts: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const { year, ...conditions } = useSearch({ from: '/app/duties' });
  const navigate = useNavigate({ from: '/duties' });
  const title = t('duties.empty');
  if (!isWithinScope(session, path))
    return <EmptyState title={title} hint={t('duties.notWithin')} />;
  const { instrument, state, waiting, search, own } = conditions;
  if ([instrument, state, waiting, search, own].some((condition) => condition !== undefined))
    return (
      <EmptyState
        title={title}
        hint={t('duties.emptyFiltered')}
        action={
          <Button onClick={() => void navigate({ search: year === undefined ? {} : { year } })}>
            {t('duties.clearFilters')}
          </Button>
        }
      />
    );
  if (!runsBodiesOf(session, path))
    return <EmptyState title={title} hint={t('duties.emptyBelow')} />;
  if (hasPosts) return <EmptyState title={title} hint={t('duties.emptyHint')} />;
  return (
    <EmptyState
      title={title}
      hint={t('duties.emptyNoRoster')}
      action={
        may(session, 'posts.import-roster') && (
          <Link to="/posts/import">{t('desk.importRoster')}</Link>
        )
      }
    />
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
  const filter = filterOf(region.path, year, search);
  const { own } = filter;
  const progress = useQuery({
    queryKey: ['duties', 'progress', region.path, year, own === undefined ? 'range' : 'own'],
    queryFn: () =>
      call('duties', 'progress', {
        query: { region: region.path, year, ...(own === undefined ? {} : { own }) },
      }),
  });
  const sections = useQuery({
    queryKey: ['duties', 'sections', filter, search.after],
    queryFn: () =>
      call('duties', 'sections', {
        query: {
          ...filter,
          limit: 50,
          after: search.after,
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
    onSuccess: (result) => afterAct(draftedWords(result, t)),
  });
  const choose = (line: SectionLine, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(line.id, line);
    else next.delete(line.id);
    setChosen(next);
  };
  const columns = useSectionColumns(chosen, may(session, 'duties.approve') ? choose : undefined);
  useEffect(() => keepListAddress(search), [search]);
  const lines = [...chosen.values()];
  const counts = progress.data;
  const mayDraft = may(session, 'duties.draft') && runsBodiesOf(session, region.path);
  const wanted = search.state === 'approved' ? 'approved' : 'drafted';
  const possible = may(session, 'duties.approve')
    ? (sections.data?.items ?? []).filter((line) => line.state === wanted && mayBeChosen(line))
    : [];
  return (
    <div className="stack">
      <PageHead
        title={t('duties.title', { region: region.name, year })}
        sub={
          counts === undefined
            ? t('duties.basis')
            : t('duties.summaryAndBasis', {
                summary: summaryOf(counts, search.instrument, t),
                basis: t('duties.basis'),
              })
        }
      >
        {may(session, 'duties.export') && <SheetLink path="duties/sections" filter={filter} />}
        {counts !== undefined && counts.withoutSection > 0 && (
          <Link to="/duties/without" search={{ year, ...(own === undefined ? {} : { own: true }) }}>
            {t('duties.whoWithout')}
          </Link>
        )}
        {counts !== undefined && counts.posts > 0 && mayDraft && (
          <Button
            type={
              year >= thisYear() && counts.withoutSection + counts.stale > 0 ? 'primary' : 'default'
            }
            loading={draft.isPending}
            onClick={() => draft.mutate(newKey())}
          >
            {t(counts.withoutSection > 0 ? 'duties.draft' : 'duties.redraft', { year })}
          </Button>
        )}
      </PageHead>
      <DutiesLinks year={year} />
      {may(session, 'duties.mine') && <MyDuties isBeside />}
      {notice !== '' && <Notice>{notice}</Notice>}
      <ActError error={draft.error} />
      {(lines.length > 0 || possible.length > 0) && (
        <div className="card row chosen-bar">
          {lines.length === 0 ? (
            <span className="muted">{t('duties.chooseHint')}</span>
          ) : (
            <>
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
            </>
          )}
          <span className="spacer" />
          {(['party', 'government'] as const).map((side) => {
            const ofSide = possible.filter(
              (line) => approvingSideOf(line.postClass, line.organKind) === side,
            );
            if (ofSide.length === 0) return null;
            return (
              <Button
                key={side}
                onClick={() => setChosen(new Map(ofSide.map((line) => [line.id, line])))}
              >
                {t(`duties.choose-${side}`)}
              </Button>
            );
          })}
        </div>
      )}
      {sections.data?.items.some((line) => !line.mayOpen) === true && (
        <p className="muted">{t('duties.notOpenNote')}</p>
      )}
      <PagedList
        list={sections}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="duties"
        caption={t('duties.title', { region: region.name, year })}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<SectionFilters year={year} hasBelow={runsBodiesBeside(session, region.path)} />}
        empty={<NoSections path={region.path} hasPosts={counts?.posts !== 0} />}
      />
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

export function DutiesPage() {
  const session = useSession();
  const region = useRegion();
  return may(session, 'duties.sections') && region !== undefined ? (
    <OfficeDuties key={region.path} region={region} />
  ) : (
    <MyDuties />
  );
}
