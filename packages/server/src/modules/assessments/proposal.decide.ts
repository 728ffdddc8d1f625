// The grades of an exercise after the quotas, with what people chose where these leave it open. Pure.
import { writtenPoints } from '@jinze/kernel';
import {
  type Scheme,
  type SettledQuota,
  type SettledSubject,
  type SubjectResult,
  settleGrades,
} from '@jinze/rules';

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
  readonly name: string;
}

export interface ProposedSubject<Row extends Standing> {
  readonly row: Row;
  /** Null while it is open. */
  readonly grade: string | null;
  readonly isChosen: boolean;
  readonly couldBe: readonly string[];
  readonly movedFrom: readonly string[];
  readonly consequences: SettledSubject['consequences'];
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
): Proposal<Row> {
  const settled = settleGrades(scheme, rows.map(resultOf));
  const hasGrades = (scheme.grades ?? []).length > 0;
  const byId = new Map(settled.subjects.map((one) => [one.subject, one]));
  const subjects = rows.flatMap((row): ProposedSubject<Row>[] => {
    const one = byId.get(row.id);
    if (one === undefined) return [];
    const chosen =
      one.grade === undefined && row.chosen_grade !== null && one.couldBe.includes(row.chosen_grade)
        ? row.chosen_grade
        : null;
    return [
      {
        row,
        grade: one.grade ?? chosen,
        isChosen: chosen !== null,
        couldBe: one.couldBe,
        movedFrom: one.movedFrom,
        consequences: one.consequences,
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
  return { quotas: settled.quotas, subjects, hasGrades, open, exceeded };
}

/** Whose grade is another than was approved: an objection changed a fact of theirs, or moved them in the order. */
export const regraded = <Row extends Standing>({ subjects }: Proposal<Row>): string[] =>
  subjects.filter(({ row, grade }) => grade !== row.proposed_grade).map(({ row }) => row.name);
