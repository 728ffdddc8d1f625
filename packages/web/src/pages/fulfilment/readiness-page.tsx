// Readiness under art. 23, limb by limb: what would not stand today and what would close it. For the person, not for their superiors.
import type { ReadinessView } from '@jinze/contracts';
import { documentDate, type Id } from '@jinze/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';

const MARK = {
  applies: 'met',
  'does-not-apply': 'no-record',
  'cannot-tell': 'cannot-tell',
} as const;

function Limb({ limb, isOwn }: { limb: ReadinessView['limbs'][number]; isOwn: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>
        {t(`readiness.limb.${limb.limb}`)}{' '}
        <StateMark state={MARK[limb.outcome]} text={t(`readiness.outcome.${limb.outcome}`)} />
      </h2>
      {limb.reasons.map((reason) => (
        <p key={reason} className="muted">
          {reason}
        </p>
      ))}
      {limb.gaps.length > 0 && (
        <table className="plain cards">
          <thead>
            <tr>
              <th scope="col">{t('readiness.gap')}</th>
              <th scope="col" style={{ width: '46%' }}>
                {t('readiness.closes')}
              </th>
              <th scope="col" style={{ width: 88 }}>
                <span className="visually-hidden">{t('fulfilment.why')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {limb.gaps.map((gap) => (
              <tr key={gap.code + gap.what}>
                <td className="head">
                  <div className="cell">{gap.what}</div>
                </td>
                <td data-label={t('readiness.closes')}>
                  <div className="cell">{gap.closes}</div>
                </td>
                <td className="no-print">
                  <div className="cell nowrap">
                    {gap.sectionId !== null && isOwn && (
                      <Link to="/fulfilment" search={{ why: `${gap.sectionId}/${gap.code}` }}>
                        {t('fulfilment.why')}
                      </Link>
                    )}
                    {gap.deploymentId !== null && isOwn && (
                      <Link
                        to="/deployments/$deploymentId/asks/$askId"
                        params={{ deploymentId: gap.deploymentId, askId: gap.code }}
                      >
                        {t('desk.open')}
                      </Link>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Permissions() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [loginName, setLoginName] = useState('');
  const permissions = useQuery({
    queryKey: ['readiness', 'permissions'],
    queryFn: () => call('fulfilment', 'readinessPermissions'),
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['readiness', 'permissions'] });
  const allow = useMutation({
    mutationFn: () => call('fulfilment', 'allowReadiness', { body: { loginName } }),
    onSuccess: async () => {
      setLoginName('');
      await refresh();
    },
  });
  const end = useMutation({
    mutationFn: ({ id, version }: { id: Id<'readiness-permission'>; version: number }) =>
      call('fulfilment', 'endReadiness', { params: { permissionId: id }, body: { version } }),
    onSettled: refresh,
  });
  const given = permissions.data?.given ?? [];
  return (
    <section className="card no-print">
      <h2>{t('readiness.permissions')}</h2>
      <p className="muted">{t('readiness.permissionsSub')}</p>
      <ul className="todo">
        {given.map((one) => (
          <li key={one.id}>
            <span>{t('readiness.givenTo', { name: one.givenTo })}</span>
            <Button size="small" loading={end.isPending} onClick={() => end.mutate(one)}>
              {t('readiness.end')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (loginName.trim() !== '') allow.mutate();
        }}
      >
        <label htmlFor="login-name">{t('readiness.loginName')}</label>
        <Input
          id="login-name"
          style={{ width: 200 }}
          value={loginName}
          onChange={(event) => setLoginName(event.target.value)}
        />
        <Button htmlType="submit" loading={allow.isPending}>
          {t('readiness.allow')}
        </Button>
      </form>
      <ActError error={allow.error ?? end.error} />
    </section>
  );
}

function Readiness({ personId, isOwn }: { personId: string; isOwn: boolean }) {
  const { t } = useTranslation();
  const readiness = useQuery({
    queryKey: ['readiness', personId],
    queryFn: () =>
      call('fulfilment', 'readiness', { params: { personId: personId as Id<'person'> } }),
  });
  if (readiness.isPending) return <Loading />;
  if (readiness.isError)
    return <ErrorState error={readiness.error} onRetry={() => void readiness.refetch()} />;
  const view = readiness.data;
  const gaps = view.limbs.reduce((sum, { gaps: own }) => sum + own.length, 0);
  return (
    <div className="stack">
      <PageHead
        title={gaps === 0 ? t('readiness.titleNone') : t('readiness.title', { count: gaps })}
        sub={t('readiness.sub', { name: view.personName, date: documentDate(view.asOf) })}
      >
        <Button onClick={() => print()}>{t('common.print')}</Button>
      </PageHead>
      <p className="notice">{t('readiness.private')}</p>
      {view.limbs.map((limb) => (
        <Limb key={limb.limb} limb={limb} isOwn={isOwn} />
      ))}
      {isOwn && <Permissions />}
    </div>
  );
}

/** Whose readiness somebody may see: their own, and that of those who allowed it. */
export function ReadinessPage() {
  const { t } = useTranslation();
  const session = useSession();
  const isLeader = may(session, 'performance.allow-readiness');
  const permissions = useQuery({
    queryKey: ['readiness', 'permissions'],
    queryFn: () => call('fulfilment', 'readinessPermissions'),
    enabled: !isLeader,
  });
  const { personId } = session.account;
  if (isLeader && personId !== null) return <Readiness personId={personId} isOwn />;
  if (permissions.isPending) return <Loading />;
  if (permissions.isError)
    return <ErrorState error={permissions.error} onRetry={() => void permissions.refetch()} />;
  const { received } = permissions.data;
  return (
    <div className="stack">
      <PageHead title={t('readiness.receivedTitle')} />
      {received.length === 0 ? (
        <EmptyState title={t('readiness.receivedEmpty')} hint={t('readiness.receivedHint')} />
      ) : (
        <ul className="todo card">
          {received.map((one) => (
            <li key={one.personId}>
              <span>{one.personName}</span>
              <Link to="/readiness/$personId" params={{ personId: one.personId }}>
                {t('desk.open')}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function OneReadinessPage() {
  const { personId } = useParams({ from: '/app/readiness/$personId' });
  const session = useSession();
  return (
    <Readiness key={personId} personId={personId} isOwn={session.account.personId === personId} />
  );
}
