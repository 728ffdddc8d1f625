// What is done about the investigation beside and after it: listed supervision, the evaluation of what was ordered.
import { addDays, addMonths, type CivilDate, yearOf } from '@jinze/kernel';
import { EVALUATION, LISTED } from './accident-law.ts';
import type { Ground } from './frame.ts';
import { type Draft, judge, openDays } from './timetable.clock.ts';
import type { Facts } from './timetable.facts.ts';

export const doneOn = (on: CivilDate | undefined) => (on === undefined ? {} : { done: on });

interface Window {
  readonly from: CivilDate | undefined;
  readonly due: CivilDate | undefined;
  readonly notBefore: CivilDate | undefined;
  readonly grounds: readonly Ground[];
}

/** Not before ten months from closing, not after twelve from the earlier of closing and approval: the latter stands. */
function evaluationWindow({ approvedOn, closedOn }: Facts): Window {
  const { basis, since, latestMonths, earliestMonths } = EVALUATION;
  const from =
    approvedOn === undefined || closedOn === undefined
      ? (approvedOn ?? closedOn)
      : approvedOn < closedOn
        ? approvedOn
        : closedOn;
  if (from === undefined)
    return {
      from,
      due: undefined,
      notBefore: undefined,
      grounds: [{ code: 'timetable.evaluation-after-approval', basis }],
    };
  if (from < since)
    return {
      from,
      due: undefined,
      notBefore: undefined,
      grounds: [{ code: 'timetable.evaluation-before-the-law', basis, compared: { from, since } }],
    };
  const due = addMonths(from, latestMonths);
  const notBefore = closedOn === undefined ? undefined : addMonths(closedOn, earliestMonths);
  const isConflict = notBefore !== undefined && notBefore > due;
  return {
    from,
    due,
    notBefore,
    grounds: [
      {
        code: 'timetable.evaluation-window',
        basis,
        compared: { from, latest: latestMonths, earliest: earliestMonths },
      },
      ...(isConflict
        ? [{ code: 'timetable.evaluation-conflict', basis, compared: { due, notBefore } }]
        : []),
    ],
  };
}

export function evaluationSteps(facts: Facts): readonly Draft[] {
  const { today, evaluatedOn, evaluationPublishedOn } = facts;
  const { from, due, notBefore, grounds } = evaluationWindow(facts);
  const { basis } = EVALUATION;
  const window = {
    ...(from === undefined ? {} : { from }),
    ...(due === undefined ? {} : { due }),
    basis,
  };
  const stateOf = (done: CivilDate | undefined, opensOn: CivilDate | undefined) => {
    if (from === undefined && done === undefined) return 'not-started';
    if (due === undefined) return 'cannot-tell';
    const isAhead = done === undefined && opensOn !== undefined && today < opensOn;
    return isAhead && today <= due ? 'not-started' : judge([due], done, today);
  };
  const needsOf = (state: string) =>
    state === 'cannot-tell'
      ? { needs: [{ code: from === undefined ? 'approved' : 'older-rule' }] }
      : {};
  const state = stateOf(evaluatedOn, notBefore);
  // What is not evaluated cannot be published yet: its turn comes with the evaluation, its last day is the same.
  const published = stateOf(
    evaluationPublishedOn,
    evaluatedOn === undefined ? addDays(today, 1) : undefined,
  );
  const isEarly = evaluatedOn !== undefined && notBefore !== undefined && evaluatedOn < notBefore;
  return [
    {
      step: 'evaluation',
      ...window,
      ...(notBefore === undefined ? {} : { notBefore }),
      ...doneOn(evaluatedOn),
      state,
      grounds: [
        ...grounds,
        ...(isEarly && due !== undefined && notBefore <= due
          ? [{ code: 'timetable.evaluated-early', basis, compared: { notBefore } }]
          : []),
      ],
      ...needsOf(state),
    },
    {
      step: 'evaluation-publication',
      ...window,
      ...doneOn(evaluationPublishedOn),
      state: published,
      grounds,
      ...needsOf(published),
    },
  ];
}

/** By the grade of the accident; undefined: nobody lists an especially serious one, the State Council investigates it. */
function listedGround({ grade, occurredOn, listedOn }: Facts): Ground | undefined {
  const { basis, since, by } = LISTED;
  const whom = grade === undefined ? undefined : by[grade];
  if (listedOn !== undefined)
    return { code: 'timetable.listed', basis, compared: { on: listedOn, by: whom ?? '' } };
  if (grade === undefined) return { code: 'timetable.listed-grade-unknown', basis };
  if (whom === undefined) return undefined;
  if (grade !== 'serious' && occurredOn < since)
    return { code: 'timetable.listed-before-widening', basis, compared: { since } };
  return { code: 'timetable.to-be-listed', basis, compared: { by: whom } };
}

/** 60 days in the notices of 2018 and early 2019, the legal limits in later ones; within 2019 both are open. */
function listedDues(listedOn: CivilDate, legal: readonly CivilDate[]): readonly CivilDate[] {
  const own = addDays(listedOn, LISTED.limitDays);
  if (yearOf(listedOn) < 2019) return [own];
  return yearOf(listedOn) > 2019 || legal.length === 0 ? legal : [own, ...legal];
}

export function stepOfListing(facts: Facts, legal: readonly CivilDate[]): readonly Draft[] {
  const { grade, listedOn, listedAgreedOn, today } = facts;
  const ground = listedGround(facts);
  if (ground === undefined) return [];
  const by = grade === undefined ? undefined : LISTED.by[grade];
  const step = {
    step: 'listed-supervision',
    ...(by === undefined ? {} : { by }),
    ...doneOn(listedAgreedOn),
    basis: LISTED.basis,
    grounds: [ground],
  } as const;
  if (listedOn === undefined) {
    const isOpen = ground.code === 'timetable.to-be-listed' && listedAgreedOn === undefined;
    const code = grade === undefined ? 'grade' : 'listed';
    return [
      isOpen
        ? { ...step, state: 'not-started' }
        : { ...step, state: 'cannot-tell', needs: [{ code }] },
    ];
  }
  const dues = listedDues(listedOn, legal);
  const state = judge(dues, listedAgreedOn, today);
  return [
    {
      ...step,
      from: listedOn,
      ...openDays(dues, false),
      state,
      ...(state === 'cannot-tell' ? { needs: [{ code: 'notice' }] } : {}),
    },
  ];
}
