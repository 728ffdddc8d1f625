// What a roster adds to what is known, or why its rows contradict one another or the records. Pure.
import type { CellError } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { RosterRow } from './roster.read.ts';

/** What is on record in the regions that the roster names. */
export interface KnownFacts {
  /** By `regionPath|name`. */
  readonly organs: ReadonlyMap<string, { id: Id<'organ'>; kind: string }>;
  /** By `organId|title`. */
  readonly posts: ReadonlyMap<string, { id: Id<'post'>; class: string }>;
  /** Open appointments by post id. */
  readonly appointments: ReadonlyMap<
    string,
    readonly { personId: Id<'person'>; personName: string; from: CivilDate }[]
  >;
}

export interface NewOrgan {
  readonly id: Id<'organ'>;
  readonly row: RosterRow;
}
export interface NewPost {
  readonly id: Id<'post'>;
  readonly organId: Id<'organ'>;
  readonly row: RosterRow;
}
export interface NewAppointment {
  readonly id: Id<'appointment'>;
  readonly postId: Id<'post'>;
  readonly organId: Id<'organ'>;
  readonly personId: Id<'person'>;
  readonly row: RosterRow;
}

export interface RosterPlan {
  readonly organs: readonly NewOrgan[];
  readonly posts: readonly NewPost[];
  readonly people: readonly { id: Id<'person'>; name: string }[];
  readonly appointments: readonly NewAppointment[];
  /** The rows that are already on record exactly so. */
  readonly unchanged: readonly RosterRow[];
}

export interface NewIds {
  next<Thing extends string>(): Id<Thing>;
}

function conflict(
  row: RosterRow,
  column: string,
  value: string,
  code: string,
  reason: string,
  suggestion: string,
): CellError {
  return { row: row.row, column, value, code, reason, suggestion };
}

interface Planning {
  readonly known: KnownFacts;
  readonly ids: NewIds;
  readonly organs: Map<string, { id: Id<'organ'>; kind: string; isNew: boolean; row: RosterRow }>;
  readonly posts: Map<
    string,
    { id: Id<'post'>; class: string; isNew: boolean; organId: Id<'organ'>; row: RosterRow }
  >;
  readonly people: Map<string, { id: Id<'person'>; name: string; isNew: boolean }>;
  readonly holders: Map<string, { personId: Id<'person'>; personName: string; row: number }[]>;
  readonly seen: Map<string, number>;
  readonly errors: CellError[];
  readonly appointments: NewAppointment[];
  readonly unchanged: RosterRow[];
}

function organOf(plan: Planning, row: RosterRow) {
  const key = `${row.region.path}|${row.organName}`;
  const found = plan.organs.get(key);
  if (found !== undefined) return found;
  const known = plan.known.organs.get(key);
  const organ = {
    id: known?.id ?? plan.ids.next<'organ'>(),
    kind: known?.kind ?? row.category.organKind,
    isNew: known === undefined,
    row,
  };
  plan.organs.set(key, organ);
  return organ;
}

function postOf(plan: Planning, row: RosterRow, organId: Id<'organ'>) {
  const key = `${organId}|${row.postTitle}`;
  const found = plan.posts.get(key);
  if (found !== undefined) return found;
  const known = plan.known.posts.get(key);
  const post = {
    id: known?.id ?? plan.ids.next<'post'>(),
    class: known?.class ?? row.category.postClass,
    isNew: known === undefined,
    organId,
    row,
  };
  plan.posts.set(key, post);
  return post;
}

/**
 * Within one file, rows of one region with the same name and the same mark are one person's posts.
 * Somebody already on record is recognised only by the very post they hold: a name alone is no proof.
 */
function personOf(plan: Planning, row: RosterRow, recorded: Id<'person'> | undefined) {
  const key = `${row.region.path}|${row.personName}|${row.nameMark}`;
  const found = plan.people.get(key);
  if (found !== undefined) return found;
  const person = {
    id: recorded ?? plan.ids.next<'person'>(),
    name: row.personName,
    isNew: recorded === undefined,
  };
  plan.people.set(key, person);
  return person;
}

function contradictions(
  plan: Planning,
  row: RosterRow,
  organKind: string,
  postClass: string,
): CellError | undefined {
  if (organKind !== row.category.organKind) {
    return conflict(
      row,
      '职务类别',
      row.category.name,
      'posts.class-does-not-fit-organ',
      `与“${row.organName}”的机构性质不一致`,
      '核对机构名称或职务类别',
    );
  }
  if (postClass !== row.category.postClass) {
    return conflict(
      row,
      '职务类别',
      row.category.name,
      'posts.class-changed',
      `“${row.postTitle}”已按另一职务类别登记`,
      '核对职务名称；确需更改的，先办理职务调整',
    );
  }
  const earlier = plan.seen.get(
    `${row.region.path}|${row.organName}|${row.postTitle}|${row.personName}|${row.nameMark}`,
  );
  if (earlier !== undefined)
    return conflict(
      row,
      '姓名',
      row.personName,
      'posts.duplicate-row',
      `与第 ${earlier} 行重复`,
      '删去其中一行；不是同一人的，填“同名区分”',
    );
  return undefined;
}

function planRow(plan: Planning, row: RosterRow): void {
  const organ = organOf(plan, row);
  const post = postOf(plan, row, organ.id);
  const wrong = contradictions(plan, row, organ.kind, post.class);
  plan.seen.set(
    `${row.region.path}|${row.organName}|${row.postTitle}|${row.personName}|${row.nameMark}`,
    row.row,
  );
  if (wrong !== undefined) {
    plan.errors.push(wrong);
    return;
  }
  const recorded = plan.known.appointments.get(post.id) ?? [];
  const same = recorded.find((one) => one.personName === row.personName);
  if (same !== undefined && same.from === row.from) {
    personOf(plan, row, same.personId);
    plan.unchanged.push(row);
    return;
  }
  if (same !== undefined) {
    plan.errors.push(
      conflict(
        row,
        '任职日期',
        row.from,
        'posts.date-differs',
        `已登记的任职日期是 ${same.from}`,
        '更正任职日期须走更正手续，不能用导入覆盖',
      ),
    );
    return;
  }
  const holders =
    plan.holders.get(post.id) ??
    recorded.map((one) => ({ personId: one.personId, personName: one.personName, row: 0 }));
  const other = row.category.isSingle ? holders[0] : undefined;
  if (other !== undefined) {
    const where = other.row === 0 ? '名册中已由' : `第 ${other.row} 行已由`;
    plan.errors.push(
      conflict(
        row,
        '职务',
        row.postTitle,
        'posts.post-already-held',
        `${where}${other.personName}担任`,
        '一个时点只能有一人；已离任的，先登记离任',
      ),
    );
    return;
  }
  const person = personOf(plan, row, undefined);
  plan.holders.set(post.id, [
    ...holders,
    { personId: person.id, personName: row.personName, row: row.row },
  ]);
  plan.appointments.push({
    id: plan.ids.next<'appointment'>(),
    postId: post.id,
    organId: organ.id,
    personId: person.id,
    row,
  });
}

/** People on record are matched first, so that a further post of theirs in the same file joins them. */
function matchRecorded(plan: Planning, rows: readonly RosterRow[]): void {
  for (const row of rows) {
    const organ = plan.known.organs.get(`${row.region.path}|${row.organName}`);
    const post =
      organ === undefined ? undefined : plan.known.posts.get(`${organ.id}|${row.postTitle}`);
    const same =
      post === undefined
        ? undefined
        : plan.known.appointments
            .get(post.id)
            ?.find((one) => one.personName === row.personName && one.from === row.from);
    if (same !== undefined) personOf(plan, row, same.personId);
  }
}

export function decideRoster(
  rows: readonly RosterRow[],
  known: KnownFacts,
  ids: NewIds,
): { plan: RosterPlan; errors: CellError[] } {
  const plan: Planning = {
    known,
    ids,
    organs: new Map(),
    posts: new Map(),
    people: new Map(),
    holders: new Map(),
    seen: new Map(),
    errors: [],
    appointments: [],
    unchanged: [],
  };
  matchRecorded(plan, rows);
  for (const row of rows) planRow(plan, row);
  return {
    plan: {
      organs: [...plan.organs.values()].filter((organ) => organ.isNew),
      posts: [...plan.posts.values()].filter((post) => post.isNew),
      people: [...plan.people.values()].filter((person) => person.isNew),
      appointments: plan.appointments,
      unchanged: plan.unchanged,
    },
    errors: plan.errors,
  };
}
