// Telling of an inspection: the group of its days, the inspected office what reaches it, the inspecting office what comes back.
import type { FindingAct } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, liaisonsOf, officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import type { InspectionDecision } from './inspection.decide.ts';
import { type InspectionRow, inOffice, membersOf } from './inspections.store.ts';

const linkOf = (id: Id<'inspection'>) => `/inspections/${id}`;

export async function officeAccounts(unit: Unit, key: string | null): Promise<Id<'account'>[]> {
  if (key === null) return [];
  const found = await officesOf(unit.tx, [key], ['safety-office']);
  return (found.get(key) ?? []).map(({ accountId }) => accountId);
}

type Kind = Exclude<
  Extract<NewNotice['kind'], `inspection-${string}`>,
  `inspection-person-${string}`
>;

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

const membersIn = async (unit: Unit, row: InspectionRow): Promise<Id<'account'>[]> =>
  inOffice(await membersOf(unit.tx, row.id)).map((one) => one.account_id);

/** What the acting side was told of is done with its act; the other side's notices wait for it. */
export async function tellOfInspection(
  unit: Unit,
  row: InspectionRow,
  { act }: InspectionDecision,
  { accountId }: Command['actor'],
  member?: Id<'account'>,
): Promise<void> {
  const inspected = () => officeAccounts(unit, row.inspected_key);
  const inspecting = () => officeAccounts(unit, row.scope_key);
  const settle = (accounts: readonly Id<'account'>[]) =>
    settleNotices(unit, [linkOf(row.id)], { accounts });
  const tell = (told: Parameters<typeof send>[2]) => send(unit, row, told, row.to_day, accountId);
  switch (act) {
    case 'issue':
      return tell([
        { kind: 'inspection-named', accounts: await membersIn(unit, row) },
        { kind: 'inspection-told', accounts: await inspected() },
      ]);
    case 'name-member':
      return row.order_on === null || member === undefined
        ? undefined
        : tell([{ kind: 'inspection-named', accounts: [member] }]);
    case 'end-member':
      return row.order_on === null || member === undefined
        ? undefined
        : tell([{ kind: 'inspection-told', accounts: [member] }]);
    case 'extend-order':
      return tell([{ kind: 'inspection-named', accounts: await membersIn(unit, row) }]);
    case 'deliver':
    case 'look-back':
      await settle(await inspecting());
      return tell([{ kind: 'inspection-told', accounts: await inspected() }]);
    case 'close':
    case 'withdraw': {
      await settle(await inspecting());
      if (row.told_at === null) return undefined;
      const accounts = [...(await inspected()), ...(await membersIn(unit, row))];
      return tell([{ kind: 'inspection-told', accounts }]);
    }
    case 'acknowledge':
    case 'submit-plan':
      await settle(await inspected());
      return tell([{ kind: 'inspection-answered', accounts: await inspecting() }]);
    case 'draft':
    case 'change':
    case 'approve':
    case 'arrive':
    case 'leave':
    case 'draft-feedback':
      return undefined;
  }
}

const TO_INSPECTING: readonly FindingAct[] = ['object', 'claim', 'state', 'ask-extension'];
/** Of what becomes of a finding who is named in it is told; how it is rectified is the body's. */
const TO_NAMED: readonly FindingAct[] = ['withdraw', 'answer-objection', 'answer-statement'];
const TO_INSPECTED: readonly FindingAct[] = [
  'withdraw',
  'confirm-repeat',
  'clear-repeat',
  'answer-objection',
  'answer-statement',
  'verify',
  'return',
  'extend',
  'refuse-extension',
  'look-back',
];

/** Of a finding: what the inspected side says goes to the office, what is said to it goes to the inspected office. */
export async function tellOfFinding(
  unit: Unit,
  row: Pick<InspectionRow, 'id' | 'title' | 'scope_key' | 'inspected_key' | 'to_day'>,
  {
    act,
    isTold,
    personId,
  }: {
    readonly act: FindingAct;
    readonly isTold: boolean;
    readonly personId: Id<'person'> | null;
  },
  { accountId }: Command['actor'],
): Promise<void> {
  if (!isTold) return;
  const tell = async (kind: Kind, key: string | null) =>
    send(unit, row, [{ kind, accounts: await officeAccounts(unit, key) }], row.to_day, accountId);
  if (TO_INSPECTING.includes(act)) await tell('inspection-answered', row.scope_key);
  if (TO_INSPECTED.includes(act)) await tell('inspection-told', row.inspected_key);
  if (TO_NAMED.includes(act) && personId !== null)
    await sendNoticesOnce(
      unit,
      (await namedAccounts(unit, [personId])).map((account) => ({
        accountId: account,
        kind: 'inspection-person-answered',
        link: OWN_FINDINGS,
        params: { title: row.title },
      })),
    );
}

const OWN_FINDINGS = '/inspections/mine';

/** The person, and who serves them. */
async function namedAccounts(
  unit: Unit,
  persons: readonly Id<'person'>[],
): Promise<Id<'account'>[]> {
  const served = await liaisonsOf(unit.tx, persons);
  const own = await accountsOfPersons(unit.tx, persons);
  return [...new Set([...own, ...[...served.values()].flat()])];
}

/** Who a finding names has it from here on, and may say something of it until that day. */
export async function tellNamed(
  unit: Unit,
  { title }: Pick<InspectionRow, 'title'>,
  persons: readonly Id<'person'>[],
  until: CivilDate,
): Promise<void> {
  if (persons.length === 0) return;
  await sendNoticesOnce(
    unit,
    (await namedAccounts(unit, persons)).map((accountId) => ({
      accountId,
      kind: 'inspection-person-told',
      link: OWN_FINDINGS,
      params: { title, on: until },
    })),
  );
}
