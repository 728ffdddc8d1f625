// Keeps fulfilment up to date: at once for whoever a record is of, in turns for what a new day, list or rule changes.
import { civilDateAt, type Id, yearOf } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { computeAndKeep } from './compute-fulfilment.ts';
import { dropUnasked, sectionsDue, sectionsOfPersons } from './fulfilment.store.ts';

/** Records of these people have come, changed or gone: seven statements more in the same transaction. */
export async function followRecords(unit: Unit, personIds: readonly Id<'person'>[]): Promise<void> {
  const year = yearOf(civilDateAt(unit.now));
  const ids = [...new Set(personIds)];
  const sections = await sectionsOfPersons(unit.tx, SYSTEM_SCOPE, ids, [year, year - 1]);
  await computeAndKeep(unit, sections);
}

/** Sections computed in one transaction. */
const AT_ONCE = 500;

/**
 * Everything that is due, in transactions of their own: a new day, an issued list, a new version of the rules. What was
 * done stays done when it is interrupted; two that run beside each other share the work.
 */
export async function fulfilDue(
  services: Services,
  isStopping: () => boolean = () => false,
): Promise<{ computed: number }> {
  const command = { actor: { accountId: null, name: '履职情况计算' }, scope: SYSTEM_SCOPE };
  let computed = 0;
  await services.unitOfWork.commit(command, async (unit) => {
    await dropUnasked(unit.tx);
    return {};
  });
  while (!isStopping()) {
    const { count } = await services.unitOfWork.commit(command, async (unit) => {
      const due = await sectionsDue(unit.tx, {
        today: civilDateAt(unit.now),
        rulesVersion: RULES_VERSION,
        limit: AT_ONCE,
      });
      await computeAndKeep(unit, due);
      return { count: due.length };
    });
    computed += count;
    if (count < AT_ONCE) break;
  }
  return { computed };
}
