// Assessments 考核 (art. 12, 13): the exercise of a year with its subjects, their facts, marks, scores, contests and objections.
import { FACT_KINDS, FACT_SOURCES, LONG_TEXT, SUBJECT_KINDS } from '@jinze/kernel';
import { z } from 'zod';
import { ATTACHMENTS_PER_OWNER, attachmentLineSchema } from './attachments.ts';
import {
  civilDateSchema,
  cursorSchema,
  fullText,
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
import { whySchema } from './duties.ts';
import { FINDING_EVIDENCE_KINDS } from './inspections.ts';
import { get, post } from './route.ts';
import { factValueSchema, scoreOutputSchema } from './rules-score.ts';

export { FACT_KINDS, FACT_SOURCES, SUBJECT_KINDS } from '@jinze/kernel';

export const ASSESSMENT_STATES = [
  'prepared',
  'self-assessment',
  'scoring',
  'moderation',
  'proposed',
  'approved',
  'notified',
  'final',
  'cancelled',
] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];
export const ASSESSMENT_ACTS = [
  'prepare',
  'change',
  'add-subjects',
  'remove-subject',
  'assign',
  'collect',
  'open-self-assessment',
  'open-scoring',
  'close-scoring',
  'propose',
  'return',
  'approve',
  'notify',
  'finalise',
  'cancel',
] as const;
export type AssessmentAct = (typeof ASSESSMENT_ACTS)[number];

/** Of those who give marks in one exercise. */
export const SHOWN_SCORERS = 100;

/** What several scorers of one item come to where they differ: settled by people, or the mean where its basis lays it down. */
export const SETTLINGS = ['people', 'mean'] as const;
export type Settling = (typeof SETTLINGS)[number];

/** What the days to object are counted in. */
export const OBJECTION_UNITS = ['calendar-days', 'working-days'] as const;
export type ObjectionUnit = (typeof OBJECTION_UNITS)[number];

/** What changed a fact. */
export const FACT_CAUSES = [
  'collected',
  'self-assessment',
  'office',
  'mark',
  'moderation',
  'contest',
  'objection',
] as const;
export type FactCause = (typeof FACT_CAUSES)[number];

/** What changed a score or a grade: a fact, a choice where a quota leaves it open, or another version of the rules. */
export const SCORE_CAUSES = [...FACT_CAUSES, 'choice', 'rules'] as const;

const day = civilDateSchema;
const between = z.strictObject({ atLeast: z.number().nullable(), atMost: z.number().nullable() });
/** A total, or what it lies between while facts are missing; the grades still possible, the best first. */
const result = {
  total: z.number().nullable(),
  between: between.nullable(),
  grade: z.string().nullable(),
  couldBe: z.array(z.string()).max(20),
};

const plan = {
  title: shortText,
  /** The days of the period that is assessed. */
  from: day,
  to: day,
  /** The last day of each stage. */
  selfBy: day,
  scoringBy: day,
  proposeBy: day,
  /** 异议期: the day of the notification is not counted. */
  objectionDays: z.number().int().min(1).max(90),
  objectionUnit: z.enum(OBJECTION_UNITS),
  objectionBasis: shortText,
  /** Until scoring is closed a mark is seen by nobody but who gave it. */
  isBlind: z.boolean(),
  settling: z.enum(SETTLINGS),
  /** Which document lays down the mean. */
  settlingBasis: shortText.nullable(),
};

export const assessmentLineSchema = z.strictObject({
  id: idSchema<'assessment'>(),
  version: versionSchema,
  state: z.enum(ASSESSMENT_STATES),
  title: z.string(),
  year: z.number().int(),
  regionName: z.string(),
  subjectKind: z.enum(SUBJECT_KINDS),
  subjectCount: z.number().int(),
  /** The last day of the stage it is in. */
  dueOn: day.nullable(),
  isOverdue: z.boolean(),
});
export type AssessmentLine = z.infer<typeof assessmentLineSchema>;

export const assessmentExerciseSchema = assessmentLineSchema.extend({
  region: regionPathSchema,
  scheme: z.strictObject({
    id: idSchema<'assessment-scheme'>(),
    title: z.string(),
    documentNo: z.string().nullable(),
    grades: z.array(z.string()).max(20),
    classes: z.array(z.strictObject({ id: z.string(), name: z.string() })).max(50),
    /** Items people give marks on, and who does by the table’s own words. */
    marked: z
      .array(
        z.strictObject({
          itemId: z.string(),
          title: z.string(),
          section: z.string(),
          scoredBy: z.string().nullable(),
        }),
      )
      .max(2000),
  }),
  ...plan,
  title: z.string(),
  objectionBasis: z.string(),
  settlingBasis: z.string().nullable(),
  /** How many give marks, the first of them by name, and the items nobody was named for: for those who organise it. */
  scorers: z.number().int(),
  unassigned: z.array(z.string()).max(2000),
  assignments: z
    .array(
      z.strictObject({
        accountId: idSchema<'account'>(),
        name: z.string(),
        items: z.array(z.string()).max(2000),
        given: z.number().int().nullable(),
      }),
    )
    .max(SHOWN_SCORERS),
  /** How far it is; null for a subject’s office, which sees its own only. */
  progress: z
    .strictObject({
      selfSubmitted: z.number().int(),
      factsMissing: z.number().int(),
      marksMissing: z.number().int(),
      marksDiffer: z.number().int(),
      open: z.number().int(),
      contests: z.number().int(),
      objections: z.number().int(),
      /** What people have to say before it goes on: what follows, and after the notification grades too, which are `open` before it. */
      toDecide: z.number().int(),
      /** Whose grade, or what follows for them, is another than was approved: proposed, approved and told once more before it is final. */
      others: z.number().int(),
    })
    .nullable(),
  proposal: z.strictObject({ on: day, by: z.string() }).nullable(),
  approval: z
    .strictObject({ on: day, organ: z.string(), documentNo: z.string(), by: z.string() })
    .nullable(),
  notifiedOn: day.nullable(),
  /** Null before the notification, and while the working days of that year are not published. */
  objectionsUntil: day.nullable(),
  finalOn: day.nullable(),
  cancelReason: z.string().nullable(),
  steps: z
    .array(
      z.strictObject({
        act: z.enum(ASSESSMENT_ACTS),
        on: day,
        documentNo: z.string().nullable(),
        note: z.string().nullable(),
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(300),
  may: z.array(z.enum(ASSESSMENT_ACTS)),
});
export type AssessmentExercise = z.infer<typeof assessmentExerciseSchema>;

export const SELF_STATES = [
  'not-open',
  'open',
  'submitted',
  'submitted-late',
  'overdue',
  'not-submitted',
] as const;

/** Without a total before it is this reader’s to see: `isResultShown` says which. */
export const assessedLineSchema = z.strictObject({
  id: idSchema<'assessed'>(),
  version: versionSchema,
  kind: z.enum(SUBJECT_KINDS),
  /** Of a body its own name, of a person the name. */
  name: z.string(),
  regionName: z.string(),
  organName: z.string().nullable(),
  postTitle: z.string().nullable(),
  class: z.string().nullable(),
  className: z.string().nullable(),
  self: z.enum(SELF_STATES),
  isResultShown: z.boolean(),
  ...result,
  /** After the quotas, and what people chose where these leave it open. */
  proposedGrade: z.string().nullable(),
  finalGrade: z.string().nullable(),
  vetoes: z.array(z.string()).max(50),
  /** Null before the result is this reader’s to see: it would tell whether marks are agreed on. */
  factsMissing: z.number().int().nullable(),
});
export type AssessedLine = z.infer<typeof assessedLineSchema>;

export const contestSchema = z.strictObject({
  id: idSchema<'assessment-contest'>(),
  version: versionSchema,
  state: z.enum(['open', 'upheld', 'rejected']),
  subjectName: z.string(),
  subjectId: idSchema<'assessed'>(),
  year: z.number().int(),
  fact: z.string(),
  asks: z.string(),
  source: z.enum(FACT_SOURCES),
  valueThen: factValueSchema.nullable(),
  claimed: factValueSchema.nullable(),
  reason: z.string(),
  evidence: z.array(z.string()).max(50),
  on: day,
  by: z.string(),
  decision: z
    .strictObject({
      on: day,
      by: z.string(),
      reason: z.string(),
      value: factValueSchema.nullable(),
      /** In how many subjects of exercises the fact was replaced. */
      replaced: z.number().int(),
      /** How many final results by another value were left as they are. */
      keptFinal: z.number().int(),
    })
    .nullable(),
  mayDecide: z.boolean(),
});
export type Contest = z.infer<typeof contestSchema>;

/** What shows a fact: a record of the system by its title then, or a document by its name. */
export const SHOWN_KINDS = [...FINDING_EVIDENCE_KINDS, 'document'] as const;
const shownSchema = z.strictObject({
  kind: z.enum(SHOWN_KINDS),
  /** Null of a document. */
  id: z.uuid().nullable(),
  title: z.string(),
});
export type Shown = z.infer<typeof shownSchema>;
/** What its own side says on an item that is judged, and what shows it. */
const itemStatementSchema = z.strictObject({
  statement: z.string(),
  evidence: z.array(shownSchema).max(80),
  by: z.string(),
});
export type ItemStatement = z.infer<typeof itemStatementSchema>;

export const assessedFactSchema = z.strictObject({
  fact: z.string(),
  asks: z.string(),
  kind: z.enum(FACT_KINDS),
  /** Of `by-period`: how many numbers. */
  periods: z.number().int().nullable(),
  /** Of `duties`: whose states are asked. */
  codes: z.array(z.string()).max(100),
  /** Where the scheme takes it from; null: a person enters it. */
  from: z.enum(FACT_SOURCES).nullable(),
  items: z.array(z.strictObject({ id: z.string(), title: z.string() })).max(300),
  /** Null: not known. */
  value: factValueSchema.nullable(),
  /** Not told to this reader yet: it is somebody’s mark. */
  isWithheld: z.boolean(),
  source: z.enum(FACT_SOURCES).nullable(),
  evidence: z.array(z.string()).max(100),
  by: z.string().nullable(),
  because: z.string().nullable(),
  version: z.number().int(),
  recordedAt: instantSchema.nullable(),
  /** Where the result was told by another value than it is now: that one. */
  asTold: z.strictObject({ value: factValueSchema.nullable() }).nullable(),
  contest: contestSchema.nullable(),
  /** Of what is judged: what its own side says on it. */
  said: itemStatementSchema.nullable(),
  maySay: z.boolean(),
  mayEnter: z.boolean(),
  mayContest: z.boolean(),
});
export type AssessedFact = z.infer<typeof assessedFactSchema>;

export const assessmentObjectionSchema = z.strictObject({
  id: idSchema<'assessment-objection'>(),
  version: versionSchema,
  state: z.enum(['open', 'upheld', 'rejected']),
  on: day,
  by: z.string(),
  content: z.string(),
  recordedAt: instantSchema,
  decision: z
    .strictObject({
      on: day,
      by: z.string(),
      reason: z.string(),
      fact: z.string().nullable(),
      /** The grade it was upheld with, where a quota left several. */
      grade: z.string().nullable(),
    })
    .nullable(),
  mayDecide: z.boolean(),
});
export type AssessmentObjection = z.infer<typeof assessmentObjectionSchema>;

const chosenByPeople = z.strictObject({ reason: z.string(), by: z.string() }).nullable();

export const consequenceSchema = z.strictObject({
  id: idSchema<'assessment-consequence'>(),
  version: versionSchema,
  assessmentId: idSchema<'assessment'>(),
  subjectId: idSchema<'assessed'>(),
  subjectName: z.string(),
  text: z.string(),
  /** Who said that it follows, and why, where the scheme leaves it to people. */
  choice: chosenByPeople,
  /** Absent in the scheme: it has no day. */
  dueOn: day.nullable(),
  isOverdue: z.boolean(),
  done: z
    .strictObject({ on: day, documentNo: z.string().nullable(), note: z.string().nullable() })
    .nullable(),
  mayEnd: z.boolean(),
  /** What the reader may begin from it, and about whom: a body without `organId` is a place. */
  begins: z
    .strictObject({
      act: z.enum(['talk', 'honour', 'reference']),
      /** Of the result. */
      year: z.number().int(),
      /** Of the paper that approved it. */
      documentNo: z.string(),
      region: regionPathSchema,
      organId: idSchema<'organ'>().nullable(),
      appointmentId: idSchema<'appointment'>().nullable(),
    })
    .nullable(),
});
export type Consequence = z.infer<typeof consequenceSchema>;

export const ASSESSED_ACTS = [
  'enter-fact',
  'submit-self-assessment',
  'moderate',
  'contest',
  'object',
] as const;
export type AssessedAct = (typeof ASSESSED_ACTS)[number];

/** Of proposed grades: without one yet, chosen by people, moved by a quota, vetoed. */
export const PROPOSAL_SHOWS = ['open', 'undecided', 'chosen', 'moved', 'vetoed'] as const;

/** One mark, or nobody’s yet: who gave it is told once scoring is closed, or where it is not blind. */
export const markSchema = z.strictObject({
  itemId: z.string(),
  fact: z.string(),
  accountId: idSchema<'account'>(),
  by: z.string(),
  value: factValueSchema,
  reason: z.string(),
  recordedAt: instantSchema,
});

export const assessedSchema = assessedLineSchema.extend({
  assessmentId: idSchema<'assessment'>(),
  assessmentTitle: z.string(),
  assessmentState: z.enum(ASSESSMENT_STATES),
  year: z.number().int(),
  personId: idSchema<'person'>().nullable(),
  statement: z.string().nullable(),
  selfBy: day,
  submitted: z.strictObject({ on: day, by: z.string(), isLate: z.boolean() }).nullable(),
  facts: z.array(assessedFactSchema).max(2000),
  /** The telling that was asked for, or the last one. */
  told: z
    .strictObject({
      number: z.number().int(),
      at: instantSchema,
      ...result,
      proposedGrade: z.string().nullable(),
      /** The result is shown as it was told then: by its facts, in its words; not as it stands. */
      isShown: z.boolean(),
    })
    .nullable(),
  /** Items, sections, vetoes with their reasons; null while the result is not this reader’s to see, or where they were not kept. */
  score: scoreOutputSchema.nullable(),
  /** Of the total, and of each item by its id; null as the score is. */
  whys: z.record(z.string(), whySchema).nullable(),
  marks: z.array(markSchema).max(5000),
  proposal: z
    .strictObject({
      grade: z.string(),
      movedFrom: z.array(z.string()),
      /** Why people chose it, where the quota leaves it open. */
      reason: z.string().nullable(),
      by: z.string().nullable(),
    })
    .nullable(),
  objections: z.array(assessmentObjectionSchema).max(50),
  /** With which of them an objection may be upheld: where a quota leaves several. */
  openGrades: z.array(z.string()).max(20),
  consequences: z.array(consequenceSchema).max(50),
  may: z.array(z.enum(ASSESSED_ACTS)),
});
export type Assessed = z.infer<typeof assessedSchema>;

/** 谁、什么时候、为什么改了哪一项: a score by its facts, a mark by who gave it, and what was told of them. */
export const subjectEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('score'),
    number: z.number().int(),
    at: instantSchema,
    by: z.string(),
    cause: z.enum(SCORE_CAUSES),
    reason: z.string().nullable(),
    facts: z
      .array(
        z.strictObject({
          fact: z.string(),
          asks: z.string(),
          /** A fact that is asked no more: a number. */
          kind: z.enum(FACT_KINDS),
          before: factValueSchema.nullable(),
          after: factValueSchema.nullable(),
        }),
      )
      .max(2000),
    before: z.strictObject(result).nullable(),
    after: z.strictObject(result),
  }),
  /** For who organises it alone, and while marks are blind for nobody. */
  z.strictObject({
    kind: z.literal('mark'),
    id: idSchema<'assessment-mark'>(),
    number: z.number().int(),
    at: instantSchema,
    by: z.string(),
    fact: z.string(),
    asks: z.string(),
    factKind: z.enum(FACT_KINDS),
    /** Null: the first. */
    before: factValueSchema.nullable(),
    after: factValueSchema,
    reason: z.string(),
    evidence: z.array(z.string()).max(100),
  }),
  z.strictObject({
    kind: z.literal('told'),
    number: z.number().int(),
    at: instantSchema,
    ...result,
    proposedGrade: z.string().nullable(),
  }),
]);
export type SubjectEvent = z.infer<typeof subjectEventSchema>;

const collectedChange = z.strictObject({
  subjectId: idSchema<'assessed'>(),
  subjectName: z.string(),
  fact: z.string(),
  asks: z.string(),
  source: z.enum(FACT_SOURCES),
  before: factValueSchema.nullable(),
  after: factValueSchema.nullable(),
  /** It was entered, decided or moderated by a person since: it is not replaced. */
  isKept: z.boolean(),
});

const assessmentId = z.strictObject({ assessmentId: idSchema<'assessment'>() });
const subjectId = z.strictObject({ subjectId: idSchema<'assessed'>() });
const versioned = { version: versionSchema };
/** Their lists, filtered. */
const exerciseFilter = {
  year: yearSchema.optional(),
  state: z.enum(ASSESSMENT_STATES).optional(),
  search: z.string().max(60).optional(),
};
const CANDIDATE_KINDS = ['regions', 'organs', 'persons'] as const;

/** As many as are named one by one in one act. */
const MOST_NAMED = 500;

const subjectFilter = {
  class: z.string().max(100).optional(),
  search: z.string().max(60).optional(),
  /** Those for whom something is still to be done. */
  waiting: z.enum(['self', 'facts', 'marks']).optional(),
};
const act = <Body extends z.ZodRawShape>(
  id: string,
  summary: string,
  more: Body,
  access: 'session' | 'signing' = 'session',
) =>
  post({
    id: `assessments.${id}`,
    path: `/api/assessments/exercises/:assessmentId/${id}`,
    summary,
    access,
    params: assessmentId,
    body: z.strictObject({ ...versioned, ...more }),
    response: assessmentExerciseSchema,
  });
const ofSubject = <Body extends z.ZodRawShape>(
  id: string,
  summary: string,
  more: Body,
  access: 'session' | 'signing' = 'session',
) =>
  post({
    id: `assessments.${id}`,
    path: `/api/assessments/subjects/:subjectId/${id}`,
    summary,
    access,
    params: subjectId,
    body: z.strictObject({ ...versioned, ...more }),
    response: assessedSchema,
  });
const evidence = z.array(shortText).max(50);
const fact = z.string().min(1).max(100);

const scoringLine = z.strictObject({
  subjectId: idSchema<'assessed'>(),
  subjectName: z.string(),
  itemId: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  fact,
  asks: z.string(),
  kind: z.enum(FACT_KINDS),
  /** By period: of how many. */
  periods: z.number().int().nullable(),
  /** Of duties: of which. */
  codes: z.array(z.string()).max(100),
  /** The caller’s own mark. */
  value: factValueSchema.nullable(),
  reason: z.string().nullable(),
  evidence: z.array(z.string()).max(50),
  /** What the subject says on it. */
  said: itemStatementSchema.nullable(),
  /** The facts of the same item that nobody judges, with what shows them. */
  beside: z
    .array(
      z.strictObject({
        fact,
        asks: z.string(),
        kind: z.enum(FACT_KINDS),
        /** Null: not known. */
        value: factValueSchema.nullable(),
        by: z.string().nullable(),
        because: z.string().nullable(),
        evidence: z.array(shownSchema).max(100),
      }),
    )
    .max(200),
});
const citedRecord = subjectId.extend({
  itemId: z.string().min(1).max(100),
  recordId: idSchema<'duty-record'>(),
});

const proposalFilter = {
  shows: z.enum(PROPOSAL_SHOWS).optional(),
  grade: z.string().max(100).optional(),
  class: z.string().max(100).optional(),
  /** Whom the quota of this grade leaves to people. */
  quota: z.string().max(100).optional(),
  search: z.string().max(60).optional(),
};
const contestFilter = {
  /** One alone. */
  contest: idSchema<'assessment-contest'>().optional(),
  year: yearSchema.optional(),
  state: z.enum(['open', 'upheld', 'rejected']).optional(),
};
const consequenceFilter = {
  /** One alone. */
  consequence: idSchema<'assessment-consequence'>().optional(),
  state: z.enum(['open', 'overdue', 'done']).optional(),
};

export const assessmentsRoutes = {
  list: get({
    id: 'assessments.list',
    path: '/api/assessments/exercises',
    summary: 'Exercises the caller organises or is assessed in, the latest first',
    access: 'session',
    query: z.strictObject({
      ...exerciseFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(assessmentLineSchema),
  }),
  export: get({
    id: 'assessments.export',
    path: '/api/assessments/exercises.xlsx',
    summary: 'The list as a workbook',
    access: 'session',
    query: z.strictObject(exerciseFilter),
    response: z.unknown(),
    form: 'download',
  }),
  assessment: get({
    id: 'assessments.assessment',
    path: '/api/assessments/exercises/:assessmentId',
    summary: 'One exercise with its plan, assignments, progress and course',
    access: 'session',
    params: assessmentId,
    response: assessmentExerciseSchema,
  }),
  candidates: get({
    id: 'assessments.candidates',
    path: '/api/assessments/exercises/:assessmentId/candidates',
    summary:
      'Whom it can assess and does not yet: regions directly below, organs, or people in posts',
    access: 'session',
    params: assessmentId,
    query: z.strictObject({
      kind: z.enum(CANDIDATE_KINDS),
      /** Where party committee and government are assessed apart: who is not in this class yet. */
      class: z.string().max(100).optional(),
      search: z.string().max(60).optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(
      z.strictObject({
        region: regionPathSchema.nullable(),
        organId: idSchema<'organ'>().nullable(),
        appointmentId: idSchema<'appointment'>().nullable(),
        name: z.string(),
        /** Of a person the post and body. */
        title: z.string().nullable(),
        postClass: z.string().nullable(),
      }),
    ).extend({
      /** How many the filter leaves. */
      count: z.number().int(),
    }),
  }),
  prepare: post({
    id: 'assessments.prepare',
    path: '/api/assessments/exercises',
    summary: 'Prepare the exercise of a region and year under an issued scheme',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      year: z.number().int().min(2018).max(2100),
      schemeId: idSchema<'assessment-scheme'>(),
      ...plan,
    }),
    response: assessmentExerciseSchema,
  }),
  change: act('change', 'Change the plan while it is prepared', plan),
  addSubjects: act('add-subjects', 'Add whom it assesses', {
    subjects: z.union([
      z
        .array(
          z.strictObject({
            region: regionPathSchema.nullable(),
            organId: idSchema<'organ'>().nullable(),
            appointmentId: idSchema<'appointment'>().nullable(),
            class: z.string().max(100).nullable(),
          }),
        )
        .min(1)
        .max(MOST_NAMED),
      /** All the filter leaves, as many as were seen: with more or fewer by now none is added. */
      z.strictObject({
        kind: z.enum(CANDIDATE_KINDS),
        class: z.string().max(100).nullable(),
        search: z.string().max(60),
        count: z.number().int().min(1).max(50_000),
      }),
    ]),
  }),
  removeSubject: act('remove-subject', 'Take somebody out before it begins', {
    subjectId: idSchema<'assessed'>(),
  }),
  assign: act('assign', 'Name who gives marks on which items; an empty list takes it back', {
    loginName: shortText,
    items: z.array(z.string().min(1).max(100)).max(2000),
  }),
  openSelfAssessment: act('open-self-assessment', 'Open the self-assessment', {}),
  openScoring: act('open-scoring', 'End the self-assessment and open the scoring', {}),
  closeScoring: act('close-scoring', 'Close the scoring: from now on marks are settled', {
    /** Where marks are missing: why they are not waited for. */
    reason: longText.nullable(),
  }),
  propose: act('propose', 'Propose the grades', {}, 'signing'),
  return: act('return', 'Return the proposal to moderation', { reason: longText }),
  approve: act(
    'approve',
    'Record the approval, by another account than proposed',
    { on: day, organ: shortText, documentNo: shortText },
    'signing',
  ),
  notify: act(
    'notify',
    'Tell each subject its own result; the objection term begins',
    { on: day },
    'signing',
  ),
  finalise: act('finalise', 'After the objection term: it is final', {}, 'signing'),
  cancel: act('cancel', 'Cancel it before its approval', { reason: longText }),
  subjects: get({
    id: 'assessments.subjects',
    path: '/api/assessments/exercises/:assessmentId/subjects',
    summary: 'The subjects in the order of the roster; a subject’s office sees its own',
    access: 'session',
    params: assessmentId,
    query: z.strictObject({
      ...subjectFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(assessedLineSchema),
  }),
  exportSubjects: get({
    id: 'assessments.export-subjects',
    path: '/api/assessments/exercises/:assessmentId/subjects.xlsx',
    summary: 'The subjects as a workbook',
    access: 'session',
    params: assessmentId,
    query: z.strictObject(subjectFilter),
    response: z.unknown(),
    form: 'download',
  }),
  subject: get({
    id: 'assessments.subject',
    path: '/api/assessments/subjects/:subjectId',
    summary: 'One subject with its facts, and its score where that may be seen',
    access: 'session',
    params: subjectId,
    /** By the number of a telling: the result and its facts as they were told then. */
    query: z.strictObject({ told: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
    response: assessedSchema,
  }),
  history: get({
    id: 'assessments.history',
    path: '/api/assessments/subjects/:subjectId/history',
    summary: 'Who changed the score when, by which fact and why; marks as they were; what was told',
    access: 'session',
    params: subjectId,
    query: z.strictObject({ after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(subjectEventSchema),
  }),
  mine: get({
    id: 'assessments.mine',
    path: '/api/assessments/mine',
    summary: 'Exercises I am assessed in myself',
    access: 'session',
    response: z.strictObject({
      items: z
        .array(
          assessedLineSchema.extend({
            assessmentId: idSchema<'assessment'>(),
            assessmentTitle: z.string(),
            year: z.number().int(),
          }),
        )
        .max(100),
    }),
  }),
  checkCollection: get({
    id: 'assessments.check-collection',
    path: '/api/assessments/exercises/:assessmentId/collection',
    summary:
      'What the system’s records say by now, beside the facts as they stand; nothing is replaced',
    access: 'session',
    params: assessmentId,
    response: z.strictObject({
      changes: z.array(collectedChange).max(1000),
      total: z.number().int(),
      /** Scored by another version of the rules: collecting scores them anew, whatever of the facts changes. */
      stale: z.number().int(),
    }),
  }),
  collect: act('collect', 'Take the facts from the system’s records', {}),
  enterFact: ofSubject('enter-fact', 'Enter a fact of the office, with its evidence', {
    fact,
    /** Null takes it back: not known. */
    value: factValueSchema.nullable(),
    evidence,
    because: longText.nullable(),
  }),
  say: ofSubject(
    'say',
    'Say something on an item that is judged, with what shows it; empty, it is taken back',
    {
      fact,
      statement: z.string().max(LONG_TEXT),
      records: z
        .array(z.strictObject({ kind: z.enum(FINDING_EVIDENCE_KINDS), id: z.uuid() }))
        .max(30),
      documents: evidence,
    },
  ),
  heldEvidence: get({
    id: 'assessments.held-evidence',
    path: '/api/assessments/subjects/:subjectId/evidence',
    summary: 'What the subject’s own side has in the system within the period, of one kind',
    access: 'session',
    params: subjectId,
    query: z.strictObject({
      kind: z.enum(FINDING_EVIDENCE_KINDS),
      search: z.string().trim().max(128).optional(),
    }),
    response: z.strictObject({
      /** How many there are; the newest are listed. */
      total: z.number().int(),
      items: z.array(z.strictObject({ id: z.uuid(), on: day, title: z.string() })).max(500),
    }),
  }),
  submitSelfAssessment: ofSubject(
    'submit-self-assessment',
    'Submit the self-assessment with a statement',
    { statement: fullText },
    'signing',
  ),
  scoring: get({
    id: 'assessments.scoring',
    path: '/api/assessments/scoring',
    summary: 'What the caller is to give marks on',
    access: 'session',
    query: z.strictObject({
      assessmentId: idSchema<'assessment'>().optional(),
      given: z.enum(['yes', 'no']).optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: z.strictObject({
      assessments: z
        .array(
          z.strictObject({
            id: idSchema<'assessment'>(),
            title: z.string(),
            scoringBy: day,
            isBlind: z.boolean(),
            open: z.number().int(),
          }),
        )
        .max(50),
      items: z.array(scoringLine).max(500),
      /** Once each, whatever the number of their lines: what they say of the whole year. */
      subjects: z
        .array(
          z.strictObject({
            id: idSchema<'assessed'>(),
            statement: z.string().nullable(),
            submittedOn: day.nullable(),
          }),
        )
        .max(500),
      next: cursorSchema.nullable(),
    }),
  }),
  citedRecord: get({
    id: 'assessments.cited-record',
    path: '/api/assessments/subjects/:subjectId/items/:itemId/records/:recordId',
    summary:
      'A duty record that lies beside a mark the caller is to give; that it was read is kept',
    access: 'session',
    params: citedRecord,
    response: z.strictObject({
      id: idSchema<'duty-record'>(),
      title: z.string(),
      on: day,
      place: z.string().nullable(),
      matter: z.string().nullable(),
      findings: z.string().nullable(),
      orders: z.string().nullable(),
      followUp: z.string().nullable(),
      basisNo: z.string().nullable(),
      files: z.array(attachmentLineSchema).max(ATTACHMENTS_PER_OWNER),
    }),
  }),
  citedFile: get({
    id: 'assessments.cited-file',
    path: '/api/assessments/subjects/:subjectId/items/:itemId/records/:recordId/files/:attachmentId',
    summary: 'A file of such a record; that it was read is kept',
    access: 'session',
    params: citedRecord.extend({ attachmentId: idSchema<'attachment'>() }),
    response: z.unknown(),
    form: 'download',
  }),
  mark: post({
    id: 'assessments.mark',
    path: '/api/assessments/subjects/:subjectId/mark',
    summary: 'Give one’s mark on an item, with its reason; again: it takes the place of the first',
    access: 'session',
    params: subjectId,
    body: z.strictObject({
      itemId: fact,
      fact,
      value: factValueSchema,
      reason: longText,
      evidence,
    }),
    response: scoringLine,
  }),
  moderate: ofSubject(
    'moderate',
    'Settle marks that differ, or put a fact right, with the reason; never the total',
    { fact, value: factValueSchema.nullable(), reason: longText, evidence },
    'signing',
  ),
  proposal: get({
    id: 'assessments.proposal',
    path: '/api/assessments/exercises/:assessmentId/proposal',
    summary: 'The grades after the quotas, in the order of the roster; what these leave to people',
    access: 'session',
    params: assessmentId,
    query: z.strictObject({
      ...proposalFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(
      z.strictObject({
        subjectId: idSchema<'assessed'>(),
        version: versionSchema,
        name: z.string(),
        organName: z.string().nullable(),
        postTitle: z.string().nullable(),
        class: z.string().nullable(),
        grade: z.string().nullable(),
        couldBe: z.array(z.string()),
        /** For the reader to choose between these now: left open by a quota, and of nobody they keep out of. */
        mayChoose: z.boolean(),
        movedFrom: z.array(z.string()),
        vetoes: z.array(z.string()),
        chosen: z
          .strictObject({ grade: z.string(), reason: z.string(), by: z.string() })
          .nullable(),
        consequences: z
          .array(
            z.strictObject({
              /** Which of the scheme’s, from 0. */
              place: z.number().int(),
              text: z.string(),
              /** Null: to be decided by people. */
              follows: z.boolean().nullable(),
              /** For the reader to say now: totals level at the edge of the lowest so many, and not yet approved as it is. */
              mayDecide: z.boolean(),
              choice: chosenByPeople,
            }),
          )
          .max(100),
      }),
    ).extend({
      quotas: z
        .array(
          z.strictObject({
            grade: z.string(),
            class: z.string().nullable(),
            places: z.number().int(),
            reached: z.number().int(),
            /** Of how many the quota cannot say who stays. */
            undecided: z.number().int(),
          }),
        )
        .max(50),
      /** How many still have no grade; with one or more nothing can be proposed. */
      open: z.number().int(),
      /** How much of what follows is not decided; nor is anything proposed or final with one or more. */
      undecided: z.number().int(),
      /** How many the filter leaves. */
      count: z.number().int(),
    }),
  }),
  exportProposal: get({
    id: 'assessments.export-proposal',
    path: '/api/assessments/exercises/:assessmentId/proposal.xlsx',
    summary: 'The proposed grades as they are filtered',
    access: 'session',
    params: assessmentId,
    query: z.strictObject(proposalFilter),
    response: z.unknown(),
    form: 'download',
  }),
  chooseGrade: ofSubject(
    'choose-grade',
    'Choose between the grades a quota leaves open, with the reason',
    {
      grade: shortText,
      reason: longText,
    },
  ),
  chooseConsequence: ofSubject(
    'choose-consequence',
    'Say whether something follows where the rule leaves it open, with the reason',
    { place: z.number().int().min(0).max(100), follows: z.boolean(), reason: longText },
  ),
  contests: get({
    id: 'assessments.contests',
    path: '/api/assessments/contests',
    summary: 'Contested facts: of the offices the caller organises for, or the caller’s own',
    access: 'session',
    query: z.strictObject({
      ...contestFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(contestSchema),
  }),
  exportContests: get({
    id: 'assessments.export-contests',
    path: '/api/assessments/contests.xlsx',
    summary: 'Contested facts as they are filtered',
    access: 'session',
    query: z.strictObject(contestFilter),
    response: z.unknown(),
    form: 'download',
  }),
  contest: ofSubject('contest', 'Contest a fact, once for all uses', {
    fact,
    claimed: factValueSchema.nullable(),
    reason: longText,
    evidence,
  }),
  decideContest: post({
    id: 'assessments.decide-contest',
    path: '/api/assessments/contests/:contestId/decide',
    summary: 'Decide a contest; upheld, the fact is replaced wherever it is used',
    access: 'signing',
    params: z.strictObject({ contestId: idSchema<'assessment-contest'>() }),
    body: z.strictObject({
      ...versioned,
      isUpheld: z.boolean(),
      value: factValueSchema.nullable(),
      reason: longText,
    }),
    response: contestSchema,
  }),
  object: ofSubject(
    'object',
    'Object to the result within the term',
    { on: day, content: longText },
    'signing',
  ),
  decideObjection: ofSubject(
    'decide-objection',
    'Decide an objection, by somebody else than gave the marks; upheld, the fact is put right',
    {
      objectionId: idSchema<'assessment-objection'>(),
      isUpheld: z.boolean(),
      reason: longText,
      fact: fact.nullable(),
      value: factValueSchema.nullable(),
      isUnknown: z.boolean().default(false),
      /** Instead of a fact: another of the grades a quota left open. */
      grade: shortText.nullable().default(null),
    },
    'signing',
  ),
  consequences: get({
    id: 'assessments.consequences',
    path: '/api/assessments/consequences',
    summary: 'What follows from final results, by the day it is due',
    access: 'session',
    query: z.strictObject({
      ...consequenceFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(consequenceSchema),
  }),
  exportConsequences: get({
    id: 'assessments.export-consequences',
    path: '/api/assessments/consequences.xlsx',
    summary: 'What follows from final results, as it is filtered',
    access: 'session',
    query: z.strictObject(consequenceFilter),
    response: z.unknown(),
    form: 'download',
  }),
  endConsequence: post({
    id: 'assessments.end-consequence',
    path: '/api/assessments/consequences/:consequenceId/end',
    summary: 'Record that it was done',
    access: 'session',
    params: z.strictObject({ consequenceId: idSchema<'assessment-consequence'>() }),
    body: z.strictObject({
      ...versioned,
      on: day,
      documentNo: shortText.nullable(),
      note: longText.nullable(),
    }),
    response: consequenceSchema,
  }),
};
