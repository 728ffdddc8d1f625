// What a roster adds to what is known, ends or completes, or why its rows contradict one another or the records. Pure.
import type { CellError } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { OTHER_PERSON, type RosterColumn, SAME_PERSON } from './roster.columns.ts';
import {
  collide,
  completes,
  type Held,
  heldBy,
  type KnownAppointment,
  overlap,
} from './roster.holding.ts';
import { identify, isPossibly } from './roster.people.ts';
import type { KnownFacts, NewIds, Planning, RosterPlan } from './roster.plan.ts';
import type { RosterRow } from './roster.read.ts';

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
    kind: known?.isUsed === true ? known.kind : row.category.organKind,
    isNew: known === undefined,
    row,
  };
  if (known !== undefined && known.kind !== organ.kind)
    plan.reclassifiedOrgans.set(known.id, organ.kind);
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
    class: known?.isUsed === true ? known.class : row.category.postClass,
    isNew: known === undefined,
    organId,
    row,
  };
  if (known !== undefined && known.class !== post.class)
    plan.reclassifiedPosts.set(known.id, post.class);
  plan.posts.set(key, post);
  return post;
}

const rowKey = (row: RosterRow) =>
  [row.region.path, row.organName, row.postTitle, row.personName, row.idTail, row.from].join('|');

function duplicate(plan: Planning, row: RosterRow, earlier: number): void {
  const name = { column: '姓名', value: row.personName } as const;
  const how = '删去其中一行；不是同一人的，填证件后四位';
  fault(plan, row, name, 'posts.duplicate-row', `与第 ${earlier} 行重复`, how);
}

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
    const how = '核对职务名称或职务类别；一个职务只能是一种类别';
    fault(plan, row, category, 'posts.class-changed', reason, how);
    return true;
  }
  const earlier = plan.seen.get(rowKey(row));
  plan.seen.set(rowKey(row), row.row);
  if (earlier === undefined) return false;
  duplicate(plan, row, earlier);
  return true;
}

const isTail = (text: string) => /^\d{3}[\dX]$/.test(text);

function ask(plan: Planning, row: RosterRow, whom: string): undefined {
  const at = { column: '证件后四位', value: row.idTail } as const;
  const how = '填证件后四位；或填“同一人”、“另一人”';
  fault(plan, row, at, 'posts.same-name', `${whom}，是不是同一人？`, how);
  return undefined;
}

/**
 * The person of the row. Within one file and region the same name and four characters are one person; the same
 * name alone is a question, answered by 同一人 or 另一人, for people on record and for those in the file alike.
 */
function personOf(plan: Planning, row: RosterRow, holder: KnownAppointment | undefined) {
  const base = `${row.region.path}|${row.personName}`;
  const key = row.idTail === OTHER_PERSON ? `${base}|${row.row}` : `${base}|${row.idTail}`;
  const found = plan.people.get(row.idTail === SAME_PERSON ? `${base}|` : key);
  if (found !== undefined && holder === undefined) {
    if (row.idTail !== '') return found;
    if (found.isNew) return ask(plan, row, `第 ${found.row} 行也有${row.personName}`);
  }
  const sameName = [
    ...(plan.known.people.get(base) ?? []),
    // Elsewhere only the same four characters speak for the same person.
    ...(plan.known.namesakes.get(row.personName) ?? []).filter(
      (one) => isTail(row.idTail) && one.idTail === row.idTail,
    ),
  ];
  const asHolder =
    holder === undefined
      ? undefined
      : { id: holder.personId, idTail: holder.idTail, title: row.postTitle };
  const identity = identify(row, asHolder, sameName);
  if (identity.kind === 'asked') {
    const titles = identity.candidates.map(({ title }) => title).join('、');
    return ask(plan, row, `已有同名的${row.personName}（${titles}）在册`);
  }
  const idTail = isTail(row.idTail) ? row.idTail : null;
  const shared = { name: row.personName, idTail, row: row.row };
  const person =
    identity.kind === 'known'
      ? { ...shared, id: identity.id, isNew: false }
      : { ...shared, id: plan.ids.next<'person'>(), isNew: true };
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

/** Whether the row's holding of the post collides with another's, or with the person's own; the fault is noted. */
function collides(
  plan: Planning,
  row: RosterRow,
  postId: Id<'post'>,
  personId: Id<'person'>,
  own: Held,
): boolean {
  const others = heldOf(plan, postId).filter(
    (one) => one.record === null || one.record !== own.record,
  );
  const other =
    others.find((one) => one.personId === personId && overlap(one, own)) ??
    (row.category.isSingle ? others.find((one) => collide(one, own)) : undefined);
  if (other === undefined) {
    plan.held.set(postId, [...others, own]);
    return false;
  }
  const where = other.row === 0 ? '名册中已由' : `第 ${other.row} 行已由`;
  const at = { column: '职务', value: row.postTitle } as const;
  const isOwn = other.personId === personId;
  const how = isOwn
    ? '同一人不能同时两次担任同一职务，核对起止日期'
    : '一个时点只能有一人；已离任的，先登记离任';
  const code = isOwn ? 'posts.same-person-twice' : 'posts.post-already-held';
  fault(plan, row, at, code, `${where}${other.personName}担任`, how);
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
  const { manner } = row;
  const own = { ...heldBy(same, row.row), to: row.to ?? same.to, manner };
  if (collides(plan, row, same.postId, same.personId, own)) return;
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
  const from = ofName.filter((one) => one.from === row.from);
  // Two of one name in one post from one day: the four characters tell, else the one nobody has taken.
  const same =
    from.find((one) => isTail(row.idTail) && one.idTail === row.idTail) ??
    from.find((one) => isPossibly(row, one) && !plan.taken.has(one.recordId)) ??
    from.find((one) => isPossibly(row, one));
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
    const earlier = plan.taken.get(same.recordId);
    plan.taken.set(same.recordId, row.row);
    if (earlier === undefined) planKnown(plan, row, same, organ.id);
    else duplicate(plan, row, earlier);
    return;
  }
  const { personName, to, manner } = row;
  const own = {
    personName,
    personId: person.id,
    from: row.from,
    to,
    manner,
    row: row.row,
    record: null,
  };
  if (collides(plan, row, post.id, person.id, own)) return;
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
            ?.find(
              (one) =>
                one.personName === row.personName && one.from === row.from && isPossibly(row, one),
            );
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
    reclassifiedOrgans: new Map(),
    reclassifiedPosts: new Map(),
    taken: new Map(),
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
  const isRecorded = (row: RosterRow) => {
    const organ = known.organs.get(`${row.region.path}|${row.organName}`);
    const post = organ === undefined ? undefined : known.posts.get(`${organ.id}|${row.postTitle}`);
    const held = post === undefined ? [] : (known.appointments.get(post.id) ?? []);
    return held.some((one) => one.personName === row.personName && one.from === row.from);
  };
  const rank = (row: RosterRow) => (row.to === null ? 2 : isRecorded(row) ? 0 : 1);
  const ranks = new Map(rows.map((row) => [row, rank(row)]));
  const leavingFirst = rows.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  for (const row of leavingFirst) planRow(plan, row);
  return {
    plan: {
      reclassified: {
        organs: [...plan.reclassifiedOrgans].map(([id, kind]) => ({ id, kind })),
        posts: [...plan.reclassifiedPosts].map(([id, postClass]) => ({ id, class: postClass })),
      },
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
