// One deployment: the document, what it asks of whom, and what is recorded of each line.
import type { Deployment } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today, writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { AskSection } from './ask-section.tsx';
import { isOverdue, isSettled } from './ask-standing.ts';
import './deployments.css';

function headOf({ asks, withdrawal, title }: Deployment, t: TFunction): string {
  if (withdrawal !== null) return t('deployments.isWithdrawn', { title });
  const standing = asks.filter(({ state }) => state !== 'ended');
  const late = standing.filter((ask) => isOverdue(ask, today())).length;
  const open = standing.filter((ask) => !isSettled(ask)).length;
  if (late > 0) return t('deployments.oneOverdue', { title, count: late });
  return open > 0
    ? t('deployments.oneOpen', { title, count: open })
    : t('deployments.oneSettled', { title });
}

function Document({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation();
  const lines = [
    [
      t('deployments.issuer'),
      `${deployment.issuer}（${t(`deployments.by.${deployment.issuedBy}`)}）`,
    ],
    [t('deployments.kindLabel'), t(`deployments.kind.${deployment.kind}`)],
    [t('deployments.number'), deployment.number ?? t('deployments.noNumber')],
    [t('deployments.receivedOn'), documentDate(deployment.receivedOn)],
    [t('deployments.custodian'), deployment.custodian ?? t('deployments.notSaid')],
    [
      t('deployments.recorded'),
      t(`deployments.from.${deployment.source}`, {
        by: deployment.recordedBy,
        at: writtenInstant(deployment.recordedAt),
      }),
    ],
  ] as const;
  return (
    <section className="card stack tight">
      <h2>{t('deployments.document')}</h2>
      <dl className="facts">
        {lines.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {deployment.taskId !== null && (
        <p>
          <Link to="/supervision/tasks/$taskId" params={{ taskId: deployment.taskId }}>
            {t('deployments.toTask')}
          </Link>
        </p>
      )}
      <p className="muted">{t('deployments.textNotKept')}</p>
      {deployment.withdrawal !== null && (
        <p>
          {t('deployments.withdrawnBy', {
            at: writtenInstant(deployment.withdrawal.at),
            by: deployment.withdrawal.by,
            reason: deployment.withdrawal.reason,
          })}
        </p>
      )}
    </section>
  );
}

const FIELDS = [
  'kind',
  'issuedBy',
  'issuer',
  'number',
  'title',
  'receivedOn',
  'custodian',
  'what',
  'ofWhom',
  'dueOn',
  'line',
] as const;
type Field = (typeof FIELDS)[number];
const asField = (text: string): Field => FIELDS.find((field) => field === text) ?? 'title';

function wordsOf(field: Field, value: string | null, t: TFunction): string {
  if (value === null) return t('deployments.nothing');
  if (field === 'kind') return t(`deployments.kind.${value as Deployment['kind']}`);
  return field === 'issuedBy' ? t(`deployments.by.${value as Deployment['issuedBy']}`) : value;
}

function Corrections({ corrections }: { corrections: Deployment['corrections'] }) {
  const { t } = useTranslation();
  if (corrections.length === 0) return null;
  return (
    <section className="card stack tight">
      <h2>{t('deployments.corrections')}</h2>
      <ol className="timeline">
        {corrections.map(({ version, at, by, reason, changes }) => (
          <li key={version}>
            <div className="muted">{writtenInstant(at)}</div>
            {t('deployments.correctedBy', { by, reason })}
            <ul>
              {changes.map((change) => {
                const field = asField(change.field);
                return (
                  <li key={`${change.ask ?? 0} ${change.field}`}>
                    {change.ask === null
                      ? t(`deployments.field.${field}`)
                      : t('deployments.lineField', {
                          line: change.ask,
                          field: t(`deployments.field.${field}`),
                        })}
                    ：<span className="was">{wordsOf(field, change.from, t)}</span> →{' '}
                    {wordsOf(field, change.to, t)}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function WithdrawDialog({
  deployment,
  onClose,
  onDone,
}: {
  deployment: Deployment;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('deployments.withdraw')}
      fields={[{ name: 'reason', label: t('deployments.withdrawalReason'), kind: 'long' }]}
      submit={t('deployments.act.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('deployments', 'withdraw', {
          params: { deploymentId: deployment.id },
          body: { version: deployment.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['deployments'] });
        onDone(t('deployments.withdrawn'));
      }}
    >
      <p className="muted">{t('deployments.withdrawHint')}</p>
    </ActDialog>
  );
}

function Whole({ deployment, meant }: { deployment: Deployment; meant: string | undefined }) {
  const { t } = useTranslation();
  const [notice, setNotice] = useState('');
  const [isWithdrawing, setWithdrawing] = useState(false);
  const isOne = deployment.asks.length === 1;
  useEffect(() => {
    if (meant !== undefined && !isOne) document.getElementById(meant)?.scrollIntoView();
  }, [meant, isOne]);
  return (
    <div className="stack">
      <PageHead
        title={headOf(deployment, t)}
        sub={t('deployments.oneSub', {
          region: deployment.regionName,
          on: deployment.receivedOn,
        })}
      >
        <Link to="/deployments">{t('menu.deployments')}</Link>
        {deployment.may.includes('correct') && (
          <Link to="/deployments/$deploymentId/correct" params={{ deploymentId: deployment.id }}>
            {t('deployments.act.correct')}
          </Link>
        )}
        {deployment.may.includes('withdraw') && (
          <Button onClick={() => setWithdrawing(true)}>{t('deployments.act.withdraw')}</Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      {deployment.asks.map((ask) => (
        <AskSection
          key={ask.id}
          deploymentId={deployment.id}
          ask={ask}
          isMeant={!isOne && ask.id === meant}
          onDone={setNotice}
        />
      ))}
      <Document deployment={deployment} />
      <Corrections corrections={deployment.corrections} />
      {isWithdrawing && (
        <WithdrawDialog
          deployment={deployment}
          onClose={() => setWithdrawing(false)}
          onDone={(words) => {
            setWithdrawing(false);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function DeploymentPage() {
  const { deploymentId = '', askId } = useParams({ strict: false });
  const deployment = useQuery({
    queryKey: ['deployments', 'one', deploymentId],
    queryFn: () =>
      call('deployments', 'deployment', { params: { deploymentId: deploymentId as never } }),
  });
  if (deployment.isPending) return <Loading />;
  if (deployment.isError)
    return <ErrorState error={deployment.error} onRetry={() => void deployment.refetch()} />;
  return <Whole key={deployment.data.id} deployment={deployment.data} meant={askId} />;
}
