// The demo's vetting: one letter issued, with what the discipline organ and the department said, and one request that waits.
import type { VettingPurpose } from '@jinze/contracts';
import { type CivilDate, civilDate as day, type Id } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { holdersOn } from '../modules/posts/index.ts';
import {
  answerForDiscipline,
  conclude,
  createRequest,
  feedBack,
  issueForDiscipline,
  issueLetter,
  prepareOpinion,
  reviewOpinion,
  sendRequest,
} from '../modules/vetting/index.ts';
import { type Scope, SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import { accountsNamed } from './demo.store.ts';
import { PREFECTURE_PATH } from './demo-places.ts';
import { servicesAt } from './play-demo.ts';

const DEPARTMENT = '云江市委组织部';
const OFFICE = '云江市安委办';
const REVIEWER = '云江安委办复核员';
const ORGAN = '云江市纪委监委';
const ORGAN_REVIEWER = '云江市纪委监委案件审理室';

const COMMITTEE: Scope = { keys: [], committees: [PREFECTURE_PATH], persons: [] };
const ANSWERING: Scope = { keys: [`prefecture${PREFECTURE_PATH}`], committees: [], persons: [] };

interface DemoRequest {
  readonly at: Date;
  readonly title: string;
  readonly purpose: VettingPurpose;
  readonly askedFor: CivilDate;
  readonly basisDocument: string;
  /** Which of the counties' heads, in the order of the roster. */
  readonly from: number;
  readonly to: number;
}

const ISSUED: DemoRequest = {
  at: new Date('2026-10-19T02:00:00Z'),
  title: '2026年第二批',
  purpose: 'promotion',
  askedFor: day('2026-10-30'),
  basisDocument: '云组函〔2026〕27号',
  from: 0,
  to: 8,
};
const WAITING: DemoRequest = {
  at: new Date('2026-11-16T02:00:00Z'),
  title: '2026年度评先评优人选',
  purpose: 'honour',
  askedFor: day('2026-12-15'),
  basisDocument: '云组函〔2026〕31号',
  from: 8,
  to: 14,
};
const ON = day('2026-10-22');

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** Heads of the counties' committees and governments: whom the prefecture's committee manages. */
async function listOf(services: Services, request: DemoRequest): Promise<Buffer> {
  const holders = await services.database.read(SYSTEM_SCOPE, (db) =>
    holdersOn(db, SYSTEM_SCOPE, PREFECTURE_PATH, services.clock.today()),
  );
  // Who serves the prefecture as well is answered for by the province.
  const above = new Set(
    holders.filter(({ level }) => level === 'prefecture').map(({ personId }) => personId),
  );
  const lines = holders
    .filter(
      ({ managingCommittee, level, personId }) =>
        managingCommittee === PREFECTURE_PATH && level === 'county' && !above.has(personId),
    )
    .slice(request.from, request.to)
    .map(({ personName, organName, postTitle }) => `${personName}\t${organName}\t${postTitle}`);
  return Buffer.from(lines.join('\n'));
}

/** Each act as whoever does it, at its own moment; a first start that was broken off is answered by the keys. */
function player(services: Services, accounts: ReadonlyMap<string, Id<'account'>>) {
  return (name: string, scope: Scope, at: Date) => {
    const accountId = accounts.get(name);
    if (accountId === undefined) throw new Error(`no account ${name}`);
    const key = `demo vetting ${at.toISOString()}`;
    return {
      context: {
        ...servicesAt(services, at),
        may: () => true,
        scopeFor: () => scope,
      },
      acting: {
        caller: { accountId, personId: null, grants: [] },
        command: {
          actor: { accountId, name },
          scope,
          request: { key, route: 'demo.vetting', hash: digestOf(key) },
        },
      },
    };
  };
}
type Play = ReturnType<typeof player>;

async function ask(play: Play, request: DemoRequest): Promise<Id<'vetting-request'> | undefined> {
  const { at, title, purpose, askedFor, basisDocument } = request;
  const drafting = play(DEPARTMENT, COMMITTEE, at);
  const bytes = await listOf(drafting.context, request);
  if (bytes.length === 0) return undefined;
  const asked = {
    committee: PREFECTURE_PATH,
    purpose,
    askedFor,
    appraisalYear: null,
    basisDocument,
    title,
    answering: PREFECTURE_PATH,
    choices: [],
  };
  const file = { name: `${title}.txt`, bytes };
  const { id } = await createRequest(drafting.context, drafting.acting.command, [], {
    file,
    digest: digestOf(bytes),
    asked,
  });
  const sending = play(DEPARTMENT, COMMITTEE, minutesAfter(at, 10));
  await sendRequest(sending.context, sending.acting, { id, version: 1 });
  return id;
}

async function answer(play: Play, id: Id<'vetting-request'>, from: Date): Promise<void> {
  const prepared = play(OFFICE, ANSWERING, minutesAfter(from, 60));
  await prepareOpinion(prepared.context, prepared.acting, { id, version: 2 });
  const reviewed = play(REVIEWER, ANSWERING, minutesAfter(from, 120));
  await reviewOpinion(reviewed.context, reviewed.acting, { id, version: 3 });
  const issued = play(OFFICE, ANSWERING, minutesAfter(from, 3 * 1440));
  await issueLetter(
    issued.context,
    issued.acting,
    { id, version: 4 },
    { documentNo: '云安办函〔2026〕36号', on: ON, validUntil: day('2027-04-22') },
  );
}

async function answerApart(play: Play, id: Id<'vetting-request'>, from: Date): Promise<void> {
  const drafted = play(ORGAN, COMMITTEE, minutesAfter(from, 1440));
  await answerForDiscipline(drafted.context, drafted.acting, id, {
    version: 0,
    statement: '除下列人员外，没有立案未结的案件，也没有影响期内的处分处理。',
    entries: [{ number: 2, openCase: 'none', measures: '2024年受诫勉，影响期已满，供综合考虑。' }],
  });
  const issued = play(ORGAN_REVIEWER, COMMITTEE, minutesAfter(from, 3 * 1440 + 30));
  await issueForDiscipline(issued.context, issued.acting, id, {
    version: 1,
    documentNo: '云纪函〔2026〕18号',
    on: ON,
  });
}

async function use(play: Play, id: Id<'vetting-request'>, from: Date): Promise<void> {
  const concluded = play(DEPARTMENT, COMMITTEE, minutesAfter(from, 7 * 1440));
  await conclude(
    concluded.context,
    concluded.acting,
    { id, version: 5 },
    {
      on: day('2026-10-26'),
      documentNo: null,
      content: '事故调查报告没有批复的人选暂缓，其余按程序进行。',
    },
  );
  const fed = play(DEPARTMENT, COMMITTEE, minutesAfter(from, 14 * 1440));
  await feedBack(
    fed.context,
    fed.acting,
    { id, version: 5 },
    {
      numbers: [1],
      result: 'put-off',
      note: '待事故调查报告批复后再研究。',
      on: day('2026-11-02'),
    },
  );
}

export async function addVetting(services: Services): Promise<void> {
  const now = services.clock.now();
  const names = [DEPARTMENT, OFFICE, REVIEWER, ORGAN, ORGAN_REVIEWER];
  const accounts = await services.database.read(SYSTEM_SCOPE, (db) => accountsNamed(db, names));
  const play = player(services, accounts);
  if (minutesAfter(ISSUED.at, 15 * 1440) < now) {
    const issued = await ask(play, ISSUED);
    if (issued !== undefined) {
      await answer(play, issued, ISSUED.at);
      await answerApart(play, issued, ISSUED.at);
      await use(play, issued, ISSUED.at);
    }
  }
  if (minutesAfter(WAITING.at, 60) < now) await ask(play, WAITING);
}
