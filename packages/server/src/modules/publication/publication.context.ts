// What the publication module needs beside the shared services.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';

/** What an assessment of bodies came to, when it is final. */
export interface FinalResults {
  readonly exercise: {
    readonly id: Id<'assessment'>;
    readonly title: string;
    readonly year: number;
    /** Of the region that assesses. */
    readonly regionPath: string;
    readonly approval: { readonly organ: string; readonly documentNo: string };
    /** The best first, also those nobody got. */
    readonly grades: readonly string[];
  };
  /** In the order of the divisions. */
  readonly bodies: readonly {
    readonly name: string;
    readonly className: string | null;
    readonly grade: string | null;
    readonly total: number | null;
  }[];
}

/** What an assessment of persons came to, when it is final. */
export interface PersonResults {
  readonly exercise: FinalResults['exercise'] & {
    readonly scopeKey: string;
    readonly finalOn: CivilDate;
  };
  /** In the order of the roster, as they were assessed. */
  readonly persons: readonly {
    readonly subjectId: Id<'assessed'>;
    readonly appointmentId: Id<'appointment'>;
    readonly personId: Id<'person'>;
    readonly name: string;
    readonly postTitle: string;
    readonly organName: string;
    /** Of the office of their body. */
    readonly scopeKey: string;
    readonly managingCommittee: string | null;
    readonly grade: string | null;
    readonly total: number | null;
  }[];
}

export interface PublicationContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  /** Undefined: no such assessment of bodies in the scope, or it is not final. */
  readonly finalResults: (
    db: Reader,
    scope: Scope,
    id: Id<'assessment'>,
  ) => Promise<FinalResults | undefined>;
  /** Undefined: no such assessment of persons in the scope, or it is not final. */
  readonly personResults: (
    db: Reader,
    scope: Scope,
    id: Id<'assessment'>,
  ) => Promise<PersonResults | undefined>;
}
