// Lawful erasure and sealing: one person proposes with basis and order, another carries it out; proofs still verify.
import type { Id } from '@jinze/kernel';
import { pathOf } from '@jinze/ledger';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import type { Erasers, LedgerContext } from './ledger.context.ts';
import { bodiesOf } from './packages.store.ts';
import {
  eraseFields,
  heldRecord,
  insertRestriction,
  lockRestriction,
  newestVersion,
  type RestrictionRow,
  updateRestriction,
} from './restrictions.store.ts';
import { restrictionSource } from './two-persons.ledger.ts';
import {
  isSameParty,
  type Party,
  RESTRICTION_STEPS,
  type RestrictionDecision,
  stepOf,
} from './two-persons.states.ts';

export const streamOf = (type: string): string => type.slice(0, type.indexOf('.'));

/** The erasers of a record of this type of event. */
export const erasersOf = (erasers: Erasers, type: string) => erasers[streamOf(type)] ?? [];

export interface Proposal {
  readonly kind: 'erase' | 'seal';
  readonly record: string;
  readonly paths: readonly string[];
  readonly basis: string;
  readonly orderNo: string;
  readonly reason: string;
}

/** What was decided stands in the log like everything else; its kind is not told there. */
const record = (unit: Unit, id: Id<'restriction'>, state: string, organId: Id<'organ'>) =>
  recordHeld(unit, restrictionSource, [
    { id, type: `restriction.${state}.v1`, organId, isConcealed: true },
  ]);

/** The paths that go: what belongs to a field goes with it. None for a seal, which covers the record. */
function pathsOf(
  { kind, paths }: Proposal,
  erasers: ReturnType<typeof erasersOf>,
  keys: readonly string[],
): string[] {
  if ((kind === 'seal') === paths.length > 0)
    throw new Refused({ code: 'http.invalid-input', path: 'body.paths' });
  const held = new Set([...keys.map(pathOf), '/event']);
  const erasable = erasers.flatMap((eraser) => eraser.paths);
  for (const path of paths) {
    const code = held.has(path) ? 'ledger.path-stays' : 'ledger.unknown-path';
    if (!held.has(path) || !erasable.includes(path))
      throw new Refused({ code, path: 'body.paths', values: { path } });
  }
  const whole = erasers.filter((eraser) => eraser.paths.some((path) => paths.includes(path)));
  return [...new Set(whole.flatMap((eraser) => eraser.paths))];
}

export function propose(
  context: Pick<LedgerContext, 'unitOfWork' | 'erasers'>,
  command: Command,
  scope: Scope,
  accountId: Id<'account'>,
  proposal: Proposal,
): Promise<{ id: Id<'restriction'> }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const [body] = await bodiesOf(unit.tx, [proposal.record], { keys: scope.keys, persons: [] });
    const held = await heldRecord(unit.tx, proposal.record);
    if (body === undefined || held === undefined) throw new Refused({ code: 'http.not-found' });
    const organId = body.organId as Id<'organ'>;
    const id = newId<'restriction'>(unit.now);
    await insertRestriction(unit.tx, {
      id,
      version: 1,
      kind: proposal.kind,
      state: 'proposed',
      record: proposal.record,
      paths: pathsOf(proposal, erasersOf(context.erasers, held.type), held.keys),
      to_version: null,
      basis: proposal.basis,
      order_no: proposal.orderNo,
      reason: proposal.reason,
      organ_id: organId,
      proposed_by: accountId,
      proposer: command.actor.name,
      proposed_at: unit.now,
      decided_by: null,
      decider: null,
      decided_at: null,
      note: null,
    });
    await record(unit, id, 'proposed', organId);
    await unit.audit('ledger.restrict', proposal.record);
    return { id };
  });
}

export interface Decision {
  readonly version: number;
  readonly decision: RestrictionDecision;
  readonly note: string | null;
}

/** The state the decision leads to. Nobody decides alone, and nobody decides on a record of their own. */
function stateAfter(
  row: RestrictionRow,
  { decision, version, note }: Decision,
  by: Party,
  persons: readonly string[],
) {
  if (row.version !== version) throw new Refused({ code: 'http.version-conflict' });
  const proposer = { accountId: row.proposedBy, personId: row.proposerPerson };
  const step = stepOf(RESTRICTION_STEPS[row.kind][row.state], decision, isSameParty(proposer, by));
  if ('refusal' in step) throw new Refused({ code: step.refusal });
  if (decision !== 'withdraw' && by.personId !== null && persons.includes(by.personId))
    throw new Refused({ code: 'ledger.own-record' });
  // What opened the record again, on whose decision, is said as what closed it was.
  if (decision === 'lift' && note === null)
    throw new Refused({ code: 'ledger.lift-needs-order', path: 'body.note' });
  return step.to;
}

export function decideRestriction(
  context: Pick<LedgerContext, 'unitOfWork' | 'erasers'>,
  command: Command,
  scope: Scope,
  by: Party & { readonly accountId: Id<'account'> },
  asked: Decision & { readonly id: Id<'restriction'> },
): Promise<{ version: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const row = await lockRestriction(unit.tx, scope.keys, asked.id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const reached = { keys: scope.keys, persons: [] };
    // Who proposed it may take it back; whoever decides has the record now.
    if (
      asked.decision !== 'withdraw' &&
      (await bodiesOf(unit.tx, [row.record], reached)).length === 0
    )
      throw new Refused({ code: 'ledger.out-of-reach' });
    const held = await heldRecord(unit.tx, row.record);
    const state = stateAfter(row, asked, by, held?.persons ?? []);
    const isErasing = row.kind === 'erase' && state === 'carried-out';
    // From here on nobody writes another version of the record before this commits: its own rows are held.
    if (isErasing)
      for (const { paths, erase } of erasersOf(context.erasers, held?.type ?? ''))
        if (paths.some((path) => row.paths.includes(path))) await erase(unit, row.record);
    const isKept = await updateRestriction(unit.tx, row.id, row.version, {
      state,
      ...(isErasing ? { to_version: await newestVersion(unit.tx, row.record) } : {}),
      decided_by: by.accountId,
      decider: command.actor.name,
      decided_at: unit.now,
      note: asked.note,
    });
    if (!isKept) throw new Refused({ code: 'http.version-conflict' });
    await record(unit, row.id, state, row.organId);
    // After its own leaf is queued: without one the database erases nothing.
    if (isErasing) await eraseFields(unit.tx, row.id);
    await unit.audit('ledger.decide-restriction', row.record);
    return { version: row.version + 1 };
  });
}
