// Ways of appeal that a decision's measures have, as the data knows them; a term that is not known says so.
import type { Decision } from '@jinze/contracts';
import { addMonths, type CivilDate, type MeasureFamily, type MeasureId } from '@jinze/kernel';
import { APPEALS, type Appeal, familyOf } from '@jinze/rules';

/** 问责 is always one; sanctions and organisational measures have their own beside it. */
const OF_FAMILY: Readonly<Partial<Record<MeasureFamily, string>>> = {
  administrative: '政务处分',
  organisational: '组织处理',
};

export function routesFor(measures: readonly MeasureId[]): readonly Appeal[] {
  const wanted = new Set(['问责', ...measures.map((one) => OF_FAMILY[familyOf(one)])]);
  return APPEALS.filter(({ for: of }) => wanted.has(of));
}

/** The day an answer is due: only where the data fixes a term in months. */
export function dueOn(route: Appeal, lodgedOn: CivilDate): CivilDate | null {
  return route.answerMonths === null ? null : addMonths(lodgedOn, route.answerMonths);
}

/** The last day to lodge it follows from the day of service, where the data fixes a term in months. */
export const appealRouteViews = (
  measures: readonly MeasureId[],
  servedOn: CivilDate | null,
): Decision['appealRoutes'] =>
  routesFor(measures).map(({ for: route, term, lodgeMonths, basis, status }) => ({
    route,
    term,
    lodgeBy: servedOn === null || lodgeMonths === null ? null : addMonths(servedOn, lodgeMonths),
    basis,
    status,
  }));
