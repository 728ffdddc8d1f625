// 本人说明: who is named in a finding states what they have to say of it, once and in time; nobody states it for them.
import type { InspectionState } from '@jinze/contracts';
import { civilDateAt, type Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { addEntry, factsOfFinding, record } from './act-on-finding.ts';
import { refuseSecrets, requireVersion } from './act-on-inspection.ts';
import { decideStating, stateUntil } from './finding.decide.ts';
import { type FindingRow, updateFinding } from './findings.store.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import {
  insertStatement,
  lockOwn,
  type RoundRow,
  roundsOf,
  statementsOf,
} from './statements.store.ts';
import { tellOfFinding } from './tell-of-inspection.ts';

/** By when: nobody may say anything of what they have not been told. */
export const untilOf = (
  { told_at: told }: Pick<FindingRow, 'told_at'>,
  { plan_days: days }: Pick<RoundRow, 'plan_days'>,
) => (told === null ? null : stateUntil(civilDateAt(told), days));

export const factsOfOwn = (
  row: FindingRow,
  round: RoundRow,
  statement: Parameters<typeof factsOfFinding>[2],
) => factsOfFinding(row, { state: round.state as InspectionState }, statement);

/** Found by the person alone; what it lies in is read and written as the system’s, which they do not see. */
export async function stateOwn(
  context: InspectionsContext,
  { command }: Acting,
  {
    findingId,
    version,
  }: { readonly findingId: Id<'inspection-finding'>; readonly version: number },
  { text }: { readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  const { scope, actor } = command;
  const today = context.clock.today();
  await context.unitOfWork.commit(command, async (unit) => {
    const row = await lockOwn(unit.tx, scope.persons, findingId);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    requireVersion({ version }, row);
    const { person_id: personId, person_name: name, post_title: post } = row;
    const within = { ...unit, own: SYSTEM_SCOPE };
    await asSystem(unit.tx, scope, async () => {
      const [round] = await roundsOf(unit.tx, [row.inspection_id]);
      const [statement] = await statementsOf(unit.tx, [findingId]);
      const until = round === undefined ? null : untilOf(row, round);
      if (
        round === undefined ||
        until === null ||
        personId === null ||
        name === null ||
        post === null
      )
        throw new Refused({ code: 'http.not-found' });
      const facts = factsOfOwn(row, round, statement);
      const decision = unwrap(decideStating(facts, { until, today }));
      await insertStatement(unit.tx, {
        finding_id: findingId,
        inspection_id: row.inspection_id,
        person_id: personId,
        person_name: name,
        post_title: post,
        text,
        stated_on: today,
      });
      if ((await updateFinding(unit.tx, row, { state: decision.state })) !== 1)
        throw new Refused({ code: 'http.version-conflict' });
      const at = { id: findingId, version: version + 1 };
      // What they say is not for everybody who reads the course.
      await addEntry(within, actor.name, at, decision.act, { on: today, text: null });
      await record(within, round, { id: findingId, isTold: true }, decision.event);
      await tellOfFinding(unit, round, { act: decision.act, isTold: true, personId }, actor);
    });
    await unit.audit('inspections.state', findingId);
    return {};
  });
}
