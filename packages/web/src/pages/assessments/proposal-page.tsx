// The grades after the quotas: where a quota binds, what it leaves to people, and vetoes; subjects in the order of the roster.
import type { AssessmentExercise } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import './assessments.css';

const read = (assessmentId: AssessmentExercise['id']) =>
  call('assessments', 'proposal', { params: { assessmentId } });
type Proposal = Awaited<ReturnType<typeof read>>;
type Line = Proposal['subjects'][number];

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
        const isOpen = undecided.length > 0;
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
                  { count: undecided.length },
                )}
              />
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

function Row({ line, onChoose }: { line: Line; onChoose: (() => void) | undefined }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td className="head">
        <div className="cell">
          <Link to="/assessments/subjects/$subjectId" params={{ subjectId: line.subjectId }}>
            {line.name}
          </Link>
        </div>
      </td>
      <td data-label={t('assessments.proposedGrade')}>
        <div className="cell">
          {line.chosen?.grade ?? line.grade ?? (
            <StateMark
              state="to-judge"
              text={t('assessments.between2', { grades: line.couldBe.join('、') })}
            />
          )}
        </div>
      </td>
      <td data-label={t('assessments.because')}>
        <div className="cell">
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
        </div>
      </td>
      <td className="choice no-print">
        <div className="cell">
          {onChoose !== undefined && (
            <Button
              size="small"
              aria-label={t('assessments.chooseGrade', { name: line.name })}
              onClick={onChoose}
            >
              {t('assessments.choose')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

function Whole({ one, proposal }: { one: AssessmentExercise; proposal: Proposal }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Line>();
  const [notice, setNotice] = useState('');
  const mayChoose = one.state === 'moderation' || one.state === 'notified';
  return (
    <div className="stack">
      <PageHead
        title={t(proposal.open === 0 ? 'assessments.proposalReady' : 'assessments.proposalOpen', {
          title: one.title,
          count: proposal.open,
        })}
        sub={t('assessments.proposalSub')}
      >
        <Link to="/assessments/$assessmentId" params={{ assessmentId: one.id }}>
          {t('assessments.toExercise')}
        </Link>
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <section className="card stack tight">
        <h2>{t('assessments.editor.quotas')}</h2>
        <Quotas proposal={proposal} classes={one.scheme.classes} />
      </section>
      <div className="table-frame">
        <table className="plain cards">
          <caption className="visually-hidden">{t('assessments.proposedGrade')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('assessments.subject')}</th>
              <th scope="col">{t('assessments.proposedGrade')}</th>
              <th scope="col">{t('assessments.because')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('assessments.choose')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {proposal.subjects.map((line) => (
              <Row
                key={line.subjectId}
                line={line}
                onChoose={
                  mayChoose &&
                  line.couldBe.length > 1 &&
                  (line.grade === null || line.chosen !== null)
                    ? () => setOpen(line)
                    : undefined
                }
              />
            ))}
          </tbody>
        </table>
      </div>
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

export function ProposalPage() {
  const { assessmentId } = useParams({ from: '/app/assessments/$assessmentId/proposal' });
  const one = useQuery({
    queryKey: ['assessments', 'one', assessmentId],
    queryFn: () =>
      call('assessments', 'assessment', { params: { assessmentId: assessmentId as never } }),
  });
  const proposal = useQuery({
    queryKey: ['assessments', 'proposal', assessmentId],
    queryFn: () => read(assessmentId as never),
  });
  const error = one.error ?? proposal.error;
  if (error !== null) return <ErrorState error={error} />;
  if (one.data === undefined || proposal.data === undefined) return <Loading />;
  return <Whole one={one.data} proposal={proposal.data} />;
}
