// Precedents: what comparable posts received in published investigations and in closed cases of one's own, people removed.
import { MEASURE_IDS, type SectorCode } from '@jinze/kernel';
import { z } from 'zod';
import { accidentGradeSchema } from './accident-lists.ts';
import { idSchema, pageSizeSchema } from './common.ts';
import { RESPONSIBILITIES } from './decisions.ts';
import { get } from './route.ts';
import { measureIdSchema } from './rules-bars.ts';

export const PRECEDENT_CLASSES = [
  'party-chief',
  'government-chief',
  'standing-committee-member',
  'deputy',
  'department-chief',
  'department-deputy',
  'department-other',
  'other',
] as const;
export type PrecedentClass = (typeof PRECEDENT_CLASSES)[number];
export const PRECEDENT_LEVELS = ['province', 'prefecture', 'county', 'township', 'other'] as const;
export type PrecedentLevel = (typeof PRECEDENT_LEVELS)[number];
/** Removed or suspended at once, or as it was decided in the end; null: the source does not show which. */
export const PRECEDENT_STAGES = ['early', 'final'] as const;
export type PrecedentStage = (typeof PRECEDENT_STAGES)[number];

/** Sectors one can look for: the sources name them in words, often several. */
export const PRECEDENT_SECTORS = [
  'coal-mine',
  'hazardous-chemicals',
  'fireworks',
  'industry',
  'construction',
  'road-traffic',
  'fire',
  'gas',
  'housing',
] as const satisfies readonly SectorCode[];
export type PrecedentSector = (typeof PRECEDENT_SECTORS)[number];

export const precedentSchema = z.strictObject({
  id: z.string(),
  source: z.enum(['published', 'own']),
  /** Of a published one its name, of one's own the year and the kind of place alone. */
  caseName: z.string(),
  year: z.number().int().nullable(),
  grade: accidentGradeSchema.nullable(),
  /** The grade follows from the numbers; the authority’s word is not in the source. */
  isGradeDerived: z.boolean(),
  sector: z.string(),
  /** When the report was published or approved, as the source has it. */
  publishedOn: z.string().nullable(),
  level: z.enum(PRECEDENT_LEVELS),
  postClass: z.enum(PRECEDENT_CLASSES),
  post: z.string(),
  dutyFailure: z.string().nullable(),
  responsibility: z.enum(RESPONSIBILITIES).nullable(),
  stage: z.enum(PRECEDENT_STAGES).nullable(),
  measures: z.array(
    z.strictObject({
      /** As the source says it. */
      text: z.string(),
      /** Null: none of art. 19, or the source does not say which. */
      id: measureIdSchema.nullable(),
    }),
  ),
  outcome: z.enum(['pursued', 'not-pursued']),
  /** Not confirmed in a source. */
  isUnverified: z.boolean(),
});
export type Precedent = z.infer<typeof precedentSchema>;

const tally = z.array(z.strictObject({ measure: measureIdSchema, count: z.number().int() }));
/** How often what was given; never how heavy it ought to be. */
export const precedentSummarySchema = z.strictObject({
  people: z.number().int(),
  cases: z.number().int(),
  final: tally,
  early: tally,
  /** Of these the source shows no measure of art. 19. */
  withoutMeasure: z.number().int(),
  notPursued: z.number().int(),
});
export type PrecedentSummary = z.infer<typeof precedentSummarySchema>;

const filter = {
  grade: accidentGradeSchema.optional(),
  sector: z.enum(PRECEDENT_SECTORS).optional(),
  level: z.enum(PRECEDENT_LEVELS).optional(),
  postClass: z.enum(PRECEDENT_CLASSES).optional(),
  responsibility: z.enum(RESPONSIBILITIES).optional(),
  stage: z.enum(PRECEDENT_STAGES).optional(),
  measure: z.enum(MEASURE_IDS as [string, ...string[]]).optional(),
  search: z.string().max(60).optional(),
};

export const precedentsRoutes = {
  search: get({
    id: 'accountability.precedents',
    path: '/api/accountability/precedents',
    summary:
      'Precedents by grade, sector, level, post and responsibility, with what was given how often',
    access: 'session',
    query: z.strictObject({
      ...filter,
      /** The id of the last line of the page before. */
      after: z.string().max(80).optional(),
      limit: pageSizeSchema,
    }),
    response: z.strictObject({
      items: z.array(precedentSchema).max(100),
      next: z.string().nullable(),
      summary: precedentSummarySchema,
    }),
  }),
  export: get({
    id: 'accountability.export-precedents',
    path: '/api/accountability/precedents.xlsx',
    summary: 'The precedents as they are filtered',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  compare: get({
    id: 'accountability.compare',
    path: '/api/accountability/worksheets/:worksheetId/precedents',
    summary: 'What posts like that of a worksheet received in accidents of its grade',
    access: 'session',
    params: z.strictObject({ worksheetId: idSchema<'worksheet'>() }),
    response: z.strictObject({
      /** What was compared; a grade that is not known is not compared. */
      grade: accidentGradeSchema.nullable(),
      level: z.enum(PRECEDENT_LEVELS),
      postClass: z.enum(PRECEDENT_CLASSES),
      summary: precedentSummarySchema,
      items: z.array(precedentSchema).max(50),
    }),
  }),
};
export type PrecedentComparison = z.infer<typeof precedentsRoutes.compare.response>;
