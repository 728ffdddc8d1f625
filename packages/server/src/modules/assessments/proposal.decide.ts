// The grades of an exercise after the quotas, with what people chose where these leave it open. Pure.
import type { AssessmentState } from '@jinze/contracts';
import { writtenPoints } from '@jinze/kernel';
import { type Scheme, type SettledQuota, type SubjectResult, settleGrades } from '@jinze/rules';
import {
  type ConsequenceChoice,
  type ProposedConsequence,
  proposedConsequences,
  type ShortConsequence,
  shortConsequences,
} from './consequence.decide.ts';

/** What of a subject’s row the grades are told by. */
export interface Standing {
  readonly id: string;
  readonly class: string | null;
  readonly total: number | null;
  readonly at_least: number | null;
  readonly at_most: number | null;
  readonly could_be: readonly string[];
  readonly chosen_grade: string | null;
  readonly proposed_grade: string | null;
  readonly proposed_consequences: readonly number[] | null;
  readonly name: string;
}

export interface ProposedSubject<Row extends Standing> {
  readonly row: Row;
  /** Null while it is open. */
  readonly grade: string | null;
  readonly isChosen: boolean;
  readonly couldBe: readonly string[];
  readonly movedFrom: readonly string[];
  readonly consequences: readonly ProposedConsequence[];
}

export interface Proposal<Row extends Standing> {
  readonly quotas: readonly SettledQuota[];
  readonly subjects: readonly ProposedSubject<Row>[];
  /** A scheme without grades gives none: then only totals may be open. */
  readonly hasGrades: boolean;
  readonly open: number;
  /** Grades of which more were chosen than there are places. */
  readonly exceeded: readonly {
    readonly grade: string;
    readonly places: number;
    readonly chosen: number;
  }[];
  /** How much of what follows is still to be decided. */
  readonly undecided: number;
  readonly short: readonly ShortConsequence[];
}

function resultOf(row: Standing): SubjectResult {
  const { total, at_least: least, at_most: most } = row;
  return {
    subject: row.id,
    ...(row.class === null ? {} : { class: row.class }),
    ...(total === null ? {} : { total: writtenPoints(total) }),
    ...(total === null && (least !== null || most !== null)
      ? {
          between: {
            ...(least === null ? {} : { atLeast: writtenPoints(least) }),
            ...(most === null ? {} : { atMost: writtenPoints(most) }),
          },
        }
      : {}),
    couldBe: row.could_be,
    ...(row.chosen_grade === null ? {} : { chosen: row.chosen_grade }),
  };
}

export function proposalOf<Row extends Standing>(
  scheme: Scheme,
  rows: readonly Row[],
  choices: readonly ConsequenceChoice[],
): Proposal<Row> {
  const settled = settleGrades(scheme, rows.map(resultOf));
  const hasGrades = (scheme.grades ?? []).length > 0;
  const byId = new Map(settled.subjects.map((one) => [one.subject, one]));
  const choicesOf = Map.groupBy(choices, (one) => one.subject_id);
  const subjects = rows.flatMap((row): ProposedSubject<Row>[] => {
    const one = byId.get(row.id);
    if (one === undefined) return [];
    const chosen =
      one.grade === undefined && row.chosen_grade !== null && one.couldBe.includes(row.chosen_grade)
        ? row.chosen_grade
        : null;
    const grade = one.grade ?? chosen;
    return [
      {
        row,
        grade,
        isChosen: chosen !== null,
        couldBe: one.couldBe,
        movedFrom: one.movedFrom,
        // While its grade is open, what follows hangs on that.
        consequences:
          hasGrades && grade === null
            ? []
            : proposedConsequences(one.consequences, row.total, choicesOf.get(row.id) ?? []),
      },
    ];
  });
  const open = subjects.filter(({ grade, row }) =>
    hasGrades ? grade === null : row.total === null,
  ).length;
  const exceeded = settled.quotas.flatMap(({ grade, class: only, places }) => {
    const chosen = subjects.filter(
      (one) => one.grade === grade && (only === undefined || one.row.class === only),
    ).length;
    return chosen > places ? [{ grade, places, chosen }] : [];
  });
  const undecided = subjects
    .flatMap(({ consequences }) => consequences)
    .filter(({ follows }) => follows === null).length;
  const short = shortConsequences(scheme, subjects);
  return { quotas: settled.quotas, subjects, hasGrades, open, exceeded, undecided, short };
}

/** In these stages people say what the rules leave open; after the notification where an objection opened it. */
export const CHOSEN_IN: readonly AssessmentState[] = ['moderation', 'notified'];

/** The grades people choose between: those a quota leaves open, or none. */
export const gradesToChoose = ({
  couldBe,
}: Pick<ProposedSubject<Standing>, 'couldBe'>): readonly string[] =>
  couldBe.length > 1 ? couldBe : [];

/**
 * Once it was told, only what an objection or a contest upheld since reopened (`changed`): of that subject or of those level
 * with it, of whom no grade is said any more, or where it makes more than there are places.
 */
export function mayChooseGrade<Row extends Standing>(
  one: ProposedSubject<Row>,
  state: AssessmentState,
  { subjects, exceeded }: Pick<Proposal<Row>, 'subjects' | 'exceeded'>,
  changed: ReadonlySet<string>,
): boolean {
  if (gradesToChoose(one).length === 0) return false;
  if (state !== 'notified') return state === 'moderation';
  return (
    one.grade === null ||
    exceeded.some(({ grade }) => grade === one.grade) ||
    subjects.some(({ row }) => changed.has(row.id) && row.total === one.row.total)
  );
}

/** What follows for a subject, by its places among the scheme’s. */
export const followingOf = ({
  consequences,
}: Pick<ProposedSubject<Standing>, 'consequences'>): number[] =>
  consequences.flatMap(({ place, follows }) => (follows === true ? [place] : []));

function isOther(one: ProposedSubject<Standing>): boolean {
  const { proposed_grade: grade, proposed_consequences: before } = one.row;
  if (one.grade !== grade) return true;
  // Proposed before it was kept: what people said since was approved by nobody.
  if (before === null) return one.consequences.some(({ choice }) => choice !== undefined);
  const now = followingOf(one);
  return now.length !== before.length || now.some((place) => !before.includes(place));
}

/** Whose grade, or what follows for them, is another than was approved: an objection changed a fact of theirs, or moved them in the order. */
export const otherThanApproved = <Row extends Standing>({ subjects }: Proposal<Row>): string[] =>
  subjects.filter(isOther).map(({ row }) => row.name);
