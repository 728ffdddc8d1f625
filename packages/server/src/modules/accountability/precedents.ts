// The library of precedents: published investigations and closed cases of one's own, searched and compared; it decides nothing.
import type { AccidentGrade, Precedent, PrecedentClass, PrecedentSummary } from '@jinze/contracts';
import { type Id, type Level, MEASURE_NAMES, type PostClass } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { publishedPrecedents, summaryOf } from './precedent-lines.ts';
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

/** A closed case of one's own: neither place nor name nor number, so that it leads to nobody. */
function ownLine(
  row: ClosedRow,
  accident: { readonly grade: AccidentGrade | null; readonly sector: string | null } | undefined,
): Precedent {
  return {
    id: row.id,
    source: 'own',
    caseName: `${row.year}年${LEVEL_NAMES[row.level]}级案例`,
    year: row.year,
    grade: accident?.grade ?? null,
    isGradeDerived: false,
    sector: accident?.sector ?? '',
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
    return rows.map((row) =>
      ownLine(row, row.accidentId === null ? undefined : kinds.get(row.accidentId)),
    );
  });
  return [...publishedPrecedents(), ...own];
}

export interface PrecedentFilter {
  readonly grade?: AccidentGrade | undefined;
  readonly level?: Precedent['level'] | undefined;
  readonly postClass?: PrecedentClass | undefined;
  readonly responsibility?: Precedent['responsibility'] | undefined;
  readonly stage?: Precedent['stage'] | undefined;
  readonly measure?: string | undefined;
  readonly search?: string | undefined;
}

export function matches(one: Precedent, filter: PrecedentFilter): boolean {
  const { measure, search } = filter;
  for (const key of ['grade', 'level', 'postClass', 'responsibility', 'stage'] as const)
    if (filter[key] !== undefined && one[key] !== filter[key]) return false;
  if (measure !== undefined && !one.measures.some(({ id }) => id === measure)) return false;
  if (search === undefined || search === '') return true;
  return [one.caseName, one.sector, one.post, one.dutyFailure ?? ''].some((text) =>
    text.includes(search),
  );
}

/** A page of them, with the summary of all that match. */
export async function searchPrecedents(
  context: Pick<AccountabilityContext, 'database' | 'accidentKinds'>,
  filter: PrecedentFilter & { readonly after?: string | undefined; readonly limit: number },
): Promise<{
  readonly items: Precedent[];
  readonly next: string | null;
  readonly summary: PrecedentSummary;
}> {
  const found = (await allPrecedents(context)).filter((one) => matches(one, filter));
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
  const found = (await allPrecedents(context)).filter((one) =>
    matches(one, { ...like, ...(grade === null ? {} : { grade }) }),
  );
  return { grade, ...like, summary: summaryOf(found), items: found.slice(0, AT_MOST) };
}
