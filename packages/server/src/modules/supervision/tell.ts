// Who is told of what becomes of a task: the liaison or the office in working hours, never the leader.
import { ISSUING_OFFICES, type NoticeKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { liaisonsOf, officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import type { PartyRow, TaskRow } from './tasks.store.ts';

const linkOf = (id: Id<'task'>) => `/supervision/tasks/${id}`;

/** What a notice of a task may name. */
type Told = Pick<TaskRow, 'id' | 'title' | 'issuer_office' | 'parties'> & { readonly on: string };
export type TaskNotice = Extract<
  NoticeKind,
  | 'task-issued'
  | 'task-due'
  | 'task-overdue'
  | 'task-replied'
  | 'task-returned'
  | 'task-closed'
  | 'extension-asked'
  | 'extension-decided'
  | 'escalation-drafted'
>;
const TO_ISSUER: readonly TaskNotice[] = ['task-replied', 'extension-asked', 'escalation-drafted'];

const nameOf = (party: PartyRow | undefined) => party?.personName ?? party?.organName ?? '';

function noticeOf(kind: TaskNotice, accountId: Id<'account'>, task: Told): NewNotice {
  const { title, on } = task;
  const shared = { accountId, link: linkOf(task.id) };
  switch (kind) {
    case 'task-issued':
    case 'task-due':
    case 'task-overdue':
    case 'extension-asked':
      return { ...shared, kind, params: { title, on } };
    case 'task-replied':
      return {
        ...shared,
        kind,
        params: { title, name: nameOf(task.parties.find(({ role }) => role === 'lead')) },
      };
    case 'task-returned':
    case 'task-closed':
    case 'extension-decided':
    case 'escalation-drafted':
      return { ...shared, kind, params: { title } };
  }
}

/** One pass over many tasks: two statements find the accounts. `except`: who did it knows already. */
export async function tell(
  unit: Unit,
  told: readonly { readonly task: Told; readonly kinds: readonly TaskNotice[] }[],
  except: Id<'account'> | null,
): Promise<void> {
  const asked = told.flatMap(({ task }) => task.parties);
  const persons = asked.flatMap(({ personId }) => personId ?? []);
  const liaisons = await liaisonsOf(unit.tx, persons);
  const offices = await officesOf(
    unit.tx,
    asked.map(({ scopeKey }) => scopeKey),
    ISSUING_OFFICES,
  );
  const ofBody = (party: PartyRow, role: string) =>
    (offices.get(party.scopeKey) ?? [])
      .filter((one) => one.role === role)
      .map((one) => one.accountId);
  /** The liaison of whoever is asked; without one, the safety office that runs the body. */
  const ofAsked = (party: PartyRow) => {
    const served = party.personId === null ? [] : (liaisons.get(party.personId) ?? []);
    return served.length > 0 ? served : ofBody(party, 'safety-office');
  };
  const notices = told.flatMap(({ task, kinds }) =>
    kinds.flatMap((kind) => {
      const accounts = task.parties.flatMap((party) => {
        if (TO_ISSUER.includes(kind))
          return party.role === 'issuer' ? ofBody(party, task.issuer_office) : [];
        return party.role === 'lead' || party.role === 'assist' ? ofAsked(party) : [];
      });
      return [...new Set(accounts)]
        .filter((accountId) => accountId !== except)
        .map((accountId) => noticeOf(kind, accountId, task));
    }),
  );
  await sendNoticesOnce(unit, notices);
}

/** What was waited for has been done: nobody is told of it any more. */
export function settle(unit: Unit, id: Id<'task'>): Promise<void> {
  return settleNotices(unit, [linkOf(id)]);
}
