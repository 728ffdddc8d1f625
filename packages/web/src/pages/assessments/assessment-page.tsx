// One exercise: what stage it is in and what it waits for, the plan, who scores, then the subjects.
import type { AssessmentExercise } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { CasePage } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, may, useSession } from '../../shell/session.ts';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { AddSubjectsDialog } from './add-subjects-dialog.tsx';
import { AssessmentDialog, DIALOGS, type DialogAct } from './assessment-acts.tsx';
import { AssessmentMark, conclusionOf, termWord } from './assessment-words.tsx';
import { Assignments } from './assignments.tsx';
import { CollectionDialog } from './collection.tsx';
import { SubjectsList } from './subjects-list.tsx';
import './assessments.css';

const ENDING: readonly DialogAct[] = ['return', 'cancel', 'change'];
const STAGES = [
  'prepared',
  'self-assessment',
  'scoring',
  'moderation',
  'proposed',
  'approved',
  'notified',
  'final',
] as const;

function Stages({ one }: { one: AssessmentExercise }) {
  const { t } = useTranslation();
  const at = STAGES.findIndex((stage) => stage === one.state);
  const days: Readonly<Record<string, string | null>> = {
    'self-assessment': one.selfBy,
    scoring: one.scoringBy,
    moderation: one.proposeBy,
    notified: one.objectionsUntil,
  };
  return (
    <ol className="stages" aria-label={t('assessments.stages')}>
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          className={index < at ? 'past' : index === at ? 'now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(`assessments.states.${stage}`)}
          {typeof days[stage] === 'string' && (
            <span className="under muted small">
              {t('assessments.untilDay')} <span className="nowrap">{days[stage]}</span>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** After the notification the days to object are waited for, whatever else is. */
function termOf(
  { state, objectionsUntil: on }: AssessmentExercise,
  t: TFunction,
): string | undefined {
  if (state !== 'notified') return undefined;
  if (on === null) return t('assessments.waitLines.termUntold');
  return today() <= on ? t('assessments.waitLines.termRuns', { on }) : undefined;
}

/** What is still due, and from whom. */
function Waiting({ one }: { one: AssessmentExercise }) {
  const { t } = useTranslation();
  const { progress } = one;
  if (progress === null || one.state === 'final' || one.state === 'cancelled') return null;
  const lines = [
    [
      'selfMissing',
      one.state === 'self-assessment' ? one.subjectCount - progress.selfSubmitted : 0,
    ],
    ['factsMissing', progress.factsMissing],
    ['marksMissing', progress.marksMissing],
    ['marksDiffer', one.state === 'moderation' ? progress.marksDiffer : 0],
    ['gradesOpen', one.state === 'moderation' || one.state === 'proposed' ? progress.open : 0],
    ['contests', progress.contests],
    ['objections', progress.objections],
    ['others', progress.others],
    ['toDecide', progress.toDecide],
  ] as const;
  const open = lines.filter(([, count]) => count > 0);
  const term = termOf(one, t);
  return (
    <>
      <h2>{t('assessments.waitsFor')}</h2>
      {open.length === 0 && term === undefined ? (
        <StateMark state="met" text={t('assessments.nothingWaits')} />
      ) : (
        <ul className="said">
          {open.map(([what, count]) => (
            <li key={what}>{t(`assessments.waitLines.${what}`, { count })}</li>
          ))}
          {term !== undefined && <li>{term}</li>}
        </ul>
      )}
    </>
  );
}

function Facts({ one }: { one: AssessmentExercise }) {
  const { t } = useTranslation();
  const { approval, proposal } = one;
  return (
    <dl className="lines wide">
      <FactLine label={t('assessments.state')}>
        <AssessmentMark state={one.state} />
      </FactLine>
      <FactLine label={t('assessments.schemes.one')}>
        <Link to="/assessments/schemes/$schemeId" params={{ schemeId: one.scheme.id }}>
          {one.scheme.title}
        </Link>{' '}
        {one.scheme.documentNo}
      </FactLine>
      <FactLine label={t('assessments.period')}>
        {t('assessments.fromTo', { from: one.from, to: one.to })}
      </FactLine>
      <FactLine label={t('assessments.plan.objectionDays')}>
        {t('assessments.daysBasis', { term: termWord(one, t), basis: one.objectionBasis })}
      </FactLine>
      <FactLine label={t('assessments.plan.settling')}>
        {t(`assessments.plan.settlings.${one.settling}`)}
        {one.settlingBasis !== null && `（${one.settlingBasis}）`}
        {one.isBlind && `；${t('assessments.blind')}`}
      </FactLine>
      {proposal !== null && (
        <FactLine label={t('assessments.states.proposed')}>
          {proposal.on} {proposal.by}
        </FactLine>
      )}
      {approval !== null && (
        <FactLine label={t('assessments.approvalTitle')}>
          {t('assessments.approvedAs', {
            organ: approval.organ,
            no: approval.documentNo,
            on: approval.on,
            by: approval.by,
          })}
        </FactLine>
      )}
      {one.notifiedOn !== null && (
        <FactLine label={t('assessments.states.notified')}>
          {one.objectionsUntil === null
            ? t('assessments.notifiedUntold', { on: one.notifiedOn })
            : t('assessments.notifiedAs', { on: one.notifiedOn, until: one.objectionsUntil })}
        </FactLine>
      )}
      {one.cancelReason !== null && (
        <FactLine label={t('assessments.states.cancelled')}>
          <span className="conflict">{one.cancelReason}</span>
        </FactLine>
      )}
    </dl>
  );
}

function Acts({
  one,
  onAct,
  onCollect,
}: {
  one: AssessmentExercise;
  onAct: (act: DialogAct) => void;
  onCollect: () => void;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const acts = DIALOGS.filter((act) => one.may.includes(act));
  const [first] = acts.filter((act) => !ENDING.includes(act));
  const mayCollect = (one.may as readonly string[]).includes('collect');
  return (
    <>
      {one.progress !== null &&
        ['moderation', 'proposed', 'approved', 'notified', 'final'].includes(one.state) && (
          <Link to="/assessments/$assessmentId/proposal" params={{ assessmentId: one.id }}>
            {t('assessments.toProposal')}
          </Link>
        )}
      {one.state === 'final' &&
        one.subjectKind === 'body' &&
        may(session, 'publication.draft') &&
        homeRegion(session)?.path === one.region && (
          <Link
            to="/publication/new"
            search={{ kind: 'assessment', year: one.year, assessment: one.id }}
          >
            {t('publication.draftResults')}
          </Link>
        )}
      {one.state === 'final' &&
        one.subjectKind === 'person' &&
        may(session, 'publication.tell-all') &&
        homeRegion(session)?.path === one.region && (
          <Link to="/publication/tellings" search={{ assessment: one.id }}>
            {t('publication.tellings.tellAll')}
          </Link>
        )}
      {mayCollect && <Button onClick={onCollect}>{t('assessments.collect')}</Button>}
      {acts
        .filter((act) => act !== first)
        .map((act) => (
          <Button key={act} onClick={() => onAct(act)}>
            {t(`assessments.acts.${act}`)}
          </Button>
        ))}
      {first !== undefined && (
        <Button type="primary" onClick={() => onAct(first)}>
          {t(`assessments.acts.${first}`)}
        </Button>
      )}
    </>
  );
}

type Open = DialogAct | 'add' | 'collect';

function Whole({ one }: { one: AssessmentExercise }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const [notice, setNotice] = useState('');
  const close = () => setOpen(undefined);
  const done = (words: string) => {
    close();
    setNotice(words);
  };
  return (
    <div className="stack">
      <PageHead
        title={conclusionOf(one, t)}
        sub={t('assessments.pageSub', { region: one.regionName, year: one.year })}
      >
        <Link to="/assessments">{t('assessments.ways.exercises')}</Link>
        <Acts one={one} onAct={setOpen} onCollect={() => setOpen('collect')} />
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      {one.state !== 'cancelled' && <Stages one={one} />}
      <CasePage
        facts={
          <>
            <Waiting one={one} />
            <Facts one={one} />
            <DocumentsPart stream="assessment" of={one.id} />
            <SealLine record={one.id} />
          </>
        }
        timelineTitle={t('assessments.course')}
        timeline={one.steps.map(({ act, on, documentNo, note, recordedBy }) => ({
          on,
          what: t('assessments.stepAs', {
            what: [t(`assessments.acts.${act}`), documentNo, note].filter(Boolean).join(' '),
            by: recordedBy,
          }),
        }))}
      />
      <SubjectsList
        one={one}
        onAdd={one.may.includes('add-subjects') ? () => setOpen('add') : undefined}
      />
      <Assignments one={one} />
      {open === 'add' && (
        <AddSubjectsDialog
          one={one}
          onClose={close}
          onDone={(count) => done(t('assessments.added', { count }))}
        />
      )}
      {open === 'collect' && (
        <CollectionDialog
          one={one}
          onClose={close}
          onDone={() => done(t('assessments.collected'))}
        />
      )}
      {open !== undefined && open !== 'add' && open !== 'collect' && (
        <AssessmentDialog one={one} act={open} onClose={close} onDone={done} />
      )}
    </div>
  );
}

export function AssessmentPage() {
  const { assessmentId } = useParams({ from: '/app/assessments/$assessmentId' });
  const query = useQuery({
    queryKey: ['assessments', 'one', assessmentId],
    queryFn: () =>
      call('assessments', 'assessment', { params: { assessmentId: assessmentId as never } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole key={query.data.id} one={query.data} />;
}
