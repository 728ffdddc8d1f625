// Lawful erasure and sealing: one person proposes with basis and order, another carries it out; proofs still verify.
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import type { Erasers, LedgerContext } from './ledger.context.ts';
import { bodiesOf } from './packages.store.ts';
import {
  eraseFields,
  insertRestriction,
  lockRestriction,
  newestOf,
  type RestrictionRow,
  updateRestriction,
} from './restrictions.store.ts';

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

interface Facts {
  readonly id: Id<'restriction'>;
  readonly version: number;
  readonly state: string;
  readonly proposal: Proposal;
}

/** What was decided stands in the log like everything else; its subject is named by number alone. */
async function record(unit: Unit, { id, version, state, proposal }: Facts, organId: Id<'organ'>) {
  await unit.record([
    {
      stream: 'restriction',
      id,
      version,
      type: `restriction.${state}.v1`,
      data: {},
      organId,
      isConcealed: true,
      fields: {
        kind: proposal.kind,
        state,
        record: proposal.record,
        paths: [...proposal.paths],
        basis: proposal.basis,
        orderNo: proposal.orderNo,
        reason: proposal.reason,
      },
    },
  ]);
}

export function propose(
  context: LedgerContext,
  command: Command,
  scope: Scope,
  accountId: Id<'account'>,
  proposal: Proposal,
): Promise<{ id: Id<'restriction'> }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const [body] = await bodiesOf(unit.tx, [proposal.record], { keys: scope.keys, persons: [] });
    const newest = await newestOf(unit.tx, proposal.record);
    if (body === undefined || newest === undefined) throw new Refused({ code: 'http.not-found' });
    if (proposal.kind === 'seal' && proposal.paths.length > 0)
      throw new Refused({ code: 'http.invalid-input', path: 'body.paths' });
    if (proposal.kind === 'erase' && proposal.paths.length === 0)
      throw new Refused({ code: 'http.invalid-input', path: 'body.paths' });
    const erasers = erasersOf(context.erasers, newest.type);
    const stays = proposal.paths.find((path) => !erasers.some(({ paths }) => paths.includes(path)));
    if (stays !== undefined)
      throw new Refused({ code: 'ledger.path-stays', path: 'body.paths', values: { path: stays } });
    const whole = erasers.filter(({ paths }) =>
      paths.some((path) => proposal.paths.includes(path)),
    );
    const paths = [...new Set(whole.flatMap((eraser) => eraser.paths))];
    const id = newId<'restriction'>(unit.now);
    await insertRestriction(unit.tx, {
      id,
      version: 1,
      kind: proposal.kind,
      state: 'proposed',
      record: proposal.record,
      paths,
      basis: proposal.basis,
      order_no: proposal.orderNo,
      reason: proposal.reason,
      organ_id: body.organId as Id<'organ'>,
      proposed_by: accountId,
      proposer: command.actor.name,
      proposed_at: unit.now,
      decided_by: null,
      decider: null,
      decided_at: null,
      note: null,
    });
    const kept = { ...proposal, paths };
    await record(
      unit,
      { id, version: 1, state: 'proposed', proposal: kept },
      body.organId as Id<'organ'>,
    );
    await unit.audit('ledger.restrict', proposal.record);
    return { id };
  });
}

export interface Decision {
  readonly version: number;
  readonly decision: 'carry-out' | 'refuse' | 'withdraw' | 'lift';
  readonly note: string | null;
}

const NEXT = {
  'carry-out': { from: 'proposed', to: 'carried-out' },
  refuse: { from: 'proposed', to: 'refused' },
  withdraw: { from: 'proposed', to: 'withdrawn' },
  lift: { from: 'carried-out', to: 'lifted' },
} as const;

/** Whether this account may take this step now; an erasure cannot be lifted, for there is nothing left. */
function checkStep(row: RestrictionRow, { decision, version }: Decision, by: Id<'account'>): void {
  if (row.version !== version) throw new Refused({ code: 'http.version-conflict' });
  const isLiftable = decision !== 'lift' || row.kind === 'seal';
  if (row.state !== NEXT[decision].from || !isLiftable)
    throw new Refused({ code: 'ledger.not-that-state' });
  const isOwn = row.proposedBy === by;
  if (decision === 'withdraw' && !isOwn) throw new Refused({ code: 'ledger.not-yours' });
  if (decision !== 'withdraw' && isOwn) throw new Refused({ code: 'ledger.second-person' });
}

async function carryOut(context: LedgerContext, unit: Unit, row: RestrictionRow): Promise<void> {
  const newest = await newestOf(unit.tx, row.record);
  for (const { paths, erase } of erasersOf(context.erasers, newest?.type ?? ''))
    if (paths.some((path) => row.paths.includes(path))) await erase(unit, row.record);
  await eraseFields(unit.tx, row.id);
}

export function decideRestriction(
  context: LedgerContext,
  command: Command,
  scope: Scope,
  accountId: Id<'account'>,
  asked: Decision & { readonly id: Id<'restriction'> },
): Promise<{ version: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const row = await lockRestriction(unit.tx, scope.keys, asked.id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    checkStep(row, asked, accountId);
    const state = NEXT[asked.decision].to;
    const isKept = await updateRestriction(unit.tx, row.id, row.version, {
      state,
      decided_by: accountId,
      decider: command.actor.name,
      decided_at: unit.now,
      note: asked.note,
    });
    if (!isKept) throw new Refused({ code: 'http.version-conflict' });
    if (asked.decision === 'carry-out' && row.kind === 'erase') await carryOut(context, unit, row);
    const version = row.version + 1;
    const proposal = { ...row, kind: row.kind as Proposal['kind'] };
    await record(unit, { id: row.id, version, state, proposal }, row.organId);
    await unit.audit('ledger.decide-restriction', row.record);
    return { version };
  });
}
