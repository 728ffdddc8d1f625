// How public notices and the days laid down read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

export const publicNoticeSource = tableSource({
  stream: 'public-notice',
  table: 'publication.notice',
  version: 'version',
  places: ['region_path'],
  as: {
    approved_on: 'approvedBy.on',
    approved_by: 'approvedBy.organ',
    approval: 'approvedBy.words',
  },
  exempt: {
    search_text: 'made of title and text, which are covered, to find them by',
    search_pieces: 'made of title and text, which are covered, to find them by',
  },
  parts: [
    partOf({
      table: 'publication.document',
      field: 'documents',
      of: 'notice_id',
      order: ['position'],
    }),
    partOf({ table: 'publication.step', field: 'steps', of: 'notice_id', order: ['version'] }),
  ],
});

export const obligationSource = tableSource({
  stream: 'publication-obligation',
  table: 'publication.obligation',
  version: 'version',
  places: ['region_path'],
  exempt: { told_on: 'when the office was last reminded; no act of anybody' },
  parts: [
    partOf({
      table: 'publication.obligation_version',
      field: 'versions',
      of: 'obligation_id',
      order: ['version'],
    }),
  ],
});

export const tellingSource = tableSource({
  stream: 'result-telling',
  table: 'publication.telling',
  version: 'version',
  places: ['region_path', 'managing_committee'],
  parts: [
    partOf({
      table: 'publication.recipient',
      field: 'recipients',
      of: 'telling_id',
      order: ['kind'],
    }),
  ],
  persons: ({ fields }) => [fields.personId as Id<'person'>],
});
