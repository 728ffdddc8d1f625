// The whole world's tasks: one with everything a task can have, in every table of it.
import type { TaskInput } from '@jinze/contracts';
import { civilDate as day, type Id } from '@jinze/kernel';
import { can, scopeFor } from '../modules/access/index.ts';
import {
  accept,
  approve,
  askExtension,
  decideOnExtension,
  draftTask,
  issue,
  keepTownshipList,
  reply,
  type SupervisionContext,
} from '../modules/supervision/index.ts';
import { clockAt } from '../platform/clock.ts';
import type { Caller } from '../platform/http/caller.ts';
import { type Command, createUnitOfWork } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

const PREFECTURE = '/99/9901/';

/** The city's safety office: what it may do here, it may everywhere. */
const caller = ({ actor }: Command): Caller => ({
  accountId: actor.accountId ?? ('' as Id<'account'>),
  sessionId: '' as Id<'session'>,
  displayName: actor.name,
  personId: null,
  grants: [
    {
      role: 'safety-office',
      regionPath: PREFECTURE,
      level: 'prefecture',
      committeePath: null,
      personId: null,
    },
  ],
  csrfToken: '',
  reauthenticatedUntil: null,
});

async function idOf({ owner }: TestDatabase, query: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(query);
  if (rows[0] === undefined) throw new Error(`nothing: ${query}`);
  return rows[0].id;
}

/** `recordId`: a duty record that serves as evidence. */
export async function addWholeTasks(
  services: TestDatabase,
  command: Command,
  at: { readonly organ: Id<'organ'>; readonly post: Id<'post'>; readonly township: string },
  recordId: Id<'duty-record'>,
): Promise<void> {
  const clock = clockAt(services.clock.now());
  const silent = { send: async () => undefined };
  const context: SupervisionContext = {
    ...services,
    unitOfWork: createUnitOfWork(services.database, clock, silent),
    may: can,
    scopeFor,
    findingFor: async () => undefined,
  };
  const office = caller(command);
  await keepTownshipList(context, command, {
    region: at.township,
    version: null,
    documentNo: '石委办发〔2026〕30号',
    adoptedOn: day('2026-11-01'),
    own: ['开展自建房排查'],
    assist: ['配合道路劝导'],
    recalled: ['燃气企业检查'],
  });
  const township = (await idOf(
    services,
    `select id from posts.organ where region_path = '${at.township}' limit 1`,
  )) as Id<'organ'>;
  const asked = { townshipMatterId: null, townshipReason: null };
  const input: TaskInput = {
    office: 'safety-office',
    issuerOrganId: (await idOf(
      services,
      `select id from posts.organ where region_path = '${PREFECTURE}' and kind = 'government'`,
    )) as Id<'organ'>,
    source: {
      kind: 'record-finding',
      text: '带队检查发现',
      number: '云检〔2026〕1号',
      recordId,
      findingId: null,
    },
    title: '核查全部隐患',
    text: '逐项核查，逐项销号。',
    due: { kind: 'working-days', days: 5 },
    assignees: [
      { ...asked, role: 'lead', organId: at.organ, postId: at.post },
      { ...asked, role: 'assist', organId: township, postId: null, townshipReason: '统一部署' },
    ],
    material: {
      from: day('2026-01-01'),
      to: day('2026-06-30'),
      words: '无此材料',
      heldReason: '口径不同',
    },
    listing: {
      level: 'prefecture',
      accidentName: '“11·1”事故',
      matter: '查明原因',
      timeLimit: '60 日',
      removal: '核查后解除',
      noticeNo: '云安督〔2026〕9号',
      publishedOn: day('2026-11-02'),
      publishedIn: '市政府网站',
    },
  };
  const { taskId: id } = await draftTask(context, command, office, input);
  await approve(context, command, office, {
    id,
    version: 1,
    by: '市政府常务会议',
    on: day('2026-11-20'),
    documentNo: '云政纪〔2026〕40号',
    plan: '第9项',
  });
  await issue(context, command, office, {
    id,
    version: 2,
    signedBy: '何思齐',
    documentNo: '云安督通〔2026〕1号',
  });
  await accept(context, command, office, { id, version: 3 });
  await askExtension(context, command, office, {
    id,
    version: 4,
    reason: '降雨',
    wantedOn: day('2027-01-31'),
  });
  await decideOnExtension(context, command, office, {
    id,
    version: 5,
    decision: { kind: 'grant', on: day('2027-01-31'), answer: '同意' },
  });
  await reply(context, command, office, { id, version: 6, text: '已办', records: [recordId] });
  await draftTask(context, command, office, { ...input, title: '又一项', listing: null });
}
