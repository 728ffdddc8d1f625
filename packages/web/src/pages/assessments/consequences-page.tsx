// What follows from final results: who owes what by when, and what was done.
import type { Consequence } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, Notice } from '../../components/feedback.tsx';
import { ChoiceFilter, filterOf } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { AssessmentWays } from './assessment-ways.tsx';
import { CONSEQUENCE_STATES } from './assessments-search.ts';
import { BeginFromConsequence } from './begin-from-consequence.tsx';
import { EndConsequenceDialog } from './subject-acts.tsx';
import './assessments.css';

function useColumns(onEnd: (one: Consequence) => void): Column<Consequence>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'who',
      title: t('assessments.subject'),
      isHead: true,
      cell: (one) => (
        <Link to="/assessments/subjects/$subjectId" params={{ subjectId: one.subjectId }}>
          {one.subjectName}
        </Link>
      ),
    },
    {
      id: 'text',
      title: t('assessments.editor.consequence'),
      cell: (one) => (
        <>
          {one.text}
          {one.choice !== null && (
            <span className="under muted small">{t('assessments.decidedAs', one.choice)}</span>
          )}
        </>
      ),
    },
    { id: 'due', title: t('assessments.due'), isShort: true, cell: (one) => one.dueOn },
    {
      id: 'state',
      title: t('assessments.state'),
      cell: (one) =>
        one.done === null ? (
          <StateMark
            state={one.isOverdue ? 'overdue' : 'under-way'}
            text={t(`assessments.consequenceStates.${one.isOverdue ? 'overdue' : 'open'}`)}
          />
        ) : (
          <>
            <StateMark state="met" text={t('assessments.doneOn', { on: one.done.on })} />
            <span className="under muted small">
              {[one.done.documentNo, one.done.note].filter(Boolean).join('；')}
            </span>
          </>
        ),
    },
    {
      id: 'end',
      title: '',
      cell: (one) => (
        <span className="row">
          <BeginFromConsequence one={one} />
          {one.mayEnd && (
            <Button size="small" onClick={() => onEnd(one)}>
              {t('assessments.endConsequence')}
            </Button>
          )}
        </span>
      ),
    },
  ];
}

export function ConsequencesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/assessments/consequences' });
  const { after } = search;
  const filter = filterOf(search);
  const navigate = useNavigate({ from: '/assessments/consequences' });
  const [open, setOpen] = useState<Consequence>();
  const [notice, setNotice] = useState('');
  const columns = useColumns(setOpen);
  const list = useQuery({
    queryKey: ['assessments', 'consequences', filter, after],
    queryFn: () =>
      call('assessments', 'consequences', {
        query: { ...filter, consequence: filter.consequence as never, after, limit: 50 },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="stack">
      <PageHead title={t('assessments.consequencesTitle')} sub={t('assessments.consequencesSub')}>
        {search.consequence !== undefined && (
          <Link to="/assessments/consequences">{t('assessments.allConsequences')}</Link>
        )}
        <SheetLink path="assessments/consequences" filter={filter} />
      </PageHead>
      <AssessmentWays />
      {notice !== '' && <Notice>{notice}</Notice>}
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="consequences"
        caption={t('assessments.consequencesTitle')}
        columns={columns}
        rowKey={(one) => one.id}
        filters={
          <ChoiceFilter
            label={t('assessments.state')}
            all={t('assessments.allStates')}
            options={CONSEQUENCE_STATES.map((value) => ({
              value,
              label: t(`assessments.consequenceStates.${value}`),
            }))}
            value={filter.state}
            onChange={(state) =>
              void navigate({ search: (old) => ({ ...old, state, after: undefined }) })
            }
          />
        }
        empty={
          <EmptyState
            title={t('assessments.noConsequences')}
            hint={t('assessments.noConsequencesHint')}
          />
        }
      />
      {open !== undefined && (
        <EndConsequenceDialog
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
