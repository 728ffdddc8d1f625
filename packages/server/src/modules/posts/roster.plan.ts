// What is on record before a roster comes in, and what the roster adds to it, as data.
import type { CellError } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Held, KnownAppointment } from './roster.holding.ts';
import type { KnownPerson } from './roster.people.ts';
import type { RosterRow } from './roster.read.ts';

/** What is on record in the regions that the roster names. */
export interface KnownFacts {
  /** By `regionPath|name`. */
  readonly organs: ReadonlyMap<string, { id: Id<'organ'>; kind: string; isUsed: boolean }>;
  /** By `organId|title`. */
  readonly posts: ReadonlyMap<string, { id: Id<'post'>; class: string; isUsed: boolean }>;
  /** Current rows by post id, those who have left too. */
  readonly appointments: ReadonlyMap<string, readonly KnownAppointment[]>;
  /** By `regionPath|name`. */
  readonly people: ReadonlyMap<string, readonly KnownPerson[]>;
  /** By name, anywhere in the caller’s scope: only those whose four characters are known. */
  readonly namesakes: ReadonlyMap<string, readonly KnownPerson[]>;
}

export interface NewOrgan {
  readonly id: Id<'organ'>;
  readonly row: RosterRow;
}
export interface NewPost {
  readonly id: Id<'post'>;
  readonly organId: Id<'organ'>;
  readonly row: RosterRow;
}
export interface NewAppointment {
  readonly id: Id<'appointment'>;
  readonly postId: Id<'post'>;
  readonly organId: Id<'organ'>;
  readonly personId: Id<'person'>;
  readonly row: RosterRow;
}

/** A recorded appointment that the row ends, or completes with what was not yet on record. */
export interface Completion {
  readonly appointment: KnownAppointment;
  readonly organId: Id<'organ'>;
  readonly row: RosterRow;
  readonly isLeaving: boolean;
}

/** What an undone import left behind and nobody uses: it may be something else now. */
interface Reclassified {
  readonly organs: readonly { readonly id: Id<'organ'>; readonly kind: string }[];
  readonly posts: readonly { readonly id: Id<'post'>; readonly class: string }[];
}

export interface RosterPlan {
  readonly reclassified: Reclassified;
  readonly organs: readonly NewOrgan[];
  readonly posts: readonly NewPost[];
  readonly people: readonly { id: Id<'person'>; name: string; idTail: string | null }[];
  /** Four characters learnt of people on record. */
  readonly tails: readonly { id: Id<'person'>; idTail: string }[];
  readonly appointments: readonly NewAppointment[];
  readonly completions: readonly Completion[];
  /** The rows that are already on record exactly so. */
  readonly unchanged: readonly RosterRow[];
}

export interface NewIds {
  next<Thing extends string>(): Id<Thing>;
}

/** The plan while row after row is looked at. */
export interface Planning {
  readonly known: KnownFacts;
  readonly ids: NewIds;
  readonly organs: Map<string, { id: Id<'organ'>; kind: string; isNew: boolean; row: RosterRow }>;
  readonly posts: Map<
    string,
    { id: Id<'post'>; class: string; isNew: boolean; organId: Id<'organ'>; row: RosterRow }
  >;
  readonly people: Map<
    string,
    { id: Id<'person'>; name: string; idTail: string | null; isNew: boolean; row: number }
  >;
  readonly reclassifiedOrgans: Map<Id<'organ'>, string>;
  readonly reclassifiedPosts: Map<Id<'post'>, string>;
  /** Records that a row speaks of already, and which row. */
  readonly taken: Map<Id<'appointment'>, number>;
  readonly tails: Map<Id<'person'>, string>;
  readonly held: Map<string, readonly Held[]>;
  readonly seen: Map<string, number>;
  readonly errors: CellError[];
  readonly appointments: NewAppointment[];
  readonly completions: Completion[];
  readonly unchanged: RosterRow[];
}
