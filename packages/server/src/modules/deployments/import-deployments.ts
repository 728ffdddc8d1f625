// A workbook of deployments comes in: checked as a whole, then one transaction or nothing; withdrawn as a whole again.
import type { DeploymentCheck } from '@jinze/contracts';
import { readSheet } from '@jinze/documents';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { loadRegionIndex, regionAt } from '../posts/index.ts';
import { endDeployments } from './change-deployment.ts';
import type { DeploymentsContext } from './deployments.context.ts';
import { deploymentImportSource } from './deployments.ledger.ts';
import { lockAsks, lockDeployments } from './deployments.store.ts';
import {
  deploymentsOfImport,
  documentsOnRecord,
  insertImport,
  lockImport,
  markWithdrawn,
  organNamesIn,
  organsNamed,
} from './imports.store.ts';
import { type DeploymentToWrite, writeDeployments } from './record-deployments.ts';
import { SHEET_LIMITS } from './sheet.columns.ts';
import { decideSheet, type SheetKnown } from './sheet.plan.ts';
import { readSheetLines, type SheetLine } from './sheet.read.ts';

/** Errors and lines listed; the rest are counted. */
const LISTED = 500;
const SHOWN = 100;

async function knownOf(
  db: Reader,
  scope: Scope,
  lines: readonly SheetLine[],
  today: CivilDate,
): Promise<SheetKnown> {
  const regions = [...new Set(lines.map(({ head }) => head.region.path))];
  return {
    organs: await organsNamed(db, scope, [...new Set(lines.map(({ organName }) => organName))]),
    names: await organNamesIn(db, scope, regions),
    onRecord: await documentsOnRecord(db, scope, regions, [
      ...new Set(lines.map(({ head }) => head.issuer)),
    ]),
    today,
    scopeKeyOf: ({ region }) => scopeKeyOf(region.level, region.path),
  };
}

interface Examined {
  readonly check: DeploymentCheck;
  readonly deployments: readonly DeploymentToWrite[];
}

async function examine(
  db: Reader,
  scope: Scope,
  file: UploadedFile,
  today: CivilDate,
): Promise<Examined> {
  const sheet = unwrap(await readSheet(file.bytes, SHEET_LIMITS));
  const { regions } = await loadRegionIndex(db, scope);
  const read = readSheetLines(sheet, regions);
  const decided = decideSheet(read.lines, await knownOf(db, scope, read.lines, today));
  const errors = [...read.errors, ...decided.errors].sort((a, b) => a.row - b.row);
  const asks = decided.deployments.flatMap((one) => one.asks);
  const check: DeploymentCheck = {
    fileName: file.name,
    sheetName: sheet.name,
    digest: digestOf(file.bytes),
    rows: sheet.rows.length,
    deployments: decided.deployments.length,
    asks: asks.length,
    steps: asks.reduce((sum, { steps }) => sum + steps.length, 0),
    errors: errors.slice(0, LISTED),
    errorsLeftOut: Math.max(0, errors.length - LISTED),
    lines: read.lines
      .filter(({ isWhole }) => isWhole)
      .slice(0, SHOWN)
      .map((line) => ({
        row: line.row,
        title: line.head.title,
        what: line.what,
        ofWhom: [line.organName, line.postTitle].filter(Boolean).join(' '),
        dueOn: line.dueOn,
        steps: line.steps.map(({ kind }) => kind),
      })),
  };
  return { check, deployments: decided.deployments };
}

/** What the file would record, and every error by row and column. Changes nothing. */
export function checkDeployments(
  { database, clock }: DeploymentsContext,
  scope: Scope,
  file: UploadedFile,
): Promise<DeploymentCheck> {
  return database.read(scope, async (db) => (await examine(db, scope, file, clock.today())).check);
}

/** The import belongs to the nearest common superior of its regions: who withdraws it sees all of it. */
async function commonScope(
  unit: Unit,
  scope: Scope,
  deployments: readonly DeploymentToWrite[],
): Promise<string> {
  const paths = deployments.map(({ regionPath }) => regionPath);
  const [first = ''] = paths;
  const common = pathsTo(first).findLast((path) => paths.every((one) => one.startsWith(path)));
  const region = common === undefined ? undefined : await regionAt(unit.tx, common);
  const key = region === undefined ? undefined : scopeKeyOf(region.level, region.path);
  if (key === undefined || !scope.keys.some((prefix) => key.startsWith(prefix)))
    throw new Refused({ code: 'deployments.two-scopes' });
  return key;
}

/** Imports exactly the file that was checked; any error refuses the whole of it. */
export async function importDeployments(
  { unitOfWork, clock }: DeploymentsContext,
  command: Command,
  file: UploadedFile,
  digest: string,
): Promise<DeploymentCheck> {
  if (digestOf(file.bytes) !== digest) throw new Refused({ code: 'deployments.other-file' });
  const { scope, actor } = command;
  return unitOfWork.commit(command, async (unit) => {
    const { check, deployments } = await examine(unit.tx, scope, file, clock.today());
    const { accountId } = actor;
    if (check.errors.length > 0 || deployments.length === 0 || accountId === null) {
      const details = check.errors
        .slice(0, 20)
        .map((error) => ({ path: `第 ${error.row} 行 ${error.column}`, message: error.reason }));
      throw new Refused({ code: 'deployments.has-errors', details });
    }
    const id = newId<'deployment-import'>(unit.now);
    await insertImport(unit.tx, {
      id,
      version: 1,
      digest,
      file_name: file.name,
      scope_key: await commonScope(unit, scope, deployments),
      deployment_count: check.deployments,
      ask_count: check.asks,
      step_count: check.steps,
      account_id: accountId,
      recorded_by: actor.name,
      recorded_at: unit.now,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawal_reason: null,
    });
    await writeDeployments(unit, scope, actor, deployments, { source: 'sheet', importId: id });
    await recordHeld(unit, deploymentImportSource, [
      { id, type: 'deployment-import.recorded.v1', source: 'import' },
    ]);
    await unit.audit('deployments.import', `${digest} ${check.deployments}/${check.asks}`);
    return check;
  });
}

/** All of it or nothing: as soon as somebody has added to one of its deployments, each is withdrawn by itself. */
export function withdrawImport(
  { unitOfWork }: DeploymentsContext,
  command: Command,
  id: Id<'deployment-import'>,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<{ withdrawn: number }> {
  const { scope, actor } = command;
  return unitOfWork.commit(command, async (unit) => {
    const made = await lockImport(unit.tx, scope, id);
    if (made === undefined) throw new Refused({ code: 'http.not-found' });
    if (made.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: made.version },
      });
    if (made.withdrawn_at !== null) throw new Refused({ code: 'deployments.import-withdrawn' });
    const found = await deploymentsOfImport(unit.tx, scope, id);
    const ids = found.map((one) => one.id);
    const rows = await lockDeployments(unit.tx, scope, ids);
    await lockAsks(unit.tx, scope, ids);
    // Asked under the locks: who adds a step meanwhile waits and finds the line ended.
    const recorded = await deploymentsOfImport(unit.tx, scope, id);
    const count = recorded.filter(({ isBuiltOn }) => isBuiltOn).length;
    if (count > 0) throw new Refused({ code: 'deployments.import-built-on', values: { count } });
    const ending = { by: actor.name, reason };
    await endDeployments(unit, scope, rows, ending);
    if (!(await markWithdrawn(unit.tx, made, { at: unit.now, ...ending })))
      throw new Refused({ code: 'http.version-conflict' });
    await recordHeld(unit, deploymentImportSource, [
      { id, type: 'deployment-import.withdrawn.v1', data: { reason } },
    ]);
    await unit.audit('deployments.withdraw-import', id);
    return { withdrawn: rows.length };
  });
}
