// Evidence files 证据卷 of a leader or of a case: one PDF to be read and bound, one archive to be checked (ADR 39).
import { z } from 'zod';
import { civilDateSchema, idSchema } from './common.ts';
import { get } from './route.ts';

export const EVIDENCE_FORMATS = ['pdf', 'zip'] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

/**
 * Why something is named in the file and not enclosed. `sealed-off`: lawfully sealed; `release-needed`: of a body the
 * person has left; `other-body`: of a body the caller gives no contents for; `not-readable`: the package has it, but not
 * the paper, for what it says is read by others.
 */
export const NOT_ENCLOSED = ['sealed-off', 'release-needed', 'other-body', 'not-readable'] as const;
export type NotEnclosed = (typeof NOT_ENCLOSED)[number];

export const evidenceFileSchema = z.strictObject({
  subject: z.string(),
  from: civilDateSchema.nullable(),
  to: civilDateSchema.nullable(),
  records: z.number().int(),
  /** What the file is divided into, in its order. */
  groups: z.array(z.strictObject({ title: z.string(), count: z.number().int() })),
  files: z.strictObject({ count: z.number().int(), bytes: z.number().int() }),
  /** Bytes each form will have, about: what it has is known when it is made. */
  estimate: z.strictObject({ pdf: z.number().int(), zip: z.number().int() }),
  leftOut: z.array(z.strictObject({ reason: z.enum(NOT_ENCLOSED), count: z.number().int() })),
  /** Entries that were accepted and wait for their seal: as long as there are any, no file is made. */
  unsealed: z.number().int(),
});
export type EvidenceFileView = z.infer<typeof evidenceFileSchema>;

const format = z.enum(EVIDENCE_FORMATS);
const days = { from: civilDateSchema, to: civilDateSchema };
const person = z.strictObject({ personId: idSchema<'person'>() });
const ofCase = z.strictObject({ caseId: idSchema<'case'>() });

export const evidenceFilesRoutes = {
  person: get({
    id: 'evidence-files.person',
    path: '/api/evidence-files/people/:personId',
    summary: 'What the evidence file of a leader over some days would have, and what not and why',
    access: 'session',
    params: person,
    query: z.strictObject(days),
    response: evidenceFileSchema,
  }),
  personFile: get({
    id: 'evidence-files.person-file',
    path: '/api/evidence-files/people/:personId/file',
    summary: 'The evidence file of a leader over some days (.pdf or .zip): audited',
    access: 'session',
    params: person,
    query: z.strictObject({ ...days, format }),
    response: z.unknown(),
    form: 'download',
  }),
  case: get({
    id: 'evidence-files.case',
    path: '/api/evidence-files/cases/:caseId',
    summary: 'What the evidence file of a case would have, and what not and why',
    access: 'session',
    params: ofCase,
    response: evidenceFileSchema,
  }),
  caseFile: get({
    id: 'evidence-files.case-file',
    path: '/api/evidence-files/cases/:caseId/file',
    summary: 'The evidence file of a case, as its evidence was frozen (.pdf or .zip): audited',
    access: 'session',
    params: ofCase,
    query: z.strictObject({ format }),
    response: z.unknown(),
    form: 'download',
  }),
};
