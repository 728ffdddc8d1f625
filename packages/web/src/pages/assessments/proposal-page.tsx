// The grades after the quotas: where a quota binds, what it leaves to people, and vetoes; subjects in the order of the roster.
import type { AssessmentExercise } from '@jinze/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { ChoiceFilter, filterOf, isNarrowed, WordsFilter } from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { whoWord } from './assessment-words.tsx';
import { PROPOSAL_SHOWS, type ProposalSearch } from './assessments-search.ts';
import { ProposedConsequences } from './proposed-consequences.tsx';
import './assessments.css';

const LIMIT = 50;
const read = (assessmentId: AssessmentExercise['id'], { after, ...filter }: ProposalSearch) =>
  call('assessments', 'proposal', {
    params: { assessmentId },
    query: { ...filter, after, limit: LIMIT },
  });
type Proposal = Awaited<ReturnType<typeof read>>;
type Line = Proposal['items'][number];

function Quotas({
  proposal: { quotas },
  classes,
}: {
  proposal: Proposal;
  classes: AssessmentExercise['scheme']['classes'];
}) {
  const { t } = useTranslation();
  if (quotas.length === 0) return <p className="muted">{t('assessments.noQuotas')}</p>;
  return (
    <dl className="lines wide">
      {quotas.map(({ grade, class: only, places, reached, undecided }) => {
        const isOpen = undecided > 0;
        const isBinding = reached > places;
        const of = classes.find(({ id }) => id === only)?.name ?? only;
        return (
          <FactLine
            key={`${grade}${only ?? ''}`}
            label={of === null ? grade : t('assessments.gradeOfClass', { grade, of })}
          >
            {t('assessments.quotaAs', { places, reached })}
            <span className="under">
              <StateMark
                state={isOpen ? 'to-judge' : isBinding ? 'applies' : 'met'}
                text={t(
                  isOpen
                    ? 'assessments.quotaOpen'
                    : isBinding
                      ? 'assessments.quotaBinds'
                      : 'assessments.quotaFree',
                  { count: undecided },
                )}
              />{' '}
              {isOpen && (
                <Link
                  from="/assessments/$assessmentId/proposal"
                  to="."
                  search={{ quota: grade, ...(only === null ? {} : { class: only }) }}
                >
                  {t('assessments.quotaWho')}
                </Link>
              )}
            </span>
          </FactLine>
        );
      })}
    </dl>
  );
}

function ChooseDialog({
  line,
  onClose,
  onDone,
}: {
  line: Line;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('assessments.chooseGrade', { name: line.name })}
      draftKey={`jinze.draft.grade.${line.subjectId}`}
      lead={<p className="muted">{t('assessments.chooseHint')}</p>}
      fields={[
        {
          name: 'grade',
          label: t('assessments.grade'),
          kind: 'choice',
          choices: line.couldBe.map((value) => ({ value, label: value })),
        },
        { name: 'reason', label: t('assessments.reason'), kind: 'long' },
      ]}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('assessments', 'chooseGrade', {
          params: { subjectId: line.subjectId },
          body: {
            version: line.version,
            grade: values['grade'] ?? '',
            reason: values['reason'] ?? '',
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t('assessments.gradeChosen', { name: line.name }));
      }}
    />
  );
}

function useColumns(
  kind: AssessmentExercise['subjectKind'],
  onChoose: (line: Line) => void,
  onDone: (words: string) => void,
): Column<Line>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'who',
      title: t('assessments.subject'),
      isHead: true,
      cell: (line) => (
        <Link to="/assessments/subjects/$subjectId" params={{ subjectId: line.subjectId }}>
          {whoWord({ kind, ...line })}
        </Link>
      ),
    },
    {
      id: 'grade',
      title: t('assessments.proposedGrade'),
      cell: (line) =>
        line.chosen?.grade ??
        line.grade ?? (
          <StateMark
            state="to-judge"
            text={t('assessments.between2', { grades: line.couldBe.join('、') })}
          />
        ),
    },
    {
      id: 'because',
      title: t('assessments.because'),
      cell: (line) => (
        <>
          {line.movedFrom.length > 0 && (
            <span className="under">
              {t('assessments.movedFrom', { grades: line.movedFrom.join('、') })}
            </span>
          )}
          {line.vetoes.map((veto) => (
            <span className="under" key={veto}>
              <StateMark state="barred" text={veto} />
            </span>
          ))}
          {line.chosen !== null && (
            <span className="under">
              {t('assessments.chosenAs', { by: line.chosen.by, reason: line.chosen.reason })}
            </span>
          )}
          <ProposedConsequences line={line} onDone={onDone} />
        </>
      ),
    },
    {
      id: 'choose',
      title: '',
      cell: (line) =>
        line.mayChoose ? (
          <Button
            size="small"
            aria-label={t('assessments.chooseGrade', { name: line.name })}
            onClick={() => onChoose(line)}
          >
            {t('assessments.choose')}
          </Button>
        ) : null,
    },
  ];
}

function Filters({
  scheme: { grades, classes },
  filter,
}: {
  scheme: AssessmentExercise['scheme'];
  filter: ProposalSearch;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/assessments/$assessmentId/proposal' });
  const change = (next: ProposalSearch) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      <ChoiceFilter
        label={t('assessments.proposalShows')}
        all={t('assessments.allSubjects')}
        options={PROPOSAL_SHOWS.map((value) => ({ value, label: t(`assessments.shows.${value}`) }))}
        value={filter.shows}
        onChange={(shows) => change({ shows, quota: undefined })}
      />
      {grades.length > 0 && (
        <ChoiceFilter
          label={t('assessments.grade')}
          all={t('assessments.allGrades')}
          options={grades.map((value) => ({ value, label: value }))}
          value={filter.grade}
          onChange={(grade) => change({ grade, quota: undefined })}
        />
      )}
      {classes.length > 0 && (
        <ChoiceFilter
          label={t('assessments.class')}
          all={t('assessments.allClasses')}
          options={classes.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.class}
          onChange={(only) => change({ class: only })}
        />
      )}
      <WordsFilter
        label={t('assessments.searchSubject')}
        width={200}
        value={filter.search}
        onChange={(search) => change({ search })}
      />
    </>
  );
}

/** What is filtered, in words, with the way back to all. */
function Left({ filter, count }: { filter: ProposalSearch; count: number }) {
  const { t } = useTranslation();
  if (!isNarrowed(filter)) return null;
  return (
    <p className="muted">
      {filter.quota === undefined
        ? t('assessments.leftByFilter', { count })
        : t('assessments.leftByQuota', { count, grade: filter.quota })}{' '}
      <Link from="/assessments/$assessmentId/proposal" to="." search={{}}>
        {t('assessments.showAll')}
      </Link>
    </p>
  );
}

export function ProposalPage() {
  const { t } = useTranslation();
  const { assessmentId } = useParams({ from: '/app/assessments/$assessmentId/proposal' });
  const search = useSearch({ from: '/app/assessments/$assessmentId/proposal' });
  const { after } = search;
  const filter = filterOf(search);
  const navigate = useNavigate({ from: '/assessments/$assessmentId/proposal' });
  const [open, setOpen] = useState<Line>();
  const [notice, setNotice] = useState('');
  const exercise = useQuery({
    queryKey: ['assessments', 'one', assessmentId],
    queryFn: () =>
      call('assessments', 'assessment', { params: { assessmentId: assessmentId as never } }),
  });
  const list = useQuery({
    queryKey: ['assessments', 'proposal', assessmentId, filter, after],
    queryFn: () => read(assessmentId as never, { ...filter, after }),
    placeholderData: keepPreviousData,
  });
  const one = exercise.data;
  const proposal = list.data;
  const columns = useColumns(one?.subjectKind ?? 'body', setOpen, setNotice);
  const error = exercise.error ?? list.error;
  if (error !== null) return <ErrorState error={error} />;
  if (one === undefined || proposal === undefined) return <Loading />;
  return (
    <div className="stack">
      <PageHead
        title={t(proposal.open === 0 ? 'assessments.proposalReady' : 'assessments.proposalOpen', {
          title: one.title,
          count: proposal.open,
        })}
        sub={
          proposal.undecided === 0
            ? t('assessments.proposalSub')
            : t('assessments.proposalUndecided', { count: proposal.undecided })
        }
      >
        <Link to="/assessments/$assessmentId" params={{ assessmentId: one.id }}>
          {t('assessments.toExercise')}
        </Link>
        <SheetLink path={`assessments/exercises/${one.id}/proposal`} filter={filter} />
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <section className="card stack tight">
        <h2>{t('assessments.editor.quotas')}</h2>
        <Quotas proposal={proposal} classes={one.scheme.classes} />
      </section>
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="proposal"
        caption={t('assessments.proposedGrade')}
        columns={columns}
        rowKey={(line) => line.subjectId}
        filters={<Filters scheme={one.scheme} filter={filter} />}
        summary={<Left filter={filter} count={proposal.count} />}
        empty={<EmptyState title={t('assessments.noneProposed')} />}
        isFixed
      />
      {open !== undefined && (
        <ChooseDialog
          line={open}
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
