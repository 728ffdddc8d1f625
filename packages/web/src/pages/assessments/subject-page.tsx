// One subject: its result and how it came about, its facts, and who changed which score when and why.
import type { Assessed, AssessmentObjection } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { AssessmentMark, betweenIn, SelfMark, whoWord } from './assessment-words.tsx';
import { BeginFromConsequence } from './begin-from-consequence.tsx';
import { FactsList } from './facts-list.tsx';
import { HistoryPart } from './history-part.tsx';
import { useScoreWord } from './score-bars.tsx';
import { ScorePart } from './score-part.tsx';
import { DecideObjectionDialog, ObjectDialog } from './subject-acts.tsx';
import './assessments.css';

function titleOf(one: Assessed, total: string, t: TFunction): string {
  const who = whoWord(one);
  if (!one.isResultShown)
    return t(
      one.assessmentState === 'prepared' || one.assessmentState === 'cancelled'
        ? `assessments.subjectIs.${one.assessmentState}`
        : 'assessments.subjectIs.notShown',
      { who },
    );
  const grade = one.finalGrade ?? one.proposedGrade ?? one.grade;
  if (grade === null) return t('assessments.subjectIs.open', { who, total });
  const stage =
    one.finalGrade !== null ? 'final' : one.proposedGrade !== null ? 'proposed' : 'computed';
  return t(`assessments.subjectIs.${stage}`, { who, total, grade });
}

function Standing({ one }: { one: Assessed }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <dl className="lines wide">
        <FactLine label={t('assessments.one')}>
          <Link to="/assessments/$assessmentId" params={{ assessmentId: one.assessmentId }}>
            {one.assessmentTitle}
          </Link>{' '}
          <AssessmentMark state={one.assessmentState} />
        </FactLine>
        <FactLine label={t('assessments.selfTitle')}>
          <SelfMark self={one.self} />{' '}
          {one.submitted === null
            ? t('assessments.selfBy', { on: one.selfBy })
            : t('assessments.submittedAs', { on: one.submitted.on, by: one.submitted.by })}
        </FactLine>
        {one.statement !== null && (
          <FactLine label={t('assessments.statement')}>
            <span className="entry-text">{one.statement}</span>
          </FactLine>
        )}
        {one.proposal !== null && (
          <FactLine label={t('assessments.proposedGrade')}>
            {one.proposal.grade}
            {one.proposal.movedFrom.length > 0 &&
              `；${t('assessments.movedFrom', { grades: one.proposal.movedFrom.join('、') })}`}
            {one.proposal.reason !== null &&
              `；${t('assessments.chosenAs', { by: one.proposal.by ?? '', reason: one.proposal.reason })}`}
          </FactLine>
        )}
        {one.consequences.map((each) => (
          <FactLine key={each.id} label={t('assessments.ways.consequences')}>
            {each.text}
            {each.dueOn !== null && ` ${t('assessments.until', { on: each.dueOn })}`}{' '}
            {each.choice !== null && (
              <span className="under">{t('assessments.decidedAs', each.choice)}</span>
            )}
            {each.done === null ? (
              each.isOverdue && <StateMark state="overdue" />
            ) : (
              <StateMark state="met" text={t('assessments.doneOn', { on: each.done.on })} />
            )}{' '}
            <BeginFromConsequence one={each} />
          </FactLine>
        ))}
      </dl>
      <SealLine record={one.id} />
    </section>
  );
}

/** Which result it is where it is not simply the one that stands: as told then, or another than its subject reads. */
function ToldLine({ one, opened }: { one: Assessed; opened: number | undefined }) {
  const { t } = useTranslation();
  const word = useScoreWord();
  const { told } = one;
  if (told === null) return null;
  const on = writtenInstant(told.at);
  if (opened !== undefined)
    return (
      <p className="enough">
        {t('assessments.shownAsTold', { on })}{' '}
        <Link to="/assessments/subjects/$subjectId" params={{ subjectId: one.id }}>
          {t('assessments.toPresent')}
        </Link>
      </p>
    );
  if (told.isShown) return <p className="muted">{t('assessments.toldOn', { on })}</p>;
  const isSame = told.total === one.total && told.proposedGrade === one.proposedGrade;
  const total = word({ points: told.total, between: betweenIn(told.between), of: 0 });
  return (
    <p className={isSame ? 'muted' : 'enough'}>
      {t(isSame ? 'assessments.toldOn' : 'assessments.toldOther', {
        on,
        total,
        grade: told.proposedGrade ?? '',
      })}{' '}
      {!isSame && (
        <Link
          to="/assessments/subjects/$subjectId"
          params={{ subjectId: one.id }}
          search={{ told: told.number }}
        >
          {t('assessments.openTold')}
        </Link>
      )}
    </p>
  );
}

function Objections({
  one,
  onDecide,
}: {
  one: Assessed;
  onDecide: (objection: AssessmentObjection) => void;
}) {
  const { t } = useTranslation();
  if (one.objections.length === 0) return null;
  return (
    <section className="card stack tight">
      <h2>{t('assessments.objections')}</h2>
      <ul className="said">
        {one.objections.map((each) => (
          <li key={each.id}>
            {each.on} {each.by}：{each.content}
            <span className="under">
              <StateMark
                state={
                  each.state === 'open' ? 'to-judge' : each.state === 'upheld' ? 'met' : 'ended'
                }
                text={t(`assessments.objectionStates.${each.state}`)}
              />{' '}
              {each.decision !== null &&
                t('assessments.decidedAs', { by: each.decision.by, reason: each.decision.reason })}
            </span>
            {each.mayDecide && (
              <Button size="small" onClick={() => onDecide(each)}>
                {t('assessments.decideObjection')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Whole({ one }: { one: Assessed }) {
  const { t } = useTranslation();
  const { why, told } = useSearch({ from: '/app/assessments/subjects/$subjectId' });
  const navigate = useNavigate();
  const word = useScoreWord();
  const [open, setOpen] = useState<AssessmentObjection | 'object'>();
  const [notice, setNotice] = useState('');
  const opener = useRef<HTMLElement | null>(null);
  const close = () => setOpen(undefined);
  const done = (words: string) => {
    close();
    setNotice(words);
  };
  const showWhy = (id: string | undefined) =>
    void navigate({ to: '.', search: (old) => ({ ...old, why: id }), resetScroll: false });
  const { score } = one;
  const [, shown] = Object.entries(one.whys ?? {}).find(([named]) => named === why) ?? [];
  const total = word({ points: one.total, between: betweenIn(one.between), of: 0 });
  return (
    <div className="stack">
      <PageHead
        title={titleOf(one, total, t)}
        sub={t('assessments.subjectSub', { title: one.assessmentTitle, year: one.year })}
      >
        {one.may.includes('submit-self-assessment') && (
          <Link to="/assessments/subjects/$subjectId/self" params={{ subjectId: one.id }}>
            <Button type="primary" tabIndex={-1}>
              {t('assessments.toSelf')}
            </Button>
          </Link>
        )}
        {one.may.includes('object') && (
          <Button onClick={() => setOpen('object')}>{t('assessments.object')}</Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <ToldLine one={one} opened={told} />
      <div className={shown === undefined ? 'with-panel' : 'with-panel open'}>
        <div className="stack">
          <Standing one={one} />
          {score === null && one.isResultShown && (
            <p className="muted">{t('assessments.reasonsNotKept')}</p>
          )}
          {score !== null && (
            <ScorePart
              one={one}
              score={score}
              why={why}
              onWhy={(id, element) => {
                opener.current = element;
                showWhy(id);
              }}
            />
          )}
          <Objections one={one} onDecide={setOpen} />
          <FactsList one={one} onDone={setNotice} />
          <DocumentsPart stream="assessment-subject" of={one.id} />
          {one.isResultShown && <HistoryPart subjectId={one.id} />}
        </div>
        {shown !== undefined && (
          <WhyPanel
            why={shown}
            paper={
              told === undefined && why !== undefined ? (
                <ConclusionPaper stream="assessment-subject" of={one.id} part={why} />
              ) : undefined
            }
            // The scheme itself is no instrument of the reader.
            clauseAddress={(instrument, article) =>
              article === '' ? undefined : clauseAddress(instrument, article)
            }
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {open === 'object' && <ObjectDialog one={one} onClose={close} onDone={done} />}
      {open !== undefined && open !== 'object' && (
        <DecideObjectionDialog one={one} objection={open} onClose={close} onDone={done} />
      )}
    </div>
  );
}

export function SubjectPage() {
  const { subjectId } = useParams({ from: '/app/assessments/subjects/$subjectId' });
  const { told } = useSearch({ from: '/app/assessments/subjects/$subjectId' });
  const query = useQuery({
    queryKey: ['assessments', 'subject', subjectId, told ?? 'now'],
    queryFn: () =>
      call('assessments', 'subject', {
        params: { subjectId: subjectId as never },
        query: told === undefined ? {} : { told },
      }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole key={`${query.data.id} ${told ?? ''}`} one={query.data} />;
}
