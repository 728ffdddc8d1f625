// Telling of a commendation: who examines, who nominated, and from the grant on the person. Nobody before that.
import type { CommendationKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, committeeAccounts, liaisonsOf, officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import type { CommendationDecision } from './commendation.decide.ts';
import type { CommendationRow } from './commendations.store.ts';

export const KIND_WORDS: Readonly<Record<CommendationKind, string>> = {
  timely: '及时表彰奖励',
  merit: '记功',
  citation: '嘉奖',
};

const departments = (unit: Unit, path: string) =>
  committeeAccounts(unit.tx, [path], ['organisation-department']);

async function officeOf(unit: Unit, key: string): Promise<Id<'account'>[]> {
  const found = await officesOf(unit.tx, [key], ['safety-office']);
  return (found.get(key) ?? []).map(({ accountId }) => accountId);
}

type ToldKind = Extract<NewNotice['kind'], `commendation-${string}`>;

/** Whom an act concerns: the next who has to do something, or who waits for its outcome. */
async function accountsFor(
  unit: Unit,
  row: CommendationRow,
  { act, state }: CommendationDecision,
): Promise<{ readonly kind: ToldKind; readonly accounts: readonly Id<'account'>[] }[]> {
  switch (act) {
    case 'nominate':
      return [
        {
          kind: 'commendation-nominated',
          accounts: await departments(unit, row.managing_committee),
        },
      ];
    case 'examine':
    case 'not-grant':
      return [
        {
          kind: state === 'publicised' ? 'commendation-public' : 'commendation-answered',
          accounts: await officeOf(unit, row.scope_key),
        },
      ];
    case 'publicise':
    case 'object':
      return [
        { kind: 'commendation-public', accounts: await departments(unit, row.approving_path) },
      ];
    case 'grant':
    case 'revoke':
      return [
        {
          kind: act === 'grant' ? 'commendation-granted' : 'commendation-revoked',
          accounts: await accountsOfPersons(unit.tx, [row.person_id]),
        },
        { kind: 'commendation-answered', accounts: await officeOf(unit, row.scope_key) },
      ];
    case 'draft':
    case 'change':
    case 'withdraw':
    case 'answer-objection':
      return [];
  }
}

export async function tellOfCommendation(
  unit: Unit,
  row: CommendationRow,
  decision: CommendationDecision,
  { accountId: actor }: Command['actor'],
): Promise<void> {
  const link = `/commendations/${row.id}`;
  const title = `${row.organ_name}${row.post_title}${row.person_name} ${KIND_WORDS[row.kind]}`;
  const told = await accountsFor(unit, row, decision);
  // Whoever is also of the office or department, or serves the person, is told as the person alone.
  const serving = (await liaisonsOf(unit.tx, [row.person_id])).get(row.person_id) ?? [];
  const self = [...(await accountsOfPersons(unit.tx, [row.person_id])), ...serving];
  const isTheirs = (kind: ToldKind) =>
    kind === 'commendation-granted' || kind === 'commendation-revoked';
  const notices = told.flatMap(({ kind, accounts }) =>
    accounts
      .filter((accountId) => accountId !== actor && (isTheirs(kind) || !self.includes(accountId)))
      .map((accountId): NewNotice => ({ accountId, kind, link, params: { title } })),
  );
  // What was told of before has been done, or has moved on.
  await settleNotices(unit, [link]);
  await sendNoticesOnce(unit, notices);
}
