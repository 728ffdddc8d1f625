// How deployments and their imports read back from their tables what their changes said.
import type { Id, JsonObject } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

type Persons = Id<'person'>[];

/** The document, and what corrections changed of it and of its lines. */
export const deploymentSource = tableSource({
  stream: 'deployment',
  table: 'deployments.deployment',
  version: 'version',
  places: ['region_path'],
  parts: [
    partOf({
      table: 'deployments.change',
      field: 'changes',
      of: 'deployment_id',
      order: ['version'],
    }),
  ],
});

/**
 * A line with its steps is a record of its own: whoever is asked sees all of it and nothing of the others, and what
 * they write is read back in their scope.
 */
export const askSource = tableSource({
  stream: 'deployment-ask',
  table: 'deployments.ask',
  version: 'version',
  exempt: { reminded_on: 'when somebody was told of its day: no act of anybody' },
  parts: [partOf({ table: 'deployments.step', field: 'steps', of: 'ask_id', order: ['id'] })],
  // Whoever was asked, or held the post when a step was taken.
  persons: ({ fields }) => [
    ...new Set([
      ...(fields['persons'] as Persons),
      ...(fields['steps'] as JsonObject[]).flatMap(({ persons }) => persons as Persons),
    ]),
  ],
});

export const deploymentImportSource = tableSource({
  stream: 'deployment-import',
  table: 'deployments.import',
  version: 'version',
});
