// One report from the public: why it came here, what it says, its course; who told stands behind 调阅.
import type { PublicReport, PublicReportAct } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.ts';
import { writtenInstant } from '../../../clock.ts';
import { CasePage } from '../../../components/case-page.tsx';
import { FactLine } from '../../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../../components/feedback.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { Stamped } from '../../../components/stamped.tsx';
import { WhyPanel } from '../../../components/why-panel.tsx';
import { clauseAddress } from '../../clause-address.ts';
import { ConclusionPaper } from '../../documents/conclusion-paper.tsx';
import { MadePapers } from '../../documents/documents-part.tsx';
import { Reporter } from './open-reporter.tsx';
import { ReportActDialog } from './report-acts.tsx';
import { conclusionOf, ReportMark } from './report-words.tsx';

/** What leads on comes first: the first of these that is possible is the act of the page. */
const ORDER: readonly PublicReportAct[] = [
  'accept',
  'check',
  'task',
  'reply',
  'close',
  'pass-on',
  'known-to-government',
  'extend',
  'hand-on',
  'refuse',
];

function Days({ one }: { one: PublicReport }) {
  const { t } = useTranslation();
  const { acceptBy, replyBy, state, calendarUntil } = one;
  const by = state === 'received' ? acceptBy : replyBy;
  const isWaiting = state === 'received' || state === 'accepted' || state === 'checked';
  if (!isWaiting && state !== 'tasked') return null;
  return (
    <FactLine label={t('publicReports.due')}>
      {by ??
        (calendarUntil === null ? (
          <>
            {t('publicReports.noTerm')}{' '}
            <Link to="/publication/reports/terms">{t('publicReports.terms')}</Link>
          </>
        ) : (
          t('publicReports.untold', { year: calendarUntil })
        ))}
    </FactLine>
  );
}

function Finding({ one }: { one: PublicReport }) {
  const { t } = useTranslation();
  const { finding } = one;
  if (finding === null) return null;
  const { result, on, organName, documentNo, signedBy, text } = finding;
  return (
    <FactLine label={t('publicReports.finding')}>
      <p>
        <Stamped
          text={t('publicReports.foundAs', {
            result: t(`publicReports.findings.${result}`),
            on,
            organ: organName,
            no: documentNo,
            by: signedBy,
          })}
        />
      </p>
      <span className="entry-text">{text}</span>
    </FactLine>
  );
}

function Task({ one }: { one: PublicReport }) {
  const { t } = useTranslation();
  const { task } = one;
  if (task === null) return null;
  return (
    <FactLine label={t('publicReports.task')}>
      <Link to="/supervision/tasks/$taskId" params={{ taskId: task.id }}>
        {task.closedOn === null
          ? t(task.isIssued ? 'publicReports.taskOpen' : 'publicReports.taskDrafted')
          : t(task.isClosed ? 'publicReports.taskClosedOn' : 'publicReports.taskWithdrawnOn', {
              on: task.closedOn,
            })}
      </Link>
    </FactLine>
  );
}

/** A document may say who told: those who may not open that see that there is one. */
function FileLine({ report, file }: { report: string; file: PublicReport['files'][number] }) {
  const { t } = useTranslation();
  const { id, name, type, mayOpen } = file;
  if (!mayOpen) return <p className="muted">{t('publicReports.fileApart', { name })}</p>;
  const isPlain = type.startsWith('image/') || type === 'text/plain';
  return (
    <p>
      <a href={`/api/publication/reports/${report}/files/${id}`} download>
        {name}
      </a>
      {!isPlain && <span className="muted">{t('publicReports.fileOpens')}</span>}
    </p>
  );
}

function Facts({ one, onWhy }: { one: PublicReport; onWhy: (opener: HTMLElement) => void }) {
  const { t } = useTranslation();
  return (
    <dl className="lines wide">
      <FactLine label={t('publicReports.state')}>
        <ReportMark state={one.state} />
      </FactLine>
      <FactLine label={t('publicReports.handler')}>
        <button
          type="button"
          className="link-button"
          title={t('why.open')}
          onClick={(event) => onWhy(event.currentTarget)}
        >
          {one.route.heading}
        </button>
      </FactLine>
      <Days one={one} />
      {one.about !== null && <FactLine label={t('publicReports.about')}>{one.about}</FactLine>}
      <FactLine label={t('publicReports.where')}>
        {one.regionName} {one.place}
      </FactLine>
      <FactLine label={t('publicReports.happened')}>{one.happened}</FactLine>
      <FactLine label={t('publicReports.account')}>
        <span className="entry-text">{one.account}</span>
      </FactLine>
      <FactLine label={t('publicReports.deaths')}>
        {t(`publicReports.deathWords.${one.deaths}`)}
      </FactLine>
      {one.isByAuthorities && (
        <FactLine label={t('publicReports.authorities')}>
          {t('publicReports.byAuthorities')}
        </FactLine>
      )}
      {one.files.length > 0 && (
        <FactLine label={t('publicReports.files')}>
          {one.files.map((file) => (
            <FileLine key={file.id} report={one.id} file={file} />
          ))}
        </FactLine>
      )}
      <Finding one={one} />
      <Task one={one} />
    </dl>
  );
}

function Whole({ one }: { one: PublicReport }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/publication/reports/$reportId' });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [act, setAct] = useState<PublicReportAct>();
  const [notice, setNotice] = useState('');
  const opener = useRef<HTMLElement | null>(null);
  const [first, ...others] = ORDER.filter((candidate) => one.may.includes(candidate));
  const showWhy = (why: 'open' | undefined) =>
    void navigate({ to: '.', search: (old) => ({ ...old, why }) });
  const isWhyOpen = search.why !== undefined;
  const close = () => setAct(undefined);
  return (
    <div className="stack">
      <PageHead
        title={conclusionOf(one, t)}
        sub={t('publicReports.pageSub', { on: one.receivedOn, handler: one.handlerName })}
      >
        <Link to="/publication/reports">{t('menu.publicReports')}</Link>
        {first !== undefined && (
          <Button type="primary" onClick={() => setAct(first)}>
            {t(`publicReports.acts.${first}`)}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <div className={isWhyOpen ? 'with-panel open' : 'with-panel'}>
        <CasePage
          facts={
            <>
              <Facts
                one={one}
                onWhy={(element) => {
                  opener.current = element;
                  showWhy('open');
                }}
              />
              <Reporter one={one} />
            </>
          }
          timelineTitle={t('publicReports.course')}
          timeline={one.entries.map((entry) => ({
            on: entry.on,
            what: t('publicReports.entry', {
              what: [
                t(`publicReports.entries.${entry.kind}`),
                entry.documentNo,
                entry.approvedBy === null
                  ? null
                  : t('publicReports.approvedBy', { by: entry.approvedBy }),
                entry.text,
              ]
                .filter((part) => part !== null)
                .join(' '),
              by: entry.by,
              at: writtenInstant(entry.recordedAt),
            }),
          }))}
          decision={
            others.length === 0 ? undefined : (
              <>
                {others.map((other) => (
                  <Button key={other} onClick={() => setAct(other)}>
                    {t(`publicReports.acts.${other}`)}
                  </Button>
                ))}
              </>
            )
          }
        />
        {isWhyOpen && (
          <WhyPanel
            why={one.route}
            clauseAddress={clauseAddress}
            paper={<ConclusionPaper stream="public-report" of={one.id} part="route" />}
            made={<MadePapers stream="public-report" of={one.id} />}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {act !== undefined && (
        <ReportActDialog
          act={act}
          one={one}
          onClose={close}
          onDone={(words) => {
            close();
            setNotice(words);
          }}
          onGone={() => {
            queryClient.removeQueries({ queryKey: ['publicReports'] });
            void navigate({ to: '/publication/reports' });
          }}
        />
      )}
    </div>
  );
}

export function ReportPage() {
  const { reportId } = useParams({ from: '/app/publication/reports/$reportId' });
  const query = useQuery({
    queryKey: ['publicReports', 'one', reportId],
    queryFn: () =>
      call('publicReports', 'report', { params: { reportId: reportId as Id<'public-report'> } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole one={query.data} />;
}
