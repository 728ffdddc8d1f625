// How official documents and their numbers read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { tableSource } from '../../platform/table-source.ts';

export const officialDocumentSource = tableSource({
  stream: 'document',
  table: 'documents.document',
  version: 'version',
  places: ['region_path', 'managing_committee'],
  as: {
    of_stream: 'of.stream',
    of_id: 'of.record',
    of_version: 'of.version',
    withdrawn_reason: 'withdrawn.reason',
    withdrawn_on: 'withdrawn.on',
    withdrawn_by: 'withdrawn.by',
  },
  persons: ({ fields }) => (fields.personId === null ? [] : [fields.personId as Id<'person'>]),
});

export const documentNumberSource = tableSource({
  stream: 'document-number',
  table: 'documents.number',
  version: 'version',
  places: ['region_path', 'managing_committee'],
  as: { void_reason: 'void.reason', voided_on: 'void.on', voided_by: 'void.by' },
});
