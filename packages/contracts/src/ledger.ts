// Proof: the log's state for auditors, receipts for everyone, packages, lawful erasure and sealing.
import type { Json } from '@jinze/kernel';
import { z } from 'zod';
import {
  cursorSchema,
  idSchema,
  instantSchema,
  longText,
  pageOf,
  pageSizeSchema,
  shortText,
  versionSchema,
} from './common.ts';
import { get, post } from './route.ts';

export const LEDGER_PROFILES = ['sha256', 'sm3'] as const;
export type LedgerProfile = (typeof LEDGER_PROFILES)[number];

/**
 * How a witness stands to the newest signed checkpoint. `by-file`: no address, texts travel by disk; `unlisted`: it has
 * cosigned this log and stands in no list of witnesses any more.
 */
export const WITNESS_STATES = [
  'up-to-date',
  'behind',
  'refused',
  'silent',
  'by-file',
  'unlisted',
] as const;

export const witnessViewSchema = z.strictObject({
  name: z.string(),
  verifierKey: z.string(),
  address: z.string().nullable(),
  state: z.enum(WITNESS_STATES),
  /** The largest tree it has cosigned, and when by its own clock. */
  newest: z.strictObject({ size: z.number().int(), at: instantSchema }).nullable(),
  /** What it answered last when that was a refusal, as a code of `spec/ledger/witness.md`. */
  refusal: z.string().nullable(),
});
export type WitnessView = z.infer<typeof witnessViewSchema>;

export const FINDING_CODES = [
  'leaf-bytes',
  'leaf-content',
  'leaf-missing',
  'leaf-order',
  'field',
  'event',
  'pending',
  'tile',
  'checkpoint',
  'signature',
  'record',
  'row-missing',
  'row-without-leaf',
  'older-than-witnessed',
  'witness-disagrees',
  'anchor',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const findingSchema = z.strictObject({
  id: z.uuid(),
  code: z.enum(FINDING_CODES),
  /** What it is about: a record with its version, an index, a tile. */
  subject: z.string(),
  params: z.record(z.string(), z.json()) as z.ZodType<Record<string, Json>>,
  foundAt: instantSchema,
});
export type Finding = z.infer<typeof findingSchema>;

export const ledgerStatusSchema = z.strictObject({
  origin: z.string(),
  profile: z.enum(LEDGER_PROFILES),
  /** Those that sign now; more than one while a rotation is under way. */
  keys: z.array(z.string()),
  size: z.number().int(),
  /** The newest signed one. */
  checkpoint: z
    .strictObject({ size: z.number().int(), root: z.string(), signedAt: instantSchema })
    .nullable(),
  unsealed: z.strictObject({ count: z.number().int(), oldestAt: instantSchema.nullable() }),
  /** Null without a policy that asks for witnesses. */
  quorum: z
    .strictObject({ size: z.number().int(), at: instantSchema })
    .nullable()
    .describe('the newest checkpoint that enough witnesses have cosigned'),
  isQuorumAsked: z.boolean(),
  witnesses: z.array(witnessViewSchema),
  anchor: z
    .strictObject({ size: z.number().int(), at: instantSchema, authority: z.string() })
    .nullable(),
  isAnchored: z.boolean(),
  heartbeatAt: instantSchema.nullable(),
  /** False while a finding is open, or no process has the key. */
  isSigning: z.boolean(),
  findings: z.array(findingSchema).max(100),
  check: z.strictObject({
    nextIndex: z.number().int(),
    startedAt: instantSchema.nullable(),
    movedAt: instantSchema.nullable().describe('its last step'),
    finishedAt: instantSchema.nullable(),
    checked: z.number().int(),
  }),
  /** The server's own time, which ages are counted from. */
  now: instantSchema,
});
export type LedgerStatus = z.infer<typeof ledgerStatusSchema>;

/** Where one accepted version of a record stands. */
export const sealSchema = z.strictObject({
  /** Of the acceptance; it has a number in the log once it is sealed. */
  id: z.uuid(),
  record: z.uuid(),
  version: versionSchema,
  /** Null where the kind alone would tell on someone. */
  type: z.string().nullable(),
  acceptedAt: instantSchema,
  index: z.number().int().nullable(),
  sealedAt: instantSchema.nullable(),
  /** When enough witnesses knew it, by the earliest checkpoint of which that holds. */
  witnessedAt: instantSchema.nullable(),
  /** Fields lawfully erased from it. */
  erased: z.array(z.string()),
});
export type Seal = z.infer<typeof sealSchema>;

export const recordSealsSchema = z.strictObject({
  record: z.uuid(),
  /** Newest first. */
  versions: z.array(sealSchema).max(100),
  isSealedOff: z.boolean().describe('lawfully sealed: contents are given out to nobody'),
  /** What the caller may do with it. */
  mayPackage: z.boolean(),
  mayRestrict: z.boolean(),
  /** Paths of the newest version's fields, for choosing what to erase. */
  paths: z.array(z.string()),
});
export type RecordSeals = z.infer<typeof recordSealsSchema>;

export const RESTRICTION_KINDS = ['erase', 'seal'] as const;
export const RESTRICTION_STATES = [
  'proposed',
  'carried-out',
  'refused',
  'withdrawn',
  'lifted',
] as const;

export const restrictionSchema = z.strictObject({
  id: idSchema<'restriction'>(),
  version: versionSchema,
  kind: z.enum(RESTRICTION_KINDS),
  state: z.enum(RESTRICTION_STATES),
  record: z.uuid(),
  type: z.string().nullable(),
  paths: z.array(z.string()),
  basis: z.string(),
  orderNo: z.string(),
  reason: z.string(),
  organName: z.string(),
  proposer: z.string(),
  proposedAt: instantSchema,
  decider: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  note: z.string().nullable(),
  /** The caller proposed it: somebody else decides. */
  isMine: z.boolean(),
});
export type Restriction = z.infer<typeof restrictionSchema>;

export const HANDOUT_KINDS = ['custody', 'release', 'evidence'] as const;
export const HANDOUT_STATES = [
  'proposed',
  'approved',
  'refused',
  'handed-over',
  'withdrawn',
] as const;

export const custodyEntrySchema = z.strictObject({
  at: instantSchema,
  name: z.string(),
  act: z.enum(['requested', 'approved', 'refused', 'withdrawn', 'made', 'handed-over']),
  note: z.string().nullable(),
  /** File name → SHA-256, hex. */
  hashes: z.record(z.string(), z.string()),
});

export const handoutSchema = z.strictObject({
  id: idSchema<'handout'>(),
  version: versionSchema,
  /**
   * `custody`: handed by an office to a discipline organ or an archive; `release`: contents to a person who has left;
   * `evidence`: called for by a discipline organ itself, unknown to the person and their office.
   */
  kind: z.enum(HANDOUT_KINDS),
  state: z.enum(HANDOUT_STATES),
  organName: z.string().nullable(),
  personName: z.string().nullable(),
  recipient: z.string(),
  purpose: z.string(),
  documentNo: z.string().nullable(),
  records: z.number().int(),
  requester: z.string(),
  requestedAt: instantSchema,
  decider: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  note: z.string().nullable(),
  takenBy: z.string().nullable(),
  takenAt: instantSchema.nullable(),
  custody: z.array(custodyEntrySchema).max(100),
  isMine: z.boolean(),
});
export type Handout = z.infer<typeof handoutSchema>;

const recordParams = z.strictObject({ record: z.uuid().lowercase() });
const versionParams = recordParams.extend({ version: z.coerce.number().int().min(1) });
const listQuery = z.strictObject({ cursor: cursorSchema.optional(), limit: pageSizeSchema });
const jsonPointer = z.string().regex(/^\/[^/]{1,100}$/, '须是一个字段的路径，例如 /title');

export const ledgerRoutes = {
  status: get({
    id: 'ledger.status',
    path: '/api/ledger/status',
    summary: 'State of the log: size, checkpoint, witnesses, oldest unsealed row, findings',
    access: 'session',
    response: ledgerStatusSchema,
  }),
  entries: get({
    id: 'ledger.entries',
    path: '/api/ledger/entries',
    summary: 'Entries of the log, newest first, or those of one record',
    access: 'session',
    query: listQuery.extend({ record: z.uuid().lowercase().optional() }),
    response: pageOf(sealSchema),
  }),
  mine: get({
    id: 'ledger.mine',
    path: '/api/ledger/mine',
    summary: 'My own receipts: dates and numbers, at any time, also after leaving',
    access: 'session',
    query: listQuery,
    response: pageOf(sealSchema),
  }),
  myReceipt: get({
    id: 'ledger.my-receipt',
    path: '/api/ledger/mine/:record/:version/receipt',
    summary: 'One of my receipts (.tlog-proof)',
    access: 'session',
    params: versionParams,
    response: z.unknown(),
    form: 'download',
  }),
  myReceipts: get({
    id: 'ledger.my-receipts',
    path: '/api/ledger/mine/receipts',
    summary: 'All my receipts in one file (.zip)',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  record: get({
    id: 'ledger.record',
    path: '/api/ledger/records/:record',
    summary: 'Where the versions of one record stand in the log',
    access: 'session',
    params: recordParams,
    response: recordSealsSchema,
  }),
  receipt: get({
    id: 'ledger.receipt',
    path: '/api/ledger/records/:record/versions/:version/receipt',
    summary: 'The receipt of one version of a record (.tlog-proof)',
    access: 'session',
    params: versionParams,
    response: z.unknown(),
    form: 'download',
  }),
  receipts: get({
    id: 'ledger.receipts',
    path: '/api/ledger/records/:record/receipts',
    summary: 'The receipts of all versions of a record (.zip)',
    access: 'session',
    params: recordParams,
    response: z.unknown(),
    form: 'download',
  }),
  package: get({
    id: 'ledger.package',
    path: '/api/ledger/records/:record/package',
    summary: 'The evidence package of a record with its contents (.evp)',
    access: 'session',
    params: recordParams,
    response: z.unknown(),
    form: 'download',
  }),
  restrictions: get({
    id: 'ledger.restrictions',
    path: '/api/ledger/restrictions',
    summary: 'Lawful erasures and seals of the own bodies',
    access: 'session',
    query: listQuery,
    response: pageOf(restrictionSchema),
  }),
  exportRestrictions: get({
    id: 'ledger.export-restrictions',
    path: '/api/ledger/restrictions.xlsx',
    summary: 'The same as a workbook',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  restrict: post({
    id: 'ledger.restrict',
    path: '/api/ledger/restrictions',
    summary: 'Propose to erase fields of a record, or to seal it, on a legal basis and order',
    access: 'signing',
    body: z.strictObject({
      kind: z.enum(RESTRICTION_KINDS),
      record: z.uuid().lowercase(),
      paths: z.array(jsonPointer).max(100),
      basis: z.string().trim().min(2).max(300),
      orderNo: z.string().trim().min(1).max(100),
      reason: z.string().trim().min(2).max(1000),
    }),
    response: z.strictObject({ id: idSchema<'restriction'>() }),
  }),
  decideRestriction: post({
    id: 'ledger.decide-restriction',
    path: '/api/ledger/restrictions/:id/decide',
    summary: 'A second person carries the erasure or seal out, refuses it, or lifts the seal',
    access: 'signing',
    params: z.strictObject({ id: idSchema<'restriction'>() }),
    body: z.strictObject({
      version: versionSchema,
      decision: z.enum(['carry-out', 'refuse', 'withdraw', 'lift']),
      note: longText.nullable(),
    }),
    response: z.strictObject({ version: versionSchema }),
  }),
  handouts: get({
    id: 'ledger.handouts',
    path: '/api/ledger/handouts',
    summary:
      'Packages handed to discipline organs and archives, and contents released to people who have left',
    access: 'session',
    query: listQuery,
    response: pageOf(handoutSchema),
  }),
  exportHandouts: get({
    id: 'ledger.export-handouts',
    path: '/api/ledger/handouts.xlsx',
    summary: 'The same as a workbook',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  myHandouts: get({
    id: 'ledger.my-handouts',
    path: '/api/ledger/mine/handouts',
    summary: 'Releases I have asked for',
    access: 'session',
    query: listQuery,
    response: pageOf(handoutSchema),
  }),
  handOut: post({
    id: 'ledger.hand-out',
    path: '/api/ledger/handouts',
    summary:
      'Ask for a package for a discipline organ or an archive: all records of a person in the own bodies, for and against alike',
    access: 'signing',
    body: z.strictObject({
      person: idSchema<'person'>().optional(),
      records: z.array(z.uuid().lowercase()).max(1000).optional(),
      recipient: z.string().trim().min(2).max(200),
      purpose: z.string().trim().min(2).max(1000),
      documentNo: shortText.nullable(),
    }),
    response: z.strictObject({ id: idSchema<'handout'>(), records: z.number().int() }),
  }),
  callForEvidence: post({
    id: 'ledger.call-for-evidence',
    path: '/api/ledger/handouts/evidence',
    summary:
      'A discipline organ calls for all records of a person its committee manages, for and against alike; neither the person nor their office is told',
    access: 'signing',
    body: z.strictObject({
      person: idSchema<'person'>(),
      purpose: z.string().trim().min(2).max(1000),
      documentNo: shortText,
    }),
    response: z.strictObject({ id: idSchema<'handout'>(), records: z.number().int() }),
  }),
  askRelease: post({
    id: 'ledger.ask-release',
    path: '/api/ledger/mine/handouts',
    summary: 'Ask for the contents of my own records of a body I have left',
    access: 'session',
    body: z.strictObject({
      records: z.array(z.uuid().lowercase()).min(1).max(1000),
      purpose: z.string().trim().min(2).max(1000),
    }),
    response: z.strictObject({ id: idSchema<'handout'>(), records: z.number().int() }),
  }),
  myPackage: post({
    id: 'ledger.my-package',
    path: '/api/ledger/mine/handouts/:id/package',
    summary: 'The package of a release that was approved for me (.evp)',
    access: 'session',
    params: z.strictObject({ id: idSchema<'handout'>() }),
    response: z.unknown(),
    form: 'download',
  }),
  decideHandout: post({
    id: 'ledger.decide-handout',
    path: '/api/ledger/handouts/:id/decide',
    summary: 'A second person approves or refuses a package or a release; who asked may withdraw',
    access: 'signing',
    params: z.strictObject({ id: idSchema<'handout'>() }),
    body: z.strictObject({
      version: versionSchema,
      decision: z.enum(['approve', 'refuse', 'withdraw']),
      note: longText.nullable(),
    }),
    response: z.strictObject({ version: versionSchema }),
  }),
  makePackage: post({
    id: 'ledger.make-package',
    path: '/api/ledger/handouts/:id/package',
    summary: 'Make the package (.evp); its hash goes into the custody list',
    access: 'session',
    params: z.strictObject({ id: idSchema<'handout'>() }),
    response: z.unknown(),
    form: 'download',
  }),
  handedOver: post({
    id: 'ledger.handed-over',
    path: '/api/ledger/handouts/:id/handed-over',
    summary: 'Record who took the package',
    access: 'session',
    params: z.strictObject({ id: idSchema<'handout'>() }),
    body: z.strictObject({
      version: versionSchema,
      takenBy: shortText,
      // Both stand in one note of the custody list.
      note: longText.max(1800).nullable(),
    }),
    response: z.strictObject({ version: versionSchema }),
  }),
};
