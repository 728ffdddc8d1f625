// One handover: what passes on left, what happened right, and the signature or supervision that ends it.
import type { Handover } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { CasePage, type TimelineEntry } from '../components/case-page.tsx';
import { ActError, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';
import { isCancelled, useSigning } from '../shell/signing.tsx';
import { PaperDialog, SuperviseDialog } from './handover-acts.tsx';
import { HandoverMatters, isUnsettled } from './handover-matters.tsx';
import { SideTag } from './handover-side.tsx';
import { PersonLink } from './person-link.tsx';

function useTitle(handover: Handover): string {
  const { t } = useTranslation();
  if (handover.state === 'closed') return t('handovers.isClosed', { post: handover.postTitle });
  if (handover.incoming === null)
    return t('handovers.waitsForIncoming', { post: handover.postTitle });
  const unsettled = handover.matters.filter(isUnsettled).length;
  return unsettled > 0
    ? t('handovers.hasUnsettled', { post: handover.postTitle, count: unsettled })
    : t('handovers.waitsForSignatures', { post: handover.postTitle });
}

function useTimeline(handover: Handover): TimelineEntry[] {
  const { t } = useTranslation();
  const { outgoing, incoming, signatures, supervision } = handover;
  const entries = [
    ...(outgoing === null
      ? []
      : [{ on: outgoing.on, what: t('handovers.lastDay', { name: outgoing.name }) }]),
    ...(incoming === null
      ? []
      : [{ on: incoming.on, what: t('handovers.firstDay', { name: incoming.name }) }]),
    ...signatures.map((one) => ({
      on: one.on,
      what:
        one.paper === null
          ? t('handovers.signedHere', { name: one.name, at: writtenInstant(one.recordedAt) })
          : t('handovers.signedOnPaper', {
              name: one.name,
              custodian: one.paper.custodian,
              number: one.paper.number ?? '',
              at: writtenInstant(one.recordedAt),
            }),
    })),
    ...(supervision === null
      ? []
      : [
          {
            on: supervision.on,
            what: t('handovers.supervisedBy', {
              by: supervision.by,
              reason: t(`handovers.reasons.${supervision.reason}`),
              note: supervision.note ?? '',
            }),
          },
        ]),
  ];
  return entries.toSorted((a, b) => a.on.localeCompare(b.on));
}

function Party({ handover, side }: { handover: Handover; side: 'outgoing' | 'incoming' }) {
  const { t } = useTranslation();
  const session = useSession();
  const party = handover[side];
  return (
    <div>
      <dt>{t(`handovers.${side}`)}</dt>
      <dd>
        {party === null ? (
          <span className="muted">
            {t(side === 'outgoing' ? 'handovers.noOutgoing' : 'handovers.noIncoming')}
          </span>
        ) : (
          <>
            {may(session, 'posts.roster') ? (
              <PersonLink id={party.personId} name={party.name} />
            ) : (
              party.name
            )}{' '}
            <SideTag handover={handover} side={side} />
          </>
        )}
      </dd>
    </div>
  );
}

function useSign(handover: Handover | undefined) {
  const queryClient = useQueryClient();
  const sign = useSigning();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['handovers'] });
  return useMutation({
    mutationFn: (idempotencyKey: string) =>
      sign(() =>
        call('handovers', 'sign', {
          params: { handoverId: handover?.id as Id<'handover'> },
          body: { version: handover?.version ?? 0, seen: handover?.seen ?? '' },
          idempotencyKey,
        }),
      ),
    onSuccess: refresh,
    /** What passes on has changed: the newer list is there before the button is, and the person decides again. */
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409) await refresh();
    },
  });
}

function Whole({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  const session = useSession();
  const [dialog, setDialog] = useState<'paper' | 'supervise'>();
  const [notice, setNotice] = useState('');
  const sign = useSign(handover);
  const title = useTitle(handover);
  const timeline = useTimeline(handover);
  const has = (act: Handover['may'][number]) => handover.may.includes(act);
  const done = (words: string) => {
    setDialog(undefined);
    setNotice(words);
  };
  return (
    <div className="stack">
      <PageHead
        title={title}
        sub={t('handovers.pageSub', {
          organ: handover.organName,
          region: handover.regionName,
          date: handover.effectiveOn,
        })}
      >
        <Link to="/handovers">{t('menu.handovers')}</Link>
        {may(session, 'posts.post') && (
          <Link to="/posts/posts/$postId" params={{ postId: handover.postId }}>
            {t('handovers.toPost')}
          </Link>
        )}
        {has('brief') && handover.incoming !== null && (
          <Link
            to="/posts/appointments/$appointmentId/briefing"
            params={{ appointmentId: handover.incoming.appointmentId }}
          >
            {t('handovers.briefing')}
          </Link>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      {sign.isSuccess && <Notice>{t('handovers.signedNotice')}</Notice>}
      <ActError error={isCancelled(sign.error) ? null : sign.error} />
      <CasePage
        facts={
          <>
            <dl className="facts">
              <Party handover={handover} side="outgoing" />
              <Party handover={handover} side="incoming" />
            </dl>
            <h2>
              {t(handover.state === 'closed' ? 'handovers.mattersThen' : 'handovers.matters')}
            </h2>
            <HandoverMatters matters={handover.matters} />
            {has('sign') && <p className="muted no-print">{t('handovers.signHint')}</p>}
          </>
        }
        timelineTitle={t('handovers.timeline')}
        timeline={timeline}
        decision={
          handover.may.every((act) => act === 'brief') ? undefined : (
            <>
              {has('sign') && (
                <Button
                  type="primary"
                  loading={sign.isPending}
                  onClick={() => sign.mutate(newKey())}
                >
                  {t('handovers.sign')}
                </Button>
              )}
              {has('paper') && (
                <Button onClick={() => setDialog('paper')}>{t('handovers.recordPaper')}</Button>
              )}
              {has('supervise') && (
                <Button onClick={() => setDialog('supervise')}>{t('handovers.supervise')}</Button>
              )}
            </>
          )
        }
      />
      {dialog === 'paper' && (
        <PaperDialog
          handover={handover}
          onClose={() => setDialog(undefined)}
          onDone={() => done(t('handovers.paperNotice'))}
        />
      )}
      {dialog === 'supervise' && (
        <SuperviseDialog
          handovers={[handover]}
          onClose={() => setDialog(undefined)}
          onDone={done}
        />
      )}
    </div>
  );
}

export function HandoverPage() {
  const { handoverId } = useParams({ from: '/app/handovers/$handoverId' });
  const query = useQuery({
    queryKey: ['handovers', 'one', handoverId],
    queryFn: () =>
      call('handovers', 'handover', { params: { handoverId: handoverId as Id<'handover'> } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole handover={query.data} />;
}
