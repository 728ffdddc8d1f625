// What a case freezes: the records of a person's duties and those of the accident as the log has them, each called by a name people know.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import {
  type EvidenceOfLog,
  personEvidence,
  recordsEvidence,
  unsealedEvidence,
} from '../ledger/index.ts';
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
const ACCIDENT_KINDS: Readonly<Record<string, string>> = {
  accident: '事故',
  'accident-milestone': '事故处置节点',
  'reporting-finding': '事故报告情况的认定',
};
/** So many of one person; more than the newest of them is said to be left out. */
export const EVIDENCE_MOST = 5000;

function titleOf({ stream, title, year, post }: EvidenceOfLog): string {
  const kind = KINDS[stream] ?? ACCIDENT_KINDS[stream] ?? stream;
  const of = [year === null ? null : `${year}年`, post, title].filter((part) => part !== null);
  return of.length === 0 ? kind : `${kind}：${of.join(' ')}`;
}

const evidenceRow = (row: EvidenceOfLog): EvidenceRow => ({
  stream: row.stream,
  recordId: row.record,
  recordVersion: row.version,
  title: titleOf(row).slice(0, 400),
  occurredOn: row.occurredOn,
  recordedAt: row.recordedAt,
  isLate: row.isLate,
});

/** Below the size of a checkpoint, the earliest first. */
export async function evidenceOf(
  db: Reader,
  personId: Id<'person'>,
  days: { readonly from: CivilDate; readonly to: CivilDate },
  size: number | null,
): Promise<{ readonly rows: readonly EvidenceRow[]; readonly isCut: boolean }> {
  const asked = { ...days, streams: Object.keys(KINDS), size, limit: EVIDENCE_MOST + 1 };
  const found = await personEvidence(db, personId, asked);
  return {
    rows: found.slice(0, EVIDENCE_MOST).toReversed().map(evidenceRow),
    isCut: found.length > EVIDENCE_MOST,
  };
}

/** What is on record of the accident itself. */
export async function accidentEvidence(
  db: Reader,
  records: readonly string[],
  size: number | null,
): Promise<readonly EvidenceRow[]> {
  const asked = { streams: Object.keys(ACCIDENT_KINDS), size };
  return (await recordsEvidence(db, records, asked)).map(evidenceRow);
}

/** How many of these entries no tree of that size has yet. */
export const notYetSealed = (
  db: Reader,
  of: { readonly persons: readonly Id<'person'>[]; readonly records: readonly string[] },
  size: number,
): Promise<number> =>
  unsealedEvidence(db, of, {
    streams: [...Object.keys(KINDS), ...Object.keys(ACCIDENT_KINDS)],
    size,
  });
