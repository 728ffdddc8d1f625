// Lists of people by name with what was decided on them, is proposed or was called for leave the system: who took which, and
// how long it was, is kept before the first byte.
import type { Scope } from '../database/scope.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { Caller } from './caller.ts';

export async function auditTaken(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  { caller, scope }: { readonly caller: Caller; readonly scope: Scope },
  action: string,
  taken: {
    /** Of one record or one person: which. */
    readonly of?: string;
    readonly count: number;
    readonly chosen?: readonly (string | undefined)[];
    /** A name, mostly: who reads the trail is not told whom a list is about. */
    readonly search?: string | undefined;
  },
): Promise<void> {
  const { of, count, chosen = [], search = '' } = taken;
  const actor = { accountId: caller.accountId, name: caller.displayName };
  const words = [
    ...(of === undefined ? [] : [of]),
    `${count} 行`,
    ...chosen.filter((word) => word !== undefined),
    ...(search === '' ? [] : ['按字样筛选']),
  ];
  await unitOfWork.commit({ actor, scope }, async (unit) => {
    await unit.audit(action, words.join('，'));
    return {};
  });
}
