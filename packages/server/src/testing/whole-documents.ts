// For `addWholeWorld`: a notice of a task with its number, one that was withdrawn, and numbers kept free, given elsewhere and void.
import { civilDate as day, type Id } from '@jinze/kernel';
import { can, scopeFor } from '../modules/access/index.ts';
import { makeDocument } from '../modules/documents/make-document.ts';
import { actOnNumber, reserveNumber } from '../modules/documents/numbers.ts';
import { withdrawDocument } from '../modules/documents/withdraw-document.ts';
import { taskDocuments } from '../modules/supervision/index.ts';
import { placeOfKey } from '../platform/database/scope.ts';
import type { Caller, Grant } from '../platform/http/caller.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

export async function addWholeDocuments(
  services: TestDatabase,
  command: Command,
  region: string,
): Promise<void> {
  const { rows } = await services.owner.query<{ id: string; version: number; scope_key: string }>(
    "select id, version, scope_key from supervision.task where issue_no = '云安督通〔2026〕1号'",
  );
  const [task] = rows;
  if (task === undefined) throw new Error('a task');
  const officeAt = (place: Pick<Grant, 'regionPath' | 'level'>): Caller => ({
    accountId: command.actor.accountId ?? ('' as Id<'account'>),
    sessionId: '' as Id<'session'>,
    displayName: command.actor.name,
    personId: null,
    grants: [{ role: 'safety-office', committeePath: null, personId: null, ...place }],
    csrfToken: '',
    reauthenticatedUntil: null,
  });
  const caller = officeAt(placeOfKey(task.scope_key));
  const looking = { ...services, may: can, scopeFor };
  const context = {
    ...looking,
    sources: taskDocuments({ ...looking, findingFor: async () => undefined }),
    ledger: { checkpoint: async () => undefined, placeOf: async () => undefined },
    checkAddress: '/verify',
  };
  const input = {
    kind: 'task-notice',
    stream: 'task',
    of: task.id,
    version: task.version,
    dated: day('2026-11-20'),
    organs: ['云江市安全生产委员会办公室'],
    addressees: ['石桥县人民政府'],
    copiesTo: ['云江市应急管理局'],
    printedBy: '云江市安全生产委员会办公室',
    answers: {
      basis: '市安委会第四次全体会议',
      background: '近期多处发现同类问题',
      demands: '排查到户\n建立清单',
      reportTo: '市安委办',
      contact: '周某 0999-1234567',
    },
  } as const;
  const numbered = { ...input, number: { kind: 'own' } } as const;
  const { id } = await makeDocument(context, command, caller, numbered);
  await withdrawDocument(context, command, caller, { id, version: 1 }, '主送机关有误');
  await makeDocument(context, command, caller, numbered);
  const kept = {
    region,
    register: 'office',
    code: '石安办',
    first: 31,
    purpose: '年底督查通知',
  } as const;
  const { rows: regions } = await services.owner.query<Pick<Grant, 'regionPath' | 'level'>>(
    'select path as "regionPath", level from posts.region where path = $1',
    [region],
  );
  const [own] = regions;
  if (own === undefined) throw new Error('a region');
  const keeper = officeAt(own);
  const { id: outside } = await reserveNumber(context, command, keeper, kept);
  await actOnNumber(context, command, { id: outside, version: 1 }, 'use', '关于开展督查的通知');
  const { id: dropped } = await reserveNumber(context, command, keeper, { ...kept, first: null });
  await actOnNumber(context, command, { id: dropped, version: 1 }, 'void', '不再发文');
  await reserveNumber(context, command, keeper, { ...kept, first: null });
}
