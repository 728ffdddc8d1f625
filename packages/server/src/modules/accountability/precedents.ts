// The library of precedents: published investigations and closed cases of one's own, searched and compared; it decides nothing.
import type {
  AccidentGrade,
  Precedent,
  PrecedentClass,
  PrecedentSector,
  PrecedentSummary,
} from '@jinze/contracts';
import { type Id, type Level, MEASURE_NAMES, type PostClass } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { isOfSector, publishedPrecedents, summaryOf } from './precedent-lines.ts';
import { type ClosedRow, closedDecisions } from './precedents.store.ts';

const CLASSES: Readonly<Partial<Record<PostClass, PrecedentClass>>> = {
  'party-chief': 'party-chief',
  'government-chief': 'government-chief',
  'standing-committee-member': 'standing-committee-member',
  'safety-deputy': 'deputy',
  'other-deputy': 'deputy',
  'assisting-deputy': 'deputy',
};

export const classOf = (postClass: string): PrecedentClass =>
  CLASSES[postClass as PostClass] ?? 'other';

const LEVEL_NAMES = { province: '省', prefecture: '市', county: '县', township: '乡镇' } as const;

interface AccidentKind {
  readonly grade: AccidentGrade | null;
  readonly sector: string | null;
}

/** Fewer of one level, class of post, year and sector would lead to a person: one province has one party chief. */
const ALIKE_LEAST = 5;

/**
 * Closed cases of one's own: neither place nor name nor number; year and sector only where there are several alike. Those
 * without a year come last, in no order of time.
 */
export function ownLines(
  rows: readonly ClosedRow[],
  kinds: ReadonlyMap<Id<'accident'>, AccidentKind>,
): Precedent[] {
  const kindOf = (row: ClosedRow) =>
    row.accidentId === null ? undefined : kinds.get(row.accidentId);
  const groups = Map.groupBy(rows, (row) =>
    [row.level, classOf(row.postClass), row.year, kindOf(row)?.sector ?? ''].join(' '),
  );
  const lines = [...groups.values()].flatMap((alike) =>
    alike.map((row) => ownLine(row, kindOf(row), alike.length >= ALIKE_LEAST)),
  );
  return lines.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.id < b.id ? -1 : 1));
}

function ownLine(
  row: ClosedRow,
  accident: AccidentKind | undefined,
  areSeveral: boolean,
): Precedent {
  return {
    id: row.id,
    source: 'own',
    caseName: `${areSeveral ? `${row.year}年` : ''}${LEVEL_NAMES[row.level]}级案例`,
    year: areSeveral ? row.year : null,
    grade: accident?.grade ?? null,
    isGradeDerived: false,
    sector: areSeveral ? (accident?.sector ?? '') : '',
    publishedOn: null,
    level: row.level,
    postClass: classOf(row.postClass),
    post: `${LEVEL_NAMES[row.level]}级职务`,
    dutyFailure: null,
    responsibility: row.responsibility,
    stage: 'final',
    measures: row.measures.map((id) => ({ text: MEASURE_NAMES[id], id })),
    outcome: row.outcome,
    isUnverified: false,
  };
}

/**
 * Everything there is to compare with. Closed cases are read in the system's scope: what leaves this function names no
 * person, place or number. Their marks go by a hash of the decision, so that nobody finds it by its id.
 */
async function allPrecedents(
  context: Pick<AccountabilityContext, 'database' | 'accidentKinds'>,
): Promise<readonly Precedent[]> {
  const own = await context.database.read(SYSTEM_SCOPE, async (db) => {
    const rows = await closedDecisions(db);
    const ids = [...new Set(rows.flatMap(({ accidentId }) => accidentId ?? []))];
    const kinds = await context.accidentKinds(db, ids);
    return ownLines(rows, kinds);
  });
  return [...publishedPrecedents(), ...own];
}

export interface PrecedentFilter {
  readonly grade?: AccidentGrade | undefined;
  readonly sector?: PrecedentSector | undefined;
  readonly level?: Precedent['level'] | undefined;
  readonly postClass?: PrecedentClass | undefined;
  readonly responsibility?: Precedent['responsibility'] | undefined;
  readonly stage?: Precedent['stage'] | undefined;
  readonly measure?: string | undefined;
  readonly search?: string | undefined;
}

export function matches(one: Precedent, filter: PrecedentFilter): boolean {
  const { measure, search, sector } = filter;
  for (const key of ['grade', 'level', 'postClass', 'responsibility', 'stage'] as const)
    if (filter[key] !== undefined && one[key] !== filter[key]) return false;
  if (sector !== undefined && !isOfSector(one.sector, sector)) return false;
  if (measure !== undefined && !one.measures.some(({ id }) => id === measure)) return false;
  if (search === undefined || search === '') return true;
  return [one.caseName, one.sector, one.post, one.dutyFailure ?? ''].some((text) =>
    text.includes(search),
  );
}

/** Those that match, in the order of the collection. */
export const precedentsFound = async (
  context: Pick<AccountabilityContext, 'database' | 'accidentKinds'>,
  filter: PrecedentFilter,
): Promise<readonly Precedent[]> =>
  (await allPrecedents(context)).filter((one) => matches(one, filter));

/** A page of them, with the summary of all that match. */
export async function searchPrecedents(
  context: Pick<AccountabilityContext, 'database' | 'accidentKinds'>,
  filter: PrecedentFilter & { readonly after?: string | undefined; readonly limit: number },
): Promise<{
  readonly items: Precedent[];
  readonly next: string | null;
  readonly summary: PrecedentSummary;
}> {
  const found = await precedentsFound(context, filter);
  const from =
    filter.after === undefined ? 0 : found.findIndex(({ id }) => id === filter.after) + 1;
  const items = found.slice(from, from + filter.limit);
  const last = items.at(-1);
  return {
    items,
    next: last === undefined || from + filter.limit >= found.length ? null : last.id,
    summary: summaryOf(found),
  };
}

const AT_MOST = 50;

/** Posts of the same level and class, in accidents of the same grade where it is known. */
export async function precedentsFor(
  context: Pick<AccountabilityContext, 'database' | 'accidentKinds'>,
  sheet: {
    readonly level: Level;
    readonly postClass: string;
    readonly accidentId: Id<'accident'> | null;
  },
) {
  const { accidentId } = sheet;
  const kinds =
    accidentId === null
      ? undefined
      : await context.database.read(SYSTEM_SCOPE, (db) => context.accidentKinds(db, [accidentId]));
  const grade = (accidentId === null ? undefined : kinds?.get(accidentId)?.grade) ?? null;
  const like = { level: sheet.level, postClass: classOf(sheet.postClass) };
  const found = await precedentsFound(context, {
    ...like,
    ...(grade === null ? {} : { grade }),
  });
  return { grade, ...like, summary: summaryOf(found), items: found.slice(0, AT_MOST) };
}
