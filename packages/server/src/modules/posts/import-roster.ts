// The roster import: checked as a whole, then one transaction, or nothing at all.
import type { RosterCheck } from '@jinze/contracts';
import { ROSTER_LIMITS, readSheet } from '@jinze/documents';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Change, Command, Unit } from '../../platform/unit-of-work.ts';
import type { PostsContext } from './posts.context.ts';
import {
  insertRoster,
  insertRosterImport,
  openAppointmentsOf,
  organsOf,
  postsOf,
} from './posts.store.ts';
import { loadRegionIndex } from './region-index.ts';
import { decideRoster, type KnownFacts, type RosterPlan } from './roster.decide.ts';
import { type RosterRow, readRoster } from './roster.read.ts';

/** Errors and changes listed; the rest are counted. */
const LISTED = 500;

async function knownFacts(
  db: Reader,
  scope: Scope,
  rows: readonly RosterRow[],
): Promise<KnownFacts> {
  const organs = await organsOf(db, scope, [...new Set(rows.map((row) => row.region.path))]);
  const posts = await postsOf(
    db,
    scope,
    organs.map((organ) => organ.id),
  );
  const appointments = await openAppointmentsOf(
    db,
    scope,
    posts.map((post) => post.id),
  );
  const byPost = new Map<string, (typeof appointments)[number][]>();
  for (const appointment of appointments) {
    const found = byPost.get(appointment.postId);
    if (found === undefined) byPost.set(appointment.postId, [appointment]);
    else found.push(appointment);
  }
  return {
    organs: new Map(organs.map((organ) => [`${organ.regionPath}|${organ.name}`, organ])),
    posts: new Map(posts.map((post) => [`${post.organId}|${post.title}`, post])),
    appointments: byPost,
  };
}

function changeOf(row: RosterRow, kind: 'add' | 'unchanged'): RosterCheck['changes'][number] {
  return {
    row: row.row,
    kind,
    personName: row.personName,
    postTitle: row.postTitle,
    organName: row.organName,
    regionName: row.region.name,
  };
}

interface Checked {
  readonly check: RosterCheck;
  readonly plan: RosterPlan;
  readonly rows: readonly RosterRow[];
}

async function examine(
  db: Reader,
  scope: Scope,
  file: UploadedFile,
  facts: { today: CivilDate; now: Date },
): Promise<Checked> {
  const sheet = unwrap(await readSheet(file.bytes, ROSTER_LIMITS));
  const { regions, names } = await loadRegionIndex(db, scope);
  const read = readRoster(sheet, { regions, names, today: facts.today });
  const decided = decideRoster(read.rows, await knownFacts(db, scope, read.rows), {
    next: () => newId(facts.now),
  });
  const errors = [...read.errors, ...decided.errors].sort((a, b) => a.row - b.row);
  const { plan } = decided;
  const changes = [
    ...plan.appointments.map((one) => changeOf(one.row, 'add')),
    ...plan.unchanged.map((row) => changeOf(row, 'unchanged')),
  ].sort((a, b) => a.row - b.row);
  const check: RosterCheck = {
    fileName: file.name,
    digest: digestOf(file.bytes),
    rows: sheet.rows.length,
    errors: errors.slice(0, LISTED),
    errorsLeftOut: Math.max(0, errors.length - LISTED),
    changes: changes.slice(0, LISTED),
    added: plan.appointments.length,
    unchanged: plan.unchanged.length,
  };
  return { check, plan, rows: read.rows };
}

/** What the file would do, and every error by row and column. Changes nothing. */
export async function checkRoster(
  context: PostsContext,
  scope: Scope,
  file: UploadedFile,
): Promise<RosterCheck> {
  const facts = { today: context.clock.today(), now: context.clock.now() };
  return context.database.read(scope, async (db) => (await examine(db, scope, file, facts)).check);
}

/** A first row is its own record. */
function recordedAs<Thing extends string>(id: Id<Thing>) {
  return { id, record_id: id };
}

function rowsOf(plan: RosterPlan, now: Date, recordedBy: string) {
  return {
    organs: plan.organs.map(({ id, row }) => ({
      id,
      region_path: row.region.path,
      name: row.organName,
      kind: row.category.organKind,
      level: row.region.level,
    })),
    posts: plan.posts.map(({ id, organId, row }) => ({
      id,
      organ_id: organId,
      title: row.postTitle,
      class: row.category.postClass,
      managing_committee: row.managingCommittee,
      scope_key: scopeKeyOf(row.region.level, row.region.path),
    })),
    people: plan.people.map(({ id, name }) => ({ id, name, created_at: now })),
    appointments: plan.appointments.map(({ id, postId, personId, row }) => ({
      ...recordedAs(id),
      recorded_by: recordedBy,
      person_id: personId,
      post_id: postId,
      valid_from: row.from,
      valid_to: null,
      recorded_at: now,
      superseded_at: null,
      scope_key: scopeKeyOf(row.region.level, row.region.path),
      managing_committee: row.managingCommittee,
    })),
    portfolios: plan.appointments.flatMap(({ id, row }) =>
      row.portfolios.map((field) => ({
        ...recordedAs(newId<'portfolio'>(now)),
        appointment_record_id: id,
        recorded_by: recordedBy,
        field,
        valid_from: row.from,
        valid_to: null,
        recorded_at: now,
        superseded_at: null,
        scope_key: scopeKeyOf(row.region.level, row.region.path),
      })),
    ),
  };
}

function changesOf(plan: RosterPlan): Change[] {
  const created = (
    stream: string,
    id: string,
    fields: Change['fields'],
    organId?: Change['organId'],
  ): Change => ({
    stream,
    id,
    version: 1,
    type: `${stream}.recorded.v1`,
    data: {},
    fields,
    ...(organId === undefined ? {} : { organId }),
  });
  return [
    ...plan.organs.map(({ id, row }) =>
      created(
        'organ',
        id,
        { regionPath: row.region.path, name: row.organName, kind: row.category.organKind },
        id,
      ),
    ),
    ...plan.posts.map(({ id, organId, row }) =>
      created(
        'post',
        id,
        {
          organId,
          title: row.postTitle,
          class: row.category.postClass,
          managingCommittee: row.managingCommittee,
        },
        organId,
      ),
    ),
    ...plan.people.map(({ id, name }) => created('person', id, { name })),
    ...plan.appointments.map(({ id, postId, personId, organId, row }) =>
      created(
        'appointment',
        id,
        { personId, postId, from: row.from, portfolios: [...row.portfolios] },
        organId,
      ),
    ),
  ];
}

async function carryOut(
  context: PostsContext,
  unit: Unit,
  checked: Checked,
  command: Command,
): Promise<void> {
  const { plan, check, rows } = checked;
  const { accountId } = command.actor;
  const first = rows[0];
  if (first === undefined || accountId === null)
    throw new Refused({ code: 'posts.roster-has-errors' });
  await insertRoster(unit.tx, rowsOf(plan, unit.now, command.actor.name));
  await unit.record(changesOf(plan));
  await insertRosterImport(unit.tx, {
    id: newId(unit.now),
    digest: check.digest,
    file_name: check.fileName,
    account_id: accountId,
    recorded_at: unit.now,
    row_count: check.rows,
    added_count: check.added,
    scope_key: scopeKeyOf(first.region.level, first.region.path),
  });
  await unit.audit('posts.import-roster', `${check.digest} ${check.added}/${check.rows}`);
  await context.afterImport?.(
    unit,
    plan.people.map(({ id, name }) => ({ personId: id, name })),
  );
}

/** Imports exactly the file that was checked; any error refuses the whole of it. */
export async function importRoster(
  context: PostsContext,
  command: Command,
  file: UploadedFile,
  digest: string,
): Promise<RosterCheck> {
  if (digestOf(file.bytes) !== digest) throw new Refused({ code: 'posts.other-file' });
  return context.unitOfWork.commit(command, async (unit) => {
    const checked = await examine(unit.tx, command.scope, file, {
      today: context.clock.today(),
      now: unit.now,
    });
    if (checked.check.errors.length > 0) {
      const details = checked.check.errors
        .slice(0, 20)
        .map((error) => ({ path: `第 ${error.row} 行 ${error.column}`, message: error.reason }));
      throw new Refused({ code: 'posts.roster-has-errors', details });
    }
    if (checked.plan.appointments.length > 0) await carryOut(context, unit, checked, command);
    return checked.check;
  });
}
