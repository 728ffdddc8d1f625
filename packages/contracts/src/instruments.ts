// The regulation as dated data: instruments and articles with their verification status.
import { TRAINED_ROLES } from '@jinze/kernel';
import { z } from 'zod';
import {
  cellErrorSchema,
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  levelSchema,
  longText,
  organKindSchema,
  pageOf,
  pageSizeSchema,
  postClassSchema,
  regionPathSchema,
  shortText,
  sourceStatusSchema,
  versionSchema,
} from './common.ts';
import { get, post } from './route.ts';
import { ruleItemSchema } from './rules.ts';

export const keyPointSchema = z.strictObject({
  id: z.string(),
  what: z.string(),
  evidence: z.string(),
  /** Of what series it is: 五个纳入①. */
  group: z.string().exactOptional(),
});
export const articleSchema = z.strictObject({
  article: z.number().int(),
  chapter: z.string(),
  title: z.string(),
  status: sourceStatusSchema,
  text: z.string(),
  /** Who it speaks to: post classes, or bodies; both empty: it lays down no duty. */
  addressees: z.strictObject({
    postClasses: z.array(postClassSchema),
    bodies: z.array(z.string()),
  }),
  items: z.array(
    z.strictObject({
      code: z.string(),
      article: z.string(),
      title: z.string(),
      text: z.string(),
      keyPoints: z.array(keyPointSchema),
    }),
  ),
});
export type Article = z.infer<typeof articleSchema>;
export const instrumentSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  number: z.string(),
  issuers: z.array(z.string()),
  effectiveFrom: civilDateSchema,
  articles: z.array(articleSchema),
});
export type Instrument = z.infer<typeof instrumentSchema>;

/** What a local instrument asks of posts, one line each. */
export const localLineSchema = z.strictObject({
  /** `P007`, or `<instrument>:<n>`. */
  parameter: z.string(),
  article: z.string().nullable(),
  text: z.string(),
  /** What is counted, in the words of the closed lists; null where nothing is. */
  countedAs: z.string().nullable(),
  /** Who it addresses, in words. */
  role: z.string(),
  status: sourceStatusSchema,
  /** Duty items it is placed under; empty: an item of its own, or not used. */
  items: z.array(z.string()),
  /** Why it is not used, or what else to know about it. */
  notUsed: z.string().nullable(),
  note: z.string().nullable(),
  /** A value shown and never computed. */
  isSuperseded: z.boolean(),
  /** The rule topic it is placed under. */
  topic: z.string().nullable(),
  /** The topic has no function yet: placed, and not read by anything. */
  isWaiting: z.boolean(),
});
export type LocalLine = z.infer<typeof localLineSchema>;

export const localInstrumentLineSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  documentNo: z.string().nullable(),
  placeName: z.string(),
  /** `built-in` comes with the rules; `imported` was brought in by an office. */
  origin: z.enum(['built-in', 'imported']),
  effectiveFrom: civilDateSchema.nullable(),
  effectiveTo: civilDateSchema.nullable(),
  /** Where the source gives no more than a year. */
  year: z.number().int().nullable(),
  lines: z.number().int(),
  linesUsed: z.number().int(),
  isWithdrawn: z.boolean(),
});
export type LocalInstrumentLine = z.infer<typeof localInstrumentLineSchema>;

export const localInstrumentSchema = localInstrumentLineSchema.extend({
  version: versionSchema,
  importedBy: z.string().nullable(),
  recordedAt: instantSchema.nullable(),
  withdrawal: z.strictObject({ by: z.string(), reason: z.string(), at: instantSchema }).nullable(),
  entries: z.array(localLineSchema),
  may: z.array(z.enum(['withdraw'])),
});
export type LocalInstrument = z.infer<typeof localInstrumentSchema>;

export const adoptionSchema = z.strictObject({
  id: idSchema<'adoption'>(),
  version: versionSchema,
  parameter: z.string(),
  regionName: z.string(),
  on: civilDateSchema,
  documentNo: z.string(),
  by: z.string(),
  recordedAt: instantSchema,
  may: z.array(z.enum(['withdraw'])),
});
export type AdoptionView = z.infer<typeof adoptionSchema>;

/** The requirements of one place and level, as they stand on a day: what the reader shows beside the articles. */
export const placeRequirementsSchema = z.strictObject({
  place: z.strictObject({ name: z.string(), path: regionPathSchema, level: levelSchema }),
  /** Of the bodies asked about: the place's own or one below it. */
  level: levelSchema,
  asOf: civilDateSchema,
  rulesVersion: z.string(),
  classes: z.array(
    z.strictObject({
      postClass: postClassSchema,
      organ: organKindSchema.nullable(),
      items: z.array(ruleItemSchema).readonly(),
    }),
  ),
  /** Title of every local instrument the items name. */
  titles: z.record(z.string(), z.string()),
  adoptions: z.array(adoptionSchema),
  /** Whether the caller may adopt a value for this place. */
  mayAdopt: z.boolean(),
});
export type PlaceRequirements = z.infer<typeof placeRequirementsSchema>;

/** One post that must do what a clause says. */
export const dutyHolderSchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  personName: z.string(),
  postTitle: z.string(),
  postClass: postClassSchema,
  organName: z.string(),
  regionName: z.string(),
  isByReference: z.boolean(),
});
export type DutyHolder = z.infer<typeof dutyHolderSchema>;

/** One value of a local instrument's JSON: what a cell of the workbook could hold, or several of them. */
const jsonCell = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(60)).max(30),
]);

/** A local instrument as JSON, in form; what each value may be is checked as in the workbook, cell by cell. */
export const localInstrumentFileSchema = z.strictObject({
  title: jsonCell,
  documentNo: jsonCell,
  region: jsonCell,
  effectiveFrom: jsonCell,
  effectiveTo: jsonCell.optional(),
  requirements: z
    .array(
      z.strictObject({
        text: jsonCell,
        postClasses: jsonCell,
        levels: jsonCell,
        kind: jsonCell,
        article: jsonCell.optional(),
        organs: jsonCell.optional(),
        item: jsonCell.optional(),
        portfolio: jsonCell.optional(),
        matter: jsonCell.optional(),
        activity: jsonCell.optional(),
        body: jsonCell.optional(),
        atLeast: jsonCell.optional(),
        per: jsonCell.optional(),
        monthDay: jsonCell.optional(),
        occasion: jsonCell.optional(),
        verified: jsonCell.optional(),
      }),
    )
    .min(1)
    .max(500),
});

export const LOCAL_EFFECTS = [
  'adds',
  'tightens',
  'same',
  'looser',
  'met',
  'replaced',
  'replaces',
  'not-counted',
] as const;
export const localCheckSchema = z.strictObject({
  fileName: z.string(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  title: z.string(),
  documentNo: z.string(),
  regionName: z.string(),
  effectiveFrom: z.string(),
  rows: z.number().int(),
  errors: z.array(cellErrorSchema),
  /** What each row would do to what stands now; `with` is the other requirement. */
  effects: z.array(
    z.strictObject({
      row: z.number().int(),
      text: z.string(),
      effect: z.enum(LOCAL_EFFECTS),
      with: z.string().nullable(),
    }),
  ),
});
export type LocalCheck = z.infer<typeof localCheckSchema>;

const instrumentId = z.strictObject({ instrumentId: z.string().max(60) });
const digest = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const instrumentsRoutes = {
  read: get({
    id: 'instruments.read',
    path: '/api/instruments/:instrumentId',
    summary: 'The regulation with its articles and their verification status',
    access: 'public',
    params: instrumentId,
    response: instrumentSchema,
  }),
  places: get({
    id: 'instruments.places',
    path: '/api/instruments/places',
    summary: 'Any place by a part of its name or by its code',
    access: 'session',
    query: z.strictObject({ search: z.string().max(60).optional() }),
    response: z.strictObject({
      items: z.array(
        z.strictObject({ path: regionPathSchema, name: z.string(), level: levelSchema }),
      ),
    }),
  }),
  requirements: get({
    id: 'instruments.requirements',
    path: '/api/instruments/requirements',
    summary: 'What the posts of a place and level must do, and which local value won and why',
    access: 'session',
    /** Without a place: the caller's own; without a level: that of the place. */
    query: z.strictObject({
      place: regionPathSchema.optional(),
      level: levelSchema.optional(),
      /** Absent: today. */
      asOf: civilDateSchema.optional(),
    }),
    response: placeRequirementsSchema,
  }),
  holders: get({
    id: 'instruments.holders',
    path: '/api/instruments/holders',
    summary: 'Who must do what a clause says, of the posts in scope',
    access: 'session',
    query: z.strictObject({
      region: regionPathSchema,
      /** `5.2`, or the id of a local requirement: `P007`, `local-990101-1:3`. */
      article: z.string().max(80),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(dutyHolderSchema),
  }),
  local: get({
    id: 'instruments.local',
    path: '/api/instruments/local',
    summary: 'Local instruments: those of a place and the places above it, or all built-in ones',
    access: 'session',
    query: z.strictObject({ place: regionPathSchema.optional() }),
    response: z.strictObject({ items: z.array(localInstrumentLineSchema) }),
  }),
  exportLocal: get({
    id: 'instruments.export-local',
    path: '/api/instruments/local.xlsx',
    summary: 'The local instruments as they are filtered',
    access: 'session',
    query: z.strictObject({
      place: regionPathSchema.optional(),
      /** A part of their title or of the name of their place. */
      search: z.string().max(60).optional(),
    }),
    response: z.unknown(),
    form: 'download',
  }),
  localInstrument: get({
    id: 'instruments.local-instrument',
    path: '/api/instruments/local/:instrumentId',
    summary: 'A local instrument with every value it holds and where each is used',
    access: 'session',
    params: instrumentId,
    response: localInstrumentSchema,
  }),
  template: get({
    id: 'instruments.template',
    path: '/api/instruments/template',
    summary: 'The workbook to enter a local instrument in',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  trainingDeck: get({
    id: 'instruments.training-deck',
    path: '/api/instruments/training-deck',
    summary: 'The training deck as an editable .pptx, for everybody or for a place and a role',
    access: 'session',
    query: z.strictObject({
      place: regionPathSchema.exactOptional(),
      role: z.enum(TRAINED_ROLES).exactOptional(),
    }),
    response: z.unknown(),
    form: 'download',
  }),
  check: post({
    id: 'instruments.check',
    path: '/api/instruments/local/check',
    summary: 'Check a local instrument (.xlsx or .json) cell by cell; changes nothing',
    access: 'session',
    response: localCheckSchema,
    form: 'upload',
  }),
  import: post({
    id: 'instruments.import',
    path: '/api/instruments/local/import/:digest',
    summary: 'Import the checked instrument; refused when any cell is wrong',
    access: 'session',
    params: digest,
    response: z.strictObject({ id: z.string(), rows: z.number().int() }),
    form: 'upload',
  }),
  withdraw: post({
    id: 'instruments.withdraw',
    path: '/api/instruments/local/:instrumentId/withdraw',
    summary: 'Withdraw an imported instrument, with a reason; it stays readable',
    access: 'session',
    params: instrumentId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: localInstrumentSchema,
  }),
  adopt: post({
    id: 'instruments.adopt',
    path: '/api/instruments/adoptions',
    summary: 'Adopt an unverified value for a place, by a document',
    access: 'session',
    body: z.strictObject({
      parameter: z.string().max(80),
      region: regionPathSchema,
      on: civilDateSchema,
      documentNo: shortText,
    }),
    response: adoptionSchema,
  }),
  withdrawAdoption: post({
    id: 'instruments.withdraw-adoption',
    path: '/api/instruments/adoptions/:adoptionId/withdraw',
    summary: 'Withdraw an adoption, with a reason',
    access: 'session',
    params: z.strictObject({ adoptionId: idSchema<'adoption'>() }),
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: z.strictObject({ withdrawn: z.literal(true) }),
  }),
};
