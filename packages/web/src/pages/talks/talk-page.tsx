// One talk: whom, why and what was asked on the left, its course on the right, one act at a time.

import type { Talk, TalkReport } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { CasePage, type TimelineEntry } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { may, useSession } from '../../shell/session.ts';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { CountedAccidents } from './counted-accidents.tsx';
import {
  type ActProps,
  ApproveDialog,
  ChangeDialog,
  HoldDialog,
  NotifyDialog,
  ReportDialog,
  VerifyDialog,
  WithdrawDialog,
} from './talk-acts.tsx';
import { conclusionOf, OutcomeMark, subjectWord, TalkStateMark } from './talk-words.tsx';

type Dialog = 'change' | 'approve' | 'notify' | 'hold' | 'report' | 'verify' | 'withdraw';

const DIALOGS: Readonly<Record<Dialog, (props: ActProps) => ReactNode>> = {
  change: ChangeDialog,
  approve: ApproveDialog,
  notify: NotifyDialog,
  hold: HoldDialog,
  report: ReportDialog,
  verify: VerifyDialog,
  withdraw: WithdrawDialog,
};
/** What leads on comes first: the first of these that is possible is the act of the page. */
function actsOf({ needsApproval, may }: Talk): readonly Dialog[] {
  const order: readonly Dialog[] = [
    ...(needsApproval ? (['approve'] as const) : []),
    'hold',
    'report',
    'verify',
    'notify',
    'change',
    'approve',
    'withdraw',
  ];
  return [...new Set(order)].filter((act) => may.includes(act));
}

function Ground({ talk, onWhy }: { talk: Talk; onWhy: (opener: HTMLElement) => void }) {
  const { t } = useTranslation();
  const { trigger } = talk;
  return (
    <>
      {trigger === null ? (
        <FactLine label={t('talks.ground')}>{t(`talks.grounds.${talk.ground}`)}</FactLine>
      ) : (
        <FactLine label={t('talks.ground')}>
          {t('talks.groundOf', { region: trigger.regionName, rule: trigger.rule })}{' '}
          <button
            type="button"
            className="link-button"
            title={t('why.open')}
            onClick={(event) => onWhy(event.currentTarget)}
          >
            <OutcomeMark outcome={trigger.outcome} />
          </button>
          <CountedAccidents trigger={trigger} />
        </FactLine>
      )}
      {talk.reason !== null && (
        <FactLine label={t('talks.reason')}>
          {talk.reason}
          {talk.reasonDocumentNo !== null && ` ${talk.reasonDocumentNo}`}
        </FactLine>
      )}
    </>
  );
}

function Facts({ talk, onWhy }: { talk: Talk; onWhy: (opener: HTMLElement) => void }) {
  const { t } = useTranslation();
  const { approval, notice, minutes, deadline } = talk;
  return (
    <dl className="lines wide">
      <FactLine label={t('talks.state')}>
        <TalkStateMark talk={talk} />
      </FactLine>
      {deadline !== null && (
        <FactLine label={t('talks.due.label')}>
          {deadline.days === null
            ? deadline.on
            : t(`talks.due.counted.${deadline.kind}`, { on: deadline.on, days: deadline.days })}
        </FactLine>
      )}
      {talk.measures !== null && <FactLine label={t('talks.measures')}>{talk.measures}</FactLine>}
      <FactLine label={t('talks.subject')}>{subjectWord(talk)}</FactLine>
      <FactLine label={t('talks.who')}>
        {talk.talkerOrgan} · {talk.talker}
      </FactLine>
      <Ground talk={talk} onWhy={onWhy} />
      <FactLine label={t('talks.matters')}>{talk.matters}</FactLine>
      {(approval !== null || talk.needsApproval) && (
        <FactLine label={t('talks.approval')}>
          {approval === null ? (
            <span className="conflict">{t('talks.notApproved')}</span>
          ) : (
            t('talks.approvedAs', { by: approval.by, on: approval.on, no: approval.documentNo })
          )}
        </FactLine>
      )}
      {notice !== null && (
        <FactLine label={t('talks.notice')}>
          {t('talks.noticeAs', { no: notice.documentNo, on: notice.on })}
          <br />
          {t('talks.meetAs', {
            on: notice.meetOn,
            time: notice.meetTime ?? '',
            place: notice.meetPlace,
          })}
        </FactLine>
      )}
      {minutes !== null && (
        <FactLine label={t('talks.minutes')}>
          {t('talks.heldAs', { on: minutes.heldOn, no: minutes.documentNo ?? '' })}
          <br />
          {minutes.text}
        </FactLine>
      )}
      {minutes !== null && <FactLine label={t('talks.statement')}>{minutes.statement}</FactLine>}
      {talk.withdrawnReason !== null && (
        <FactLine label={t('talks.withdrawReason')}>{talk.withdrawnReason}</FactLine>
      )}
    </dl>
  );
}

function Reports({ reports }: { reports: readonly TalkReport[] }) {
  const { t } = useTranslation();
  if (reports.length === 0) return null;
  return (
    <>
      <h2>{t('talks.reports')}</h2>
      <ul className="entries">
        {reports.map((report) => (
          <li key={report.number}>
            <div className="entry-head">
              <h3>
                {t('talks.reportAs', { number: report.number, on: report.on })}{' '}
                {report.documentNo ?? ''}
              </h3>
              <span className="muted">
                {t('talks.recordedBy', {
                  by: report.recordedBy,
                  at: writtenInstant(report.recordedAt),
                })}
              </span>
            </div>
            <p className="entry-text">{report.content}</p>
            {report.verification !== null && (
              <p className={report.verification.result === 'returned' ? 'conflict' : undefined}>
                {t(`talks.verifiedAs.${report.verification.result}`, {
                  by: report.verification.verifier,
                  on: report.verification.on,
                  note: report.verification.note,
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function useTimeline(talk: Talk): TimelineEntry[] {
  const { t } = useTranslation();
  return talk.steps.map((step) => ({
    on: step.on,
    what: t('talks.step', {
      what: [t(`talks.stepActs.${step.act}`), step.documentNo, step.note]
        .filter((part) => part !== null)
        .join(' '),
      by: step.recordedBy,
      at: writtenInstant(step.recordedAt),
    }),
  }));
}

function Whole({ talk }: { talk: Talk }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/talks/$talkId' });
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog>();
  const [notice, setNotice] = useState('');
  const opener = useRef<HTMLElement | null>(null);
  const timeline = useTimeline(talk);
  const [first, ...others] = actsOf(talk);
  const wordOf = (act: Dialog) =>
    t(act === 'notify' && talk.state === 'notified' ? 'talks.acts.move' : `talks.acts.${act}`);
  const Open = dialog === undefined ? undefined : DIALOGS[dialog];
  const showWhy = (why: 'open' | undefined) =>
    void navigate({ to: '.', search: (old) => ({ ...old, why }) });
  const isWhyOpen = search.why !== undefined && talk.why !== null;
  return (
    <div className="stack">
      <PageHead
        title={conclusionOf(talk, t)}
        sub={t('talks.pageSub', { region: talk.regionName, on: talk.openedOn })}
      >
        <Link to="/talks">{t('menu.talks')}</Link>
        {may(session, 'accountability.open') && (
          <Link
            to="/accountability/new"
            search={{ origin: 'direct', reference: conclusionOf(talk, t).slice(0, 120) }}
          >
            {t('accountability.openCase')}
          </Link>
        )}
        {first !== undefined && (
          <Button
            type={first === 'withdraw' ? 'default' : 'primary'}
            onClick={() => setDialog(first)}
          >
            {wordOf(first)}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <p className="muted">{t('talks.isNoMeasure')}</p>
      <div className={isWhyOpen ? 'with-panel open' : 'with-panel'}>
        <CasePage
          facts={
            <>
              <Facts
                talk={talk}
                onWhy={(element) => {
                  opener.current = element;
                  showWhy('open');
                }}
              />
              <Reports reports={talk.reports} />
              <DocumentsPart stream="talk" of={talk.id} />
              <SealLine record={talk.id} />
            </>
          }
          timelineTitle={t('talks.course')}
          timeline={timeline}
          decision={
            others.length === 0 ? undefined : (
              <>
                {others.map((act) => (
                  <Button key={act} onClick={() => setDialog(act)}>
                    {wordOf(act)}
                  </Button>
                ))}
              </>
            )
          }
        />
        {isWhyOpen && talk.why !== null && (
          <WhyPanel
            why={talk.why}
            clauseAddress={clauseAddress}
            paper={<ConclusionPaper stream="talk" of={talk.id} part="ground" />}
            seal={<SealLine record={talk.id} />}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {Open !== undefined && (
        <Open
          talk={talk}
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

export function TalkPage() {
  const { talkId } = useParams({ from: '/app/talks/$talkId' });
  const query = useQuery({
    queryKey: ['talks', 'one', talkId],
    queryFn: () => call('talks', 'talk', { params: { talkId: talkId as Id<'talk'> } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole talk={query.data} />;
}
