// How sections read back from their tables what their changes said: with their items and the scan of the signed paper.
import type { Id, Json, JsonObject } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { digestOf } from '../../platform/ids.ts';
import type { HeldRecord, RecordSource } from '../../platform/record-source.ts';
import { partOf, tableSource } from '../../platform/table-source.ts';
import { eachScan } from './scan.store.ts';

const DERIVED = 'made by the database from other columns';

/** What one act writes is one field. */
const ACTS = {
  approval_meeting: 'approval.meeting',
  approval_on: 'approval.on',
  approval_document_no: 'approval.documentNo',
  issued_on: 'issue.on',
  issue_document_no: 'issue.documentNo',
  issued_at: 'issue.recordedAt',
  acknowledged_at: 'signature.recordedAt',
  signed_how: 'signature.how',
  signed_on: 'signature.on',
  custodian: 'signature.custodian',
  paper_no: 'signature.paperNo',
  continues: 'signature.continues',
  objected_at: 'objection.recordedAt',
  objection_reason: 'objection.reason',
  ended_at: 'end.recordedAt',
  ended_because: 'end.because',
} as const;

const HOLDER = {
  person_name: 'holder.personName',
  post_title: 'holder.postTitle',
  post_class: 'holder.postClass',
  organ_id: 'holder.organId',
  organ_name: 'holder.organName',
  organ_kind: 'holder.organKind',
  region_name: 'holder.regionName',
  level: 'holder.level',
  holds_post_from: 'holder.from',
} as const;

const sections = tableSource({
  stream: 'duty-section',
  table: 'duties.section',
  version: 'version',
  places: ['region_path'],
  as: { ...ACTS, ...HOLDER },
  parts: [
    partOf({ table: 'duties.scan', field: 'scans', of: 'section_id', order: ['section_id'] }),
  ],
  exempt: {
    sort_key: DERIVED,
    is_party_side: DERIVED,
    stale_since: 'a mark that posts or rules have changed since; drafting takes it away',
    reminded_at: 'when a reminder was sent, for the next one',
  },
  persons: ({ fields }) => [fields.personId as Id<'person'>],
});

interface ItemSetRow {
  readonly digest: string;
  readonly items: Json;
  readonly about: JsonObject;
}

/** Sections with the same items share one stored set: the digest is of what stands there now. */
async function itemSetsOf(
  db: Reader,
  held: readonly HeldRecord[],
): Promise<ReadonlyMap<Json, ItemSetRow>> {
  const digests = new Set(held.map(({ fields }) => fields.itemSet as string));
  const { rows } =
    await sql<ItemSetRow>`select digest, items, jsonb_build_object('count', item_count,
      'essence', essence, 'rulesVersion', rules_version,
      'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) as about
    from duties.item_set where digest = any(${[...digests]}::text[])`.execute(db);
  return new Map(
    rows.map((row) => [row.digest, { ...row, digest: digestOf(canonicalJson(row.items)) }]),
  );
}

/** A file is a field of its own, as the ledger writes files. A section has one; whatever else is there is told. */
function scanFields([scan, ...others]: readonly JsonObject[]): JsonObject {
  if (scan === undefined) return { scanFile: null, scanKept: null };
  const { name, size, type, bytes, ...kept } = scan;
  return {
    scanFile: { name: name ?? null, size: size ?? null, type: type ?? null, hash: bytes ?? null },
    scanKept: others.length === 0 ? kept : { ...kept, others },
  };
}

export const sectionSource: RecordSource = {
  ...sections,
  files: { fields: ['scanFile'], contents: eachScan },
  tables: [
    ...sections.tables,
    {
      table: 'duties.item_set',
      record: null,
      isOwn: false,
      covered: ['digest', 'items', 'item_count', 'rules_version', 'created_at', 'essence'],
      exempt: {},
    },
  ],
  read: async (db, ids) => {
    const held = await sections.read(db, ids);
    const sets = await itemSetsOf(db, held);
    return held.map(({ fields: { scans, ...fields }, ...record }) => {
      const set = sets.get(fields.itemSet ?? null);
      return {
        ...record,
        fields: {
          ...fields,
          ...scanFields(scans as readonly JsonObject[]),
          itemSet: set?.digest ?? null,
          itemSetRow: set?.about ?? null,
        },
      };
    });
  },
};
