// The third limb of art. 23 for the rules: what was asked of people in a period and what is on record of it.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { asksConcerning, type ConcernedRow } from './persons.store.ts';

/** As the topic `fulfilment` takes it. */
export interface DeploymentAsked {
  /** Of the ask: each is carried out or not by itself. */
  readonly id: Id<'deployment-ask'>;
  readonly deploymentId: Id<'deployment'>;
  /** For people: the number, or without one the title, and what is asked. */
  readonly name: string;
  readonly askedOn: CivilDate;
  readonly dueOn?: CivilDate;
  readonly conveyedOn?: CivilDate;
  readonly studiedOn?: CivilDate;
  readonly measures?: true;
  /** Only where it is done: what was done in part, or not, is no result that closes it. */
  readonly result?: true;
}

/**
 * What the person was asked, as the rules read it. Undefined: the post passed on before it was due and nothing had
 * ended it by then, so that it is the successor's to answer for.
 */
function askedOf(row: ConcernedRow): DeploymentAsked | undefined {
  const isDone = row.result === 'done';
  const isPassedOn = row.hasLeft && (row.dueOn === null || row.dueOn > row.until);
  if (isPassedOn && !isDone) return undefined;
  return {
    id: row.askId,
    deploymentId: row.deploymentId,
    name: `${row.number ?? row.title}：${row.what}`,
    askedOn: row.askedOn,
    ...(row.dueOn === null ? {} : { dueOn: row.dueOn }),
    ...(row.conveyedOn === null ? {} : { conveyedOn: row.conveyedOn }),
    ...(row.studiedOn === null ? {} : { studiedOn: row.studiedOn }),
    ...(row.measuresOn === null ? {} : { measures: true as const }),
    ...(isDone ? { result: true as const } : {}),
  };
}

/** By person; somebody who was asked nothing has an empty list. One statement, however many people. */
export async function deploymentsOf(
  db: Reader,
  scope: Scope,
  personIds: readonly Id<'person'>[],
  period: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<ReadonlyMap<Id<'person'>, readonly DeploymentAsked[]>> {
  const found = new Map<Id<'person'>, DeploymentAsked[]>(personIds.map((id) => [id, []]));
  for (const row of await asksConcerning(db, scope, personIds, period)) {
    const asked = askedOf(row);
    if (asked !== undefined) found.get(row.personId)?.push(asked);
  }
  return found;
}
