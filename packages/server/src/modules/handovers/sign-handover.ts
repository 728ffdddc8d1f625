// Signing a handover here or on paper, and closing it under supervision.
import type { HandoverMatter, Side, SupervisionReason } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result } from '@jinze/kernel';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import {
  decideOwnSignature,
  decidePaper,
  decideSupervision,
  type HandoverDecision,
  type HandoverFacts,
  type HandoverRefusal,
} from './handover.decide.ts';
import type { HandoversContext } from './handovers.context.ts';
import { handoverSource } from './handovers.ledger.ts';
import {
  type HandoverRow,
  handoversById,
  insertSignature,
  lockHandovers,
  updateHandovers,
} from './handovers.store.ts';
import { digestOfMatters, mattersOf } from './matters.ts';

interface Chosen {
  readonly id: Id<'handover'>;
  readonly version: number;
}

const factsOf = (row: HandoverRow, matters: readonly HandoverMatter[]): HandoverFacts => ({
  state: row.state,
  outgoing: row.outgoing,
  incoming: row.incoming,
  signed: row.signed,
  isSupervised: row.supervised_by !== null,
  matters: digestOfMatters(matters),
});

/** The newer state a conflicting caller is shown. */
const currentOf = (row: HandoverRow) => ({ id: row.id, version: row.version, state: row.state });

function requireVersion(row: HandoverRow | undefined, version: number): HandoverRow {
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version)
    throw new Refused({ code: 'http.version-conflict', current: currentOf(row) });
  return row;
}

interface Signed extends HandoverDecision {
  readonly side: Side;
  readonly on: CivilDate;
  readonly paper: { readonly custodian: string; readonly number: string | null } | null;
}

async function writeSignature(
  unit: Unit,
  row: HandoverRow,
  matters: readonly HandoverMatter[],
  signed: Signed,
): Promise<void> {
  const { side, on, paper, state } = signed;
  const party = row[side];
  if (party === null) throw new Refused({ code: 'handovers.side-missing' });
  await insertSignature(unit.tx, {
    handover_id: row.id,
    side,
    person_id: party.personId,
    signer_name: party.name,
    signer_post: `${row.organ_name} ${row.post_title}`,
    signed_on: on,
    recorded_at: unit.now,
    custodian: paper?.custodian ?? null,
    paper_no: paper?.number ?? null,
    matters: JSON.stringify(matters),
  });
  const closing = { id: row.id, version: row.version, state };
  const kept = state === 'closed' ? matters : null;
  if ((await updateHandovers(unit.tx, [{ ...closing, matters: kept }], unit.now, null)) !== 1)
    throw new Refused({ code: 'http.version-conflict' });
  await recordHeld(unit, handoverSource, [
    {
      id: row.id,
      type: signed.event,
      data: { side },
      organId: row.organ_id,
      authentication: paper === null ? 'again' : 'paper',
    },
  ]);
  await unit.audit(paper === null ? 'handovers.sign' : 'handovers.paper', row.id);
}

/**
 * What passes on is read before the transaction, in the scope of the handover's body; the version then stands
 * guard over the handover itself.
 */
async function readMatters(
  { database, clock }: HandoversContext,
  command: Command,
  ids: readonly Id<'handover'>[],
): Promise<(id: Id<'handover'>) => readonly HandoverMatter[]> {
  const rows = await database.read(command.scope, (db) => handoversById(db, command.scope, ids));
  const matters = await mattersOf(database, rows, clock.today());
  return (id) => matters.get(id) ?? [];
}

async function signing(
  context: HandoversContext,
  command: Command,
  { id, version }: Chosen,
  decide: (facts: HandoverFacts) => Result<Signed, HandoverRefusal>,
): Promise<void> {
  const matters = (await readMatters(context, command, [id]))(id);
  await context.unitOfWork.commit(command, async (unit) => {
    const [row] = await lockHandovers(unit.tx, command.scope, [id]);
    const current = requireVersion(row, version);
    await writeSignature(unit, current, matters, unwrap(decide(factsOf(current, matters))));
    return {};
  });
}

/** By one of the two people themselves, who has just shown who they are. */
export function signHandover(
  context: HandoversContext,
  command: Command,
  chosen: Chosen & { readonly seen: string },
): Promise<void> {
  const signer = { personIds: command.scope.persons, seen: chosen.seen };
  return signing(context, command, chosen, (facts) => {
    const decided = decideOwnSignature(facts, signer);
    return decided.ok ? ok({ ...decided.value, on: context.clock.today(), paper: null }) : decided;
  });
}

/** By the office, that keeps the signed paper or knows who does. */
export function recordPaper(
  context: HandoversContext,
  command: Command,
  input: Chosen & {
    readonly side: Side;
    readonly on: CivilDate;
    readonly custodian: string;
    readonly number: string | null;
  },
): Promise<void> {
  const { side, on, custodian, number } = input;
  return signing(context, command, input, (facts) => {
    const decided = decidePaper(facts, { side, on }, context.clock.today());
    return decided.ok ? ok({ ...decided.value, side, on, paper: { custodian, number } }) : decided;
  });
}

/** 监交, several at once: what one of them refuses undoes all. Answers how many it closed; the others wait for who comes. */
export async function supervise(
  context: HandoversContext,
  command: Command,
  chosen: readonly Chosen[],
  input: {
    readonly by: string;
    readonly on: CivilDate;
    readonly reason: SupervisionReason;
    readonly note: string | null;
  },
): Promise<{ closed: number; waiting: number }> {
  const versions = new Map(chosen.map(({ id, version }) => [id, version]));
  const mattersFor = await readMatters(context, command, [...versions.keys()]);
  return context.unitOfWork.commit(command, async (unit) => {
    const rows = await lockHandovers(unit.tx, command.scope, [...versions.keys()]);
    if (rows.length !== versions.size) throw new Refused({ code: 'http.not-found' });
    const closings = rows.map((found) => {
      const row = requireVersion(found, versions.get(found.id) ?? 0);
      const matters = mattersFor(row.id);
      const facts = factsOf(row, matters);
      return { row, matters, ...unwrap(decideSupervision(facts, input, context.clock.today())) };
    });
    const updated = await updateHandovers(
      unit.tx,
      closings.map(({ row, matters, state }) => ({
        id: row.id,
        version: row.version,
        state,
        matters: state === 'closed' ? matters : null,
      })),
      unit.now,
      input,
    );
    if (updated !== rows.length) throw new Refused({ code: 'http.version-conflict' });
    await recordHeld(
      unit,
      handoverSource,
      closings.map(({ row, matters, event }) => ({
        id: row.id,
        type: event,
        // While somebody is still to come, what was passed on under supervision stands nowhere else.
        data: { reason: input.reason, unsigned: unsignedOf(row), matters: matters as never },
        organId: row.organ_id,
      })),
    );
    await unit.audit(
      'handovers.supervise',
      rows.length === 1 ? (rows[0]?.id ?? '') : `${rows.length} 件`,
    );
    const closed = closings.filter(({ state }) => state === 'closed').length;
    return { closed, waiting: closings.length - closed };
  });
}

/** Who did not sign themselves. */
function unsignedOf(row: HandoverRow): Side[] {
  return (['outgoing', 'incoming'] as const).filter(
    (side) => row[side] !== null && !row.signed.includes(side),
  );
}
