// One write: state, event, pending leaf, outbox job and audit entry in one transaction, or nothing.
// Only this file writes events, leaves and audit entries.

import { assert, type Id, type Json } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import type { Change } from './change.ts';
import type { Clock } from './clock.ts';
import type { Database, Tx } from './database/database.ts';
import type { Scope } from './database/scope.ts';
import { newId } from './ids.ts';
import type { JobData, Jobs, Queue } from './jobs.ts';
import { Refused } from './refused.ts';
import {
  claimKey,
  type IdempotentRequest,
  insertAudit,
  insertRecorded,
  keepResponse,
} from './unit-of-work.store.ts';

export type { Change } from './change.ts';

/** Who acts. The name is copied into the audit entry: it must outlive the account. */
export interface Actor {
  readonly accountId: Id<'account'> | null;
  readonly name: string;
}

export interface Unit {
  readonly tx: Tx;
  readonly now: Date;
  /** Many changes are two statements, not two per change. */
  record(changes: readonly Change[]): Promise<void>;
  audit(action: string, target: string): Promise<void>;
  send<Q extends Queue>(queue: Q, data: JobData[Q]): Promise<void>;
}

export interface Command {
  readonly actor: Actor;
  readonly scope: Scope;
  /** Absent for acts without an account (first start, jobs). */
  readonly request?: IdempotentRequest;
  /** No other write beside it: for acts that change what scope keys are made of. */
  readonly isAlone?: boolean;
}

export interface UnitOfWork {
  /** Runs the work once and answers what it answers; a retry with the same key answers the same. */
  commit<T extends Json | object>(command: Command, work: (unit: Unit) => Promise<T>): Promise<T>;
  /** Runs the work, answers what it came to, and undoes all of it. */
  tryOut<T extends object>(command: Command, work: (unit: Unit) => Promise<T>): Promise<T>;
}

/** Fields of one record: as many commitments are well within one leaf. `event` is the ledger's own. */
const MAX_FIELDS = 500;

function unitOver(tx: Tx, command: Command, now: Date, jobs: Pick<Jobs, 'send'>): Unit {
  const { actor } = command;
  return {
    tx,
    now,
    record: async (changes) => {
      for (const { type, fields } of changes)
        assert(
          Object.keys(fields).length <= MAX_FIELDS && fields.event === undefined,
          `what ${type} says of its record fits into one leaf`,
        );
      const rows = changes.map((change) => ({
        change,
        eventId: newId<'event'>(now),
        leafId: newId<'leaf'>(now),
        fields: canonicalJson(change.fields),
      }));
      await insertRecorded(tx, rows, actor.accountId, now);
    },
    audit: (action, target) =>
      insertAudit(
        tx,
        {
          id: newId(now),
          at: now,
          account_id: actor.accountId,
          actor_name: actor.name,
          action,
          target,
          outcome: 'done',
        },
        newId(now),
      ),
    send: (queue, data) => jobs.send(tx, queue, data),
  };
}

export function createUnitOfWork(
  database: Database,
  clock: Clock,
  jobs: Pick<Jobs, 'send'>,
): UnitOfWork {
  return {
    commit: (command, work) =>
      database.write(
        command.scope,
        async (tx) => {
          const now = clock.now();
          const { request } = command;
          const { accountId } = command.actor;
          if (request === undefined || accountId === null)
            return work(unitOver(tx, command, now, jobs));
          const claimed = await claimKey(tx, accountId, request, now);
          if (claimed.kind === 'answered')
            return claimed.response as Awaited<ReturnType<typeof work>>;
          if (claimed.kind === 'other-request')
            throw new Refused({ code: 'http.idempotency-key-reused' });
          const response = await work(unitOver(tx, command, now, jobs));
          await keepResponse(tx, accountId, request.key, JSON.stringify(response));
          return response;
        },
        command.isAlone,
      ),
    tryOut: async (command, work) => {
      const undone = new Error('undone');
      const answers: Awaited<ReturnType<typeof work>>[] = [];
      const trial = database.write(command.scope, async (tx) => {
        answers.push(await work(unitOver(tx, command, clock.now(), jobs)));
        throw undone;
      });
      await trial.catch((error: unknown) => {
        if (error !== undone) throw error;
      });
      const [answer] = answers;
      assert(answer !== undefined, 'what was undone came to something');
      return answer;
    },
  };
}

/** An attempt that was refused leaves only its audit entry, in a transaction of its own. */
export async function auditRefusal(
  database: Database,
  scope: Scope,
  clock: Clock,
  entry: { actor: Actor; action: string; target: string },
): Promise<void> {
  const now = clock.now();
  await database.write(scope, (tx) =>
    insertAudit(
      tx,
      {
        id: newId(now),
        at: now,
        account_id: entry.actor.accountId,
        actor_name: entry.actor.name,
        action: entry.action,
        target: entry.target,
        outcome: 'refused',
      },
      newId(now),
    ),
  );
}
