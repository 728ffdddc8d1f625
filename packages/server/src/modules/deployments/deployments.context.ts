// What the deployments module needs beside the shared services.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';

/** A duty record as a step links to it. */
export interface LinkedRecord {
  readonly id: Id<'duty-record'>;
  readonly title: string;
  readonly occurredOn: CivilDate;
  readonly state: string;
}

export interface DeploymentsContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  /** Those of these duty records that lie in the scope: the performance module's answer. */
  readonly recordsInScope: (
    db: Reader,
    scope: Scope,
    ids: readonly Id<'duty-record'>[],
  ) => Promise<readonly LinkedRecord[]>;
}
