// Decisions on people whose posts one’s committees manage, made here or registered from elsewhere, the latest first.
import type { DecisionLine } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { ChoiceFilter, filterOf, isNarrowed, WordsFilter } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { DecisionStateMark, personWord, useMeasuresWord } from './accountability-words.tsx';

const STATES = ['in-force', 'changed', 'revoked', 'withdrawn'] as const;

function useColumns(): Column<DecisionLine>[] {
  const { t } = useTranslation();
  const measuresWord = useMeasuresWord();
  return [
    {
      id: 'who',
      title: t('accountability.person'),
      isHead: true,
      cell: (line) => (
        <Link to="/accountability/persons/$personId" params={{ personId: line.personId }}>
          {personWord(line)}
        </Link>
      ),
    },
    {
      id: 'what',
      title: t('accountability.decision'),
      cell: (line) => (
        <Link to="/accountability/decisions/$decisionId" params={{ decisionId: line.id }}>
          {line.outcome === 'pursued'
            ? measuresWord(line.measures)
            : t('accountability.notPursuedOn', {
                ground: t(`accountability.grounds.${line.ground ?? 'other'}`),
              })}
        </Link>
      ),
    },
    {
      id: 'number',
      title: t('accountability.decisionNo'),
      cell: (line) => `${line.organ} ${line.documentNo}`,
    },
    {
      id: 'on',
      title: t('accountability.decidedOn'),
      isShort: true,
      cell: (line) => line.decidedOn,
    },
    {
      id: 'state',
      title: t('accountability.state'),
      cell: (line) => <DecisionStateMark state={line.state} />,
    },
    {
      id: 'origin',
      title: t('accountability.madeWhere'),
      cell: (line) => t(`accountability.decisionOrigins.${line.origin}`),
    },
  ];
}

export function DecisionsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/accountability/decisions' });
  const navigate = useNavigate({ from: '/accountability/decisions' });
  const columns = useColumns();
  const { after } = search;
  const filter = filterOf(search);
  const list = useQuery({
    queryKey: ['accountability', 'decisions', filter, after],
    queryFn: () =>
      call('decisions', 'list', {
        query: {
          ...filter,
          limit: 50,
          after,
        },
      }),
  });
  const { data } = list;
  const title =
    data === undefined
      ? t('accountability.decisions')
      : t('accountability.decisionsTitle', { count: data.count });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('accountability.decisionsSub')}>
        {may(session, 'accountability.cases') && (
          <Link to="/accountability">{t('menu.accountability')}</Link>
        )}
        {may(session, 'accountability.precedents') && (
          <Link to="/accountability/precedents">{t('accountability.precedents')}</Link>
        )}
        <Link to="/accountability/bar-ends">{t('accountability.barEnds')}</Link>
        <SheetLink path="accountability/decisions" filter={filter} />
        {may(session, 'accountability.register-decision') && (
          <Link to="/accountability/decisions/new">
            <Button type="primary" tabIndex={-1}>
              {t('accountability.register')}
            </Button>
          </Link>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="decisions"
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
                label: t(`accountability.decisionStates.${value}`),
              }))}
              value={search.state}
              onChange={(state) =>
                void navigate({ search: (old) => ({ ...old, state, after: undefined }) })
              }
            />
            <WordsFilter
              label={t('accountability.searchDecisions')}
              width={260}
              value={search.search}
              onChange={(words) =>
                void navigate({ search: (old) => ({ ...old, search: words, after: undefined }) })
              }
            />
          </>
        }
        empty={
          <EmptyState
            title={t(
              isNarrowed(filter) ? 'accountability.emptyFound' : 'accountability.noDecisions',
            )}
            hint={t('accountability.noDecisionsHint')}
          />
        }
      />
    </div>
  );
}
