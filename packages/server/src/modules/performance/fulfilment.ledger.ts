// How annual reports, rules on late entries and readiness permissions read back from their tables.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

export const lateRuleSource = tableSource({
  stream: 'late-rule',
  table: 'performance.late_rule',
  version: 'version',
  as: {
    withdrawn_at: 'withdrawn.at',
    withdrawn_by: 'withdrawn.by',
    withdrawn_why: 'withdrawn.reason',
  },
  places: ['region_path'],
});

export const permissionSource = tableSource({
  stream: 'readiness-permission',
  table: 'performance.readiness_permission',
  version: 'version',
  persons: ({ fields }) => [fields.personId as Id<'person'>],
});

export const reportSource = tableSource({
  stream: 'annual-report',
  table: 'performance.annual_report',
  version: 'version',
  as: {
    signed_at: 'signature.at',
    signer_name: 'signature.name',
    signer_post: 'signature.post',
  },
  parts: [
    partOf({
      table: 'performance.annual_report_version',
      field: 'earlier',
      of: 'report_id',
      order: ['version'],
    }),
  ],
  persons: ({ fields }) => [fields.personId as Id<'person'>],
});
