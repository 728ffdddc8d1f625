// What the inspections module needs beside the shared services, and who acts.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Command } from '../../platform/unit-of-work.ts';

export interface InspectionsContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  /** Whose login name it is. */
  readonly findAccount: (
    db: Reader,
    loginName: string,
  ) => Promise<{ readonly id: Id<'account'>; readonly displayName: string } | undefined>;
}

/** The office that inspects, its group for the days of the order, and the inspected side once it is told. */
export type Side = 'office' | 'group' | 'inspected';

export interface Acting {
  readonly command: Command;
  readonly caller: Caller;
}
