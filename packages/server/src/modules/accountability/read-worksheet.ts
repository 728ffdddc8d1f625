// A worksheet as its reader may see it: its parts in a few statements, from whichever side the reader stands on.
import type { Worksheet } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { assess } from './assessment.ts';
import { decisionOfWorksheet } from './decisions.store.ts';
import { argumentsOf, exemptionOf, exemptionStepsOf } from './exemptions.store.ts';
import { readerOf } from './judging.ts';
import { seeSheet } from './open-worksheet.ts';
import { wholeDecision } from './read-decision.ts';
import {
  contentsOf,
  evidenceOfSheet,
  proposalsOf,
  SIDES,
  statementsOf,
  worksheetStepsOf,
} from './worksheets.store.ts';
import { worksheetView } from './worksheets.view.ts';

type Reading = Parameters<Parameters<AccountabilityContext['database']['read']>[1]>[0];

async function exemptionParts(db: Reading, id: Id<'worksheet'>) {
  const row = await exemptionOf(db, id);
  return row === undefined
    ? undefined
    : { row, argued: await argumentsOf(db, row.id), steps: await exemptionStepsOf(db, row.id) };
}

async function decisionPart(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  id: Id<'decision'> | null,
) {
  if (id === null) return null;
  // Until it is served the person does not see it: the row is not there for them.
  const row = await context.database.read(scope, (db) => decisionOfWorksheet(db, id));
  return row === undefined ? null : wholeDecision(context, caller, scope, row);
}

export async function readWorksheet(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  id: Id<'worksheet'>,
): Promise<Worksheet> {
  const { database } = context;
  const reader = await readerOf(context, caller);
  const { today } = reader;
  const { row, sides, accident } = await seeSheet(context, reader, scope, id, SIDES);
  const decision = await decisionPart(context, caller, scope, row.decision_id);
  return database.read(scope, async (db) =>
    worksheetView(context, caller, row, sides, {
      contents: await contentsOf(db, id),
      statements: await statementsOf(db, id),
      proposals: await proposalsOf(db, id),
      evidence: await evidenceOfSheet(db, id),
      steps: await worksheetStepsOf(db, id),
      exemption: await exemptionParts(db, id),
      decision,
      assess: (content) => assess(row, content, accident, today),
    }),
  );
}
