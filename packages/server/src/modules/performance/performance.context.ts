// What the performance module needs beside the shared services.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Unit } from '../../platform/unit-of-work.ts';

/** What a write of duty records needs. */
export interface RecordingContext extends Services {
  /** Told, in the transaction, whose records have changed: what is computed from them is kept up to date. */
  readonly afterRecords: (unit: Unit, personIds: readonly Id<'person'>[]) => Promise<void>;
}

export interface PerformanceContext extends RecordingContext {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
}
