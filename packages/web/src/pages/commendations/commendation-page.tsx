// One commendation: what the rules say of it first, then what it is for; its course on the right, one act at a time.

import type { Commendation, Examination } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { CasePage } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { may, useSession } from '../../shell/session.ts';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { type Dialog, SimpleAct } from './commendation-acts.tsx';
import { Earlier, Objections, Outcome } from './commendation-parts.tsx';
import { AnswerMark, CommendationMark, conclusionOf, whatWord } from './commendation-words.tsx';
import { ExamineDialog } from './examine-dialog.tsx';

/** What leads on comes first: the first of these that is possible is the act of the page. */
const ORDER: readonly Dialog[] = [
  'answer-objection',
  'grant',
  'publicise',
  'nominate',
  'examine',
  'change',
  'object',
  'not-grant',
  'revoke',
  'withdraw',
];
const ENDING: readonly Dialog[] = ['not-grant', 'revoke', 'withdraw'];

function Answer({ last, onWhy }: { last: Examination; onWhy: (opener: HTMLElement) => void }) {
  const { t } = useTranslation();
  const { answer, isWithheld, on, examiner } = last;
  return (
    <section className="card">
      <h2>
        <button
          type="button"
          className="link-button"
          title={t('why.open')}
          onClick={(event) => onWhy(event.currentTarget)}
        >
          <AnswerMark answer={answer.answer} />
        </button>
      </h2>
      <ul className="said">
        {answer.reasons.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {isWithheld && <p className="muted">{t('commendations.withheld')}</p>}
      {answer.missing.length > 0 && (
        <>
          <h3>{t('commendations.settles')}</h3>
          <ul className="said">
            {answer.missing.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <p className="muted">{t('commendations.examinedAs', { on, by: examiner })}</p>
    </section>
  );
}

function GroundFacts({ one }: { one: Commendation }) {
  const { t } = useTranslation();
  const { accident, event, assessment } = one.ground;
  return (
    <>
      {accident !== null && (
        <FactLine label={t('commendations.accident')}>
          {accident.occurredOn} {accident.name}
        </FactLine>
      )}
      {event !== null && <FactLine label={t('commendations.event')}>{event}</FactLine>}
      {assessment !== null && (
        <FactLine label={t('commendations.assessment')}>
          {t('commendations.assessedAs', {
            year: assessment.year,
            grade: t(`commendations.grades.${assessment.grade}`),
            no: assessment.documentNo,
          })}
        </FactLine>
      )}
    </>
  );
}

function Facts({ one }: { one: Commendation }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <dl className="lines wide">
      <FactLine label={t('commendations.state')}>
        <CommendationMark state={one.state} />
      </FactLine>
      <Outcome one={one} />
      <FactLine label={t('commendations.who')}>
        {one.organName}
        {one.postTitle}{' '}
        {may(session, 'commendations.person') ? (
          <Link to="/commendations/people/$personId" params={{ personId: one.personId }}>
            {one.personName}
          </Link>
        ) : (
          one.personName
        )}
      </FactLine>
      <FactLine label={t('commendations.kind')}>{whatWord(one, t)}</FactLine>
      <GroundFacts one={one} />
      <FactLine label={t('commendations.nominatingOrgan')}>{one.nominatingOrgan}</FactLine>
      <FactLine label={t('commendations.approvingBodies')}>
        {t('commendations.approvingAs', { name: one.approvingName })}
      </FactLine>
      <FactLine label={t('commendations.grounds')}>{one.grounds}</FactLine>
      <FactLine label={t('commendations.deeds')}>
        <span className="entry-text">{one.deeds}</span>
      </FactLine>
      <FactLine label={t('commendations.basisDocuments')}>{one.basisDocuments.join('；')}</FactLine>
    </dl>
  );
}

function Whole({ one }: { one: Commendation }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/commendations/$commendationId' });
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog>();
  const [notice, setNotice] = useState('');
  const opener = useRef<HTMLElement | null>(null);
  const [first, ...others] = ORDER.filter((act) => one.may.includes(act));
  const last = one.examinations.at(-1);
  const showWhy = (why: 'open' | undefined) =>
    void navigate({ to: '.', search: (old) => ({ ...old, why }) });
  const isWhyOpen = search.why !== undefined && last !== undefined;
  const close = () => setDialog(undefined);
  const done = (words: string) => {
    close();
    setNotice(words);
  };
  return (
    <div className="stack">
      <PageHead
        title={conclusionOf(one, t)}
        sub={t('commendations.pageSub', { organ: one.nominatingOrgan, on: one.draftedOn })}
      >
        <Link to="/commendations">{t('menu.commendations')}</Link>
        {first !== undefined && (
          <Button
            type={ENDING.includes(first) ? 'default' : 'primary'}
            onClick={() => setDialog(first)}
          >
            {t(`commendations.acts.${first}`)}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <div className={isWhyOpen ? 'with-panel open' : 'with-panel'}>
        <CasePage
          facts={
            <>
              {last !== undefined && (
                <Answer
                  last={last}
                  onWhy={(element) => {
                    opener.current = element;
                    showWhy('open');
                  }}
                />
              )}
              <Facts one={one} />
              <Objections objections={one.objections} />
              <Earlier examinations={one.examinations} />
              <DocumentsPart stream="commendation" of={one.id} />
              <SealLine record={one.id} />
            </>
          }
          timelineTitle={t('commendations.course')}
          timeline={one.steps.map((step) => ({
            on: step.on,
            what: t('commendations.step', {
              what: [t(`commendations.stepActs.${step.act}`), step.documentNo, step.note]
                .filter((part) => part !== null)
                .join(' '),
              by: step.recordedBy,
              at: writtenInstant(step.recordedAt),
            }),
          }))}
          decision={
            others.length === 0 ? undefined : (
              <>
                {others.map((act) => (
                  <Button key={act} onClick={() => setDialog(act)}>
                    {t(`commendations.acts.${act}`)}
                  </Button>
                ))}
              </>
            )
          }
        />
        {isWhyOpen && (
          <WhyPanel
            why={last.why}
            paper={<ConclusionPaper stream="commendation" of={one.id} part={String(last.number)} />}
            clauseAddress={clauseAddress}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {dialog === 'examine' && <ExamineDialog one={one} onClose={close} onDone={done} />}
      {dialog !== undefined && dialog !== 'examine' && (
        <SimpleAct act={dialog} one={one} onClose={close} onDone={done} />
      )}
    </div>
  );
}

export function CommendationPage() {
  const { commendationId } = useParams({ from: '/app/commendations/$commendationId' });
  const query = useQuery({
    queryKey: ['commendations', 'one', commendationId],
    queryFn: () =>
      call('commendations', 'commendation', {
        params: { commendationId: commendationId as Id<'commendation'> },
      }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole one={query.data} />;
}
