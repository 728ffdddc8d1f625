// What other modules see of posts, and what the module needs.
import type { CivilDate, Id, Level, OrganKind, PostClass } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Unit } from '../../platform/unit-of-work.ts';

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

/** A person the import has just added. */
export interface NewPerson {
  readonly personId: Id<'person'>;
  readonly name: string;
}

/** A person in a post, by their ids. */
export interface PersonInPost {
  readonly person_id: Id<'person'>;
  readonly post_id: Id<'post'>;
}

export interface PostsContext extends Services {
  /** How many records of other modules name these people in these posts: an import they stand on is not undone. */
  readonly builtOn?: (db: Reader, held: readonly PersonInPost[]) => Promise<number>;
  /** In the demo: accounts for new people, in the same transaction. */
  readonly afterImport?: (unit: Unit, people: readonly NewPerson[]) => Promise<void>;
}

/** What the routes need beside the use cases. */
export interface PostsRoutesContext extends PostsContext {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
}
