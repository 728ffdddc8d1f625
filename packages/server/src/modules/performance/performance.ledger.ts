// How duty records, and their being opened by superiors, read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

export const dutyRecordSource = tableSource({
  stream: 'duty-record',
  table: 'performance.duty_record',
  version: 'version',
  as: {
    source_kind: 'source.kind',
    source_name: 'source.name',
    source_row: 'source.row',
    source_table: 'source.table',
    source_digest: 'source.digest',
    import_id: 'source.importId',
    external_system: 'source.externalSystem',
    external_id: 'source.externalId',
    form_check: 'formChecked.outcome',
    form_note: 'formChecked.note',
    form_checked_by: 'formChecked.by',
    form_checked_at: 'formChecked.at',
  },
  exempt: { scope_keys: 'what each participation says, once more' },
  parts: [
    partOf({
      table: 'performance.participation',
      field: 'participants',
      of: 'record_id',
      order: ['position', 'person_id'],
    }),
    partOf({
      table: 'performance.record_version',
      field: 'earlier',
      of: 'record_id',
      order: ['version'],
    }),
  ],
  persons: ({ fields }) => fields.persons as Id<'person'>[],
});

export const openingSource = tableSource({
  stream: 'record-opening',
  table: 'performance.opening',
  persons: ({ fields }) => fields.persons as Id<'person'>[],
});
