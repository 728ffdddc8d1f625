// Who is calling, as every route sees it; the access module fills it in.
import type { Id, Level } from '@jinze/kernel';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../database/scope.ts';
import type { Actor } from '../unit-of-work.ts';

/** A role held over a region range at a level, for a managing committee, or for one person. */
export interface Grant {
  readonly role: string;
  readonly regionPath: string | null;
  readonly level: Level | null;
  /** The path of the region whose party committee it serves. */
  readonly committeePath: string | null;
  readonly personId: Id<'person'> | null;
  /** The order that gives it for a time. */
  readonly ground?: Id<'grant-ground'> | null;
}

export interface Caller {
  readonly accountId: Id<'account'>;
  readonly sessionId: Id<'session'>;
  readonly displayName: string;
  /** The person this account belongs to, if any: an account is not a person. */
  readonly personId: Id<'person'> | null;
  readonly grants: readonly Grant[];
  readonly csrfToken: string;
  readonly reauthenticatedUntil: Date | null;
}

/** Whom a caller stands for: their own person, and those they serve. What is about these is handled and decided by others. */
export type Selves = readonly Id<'person'>[];

export const selvesOf = ({ personId, grants }: Pick<Caller, 'personId' | 'grants'>): Selves => [
  ...(personId === null ? [] : [personId]),
  ...grants.flatMap((grant) => grant.personId ?? []),
];

/** What the HTTP platform asks of the access module. */
export interface Gate {
  /** The caller of an open session, or undefined. */
  authenticate(request: FastifyRequest): Promise<Caller | undefined>;
  /** The scope some grant gives for the action; undefined when none does. */
  scopeFor(caller: Caller, action: string): Scope | undefined;
  /** Keeps an audit entry of a refused attempt. */
  refused(actor: Actor, action: string): Promise<void>;
}
