// How imports of records read back from their table what their acts said; each record brought in names its import itself.
import type { Id } from '@jinze/kernel';
import { tableSource } from '../../platform/table-source.ts';

export const recordImportSource = tableSource({
  stream: 'record-import',
  table: 'performance.record_import',
  version: 'version',
  as: {
    withdrawn_at: 'withdrawn.at',
    withdrawn_by: 'withdrawn.by',
    withdrawn_why: 'withdrawn.reason',
  },
  persons: ({ fields }) => fields.persons as Id<'person'>[],
});
