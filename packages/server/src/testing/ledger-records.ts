// For tests: records of no module, accepted as every module's are.
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { newId } from '../platform/ids.ts';
import type { Change, UnitOfWork } from '../platform/unit-of-work.ts';

/**
 * One transaction with so many records, the first of which changes again in it. `hold`: what it waits for before it
 * commits. Answers their ids.
 */
export async function acceptSome(
  unitOfWork: UnitOfWork,
  count: number,
  hold: () => Promise<unknown> = async () => undefined,
): Promise<readonly string[]> {
  const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  const { ids } = await unitOfWork.commit(command, async (unit) => {
    const changes = Array.from(
      { length: count },
      (_, n): Change => ({
        stream: 'probe',
        id: newId(unit.now),
        version: 1,
        type: 'probe.changed.v1',
        data: { n },
        fields: { 名称: '甲', n },
      }),
    );
    await unit.record(changes);
    await unit.record(
      changes.slice(0, 1).map((one) => ({ ...one, version: 2, fields: { 名称: '乙' } })),
    );
    await hold();
    return { ids: changes.map(({ id }) => id) };
  });
  return ids;
}
