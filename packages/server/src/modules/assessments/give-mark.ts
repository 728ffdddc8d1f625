// Giving marks: by who was named, on their items, with the reason; until scoring is closed nobody else sees them.

import type { Id } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { asSystem } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import { askedFact } from './act-on-subject.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { markSource } from './assessments.ledger.ts';
import { assignmentsOf, exerciseForAct } from './exercises.store.ts';
import { putMark } from './facts.store.ts';
import { checkImpartial } from './impartial.ts';
import { issuedScheme } from './issued-schemes.ts';
import { refuseSecrets } from './schemes.ts';
import { subjectById } from './subjects.store.ts';

export interface MarkInput {
  readonly itemId: string;
  readonly fact: string;
  readonly value: FactValue;
  readonly reason: string;
  readonly evidence: readonly string[];
}

export async function giveMark(
  context: AssessmentsContext,
  acting: Acting,
  subjectId: Id<'assessed'>,
  input: MarkInput,
): Promise<void> {
  const { reason, evidence } = input;
  refuseSecrets({ reason, evidence: evidence.join('\n') });
  const { command } = acting;
  const { accountId, name } = command.actor;
  await context.unitOfWork.commit(command, async (unit) => {
    await asSystem(unit.tx, command.scope, async () => {
      const row = await subjectById(unit.tx, SYSTEM_SCOPE, subjectId);
      const assigned = row === undefined ? [] : await assignmentsOf(unit.tx, row.exercise_id);
      const mine = assigned.find((one) => one.account_id === accountId);
      // Whoever was not named learns nothing of who is assessed.
      if (row === undefined || mine === undefined || accountId === null)
        throw new Refused({ code: 'http.not-found' });
      const exercise = await exerciseForAct(unit.tx, row.exercise_id);
      if (exercise?.state !== 'scoring') throw new Refused({ code: 'assessments.not-now' });
      await checkImpartial(context, acting, row);
      const { scheme } = await issuedScheme(context.database, exercise.scheme_id);
      const { source, items } = askedFact(scheme, row.class, input.fact, input.value);
      const isOfItem = items.some(({ id }) => id === input.itemId);
      if (source !== 'scorer' || !isOfItem || !mine.items.includes(input.itemId))
        throw new Refused({ code: 'assessments.item-not-assigned', path: 'body.itemId' });
      const id = await putMark(unit.tx, {
        id: newId<'assessment-mark'>(unit.now),
        subject_id: row.id,
        exercise_id: row.exercise_id,
        item_id: input.itemId,
        fact: input.fact,
        account_id: accountId,
        by_name: name,
        value: input.value,
        reason,
        evidence: [...evidence],
        recorded_at: unit.now,
      });
      await recordHeld(unit, markSource, [
        { id, type: 'assessment-mark.given.v1', isConcealed: true },
      ]);
      await unit.audit('assessments.mark', row.id);
    });
    return {};
  });
}
