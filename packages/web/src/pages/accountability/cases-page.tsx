// Cases of the offices and committees one works for; before them what waits for a decision. A leader’s own as well.
import type { CaseLine, WorksheetLine } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { ChoiceFilter, filterOf, isNarrowed, WordsFilter } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { CaseStateMark, personWord, SheetStateMark } from './accountability-words.tsx';
import { AddMemberDialog } from './case-acts.tsx';

const STATES = ['open', 'closed', 'withdrawn'] as const;

function useColumns(onName: (line: CaseLine) => void): Column<CaseLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'title',
      title: t('accountability.caseTitle'),
      isHead: true,
      cell: (line) =>
        line.mayOpen ? (
          <Link to="/accountability/cases/$caseId" params={{ caseId: line.id }}>
            {line.title}
          </Link>
        ) : (
          <>
            {line.title}
            {line.isUnattended && (
              <>
                <span className="muted"> {t('accountability.unattended')}</span>
                <Button type="link" size="small" onClick={() => onName(line)}>
                  {t('accountability.caseActs.add-member')}
                </Button>
              </>
            )}
          </>
        ),
    },
    {
      id: 'origin',
      title: t('accountability.origin'),
      cell: (line) => t(`accountability.origins.${line.origin}`),
    },
    { id: 'office', title: t('accountability.office'), cell: (line) => line.office },
    {
      id: 'state',
      title: t('accountability.state'),
      cell: (line) => <CaseStateMark state={line.state} />,
    },
    {
      id: 'opened',
      title: t('accountability.openedOn'),
      isShort: true,
      cell: (line) => line.openedOn,
    },
  ];
}

/** Worksheets as a list: whose, in which case, how far. */
export function SheetList({
  items,
  isWithinCase = false,
}: {
  items: readonly WorksheetLine[];
  /** On the page of their case, which they need not name again. */
  isWithinCase?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <ul className="entries">
      {items.map((line) => (
        <li key={line.id}>
          <div className="entry-head">
            <h3>
              <Link to="/accountability/worksheets/$worksheetId" params={{ worksheetId: line.id }}>
                {personWord(line)}
              </Link>
            </h3>
            <SheetStateMark state={line.state} />
          </div>
          <p className="muted">
            {[
              isWithinCase
                ? line.committeeName === null
                  ? t('accountability.committeeUnknown')
                  : t('accountability.committeeOf', { name: line.committeeName })
                : line.caseTitle,
              isWithinCase ? null : line.office,
              line.state === 'told' && line.answerBy !== null
                ? t('accountability.answerByLine', { on: line.answerBy })
                : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

function ToDecide() {
  const { t } = useTranslation();
  const waiting = useQuery({
    queryKey: ['accountability', 'to-decide'],
    queryFn: () => call('accountability', 'toDecide', {}),
  });
  if (waiting.isError)
    return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (waiting.data === undefined || waiting.data.items.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('accountability.toDecide', { count: waiting.data.items.length })}</h2>
      <SheetList items={waiting.data.items} />
    </section>
  );
}

function Links() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <>
      {may(session, 'accountability.decisions') && (
        <Link to="/accountability/decisions">{t('accountability.decisions')}</Link>
      )}
      {may(session, 'accountability.bar-ends') && (
        <Link to="/accountability/bar-ends">{t('accountability.barEnds')}</Link>
      )}
      {may(session, 'accountability.precedents') && (
        <Link to="/accountability/precedents">{t('accountability.precedents')}</Link>
      )}
    </>
  );
}

function Cases() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/accountability' });
  const navigate = useNavigate({ from: '/accountability' });
  const [naming, setNaming] = useState<CaseLine>();
  const columns = useColumns(setNaming);
  const { after } = search;
  const filter = filterOf(search);
  const list = useQuery({
    queryKey: ['accountability', 'cases', filter, after],
    queryFn: () =>
      call('accountability', 'cases', {
        query: {
          ...filter,
          limit: 50,
          after,
        },
      }),
  });
  const { data } = list;
  const title =
    data === undefined || data.open === 0
      ? t('accountability.noneOpen')
      : t('accountability.someOpen', { count: data.open });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('accountability.sub')}>
        <Links />
        <SheetLink path="accountability/cases" filter={filter} />
        {may(session, 'accountability.open') && (
          <Link to="/accountability/new">
            <Button type="primary" tabIndex={-1}>
              {t('accountability.openCase')}
            </Button>
          </Link>
        )}
      </PageHead>
      {may(session, 'accountability.to-decide') && <ToDecide />}
      {data?.items.some((line) => !line.mayOpen) === true && (
        <p className="muted">{t('accountability.notNamedNote')}</p>
      )}
      {naming !== undefined && (
        <AddMemberDialog
          opened={naming}
          as="nameMember"
          onDone={() => setNaming(undefined)}
          onClose={() => setNaming(undefined)}
        />
      )}
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="accountability"
        caption={title}
        columns={columns}
        rowKey={(line) => line.id}
        filters={
          <>
            <ChoiceFilter
              label={t('accountability.state')}
              all={t('accountability.allStates')}
              options={STATES.map((value) => ({
                value,
                label: t(`accountability.caseStates.${value}`),
              }))}
              value={search.state}
              onChange={(state) =>
                void navigate({ search: (old) => ({ ...old, state, after: undefined }) })
              }
            />
            <WordsFilter
              label={t('accountability.searchCases')}
              value={search.search}
              onChange={(words) =>
                void navigate({ search: (old) => ({ ...old, search: words, after: undefined }) })
              }
            />
          </>
        }
        empty={
          <EmptyState
            title={t(isNarrowed(filter) ? 'accountability.emptyFound' : 'accountability.empty')}
            hint={t('accountability.emptyHint')}
          />
        }
      />
    </div>
  );
}

/** What I was told of, and what is on record of me. */
function Mine() {
  const { t } = useTranslation();
  const mine = useQuery({
    queryKey: ['accountability', 'mine'],
    queryFn: () => call('accountability', 'mine', {}),
  });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  const { items } = mine.data;
  return (
    <div className="stack">
      <PageHead
        title={t(items.length === 0 ? 'accountability.mineNone' : 'accountability.mineSome', {
          count: items.length,
        })}
        sub={t('accountability.mineSub')}
      >
        <Link to="/accountability/mine">{t('accountability.myRegister')}</Link>
      </PageHead>
      {items.length > 0 && (
        <section className="card">
          <SheetList items={items} />
        </section>
      )}
    </div>
  );
}

export function CasesPage() {
  const session = useSession();
  if (may(session, 'accountability.cases')) return <Cases />;
  if (may(session, 'accountability.mine')) return <Mine />;
  return <NotFound />;
}
