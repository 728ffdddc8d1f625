// Bringing in many duty records from what exists: spreadsheets, minutes 会议纪要, instruction lists 批示台账.
import { z } from 'zod';
import { attachmentLineSchema } from './attachments.ts';
import { cellErrorSchema, civilDateSchema, idSchema, instantSchema, longText } from './common.ts';
import { activitySchema } from './performance.ts';
import { get, post } from './route.ts';

/** What a column of a sheet or table may say of a record. */
export const RECORD_COLUMNS = [
  'occurredOn',
  'occurredTo',
  'activity',
  'body',
  'title',
  'led',
  'people',
  'place',
  'matter',
  'findings',
  'orders',
  'followUp',
  'basisNo',
  'duties',
  'lateReason',
] as const;
export type RecordColumn = (typeof RECORD_COLUMNS)[number];
/** `list`: a head and a record in each row; `form`: labels and values beside each other, one record. */
export const TABLE_LAYOUTS = ['list', 'form'] as const;
export type TableLayout = (typeof TABLE_LAYOUTS)[number];

const MAX_TABLES = 200;
const MAX_COLUMNS = 60;
export const MAX_IMPORT_ROWS = 5000;

const place = z.strictObject({ table: z.number().int().min(1), row: z.number().int().min(1) });
export type ImportPlace = z.infer<typeof place>;

/** What the person decided about the file; what is not decided is recognised. */
export const importChoicesSchema = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        /** Which sheet or table, from 1. */
        table: z.number().int().min(1),
        isLeftOut: z.boolean().default(false),
        /** Null: this column says nothing that is kept. Columns not named are recognised. */
        columns: z
          .array(
            z.strictObject({
              column: z.number().int().min(0).max(MAX_COLUMNS),
              field: z.enum(RECORD_COLUMNS).nullable(),
            }),
          )
          .max(MAX_COLUMNS)
          .default([]),
        /** Of every row that says none. */
        activity: activitySchema.nullable().default(null),
        /** Whose list it is: of every row that names nobody. */
        personId: idSchema<'person'>().nullable().default(null),
        /** Of days written without one. */
        year: z.number().int().min(1990).max(2100).nullable().default(null),
      }),
    )
    .max(MAX_TABLES)
    .default([]),
  /** Who is meant by a name that several have. */
  people: z
    .array(z.strictObject({ name: z.string().min(1).max(60), personId: idSchema<'person'>() }))
    .max(500)
    .default([]),
  /** Names of nobody in the roster do not stand in the way: they are written into the matter. */
  leavesOutUnknown: z.boolean().default(false),
  /** Rows that are not brought in. */
  leftOut: z.array(place).max(MAX_IMPORT_ROWS).default([]),
  /** Rows that are brought in although the like is there already. */
  again: z.array(place).max(MAX_IMPORT_ROWS).default([]),
  /** Where a row names no duty, those that the form would tick. */
  proposesDuties: z.boolean().default(true),
  /** The file itself is kept with the import. */
  keepsFile: z.boolean().default(false),
});
export type ImportChoices = z.output<typeof importChoicesSchema>;

/** How a sheet or table is understood. */
export const importTableSchema = z.strictObject({
  number: z.number().int(),
  /** 「工作表“批示”」, 「第 2 个表格」. */
  name: z.string(),
  title: z.string(),
  isLeftOut: z.boolean(),
  layout: z.enum(TABLE_LAYOUTS),
  columns: z.array(
    z.strictObject({
      column: z.number().int(),
      title: z.string(),
      field: z.enum(RECORD_COLUMNS).nullable(),
      /** What stands in it first. */
      samples: z.array(z.string()),
    }),
  ),
  activity: activitySchema.nullable(),
  personId: idSchema<'person'>().nullable(),
  personName: z.string().nullable(),
  year: z.number().int().nullable(),
  /** Records it holds. */
  rows: z.number().int(),
});
export type ImportTable = z.infer<typeof importTableSchema>;

export const importErrorSchema = cellErrorSchema.extend({
  tableNumber: z.number().int(),
  table: z.string(),
});
export type ImportError = z.infer<typeof importErrorSchema>;

/** `new`: will be recorded; `duplicate`: the like is there, and is left out unless asked for. */
export const IMPORT_ROW_STATES = ['new', 'duplicate', 'again', 'left-out'] as const;
export type ImportRowState = (typeof IMPORT_ROW_STATES)[number];
export const importRowSchema = z.strictObject({
  table: z.number().int(),
  row: z.number().int(),
  state: z.enum(IMPORT_ROW_STATES),
  occurredOn: civilDateSchema,
  activity: activitySchema,
  title: z.string(),
  people: z.array(
    z.strictObject({
      name: z.string(),
      postTitle: z.string(),
      role: z.enum(['led', 'took-part']),
      duties: z.array(z.string()),
      /** Nothing shows that they held a post on that day: taken with the nearest one, and marked. */
      withoutPost: z.boolean(),
    }),
  ),
  /** 补录: so many days. */
  lateDays: z.number().int().nullable(),
  /** Of a duplicate: the record that is there; null: it stands further up in the file. */
  recordId: idSchema<'duty-record'>().nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

export const recordImportSchema = z.strictObject({
  id: idSchema<'record-import'>(),
  fileName: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  rows: z.number().int(),
  recorded: z.number().int(),
  /** The file itself, where it was kept. */
  file: attachmentLineSchema.nullable(),
  withdrawn: z.strictObject({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  may: z.array(z.enum(['withdraw'])),
});
export type RecordImport = z.infer<typeof recordImportSchema>;

export const recordsCheckSchema = z.strictObject({
  fileName: z.string(),
  digest: z.string(),
  tables: z.array(importTableSchema),
  rows: z.number().int(),
  errors: z.array(importErrorSchema),
  errorsLeftOut: z.number().int(),
  /** Names that several people have: the post tells who is meant. */
  questions: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.number().int(),
      candidates: z.array(
        z.strictObject({
          personId: idSchema<'person'>(),
          postTitle: z.string(),
          organName: z.string(),
        }),
      ),
    }),
  ),
  /** The first of them; the numbers are of all. */
  records: z.array(importRowSchema),
  counts: z.strictObject({
    new: z.number().int(),
    duplicates: z.number().int(),
    leftOut: z.number().int(),
    withoutPost: z.number().int(),
    late: z.number().int(),
  }),
  /** The same file was brought in before. */
  earlier: z
    .strictObject({
      importId: idSchema<'record-import'>(),
      recordedAt: instantSchema,
      recordedBy: z.string(),
      recorded: z.number().int(),
    })
    .nullable(),
});
export type RecordsCheck = z.infer<typeof recordsCheckSchema>;

export const recordsImportedSchema = z.strictObject({
  importId: idSchema<'record-import'>(),
  recorded: z.number().int(),
  rows: z.number().int(),
  /** The same file was brought in before, and nothing was added. */
  isAlreadyThere: z.boolean(),
});

export const recordImportsRoutes = {
  template: get({
    id: 'performance.records-template',
    path: '/api/performance/record-imports/template',
    summary: 'The workbook of records to fill in; any list or minutes can be brought in without it',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  check: post({
    id: 'performance.check-records',
    path: '/api/performance/record-imports/check',
    summary:
      'Say how a file of records is understood, and what is wrong with which cell; changes nothing',
    access: 'session',
    body: importChoicesSchema,
    response: recordsCheckSchema,
    form: 'upload',
  }),
  import: post({
    id: 'performance.import-records',
    path: '/api/performance/record-imports/import/:digest',
    summary: 'Bring in the file that was checked: all of it, or nothing where one cell is wrong',
    access: 'session',
    params: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    body: importChoicesSchema,
    response: recordsImportedSchema,
    form: 'upload',
  }),
  list: get({
    id: 'performance.record-imports',
    path: '/api/performance/record-imports',
    summary: 'The latest imports of records',
    access: 'session',
    response: z.strictObject({ items: z.array(recordImportSchema).max(50) }),
  }),
  withdraw: post({
    id: 'performance.withdraw-import',
    path: '/api/performance/record-imports/:importId/withdraw',
    summary: 'Withdraw all records of an import, with a reason, as long as nothing builds on them',
    access: 'session',
    params: z.strictObject({ importId: idSchema<'record-import'>() }),
    body: z.strictObject({ reason: longText }),
    response: z.strictObject({ withdrawn: z.number().int() }),
  }),
};
