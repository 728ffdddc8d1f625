// Regions of our own tree (art. 2), through time: the tree, one region, its organs, and every change with its document.
import { MANNERS } from '@jinze/kernel';
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  levelSchema,
  organKindSchema,
  pageOf,
  pageSizeSchema,
  postClassSchema,
  regionPathSchema,
  shortText,
  versionSchema,
} from './common.ts';
import { namesShape } from './naming.ts';
import { get, post } from './route.ts';

export const regionSchema = z.strictObject({
  path: regionPathSchema,
  code: z.string(),
  name: z.string(),
  level: levelSchema,
});
export type Region = z.infer<typeof regionSchema>;

/** A region a search found, and whether it was by a name it had before. */
export const regionFoundSchema = regionSchema.extend({
  /** 原名: the former name that matches; null when the present one does. */
  formerName: z.string().nullable(),
  /** The last day of a region that was merged or abolished. */
  endedOn: civilDateSchema.nullable(),
});
export type RegionFound = z.infer<typeof regionFoundSchema>;

export const REGION_KINDS = ['division', 'development-zone'] as const;
export type RegionKind = (typeof REGION_KINDS)[number];
const regionKindSchema = z.enum(REGION_KINDS);

/** What sets a region apart from province, prefecture, county, township in a row: 开发区, 省直管县, 不设区的市的乡镇. */
export const REGION_MARKS = ['development-zone', 'under-province', 'under-prefecture'] as const;
const otherRegionSchema = z.strictObject({ code: z.string(), name: z.string() });

export const regionNodeSchema = regionSchema.extend({
  kind: regionKindSchema,
  mark: z.enum(REGION_MARKS).nullable(),
  endedOn: civilDateSchema.nullable(),
  /** The region it became part of. */
  mergedInto: otherRegionSchema.nullable(),
  /** Bodies of its own, their posts, and the regions directly beneath, ended ones too. */
  organs: z.number().int(),
  posts: z.number().int(),
  parts: z.number().int(),
});
export type RegionNode = z.infer<typeof regionNodeSchema>;

export const REGION_CHANGES = [
  'initial',
  'established',
  'renamed',
  'moved',
  'merged',
  'abolished',
] as const;

/** What a region was called and where it lay, from when until when, by which document. */
export const regionRecordSchema = z.strictObject({
  kind: z.enum(REGION_CHANGES),
  name: z.string(),
  /** The names of those above, from the top. */
  superiorName: z.string(),
  /** Null: from before the records. */
  from: civilDateSchema.nullable(),
  to: civilDateSchema.nullable(),
  documentNo: z.string().nullable(),
  other: otherRegionSchema.nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});
export type RegionRecord = z.infer<typeof regionRecordSchema>;

export const REGION_ACTS = ['establish', 'rename', 'move', 'merge', 'abolish'] as const;

export const regionDetailSchema = regionNodeSchema.extend({
  version: versionSchema,
  /** Those above, from the top; those outside the caller's scope by name only. */
  above: z.array(otherRegionSchema.extend({ isInScope: z.boolean() })),
  livingParts: z.number().int(),
  /** Oldest first. Empty: nothing has changed since the divisions were taken over. */
  records: z.array(regionRecordSchema),
  mergedFrom: z.array(otherRegionSchema.extend({ from: civilDateSchema, documentNo: z.string() })),
  bodies: z
    .array(
      z.strictObject({
        organId: idSchema<'organ'>(),
        name: z.string(),
        kind: organKindSchema,
        posts: z.number().int(),
        /** People in post today, and posts nobody holds. */
        holders: z.number().int(),
        vacant: z.number().int(),
      }),
    )
    .max(200),
  /** What it was called on the day asked about; the name is null when it was not there. */
  asOf: z
    .strictObject({
      on: civilDateSchema,
      name: z.string().nullable(),
      superiorName: z.string().nullable(),
    })
    .nullable(),
  may: z.array(z.enum(REGION_ACTS)),
});
export type RegionDetail = z.infer<typeof regionDetailSchema>;

export const organDetailSchema = z.strictObject({
  organId: idSchema<'organ'>(),
  name: z.string(),
  kind: organKindSchema,
  level: levelSchema,
  region: regionSchema.extend({ endedOn: civilDateSchema.nullable() }),
  on: civilDateSchema,
  ...namesShape,
  may: z.array(z.enum(['rename'])),
  posts: z
    .array(
      z.strictObject({
        postId: idSchema<'post'>(),
        title: z.string(),
        postClass: postClassSchema,
        /** 干部管理权限: the region whose party committee manages the post; null when not known. */
        managedBy: z.string().nullable(),
        /** Nobody: the post is vacant. */
        holders: z.array(
          z.strictObject({
            appointmentId: idSchema<'appointment'>(),
            personId: idSchema<'person'>(),
            personName: z.string(),
            from: civilDateSchema,
            manner: z.enum(MANNERS),
            portfolios: z.array(z.string()),
          }),
        ),
      }),
    )
    .max(500),
});
export type OrganDetail = z.infer<typeof organDetailSchema>;

const codeSchema = z.string().regex(/^[0-9A-Z]{2,12}$/, '代码须为 2 至 12 位数字或大写字母');
const nameSchema = z.string().trim().min(1).max(60);
const regionCode = z.strictObject({ code: codeSchema });
/** Every change: the first day it is so, and the document that says so. */
const change = { on: civilDateSchema, documentNo: shortText };
const changed = z.strictObject({
  code: z.string(),
  path: regionPathSchema,
  version: versionSchema,
});

export const regionRoutes = {
  regionTree: get({
    id: 'posts.region-tree',
    path: '/api/posts/regions/tree',
    summary: 'The regions directly beneath one, ended ones too; without one, the tops of my scope',
    access: 'session',
    query: z.strictObject({
      under: regionPathSchema.optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(regionNodeSchema),
  }),
  region: get({
    id: 'posts.region',
    path: '/api/posts/regions/:code',
    summary: 'A region: its names over time, what merged into it, its bodies, what I may do',
    access: 'session',
    params: regionCode,
    query: z.strictObject({ on: civilDateSchema.optional() }),
    response: regionDetailSchema,
  }),
  organ: get({
    id: 'posts.organ',
    path: '/api/posts/organs/:organId',
    summary: 'A body with its posts and who holds them today; vacant ones too',
    access: 'session',
    params: z.strictObject({ organId: idSchema<'organ'>() }),
    response: organDetailSchema,
  }),
  establishRegion: post({
    id: 'posts.region-establish',
    path: '/api/posts/regions',
    summary: 'Add a region of our own beneath one: a development zone, a county under the province',
    access: 'session',
    body: z.strictObject({
      superior: regionPathSchema,
      code: codeSchema,
      name: nameSchema,
      level: levelSchema,
      kind: regionKindSchema,
      ...change,
    }),
    response: changed,
  }),
  renameRegion: post({
    id: 'posts.region-rename',
    path: '/api/posts/regions/:code/rename',
    summary: 'Another name from a day on; the former one stays on record',
    access: 'session',
    params: regionCode,
    body: z.strictObject({ version: versionSchema, name: nameSchema, ...change }),
    response: changed,
  }),
  moveRegion: post({
    id: 'posts.region-move',
    path: '/api/posts/regions/:code/move',
    summary: 'Another superior from a day on; everything beneath and every record goes along',
    access: 'session',
    params: regionCode,
    body: z.strictObject({ version: versionSchema, superior: regionPathSchema, ...change }),
    response: changed,
  }),
  mergeRegion: post({
    id: 'posts.region-merge',
    path: '/api/posts/regions/:code/merge',
    summary: 'Becomes part of another of its level; its parts and records go to that one',
    access: 'session',
    params: regionCode,
    body: z.strictObject({ version: versionSchema, into: regionPathSchema, ...change }),
    response: changed,
  }),
  abolishRegion: post({
    id: 'posts.region-abolish',
    path: '/api/posts/regions/:code/abolish',
    summary: 'Ends; the region and its records stay to be read',
    access: 'session',
    params: regionCode,
    body: z.strictObject({ version: versionSchema, ...change }),
    response: changed,
  }),
};
