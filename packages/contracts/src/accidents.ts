// Accidents as they are known at a time: what talks, listed supervision and later the grade and the timetable start from.
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  longText,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  shortText,
  versionSchema,
  yearSchema,
} from './common.ts';
import { get, post } from './route.ts';

/** 国务院令第493号, art. 3, the gravest first. */
export const ACCIDENT_GRADES = [
  'especially-serious',
  'serious',
  'relatively-serious',
  'ordinary',
] as const;
export type AccidentGrade = (typeof ACCIDENT_GRADES)[number];
export const accidentGradeSchema = z.enum(ACCIDENT_GRADES);
/** `decided`: by whoever investigates it; `as-known`: as reported so far. The register computes none. */
export const GRADE_SOURCES = ['decided', 'as-known'] as const;
export type GradeSource = (typeof GRADE_SOURCES)[number];
export const ACCIDENT_NATURES = ['production', 'natural', 'criminal', 'undetermined'] as const;
export type AccidentNature = (typeof ACCIDENT_NATURES)[number];
export const ACCIDENT_STATES = ['recorded', 'withdrawn'] as const;
export type AccidentState = (typeof ACCIDENT_STATES)[number];

const people = z.number().int().min(0).max(100_000).nullable();

/** What is entered; null is not known and never taken for none. */
const facts = {
  name: shortText,
  occurredOn: civilDateSchema,
  /** The moment with its offset, where it is known. */
  occurredAt: z.iso.datetime({ offset: true }).nullable(),
  place: shortText.nullable(),
  sector: shortText.nullable(),
  /** The unit in which it happened. */
  unit: shortText.nullable(),
  /** 事故类型: 坍塌, 中毒和窒息 … */
  kind: shortText.nullable(),
  grade: accidentGradeSchema.nullable(),
  gradeSource: z.enum(GRADE_SOURCES).nullable(),
  nature: z.enum(ACCIDENT_NATURES),
  /** 责任事故. */
  isResponsible: z.boolean().nullable(),
  /** 性质严重或社会影响恶劣, as somebody with the power has said. */
  isGrave: z.boolean().nullable(),
  deaths: people,
  missing: people,
  injured: people,
  knownAsOf: civilDateSchema,
  /** The report, bulletin or decision it is taken from. */
  sourceDocument: shortText,
};
export const accidentFactsSchema = z.strictObject(facts);
export type AccidentFacts = z.infer<typeof accidentFactsSchema>;

export const accidentLineSchema = z.strictObject({
  ...facts,
  id: idSchema<'accident'>(),
  version: versionSchema,
  state: z.enum(ACCIDENT_STATES),
  regionPath: regionPathSchema,
  regionName: z.string(),
});
export type AccidentLine = z.infer<typeof accidentLineSchema>;

/** What was known when: every correction stands beside what it took the place of. */
export const accidentVersionSchema = accidentLineSchema.extend({
  /** Null for the first. */
  changeReason: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});
export type AccidentVersion = z.infer<typeof accidentVersionSchema>;

export const accidentSchema = accidentLineSchema.extend({
  /** Newest first. */
  versions: z.array(accidentVersionSchema).min(1).max(200),
  may: z.array(z.enum(['correct', 'withdraw'])),
});
export type Accident = z.infer<typeof accidentSchema>;

const accidentId = z.strictObject({ accidentId: idSchema<'accident'>() });
const filter = {
  region: regionPathSchema,
  year: yearSchema.optional(),
  grade: z.enum([...ACCIDENT_GRADES, 'unknown']).optional(),
  /** Absent: those that stand. */
  state: z.enum(ACCIDENT_STATES).default('recorded'),
  search: z.string().max(60).optional(),
};

export const accidentsRoutes = {
  list: get({
    id: 'accidents.list',
    path: '/api/accidents',
    summary: 'Accidents of a region and below, the latest first',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(accidentLineSchema).extend({
      count: z.number().int(),
      /** Of these, how many have no grade yet. */
      withoutGrade: z.number().int(),
      /** Whether the caller may record one for the region itself. */
      mayRecord: z.boolean(),
    }),
  }),
  export: get({
    id: 'accidents.export',
    path: '/api/accidents.xlsx',
    summary: 'The list as it is filtered',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  accident: get({
    id: 'accidents.accident',
    path: '/api/accidents/:accidentId',
    summary: 'One accident with what was known of it when',
    access: 'session',
    params: accidentId,
    response: accidentSchema,
  }),
  record: post({
    id: 'accidents.record',
    path: '/api/accidents',
    summary: 'Record an accident in a region the office runs',
    access: 'session',
    body: z.strictObject({ ...facts, region: regionPathSchema }),
    response: accidentSchema,
  }),
  correct: post({
    id: 'accidents.correct',
    path: '/api/accidents/:accidentId/correct',
    summary: 'Say what is known by now, as a new version',
    access: 'session',
    params: accidentId,
    body: z.strictObject({ ...facts, version: versionSchema, reason: longText }),
    response: accidentSchema,
  }),
  withdraw: post({
    id: 'accidents.withdraw',
    path: '/api/accidents/:accidentId/withdraw',
    summary: 'Withdraw what was recorded by mistake; it stays readable',
    access: 'session',
    params: accidentId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: accidentSchema,
  }),
};
