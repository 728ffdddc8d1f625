// Shapes that many contracts share, with the limits every string and page has.
import {
  type CivilDate,
  FULL_TEXT,
  type Id,
  LEVELS,
  LONG_TEXT,
  ORGAN_KINDS,
  POST_CLASSES,
  parseCivilDate,
} from '@jinze/kernel';
import { z } from 'zod';

/** Narrows what a checked string is called, without a transform: the API's shape stays plain JSON. */
function named<T extends string>(schema: z.ZodType<string>): z.ZodType<T, T> {
  return schema as unknown as z.ZodType<T, T>;
}

export const civilDateSchema = named<CivilDate>(
  z.iso
    .date('日期须写作 YYYY-MM-DD')
    .refine((text) => parseCivilDate(text) !== undefined, '日期须是真实的日子，写作 YYYY-MM-DD'),
);

export function idSchema<Thing extends string>(): z.ZodType<Id<Thing>, Id<Thing>> {
  return named<Id<Thing>>(z.uuid().lowercase());
}

/** An instant, ISO 8601 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime();
export const levelSchema = z.enum(LEVELS);
export const postClassSchema = z.enum(POST_CLASSES);
export const organKindSchema = z.enum(ORGAN_KINDS);
export const yearSchema = z.coerce.number().int().min(2018).max(2100);
/** `/53/5399/539901/`: the codes from the top down, each ended by a slash. */
export const regionPathSchema = z.string().regex(/^\/([0-9A-Z]{2,12}\/){1,8}$/);
const textOf = (most: number) =>
  z.string().trim().min(1, '请填写').max(most, `不超过 ${most} 个字符`);
export const shortText = textOf(120);
export const longText = textOf(LONG_TEXT);
/** What is argued or decided at length: statements, facts, the text of a decision. */
export const fullText = textOf(FULL_TEXT);
export const versionSchema = z.number().int().min(1);
/** An opaque place in a keyset-paged list. */
export const cursorSchema = z.string().min(1).max(400);
export const PAGE_LIMIT = 100;
export const pageSizeSchema = z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50);

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item).max(PAGE_LIMIT), next: cursorSchema.nullable() });
}

/** The verification status of a text or value, as the law data uses it. */
export const sourceStatusSchema = z.enum([
  'confirmed',
  'near',
  'recalled',
  'gist',
  'sourced',
  'partly',
  'local',
]);
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/** What is wrong with one cell of an uploaded sheet, by row and column as the sheet shows them. */
export const cellErrorSchema = z.strictObject({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  reason: z.string(),
  suggestion: z.string().optional(),
});
export type CellError = z.infer<typeof cellErrorSchema>;
