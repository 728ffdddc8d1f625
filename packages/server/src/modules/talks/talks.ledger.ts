// How talks read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

export const talkSource = tableSource({
  stream: 'talk',
  table: 'talks.talk',
  version: 'version',
  places: ['region_path'],
  exempt: {
    subject_scope_key: 'follows from the body that is called, which is recorded',
    reminded_on: 'when somebody was reminded of it; nothing follows from it',
  },
  as: {
    approved_by: 'approval.by',
    approved_on: 'approval.on',
    approval_no: 'approval.documentNo',
    notice_no: 'notice.documentNo',
    notice_on: 'notice.on',
    meet_on: 'notice.meetOn',
    meet_time: 'notice.meetTime',
    meet_place: 'notice.meetPlace',
    due_kind: 'deadline.kind',
    due_days: 'deadline.days',
    due_on: 'deadline.on',
  },
  parts: [
    partOf({
      table: 'talks.counted_accident',
      field: 'counted',
      of: 'talk_id',
      order: ['accident_id'],
    }),
    partOf({ table: 'talks.step', field: 'steps', of: 'talk_id', order: ['version'] }),
    partOf({ table: 'talks.report', field: 'reports', of: 'talk_id', order: ['number'] }),
  ],
  // Before the notice it is the office's draft: nobody has a receipt of being considered.
  persons: ({ fields }) =>
    fields.toldAt === null || fields.subjectPerson === null
      ? []
      : [fields.subjectPerson as Id<'person'>],
});
