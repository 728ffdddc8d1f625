// What a case freezes of a person: the records of their duties as the log has them, each called by a name people know.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { type PersonEvidenceRow, personEvidence } from '../ledger/index.ts';
import type { EvidenceRow } from './accountability.context.ts';

/** By the kind of record; nothing of vetting, of other cases or of accounts is evidence of a duty. */
const KINDS: Readonly<Record<string, string>> = {
  'duty-section': '责任清单',
  'duty-record': '履职记录',
  'annual-report': '述职报告',
  'deployment-ask': '工作部署',
  task: '督办事项',
  talk: '约谈',
  handover: '交接',
};
const EVIDENCE_STREAMS = Object.keys(KINDS);
const AT_MOST = 5000;

function titleOf({ stream, title, year, post }: PersonEvidenceRow): string {
  const kind = KINDS[stream] ?? stream;
  const of = [year === null ? null : `${year}年`, post, title].filter((part) => part !== null);
  return of.length === 0 ? kind : `${kind}：${of.join(' ')}`;
}

export async function evidenceOf(
  db: Reader,
  personId: Id<'person'>,
  days: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<EvidenceRow[]> {
  const asked = { ...days, streams: EVIDENCE_STREAMS, limit: AT_MOST };
  return (await personEvidence(db, personId, asked)).map((row) => ({
    stream: row.stream,
    recordId: row.record,
    recordVersion: row.version,
    title: titleOf(row).slice(0, 400),
    occurredOn: row.occurredOn,
    recordedAt: row.recordedAt,
    isLate: row.isLate,
  }));
}
