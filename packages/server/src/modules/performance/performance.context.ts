// What the performance module needs beside the shared services.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
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
  /** The order that gives a caller an action for a time; undefined where they have it without one. */
  readonly orderBehind: (
    caller: Caller,
    action: string,
    resources: readonly ScopedResource[],
  ) => Id<'grant-ground'> | undefined;
  /** Its number, read in the system's scope. */
  readonly orderNumber: (db: Reader, ground: Id<'grant-ground'>) => Promise<string>;
}
