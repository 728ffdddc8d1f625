// What a roster adds to what is known, ends or completes, or why its rows contradict one another or the records. Pure.
import type { CellError } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { RosterColumn } from './roster.columns.ts';
import { collide, completes, type Held, heldBy, type KnownAppointment } from './roster.holding.ts';
import { identify, isPossibly, type KnownPerson } from './roster.people.ts';
import type { RosterRow } from './roster.read.ts';

/** What is on record in the regions that the roster names. */
export interface KnownFacts {
  /** By `regionPath|name`. */
  readonly organs: ReadonlyMap<string, { id: Id<'organ'>; kind: string }>;
  /** By `organId|title`. */
  readonly posts: ReadonlyMap<string, { id: Id<'post'>; class: string }>;
  /** Current rows by post id, those who have left too. */
  readonly appointments: ReadonlyMap<string, readonly KnownAppointment[]>;
  /** By `regionPath|name`. */
  readonly people: ReadonlyMap<string, readonly KnownPerson[]>;
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

/** A recorded appointment that the row ends, or completes with what was not yet on record. */
export interface Completion {
  readonly appointment: KnownAppointment;
  readonly organId: Id<'organ'>;
  readonly row: RosterRow;
  readonly isLeaving: boolean;
}

export interface RosterPlan {
  readonly organs: readonly NewOrgan[];
  readonly posts: readonly NewPost[];
  readonly people: readonly { id: Id<'person'>; name: string; idTail: string | null }[];
  /** Four characters learnt of people on record. */
  readonly tails: readonly { id: Id<'person'>; idTail: string }[];
  readonly appointments: readonly NewAppointment[];
  readonly completions: readonly Completion[];
  /** The rows that are already on record exactly so. */
  readonly unchanged: readonly RosterRow[];
}

export interface NewIds {
  next<Thing extends string>(): Id<Thing>;
}

interface Planning {
  readonly known: KnownFacts;
  readonly ids: NewIds;
  readonly organs: Map<string, { id: Id<'organ'>; kind: string; isNew: boolean; row: RosterRow }>;
  readonly posts: Map<
    string,
    { id: Id<'post'>; class: string; isNew: boolean; organId: Id<'organ'>; row: RosterRow }
  >;
  readonly people: Map<
    string,
    { id: Id<'person'>; name: string; idTail: string | null; isNew: boolean }
  >;
  readonly tails: Map<Id<'person'>, string>;
  readonly held: Map<string, readonly Held[]>;
  readonly seen: Map<string, number>;
  readonly errors: CellError[];
  readonly appointments: NewAppointment[];
  readonly completions: Completion[];
  readonly unchanged: RosterRow[];
}

function fault(
  plan: Planning,
  row: RosterRow,
  at: { column: RosterColumn; value: string },
  code: string,
  reason: string,
  suggestion: string,
): void {
  plan.errors.push({ row: row.row, ...at, code, reason, suggestion });
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

const rowKey = (row: RosterRow) =>
  [row.region.path, row.organName, row.postTitle, row.personName, row.idTail, row.from].join('|');

/** Whether the row contradicts what its organ and post are, or another row; the fault is noted. */
function contradicts(
  plan: Planning,
  row: RosterRow,
  organKind: string,
  postClass: string,
): boolean {
  const category = { column: '职务类别', value: row.category.name } as const;
  if (organKind !== row.category.organKind) {
    const reason = `与“${row.organName}”的机构性质不一致`;
    fault(plan, row, category, 'posts.class-does-not-fit-organ', reason, '核对机构名称或职务类别');
    return true;
  }
  if (postClass !== row.category.postClass) {
    const reason = `“${row.postTitle}”已按另一职务类别登记`;
    const how = '核对职务名称；确需更改的，先办理职务调整';
    fault(plan, row, category, 'posts.class-changed', reason, how);
    return true;
  }
  const earlier = plan.seen.get(rowKey(row));
  plan.seen.set(rowKey(row), row.row);
  if (earlier === undefined) return false;
  const name = { column: '姓名', value: row.personName } as const;
  const how = '删去其中一行；不是同一人的，填证件后四位';
  fault(plan, row, name, 'posts.duplicate-row', `与第 ${earlier} 行重复`, how);
  return true;
}

/** The person of the row: within one file, rows of one region, name and four characters are one person's. */
function personOf(plan: Planning, row: RosterRow, holder: KnownAppointment | undefined) {
  const key = `${row.region.path}|${row.personName}|${row.idTail}`;
  const found = plan.people.get(key);
  if (found !== undefined && holder === undefined) return found;
  const sameName = plan.known.people.get(`${row.region.path}|${row.personName}`) ?? [];
  const asHolder =
    holder === undefined
      ? undefined
      : { id: holder.personId, idTail: holder.idTail, title: row.postTitle };
  const identity = identify(row, asHolder, sameName);
  if (identity.kind === 'asked') {
    const titles = identity.candidates.map(({ title }) => title).join('、');
    fault(
      plan,
      row,
      { column: '证件后四位', value: row.idTail },
      'posts.same-name',
      `已有同名的${row.personName}（${titles}）在册，是不是同一人？`,
      '填证件后四位；或填“同一人”、“另一人”',
    );
    return undefined;
  }
  const tail = /^\d{3}[\dX]$/.test(row.idTail) ? row.idTail : null;
  const person =
    identity.kind === 'known'
      ? { id: identity.id, name: row.personName, idTail: tail, isNew: false }
      : { id: plan.ids.next<'person'>(), name: row.personName, idTail: tail, isNew: true };
  if (identity.kind === 'known' && identity.learnsTail !== null)
    plan.tails.set(identity.id, identity.learnsTail);
  plan.people.set(key, person);
  return person;
}

/** Who holds the post at which time: on record, and by the rows read so far. */
function heldOf(plan: Planning, postId: Id<'post'>): readonly Held[] {
  return (
    plan.held.get(postId) ??
    (plan.known.appointments.get(postId) ?? []).map((one) => heldBy(one, 0))
  );
}

/** Whether the row's holding of a post for one collides with another's; the fault is noted. */
function collides(plan: Planning, row: RosterRow, postId: Id<'post'>): boolean {
  const all = heldOf(plan, postId);
  const own = heldBy(row, row.row);
  const other = row.category.isSingle ? all.find((one) => collide(one, own)) : undefined;
  if (other === undefined) {
    plan.held.set(postId, [...all, own]);
    return false;
  }
  const where = other.row === 0 ? '名册中已由' : `第 ${other.row} 行已由`;
  const at = { column: '职务', value: row.postTitle } as const;
  const how = '一个时点只能有一人；已离任的，先登记离任';
  fault(plan, row, at, 'posts.post-already-held', `${where}${other.personName}担任`, how);
  return true;
}

function planKnown(
  plan: Planning,
  row: RosterRow,
  same: KnownAppointment,
  organId: Id<'organ'>,
): void {
  if (same.to !== null && row.to !== same.to) {
    const at = { column: '离任日期', value: row.to ?? '' } as const;
    const how = '更正离任日期须走更正手续，不能用导入覆盖';
    fault(plan, row, at, 'posts.date-differs', `已登记的离任日期是 ${same.to}`, how);
    return;
  }
  const isSamePortfolio =
    row.portfolios.length === same.portfolios.length &&
    row.portfolios.every((field) => same.portfolios.includes(field));
  if (!isSamePortfolio) {
    const at = { column: '分管领域', value: row.portfolios.join('、') } as const;
    const reason = `已登记的分管领域是 ${same.portfolios.join('、') || '（空）'}`;
    const how = '在“分工调整”里写明从哪天起，不能用导入覆盖';
    fault(plan, row, at, 'posts.portfolio-differs', reason, how);
    return;
  }
  const isLeaving = same.to === null && row.to !== null;
  if (isLeaving) {
    const held = heldOf(plan, same.postId);
    const isThis = (one: Held) => one.personName === same.personName && one.from === same.from;
    plan.held.set(
      same.postId,
      held.map((one) => (isThis(one) ? { ...one, to: row.to } : one)),
    );
  }
  if (isLeaving || completes(row, same))
    plan.completions.push({ appointment: same, organId, row, isLeaving });
  else plan.unchanged.push(row);
}

function planRow(plan: Planning, row: RosterRow): void {
  const organ = organOf(plan, row);
  const post = postOf(plan, row, organ.id);
  if (contradicts(plan, row, organ.kind, post.class)) return;
  const ofName = (plan.known.appointments.get(post.id) ?? []).filter(
    (one) => one.personName === row.personName,
  );
  const same = ofName.find((one) => one.from === row.from);
  const open = ofName.find((one) => one.to === null && isPossibly(row, one));
  if (same === undefined && open !== undefined) {
    const at = { column: '任职日期', value: row.from } as const;
    const how = '更正任职日期须走更正手续，不能用导入覆盖；不是同一人的，填“另一人”';
    fault(plan, row, at, 'posts.date-differs', `已登记的任职日期是 ${open.from}`, how);
    return;
  }
  const person = personOf(plan, row, same);
  if (person === undefined) return;
  if (same !== undefined && person.id === same.personId) {
    planKnown(plan, row, same, organ.id);
    return;
  }
  if (collides(plan, row, post.id)) return;
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
    if (same !== undefined) personOf(plan, row, same);
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
    tails: new Map(),
    held: new Map(),
    seen: new Map(),
    errors: [],
    appointments: [],
    completions: [],
    unchanged: [],
  };
  matchRecorded(plan, rows);
  // Who leaves makes room for who comes, in whatever order the rows stand.
  const leavingFirst = rows.toSorted((a, b) => Number(a.to === null) - Number(b.to === null));
  for (const row of leavingFirst) planRow(plan, row);
  return {
    plan: {
      organs: [...plan.organs.values()].filter((organ) => organ.isNew),
      posts: [...plan.posts.values()].filter((post) => post.isNew),
      people: [...plan.people.values()].filter((person) => person.isNew),
      tails: [...plan.tails].map(([id, idTail]) => ({ id, idTail })),
      appointments: plan.appointments,
      completions: plan.completions,
      unchanged: plan.unchanged,
    },
    errors: plan.errors.toSorted((a, b) => a.row - b.row),
  };
}
