// Plays the demo's assessments through the use cases: last year's of six counties, told and final, and this year's under way.
import { civilDate as day, type Id } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import {
  type AssessmentsContext,
  addSubjects,
  approve,
  closeScoring,
  draftScheme,
  enterFact,
  finalise,
  issueScheme,
  notify,
  officesHeld,
  openScoring,
  openSelfAssessment,
  prepareExercise,
  propose,
} from '../modules/assessments/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { selvesOf } from '../platform/http/caller.ts';
import { digestOf } from '../platform/ids.ts';
import { assessedIn, callerOf } from './demo.store.ts';
import { ASSESSED, demoScheme, LAST_YEAR } from './demo-assessments.ts';
import { PREFECTURE_PATH } from './demo-places.ts';
import { servicesAt } from './play-demo.ts';

const OFFICE = 'yunjiang-awb';
/** What one of the office proposes another has approved. */
const APPROVER = 'yunjiang-fhy';

type Exercise = Id<'assessment'>;
type Acting = Parameters<typeof propose>[1];

/** The acts of one exercise, each under the clock of its moment and answered once. */
class Doing {
  private readonly services: Services;
  constructor(services: Services) {
    this.services = services;
  }

  async act<T>(
    instant: string,
    action: string,
    work: (context: AssessmentsContext, acting: Acting) => Promise<T>,
    { by = OFFICE, of = '' }: { readonly by?: string; readonly of?: string } = {},
  ): Promise<T> {
    const services = servicesAt(this.services, new Date(`${instant}+08:00`));
    const caller = await services.database.read(SYSTEM_SCOPE, (db) =>
      callerOf(db, { loginName: by }),
    );
    const scope = scopeFor(caller, `assessments.${action}`);
    if (scope === undefined) throw new Error(`${caller.displayName} may not ${action}`);
    const key = `demo assessments ${instant} ${action} ${of}`.trim();
    return work(
      { ...services, may: can, scopeFor },
      {
        command: {
          actor: { accountId: caller.accountId, name: caller.displayName },
          scope,
          request: { key, route: `demo.${action}`, hash: digestOf(key) },
        },
        own: selvesOf(caller),
        offices: officesHeld(caller),
      },
    );
  }
}

async function issuedScheme(doing: Doing, year: number, at: string) {
  const { id } = await doing.act(at, 'draft-scheme', (context, { command }) =>
    draftScheme(context, command, {
      region: PREFECTURE_PATH,
      year,
      title: `云江市${year}年度县级安全生产考核细则`,
      from: { kind: 'body', body: demoScheme(year) },
      supersedes: null,
    }),
  );
  await doing.act(at, 'issue-scheme', (context, { command }) =>
    issueScheme(
      context,
      command,
      { id, version: 1 },
      {
        organ: '云江市安全生产委员会',
        documentNo: `云安委〔${year}〕6号`,
        on: day(at.slice(0, 10)),
        approval: '市政府常务会议审议通过',
      },
    ),
  );
  return id;
}

async function prepared(doing: Doing, year: number): Promise<Exercise> {
  const at = `${year}-11-20T10:00:00`;
  const schemeId = await issuedScheme(doing, year, at);
  const { id } = await doing.act(at, 'prepare', (context, acting) =>
    prepareExercise(context, acting, {
      region: PREFECTURE_PATH,
      year,
      schemeId,
      title: `云江市${year}年度县级安全生产考核`,
      from: day(`${year}-01-01`),
      to: day(`${year}-12-31`),
      selfBy: day(`${year}-12-10`),
      scoringBy: day(`${year}-12-20`),
      proposeBy: day(`${year}-12-31`),
      objectionDays: 5,
      objectionUnit: 'calendar-days',
      objectionBasis: `云安委〔${year}〕6号`,
      isBlind: true,
      settling: 'people',
      settlingBasis: null,
    }),
  );
  const whole = { organId: null, appointmentId: null, class: null };
  const subjects = ASSESSED.map((region) => ({ region, ...whole }));
  await doing.act(at, 'add-subjects', (context, acting) =>
    addSubjects(context, acting, { id, version: 1 }, { subjects }),
  );
  await doing.act(at, 'open-self-assessment', (context, acting) =>
    openSelfAssessment(context, acting, { id, version: 2 }),
  );
  return id;
}

async function enterFacts(services: Services, doing: Doing, exercise: Exercise): Promise<void> {
  for (const [index, [meetings, done, all]] of LAST_YEAR.entries()) {
    const facts = { 专题研究: meetings, 已整改: done, 应整改: all };
    for (const [fact, value] of Object.entries(facts)) {
      const held = await services.database.read(SYSTEM_SCOPE, (db) => assessedIn(db, exercise));
      const subject = held[index];
      if (subject === undefined) throw new Error('every county is assessed');
      const said = { evidence: ['隐患台账、会议纪要'], because: '按县里报送的台账和纪要核对' };
      await doing.act(
        '2025-12-08T10:00:00',
        'enter-fact',
        (context, acting) => enterFact(context, acting, subject, { fact, value, ...said }),
        { of: `${index} ${fact}` },
      );
    }
  }
}

const APPROVAL = {
  on: day('2026-01-12'),
  organ: '云江市委、云江市人民政府',
  documentNo: '云委发〔2026〕2号',
};

type Step = (context: AssessmentsContext, acting: Acting, id: Exercise) => Promise<void>;

/** Last year's, once the facts are in. */
const STAGES: readonly (readonly [at: string, action: string, step: Step])[] = [
  ['2025-12-11T10:00:00', 'open-scoring', (on, by, id) => openScoring(on, by, { id, version: 3 })],
  [
    '2025-12-21T10:00:00',
    'close-scoring',
    (on, by, id) => closeScoring(on, by, { id, version: 4 }, { reason: null }),
  ],
  ['2025-12-26T10:00:00', 'propose', (on, by, id) => propose(on, by, { id, version: 5 })],
  ['2026-01-12T10:00:00', 'approve', (on, by, id) => approve(on, by, { id, version: 6 }, APPROVAL)],
  [
    '2026-01-14T10:00:00',
    'notify',
    (on, by, id) => notify(on, by, { id, version: 7 }, { on: day('2026-01-14') }),
  ],
  ['2026-01-21T10:00:00', 'finalise', (on, by, id) => finalise(on, by, { id, version: 8 })],
];

export async function addAssessments(services: Services): Promise<void> {
  const now = services.clock.now();
  const isOver = (instant: string) => new Date(`${instant}+08:00`) <= now;
  const doing = new Doing(services);
  if (!isOver('2025-12-08T10:00:00')) return;
  const last = await prepared(doing, 2025);
  await enterFacts(services, doing, last);
  for (const [at, action, step] of STAGES) {
    if (!isOver(at)) return;
    const by = action === 'approve' ? APPROVER : OFFICE;
    await doing.act(at, action, (context, acting) => step(context, acting, last), { by });
  }
  if (isOver('2026-11-20T10:00:00')) await prepared(doing, 2026);
}
