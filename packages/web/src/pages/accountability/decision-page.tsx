// One decision in force: its measures, appeals with their terms as far as known, restorations, and its course.
import type { Decision } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { CasePage } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { SourceTag } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { DecisionStateMark, personWord, useMeasuresWord } from './accountability-words.tsx';
import { BarsTable } from './bars-picture.tsx';
import { DECISION_DIALOGS, type DecisionDialog } from './decision-acts.tsx';

function Facts({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const session = useSession();
  const measuresWord = useMeasuresWord();
  const { vote } = decision;
  return (
    <dl className="lines wide">
      <FactLine label={t('accountability.state')}>
        <DecisionStateMark state={decision.state} />
        {decision.followedById !== null && (
          <>
            {' '}
            <Link
              to="/accountability/decisions/$decisionId"
              params={{ decisionId: decision.followedById }}
            >
              {t('accountability.toFollowing')}
            </Link>
          </>
        )}
        {decision.followsId !== null && (
          <>
            {' '}
            <Link
              to="/accountability/decisions/$decisionId"
              params={{ decisionId: decision.followsId }}
            >
              {t('accountability.toFollowed')}
            </Link>
          </>
        )}
      </FactLine>
      <FactLine label={t('accountability.measures')}>
        {decision.measures.length === 0
          ? t('accountability.noMeasures')
          : decision.measures.map(({ restored, ...one }) => (
              <div key={one.number}>
                {measuresWord([one])}
                {restored !== null && (
                  <div className="muted">
                    {t('accountability.restoredAs', {
                      on: restored.on,
                      no: restored.documentNo,
                    })}
                    ：{restored.note}
                  </div>
                )}
              </div>
            ))}
      </FactLine>
      {decision.ground !== null && (
        <FactLine label={t('accountability.ground')}>
          {t(`accountability.grounds.${decision.ground}`)}
          {decision.ground === 'article-23' && (
            <div className="muted">{t('accountability.exemptEffect')}</div>
          )}
        </FactLine>
      )}
      {decision.outcome === 'pursued' && (
        <FactLine label={t('accountability.veto')}>
          {t(decision.becauseAccident ? 'accountability.vetoCounts' : 'accountability.vetoNot')}
        </FactLine>
      )}
      <FactLine label={t('accountability.organ')}>
        {decision.organ} {decision.documentNo}
        <div className="muted">
          {t('accountability.decidedAs', { on: decision.decidedOn })}
          {decision.effectiveOn !== null &&
            ` · ${t('accountability.effectiveAs', { on: decision.effectiveOn })}`}
          {' · '}
          {decision.servedOn === null
            ? t('accountability.notServed')
            : t('accountability.servedAs', { on: decision.servedOn })}
        </div>
      </FactLine>
      {vote !== null && (
        <FactLine label={t('accountability.meeting')}>
          {t('accountability.voteAs', { ...vote })}
        </FactLine>
      )}
      {decision.responsibility !== null && (
        <FactLine label={t('accountability.responsibility')}>
          {t(`accountability.responsibilities.${decision.responsibility}`)}
        </FactLine>
      )}
      {decision.circumstances.length > 0 && (
        <FactLine label={t('accountability.circumstances')}>
          {decision.circumstances
            .map((number) => t(`accountability.circumstanceOf.c${number as 1}`))
            .join('；')}
        </FactLine>
      )}
      {decision.weight !== null && (
        <FactLine label={t(`accountability.weights.${decision.weight}`)}>
          {decision.weightReason}
        </FactLine>
      )}
      <FactLine label={t('accountability.decisionText')}>{decision.content}</FactLine>
      {decision.accidentName !== null && (
        <FactLine label={t('accountability.accidentName')}>{decision.accidentName}</FactLine>
      )}
      <FactLine label={t('accountability.committee')}>
        {decision.committeeName === null
          ? t('accountability.committeeUnknown')
          : t('accountability.committeeOf', { name: decision.committeeName })}
      </FactLine>
      {decision.worksheetId !== null && may(session, 'accountability.worksheet') && (
        <FactLine label={t('accountability.fromWorksheet')}>
          <Link
            to="/accountability/worksheets/$worksheetId"
            params={{ worksheetId: decision.worksheetId }}
          >
            {t('accountability.toWorksheet')}
          </Link>
        </FactLine>
      )}
      {decision.endedReason !== null && (
        <FactLine label={t('accountability.endReason')}>{decision.endedReason}</FactLine>
      )}
    </dl>
  );
}

/** What this decision forbids until when; one that no longer stands forbids nothing. */
function Bars({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  if (decision.outcome === 'not-pursued') return null;
  return (
    <section className="card stack">
      <h2>{t('accountability.barsOfDecision')}</h2>
      {decision.bars === null ? (
        <p className="muted">{t('accountability.barsNotHere')}</p>
      ) : decision.bars.length > 0 ? (
        <BarsTable windows={decision.bars} decisions={[decision]} />
      ) : (
        <p className="muted">
          {t(decision.state === 'in-force' ? 'accountability.noBars' : 'accountability.barsGone')}
        </p>
      )}
    </section>
  );
}

function Appeals({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  return (
    <section className="card stack">
      <h2>{t('accountability.appeals')}</h2>
      {decision.appeals.length === 0 && (
        <ul>
          {decision.appealRoutes.map(({ route, term, lodgeBy, basis, status }) => (
            <li key={route}>
              {route}：{term ?? t('accountability.termUnknown')}
              {lodgeBy !== null && t('accountability.lodgeBy', { on: lodgeBy })}{' '}
              <span className="muted">{basis}</span> <SourceTag status={status as 'recalled'} />
            </li>
          ))}
        </ul>
      )}
      <ul className="entries">
        {decision.appeals.map((one) => (
          <li key={one.number}>
            <div className="entry-head">
              <h3>{t('accountability.appealAs', { route: one.route, on: one.lodgedOn })}</h3>
            </div>
            <p className="entry-text">{one.content}</p>
            <p className="muted">
              {one.dueOn === null
                ? t('accountability.answerNoTerm', { basis: one.termBasis })
                : t('accountability.answerDue', { on: one.dueOn, basis: one.termBasis })}
            </p>
            {one.answer !== null && (
              <p>
                {t('accountability.answerAs', {
                  on: one.answer.on,
                  by: one.answer.by,
                  no: one.answer.documentNo,
                  result: t(`accountability.appealResults.${one.answer.result}`),
                })}
                ：{one.answer.text}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Whole({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const session = useSession();
  const measuresWord = useMeasuresWord();
  const [dialog, setDialog] = useState<DecisionDialog>();
  const [notice, setNotice] = useState('');
  const acts = (Object.keys(DECISION_DIALOGS) as DecisionDialog[]).filter((act) =>
    decision.may.includes(act),
  );
  const Open = dialog === undefined ? undefined : DECISION_DIALOGS[dialog];
  const isOwn = session.account.personId === decision.personId;
  return (
    <div className="stack">
      <PageHead
        title={t('accountability.decisionTitle', {
          who: personWord(decision),
          what:
            decision.outcome === 'pursued'
              ? measuresWord(decision.measures)
              : t('accountability.notPursuedOn', {
                  ground: t(`accountability.grounds.${decision.ground ?? 'other'}`),
                }),
        })}
        sub={t(`accountability.decisionSub.${decision.origin}`)}
      >
        {isOwn ? (
          <Link to="/accountability/mine">{t('accountability.myRegister')}</Link>
        ) : (
          <Link to="/accountability/persons/$personId" params={{ personId: decision.personId }}>
            {t('accountability.toRegister')}
          </Link>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <CasePage
        facts={
          <>
            <Facts decision={decision} />
            <DocumentsPart stream="accountability-decision" of={decision.id} />
            <SealLine record={decision.id} />
          </>
        }
        timelineTitle={t('accountability.course')}
        timeline={decision.steps.map((step) => ({
          on: step.on,
          what: `${[
            step.act === 'record'
              ? t(`accountability.decisionRecorded.${decision.origin}`)
              : t(`accountability.decisionSteps.${step.act as 'serve'}`),
            step.documentNo,
            step.note,
          ]
            .filter((part) => part !== null && part !== '')
            .join(' ')}${t('accountability.stepBy', {
            by: step.recordedBy,
            at: writtenInstant(step.recordedAt),
          })}`,
        }))}
        decision={
          acts.length === 0
            ? undefined
            : acts.map((act) => (
                <Button key={act} onClick={() => setDialog(act)}>
                  {t(`accountability.decisionActs.${act}`)}
                </Button>
              ))
        }
      />
      <Bars decision={decision} />
      <Appeals decision={decision} />
      {Open !== undefined && (
        <Open
          decision={decision}
          onClose={() => setDialog(undefined)}
          onDone={(words) => {
            setDialog(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function DecisionPage() {
  const { decisionId } = useParams({ from: '/app/accountability/decisions/$decisionId' });
  const query = useQuery({
    queryKey: ['accountability', 'decision', decisionId],
    queryFn: () => call('decisions', 'decision', { params: { decisionId: decisionId as never } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole decision={query.data} />;
}
