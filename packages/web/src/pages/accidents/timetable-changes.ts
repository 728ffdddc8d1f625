// What a new grade changed in the statutory timetable: step by step, before and after at one instant. Pure.
import type { TimetableAsked } from '@jinze/contracts';
import { type Step, stepKey } from './timetable-words.tsx';

export interface StepChange {
  readonly key: string;
  /** Absent: only from then on. */
  readonly before?: Step;
  /** Absent: no longer. */
  readonly after?: Step;
}

const isSame = (one: Step | undefined, other: Step | undefined) =>
  one !== undefined &&
  other !== undefined &&
  one.due === other.due &&
  one.state === other.state &&
  one.by === other.by;

/** In the order of the later timetable; what fell away comes last. */
export function stepChanges(before: TimetableAsked, after: TimetableAsked): StepChange[] {
  const byKey = ({ timetable }: TimetableAsked) =>
    new Map(timetable.steps.map((step) => [stepKey(step), step]));
  const [then, now] = [byKey(before), byKey(after)];
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((key) => {
    const [old, current] = [then.get(key), now.get(key)];
    return isSame(old, current)
      ? []
      : [
          {
            key,
            ...(old === undefined ? {} : { before: old }),
            ...(current === undefined ? {} : { after: current }),
          },
        ];
  });
}
