// The whole world's deployments: one with every field, every kind of step, a correction, and a workbook brought in.

import { writeWorkbook } from '@jinze/documents';
import { civilDate as day, type Id } from '@jinze/kernel';
import { can, scopeFor } from '../modules/access/index.ts';
import { correctStep } from '../modules/deployments/add-step.ts';
import { correctDeployment, withdrawDeployment } from '../modules/deployments/change-deployment.ts';
import { importDeployments, withdrawImport } from '../modules/deployments/import-deployments.ts';
import {
  addStep,
  type DeploymentsContext,
  deploymentFromTask,
  recordDeployment,
} from '../modules/deployments/index.ts';
import { SHEET_COLUMNS } from '../modules/deployments/sheet.columns.ts';
import { recordsInScope } from '../modules/performance/index.ts';
import type { Caller } from '../platform/http/caller.ts';
import { digestOf, newId } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

const ON = day('2026-11-02');
const HEAD = {
  kind: 'document',
  issuedBy: 'superior',
  issuer: '云岭省安全生产委员会',
  number: '云岭安委〔2026〕40号',
  title: '关于矿山安全的通知',
  receivedOn: ON,
  custodian: '县政府办公室',
} as const;

const caller = ({ actor }: Command): Caller => ({
  accountId: actor.accountId ?? ('' as Id<'account'>),
  sessionId: '' as Id<'session'>,
  displayName: actor.name,
  personId: null,
  grants: [],
  csrfToken: '',
  reauthenticatedUntil: null,
});

async function one<Row>({ owner }: TestDatabase, query: string, id: string): Promise<Row> {
  const [row] = (await owner.query(query, [id])).rows as Row[];
  if (row === undefined) throw new Error(`nothing: ${query}`);
  return row;
}

/** A workbook that is brought in, and taken back. */
async function addImport(services: TestDatabase, context: DeploymentsContext, command: Command) {
  const row = [
    '石桥县',
    '上级',
    '云岭省',
    '文件',
    '导入1号',
    '标题',
    '2026-11-01',
    '',
    '要求',
    '石桥县应急管理局',
  ];
  const bytes = await writeWorkbook({
    sheetName: '工作部署',
    columns: SHEET_COLUMNS.map(({ name }) => ({ name, width: 10 })),
    rows: [SHEET_COLUMNS.map((_, index) => row[index] ?? '')],
  });
  const file = { name: '部署.xlsx', bytes };
  await importDeployments(context, command, file, digestOf(bytes));
  const made = await one<{ id: Id<'deployment-import'> }>(
    services,
    'select id from deployments.import where digest = $1',
    digestOf(bytes),
  );
  await withdrawImport(context, command, made.id, { version: 1, reason: '导错了' });
}

/** `recordId`: a duty record that a step links to. */
export async function addWholeDeployments(
  services: TestDatabase,
  command: Command,
  at: { readonly region: string; readonly organ: Id<'organ'>; readonly post: Id<'post'> },
  recordId: Id<'duty-record'>,
): Promise<void> {
  const context: DeploymentsContext = { ...services, may: can, scopeFor, recordsInScope };
  const { region, organ: organId, post: postId } = at;
  const line = { what: '关闭小矿', organId, postId, dueOn: day('2026-12-01') };
  const { id: deploymentId } = await recordDeployment(context, command, {
    region,
    head: HEAD,
    asks: [line, { ...line, what: '另一项', postId: null }],
  });
  const act = { context, command, caller: caller(command), deploymentId };
  const askNow = () =>
    one<{ id: Id<'deployment-ask'>; version: number }>(
      services,
      'select id, version from deployments.ask where deployment_id = $1 and position = 1',
      deploymentId,
    );
  const add = async (more: object) => {
    const { id: ask, version } = await askNow();
    const step = {
      kind: 'conveyed' as const,
      on: day('2026-11-03'),
      venue: '会议',
      number: '1号',
      text: '说明',
      result: null,
      reason: null,
      statedBy: null,
      records: [recordId],
    };
    await addStep(act, { ...step, ...more, ask, version });
  };
  await add({});
  const notDone = { result: 'not-done' as const, reason: '资金未到位', statedBy: '何思齐' };
  await add({ kind: 'result', venue: null, text: null, ...notDone });
  const last = await one<{ id: Id<'deployment-step'> }>(
    services,
    `select s.id from deployments.step s join deployments.ask a on a.id = s.ask_id
     where a.deployment_id = $1 and s.kind = 'result'`,
    deploymentId,
  );
  const { version } = await askNow();
  await correctStep(
    act,
    { stepId: last.id, version, correctionReason: '补充原因' },
    {
      kind: 'result' as const,
      on: day('2026-11-04'),
      venue: null,
      number: null,
      text: null,
      ...notDone,
      reason: '资金年底到位',
      records: [],
    },
  );
  const { id } = await askNow();
  await correctDeployment(context, command, deploymentId, {
    version: 1,
    reason: '来文更正',
    head: { ...HEAD, title: '关于加强矿山安全的通知' },
    asks: [{ ...line, id }],
  });
  const taskId = newId<'task'>(services.clock.now());
  const made = await services.unitOfWork.commit(command, async (unit) => ({
    id: await deploymentFromTask(
      unit,
      { ...command, today: services.clock.today() },
      { taskId, region, head: { ...HEAD, number: '督办40号' }, asks: [line] },
    ),
  }));
  await withdrawDeployment(context, command, made.id, { version: 1, reason: '重复' });
  await addImport(services, context, command);
}
