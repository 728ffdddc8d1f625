// One annual report as a document: every sentence with its records, edited in place, signed by the leader in person.
import type { AnnualReport, ReportContent, ReportSentence } from '@jinze/contracts';
import { documentDate, type Id } from '@jinze/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { DocumentPage } from '../../components/document-page.tsx';
import { ActError, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { useSigning } from '../../shell/signing.tsx';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { draftOf, type ReportDraft, standingOf, writtenIn } from './report-draft.ts';
import { ChangedMeanwhile, EarlierVersions } from './report-versions.tsx';

const NUMERALS = ['一', '二', '三', '四', '五'];

function Records({ sentence, report }: { sentence: ReportSentence; report: AnnualReport }) {
  const { t } = useTranslation();
  const records = sentence.records.flatMap(
    (id) => report.records.find((record) => record.id === id) ?? [],
  );
  const gone = sentence.records.length - records.length;
  if (sentence.records.length === 0)
    return sentence.key === null ? <p className="muted no-print">{t('reports.noRecord')}</p> : null;
  return (
    <details className="no-print">
      <summary>{t('reports.records', { count: records.length })}</summary>
      <ul className="plain-list">
        {records.map((record) => (
          <li key={record.id}>
            <Link to="/records/$recordId" params={{ recordId: record.id }}>
              {record.occurredOn} {record.title}
            </Link>{' '}
            {record.isLate && <span className="tag unchecked">{t('fulfilment.late')}</span>}
          </li>
        ))}
      </ul>
      {gone > 0 && <p className="conflict">{t('reports.gone', { count: gone })}</p>}
    </details>
  );
}

function Edited({
  content,
  onChange,
}: {
  content: ReportContent;
  onChange: (content: ReportContent) => void;
}) {
  const { t } = useTranslation();
  const change = (part: number, sentences: ReportSentence[]) =>
    onChange(content.map((one, index) => (index === part ? { ...one, sentences } : one)));
  return (
    <>
      {content.map(({ part, sentences }, index) => (
        <section key={part}>
          <h2>
            {NUMERALS[index]}、{t(`reports.part.${part}`)}
          </h2>
          {sentences.map((sentence, at) => (
            <div key={sentence.key ?? `own-${at}`} className="row edited-sentence">
              <Input.TextArea
                aria-label={t('reports.sentence', { part: t(`reports.part.${part}`), at: at + 1 })}
                autoSize
                maxLength={1000}
                value={sentence.text}
                onChange={(event) =>
                  change(
                    index,
                    sentences.map((one, place) =>
                      place === at ? { ...one, text: event.target.value, isEdited: true } : one,
                    ),
                  )
                }
              />
              <Button
                size="small"
                aria-label={t('reports.removeSentence', { at: at + 1 })}
                onClick={() =>
                  change(
                    index,
                    sentences.filter((_, place) => place !== at),
                  )
                }
              >
                {t('reports.remove')}
              </Button>
            </div>
          ))}
          <Button
            size="small"
            onClick={() =>
              change(index, [...sentences, { key: null, text: '', isEdited: true, records: [] }])
            }
          >
            {t('reports.addSentence')}
          </Button>
        </section>
      ))}
    </>
  );
}

function Shown({ report }: { report: AnnualReport }) {
  const { t } = useTranslation();
  return (
    <>
      {report.content.map(({ part, sentences }, index) => (
        <section key={part}>
          <h2>
            {NUMERALS[index]}、{t(`reports.part.${part}`)}
          </h2>
          {sentences.length === 0 && <p className="muted">{t('reports.partEmpty')}</p>}
          {sentences.map((sentence, at) => (
            <div key={sentence.key ?? `own-${at}`}>
              <p className="report-sentence">{sentence.text}</p>
              <Records sentence={sentence} report={report} />
            </div>
          ))}
        </section>
      ))}
      <p className="sign-off">
        {report.signer === null
          ? t('reports.unsigned')
          : t('reports.signedBy', {
              name: report.signer.name,
              post: report.signer.post,
              date:
                report.signedAt === null
                  ? ''
                  : documentDate(writtenInstant(report.signedAt).slice(0, 10)),
            })}
      </p>
    </>
  );
}

function Reopen({ onReopen }: { onReopen: (reason: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string>();
  if (reason === undefined)
    return <Button onClick={() => setReason('')}>{t('reports.reopen')}</Button>;
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onReopen(reason.trim());
      }}
    >
      <label htmlFor="reopen-reason">{t('reports.reason')}</label>
      <Input
        id="reopen-reason"
        style={{ width: 260 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button htmlType="submit" disabled={reason.trim() === ''}>
        {t('reports.reopen')}
      </Button>
    </form>
  );
}

const isConflict = (error: unknown) => error instanceof ApiError && error.status === 409;

function useActs(report: AnnualReport, onDone: () => void) {
  const queryClient = useQueryClient();
  const sign = useSigning();
  const chosen = { params: { reportId: report.id } };
  const { version } = report;
  const after = {
    onSuccess: (next: AnnualReport) => {
      queryClient.setQueryData(['reports', 'one', report.id], next);
      void queryClient.invalidateQueries({ queryKey: ['reports', 'mine'] });
      onDone();
    },
    onError: (error: unknown) => {
      // Somebody else has saved meanwhile: the newer text is read; what is written stays in the fields beside it.
      if (isConflict(error))
        void queryClient.invalidateQueries({ queryKey: ['reports', 'one', report.id] });
    },
  };
  return {
    save: useMutation({
      mutationFn: ({ since, content }: ReportDraft) =>
        call('annualReports', 'save', {
          ...chosen,
          body: { version: since, content: writtenIn(content) },
        }),
      ...after,
    }),
    refresh: useMutation({
      mutationFn: () => call('annualReports', 'refresh', { ...chosen, body: { version } }),
      ...after,
    }),
    sign: useMutation({
      mutationFn: () => sign(() => call('annualReports', 'sign', { ...chosen, body: { version } })),
      ...after,
    }),
    reopen: useMutation({
      mutationFn: (reason: string) =>
        call('annualReports', 'reopen', { ...chosen, body: { version, reason } }),
      ...after,
    }),
  };
}

function Report({ report }: { report: AnnualReport }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ReportDraft>();
  const { save, refresh, sign, reopen } = useActs(report, () => setDraft(undefined));
  const isOpen = (act: AnnualReport['may'][number]) => report.may.includes(act);
  const standing = draft === undefined ? 'same' : standingOf(draft, report);
  const leave = () => {
    setDraft(undefined);
    save.reset();
  };
  return (
    <div className="stack">
      <div className="row no-print section-bar">
        <Link to="/reports">{t('reports.back')}</Link>
        <span className="spacer" />
        {draft === undefined ? (
          <>
            {isOpen('refresh') && (
              <Button loading={refresh.isPending} onClick={() => refresh.mutate()}>
                {t('reports.refresh')}
              </Button>
            )}
            {isOpen('save') && (
              <Button onClick={() => setDraft(draftOf(report))}>{t('reports.edit')}</Button>
            )}
            {isOpen('sign') && (
              <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate()}>
                {t('reports.sign')}
              </Button>
            )}
            {isOpen('reopen') && <Reopen onReopen={(reason) => reopen.mutate(reason)} />}
            <Button onClick={() => print()}>{t('common.print')}</Button>
          </>
        ) : (
          <>
            <Button onClick={leave}>{t('common.cancel')}</Button>
            {standing === 'same' && (
              <Button type="primary" loading={save.isPending} onClick={() => save.mutate(draft)}>
                {t('common.save')}
              </Button>
            )}
          </>
        )}
      </div>
      {draft !== undefined && standing !== 'same' && (
        <ChangedMeanwhile
          report={report}
          isClosed={standing === 'closed'}
          isSaving={save.isPending}
          onTheirs={leave}
          onMine={() => save.mutate({ ...draft, since: report.version })}
        />
      )}
      <ActError
        error={
          (standing === 'same' || !isConflict(save.error) ? save.error : null) ??
          refresh.error ??
          sign.error ??
          reopen.error
        }
      />
      {draft === undefined && isOpen('refresh') && (
        <Notice>{t('reports.draftHint', { date: documentDate(report.asOf) })}</Notice>
      )}
      <DocumentPage
        title={t('reports.documentTitle', { year: report.year })}
        sub={`${report.posts} ${report.personName}`}
      >
        {draft === undefined ? (
          <Shown report={report} />
        ) : (
          <Edited content={draft.content} onChange={(content) => setDraft({ ...draft, content })} />
        )}
        {draft === undefined && <EarlierVersions versions={report.versions} />}
      </DocumentPage>
      {draft === undefined && (
        <div className="no-print">
          <DocumentsPart stream="annual-report" of={report.id} />
        </div>
      )}
    </div>
  );
}

export function ReportPage() {
  const { reportId } = useParams({ from: '/app/reports/$reportId' });
  const report = useQuery({
    queryKey: ['reports', 'one', reportId],
    queryFn: () =>
      call('annualReports', 'report', { params: { reportId: reportId as Id<'annual-report'> } }),
  });
  if (report.isPending) return <Loading />;
  if (report.isError)
    return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  return <Report report={report.data} />;
}
