// What the supervision module needs beside the shared services.
import type { Task } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';

export interface SupervisionContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  /** A finding of an inspection, where the caller reads it and its feedback has told of it. */
  readonly findingFor: (
    caller: Caller,
    id: Id<'inspection-finding'>,
  ) => Promise<NonNullable<Task['source']['finding']> | undefined>;
}
