// What the system holds of a person's duties and deployments of a year: the beginning of a worksheet, to be checked by people.
import type { DutyFinding, Worksheet, worksheetDraftSchema } from '@jinze/contracts';
import { civilDate, type Id } from '@jinze/kernel';
import type { z } from 'zod';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { readerOf } from './judging.ts';
import { seeSheet } from './open-worksheet.ts';

type Draft = z.infer<typeof worksheetDraftSchema>;

/**
 * Read as the person's own, which is just what concerns them. What no result is on record of is not known: nothing here
 * says that anything was not done.
 */
export async function draftOf(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  id: Worksheet['id'],
  year: number,
): Promise<Draft> {
  const { database } = context;
  const reader = await readerOf(context, caller);
  const { today } = reader;
  const seen = await seeSheet(context, reader, scope, id, ['handler']);
  const personId: Id<'person'> = seen.row.person_id;
  const own: Scope = { keys: [], committees: [], persons: [personId] };
  const days = { from: civilDate(`${year}-01-01`), to: civilDate(`${year}-12-31`) };
  return database.read(own, async (db) => ({
    year,
    findings: (await context.fulfilment(db, own, personId, { year, today })).map(
      ({ code, title, state }) => ({
        code,
        title,
        state: state as DutyFinding['state'],
        reviewer: null,
        reasons: null,
      }),
    ),
    deployments: (await context.deployments(db, own, personId, days)).map(
      ({ id: askId, name, result }) => ({
        askId,
        title: name.slice(0, 120),
        state: result === true ? ('carried-out' as const) : ('unknown' as const),
        reasons: null,
      }),
    ),
  }));
}
