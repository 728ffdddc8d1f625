// How accidents and what belongs to them read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

const ACCIDENT = {
  table: 'accidents.accident',
  as: { id: 'rowId', version: 'rowVersion' },
  places: ['region_path'],
} as const;

export const accidentSource = tableSource({
  ...ACCIDENT,
  stream: 'accident',
  rows: { id: 'record_id', by: 'version' },
  parts: [
    partOf({
      ...ACCIDENT,
      field: 'earlier',
      of: 'record_id',
      order: ['version', 'id'],
      isLoose: true,
    }),
  ],
});

const MILESTONE = {
  table: 'accidents.milestone',
  as: { id: 'rowId', version: 'rowVersion' },
} as const;

export const milestoneSource = tableSource({
  ...MILESTONE,
  stream: 'accident-milestone',
  rows: { id: 'record_id', by: 'version' },
  parts: [
    partOf({
      ...MILESTONE,
      field: 'earlier',
      of: 'record_id',
      order: ['version', 'id'],
      isLoose: true,
    }),
  ],
});

/** Whom a finding is about has a receipt of it. */
export const findingSource = tableSource({
  stream: 'reporting-finding',
  table: 'accidents.reporting_finding',
  version: 'version',
  as: {
    withdrawn_on: 'withdrawal.on',
    withdrawn_at: 'withdrawal.at',
    withdrawn_by: 'withdrawal.by',
    withdrawn_no: 'withdrawal.documentNo',
    withdrawn_reason: 'withdrawal.reason',
  },
  persons: ({ fields }) =>
    typeof fields.subjectPerson === 'string' ? [fields.subjectPerson as Id<'person'>] : [],
});

export const momentSource = tableSource({
  stream: 'chain-moment',
  table: 'accidents.chain_moment',
  version: 'version',
});

export const caseAccessSource = tableSource({
  stream: 'accident-access',
  table: 'accidents.access',
  version: 'version',
});
