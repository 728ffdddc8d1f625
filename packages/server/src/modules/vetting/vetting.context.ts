// What the vetting module needs beside the shared services; compose.ts hands it over.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';

export interface CommendationOfPerson {
  readonly name: string;
  readonly grantedOn: CivilDate;
}

/** Honours of many people in a fixed number of statements; absent as long as the system keeps none, which is then said. */
export type CommendationsOf = (
  db: Reader,
  personIds: readonly Id<'person'>[],
) => Promise<ReadonlyMap<Id<'person'>, readonly CommendationOfPerson[]>>;

/** What computing an opinion needs. */
export interface OpinionContext extends Services {
  readonly commendations?: CommendationsOf;
}

export interface VettingContext extends OpinionContext {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
}
