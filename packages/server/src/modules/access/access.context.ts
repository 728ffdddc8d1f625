// What the access module needs from the rest of the server.
import type { Id } from '@jinze/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Command, UnitOfWork } from '../../platform/unit-of-work.ts';

export interface PersonTitle {
  readonly personId: Id<'person'>;
  readonly name: string;
  readonly title: string;
  readonly regionName: string;
}

/** What access asks of the posts module: names, never content. */
export interface PeopleDirectory {
  search(db: Reader, text: string, limit: number): Promise<readonly PersonTitle[]>;
  titlesOf(
    db: Reader,
    ids: readonly Id<'person'>[],
  ): Promise<ReadonlyMap<Id<'person'>, PersonTitle>>;
}

export interface AccessContext {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly kind: 'demo' | 'real';
  readonly people: PeopleDirectory;
}

/** Acts of the system itself: sign-in, first start. They have no account yet. */
export function systemCommand(name: string): Command {
  return { actor: { accountId: null, name }, scope: SYSTEM_SCOPE };
}
