// 上任须知: on one page, what a new holder is responsible for from the first day, and what was left open.
import type { Briefing } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Database } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { dutiesOfHolder } from '../duties/index.ts';
import { holderOf } from '../posts/index.ts';
import { handoverTaking } from './handovers.store.ts';
import { mattersOf } from './matters.ts';

export async function briefingOf(
  database: Database,
  scope: Scope,
  appointmentId: Id<'appointment'>,
  today: CivilDate,
): Promise<Briefing> {
  const { holder, taking } = await database.read(scope, async (db) => {
    const found = await holderOf(db, scope, appointmentId, today);
    if (found === undefined) throw new Refused({ code: 'http.not-found' });
    return { holder: found, taking: await handoverTaking(db, scope, appointmentId) };
  });
  // Documents that lay duties down are their body’s: who may see the holder gets what they say of this post.
  const ofBody: Scope = { keys: [holder.scopeKey], committees: [], persons: [] };
  const duties = await database.read(ofBody, (db) => dutiesOfHolder(db, holder, today));
  const matters = taking === undefined ? undefined : await mattersOf(database, [taking], today);
  return {
    appointmentId,
    personId: holder.personId,
    personName: holder.personName,
    postTitle: holder.postTitle,
    postClass: holder.postClass,
    organName: holder.organName,
    regionName: holder.regionName,
    from: holder.from,
    asOf: today,
    portfolios: [...holder.portfolios],
    items: duties.items.map(({ code, article, title, status, isByReference, requirements }) => ({
      code,
      article,
      title,
      status,
      isByReference,
      requirements: requirements.filter(({ counts }) => counts).map(({ text }) => text),
    })),
    missing: duties.blockedBy === null ? [] : [duties.blockedBy],
    handover:
      taking === undefined
        ? null
        : {
            id: taking.id,
            state: taking.state,
            predecessor: taking.outgoing?.name ?? null,
            matters: [...(matters?.get(taking.id) ?? [])],
          },
  };
}
