// One decision in force: its measures, appeals with their terms as far as known, restorations, and its course.
import type { Decision, DecisionAct } from '@jinze/contracts';
import { MEASURE_NAMES } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today, writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { CasePage } from '../../components/case-page.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { orNull } from '../../components/form-values.ts';
import { SourceTag } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useSession } from '../../shell/session.ts';
import { useSigning } from '../../shell/signing.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { DecisionStateMark, personWord, useMeasuresWord } from './accountability-words.tsx';
import { useMeasures } from './measure-fields.tsx';
import { useActed } from './use-acted.ts';

type Dialog = Exclude<DecisionAct, 'record'>;
interface ActProps {
  readonly decision: Decision;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}
const day = (value: string | undefined) => (value ?? '') as never;
const of = (decision: Decision) => ({ params: { decisionId: decision.id } });

function ServeDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.decisionActs.serve')}
      fields={[
        {
          name: 'on',
          label: t('accountability.servedOn'),
          hint: t('accountability.servedOnHint'),
          kind: 'date',
        },
        { name: 'documentNo', label: t('accountability.serviceNo'), isOptional: true },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.decisionActs.serve')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('decisions', 'serve', {
          ...of(decision),
          body: {
            version: decision.version,
            on: day(values['on']),
            documentNo: orNull(values['documentNo']),
          },
          idempotencyKey,
        });
        await acted(t('accountability.decisionDone.serve'));
      }}
    />
  );
}

function AppealDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.decisionActs.appeal')}
      fields={[
        {
          name: 'route',
          label: t('accountability.appealRoute'),
          kind: 'choice',
          choices: decision.appealRoutes.map(({ route, term }) => ({
            value: route,
            label: `${route}：${term ?? t('accountability.termUnknown')}`,
          })),
        },
        { name: 'on', label: t('accountability.appealedOn'), kind: 'date' },
        { name: 'documentNo', label: t('accountability.appealNo'), isOptional: true },
        { name: 'content', label: t('accountability.appealText'), kind: 'long' },
      ]}
      initial={{ on: today(), route: decision.appealRoutes[0]?.route ?? '' }}
      submit={t('accountability.decisionActs.appeal')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('decisions', 'appeal', {
          ...of(decision),
          body: {
            version: decision.version,
            route: values['route'] ?? '',
            on: day(values['on']),
            documentNo: orNull(values['documentNo']),
            content: values['content'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.decisionDone.appeal'));
      }}
    />
  );
}

const RESULTS = ['upheld', 'changed', 'revoked'] as const;

function AnswerDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const [result, setResult] = useState<(typeof RESULTS)[number]>('upheld');
  const measures = useMeasures([], result === 'changed');
  return (
    <ActDialog
      title={t('accountability.decisionActs.answer-appeal')}
      lead={
        <Segmented
          aria-label={t('accountability.outcome')}
          value={result}
          options={RESULTS.map((value) => ({
            value,
            label: t(`accountability.appealResults.${value}`),
          }))}
          onChange={setResult}
        />
      }
      fields={[
        { name: 'by', label: t('accountability.answeredBy') },
        { name: 'documentNo', label: t('accountability.answerNo') },
        { name: 'on', label: t('accountability.answeredOn'), kind: 'date' },
        { name: 'text', label: t('accountability.answerText'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      checkRest={measures.check}
      submit={t('accountability.decisionActs.answer-appeal')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('decisions', 'answerAppeal', {
            ...of(decision),
            body: {
              version: decision.version,
              on: day(values['on']),
              documentNo: values['documentNo'] ?? '',
              by: values['by'] ?? '',
              result,
              text: values['text'] ?? '',
              measures: [...measures.value],
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.decisionDone.answer-appeal'));
      }}
    >
      {measures.fields}
      {result === 'changed' && <p className="muted">{t('accountability.changedNote')}</p>}
    </ActDialog>
  );
}

function RevokeDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  return (
    <ActDialog
      title={t('accountability.decisionActs.revoke')}
      fields={[
        { name: 'documentNo', label: t('accountability.revokeNo') },
        { name: 'on', label: t('accountability.revokedOn'), kind: 'date' },
        { name: 'reason', label: t('accountability.endReason'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.decisionActs.revoke')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('decisions', 'revoke', {
            ...of(decision),
            body: {
              version: decision.version,
              on: day(values['on']),
              documentNo: values['documentNo'] ?? '',
              reason: values['reason'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.decisionDone.revoke'));
      }}
    />
  );
}

function RestoreDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const open = decision.measures.filter(({ restored }) => restored === null);
  return (
    <ActDialog
      title={t('accountability.decisionActs.restore')}
      fields={[
        {
          name: 'number',
          label: t('accountability.restoreWhat'),
          kind: 'choice',
          choices: open.map(({ number, measure }) => ({
            value: String(number),
            label: MEASURE_NAMES[measure],
          })),
        },
        { name: 'documentNo', label: t('accountability.restoreNo') },
        { name: 'on', label: t('accountability.restoredOn'), kind: 'date' },
        { name: 'note', label: t('accountability.restoreNote'), kind: 'long' },
      ]}
      initial={{ on: today(), number: String(open[0]?.number ?? '') }}
      submit={t('accountability.decisionActs.restore')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('decisions', 'restore', {
            ...of(decision),
            body: {
              version: decision.version,
              number: Number(values['number'] ?? 1),
              on: day(values['on']),
              documentNo: values['documentNo'] ?? '',
              note: values['note'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.decisionDone.restore'));
      }}
    >
      <p className="muted">{t('accountability.restoreHint')}</p>
    </ActDialog>
  );
}

function WithdrawDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.decisionActs.withdraw')}
      fields={[{ name: 'reason', label: t('accountability.endReason'), kind: 'long' }]}
      submit={t('accountability.decisionActs.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('decisions', 'withdraw', {
          ...of(decision),
          body: { version: decision.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await acted(t('accountability.decisionDone.withdraw'));
      }}
    />
  );
}

const DIALOGS: Readonly<Record<Dialog, (props: ActProps) => ReactNode>> = {
  serve: ServeDialog,
  appeal: AppealDialog,
  'answer-appeal': AnswerDialog,
  restore: RestoreDialog,
  revoke: RevokeDialog,
  withdraw: WithdrawDialog,
};

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="line">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const { vote } = decision;
  return (
    <dl className="lines wide">
      <Line label={t('accountability.state')}>
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
      </Line>
      <Line label={t('accountability.measures')}>
        {decision.measures.length === 0
          ? t('accountability.noMeasures')
          : decision.measures.map(({ number, measure, until, restored }) => (
              <div key={number}>
                {MEASURE_NAMES[measure]}
                {until !== null && t('accountability.untilDay', { on: until })}
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
      </Line>
      <Line label={t('accountability.organ')}>
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
      </Line>
      {vote !== null && (
        <Line label={t('accountability.meeting')}>{t('accountability.voteAs', { ...vote })}</Line>
      )}
      {decision.responsibility !== null && (
        <Line label={t('accountability.responsibility')}>
          {t(`accountability.responsibilities.${decision.responsibility}`)}
        </Line>
      )}
      {decision.circumstances.length > 0 && (
        <Line label={t('accountability.circumstances')}>
          {decision.circumstances
            .map((number) => t(`accountability.circumstanceOf.c${number as 1}`))
            .join('；')}
        </Line>
      )}
      {decision.weight !== null && (
        <Line label={t(`accountability.weights.${decision.weight}`)}>{decision.weightReason}</Line>
      )}
      <Line label={t('accountability.decisionText')}>{decision.content}</Line>
      {decision.accidentName !== null && (
        <Line label={t('accountability.accidentName')}>{decision.accidentName}</Line>
      )}
      <Line label={t('accountability.committee')}>
        {decision.committeeName === null
          ? t('accountability.committeeUnknown')
          : t('accountability.committeeOf', { name: decision.committeeName })}
      </Line>
      {decision.endedReason !== null && (
        <Line label={t('accountability.endReason')}>{decision.endedReason}</Line>
      )}
    </dl>
  );
}

function Appeals({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  return (
    <section className="card stack">
      <h2>{t('accountability.appeals')}</h2>
      {decision.appeals.length === 0 && (
        <ul>
          {decision.appealRoutes.map(({ route, term, basis, status }) => (
            <li key={route}>
              {route}：{term ?? t('accountability.termUnknown')}{' '}
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
  const [dialog, setDialog] = useState<Dialog>();
  const [notice, setNotice] = useState('');
  const acts = (Object.keys(DIALOGS) as Dialog[]).filter((act) => decision.may.includes(act));
  const Open = dialog === undefined ? undefined : DIALOGS[dialog];
  const isOwn = session.account.personId === decision.personId;
  return (
    <div className="stack">
      <PageHead
        title={t('accountability.decisionTitle', {
          who: personWord(decision),
          what:
            decision.outcome === 'pursued'
              ? measuresWord(decision.measures)
              : t('accountability.notPursued'),
        })}
        sub={t('accountability.decisionSub', {
          origin: t(`accountability.decisionOrigins.${decision.origin}`),
        })}
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
            <SealLine record={decision.id} />
          </>
        }
        timelineTitle={t('accountability.course')}
        timeline={decision.steps.map((step) => ({
          on: step.on,
          what: `${[
            t(`accountability.decisionSteps.${step.act as 'record'}`),
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
