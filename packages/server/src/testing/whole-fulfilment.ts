// The whole world's late rules, readiness permissions and annual reports: one that stands and one that ended.
import { civilDate as day, type Id } from '@jinze/kernel';
import {
  reopenReport,
  saveReport,
  signReport,
  startReport,
} from '../modules/performance/annual-reports.ts';
import { layDownLateRule, withdrawLateRule } from '../modules/performance/late-rules.ts';
import { allowReadiness, endReadiness } from '../modules/performance/readiness-permissions.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

async function addLateRules(services: TestDatabase, command: Command, region: string) {
  const said = { region, afterDays: 10, doesCount: false, title: '履职纪实管理办法' };
  await layDownLateRule(services, command, {
    ...said,
    documentNo: '石安委〔2026〕11号',
    validFrom: day('2026-10-01'),
  });
  const { id, version } = await layDownLateRule(services, command, {
    ...said,
    documentNo: '石安委〔2026〕12号',
    validFrom: day('2026-11-01'),
  });
  await withdrawLateRule(services, command, { id, version, reason: '文件已废止' });
}

async function addPermissions(services: TestDatabase, own: Command): Promise<void> {
  const context = {
    ...services,
    findAccount: async () =>
      own.actor.accountId === null
        ? undefined
        : { id: own.actor.accountId, displayName: own.actor.name },
  };
  const { id, version } = await allowReadiness(context, own, 'yunjiang-awb');
  await endReadiness(context, own, { id, version });
  await allowReadiness(context, own, 'yunjiang-awb');
}

/** A report that was edited, signed, opened again and signed again. */
async function addReport(
  services: TestDatabase,
  own: Command,
  personId: Id<'person'>,
): Promise<void> {
  const context = {
    ...services,
    openDeployments: async () => [],
  };
  const { id } = await startReport(context, own, { personId, year: 2026 });
  const content = [
    {
      part: 'next' as const,
      sentences: [{ key: null, text: '明年关闭小矿', isEdited: true, records: [] }],
    },
  ];
  await saveReport(context, own, { id, version: 1, content });
  await signReport(context, own, { id, version: 2 });
  await reopenReport(context, own, { id, version: 3, reason: '补写一项' });
  await signReport(context, own, { id, version: 4 });
}

export async function addWholeFulfilment(
  services: TestDatabase,
  command: Command,
  held: { readonly region: string; readonly person: Id<'person'> },
): Promise<void> {
  const own = { ...command, scope: { keys: [], committees: [], persons: [held.person] } };
  await addLateRules(services, command, held.region);
  await addPermissions(services, own);
  await addReport(services, own, held.person);
}
