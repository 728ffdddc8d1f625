// Back to the record a document was made of, each kind to its page.
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { writtenInstant } from '../../clock.ts';
import { zhDocuments } from '../../i18n/zh-documents.ts';
import { grouped } from '../ledger/ledger-words.ts';

/** 督办单; a kind of record without words shows itself. */
const streamName = (stream: string, t: TFunction): string =>
  Object.hasOwn(zhDocuments.streams, stream)
    ? t(`papers.streams.${stream}` as 'papers.streams.task')
    : stream;

/** How far the ledger was sealed when a paper was made. */
const ledgerThen = (size: number, t: TFunction): string =>
  size === 0 ? t('papers.ledgerUnsealed') : t('papers.ledgerSize', { size: grouped(size) });

/** Which version of what it was made of, or, of what is computed, on which day; and how long the log was then. */
export const originOf = (
  {
    origin: { stream, version },
    madeAt,
    ledgerSize,
  }: {
    origin: { stream: string; version: number | null };
    madeAt: string;
    ledgerSize: number;
  },
  t: TFunction,
): string => {
  const of =
    version === null
      ? t('papers.computedAs', { stream: streamName(stream, t), on: writtenInstant(madeAt) })
      : t('papers.originAs', { stream: streamName(stream, t), version });
  return `${of}${t('papers.originJoin')}${ledgerThen(ledgerSize, t)}`;
};

export function RecordLink({
  stream,
  record,
  isOwn,
  children,
}: {
  stream: string;
  record: string;
  /** What it is of is whoever reads it: their own page, the office's refuses them. */
  isOwn: boolean;
  children: ReactNode;
}) {
  switch (stream) {
    case 'task':
      return (
        <Link to="/supervision/tasks/$taskId" params={{ taskId: record }}>
          {children}
        </Link>
      );
    case 'talk':
      return (
        <Link to="/talks/$talkId" params={{ talkId: record }}>
          {children}
        </Link>
      );
    case 'duty-section':
      return (
        <Link to="/duties/sections/$sectionId" params={{ sectionId: record }}>
          {children}
        </Link>
      );
    case 'fulfilment':
      return (
        <Link to="/duties/sections/$sectionId" params={{ sectionId: record }}>
          {children}
        </Link>
      );
    case 'bars':
      return isOwn ? (
        <Link to="/accountability/mine">{children}</Link>
      ) : (
        <Link to="/accountability/persons/$personId" params={{ personId: record }}>
          {children}
        </Link>
      );
    case 'publication-day':
      return <Link to="/publication/obligations">{children}</Link>;
    case 'result-use-coverage':
      return <Link to="/assessments/uses">{children}</Link>;
    case 'talk-trigger':
      return <Link to="/talks/proposals">{children}</Link>;
    case 'annual-report':
      return (
        <Link to="/reports/$reportId" params={{ reportId: record }}>
          {children}
        </Link>
      );
    case 'accident':
      return (
        <Link to="/accidents/$accidentId" params={{ accidentId: record }}>
          {children}
        </Link>
      );
    case 'public-report':
      return (
        <Link to="/publication/reports/$reportId" params={{ reportId: record }}>
          {children}
        </Link>
      );
    case 'inspection-programme':
      return (
        <Link to="/inspections/programmes/$programmeId" params={{ programmeId: record }}>
          {children}
        </Link>
      );
    case 'inspection-finding':
      return (
        <Link to="/inspections/mine" search={{ why: record }}>
          {children}
        </Link>
      );
    case 'inspection':
      return (
        <Link to="/inspections/$inspectionId" params={{ inspectionId: record }}>
          {children}
        </Link>
      );
    case 'assessment':
      return (
        <Link to="/assessments/$assessmentId" params={{ assessmentId: record }}>
          {children}
        </Link>
      );
    case 'assessment-subject':
      return (
        <Link to="/assessments/subjects/$subjectId" params={{ subjectId: record }}>
          {children}
        </Link>
      );
    case 'commendation':
      return (
        <Link to="/commendations/$commendationId" params={{ commendationId: record }}>
          {children}
        </Link>
      );
    case 'public-notice':
      return (
        <Link to="/publication/$noticeId" params={{ noticeId: record }}>
          {children}
        </Link>
      );
    case 'vetting-request':
      return (
        <Link to="/vetting/$requestId" params={{ requestId: record }}>
          {children}
        </Link>
      );
    case 'worksheet':
      return (
        <Link to="/accountability/worksheets/$worksheetId" params={{ worksheetId: record }}>
          {children}
        </Link>
      );
    case 'accountability-decision':
      return (
        <Link to="/accountability/decisions/$decisionId" params={{ decisionId: record }}>
          {children}
        </Link>
      );
    default:
      return null;
  }
}
