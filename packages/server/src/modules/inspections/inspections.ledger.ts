// How inspections read back from their tables what their changes said.
import type { Id, JsonObject } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

export const programmeSource = tableSource({
  stream: 'inspection-programme',
  table: 'inspections.programme',
  version: 'version',
  places: ['region_path'],
  parts: [
    partOf({
      table: 'inspections.target',
      field: 'targets',
      of: 'programme_id',
      order: ['region_path'],
      places: ['region_path'],
    }),
    partOf({
      table: 'inspections.programme_version',
      field: 'versions',
      of: 'programme_id',
      order: ['version'],
    }),
  ],
});

export const inspectionSource = tableSource({
  stream: 'inspection',
  table: 'inspections.inspection',
  version: 'version',
  places: ['region_path', 'inspected_path'],
  exempt: {
    inspected_key: 'made of the level and the place, which are fields',
    reminded_on: 'when a job last reminded of it; nothing follows from it',
  },
  parts: [
    partOf({
      table: 'inspections.member',
      field: 'members',
      of: 'inspection_id',
      order: ['id'],
    }),
    partOf({
      table: 'inspections.step',
      field: 'steps',
      of: 'inspection_id',
      order: ['version'],
    }),
  ],
});

export const inspectionRequestSource = tableSource({
  stream: 'inspection-request',
  table: 'inspections.request',
  version: 'version',
});

export const inspectionFindingSource = tableSource({
  stream: 'inspection-finding',
  table: 'inspections.finding',
  version: 'version',
  // Who is named has its receipts once the feedback was delivered; who was, of what they said.
  persons: ({ fields }) =>
    fields['toldAt'] === null
      ? []
      : [
          ...new Set(
            [fields, ...((fields['statements'] ?? []) as JsonObject[])].flatMap(
              ({ personId }) => (personId ?? []) as Id<'person'>,
            ),
          ),
        ],
  parts: [
    partOf({
      table: 'inspections.entry',
      field: 'entries',
      of: 'finding_id',
      order: ['version'],
    }),
    partOf({
      table: 'inspections.statement',
      field: 'statements',
      of: 'finding_id',
      order: ['finding_id'],
    }),
  ],
});

export const inspectionComplaintSource = tableSource({
  stream: 'inspection-complaint',
  table: 'inspections.complaint',
  version: 'version',
});

export const inspectionHandOverSource = tableSource({
  stream: 'inspection-hand-over',
  table: 'inspections.hand_over',
  version: 'version',
});
