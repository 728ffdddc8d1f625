// The why panel of a duty's state: clause, facts, gaps, proof, and the records that counted and did not, each a link.

import type { FulfilmentWhy, RecordBrief } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { WhyAwaited, WhyPanel } from '../../components/why-panel.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { MadePapers } from '../documents/documents-part.tsx';

export interface Asked {
  readonly section: string;
  readonly code: string;
}

/** `section/code` in the address. */
export function askedIn(text: string | undefined): Asked | undefined {
  const cut = text?.indexOf('/') ?? -1;
  return text === undefined || cut < 0
    ? undefined
    : { section: text.slice(0, cut), code: text.slice(cut + 1) };
}

export const addressOf = ({ section, code }: Asked) => `${section}/${code}`;

function RecordLine({ record, note }: { record: RecordBrief; note?: string }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to="/records/$recordId" params={{ recordId: record.id }}>
        {record.occurredOn} {record.title}
      </Link>{' '}
      {record.isLate && <span className="tag unchecked">{t('fulfilment.late')}</span>}
      {note !== undefined && <div className="muted">{note}</div>}
    </li>
  );
}

function Records({ why }: { why: FulfilmentWhy }) {
  const { t } = useTranslation();
  return (
    <>
      {why.counted.length > 0 && (
        <>
          <p className="muted">{t('fulfilment.countedRecords', { count: why.counted.length })}</p>
          <ul className="plain-list">
            {why.counted.map((record) => (
              <RecordLine key={record.id} record={record} />
            ))}
          </ul>
        </>
      )}
      {why.notCounted.length > 0 && (
        <details>
          <summary>{t('fulfilment.notCounted', { count: why.notCounted.length })}</summary>
          <ul className="plain-list">
            {why.notCounted.map((record) => (
              <RecordLine key={record.id} record={record} note={record.because} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export function FulfilmentWhyPanel({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { section, code } = asked;
  const why = useQuery({
    queryKey: ['fulfilment', 'why', section, code],
    queryFn: () =>
      call('fulfilment', 'why', { params: { sectionId: section as Id<'section'>, code } }),
  });
  if (why.data === undefined)
    return <WhyAwaited error={why.error} onRetry={() => void why.refetch()} onClose={onClose} />;
  return (
    <WhyPanel
      why={why.data.why}
      onClose={onClose}
      clauseAddress={clauseAddress}
      seal={<Records why={why.data} />}
      paper={<ConclusionPaper stream="fulfilment" of={section} part={code} />}
      made={<MadePapers stream="fulfilment" of={section} />}
    />
  );
}
