// What other modules see of posts, and what the module needs.
import type { CivilDate, Id, Level, Manner, OrganKind, PostClass } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Readdress } from '../../platform/database/readdress.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { Named } from './naming.store.ts';

/** A person in a post on a day, with what they are in charge of. */
export interface Holder {
  readonly appointmentId: Id<'appointment'>;
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly postClass: PostClass;
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly level: Level;
  readonly regionPath: string;
  readonly regionName: string;
  readonly scopeKey: string;
  readonly from: CivilDate;
  /** 干部管理权限: the region whose party committee manages the post; null when not known. */
  readonly managingCommittee: string | null;
  readonly portfolios: readonly string[];
}

export interface Region {
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
}

/** A region as it comes with an installation; one that is no administrative division says so. */
export interface NewRegion extends Region {
  readonly kind?: 'division' | 'development-zone';
}

/** A person the import has just added. */
export interface NewPerson {
  readonly personId: Id<'person'>;
  readonly name: string;
}

/**
 * A change of who holds which post. `came`: takes office; `left`: an open appointment has a last day now;
 * `dated`: another first or last day; `returned`: has no last day after all; `withdrawn`: no longer stands; `portfolios`: other fields.
 */
export interface PostChange {
  readonly kind: 'came' | 'left' | 'dated' | 'returned' | 'withdrawn' | 'portfolios';
  readonly appointmentId: Id<'appointment'>;
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly postId: Id<'post'>;
  readonly organId: Id<'organ'>;
  readonly scopeKey: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly manner: Manner;
}

/** An appointment of an import that is to be undone: it goes, or stands again as before. */
export interface Undone {
  readonly record_id: Id<'appointment'>;
  readonly person_id: Id<'person'>;
  readonly post_id: Id<'post'>;
  readonly isWithdrawn: boolean;
}

export interface PostsContext extends Services {
  /** How many records of other modules stand on these appointments: their import is not undone. */
  readonly builtOn?: (db: Reader, undone: readonly Undone[]) => Promise<number>;
  /** Told of every change, in its transaction. */
  readonly afterChange?: (unit: Unit, changes: readonly PostChange[]) => Promise<void>;
  /** Told of every other name of a post, body or person, in its transaction. */
  readonly afterNaming?: (unit: Unit, named: Named) => Promise<void>;
  /** In the demo: accounts for new people, in the same transaction. */
  readonly afterImport?: (unit: Unit, people: readonly NewPerson[]) => Promise<void>;
}

/** What changes of regions need: every other module's way to take its rows along to a new address. */
export interface RegionsContext extends PostsContext {
  readonly readdress: readonly Readdress[];
}

/** What the routes need beside the use cases. */
export interface PostsRoutesContext extends RegionsContext {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
}
