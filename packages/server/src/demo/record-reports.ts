// Plays the demo's reports from the public through the use cases: one just in, one taken up, one closed, one about a leader.
import { civilDate } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import {
  acceptReport,
  checkReport,
  closeReport,
  type Filing,
  fileReport,
  layDownTerm,
  type ReportsContext,
  replyToReport,
} from '../modules/publication/index.ts';
import { draftTask } from '../modules/supervision/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import { callerOf, organNamed, postNamed } from './demo.store.ts';
import { PREFECTURE_PATH } from './demo-places.ts';
import { servicesAt } from './play-demo.ts';

const SHIQIAO = `${PREFECTURE_PATH}990102/`;
const SONGPING = `${PREFECTURE_PATH}990106/`;

/** The secret of a form, the same in every demo: so is the code by which it is followed. */
const formOf = (name: string) => `demo-report-${name}`.padEnd(43, '0');

const PLAIN = {
  deaths: 'no',
  isByAuthorities: false,
  postId: null,
  about: null,
  name: null,
  contact: null,
} as const;

const QUARRY: Filing = {
  ...PLAIN,
  form: formOf('quarry'),
  kind: 'hazard',
  region: SHIQIAO,
  place: '大湾采石场',
  happened: '11月20日以后一直有',
  account: '东边坡顶上裂了一条一掌宽的缝，下面白天还在装车。',
  name: '周师傅（演示）',
  contact: '138 0000 0000（演示）',
};
const MARKET: Filing = {
  ...PLAIN,
  form: formOf('market'),
  kind: 'violation',
  region: SHIQIAO,
  place: '城关农贸市场二楼',
  happened: '10月上旬',
  account: '二楼安全出口晚上上锁，还住着人。',
};
const WORKSHOP: Filing = {
  ...PLAIN,
  form: formOf('workshop'),
  kind: 'violation',
  region: SHIQIAO,
  place: '城南工业路一家铸造厂',
  happened: '停产整顿以后',
  account: '贴了封条，夜里还在生产。',
};

/** Without a name, about the post; the post is found when it is filed. */
const LEADER: Filing = {
  ...PLAIN,
  form: formOf('leader'),
  kind: 'leader',
  region: SONGPING,
  place: '松坪县',
  happened: '今年下半年',
  account: '检查组要查的企业，有人事先打了招呼。（演示，不涉及真实的人和事）',
};

function contextAt(services: Services, moment: string): ReportsContext {
  const then = { ...servicesAt(services, new Date(moment)), may: can, scopeFor };
  return {
    ...then,
    draftTask: (command, caller, input) =>
      draftTask({ ...then, findingFor: async () => undefined }, command, caller, input),
  };
}

/** Who signs in by this name, doing this action; each step once. */
async function by(services: Services, loginName: string, action: string, step: string) {
  const caller = await services.database.read(SYSTEM_SCOPE, (db) => callerOf(db, { loginName }));
  const scope = scopeFor(caller, action);
  if (scope === undefined) throw new Error(`${loginName} may not ${action}`);
  const key = `demo reports ${step}`;
  const actor = { accountId: caller.accountId, name: caller.displayName };
  const command = { actor, scope, request: { key, route: action, hash: digestOf(key) } };
  return { caller, command };
}

async function layDownTerms(services: Services, moment: string): Promise<void> {
  const context = contextAt(services, moment);
  const action = 'publication.lay-down-report-term';
  for (const [loginName, region, basis] of [
    ['songping-awb', SONGPING, '松安委〔2026〕2号'],
    ['shiqiao-awb', SHIQIAO, '石安委〔2026〕2号'],
    ['yunjiang-awb', PREFECTURE_PATH, '云安委〔2026〕3号'],
  ] as const)
    for (const [kind, days] of [
      ['accept', 15],
      ['reply', 60],
      ['keep-identity', 365],
    ] as const) {
      const { caller, command } = await by(services, loginName, action, `${loginName} ${kind}`);
      const term = {
        region,
        track: 'office',
        kind,
        days,
        dayKind: 'calendar-days',
        basis,
      } as const;
      await layDownTerm(context, command, caller, term);
    }
}

type Step = readonly [at: string, perform: (context: ReportsContext) => Promise<unknown>];

/** An act on a report as it stood then; `version` as it was before. */
async function actAs(services: Services, loginName: string, action: string, filing: Filing) {
  const acting = await by(services, loginName, action, `${filing.form} ${action}`);
  const { id } = await fileReport(services, filing);
  const at = (version: number) => ({ id, version });
  return { acting, at };
}

/** Taken up, found so, put right on the spot, answered and closed. */
const marketSteps = (services: Services): readonly Step[] => {
  const acting = (action: string) => actAs(services, 'shiqiao-awb', action, MARKET);
  return [
    ['2026-10-12T12:10:00Z', (context) => fileReport(context, MARKET)],
    [
      '2026-10-14T02:00:00Z',
      async (context) => {
        const { acting: who, at } = await acting('publication.accept-report');
        const text = '由县消防救援大队和城关镇核查。';
        await acceptReport(context, who, at(1), { text });
      },
    ],
    [
      '2026-10-20T02:00:00Z',
      async (context) => {
        const { acting: who, at } = await acting('publication.check-report');
        const government = await services.database.read(SYSTEM_SCOPE, (db) =>
          organNamed(db, '石桥县人民政府'),
        );
        await checkReport(context, who, at(2), {
          on: civilDate('2026-10-19'),
          organId: government.id,
          documentNo: '石举核〔2026〕3号',
          signedBy: '县人民政府分管副县长',
          result: 'true',
          text: '二楼两个安全出口夜间上锁，三户摊主留宿，当场责令开锁、清退。',
        });
      },
    ],
    [
      '2026-10-21T02:00:00Z',
      async (context) => {
        const { acting: who, at } = await acting('publication.reply-report');
        const text = '情况属实，当场开锁、清退留宿人员，市场方已依法受到处罚。';
        await replyToReport(context, who, at(3), { text });
      },
    ],
    [
      '2026-10-28T02:00:00Z',
      async (context) => {
        const { acting: who, at } = await acting('publication.close-report');
        await closeReport(context, who, at(4), { text: null });
      },
    ],
  ];
};

const stepsOf = (services: Services): readonly Step[] => [
  ['2026-03-02T02:00:00Z', () => layDownTerms(services, '2026-03-02T02:00:00Z')],
  ...marketSteps(services),
  // Nobody has said yet whether it is accepted, and the day is past.
  ['2026-11-02T14:20:00Z', (context) => fileReport(context, WORKSHOP)],
  [
    '2026-11-18T06:00:00Z',
    async (context) => {
      const postId = await services.database.read(SYSTEM_SCOPE, (db) =>
        postNamed(db, '松坪县人民政府', '副县长（工业）'),
      );
      await fileReport(context, { ...LEADER, postId });
    },
  ],
  ['2026-11-22T04:30:00Z', (context) => fileReport(context, QUARRY)],
  [
    '2026-11-22T08:30:00Z',
    async (context) => {
      const action = 'publication.accept-report';
      const { acting, at } = await actAs(services, 'shiqiao-awb', action, QUARRY);
      await acceptReport(context, acting, at(1), { text: null });
    },
  ],
];

/** Of a demo that is started earlier only what had happened by then. */
export async function addPublicReports(services: Services): Promise<void> {
  const now = services.clock.now().toISOString();
  for (const [at, perform] of stepsOf(services))
    if (at < now) await perform(contextAt(services, at));
}
