// What a draft would mean before it is kept: its deadline, whether it needs an approval, and the lists of townships.
import type { DraftCheck, Due, TaskInput } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { approvalNeededFor } from './approval.decide.ts';
import { dueOf, whomItAsks } from './draft-task.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { levelOf } from './tasks.store.ts';
import { compareWithList } from './township.decide.ts';

export async function checkDraft(
  context: SupervisionContext,
  caller: Caller,
  own: Scope,
  input: Pick<TaskInput, 'office' | 'issuerOrganId'> & {
    readonly due: Due;
    readonly words: string;
    readonly assignees: readonly {
      readonly organId: Id<'organ'>;
      readonly postId: Id<'post'> | null;
    }[];
  },
): Promise<DraftCheck> {
  const { issuer, assignees, lists } = await whomItAsks(context, caller, own, input, 'body');
  const because = approvalNeededFor(
    { office: input.office, level: issuer.level },
    assignees.map((one) => ({
      role: 'assist' as const,
      organName: one.organName,
      organKind: one.organKind,
      level: levelOf(one),
    })),
  );
  const townships = Map.groupBy(
    assignees.filter((one) => levelOf(one) === 'township'),
    ({ regionPath }) => regionPath,
  );
  return {
    dueOn: dueOf(input.due, context.clock.today(), undefined, 'body'),
    approval: { isNeeded: because.length > 0, because },
    townships: [...townships].map(([regionPath, bodies]) => {
      const list = lists.get(regionPath);
      return {
        regionPath,
        regionName: bodies[0]?.regionName ?? '',
        organIds: bodies.map(({ organId }) => organId),
        ...compareWithList(input.words, list?.matters),
        documentNo: list?.document_no ?? null,
      };
    }),
  };
}
