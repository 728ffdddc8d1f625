// Signs of made-up ledgers: shown to a reviewer with what they rest on. A sign is no finding, and nothing is computed from it.
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  idSchema,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  yearSchema,
} from './common.ts';
import { activitySchema } from './performance.ts';
import { get } from './route.ts';

export const SIGN_KINDS = [
  'near-copy',
  'late-cluster',
  'two-places',
  'without-post',
  'changed-after-accident',
] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

/** A record as a sign names it: what a superior may see of it without opening it. */
export const signRecordSchema = z.strictObject({
  id: idSchema<'duty-record'>(),
  activity: activitySchema,
  occurredOn: civilDateSchema,
  recordedOn: civilDateSchema,
  names: z.array(z.string()),
  organName: z.string(),
  /** Title and place, where the record is of an own body; null: it is opened by 调阅. */
  title: z.string().nullable(),
  place: z.string().nullable(),
});
export type SignRecord = z.infer<typeof signRecordSchema>;

const person = { personId: idSchema<'person'>(), personName: z.string(), organName: z.string() };

export const signSchema = z.discriminatedUnion('kind', [
  /** Two texts that are the same but for figures and days. */
  z.strictObject({
    kind: z.literal('near-copy'),
    key: z.string(),
    /** In hundredths. */
    likeness: z.number().int().min(0).max(100),
    isSamePerson: z.boolean(),
    records: z.array(signRecordSchema).length(2),
  }),
  /** Many late entries of one body within three days. */
  z.strictObject({
    kind: z.literal('late-cluster'),
    key: z.string(),
    organName: z.string(),
    from: civilDateSchema,
    to: civilDateSchema,
    count: z.number().int(),
    /** The inspection or assessment that came next, if one did within sixty days. */
    before: z.strictObject({ title: z.string(), on: civilDateSchema }).nullable(),
    records: z.array(signRecordSchema).max(20),
  }),
  /** One person on one day at two places that have nothing in common. */
  z.strictObject({
    kind: z.literal('two-places'),
    key: z.string(),
    ...person,
    on: civilDateSchema,
    records: z.array(signRecordSchema).min(2).max(10),
  }),
  /** Nothing shows that the person held a post on that day. */
  z.strictObject({
    kind: z.literal('without-post'),
    key: z.string(),
    ...person,
    on: civilDateSchema,
    records: z.array(signRecordSchema).length(1),
  }),
  /** After an accident a record of its field was corrected, withdrawn or entered late. */
  z.strictObject({
    kind: z.literal('changed-after-accident'),
    key: z.string(),
    accidentName: z.string(),
    accidentOn: civilDateSchema,
    field: z.string(),
    act: z.enum(['corrected', 'withdrawn', 'entered']),
    on: civilDateSchema,
    records: z.array(signRecordSchema).length(1),
  }),
]);
export type Sign = z.infer<typeof signSchema>;

export const signsRoutes = {
  list: get({
    id: 'performance.signs',
    path: '/api/performance/signs',
    summary: 'Signs of made-up ledgers of one kind, with what each rests on',
    access: 'session',
    query: z.strictObject({
      region: regionPathSchema,
      year: yearSchema,
      kind: z.enum(SIGN_KINDS),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(signSchema),
  }),
};
