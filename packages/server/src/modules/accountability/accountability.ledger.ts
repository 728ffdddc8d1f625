// How cases, worksheets, exemptions and decisions read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

/** The case is nobody's own record: who is in it has a worksheet. */
export const caseSource = tableSource({
  stream: 'accountability-case',
  table: 'accountability.case',
  version: 'version',
  places: ['region_path', 'handling_committee'],
  parts: [
    partOf({
      table: 'accountability.case_step',
      field: 'steps',
      of: 'case_id',
      order: ['version'],
    }),
    partOf({
      table: 'accountability.case_member',
      field: 'members',
      of: 'case_id',
      order: ['added_at', 'id'],
    }),
  ],
});

export const worksheetSource = tableSource({
  stream: 'worksheet',
  table: 'accountability.worksheet',
  version: 'version',
  places: ['handling_committee', 'managing_committee'],
  parts: [
    partOf({
      table: 'accountability.worksheet_content',
      field: 'contents',
      of: 'worksheet_id',
      order: ['number'],
    }),
    partOf({
      table: 'accountability.worksheet_step',
      field: 'steps',
      of: 'worksheet_id',
      order: ['version'],
    }),
    partOf({
      table: 'accountability.statement',
      field: 'statements',
      of: 'worksheet_id',
      order: ['number'],
    }),
    partOf({
      table: 'accountability.proposal',
      field: 'proposals',
      of: 'worksheet_id',
      order: ['number'],
    }),
    partOf({
      table: 'accountability.frozen_evidence',
      field: 'evidence',
      of: 'worksheet_id',
      order: ['number'],
    }),
  ],
  // Before the person is told nobody has a receipt of being looked at.
  persons: ({ fields }) => (fields.toldAt === null ? [] : [fields.personId as Id<'person'>]),
});

export const exemptionSource = tableSource({
  stream: 'exemption',
  table: 'accountability.exemption',
  version: 'version',
  parts: [
    partOf({
      table: 'accountability.exemption_argument',
      field: 'argued',
      of: 'exemption_id',
      order: ['number'],
    }),
    partOf({
      table: 'accountability.exemption_step',
      field: 'steps',
      of: 'exemption_id',
      order: ['version'],
    }),
  ],
});

export const accountabilityDecisionSource = tableSource({
  stream: 'accountability-decision',
  table: 'accountability.decision',
  version: 'version',
  places: ['handling_committee', 'managing_committee'],
  parts: [
    partOf({
      table: 'accountability.measure',
      field: 'measures',
      of: 'decision_id',
      order: ['number'],
    }),
    partOf({
      table: 'accountability.appeal',
      field: 'appeals',
      of: 'decision_id',
      order: ['number'],
    }),
    partOf({
      table: 'accountability.decision_step',
      field: 'steps',
      of: 'decision_id',
      order: ['version'],
    }),
  ],
  // From the day it was served on the person.
  persons: ({ fields }) => (fields.servedOn === null ? [] : [fields.personId as Id<'person'>]),
});
