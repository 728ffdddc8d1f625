// The roster import: checked as a whole, then one transaction, or nothing at all.
import type { RosterCheck } from '@jinze/contracts';
import { ROSTER_LIMITS, readSheet } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { type Report, SILENT } from '../../platform/http/progress.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import {
  knownAppointments,
  knownNamesakes,
  knownPeople,
  learnTails,
} from './appointments.store.ts';
import { lockHolding } from './holding.store.ts';
import { type FormerNames, formerNamesAmong } from './naming.store.ts';
import type { PostsContext } from './posts.context.ts';
import { rosterImportSource } from './posts.ledger.ts';
import { insertRoster, organsOf, postsOf, reclassify, regionAt } from './posts.store.ts';
import { carryOutCompletions, postChangesOf, recordRows, rowsOf } from './record-roster.ts';
import { loadRegionIndex } from './region-index.ts';
import { requireHolding } from './require-holding.ts';
import { decideRoster } from './roster.decide.ts';
import { withoutFormerNames } from './roster.former.ts';
import type { KnownFacts, RosterPlan } from './roster.plan.ts';
import { type RosterRow, readRoster } from './roster.read.ts';
import { insertRosterImport } from './roster-imports.store.ts';

/** Errors and changes listed; the rest are counted. */
const LISTED = 500;

async function knownFacts(
  db: Reader,
  scope: Scope,
  rows: readonly RosterRow[],
): Promise<KnownFacts> {
  const organs = await organsOf(
    db,
    scope,
    [...new Set(rows.map((row) => row.region.path))],
    [...new Set(rows.map((row) => row.organName))],
  );
  const posts = await postsOf(
    db,
    scope,
    organs.map((organ) => organ.id),
  );
  const appointments = await knownAppointments(
    db,
    scope,
    posts.map((post) => post.id),
  );
  const people = await knownPeople(
    db,
    scope,
    [...new Set(rows.map((row) => row.region.path))],
    [...new Set(rows.map((row) => row.personName))],
  );
  const namesakes = await knownNamesakes(db, scope, [
    ...new Set(rows.map((row) => row.personName)),
  ]);
  return {
    namesakes: Map.groupBy(namesakes, ({ name }) => name),
    organs: new Map(organs.map((organ) => [`${organ.regionPath}|${organ.name}`, organ])),
    posts: new Map(posts.map((post) => [`${post.organId}|${post.title}`, post])),
    appointments: Map.groupBy(appointments, ({ postId }) => postId),
    people: Map.groupBy(people, ({ key }) => key),
  };
}

function formerNames(db: Reader, scope: Scope, rows: readonly RosterRow[]): Promise<FormerNames> {
  const written = rows.flatMap((row) => [row.organName, row.postTitle, row.personName]);
  const regions = rows.map((row) => row.region.path);
  return formerNamesAmong(db, scope, [...new Set(regions)], [...new Set(written)]);
}

function changeOf(
  row: RosterRow,
  kind: RosterCheck['changes'][number]['kind'],
): RosterCheck['changes'][number] {
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
  report: Report,
  /** Before anything on record is compared: nobody else changes who holds what in these regions meanwhile. */
  lock: (regionPaths: readonly string[]) => Promise<void> = async () => undefined,
): Promise<Checked> {
  await report({ stage: 'reading', done: 0, of: 0 });
  const sheet = unwrap(await readSheet(file.bytes, ROSTER_LIMITS));
  await report({ stage: 'checking', done: 0, of: sheet.rows.length });
  const { regions, names } = await loadRegionIndex(db, scope);
  const read = readRoster(sheet, { regions, names, today: facts.today });
  await lock(read.rows.map((row) => row.region.path));
  const known = await knownFacts(db, scope, read.rows);
  const named = withoutFormerNames(read.rows, known, await formerNames(db, scope, read.rows));
  const decided = decideRoster(named.rows, known, { next: () => newId(facts.now) });
  const errors = [...read.errors, ...named.errors, ...decided.errors].sort((a, b) => a.row - b.row);
  const { plan } = decided;
  const changes = [
    ...plan.appointments.map((one) => changeOf(one.row, 'add')),
    ...plan.completions.map(({ row, isLeaving }) =>
      changeOf(row, isLeaving ? 'leave' : 'complete'),
    ),
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
    ended: plan.completions.filter(({ isLeaving }) => isLeaving).length,
    completed: plan.completions.filter(({ isLeaving }) => !isLeaving).length,
    unchanged: plan.unchanged.length,
  };
  return { check, plan, rows: read.rows };
}

/** What the file would do, and every error by row and column. Changes nothing. */
export async function checkRoster(
  context: PostsContext,
  scope: Scope,
  file: UploadedFile,
  report: Report = SILENT,
): Promise<RosterCheck> {
  const facts = { today: context.clock.today(), now: context.clock.now() };
  return context.database.read(
    scope,
    async (db) => (await examine(db, scope, file, facts, report)).check,
  );
}

/** The import belongs to the nearest common superior of all its regions: who undoes it sees all of it. */
async function commonScope(unit: Unit, scope: Scope, rows: readonly RosterRow[]): Promise<string> {
  const paths = rows.map((row) => row.region.path);
  const [first = ''] = paths;
  const common = pathsTo(first).findLast((path) => paths.every((one) => one.startsWith(path)));
  const region = common === undefined ? undefined : await regionAt(unit.tx, common);
  const key = region === undefined ? undefined : scopeKeyOf(region.level, region.path);
  if (key === undefined || !scope.keys.some((prefix) => key.startsWith(prefix)))
    throw new Refused({ code: 'posts.import-two-scopes' });
  return key;
}

async function carryOut(
  context: PostsContext,
  unit: Unit,
  checked: Checked,
  command: Command,
  report: Report,
): Promise<void> {
  const { plan, check, rows } = checked;
  const { accountId, name } = command.actor;
  if (accountId === null) throw new Refused({ code: 'posts.roster-has-errors' });
  const importId = newId<'roster-import'>(unit.now);
  const recording = { at: unit.now, by: name, importId };
  await insertRoster(unit.tx, rowsOf(plan, recording), (done, of) =>
    report({ stage: 'writing', done, of }),
  );
  const people = await learnTails(unit.tx, plan.tails);
  const reclassified = await reclassify(unit.tx, {
    ...plan.reclassified,
    committees: plan.completions.map(({ appointment, row }) => ({
      id: appointment.postId,
      committee: row.managingCommittee,
    })),
  });
  await recordRows(unit, plan, { ...reclassified, people });
  await carryOutCompletions(unit, plan.completions, recording);
  await requireHolding(
    unit,
    [...plan.appointments, ...plan.completions.map(({ appointment }) => appointment)].map(
      ({ postId }) => postId,
    ),
  );
  await context.afterChange?.(unit, postChangesOf(plan));
  await insertRosterImport(unit.tx, {
    id: importId,
    digest: check.digest,
    file_name: check.fileName,
    account_id: accountId,
    recorded_at: unit.now,
    row_count: check.rows,
    added_count: check.added,
    ended_count: check.ended,
    corrected_count: check.completed,
    scope_key: await commonScope(unit, command.scope, rows),
  });
  const imported = { id: importId, type: 'roster-import.recorded.v1', source: 'import' as const };
  await recordHeld(unit, rosterImportSource, [imported]);
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
  report: Report = SILENT,
): Promise<RosterCheck> {
  if (digestOf(file.bytes) !== digest) throw new Refused({ code: 'posts.other-file' });
  return context.unitOfWork.commit(command, async (unit) => {
    const facts = { today: context.clock.today(), now: unit.now };
    const checked = await examine(unit.tx, command.scope, file, facts, report, (paths) =>
      lockHolding(unit.tx, paths),
    );
    if (checked.check.errors.length > 0) {
      const details = checked.check.errors
        .slice(0, 20)
        .map((error) => ({ path: `第 ${error.row} 行 ${error.column}`, message: error.reason }));
      throw new Refused({ code: 'posts.roster-has-errors', details });
    }
    if (checked.plan.appointments.length + checked.plan.completions.length > 0)
      await carryOut(context, unit, checked, command, report);
    return checked.check;
  });
}
