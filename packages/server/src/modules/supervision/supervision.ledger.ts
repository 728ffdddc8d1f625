// How tasks and the lists of townships read back from their tables what their changes said.
import type { Id, JsonObject } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

const COPY = 'a copy of what the parties say, for row-level security';

export const taskSource = tableSource({
  stream: 'task',
  table: 'supervision.task',
  version: 'version',
  as: {
    source_kind: 'source.kind',
    source_text: 'source.text',
    source_no: 'source.number',
    record_id: 'source.record',
    due_kind: 'due.kind',
    due_days: 'due.days',
    due_on: 'due.on',
    first_due_on: 'due.first',
    extensions: 'due.extensions',
    approved_by: 'approval.by',
    approved_on: 'approval.on',
    approval_no: 'approval.documentNo',
    plan_ref: 'approval.plan',
    asks_material: 'material.isAsked',
    material_from: 'material.from',
    material_to: 'material.to',
    material_words: 'material.words',
    held_reason: 'material.heldReason',
  },
  exempt: {
    scope_keys: COPY,
    persons: COPY,
    reminded_on: 'when somebody was reminded of it; nothing follows from it',
  },
  parts: [
    partOf({
      table: 'supervision.party',
      field: 'parties',
      of: 'task_id',
      order: ['position'],
    }),
    partOf({ table: 'supervision.entry', field: 'entries', of: 'task_id', order: ['id'] }),
    partOf({
      table: 'supervision.extension',
      field: 'extensionList',
      of: 'task_id',
      order: ['id'],
    }),
    partOf({ table: 'supervision.listing', field: 'listing', of: 'task_id', order: ['task_id'] }),
  ],
  // Those it was asked of: who stands above it only looks on.
  persons: ({ fields }) =>
    (fields.parties as JsonObject[]).flatMap(({ role, personId }) =>
      (role === 'lead' || role === 'assist') && typeof personId === 'string'
        ? [personId as Id<'person'>]
        : [],
    ),
});

/** The matters of earlier versions stay and are part of it. */
export const townshipListSource = tableSource({
  stream: 'township-list',
  table: 'supervision.township_list',
  version: 'version',
  places: ['region_path'],
  parts: [
    partOf({
      table: 'supervision.township_matter',
      field: 'matters',
      of: 'list_id',
      order: ['version', 'position'],
    }),
  ],
});
