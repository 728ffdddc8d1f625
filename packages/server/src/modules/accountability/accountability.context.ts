// What the accountability module needs beside the shared services; compose.ts hands it over.
import type { AccidentGrade } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller, Selves } from '../../platform/http/caller.ts';

/** An accident as a case takes it up. */
export interface CaseAccident {
  readonly id: Id<'accident'>;
  readonly name: string;
  readonly occurredOn: CivilDate;
  /** Null: nobody has recorded it yet. */
  readonly reportApprovedOn: CivilDate | null;
  readonly isWithdrawn: boolean;
}

/** A record of somebody's as it stands in the ledger. */
export interface EvidenceRow {
  readonly stream: string;
  readonly recordId: string;
  readonly recordVersion: number;
  readonly title: string;
  readonly occurredOn: CivilDate | null;
  readonly recordedAt: Date;
  readonly isLate: boolean;
}

export interface AccountabilityContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  readonly findAccount: (
    db: Reader,
    loginName: string,
  ) => Promise<
    | {
        readonly id: Id<'account'>;
        readonly displayName: string;
        readonly selves: Selves;
      }
    | undefined
  >;
  readonly accident: (
    db: Reader,
    scope: Scope,
    id: Id<'accident'>,
  ) => Promise<CaseAccident | undefined>;
  /** Reaches the accident an account is named for, which its role may not see otherwise. */
  readonly scopeOfNamed: (
    db: Reader,
    accountId: Id<'account'>,
    id: Id<'accident'>,
  ) => Promise<Scope>;
  /** Those in the field and place of the posts a person ever held, the latest first. */
  readonly accidentsOf: (
    db: Reader,
    personId: Id<'person'>,
  ) => Promise<readonly Pick<CaseAccident, 'id' | 'name' | 'occurredOn'>[]>;
  /** The records the log holds of the accident: its own, its milestones, what was found of its reporting. */
  readonly accidentRecords: (db: Reader, id: Id<'accident'>) => Promise<readonly string[]>;
  /** What kind of accidents these were, for comparison: grade and sector, nothing else. */
  readonly accidentKinds: (
    db: Reader,
    ids: readonly Id<'accident'>[],
  ) => Promise<
    ReadonlyMap<
      Id<'accident'>,
      { readonly grade: AccidentGrade | null; readonly sector: string | null }
    >
  >;
  /** Everybody who held a post in the chain of each accident, wherever; in as many statements for one as for many. */
  readonly chainPersons: (
    db: Reader,
    ids: readonly Id<'accident'>[],
  ) => Promise<ReadonlyMap<Id<'accident'>, readonly Id<'person'>[]>>;
  /** What the lists and the records of a year come to, item by item. */
  readonly fulfilment: (
    db: Reader,
    scope: Scope,
    personId: Id<'person'>,
    at: { readonly year: number; readonly today: CivilDate },
  ) => Promise<
    readonly { readonly code: string; readonly title: string; readonly state: string }[]
  >;
  /** What was asked of the person in a period 工作部署, and whether a result is on record. */
  readonly deployments: (
    db: Reader,
    scope: Scope,
    personId: Id<'person'>,
    days: { readonly from: CivilDate; readonly to: CivilDate },
  ) => Promise<
    readonly {
      readonly id: Id<'deployment-ask'>;
      readonly name: string;
      readonly result?: true;
    }[]
  >;
}
