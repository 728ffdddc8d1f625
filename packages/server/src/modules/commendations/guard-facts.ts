// What is on record of somebody who is nominated, read whole: measures, open cases, the accidents they have to do with.
import type { CommendationStatement } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type EligibilityInput, type EligibilityOutput, eligibility } from '@jinze/rules';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type AccidentForCase, accidentsForCases } from '../accidents/index.ts';
import { heldForAccidents, measuresOfPersons, openWorksheetsOf } from '../accountability/index.ts';
import type { CommendationRow } from './commendations.store.ts';
import { type GuardAccident, type GuardFacts, guardInput } from './guard.decide.ts';

const guardAccident = (
  one: AccidentForCase,
  answersFor: GuardAccident['answersFor'],
): GuardAccident => ({
  id: one.id,
  name: one.name,
  occurredOn: one.occurredOn,
  // One that was withdrawn from the register has nothing that could be relied on.
  isReportApproved: one.reportApproved !== null && !one.isWithdrawn,
  answersFor,
});

/** Named and not found, it is an accident of which nothing is known. */
function rescueOf(
  { accident_id: id, accident_name: name, accident_on: occurredOn }: CommendationRow,
  found: AccidentForCase | undefined,
  answersFor: GuardAccident['answersFor'],
): GuardAccident | null {
  if (found !== undefined) return guardAccident(found, answersFor);
  return name === null || occurredOn === null
    ? null
    : { id: id ?? '', name, occurredOn, isReportApproved: false, answersFor };
}

/**
 * In the system's scope: the measures of somebody who has moved are with another committee, and still count. Who reads
 * the answer is decided by its view.
 */
async function guardFacts(
  { database }: Services,
  row: CommendationRow,
  asOf: CivilDate,
): Promise<GuardFacts> {
  return database.read(SYSTEM_SCOPE, async (db) => {
    const { person_id: personId } = row;
    const { measures, whereabouts } = (await measuresOfPersons(db, [personId]))(personId);
    const held = (await heldForAccidents(db, [personId])).get(personId) ?? [];
    const openCases = (await openWorksheetsOf(db, [personId])).get(personId) ?? 0;
    const known = held.flatMap(({ accidentId }) => accidentId ?? []);
    const asked = [
      ...new Set<Id<'accident'>>([
        ...known,
        ...(row.accident_id === null ? [] : [row.accident_id]),
      ]),
    ];
    const accidents = await accidentsForCases(db, SYSTEM_SCOPE, asked, asOf);
    const rescue = accidents.find(({ id }) => id === row.accident_id);
    // Held to account once, they answer; not pursued does not say that they did not answer.
    const ofRescue = held.filter(
      ({ accidentId, accidentName }) =>
        accidentId === row.accident_id ||
        (accidentId === null && rescue !== undefined && accidentName === rescue.name),
    );
    const answers = ofRescue.some(({ answersFor }) => answersFor === 'yes') ? 'yes' : 'unknown';
    return {
      kind: row.kind,
      assessmentGrade: row.assessment_grade,
      rescue: rescueOf(row, rescue, answers),
      event: row.event,
      others: accidents
        .filter(({ id }) => id !== row.accident_id)
        .map((one) => {
          const said = held.filter(({ accidentId }) => accidentId === one.id);
          const found = (['yes', 'unknown'] as const).find((word) =>
            said.some(({ answersFor }) => answersFor === word),
          );
          return guardAccident(one, found ?? 'no');
        }),
      openCases,
      measures,
      whereabouts,
    };
  });
}

export interface Asked {
  readonly input: EligibilityInput;
  readonly output: EligibilityOutput;
}

/** The rule refuses nothing here: what is on record has been let through by the same conditions. */
export async function askRules(
  services: Services,
  row: CommendationRow,
  statements: readonly CommendationStatement[],
  asOf: CivilDate,
): Promise<Asked> {
  const input = guardInput(await guardFacts(services, row, asOf), statements, asOf);
  const found = eligibility(input);
  if (!found.ok) throw new Error(`invariant broken: ${found.error.code}`);
  return { input, output: found.value };
}
