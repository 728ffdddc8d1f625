// Lists of what was decided on persons leave the system: who took which, and how long it was, is kept before the first byte.
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from './accountability.context.ts';

export async function auditTaken(
  { unitOfWork }: Pick<AccountabilityContext, 'unitOfWork'>,
  { caller, scope }: { readonly caller: Caller; readonly scope: Scope },
  action: string,
  { count, filter }: { readonly count: number; readonly filter: readonly (string | undefined)[] },
): Promise<void> {
  const actor = { accountId: caller.accountId, name: caller.displayName };
  const words = filter.filter((word) => word !== undefined && word !== '');
  await unitOfWork.commit({ actor, scope }, async (unit) => {
    await unit.audit(action, [`${count} 行`, ...words].join('，'));
    return {};
  });
}
