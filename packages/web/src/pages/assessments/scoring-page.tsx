// What I am to score: my items by subject, each mark with its reason; where it is blind nobody sees it before scoring is closed.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Pager } from '../../components/pager.tsx';
import { AssessmentWays } from './assessment-ways.tsx';
import type { ScoringLine, ScoringSubject } from './beside-mark.tsx';
import { CitedRecordDialog, type OpenRecord } from './cited-record-dialog.tsx';
import { idOf, MarkRow } from './mark-row.tsx';
import './assessments.css';

/** Subjects under their item: one looks at one thing at a time. */
function ItemGroup({
  lines,
  subjects,
  onOpen,
}: {
  lines: readonly ScoringLine[];
  subjects: ReadonlyMap<string, ScoringSubject>;
  onOpen: (open: OpenRecord) => void;
}) {
  const [first] = lines;
  if (first === undefined) return null;
  return (
    <section className="card stack tight">
      <h2>{first.title}</h2>
      {first.text !== null && <p className="muted">{first.text}</p>}
      <ul className="marks">
        {lines.map((line) => (
          <MarkRow
            key={idOf(line)}
            line={line}
            subject={subjects.get(line.subjectId)}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </section>
  );
}

export function ScoringPage() {
  const { t } = useTranslation();
  const { exercise, given, after } = useSearch({ from: '/app/assessments/scoring' });
  const navigate = useNavigate({ from: '/assessments/scoring' });
  const [opened, setOpened] = useState<OpenRecord>();
  const scoring = useQuery({
    queryKey: ['assessments', 'scoring', exercise, given, after],
    queryFn: () =>
      call('assessments', 'scoring', {
        query: {
          limit: 100,
          ...(exercise === undefined ? {} : { assessmentId: exercise as never }),
          ...(given === undefined ? {} : { given }),
          after,
        },
      }),
    placeholderData: keepPreviousData,
  });
  if (scoring.isPending) return <Loading />;
  if (scoring.isError)
    return <ErrorState error={scoring.error} onRetry={() => void scoring.refetch()} />;
  const { assessments, items, next } = scoring.data;
  if (assessments.length === 0)
    return (
      <div className="stack">
        <PageHead title={t('assessments.ways.scoring')} />
        <AssessmentWays />
        <section className="card">
          <EmptyState
            title={t('assessments.nothingToScore')}
            hint={t('assessments.nothingToScoreHint')}
          />
        </section>
      </div>
    );
  const open = assessments.reduce((sum, one) => sum + one.open, 0);
  const isBlind = assessments.some((one) => one.isBlind);
  const subjects = new Map<string, ScoringSubject>(
    scoring.data.subjects.map((one) => [one.id, one]),
  );
  const groups = Map.groupBy(items, ({ itemId, fact }) => `${itemId} ${fact}`);
  return (
    <div className="stack">
      <PageHead
        title={t(open === 0 ? 'assessments.noMarksOpen' : 'assessments.marksOpen', { count: open })}
        sub={assessments
          .map((one) => t('assessments.scoringUntil', { title: one.title, on: one.scoringBy }))
          .join('；')}
      />
      <AssessmentWays />
      {isBlind && <p className="enough">{t('assessments.blindNote')}</p>}
      <div className="row no-print">
        {assessments.length > 1 && (
          <Select
            aria-label={t('assessments.one')}
            style={{ width: 280 }}
            value={exercise ?? ''}
            options={[
              { value: '', label: t('common.all') },
              ...assessments.map(({ id, title }) => ({ value: id as string, label: title })),
            ]}
            onChange={(value) =>
              void navigate({
                search: (old) => ({
                  ...old,
                  exercise: value === '' ? undefined : value,
                  after: undefined,
                }),
              })
            }
          />
        )}
        <Select
          aria-label={t('assessments.givenFilter')}
          style={{ width: 128 }}
          value={given ?? ''}
          options={[
            { value: '', label: t('common.all') },
            { value: 'no', label: t('assessments.notGiven') },
            { value: 'yes', label: t('assessments.givenMark') },
          ]}
          onChange={(value) =>
            void navigate({
              search: (old) => ({
                ...old,
                given: value === '' ? undefined : (value as 'yes' | 'no'),
                after: undefined,
              }),
            })
          }
        />
      </div>
      {items.length === 0 ? (
        <section className="card">
          <EmptyState title={t('assessments.noneOfThese')} />
        </section>
      ) : (
        [...groups].map(([key, lines]) => (
          <ItemGroup key={key} lines={lines} subjects={subjects} onOpen={setOpened} />
        ))
      )}
      {opened !== undefined && (
        <CitedRecordDialog open={opened} onClose={() => setOpened(undefined)} />
      )}
      <Pager
        {...pagesOf(
          next,
          after,
          (to) => void navigate({ search: (old) => ({ ...old, after: to }) }),
        )}
      />
    </div>
  );
}
