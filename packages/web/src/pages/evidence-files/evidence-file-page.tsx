// What an evidence file would have before it is made, what not and why; then the paper and the archive.
import type { EvidenceFileView } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, fileAddress } from '../../api/client.ts';
import { thisYear, today } from '../../clock.ts';
import { DayInput } from '../../components/day-input.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sizeWords } from '../../components/uploads.ts';
import { MakeFile } from './make-file.tsx';

function LeftOut({ leftOut }: Pick<EvidenceFileView, 'leftOut'>) {
  const { t } = useTranslation();
  if (leftOut.length === 0) return <p>{t('evidenceFiles.nothingLeftOut')}</p>;
  return (
    <>
      <p>{t('evidenceFiles.leftOutNote')}</p>
      <ul>
        {leftOut.map(({ reason, count }) => (
          <li key={reason}>{t(`evidenceFiles.leftOut.${reason}`, { count })}</li>
        ))}
      </ul>
    </>
  );
}

function Contents({ file }: { file: EvidenceFileView }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="card stack">
        <h2>{t('evidenceFiles.contents')}</h2>
        <ul>
          {file.groups.map(({ title, count }) => (
            <li key={title}>
              {title} <span className="muted">{t('evidenceFiles.count', { count })}</span>
            </li>
          ))}
        </ul>
        <p>
          {file.files.count === 0
            ? t('evidenceFiles.filesNone')
            : t('evidenceFiles.filesLine', {
                count: file.files.count,
                size: sizeWords(file.files.bytes),
              })}
        </p>
      </section>
      <section className="card stack">
        <h2>{t('evidenceFiles.leftOutTitle')}</h2>
        <LeftOut leftOut={file.leftOut} />
      </section>
    </>
  );
}

function Makeable({
  file,
  address,
}: {
  file: EvidenceFileView;
  address: (format: 'pdf' | 'zip') => string;
}) {
  const { t } = useTranslation();
  if (file.unsealed > 0)
    return <Notice>{t('evidenceFiles.unsealed', { count: file.unsealed })}</Notice>;
  return <MakeFile file={file} address={address} />;
}

function FilePage({
  query,
  back,
  days,
  empty,
  address,
}: {
  query: {
    readonly isPending: boolean;
    readonly error: unknown;
    readonly data: EvidenceFileView | undefined;
    readonly refetch: () => Promise<unknown>;
  };
  back: ReactNode;
  days?: ReactNode;
  empty: string;
  address: (format: 'pdf' | 'zip') => string;
}) {
  const { t } = useTranslation();
  const { data, error } = query;
  const title =
    data === undefined
      ? t('evidenceFiles.title')
      : t('evidenceFiles.of', { subject: data.subject, count: data.records });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('evidenceFiles.sub')}>
        {back}
      </PageHead>
      {days}
      {query.isPending && <Loading lines={8} />}
      {error !== null && <ErrorState error={error} onRetry={() => void query.refetch()} />}
      {data !== undefined && error === null && data.records === 0 && (
        <EmptyState title={t('evidenceFiles.none')} hint={empty} />
      )}
      {data !== undefined && error === null && data.records > 0 && (
        <>
          <Makeable file={data} address={address} />
          <Contents file={data} />
        </>
      )}
    </div>
  );
}

export function PersonEvidencePage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/app/evidence-files/people/$personId' });
  const search = useSearch({ from: '/app/evidence-files/people/$personId' });
  const navigate = useNavigate({ from: '/evidence-files/people/$personId' });
  const from = search.from ?? `${thisYear()}-01-01`;
  const to = search.to ?? today();
  const input = {
    params: { personId: personId as Id<'person'> },
    query: { from: from as never, to: to as never },
  };
  const query = useQuery({
    queryKey: ['evidence-files', 'person', personId, from, to],
    queryFn: () => call('evidenceFiles', 'person', input),
  });
  const days = (
    <div className="row no-print">
      {(['from', 'to'] as const).map((name) => (
        <label className="row" key={name}>
          {t(`evidenceFiles.${name}`)}
          <DayInput
            style={{ width: 160 }}
            value={name === 'from' ? from : to}
            onChange={(day) =>
              void navigate({ search: (old) => ({ ...old, [name]: day }), replace: true })
            }
          />
        </label>
      ))}
    </div>
  );
  return (
    <FilePage
      query={query}
      days={days}
      empty={t('evidenceFiles.noneOfDays')}
      back={
        <Link to="/records/people/$personId" params={{ personId }}>
          {t('records.toOfPerson')}
        </Link>
      }
      address={(format) =>
        fileAddress('evidenceFiles', 'personFile', {
          ...input,
          query: { ...input.query, format },
        })
      }
    />
  );
}

export function CaseEvidencePage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/app/evidence-files/cases/$caseId' });
  const params = { caseId: caseId as Id<'case'> };
  const query = useQuery({
    queryKey: ['evidence-files', 'case', caseId],
    queryFn: () => call('evidenceFiles', 'case', { params }),
  });
  return (
    <FilePage
      query={query}
      empty={t('evidenceFiles.noneFrozen')}
      back={
        <Link to="/accountability/cases/$caseId" params={{ caseId }}>
          {t('evidenceFiles.toCase')}
        </Link>
      }
      address={(format) => fileAddress('evidenceFiles', 'caseFile', { params, query: { format } })}
    />
  );
}
