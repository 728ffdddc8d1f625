// How rules on late entries and readiness permissions read back from their tables.
import type { Id } from '@jinze/kernel';
import { tableSource } from '../../platform/table-source.ts';

export const lateRuleSource = tableSource({
  stream: 'late-rule',
  table: 'performance.late_rule',
  version: 'version',
  places: ['region_path'],
});

export const permissionSource = tableSource({
  stream: 'readiness-permission',
  table: 'performance.readiness_permission',
  version: 'version',
  persons: ({ fields }) => [fields.personId as Id<'person'>],
});
