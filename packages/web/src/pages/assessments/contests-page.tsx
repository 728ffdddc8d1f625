// Contested facts: each decided once for all its uses, by somebody else than who entered it.
import type { Contest } from '@jinze/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { EmptyState, Notice } from '../../components/feedback.tsx';
import { ChoiceFilter, filterOf } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { AssessmentWays } from './assessment-ways.tsx';
import { CONTEST_STATES } from './assessments-search.ts';
import { factWord } from './fact-words.ts';
import './assessments.css';

function DecideDialog({
  one,
  onClose,
  onDone,
}: {
  one: Contest;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const claimed = factWord(one.claimed, 'number', t);
  return (
    <ActDialog
      title={t('assessments.decideContest')}
      draftKey={`jinze.draft.contest.${one.id}`}
      lead={
        <p>
          {t('assessments.contestAs', {
            who: one.subjectName,
            asks: one.asks,
            was: factWord(one.valueThen, 'number', t),
            claimed,
          })}
          <span className="under muted">{one.reason}</span>
        </p>
      }
      fields={[
        {
          name: 'isUpheld',
          label: t('assessments.decision'),
          kind: 'choice',
          choices: [
            { value: 'yes', label: t('assessments.upheldAs', { claimed }) },
            { value: 'no', label: t('assessments.rejected') },
          ],
        },
        { name: 'reason', label: t('assessments.reason'), kind: 'long' },
      ]}
      submit={t('assessments.decideContest')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const isUpheld = values['isUpheld'] === 'yes';
        await call('assessments', 'decideContest', {
          params: { contestId: one.id },
          body: {
            version: one.version,
            isUpheld,
            value: isUpheld ? one.claimed : null,
            reason: values['reason'] ?? '',
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t('assessments.contestDecided'));
      }}
    />
  );
}

function useColumns(onDecide: (one: Contest) => void): Column<Contest>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'who',
      title: t('assessments.subject'),
      isHead: true,
      cell: (one) =>
        one.subjectId === null ? (
          one.subjectName
        ) : (
          <Link to="/assessments/subjects/$subjectId" params={{ subjectId: one.subjectId }}>
            {one.subjectName}
          </Link>
        ),
    },
    { id: 'year', title: t('assessments.year'), isShort: true, cell: (one) => one.year },
    { id: 'asks', title: t('assessments.factTitle'), cell: (one) => one.asks },
    {
      id: 'values',
      title: t('assessments.thenAndClaimed'),
      cell: (one) =>
        `${factWord(one.valueThen, 'number', t)} → ${factWord(one.claimed, 'number', t)}`,
    },
    {
      id: 'reason',
      title: t('assessments.reason'),
      cell: (one) => (
        <>
          {one.on} {one.by}：{one.reason}
        </>
      ),
    },
    {
      id: 'state',
      title: t('assessments.state'),
      cell: (one) => (
        <>
          <StateMark
            state={one.state === 'open' ? 'to-judge' : one.state === 'upheld' ? 'met' : 'ended'}
            text={t(`assessments.contestStates.${one.state}`)}
          />
          {one.decision !== null && (
            <span className="under muted small">
              {t('assessments.decidedAs', { by: one.decision.by, reason: one.decision.reason })}
              {one.decision.replaced > 0 &&
                ` ${t('assessments.replacedIn', { count: one.decision.replaced })}`}
              {one.decision.keptFinal > 0 &&
                ` ${t('assessments.keptFinal', { count: one.decision.keptFinal })}`}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'decide',
      title: '',
      cell: (one) =>
        one.mayDecide ? (
          <Button size="small" onClick={() => onDecide(one)}>
            {t('assessments.decide')}
          </Button>
        ) : null,
    },
  ];
}

export function ContestsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/assessments/contests' });
  const { after } = search;
  const filter = filterOf(search);
  const navigate = useNavigate({ from: '/assessments/contests' });
  const [open, setOpen] = useState<Contest>();
  const [notice, setNotice] = useState('');
  const columns = useColumns(setOpen);
  const list = useQuery({
    queryKey: ['assessments', 'contests', filter, after],
    queryFn: () =>
      call('assessments', 'contests', {
        query: { ...filter, contest: filter.contest as never, after, limit: 50 },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="stack">
      <PageHead title={t('assessments.contestsTitle')} sub={t('assessments.contestsSub')}>
        {search.contest !== undefined && (
          <Link to="/assessments/contests">{t('assessments.allContests')}</Link>
        )}
        <SheetLink path="assessments/contests" filter={filter} />
      </PageHead>
      <AssessmentWays />
      {notice !== '' && <Notice>{notice}</Notice>}
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="contests"
        caption={t('assessments.contestsTitle')}
        columns={columns}
        rowKey={(one) => one.id}
        filters={
          <ChoiceFilter
            label={t('assessments.state')}
            all={t('assessments.allStates')}
            options={CONTEST_STATES.map((value) => ({
              value,
              label: t(`assessments.contestStates.${value}`),
            }))}
            value={filter.state}
            onChange={(state) =>
              void navigate({ search: (old) => ({ ...old, state, after: undefined }) })
            }
          />
        }
        empty={
          <EmptyState title={t('assessments.noContests')} hint={t('assessments.noContestsHint')} />
        }
      />
      {open !== undefined && (
        <DecideDialog
          one={open}
          onClose={() => setOpen(undefined)}
          onDone={(words) => {
            setOpen(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}
