// The three limbs of article 23 as the case has them: what was done, what a named reviewer found not done, what is open.
import type { CivilDate } from '@jinze/kernel';
import type {
  AccountabilityInput,
  AccountabilityLimb,
  JudgedDeployment,
  JudgedDuty,
} from './accountability.shape.ts';
import { allOf, type Conclusion, conclude } from './frame.ts';
import type { ItemState } from './fulfilment.shape.ts';
import { ofRegulation } from './measures.ts';

const BASIS = [ofRegulation(23)];

/** Undefined: not known. No record is not “not done”: only a named reviewer says that. */
function isDone(state: ItemState): boolean | undefined {
  if (state === 'met' || state === 'not-yet-due') return true;
  return state === 'not-met' ? false : undefined;
}

/** What is not yet due and has no day may have been due all the same. */
function isDutyDone({ state, requirements = [] }: JudgedDuty): boolean | undefined {
  const isUndated =
    state === 'not-yet-due' &&
    requirements.some((one) => one.decides && one.state === state && one.dueOn === undefined);
  return isUndated ? undefined : isDone(state);
}

const isSaid = (value: string | boolean | undefined) =>
  value !== undefined && value !== false && value !== '';

/** A step in time: on record, and not only after the accident. */
const isBy = (day: CivilDate | undefined, on: CivilDate | undefined) =>
  day !== undefined && (on === undefined || day <= on);

function isDeploymentDone(one: JudgedDeployment, on: CivilDate | undefined): boolean | undefined {
  if (one.state !== undefined) return isDone(one.state);
  const { conveyedOn, studiedOn, measures, result, dueOn } = one;
  const isComplete =
    isBy(conveyedOn, on) && isBy(studiedOn, on) && isSaid(measures) && isSaid(result);
  if (isComplete) return true;
  return on !== undefined && dueOn !== undefined && dueOn >= on && !isSaid(result)
    ? true
    : undefined;
}

interface Item {
  readonly code: string;
  readonly isDone: boolean | undefined;
}

/** One that is not done decides; one that is open leaves it open. Each kind is one ground with its items. */
function limbOf(limb: AccountabilityLimb, items: readonly Item[]): Conclusion {
  const leaf = (known: boolean | undefined, code: string) => {
    const these = items.filter((one) => one.isDone === known);
    if (these.length === 0) return [];
    const compared = { items: these.map((one) => one.code).join('、'), count: these.length };
    return [conclude(known, { code: `accountability.${limb}-${code}`, basis: BASIS, compared })];
  };
  const found = [...leaf(false, 'not-done'), ...leaf(undefined, 'unknown'), ...leaf(true, 'done')];
  return found.length === 0
    ? conclude(true, { code: `accountability.${limb}-none`, basis: BASIS })
    : allOf(...found);
}

const notGiven = (limb: AccountabilityLimb) =>
  conclude(undefined, { code: `accountability.${limb}-not-given`, basis: BASIS });

/** Where no duty was given there is nothing that shows the duties of chapter 2. */
function chapter2({ duties }: AccountabilityInput): Conclusion {
  const deciding = (duties ?? []).filter(({ decides }) => decides !== false);
  if (deciding.length === 0) return notGiven('chapter2');
  return limbOf(
    'chapter2',
    deciding.map((duty) => ({ code: duty.code, isDone: isDutyDone(duty) })),
  );
}

function statutory({ statutoryDuties }: AccountabilityInput): Conclusion {
  if (statutoryDuties === undefined) return notGiven('statutory');
  return limbOf(
    'statutory',
    statutoryDuties.map(({ code, state }) => ({ code, isDone: isDone(state) })),
  );
}

function deployments({ deployments: all, accident }: AccountabilityInput): Conclusion {
  if (all === undefined) return notGiven('deployments');
  const on = typeof accident === 'object' ? accident.occurredOn : undefined;
  const asked = all.filter(
    ({ askedOn }) => askedOn === undefined || on === undefined || askedOn <= on,
  );
  return limbOf(
    'deployments',
    asked.map((one) => ({ code: one.id, isDone: isDeploymentDone(one, on) })),
  );
}

export function limbsOf(
  input: AccountabilityInput,
): Readonly<Record<AccountabilityLimb, Conclusion>> {
  return {
    chapter2: chapter2(input),
    statutory: statutory(input),
    deployments: deployments(input),
  };
}
