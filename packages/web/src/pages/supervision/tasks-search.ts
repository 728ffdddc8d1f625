// What the address of the task list may carry behind the question mark.
import type { TaskSource, TaskState } from '@jinze/contracts';

export const STATES = [
  'drafted',
  'approved',
  'issued',
  'accepted',
  'replied',
  'returned',
  'closed',
  'withdrawn',
] as const satisfies readonly TaskState[];
export const SOURCES = [
  'superior-instruction',
  'meeting',
  'inspection',
  'accident',
  'public-report',
  'record-finding',
] as const satisfies readonly TaskSource[];
export type ListState = TaskState | 'open' | 'all';
export type Side = 'issued' | 'received';

export interface TasksSearch {
  state?: Exclude<ListState, 'open'>;
  overdue?: true;
  source?: TaskSource;
  assignee?: string;
  side?: Side;
  listed?: true;
  done?: true;
  after?: string;
}

const one = <T extends string>(value: unknown, of: readonly T[]): T | undefined =>
  of.find((known) => known === value);
const isSet = (value: unknown) => value === true || value === 'true';
const text = (value: unknown) =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';

/** Anything else is left out; what is under way is the usual list and stands for itself. */
export function tasksSearch(search: Record<string, unknown>): TasksSearch {
  const state = one(search['state'], [...STATES, 'all'] as const);
  const source = one(search['source'], SOURCES);
  const side = one(search['side'], ['issued', 'received'] as const);
  const assignee = text(search['assignee']).trim();
  const after = text(search['after']);
  return {
    ...(state === undefined ? {} : { state }),
    ...(isSet(search['overdue']) ? { overdue: true } : {}),
    ...(source === undefined ? {} : { source }),
    ...(assignee === '' ? {} : { assignee }),
    ...(side === undefined ? {} : { side }),
    ...(isSet(search['listed']) ? { listed: true } : {}),
    ...(isSet(search['done']) ? { done: true } : {}),
    ...(after === '' ? {} : { after }),
  };
}
