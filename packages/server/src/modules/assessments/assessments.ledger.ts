// How assessments read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

export const schemeSource = tableSource({
  stream: 'assessment-scheme',
  table: 'assessments.scheme',
  version: 'version',
  places: ['region_path'],
  parts: [
    partOf({
      table: 'assessments.scheme_version',
      field: 'versions',
      of: 'scheme_id',
      order: ['version'],
    }),
  ],
});

export const exerciseSource = tableSource({
  stream: 'assessment',
  table: 'assessments.exercise',
  version: 'version',
  places: ['region_path'],
  parts: [
    partOf({ table: 'assessments.step', field: 'steps', of: 'exercise_id', order: ['version'] }),
    partOf({
      table: 'assessments.assignment',
      field: 'assignments',
      of: 'exercise_id',
      order: ['account_id'],
    }),
  ],
});

/** With the facts as they stand: what they were before is in its earlier leaves. */
export const assessedSource = tableSource({
  stream: 'assessment-subject',
  table: 'assessments.subject',
  version: 'version',
  places: ['region_path', 'managing_committee'],
  as: {
    organiser_key: 'organiser.key',
    submitted_on: 'selfAssessment.on',
    submitted_by: 'selfAssessment.by',
    is_late: 'selfAssessment.isLate',
    statement: 'selfAssessment.statement',
    chosen_grade: 'chosen.grade',
    chosen_reason: 'chosen.reason',
    chosen_by: 'chosen.by',
  },
  parts: [
    partOf({ table: 'assessments.fact', field: 'facts', of: 'subject_id', order: ['name'] }),
    partOf({
      table: 'assessments.objection',
      field: 'objections',
      of: 'subject_id',
      order: ['id'],
      exempt: { grade: 'the grade chosen anew is a field of its own' },
    }),
    partOf({
      table: 'assessments.consequence_choice',
      field: 'consequenceChoices',
      of: 'subject_id',
      order: ['place', 'number'],
    }),
    partOf({
      table: 'assessments.consequence',
      field: 'consequences',
      of: 'subject_id',
      order: ['id'],
      exempt: {
        reminded_on: 'when somebody was reminded of it; nothing follows from it',
        because: 'as recorded with the choice, which is a field of its own',
        because_by: 'as recorded with the choice, which is a field of its own',
      },
    }),
  ],
  // Before the notification nobody has a receipt of how they stand.
  persons: ({ fields }) =>
    fields.toldAt === null || fields.personId === null ? [] : [fields.personId as Id<'person'>],
});

/** A record of its own: whoever is assessed has the receipt of the result, not of each mark. */
export const markSource = tableSource({
  stream: 'assessment-mark',
  table: 'assessments.mark',
  version: 'version',
});

export const contestSource = tableSource({
  stream: 'assessment-contest',
  table: 'assessments.contest',
  version: 'version',
  places: ['region_path'],
  as: { organiser_key: 'organiser.key' },
  persons: ({ fields }) => (fields.personId === null ? [] : [fields.personId as Id<'person'>]),
});
