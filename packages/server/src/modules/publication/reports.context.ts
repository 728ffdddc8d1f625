// What reports from the public need beside the shared services.
import type { TaskInput } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Command } from '../../platform/unit-of-work.ts';

export interface ReportsContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  /** Drafts a task: supervision’s own use case. */
  readonly draftTask: (
    command: Command,
    caller: Caller,
    input: TaskInput,
  ) => Promise<{ taskId: Id<'task'> }>;
}
