// How deployments and their imports read back from their tables what their changes said.
import type { Id, JsonObject } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

const personsIn = (parts: unknown) =>
  (parts as JsonObject[]).flatMap(({ persons }) => persons as Id<'person'>[]);

/** One record with its lines and their steps, so that the order in which they came is part of what is vouched for. */
export const deploymentSource = tableSource({
  stream: 'deployment',
  table: 'deployments.deployment',
  version: 'version',
  places: ['region_path'],
  parts: [
    partOf({
      table: 'deployments.ask',
      field: 'asks',
      of: 'deployment_id',
      order: ['position', 'id'],
      exempt: { reminded_on: 'when somebody was told of its day: no act of anybody' },
    }),
    partOf({ table: 'deployments.step', field: 'steps', of: 'deployment_id', order: ['id'] }),
    partOf({
      table: 'deployments.change',
      field: 'changes',
      of: 'deployment_id',
      order: ['version'],
    }),
  ],
  // Whoever was asked, or held the post when a step was taken.
  persons: ({ fields }) => [
    ...new Set([...personsIn(fields['asks']), ...personsIn(fields['steps'])]),
  ],
});

export const deploymentImportSource = tableSource({
  stream: 'deployment-import',
  table: 'deployments.import',
  version: 'version',
});
