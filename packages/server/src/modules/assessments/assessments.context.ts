// What the assessments module needs beside the shared services.
import type { Services } from '../../context.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller, Selves } from '../../platform/http/caller.ts';
import type { Command } from '../../platform/unit-of-work.ts';

export interface AssessmentsContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
}

/** Who acts, whom they stand for, and the regions whose office they are: what is about these is for others (回避). */
export interface Acting {
  readonly command: Command;
  readonly own: Selves;
  readonly offices: readonly string[];
}

/** The regions for which an account holds a grant of an office. */
export const officesHeld = ({ grants }: Pick<Caller, 'grants'>): readonly string[] =>
  grants.flatMap(({ role, regionPath }) =>
    role === 'inspection-group' || regionPath === null ? [] : [regionPath],
  );
