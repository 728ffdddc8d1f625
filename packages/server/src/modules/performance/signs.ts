// Signs of made-up ledgers for a reviewer: each with the records it rests on. Nothing is scored, nothing follows by itself.
import type { Sign, SignKind, SignRecord } from '@jinze/contracts';
import { addDays, type CivilDate, civilDateAt, daysBetween, type Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import {
  changedAfterAccidents,
  type LateDay,
  lateDays,
  nearCopies,
  type SignFilter,
  type SignRecordRow,
  signRecords,
  twoPlaces,
  withoutPost,
} from './signs.store.ts';

/** Days of inspections and assessments of a place: the calendar’s answer. */
export interface ReviewDay {
  readonly regionPath: string;
  readonly title: string;
  readonly on: CivilDate;
}

/** So many late entries of one body within so many days are shown as a cluster. */
const CLUSTER = { atLeast: 5, withinDays: 3, beforeDays: 60 } as const;

export interface LateCluster {
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly scopeKey: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly ids: readonly Id<'duty-record'>[];
}

/** Runs of days of one body with gaps shorter than the window that hold enough late entries. Pure. */
export function clustersOf(days: readonly LateDay[]): LateCluster[] {
  const clusters: LateCluster[] = [];
  let run: LateDay[] = [];
  const close = () => {
    const [first, last] = [run.at(0), run.at(-1)];
    const ids = run.flatMap((one) => one.ids);
    if (first !== undefined && last !== undefined && ids.length >= CLUSTER.atLeast)
      clusters.push({
        organId: first.organId,
        organName: first.organName,
        scopeKey: first.scopeKey,
        from: first.day,
        to: last.day,
        ids,
      });
    run = [];
  };
  for (const day of days) {
    const first = run.at(0);
    if (
      first !== undefined &&
      (first.organId !== day.organId || daysBetween(first.day, day.day) >= CLUSTER.withinDays)
    )
      close();
    run.push(day);
  }
  close();
  return clusters;
}

const pathOf = (scopeKey: string) => scopeKey.slice(scopeKey.indexOf('/'));

/** The review of the place or of one above it that came next, soon enough to be told beside it. */
export function nextReview(
  cluster: LateCluster,
  reviews: readonly ReviewDay[],
): { readonly title: string; readonly on: CivilDate } | null {
  const path = pathOf(cluster.scopeKey);
  const [next] = reviews
    .filter(
      ({ regionPath, on }) =>
        path.startsWith(regionPath) &&
        on >= cluster.to &&
        on <= addDays(cluster.to, CLUSTER.beforeDays),
    )
    .toSorted((a, b) => a.on.localeCompare(b.on));
  return next === undefined ? null : { title: next.title, on: next.on };
}

export interface SignsContext {
  /** Whether the caller reads the record without 调阅. */
  readonly mayRead: (resource: ScopedResource) => boolean;
  readonly reviews: (
    db: Reader,
    scope: Scope,
    region: string,
    year: number,
  ) => Promise<readonly ReviewDay[]>;
}

function viewOf(row: SignRecordRow, mayRead: SignsContext['mayRead']): SignRecord {
  const isOwn = mayRead({ scopeKey: row.scope_key });
  return {
    id: row.id,
    activity: row.activity,
    occurredOn: row.occurred_on,
    recordedOn: civilDateAt(row.recorded_at),
    names: [...row.names],
    organName: row.organ_name,
    title: isOwn ? row.title : null,
    place: isOwn ? row.place : null,
  };
}

/** A sign before its records are read, and where the next page begins after it. */
interface Found {
  readonly ids: readonly Id<'duty-record'>[];
  readonly cursor: { readonly key: string; readonly id: string };
  readonly show: (records: SignRecord[]) => Sign;
}

const KINDS: Readonly<
  Record<
    SignKind,
    (db: Reader, scope: Scope, filter: SignFilter, context: SignsContext) => Promise<Found[]>
  >
> = {
  'near-copy': async (db, scope, filter) =>
    (await nearCopies(db, scope, filter)).map(({ id, earlier, likeness, isSamePerson }) => ({
      ids: [earlier, id],
      cursor: { key: earlier, id },
      show: (records) => ({
        kind: 'near-copy',
        key: `${id} ${earlier}`,
        likeness,
        isSamePerson,
        records,
      }),
    })),
  'late-cluster': async (db, scope, filter, context) => {
    const clusters = clustersOf(await lateDays(db, scope, filter));
    const reviews = await context.reviews(db, scope, filter.region, filter.year);
    // Few, and in the order of places: the cursor is the last one shown.
    const keys = clusters.map(({ scopeKey, from }) => `${scopeKey} ${from}`);
    const { after } = filter;
    const start = clusters.findIndex(
      ({ organId }, index) => keys[index] === after?.key && organId === after?.id,
    );
    return clusters.slice(start + 1, start + 1 + filter.limit).map((cluster, index) => ({
      ids: cluster.ids.slice(0, 20),
      cursor: { key: keys[start + 1 + index] ?? '', id: cluster.organId },
      show: (records) => ({
        kind: 'late-cluster',
        key: `${cluster.organId} ${cluster.from}`,
        organName: cluster.organName,
        from: cluster.from,
        to: cluster.to,
        count: cluster.ids.length,
        before: nextReview(cluster, reviews),
        records,
      }),
    }));
  },
  'two-places': async (db, scope, filter) =>
    (await twoPlaces(db, scope, filter)).map(({ ids, ...row }) => ({
      ids,
      cursor: { key: row.on, id: row.personId },
      show: (records) => ({
        kind: 'two-places',
        key: `${row.personId} ${row.on}`,
        ...row,
        records,
      }),
    })),
  'without-post': async (db, scope, filter) =>
    (await withoutPost(db, scope, filter)).map(({ id, ...row }) => ({
      ids: [id],
      cursor: { key: row.on, id },
      show: (records) => ({ kind: 'without-post', key: `${id} ${row.personId}`, ...row, records }),
    })),
  'changed-after-accident': async (db, scope, filter) =>
    (await changedAfterAccidents(db, scope, filter)).map(({ id, ...row }) => ({
      ids: [id],
      cursor: { key: row.on, id },
      show: (records) => ({
        kind: 'changed-after-accident',
        key: `${id} ${row.act} ${row.on} ${row.accidentName}`,
        ...row,
        records,
      }),
    })),
};

/** Signs of one kind, a page of them: two statements, three for clusters. */
export async function signsOf(
  db: Reader,
  scope: Scope,
  filter: SignFilter & { readonly kind: SignKind },
  context: SignsContext,
): Promise<{ signs: Sign[]; cursors: Found['cursor'][] }> {
  const found = await KINDS[filter.kind](db, scope, filter, context);
  const records = await signRecords(
    db,
    found.flatMap(({ ids }) => ids),
  );
  return {
    signs: found.map(({ ids, show }) =>
      show(
        ids.flatMap((id) => {
          const row = records.get(id);
          return row === undefined ? [] : [viewOf(row, context.mayRead)];
        }),
      ),
    ),
    cursors: found.map(({ cursor }) => cursor),
  };
}
