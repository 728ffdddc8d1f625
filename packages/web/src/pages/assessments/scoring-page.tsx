// What I am to score: my items by subject, each mark with its reason; where it is blind nobody sees it before scoring is closed.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { pagesOf } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Pager } from '../../components/pager.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { AssessmentWays } from './assessment-ways.tsx';
import { type EnteredValue, FactInput, isWhole } from './fact-input.tsx';
import { clauseNo } from './fact-words.ts';
import './assessments.css';

type Scoring = Awaited<ReturnType<typeof read>>;
type Line = Scoring['items'][number];

const read = (query: Parameters<typeof call<'assessments', 'scoring'>>[2]) =>
  call('assessments', 'scoring', query);

const idOf = (line: Line) => `mark-${line.subjectId}-${line.fact}`;

interface Marking {
  readonly value?: EnteredValue;
  readonly reason: string;
}

/** Saved in place; what is typed stays until it is. */
function useMark(line: Line) {
  const queryClient = useQueryClient();
  const key = `jinze.draft.mark.${line.subjectId}.${line.fact}`;
  const begun: Marking = {
    reason: line.reason ?? '',
    ...(line.value === null ? {} : { value: line.value as EnteredValue }),
  };
  const [draft, setDraft] = useDraft<Marking>(key, begun);
  const [act, setAct] = useState(newKey);
  const [state, setState] = useState<{ isBusy: boolean; isShort: boolean; error: unknown }>({
    isBusy: false,
    isShort: false,
    error: null,
  });
  const isChanged =
    draft.reason !== begun.reason || JSON.stringify(draft.value) !== JSON.stringify(begun.value);
  const save = async () => {
    if (!isWhole(draft.value) || draft.reason.trim() === '') {
      setState({ isBusy: false, isShort: true, error: null });
      return;
    }
    setState({ isBusy: true, isShort: false, error: null });
    try {
      await call('assessments', 'mark', {
        params: { subjectId: line.subjectId },
        body: {
          itemId: line.itemId,
          fact: line.fact,
          value: draft.value as never,
          reason: draft.reason,
          evidence: [],
        },
        idempotencyKey: act,
      });
      setAct(newKey());
      await queryClient.invalidateQueries({ queryKey: ['assessments'] });
      setState({ isBusy: false, isShort: false, error: null });
    } catch (error) {
      setState({ isBusy: false, isShort: false, error });
    }
  };
  return { draft, setDraft, state, isChanged, save };
}

function MarkRow({ line }: { line: Line }) {
  const { t } = useTranslation();
  const { draft, setDraft, state, isChanged, save } = useMark(line);
  const id = idOf(line);
  return (
    <li className="mark-row">
      <div>
        <strong>{line.subjectName}</strong>
        {line.value === null ? (
          <StateMark state="not-yet-due" text={t('assessments.notGiven')} />
        ) : (
          <StateMark state="met" text={t('assessments.givenMark')} />
        )}
      </div>
      <div className="field">
        <label htmlFor={id}>{line.asks}</label>
        <FactInput
          id={id}
          asked={line}
          labelOf={clauseNo}
          value={draft.value}
          onChange={(value) =>
            setDraft(({ reason }) => ({ reason, ...(value === undefined ? {} : { value }) }))
          }
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('assessments.reason')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={2000}
          value={draft.reason}
          onChange={(event) => setDraft((old) => ({ ...old, reason: event.target.value }))}
        />
        {state.isShort && <span className="error">{t('assessments.markShort')}</span>}
      </div>
      <Button
        type={isChanged ? 'primary' : 'default'}
        disabled={!isChanged}
        loading={state.isBusy}
        aria-label={t('assessments.saveMark', { subject: line.subjectName, item: line.title })}
        onClick={() => void save()}
      >
        {t('common.save')}
      </Button>
      <ActError error={state.error} />
    </li>
  );
}

/** Subjects under their item: one looks at one thing at a time. */
function ItemGroup({ lines }: { lines: readonly Line[] }) {
  const [first] = lines;
  if (first === undefined) return null;
  return (
    <section className="card stack tight">
      <h2>{first.title}</h2>
      {first.text !== null && <p className="muted">{first.text}</p>}
      <ul className="marks">
        {lines.map((line) => (
          <MarkRow key={idOf(line)} line={line} />
        ))}
      </ul>
    </section>
  );
}

export function ScoringPage() {
  const { t } = useTranslation();
  const { exercise, given, after } = useSearch({ from: '/app/assessments/scoring' });
  const navigate = useNavigate({ from: '/assessments/scoring' });
  const scoring = useQuery({
    queryKey: ['assessments', 'scoring', exercise, given, after],
    queryFn: () =>
      read({
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
        [...groups].map(([key, lines]) => <ItemGroup key={key} lines={lines} />)
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
