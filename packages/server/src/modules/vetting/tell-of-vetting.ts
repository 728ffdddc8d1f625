// Telling of a request: the office that answers, the discipline organ, the department that asked; never who is on the list.
import type { Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, committeeAccounts, liaisonsOf, officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import { namesOf, type OpinionPart, type RequestRow } from './vetting.store.ts';

const linkOf = (id: Id<'vetting-request'>) => `/vetting/${id}`;
const disciplineLinkOf = (id: Id<'vetting-request'>) => `/vetting/discipline/${id}`;

type Told = Pick<RequestRow, 'id' | 'title' | 'asking_committee' | 'scope_key'>;
type Kind = Extract<NewNotice['kind'], `vetting-${string}`>;

/** An office's or a department's own people may be candidates, or serve one: they hear nothing. */
async function withoutThoseListed(
  unit: Unit,
  id: Id<'vetting-request'>,
  accounts: readonly Id<'account'>[],
): Promise<Id<'account'>[]> {
  const listed = (await namesOf(unit.tx, id)).map((row) => row.person_id);
  const own = await accountsOfPersons(unit.tx, listed);
  const serving = [...(await liaisonsOf(unit.tx, listed)).values()].flat();
  const left = new Set<string>([...own, ...serving]);
  return accounts.filter((account) => !left.has(account));
}

async function tell(
  unit: Unit,
  { id, title }: Told,
  accounts: readonly Id<'account'>[],
  kind: Kind,
  link: string,
): Promise<void> {
  const told = await withoutThoseListed(unit, id, accounts);
  await sendNoticesOnce(
    unit,
    told.map((accountId): NewNotice => ({ accountId, kind, link, params: { title } })),
  );
}

async function officeAccounts(unit: Unit, key: string | null): Promise<Id<'account'>[]> {
  if (key === null) return [];
  const offices = await officesOf(unit.tx, [key], ['safety-office']);
  return (offices.get(key) ?? []).map(({ accountId }) => accountId);
}

/** Asked: the office answers with facts, the discipline organ apart. */
export async function tellOfAsking(unit: Unit, row: Told): Promise<void> {
  const office = await officeAccounts(unit, row.scope_key);
  await tell(unit, row, office, 'vetting-asked', linkOf(row.id));
  const organ = await committeeAccounts(unit.tx, [row.asking_committee], ['discipline-organ']);
  await tell(unit, row, organ, 'vetting-asked', disciplineLinkOf(row.id));
}

async function tellDepartment(unit: Unit, row: Told, kind: Kind): Promise<void> {
  const department = await committeeAccounts(
    unit.tx,
    [row.asking_committee],
    ['organisation-department'],
  );
  await tell(unit, row, department, kind, linkOf(row.id));
}

export async function tellOfLetter(
  unit: Unit,
  row: Told,
  kind: 'vetting-answered' | 'vetting-revoked',
): Promise<void> {
  await settleNotices(unit, [linkOf(row.id)]);
  await tellDepartment(unit, row, kind);
}

export async function tellOfDiscipline(unit: Unit, row: Told): Promise<void> {
  await settleNotices(unit, [disciplineLinkOf(row.id)]);
  await tellDepartment(unit, row, 'vetting-answered');
}

/** A change of safety facts is the office's to decide on; one in the register of measures is said to the department alone. */
export async function tellOfChange(unit: Unit, row: Told, part: OpinionPart): Promise<void> {
  if (part === 'whole') return tellDepartment(unit, row, 'vetting-changed');
  const office = await officeAccounts(unit, row.scope_key);
  await tell(unit, row, office, 'vetting-changed', linkOf(row.id));
}

/** Taken back: nothing is left to answer. */
export async function tellOfWithdrawing(unit: Unit, row: Told): Promise<void> {
  await settleNotices(unit, [linkOf(row.id), disciplineLinkOf(row.id)]);
}
