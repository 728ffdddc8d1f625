// One decision with its measures, appeals and course, and the bars that follow from it today.
import type { Decision } from '@jinze/contracts';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { latestCommittee } from '../posts/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { appealsOf, type DecisionRow, decisionStepsOf, measuresOf } from './decisions.store.ts';
import { decisionView } from './decisions.view.ts';
import { barsOfDecision } from './person-register.ts';

/** Of the person’s own among what they were served; of others only to whom the whole register is open. */
async function barsFor(
  { database, clock }: Pick<AccountabilityContext, 'database' | 'clock'>,
  caller: Caller,
  scope: Scope,
  row: DecisionRow,
): Promise<Decision['bars']> {
  const today = clock.today();
  if (row.person_id === caller.personId)
    return database.read(scope, (db) => barsOfDecision(db, row, today));
  const committee = await database.read(scope, (db) => latestCommittee(db, row.person_id));
  return committee !== null && scope.committees.includes(committee)
    ? database.read(SYSTEM_SCOPE, (db) => barsOfDecision(db, row, today))
    : null;
}

/** The reader has been let in to the row. */
export async function wholeDecision(
  context: Pick<AccountabilityContext, 'database' | 'clock' | 'may'>,
  caller: Caller,
  scope: Scope,
  row: DecisionRow,
): Promise<Decision> {
  const parts = await context.database.read(scope, async (db) => ({
    measures: (await measuresOf(db, [row.id])).get(row.id) ?? [],
    appeals: await appealsOf(db, row.id),
    steps: await decisionStepsOf(db, row.id),
  }));
  const bars = await barsFor(context, caller, scope, row);
  return decisionView(context, caller, row, { ...parts, bars });
}
