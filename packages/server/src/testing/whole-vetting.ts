// For `addWholeWorld`: what a report says of somebody on the demo's waiting list, computed in two rounds.
import type { Id } from '@jinze/kernel';
import { prepareOpinion, settleAccident } from '../modules/vetting/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

export async function addWholeVetting(services: TestDatabase, command: Command): Promise<void> {
  const context = { ...services, may: () => true, scopeFor: () => SYSTEM_SCOPE };
  const { rows } = await services.owner.query<{
    id: Id<'vetting-request'>;
    accident: Id<'accident'>;
  }>(
    `select request.id, accident.record_id as accident from vetting.request request, accidents.accident accident
     where request.state = 'requested' order by 1, 2 limit 1`,
  );
  const [found] = rows;
  const { accountId } = command.actor;
  if (found === undefined || accountId === null) throw new Error('a request of the demo waits');
  const acting = { caller: { accountId, personId: null, grants: [] }, command };
  await prepareOpinion(context, acting, { id: found.id, version: 2 });
  await settleAccident(
    context,
    acting,
    { id: found.id, version: 3 },
    {
      accidentId: found.accident,
      numbers: [1],
      answersFor: 'no',
      documentNo: '云政复〔2026〕9号',
    },
  );
  await prepareOpinion(context, acting, { id: found.id, version: 4 });
}
