// Telling of an inspection: the group of its days, the inspected office what reaches it, the inspecting office what comes back.
import type { FindingAct } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import type { InspectionDecision } from './inspection.decide.ts';
import { type InspectionRow, inOffice, membersOf } from './inspections.store.ts';

const linkOf = (id: Id<'inspection'>) => `/inspections/${id}`;

export async function officeAccounts(unit: Unit, key: string | null): Promise<Id<'account'>[]> {
  if (key === null) return [];
  const found = await officesOf(unit.tx, [key], ['safety-office']);
  return (found.get(key) ?? []).map(({ accountId }) => accountId);
}

type Kind = Extract<NewNotice['kind'], `inspection-${string}`>;

function noticeOf(
  accountId: Id<'account'>,
  kind: Kind,
  row: Pick<InspectionRow, 'id' | 'title'>,
  on: CivilDate,
): NewNotice {
  const { title } = row;
  const link = linkOf(row.id);
  return kind === 'inspection-named' || kind === 'inspection-due'
    ? { accountId, kind, link, params: { title, on } }
    : { accountId, kind, link, params: { title } };
}

export async function send(
  unit: Unit,
  row: Pick<InspectionRow, 'id' | 'title'>,
  told: readonly { readonly kind: Kind; readonly accounts: readonly Id<'account'>[] }[],
  on: CivilDate,
  actor: Id<'account'> | null = null,
): Promise<void> {
  await sendNoticesOnce(
    unit,
    told.flatMap(({ kind, accounts }) =>
      accounts
        .filter((accountId) => accountId !== actor)
        .map((accountId) => noticeOf(accountId, kind, row, on)),
    ),
  );
}

export async function tellOfInspection(
  unit: Unit,
  row: InspectionRow,
  { act }: InspectionDecision,
  { accountId }: Command['actor'],
): Promise<void> {
  const inspected = () => officeAccounts(unit, row.inspected_key);
  const tell = async (told: Parameters<typeof send>[2]) => {
    await settleNotices(unit, [linkOf(row.id)]);
    await send(unit, row, told, row.to_day, accountId);
  };
  switch (act) {
    case 'issue': {
      const members = inOffice(await membersOf(unit.tx, row.id)).map((one) => one.account_id);
      return tell([
        { kind: 'inspection-named', accounts: members },
        { kind: 'inspection-told', accounts: await inspected() },
      ]);
    }
    case 'deliver':
    case 'look-back':
    case 'close':
      return tell([{ kind: 'inspection-told', accounts: await inspected() }]);
    case 'withdraw':
      return row.told_at === null
        ? undefined
        : tell([{ kind: 'inspection-told', accounts: await inspected() }]);
    case 'acknowledge':
    case 'submit-plan':
      return tell([
        { kind: 'inspection-answered', accounts: await officeAccounts(unit, row.scope_key) },
      ]);
    case 'draft':
    case 'change':
    case 'approve':
    case 'name-member':
    case 'end-member':
    case 'arrive':
    case 'leave':
    case 'draft-feedback':
      return undefined;
  }
}

/** Of a finding: what the inspected side says goes to the office, what is said to it goes to the inspected office. */
export async function tellOfFinding(
  unit: Unit,
  row: InspectionRow,
  act: FindingAct,
  { accountId }: Command['actor'],
): Promise<void> {
  if (act === 'object' || act === 'claim')
    await send(
      unit,
      row,
      [{ kind: 'inspection-answered', accounts: await officeAccounts(unit, row.scope_key) }],
      row.to_day,
      accountId,
    );
  if (act === 'answer-objection' || act === 'return' || act === 'verify' || act === 'extend')
    await send(
      unit,
      row,
      [{ kind: 'inspection-told', accounts: await officeAccounts(unit, row.inspected_key) }],
      row.to_day,
      accountId,
    );
}
