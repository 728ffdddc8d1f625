// What the accidents module needs beside the shared services.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';

export interface AccidentsContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
}

/** What naming somebody for a case needs besides. */
export interface CaseContext extends AccidentsContext {
  /** An account by its login name: the access module's answer; undefined where there is none that may sign in. */
  readonly findAccount: (
    db: Reader,
    loginName: string,
  ) => Promise<{ readonly id: Id<'account'>; readonly displayName: string } | undefined>;
}
