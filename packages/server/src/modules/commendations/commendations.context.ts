// What the commendations module needs beside the shared services.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import type { Command } from '../../platform/unit-of-work.ts';

export interface CommendationsContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
}

/** Who acts, and for whom they stand: themselves, and those they serve. */
export interface Acting {
  readonly command: Command;
  readonly own: readonly Id<'person'>[];
}

export const ownOf = selvesOf;
