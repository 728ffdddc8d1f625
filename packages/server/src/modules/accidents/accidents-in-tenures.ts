// Which accidents happened in the field and place of a post while somebody held it: facts, and no label of responsibility.
import type { AccidentGrade, AccidentNature } from '@jinze/contracts';
import type { CivilDate, Id, OrganKind, PostClass } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { pathsTo } from '../../platform/region-path.ts';
import { type AccidentInPlace, accidentsInPlaces } from './accidents.store.ts';
import { sectorWordsIn } from './sector.ts';

/** A post with its days and portfolios. */
export interface HeldWithFields {
  readonly postClass: PostClass;
  readonly organKind: OrganKind;
  readonly organName: string;
  readonly regionPath: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly fields: readonly {
    readonly field: string;
    readonly from: CivilDate;
    readonly to: CivilDate | null;
  }[];
}

export interface AccidentInTenure {
  readonly id: Id<'accident'>;
  readonly name: string;
  readonly occurredOn: CivilDate;
  readonly grade: AccidentGrade | null;
  readonly nature: AccidentNature;
  readonly isReportApproved: boolean;
  /** Null: not determined. */
  readonly isResponsible: boolean | null;
}

/** Whose post is about work safety as a whole, whatever the sector (art. 5, 6, 8). */
const ALL_SECTORS: readonly PostClass[] = ['party-chief', 'government-chief', 'safety-deputy'];

const isWithin = (
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate | null },
  on: CivilDate,
) => from <= on && (to === null || to >= on);

/** Pure: a department by its portfolio or its name, a deputy by the portfolio of that day. */
export function isInTenure(accident: AccidentInPlace, held: HeldWithFields): boolean {
  if (!isWithin(held, accident.occurredOn)) return false;
  if (ALL_SECTORS.includes(held.postClass)) return true;
  const isOfField = held.fields.some(
    (one) =>
      isWithin(one, accident.occurredOn) && sectorWordsIn(accident, 'fields', one.field).length > 0,
  );
  if (isOfField) return true;
  return (
    held.organKind === 'department' &&
    sectorWordsIn(accident, 'departments', held.organName).length > 0
  );
}

/** One statement for all of them; the answer is asked per post, the latest accident first. */
export async function accidentsInTenures(
  db: Reader,
  scope: Scope,
  all: readonly HeldWithFields[],
): Promise<(held: HeldWithFields) => readonly AccidentInTenure[]> {
  const from = all.reduce<CivilDate | undefined>(
    (first, one) => (first === undefined || one.from < first ? one.from : first),
    undefined,
  );
  const accidents =
    from === undefined
      ? []
      : await accidentsInPlaces(db, scope, [...new Set(all.map((one) => one.regionPath))], from);
  const byPlace = new Map<string, AccidentInPlace[]>();
  for (const accident of accidents)
    for (const path of pathsTo(accident.regionPath)) {
      const there = byPlace.get(path);
      if (there === undefined) byPlace.set(path, [accident]);
      else there.push(accident);
    }
  return (held) =>
    (byPlace.get(held.regionPath) ?? [])
      .filter((accident) => isInTenure(accident, held))
      .map(({ id, name, occurredOn, grade, nature, isReportApproved, isResponsible }) => ({
        id,
        name,
        occurredOn,
        grade,
        nature,
        isReportApproved,
        isResponsible,
      }));
}
