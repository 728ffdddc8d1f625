// The finding of an inspection that a task is begun from, asked of the module that keeps it.
import type { TaskInput } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import type { SupervisionContext } from './supervision.context.ts';

/** Whoever begins a task from a finding reads it; what was begun from it before stays so for whoever changes the draft. */
export async function findingKnown(
  { findingFor }: SupervisionContext,
  caller: Caller,
  { source: { findingId } }: TaskInput,
  before: Id<'inspection-finding'> | null,
  at: 'body' | 'body.task',
): Promise<void> {
  if (findingId === null || findingId === before) return;
  if ((await findingFor(caller, findingId)) === undefined)
    throw new Refused({ code: 'supervision.finding-unknown', path: `${at}.source` });
}
