// Decisions on people whose posts one’s committees manage, made here or registered from elsewhere, the latest first.
import type { DecisionLine, DecisionState } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { type Column, ListPage, pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
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
  const [words, setWords] = useState(search.search ?? '');
  const columns = useColumns();
  const filter = {
    ...(search.state === undefined ? {} : { state: search.state as DecisionState }),
    ...(search.search === undefined ? {} : { search: search.search }),
  };
  const list = useQuery({
    queryKey: ['accountability', 'decisions', filter, search.after],
    queryFn: () =>
      call('decisions', 'list', {
        query: {
          ...filter,
          limit: 50,
          ...(search.after === undefined ? {} : { after: search.after }),
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
        {may(session, 'accountability.register-decision') && (
          <Link to="/accountability/decisions/new">
            <Button type="primary" tabIndex={-1}>
              {t('accountability.register')}
            </Button>
          </Link>
        )}
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {data !== undefined && (
        <ListPage
          name="decisions"
          caption={title}
          columns={columns}
          rows={data.items}
          rowKey={(line) => line.id}
          filters={
            <>
              <Select
                aria-label={t('accountability.state')}
                style={{ width: 136 }}
                value={search.state ?? ''}
                options={[
                  { value: '', label: t('accountability.allStates') },
                  ...STATES.map((value) => ({
                    value,
                    label: t(`accountability.decisionStates.${value}`),
                  })),
                ]}
                onChange={(state) =>
                  void navigate({
                    search: (old) => ({
                      ...old,
                      state: state === '' ? undefined : state,
                      after: undefined,
                    }),
                  })
                }
              />
              <Input.Search
                aria-label={t('accountability.searchDecisions')}
                placeholder={t('accountability.searchDecisions')}
                style={{ width: 260 }}
                value={words}
                allowClear
                onChange={(event) => setWords(event.target.value)}
                onSearch={(value) =>
                  void navigate({
                    search: (old) => ({
                      ...old,
                      search: value.trim() === '' ? undefined : value.trim(),
                      after: undefined,
                    }),
                  })
                }
              />
            </>
          }
          empty={
            <EmptyState
              title={t(
                Object.keys(filter).length > 0
                  ? 'accountability.emptyFound'
                  : 'accountability.noDecisions',
              )}
              hint={t('accountability.noDecisionsHint')}
            />
          }
          {...pagesOf(
            data.next,
            search.after,
            (after) => void navigate({ search: (old) => ({ ...old, after }) }),
          )}
        />
      )}
    </div>
  );
}
