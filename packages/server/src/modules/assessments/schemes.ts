// Schemes: drafted from a table that is there or from nothing, saved with their faults, issued without any, frozen.
import type { SchemeBody, SchemeSource } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { builtInScheme } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { Language } from '../../platform/http/errors.ts';
import { newId } from '../../platform/ids.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { schemeSource } from './assessments.ledger.ts';
import { recordOfRegion } from './record-of-region.ts';
import { outlineOf, readScheme } from './scheme-body.ts';
import {
  bodyAtVersion,
  insertScheme,
  insertSchemeVersion,
  lockScheme,
  type SchemeRow,
  schemeById,
  updateScheme,
} from './schemes.store.ts';

export interface ChosenScheme {
  readonly id: Id<'assessment-scheme'>;
  readonly version: number;
}

/** Content that is marked secret does not come in, by whatever act. */
export const refuseSecrets = secretsRefuser('assessments.marked-secret');

/** The body a source stands for; `path` is where the source is in the request. */
export async function bodyOf(
  db: Reader,
  scope: Scope,
  source: SchemeSource,
  path: string,
): Promise<SchemeBody> {
  if (source.kind === 'body') return source.body;
  if (source.kind === 'built-in') {
    const found = builtInScheme(source.id);
    if (found === undefined) throw new Refused({ code: 'http.not-found', path });
    return found as unknown as SchemeBody;
  }
  const row = await schemeById(db, scope, source.schemeId);
  if (row === undefined) throw new Refused({ code: 'http.not-found', path });
  if (source.version === undefined) return row.body;
  const body = await bodyAtVersion(db, source.schemeId, source.version);
  if (body === undefined) throw new Refused({ code: 'http.not-found', path });
  return body;
}

/** What the row says of a body beside it. */
const toldBy = (body: SchemeBody) => {
  const { subjectKind, itemCount } = outlineOf(body);
  return {
    body: JSON.stringify(body),
    subject_kind: subjectKind,
    item_count: itemCount,
    fault_count: readScheme(body).faults.length,
  };
};

/** Its own name in the table: what is computed by it names it as its basis, whatever the file said. */
const named = (
  body: SchemeBody,
  { id, title, year }: { readonly id: string; readonly title: string; readonly year: number },
): SchemeBody => ({ ...body, id, title, year });

const EMPTY = { status: 'local', subjects: { kind: 'body' }, sections: [] };

export interface SchemeDraft {
  readonly region: string;
  readonly year: number;
  readonly title: string;
  readonly from: SchemeSource | null;
  readonly supersedes: Id<'assessment-scheme'> | null;
}

async function keepVersion(
  unit: Unit,
  actor: string,
  of: ChosenScheme & { readonly title: string; readonly body: SchemeBody },
  note: string | null,
): Promise<void> {
  await insertSchemeVersion(unit.tx, {
    scheme_id: of.id,
    version: of.version,
    title: of.title,
    body: JSON.stringify(of.body),
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

export async function draftScheme(
  { unitOfWork, clock }: AssessmentsContext,
  command: Command,
  input: SchemeDraft,
): Promise<{ readonly id: Id<'assessment-scheme'> }> {
  const { from: source, title, year } = input;
  refuseSecrets({
    title,
    'from.body': source?.kind === 'body' ? JSON.stringify(source.body) : null,
  });
  const { scope, actor } = command;
  return unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    const scopeKey = region === undefined ? '' : scopeKeyOf(region.level, region.path);
    if (region === undefined || !covers(scope, { scopeKey }))
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    if (input.supersedes !== null) {
      const before = await schemeById(unit.tx, scope, input.supersedes);
      if (before?.state !== 'issued')
        throw new Refused({ code: 'assessments.not-issued', path: 'body.supersedes' });
    }
    const id = newId<'assessment-scheme'>(unit.now);
    const from = source === null ? EMPTY : await bodyOf(unit.tx, scope, source, 'body.from');
    const body = named(from, { id, title, year });
    await insertScheme(unit.tx, {
      id,
      version: 1,
      state: 'draft',
      region_path: region.path,
      scope_key: scopeKey,
      year,
      title,
      ...toldBy(body),
      supersedes: input.supersedes,
      drafted_on: clock.today(),
      drafted_by: actor.name,
    });
    await keepVersion(unit, actor.name, { id, version: 1, title, body }, null);
    await recordOfRegion(unit, schemeSource, region.path, {
      id,
      type: 'assessment-scheme.drafted.v1',
    });
    await unit.audit('assessments.draft-scheme', id);
    return { id };
  });
}

const EVENTS = {
  changed: 'assessment-scheme.changed.v1',
  issued: 'assessment-scheme.issued.v1',
  withdrawn: 'assessment-scheme.withdrawn.v1',
} as const;

/** One act on a draft or an issued scheme; `of` writes what it changes. */
async function act(
  { unitOfWork }: AssessmentsContext,
  command: Command,
  { id, version }: ChosenScheme,
  type: keyof typeof EVENTS,
  of: (row: SchemeRow, unit: Unit) => Promise<Parameters<typeof updateScheme>[3]>,
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockScheme(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    if (row.state !== 'draft') throw new Refused({ code: 'assessments.scheme-frozen' });
    const changes = await of(row, unit);
    if ((await updateScheme(unit.tx, id, version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await recordOfRegion(unit, schemeSource, row.region_path, { id, type: EVENTS[type] });
    await unit.audit(`assessments.scheme-${type}`, id);
    return {};
  });
}

export function changeScheme(
  context: AssessmentsContext,
  command: Command,
  chosen: ChosenScheme,
  input: { readonly title: string; readonly body: SchemeBody; readonly note: string | null },
): Promise<void> {
  const { title, note } = input;
  refuseSecrets({ title, note, body: JSON.stringify(input.body) });
  return act(context, command, chosen, 'changed', async ({ id, year }, unit) => {
    const body = named(input.body, { id, title, year });
    const of = { id: chosen.id, version: chosen.version + 1, title, body };
    await keepVersion(unit, command.actor.name, of, note);
    return { title, ...toldBy(body) };
  });
}

export function issueScheme(
  context: AssessmentsContext,
  command: Command,
  chosen: ChosenScheme,
  input: {
    readonly organ: string;
    readonly documentNo: string;
    readonly on: CivilDate;
    readonly approval: string;
    readonly language?: Language;
  },
): Promise<void> {
  const { organ, documentNo, on, approval, language = 'zh' } = input;
  refuseSecrets({ approval });
  return act(context, command, chosen, 'issued', async (row, unit) => {
    if (on > context.clock.today())
      throw new Refused({ code: 'assessments.future-date', path: 'body.on' });
    const { faults } = readScheme(row.body, language);
    const [fault] = faults;
    if (fault !== undefined)
      throw new Refused({
        code: 'assessments.scheme-faulty',
        values: {
          count: faults.length,
          what: fault.place === '' ? fault.text : `${fault.place}：${fault.text}`,
        },
      });
    if (row.supersedes !== null) {
      const before = await lockScheme(unit.tx, command.scope, row.supersedes);
      if (before?.state !== 'issued') throw new Refused({ code: 'assessments.not-issued' });
      await updateScheme(unit.tx, before.id, before.version, { state: 'superseded' });
      await recordOfRegion(unit, schemeSource, before.region_path, {
        id: before.id,
        type: 'assessment-scheme.superseded.v1',
      });
    }
    return {
      state: 'issued',
      issued_organ: organ,
      issue_no: documentNo,
      issued_on: on,
      approval,
      issued_by: command.actor.name,
    };
  });
}

export function withdrawScheme(
  context: AssessmentsContext,
  command: Command,
  chosen: ChosenScheme,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, command, chosen, 'withdrawn', async () => ({
    state: 'withdrawn',
    withdrawn_reason: reason,
  }));
}
