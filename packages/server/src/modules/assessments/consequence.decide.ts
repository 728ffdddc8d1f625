// What follows from results where the rule leaves it open: several level at the edge of the lowest so many. Pure.
import type { AssessmentState } from '@jinze/contracts';
import type { ConsequenceKind } from '@jinze/kernel';
import type { Scheme, SettledSubject } from '@jinze/rules';

/** What people said of one subject and one of the scheme’s consequences, by the total they saw. */
export interface ConsequenceChoice {
  readonly subject_id: string;
  readonly place: number;
  readonly follows: boolean;
  readonly total: number | null;
  readonly reason: string;
  readonly by_name: string;
}

export interface ProposedConsequence {
  /** Which of the scheme’s, from 0. */
  readonly place: number;
  readonly text: string;
  readonly withinMonths: number | undefined;
  /** Null: the rule leaves it open, and nobody has decided it. */
  readonly follows: boolean | null;
  /** What people said, where the rule leaves it to them. */
  readonly choice: ConsequenceChoice | undefined;
  readonly isLeft: boolean;
}

/** Said of another total it is said of something else. */
export function proposedConsequences(
  settled: SettledSubject['consequences'],
  total: number | null,
  choices: readonly ConsequenceChoice[],
): ProposedConsequence[] {
  return settled.map(({ at, text, withinMonths, isSure }) => {
    const choice = isSure
      ? undefined
      : choices.find((one) => one.place === at && one.total === total);
    const follows = isSure ? true : (choice?.follows ?? null);
    return { place: at, text, withinMonths, follows, choice, isLeft: !isSure };
  });
}

/** Fewer than the lowest so many the scheme says: it is for people who of those level, not whether anybody. */
export interface ShortConsequence {
  readonly place: number;
  readonly text: string;
  readonly places: number;
  readonly chosen: number;
}

export function shortConsequences(
  scheme: Scheme,
  subjects: readonly {
    readonly row: { readonly class: string | null };
    readonly consequences: readonly ProposedConsequence[];
  }[],
): ShortConsequence[] {
  return (scheme.consequences ?? []).flatMap(({ text, last, class: only }, place) => {
    if (last === undefined) return [];
    const meant = subjects.filter(({ row }) => only === undefined || row.class === only);
    const places = Math.min(last, meant.length);
    const held = meant.flatMap(({ consequences }) =>
      consequences.filter((one) => one.place === place),
    );
    const chosen = held.filter(({ follows }) => follows === true).length;
    const isOpen = held.some(({ follows }) => follows === null);
    return isOpen || chosen >= places ? [] : [{ place, text, places, chosen }];
  });
}

/** Once it was told, only what nobody said of this total, or a no where too few are left: the rest was approved as it is. */
export function mayDecide(
  { isLeft, place, choice }: ProposedConsequence,
  state: AssessmentState,
  short: readonly Pick<ShortConsequence, 'place'>[],
): boolean {
  if (!isLeft || state !== 'notified') return isLeft && state === 'moderation';
  return choice === undefined || (!choice.follows && short.some((under) => under.place === place));
}

/** The kind the scheme gives to what is written with just these words; two that differ tell nothing. */
export function kindOfConsequence(
  { consequences = [] }: Pick<Scheme, 'consequences'>,
  written: string,
): ConsequenceKind | undefined {
  const kinds = new Set(
    consequences.filter(({ text }) => text === written).map(({ kind }) => kind),
  );
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}
