// How documents and priorities read back from their tables what their changes said.
import { partOf, tableSource } from '../../platform/table-source.ts';

export const documentSource = tableSource({
  stream: 'duty-document',
  table: 'duties.document',
  version: 'version',
  places: ['region_path'],
  as: { adopted_on: 'on' },
  parts: [
    partOf({
      table: 'duties.document_item',
      field: 'items',
      of: 'document_id',
      order: ['post_id', 'number'],
    }),
  ],
});

export const prioritySource = tableSource({
  stream: 'priority',
  table: 'duties.priority',
  version: 'version',
  places: ['region_path'],
  parts: [
    partOf({
      table: 'duties.priority_post',
      field: 'postRoles',
      of: 'priority_id',
      order: ['post_id'],
    }),
  ],
});
