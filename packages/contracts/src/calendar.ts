// The year 工作年历 (DESIGN §5): what comes in a region's year, when, and who sees to it; editable, and what the desk draws on.
import { ACTIVITIES } from '@jinze/kernel';
import { z } from 'zod';
import {
  civilDateSchema,
  idSchema,
  instantSchema,
  longText,
  regionPathSchema,
  shortText,
  versionSchema,
  yearSchema,
} from './common.ts';
import { get, post } from './route.ts';

export const CALENDAR_KINDS = [
  'annual-report',
  'appraisal',
  'committee-meeting',
  'government-work-report',
  'duty-lists',
  'inspection-plan',
  'safety-month',
  'half-year',
  'self-assessment',
  'superior-assessment',
  'notices',
  'honours',
  'other',
] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** What it is about and when: the same whether proposed, entered or changed. */
const content = {
  kind: z.enum(CALENDAR_KINDS),
  title: shortText,
  note: longText.nullable(),
  /** Who sees to it, in words. */
  owner: shortText,
  from: civilDateSchema,
  to: civilDateSchema,
  /** The day on which office and liaison are told; null: nobody is. */
  tellOn: civilDateSchema.nullable(),
  /** What a record of it would be, as the desk proposes it. */
  activity: z.enum(ACTIVITIES).nullable(),
  /** Duty items it serves: `art5.2`. */
  duties: z
    .array(z.string().regex(/^art\d{1,2}(\.\d{1,2})?(-\d{1,2})?$/, '条项写作 art5.2'))
    .max(20),
  /** The clause of the regulation it rests on, `art6.3`; null: none says so. */
  clause: z
    .string()
    .regex(/^art\d{1,2}(\.\d{1,2})?$/, '条款写作 art6.3')
    .nullable(),
  /** A local rule or document, in words; where the day comes from, if not from the clause. */
  basis: shortText.nullable(),
};

export const calendarEntrySchema = z.strictObject({
  id: idSchema<'calendar-entry'>(),
  version: versionSchema,
  year: z.number().int(),
  regionPath: regionPathSchema,
  regionName: z.string(),
  ...content,
  ownerPostId: idSchema<'post'>().nullable(),
  ownerOrganId: idSchema<'organ'>().nullable(),
  /** Who holds the owning post today; null: no post is named, or nobody holds it. */
  ownerHolder: z.string().nullable(),
  /** From the built-in proposals, from last year's calendar, or the office's own. */
  origin: z.enum(['template', 'last-year', 'own']),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  may: z.array(z.enum(['change', 'remove'])),
});
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;

/** An entry as it would be taken over. `key` names it in `take-over`. */
export const calendarProposalSchema = z.strictObject({
  key: z.string(),
  /** What it is through the years: the usual year and last year's calendar may both name it. */
  originKey: z.string(),
  ...content,
  ownerPostId: idSchema<'post'>().nullable(),
  ownerOrganId: idSchema<'organ'>().nullable(),
  /** It is in the year's calendar already. */
  isTaken: z.boolean(),
});
export type CalendarProposal = z.infer<typeof calendarProposalSchema>;

const entryInput = z.strictObject({
  ...content,
  ownerPostId: idSchema<'post'>().nullable(),
  ownerOrganId: idSchema<'organ'>().nullable(),
});
export type CalendarInput = z.infer<typeof entryInput>;

const entryParams = z.strictObject({ entryId: idSchema<'calendar-entry'>() });
const ofYear = { region: regionPathSchema, year: yearSchema };

export const calendarRoutes = {
  year: get({
    id: 'calendar.year',
    path: '/api/calendar',
    summary: 'The calendar of a region and year, by its days',
    access: 'session',
    query: z.strictObject(ofYear),
    response: z.strictObject({
      region: z.strictObject({ name: z.string(), path: regionPathSchema }),
      year: z.number().int(),
      items: z.array(calendarEntrySchema).max(300),
      may: z.array(z.enum(['add', 'take-over'])),
    }),
  }),
  propose: get({
    id: 'calendar.propose',
    path: '/api/calendar/proposals',
    summary:
      'What could be taken over into the year: the built-in proposals, and last year’s calendar',
    access: 'session',
    query: z.strictObject(ofYear),
    response: z.strictObject({
      year: z.number().int(),
      template: z.array(calendarProposalSchema).max(100),
      lastYear: z.array(calendarProposalSchema).max(300),
    }),
  }),
  takeOver: post({
    id: 'calendar.take-over',
    path: '/api/calendar/take-over',
    summary: 'Take proposals over into the year',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      year: z.number().int().min(2018).max(2100),
      keys: z.array(z.string().min(1).max(100)).min(1).max(300),
    }),
    response: z.strictObject({ added: z.number().int() }),
  }),
  add: post({
    id: 'calendar.add',
    path: '/api/calendar',
    summary: 'Add an entry to the year',
    access: 'session',
    body: entryInput.extend({
      region: regionPathSchema,
      year: z.number().int().min(2018).max(2100),
    }),
    response: z.strictObject({ entryId: idSchema<'calendar-entry'>() }),
  }),
  due: get({
    id: 'calendar.due',
    path: '/api/calendar/due',
    summary:
      'What begins or ends within thirty days: of the office’s own bodies, of a leader’s own posts',
    access: 'session',
    response: z.strictObject({
      asOf: civilDateSchema,
      items: z.array(calendarEntrySchema).max(50),
    }),
  }),
  export: get({
    id: 'calendar.export',
    path: '/api/calendar.xlsx',
    summary: 'The calendar of a region and year as a spreadsheet',
    access: 'session',
    query: z.strictObject(ofYear),
    response: z.unknown(),
    form: 'download',
  }),
  entry: get({
    id: 'calendar.entry',
    path: '/api/calendar/:entryId',
    summary: 'One entry',
    access: 'session',
    params: entryParams,
    response: calendarEntrySchema,
  }),
  change: post({
    id: 'calendar.change',
    path: '/api/calendar/:entryId/change',
    summary: 'Change an entry',
    access: 'session',
    params: entryParams,
    body: entryInput.extend({ version: versionSchema }),
    response: z.strictObject({ entryId: idSchema<'calendar-entry'>() }),
  }),
  remove: post({
    id: 'calendar.remove',
    path: '/api/calendar/:entryId/remove',
    summary: 'Remove an entry, with the reason; it stays on record',
    access: 'session',
    params: entryParams,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: z.strictObject({ entryId: idSchema<'calendar-entry'>() }),
  }),
};
