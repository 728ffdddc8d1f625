// Brings duty records in, one or many, from whatever source: in a few statements, all or none.
import type { RecordContent, RecordSourceKind } from '@jinze/contracts';
import { civilDateAt, type Id } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import type { Scope } from '../../platform/database/scope.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Actor, Unit } from '../../platform/unit-of-work.ts';
import { postsEverHeld } from '../posts/index.ts';
import { faultsOf, lateDaysOf, type RecordRefusal } from './duty-record.decide.ts';
import {
  findSent,
  insertParticipations,
  insertRecords,
  type NewRecordRow,
  type SentRow,
} from './duty-records.store.ts';
import { type Resolved, resolveParticipants } from './participants.decide.ts';
import type { RecordingContext } from './performance.context.ts';
import { dutyRecordSource } from './performance.ledger.ts';
import { participationRow, placesOf, saidColumns } from './record-rows.ts';
import { type Mark, planRows, type RowPlan } from './sent-twice.decide.ts';

export interface RecordSourceGiven {
  readonly kind: RecordSourceKind;
  /** The file or document. */
  readonly name?: string;
  readonly row?: number;
  /** The sheet or table it stands in, and the import that brought it in. */
  readonly table?: string;
  readonly import?: { readonly id: Id<'record-import'>; readonly digest: string };
  /** The system it comes from and its id there: the same twice is one record. */
  readonly external?: { readonly system: string; readonly id: string };
}

export interface NewRecord {
  readonly content: RecordContent;
  readonly source: RecordSourceGiven;
  /** The client’s own id of its draft: the same twice is one record. */
  readonly draftId?: string;
  /** Of imports: whoever held no post on that day is taken with the nearest one, and marked. */
  readonly mayLackPost?: boolean;
}

export interface Recorder {
  readonly actor: Actor;
  /** Whose bodies and people may be recorded for. */
  readonly scope: Scope;
  /** The recorder’s own person: what they record of themselves needs no confirmation. */
  readonly ownPersonIds: readonly Id<'person'>[];
}

export interface RowRefusal extends RecordRefusal {
  /** Which of the given records, from 0. */
  readonly row: number;
  /** Of `sent-differently`: the record that is there. */
  readonly current?: { readonly id: Id<'duty-record'>; readonly version: number };
}

export interface RecordedRow {
  readonly recordId: Id<'duty-record'>;
  readonly outcome: 'recorded' | 'already-there';
}

/** Either every row has its record, or there are refusals and nothing was written. */
export interface RecordedMany {
  readonly items: readonly RecordedRow[];
  readonly refusals: readonly RowRefusal[];
}

interface Prepared {
  /** Which of the given records. */
  readonly row: number;
  readonly id: Id<'duty-record'>;
  readonly given: NewRecord;
  readonly participants: readonly Resolved[];
  readonly digest: string | null;
}

/** Of what was sent: retried, it is the same, whatever has become of the record since. */
function digestOfSent({ content, draftId, source }: NewRecord): string | null {
  if (draftId === undefined && source.external === undefined) return null;
  const participants = content.participants.map(({ postId = null, ...one }) => ({
    ...one,
    postId,
  }));
  return digestOf(canonicalJson({ ...content, participants }));
}

/** One record has one key: the other system’s, or its draft’s. */
function markOf(given: NewRecord): Mark {
  const { external } = given.source;
  const key =
    external === undefined ? given.draftId : JSON.stringify([external.system, external.id]);
  return { key, digest: digestOfSent(given) };
}

const keyOfSent = ({ draftId, externalSystem, externalId }: SentRow) =>
  draftId ?? JSON.stringify([externalSystem, externalId]);

async function sentBefore(
  unit: Unit,
  { actor, scope }: Recorder,
  rows: readonly NewRecord[],
): Promise<ReadonlyMap<string, SentRow>> {
  const draftIds = rows.flatMap(({ draftId }) => draftId ?? []);
  const externals = rows.flatMap(({ source }) => source.external ?? []);
  if (draftIds.length === 0 && externals.length === 0) return new Map();
  const { accountId } = actor;
  const found = await findSent(unit.tx, scope, { accountId, draftIds, externals });
  return new Map(found.map((row) => [keyOfSent(row), row]));
}

const confirmationOf = (ownPersonIds: readonly Id<'person'>[], personId: Id<'person'>) =>
  ownPersonIds.includes(personId) ? 'own' : 'waiting';

function recordRow(unit: Unit, { actor }: Recorder, prepared: Prepared): NewRecordRow {
  const { content, source, draftId } = prepared.given;
  return {
    id: prepared.id,
    version: 1,
    state: 'submitted',
    ...saidColumns(content),
    late_days: lateDaysOf(content, civilDateAt(unit.now)),
    recorded_at: unit.now,
    recorded_by: actor.name,
    recorder_account: actor.accountId,
    changed_at: unit.now,
    changed_by: actor.name,
    ...placesOf(prepared.participants),
    draft_id: draftId ?? null,
    sent_digest: prepared.digest,
    source_kind: source.kind,
    source_name: source.name ?? null,
    source_row: source.row ?? null,
    source_table: source.table ?? null,
    source_digest: source.import?.digest ?? null,
    import_id: source.import?.id ?? null,
    external_system: source.external?.system ?? null,
    external_id: source.external?.id ?? null,
    form_check: null,
    form_note: null,
    form_checked_by: null,
    form_checked_at: null,
  };
}

/** How it came, as the ledger says it. */
function cameBy(kind: RecordSourceKind): { source?: 'import' | 'api' } {
  if (kind === 'sheet' || kind === 'document') return { source: 'import' };
  return kind === 'api' ? { source: 'api' } : {};
}

async function write(
  unit: Unit,
  recorder: Recorder,
  prepared: readonly Prepared[],
): Promise<readonly Prepared[]> {
  const rows = prepared.map((one) => recordRow(unit, recorder, one));
  const added = await insertRecords(unit.tx, rows);
  const written = prepared.filter(({ id }) => added.has(id));
  const lateDays = new Map(rows.map((row) => [row.id, row.late_days ?? undefined]));
  await insertParticipations(
    unit.tx,
    written.flatMap(({ id, given, participants }) =>
      participants.map((person, position) => {
        const confirmation = confirmationOf(recorder.ownPersonIds, person.personId);
        return participationRow(id, given.content.occurredOn, person, position, {
          late_days: lateDays.get(id) ?? null,
          confirmation,
          confirmed_at: null,
          objection: null,
          asked_at: confirmation === 'waiting' ? unit.now : null,
        });
      }),
    ),
  );
  await recordHeld(
    unit,
    dutyRecordSource,
    written.map(({ id, given, participants }) => {
      const late = lateDays.get(id);
      const organId = participants[0]?.organId;
      return {
        id,
        type: 'duty-record.submitted.v1',
        ...(organId === undefined ? {} : { organId }),
        ...(late === undefined ? {} : { lateDays: late }),
        ...cameBy(given.source.kind),
      };
    }),
  );
  return written;
}

/** What is wrong with each row, or the rows as they can be written. */
async function prepare(
  unit: Unit,
  { scope }: Recorder,
  rows: readonly { readonly row: number; readonly given: NewRecord }[],
): Promise<{ prepared: readonly Prepared[]; refusals: readonly RowRefusal[] }> {
  const today = civilDateAt(unit.now);
  const personIds = rows.flatMap(({ given }) =>
    given.content.participants.map((one) => one.personId),
  );
  const held = Map.groupBy(await postsEverHeld(unit.tx, scope, personIds), (one) => one.personId);
  const looked = rows.map(({ row, given }) => {
    const { content, mayLackPost = false } = given;
    const posts = content.participants.flatMap(({ personId }) => held.get(personId) ?? []);
    const { resolved, refusals } = resolveParticipants(content, posts, { mayLackPost, kept: [] });
    // Whom the recorder may not record for is told first: nothing else is said of them.
    const faults = [...refusals, ...faultsOf(content, today)];
    return {
      refusals: faults.map((fault): RowRefusal => ({ ...fault, row })),
      prepared: { row, given, participants: resolved, digest: digestOfSent(given) },
    };
  });
  return {
    prepared: looked.map((one) => ({ ...one.prepared, id: newId<'duty-record'>(unit.now) })),
    refusals: looked.flatMap((one) => one.refusals),
  };
}

/** Another tab was faster by a moment: what it wrote is read now, and is the record. */
async function settleRaced(
  unit: Unit,
  recorder: Recorder,
  raced: readonly Prepared[],
): Promise<readonly (readonly [row: number, id: Id<'duty-record'>])[]> {
  if (raced.length === 0) return [];
  const given = raced.map((one) => one.given);
  const plans = planRows(given.map(markOf), await sentBefore(unit, recorder, given));
  return raced.map(({ row }, index) => {
    const plan = plans[index];
    if (plan?.kind === 'there') return [row, plan.id];
    throw new Refused({
      code: 'performance.sent-differently',
      ...(plan?.kind === 'differs' && plan.current !== undefined ? { current: plan.current } : {}),
    });
  });
}

function refusalsOf(plans: readonly RowPlan[]): RowRefusal[] {
  return plans.flatMap((plan, row): RowRefusal[] =>
    plan.kind === 'differs'
      ? [
          {
            row,
            code: 'performance.sent-differently',
            ...(plan.current === undefined ? {} : { current: plan.current }),
          },
        ]
      : [],
  );
}

/**
 * Records them in the unit of work of whoever calls, who audits it: with refusals nothing is written. The number of
 * statements does not depend on the number of rows. `afterRecords` is told of everybody concerned.
 */
export async function recordMany(
  { afterRecords }: Pick<RecordingContext, 'afterRecords'>,
  unit: Unit,
  recorder: Recorder,
  rows: readonly NewRecord[],
): Promise<RecordedMany> {
  const plans = planRows(rows.map(markOf), await sentBefore(unit, recorder, rows));
  const fresh = rows.flatMap((given, row) =>
    plans[row]?.kind === 'fresh' ? [{ row, given }] : [],
  );
  const { prepared, refusals: faults } = await prepare(unit, recorder, fresh);
  const refusals = [...refusalsOf(plans), ...faults].toSorted((one, other) => one.row - other.row);
  if (refusals.length > 0) return { items: [], refusals };
  const written = await write(unit, recorder, prepared);
  const raced = await settleRaced(
    unit,
    recorder,
    prepared.filter((one) => !written.includes(one)),
  );
  const recorded = new Map(written.map(({ row, id }) => [row, id]));
  const there = new Map(raced);
  const itemOf = (row: number): RecordedRow => {
    const plan = plans[row];
    if (plan?.kind === 'there') return { recordId: plan.id, outcome: 'already-there' };
    if (plan?.kind === 'again') return { ...itemOf(plan.row), outcome: 'already-there' };
    const id = recorded.get(row) ?? there.get(row);
    if (id === undefined) throw new Error(`row ${row} has a record`);
    return { recordId: id, outcome: recorded.has(row) ? 'recorded' : 'already-there' };
  };
  await afterRecords(unit, [
    ...new Set(written.flatMap(({ participants }) => participants.map((one) => one.personId))),
  ]);
  return { items: rows.map((_, row) => itemOf(row)), refusals: [] };
}
