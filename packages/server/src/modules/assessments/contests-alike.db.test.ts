// One fact in two assessments of a year: a contest counts in both, holds both up while it is open, and leaves what is final.
import { civilDate as day, type Id } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { openTestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, YUNJIANG } from '../../testing/world.ts';
import type { Acting } from './assessments.context.ts';
import { candidatesPage } from './candidates.store.ts';
import { changeFacts } from './change-facts.ts';
import { collect } from './collect.ts';
import type { FactWrite } from './facts.store.ts';
import {
  addSubjects,
  approve,
  closeScoring,
  contestFact,
  decideContest,
  draftScheme,
  enterFact,
  finalise,
  issueScheme,
  notify,
  openScoring,
  openSelfAssessment,
  prepareExercise,
  propose,
} from './index.ts';
import { issuedScheme } from './issued-schemes.ts';

const SHIQIAO = `${YUNJIANG}990102/`;
const PLAN = {
  from: day('2026-01-01'),
  to: day('2026-11-25'),
  selfBy: day('2026-11-25'),
  scoringBy: day('2026-12-15'),
  proposeBy: day('2026-12-25'),
  objectionDays: 5,
  objectionUnit: 'calendar-days',
  objectionBasis: '1号',
  isBlind: true,
  settling: 'people',
  settlingBasis: null,
} as const;
const said = { evidence: ['台账'], because: '台账登记' };

/** The same facts under other names: what records count, what inspections found, and what is entered. */
const tableOf = (title: string, name: (fact: string) => string) => ({
  id: 'ours',
  title,
  status: 'local',
  year: 2026,
  subjects: { kind: 'body', partyAndGovernment: 'together' },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、全部',
      points: 100,
      items: [
        {
          id: '1.1',
          title: '专题会议',
          points: 40,
          rules: [
            {
              kind: 'count',
              fact: name('会议'),
              atLeast: 1,
              per: 'quarter',
              each: 10,
              from: { source: 'records', activity: 'meeting' },
            },
          ],
        },
        {
          id: '1.2',
          title: '整改率',
          points: 40,
          rules: [{ kind: 'ratio', fact: '已整改', asks: '已整改', whole: { fact: '应整改' } }],
        },
        {
          id: '1.3',
          title: '不实记录',
          points: 20,
          rules: [
            {
              kind: 'untrue',
              fact: name('不实'),
              each: 5,
              from: { source: 'inspections', counts: 'untrue' },
            },
          ],
        },
      ],
    },
  ],
});

describe('a fact in two assessments', () => {
  let clock: Moving;
  let acting: Record<'office' | 'second' | 'county', Acting>;
  let first: Id<'assessment'>;
  let other: Id<'assessment'>;

  const context = () => ({ ...clock.services, may: () => true, scopeFor: () => SYSTEM_SCOPE });
  const rowsOf = async <T extends object>(text: string, values: unknown[] = []) =>
    (await clock.services.owner.query<T>(text, values)).rows;
  const refused = async (doing: Promise<unknown>) => {
    const error: unknown = await doing.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return (error as { refusal?: { code: string; values?: object } } | undefined)?.refusal;
  };
  const exercise = async (id: Id<'assessment'>) => {
    const [row] = await rowsOf<{ version: number }>(
      'select version from assessments.exercise where id = $1',
      [id],
    );
    return { id, version: row?.version ?? 0 };
  };
  const subject = async (of: Id<'assessment'>, region = QINGSHI) => {
    const [row] = await rowsOf<{ id: Id<'assessed'>; version: number }>(
      'select id, version from assessments.subject where exercise_id = $1 and region_path = $2',
      [of, region],
    );
    if (row === undefined) throw new Error('it is assessed');
    return row;
  };
  const factOf = async (of: Id<'assessment'>, name: string, region = QINGSHI) => {
    const [row] = await rowsOf<{ value: FactValue | null; cause: string; source: string }>(
      'select value, cause, source from assessments.fact where subject_id = $1 and name = $2',
      [(await subject(of, region)).id, name],
    );
    return row;
  };
  const issued = async (
    title: string,
    name: (fact: string) => string,
    supersedes: Id<'assessment-scheme'> | null = null,
    among: object = {},
  ) => {
    const { office } = acting;
    const table = tableOf(title, name);
    const body = { ...table, subjects: { ...table.subjects, ...among } };
    const { id: schemeId } = await draftScheme(context(), office.command, {
      region: YUNJIANG,
      year: 2026,
      title,
      from: { kind: 'body', body },
      supersedes,
    });
    await issueScheme(
      context(),
      office.command,
      { id: schemeId, version: 1 },
      { organ: '云江市安委会', documentNo: title, on: day('2026-11-02'), approval: '会议' },
    );
    return schemeId;
  };
  const prepared = async (title: string, name: (fact: string) => string) => {
    const { office } = acting;
    const schemeId = await issued(title, name);
    const plan = { ...PLAN, region: YUNJIANG, year: 2026, schemeId, title };
    const { id } = await prepareExercise(context(), office, plan);
    const whole = { organId: null, appointmentId: null, class: null };
    const subjects = [QINGSHI, SHIQIAO].map((region) => ({ region, ...whole }));
    await addSubjects(context(), office, await exercise(id), { subjects });
    return id;
  };
  const contest = async (of: Id<'assessment'>, fact: string, claimed: FactValue) =>
    contestFact(context(), acting.county, await subject(of), {
      fact,
      claimed,
      reason: '与台账不符',
      evidence: ['台账'],
    });
  const decide = async (value: FactValue | null) => {
    const [open] = await rowsOf<{ id: Id<'assessment-contest'>; version: number }>(
      `select id, version from assessments.contest where state = 'open'`,
    );
    if (open === undefined) throw new Error('one is open');
    const answer = { isUpheld: value !== null, value, reason: '核对台账' };
    return decideContest(context(), acting.second, open, answer);
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-11-26T10:00:00');
    const { accounts } = await addWorld(clock.services);
    const as = (login: string, key: string): Acting => {
      const accountId = accounts.get(login) ?? null;
      const scope: Scope = { keys: [key], committees: [], persons: [] };
      return { command: { actor: { accountId, name: login }, scope }, own: [], offices: [] };
    };
    acting = {
      office: as('yunjiang-awb', `prefecture${YUNJIANG}`),
      second: as('yunjiang-fhy', `prefecture${YUNJIANG}`),
      county: as('qingshi-awb', `county${QINGSHI}`),
    };
    first = await prepared('年度考核', (fact) => fact);
    await openSelfAssessment(context(), acting.office, await exercise(first));
    for (const region of [QINGSHI, SHIQIAO])
      for (const [fact, value] of [
        ['已整改', 8],
        ['应整改', 10],
      ] as const)
        await enterFact(context(), acting.office, await subject(first, region), {
          fact,
          value,
          ...said,
        });
  });
  afterAll(() => clock.services.close());

  it('decided in one, it is so in one that is opened afterwards, and of nobody else', async () => {
    await contest(first, '会议', [2, 1, 1, 1]);
    await decide([2, 1, 1, 1]);
    other = await prepared('党委政府考核', (fact) => `${fact}二`);
    await openSelfAssessment(context(), acting.office, await exercise(other));
    expect(await factOf(other, '会议二')).toMatchObject({ value: [2, 1, 1, 1], cause: 'contest' });
    expect(await factOf(other, '会议二', SHIQIAO)).toMatchObject({
      value: [0, 0, 0, 0],
      cause: 'collected',
    });
    await collect(context(), acting.office, await exercise(other));
    expect(await factOf(other, '会议二')).toMatchObject({ value: [2, 1, 1, 1], cause: 'contest' });
    const over = { fact: '会议二', value: [4, 4, 4, 4], ...said };
    const entered = await refused(enterFact(context(), acting.office, await subject(other), over));
    expect(entered?.code).toBe('assessments.fact-known');
  });

  it('that people decided while it was counted is not counted over', async () => {
    const { id } = await subject(other);
    const { command } = acting.office;
    const [row] = await rowsOf<{ scheme_id: Id<'assessment-scheme'> }>(
      'select scheme_id from assessments.exercise where id = $1',
      [other],
    );
    if (row === undefined) throw new Error('it has a scheme');
    const { scheme } = await issuedScheme(clock.services.database, row.scheme_id);
    // As it was counted before the contest was decided.
    const counted: FactWrite = {
      subject_id: id,
      name: '会议二',
      value: [0, 0, 0, 0],
      source: 'records',
      cause: 'collected',
      evidence: [],
      by_name: '系统取数',
      by_account: null,
      because: null,
    };
    const changing = { cause: 'collected', reason: null, by: '系统取数' } as const;
    await clock.services.unitOfWork.commit({ ...command, scope: SYSTEM_SCOPE }, async (unit) => {
      expect(await changeFacts(unit, scheme, [counted], changing)).toBe(0);
      return {};
    });
    expect(await factOf(other, '会议二')).toMatchObject({ value: [2, 1, 1, 1], cause: 'contest' });
  });

  it('open in one, it holds the other up', async () => {
    await openScoring(context(), acting.office, await exercise(first));
    const noReason = { reason: null };
    await closeScoring(context(), acting.office, await exercise(first), noReason);
    await contest(other, '应整改', 9);
    const held = await refused(propose(context(), acting.office, await exercise(first)));
    expect(held).toMatchObject({ code: 'assessments.contest-open', values: { count: 1 } });
    await decide(9);
    expect([await factOf(first, '应整改'), await factOf(other, '应整改')]).toMatchObject([
      { value: 9, cause: 'contest' },
      { value: 9, cause: 'contest' },
    ]);
  });

  it('is not upheld between a proposal and its notification, and holds up what is notified', async () => {
    await propose(context(), acting.office, await exercise(first));
    await contest(other, '已整改', 9);
    expect(await refused(decide(9))).toMatchObject({
      code: 'assessments.contest-between',
      values: { title: '年度考核' },
    });
    const paper = { on: day('2026-11-26'), organ: '市委', documentNo: '2号' };
    await approve(context(), acting.second, await exercise(first), paper);
    await notify(context(), acting.office, await exercise(first), { on: day('2026-11-26') });
    clock.moveTo('2026-12-03T10:00:00');
    const held = await refused(finalise(context(), acting.office, await exercise(first)));
    expect(held?.code).toBe('assessments.contest-open');
    await decide(null);
    await finalise(context(), acting.office, await exercise(first));
  });

  it('leaves a final result as it is, and says so', async () => {
    await clock.services.owner.query(
      `delete from assessments.contest where counts like '%records%'`,
    );
    await contest(other, '会议二', [3, 1, 1, 1]);
    await decide([3, 1, 1, 1]);
    expect(await factOf(first, '会议')).toMatchObject({ value: [2, 1, 1, 1] });
    expect(await factOf(other, '会议二')).toMatchObject({ value: [3, 1, 1, 1] });
    const decided = await rowsOf(
      `select replaced, kept_final from assessments.contest where counts like '%records%'`,
    );
    expect(decided).toEqual([{ replaced: 1, kept_final: 1 }]);
  });

  it('of inspections waits while a finding is objected to, and is contested at the finding', async () => {
    const { owner } = clock.services;
    await owner.query(
      `insert into inspections.inspection (id, version, state, kind, region_path, region_level, inspected_path,
         inspected_level, title, bodies, from_day, to_day, basis, plan_days, plan_basis)
       values (gen_random_uuid(), 1, 'rectifying', 'regular', $1, 'prefecture', $2, 'county', '巡查', '{}',
         '2026-05-01', '2026-05-05', '1号', 15, '1号')`,
      [YUNJIANG, QINGSHI],
    );
    await owner.query(
      `insert into inspections.finding (id, version, inspection_id, number, state, kind, severity, block, instrument,
         article, facts, place, found_on, evidence, organ_name, due_on, recorded_at, recorded_by, told_at,
         objected_on, objected_by, objection)
       select gen_random_uuid(), 1, id, 1, 'open', 'untrue-record', 'ordinary', '一', '规定', '5', '不实', '县政府',
         '2026-05-03', '[]', '县政府', '2026-06-01', now(), '组', now(), '2026-05-10', '县', '属实'
       from inspections.inspection`,
    );
    await collect(context(), acting.office, await exercise(other));
    expect(await factOf(other, '不实二')).toMatchObject({ value: null, source: 'inspections' });
    expect(await factOf(other, '不实二', SHIQIAO)).toMatchObject({ value: 0 });
    await owner.query(
      `update inspections.finding set replied_on = '2026-05-20', replied_by = '组', is_upheld = false, reply = '维持'`,
    );
    await collect(context(), acting.office, await exercise(other));
    expect(await factOf(other, '不实二')).toMatchObject({ value: 1 });
    const counted = await refused(contest(other, '不实二', 0));
    expect(counted?.code).toBe('assessments.object-to-finding');
  });

  it('is of the year of its scheme, and does not begin under one whose place was taken', async () => {
    const { office } = acting;
    const [row] = await rowsOf<{ scheme_id: Id<'assessment-scheme'> }>(
      'select scheme_id from assessments.exercise where id = $1',
      [other],
    );
    const plan = { ...PLAN, region: YUNJIANG, title: '又一次' };
    if (row === undefined) throw new Error('it has a scheme');
    const wrong = { ...plan, year: 2025, schemeId: row.scheme_id };
    expect(await refused(prepareExercise(context(), office, wrong))).toMatchObject({
      code: 'assessments.other-year',
      values: { year: 2026 },
    });
    const waiting = await prepared('先准备的', (fact) => `${fact}三`);
    const [old] = await rowsOf<{ scheme_id: Id<'assessment-scheme'> }>(
      'select scheme_id from assessments.exercise where id = $1',
      [waiting],
    );
    await issued('后印发的', (fact) => fact, old?.scheme_id ?? null);
    const opened = openSelfAssessment(context(), office, await exercise(waiting));
    expect((await refused(opened))?.code).toBe('assessments.scheme-superseded');
  });

  it('takes a body once in all, not once in each class, unless they are apart', async () => {
    const { office } = acting;
    const inClasses = async (title: string, partyAndGovernment: 'together' | 'apart') => {
      const classes = [
        { id: '甲', name: '甲类' },
        { id: '乙', name: '乙类' },
      ];
      const schemeId = await issued(title, (fact) => fact, null, { partyAndGovernment, classes });
      const plan = { ...PLAN, region: YUNJIANG, year: 2026, schemeId, title };
      const { id } = await prepareExercise(context(), office, plan);
      const add = async (of: string) => {
        const qingshi = { region: QINGSHI, organId: null, appointmentId: null, class: of };
        return addSubjects(context(), office, await exercise(id), { subjects: [qingshi] });
      };
      await add('甲');
      return refused(add('乙'));
    };
    expect(await inClasses('分类的', 'together')).toEqual({
      code: 'assessments.subject-twice',
      values: { name: '青石县' },
    });
    expect(await inClasses('分别的', 'apart')).toBeUndefined();
  });

  it('offers a body once, or once in each class where party committee and government are apart', async () => {
    const offered = async (classes: string[] | null, only: string | null) => {
      const page = { exerciseId: other, regionPath: YUNJIANG, on: day('2026-12-03'), classes };
      const all = { ...page, class: only, search: '', after: '', limit: 50 };
      const found = await clock.services.database.read(SYSTEM_SCOPE, (db) =>
        candidatesPage(db, 'regions', all),
      );
      return found.some(({ region }) => region === QINGSHI);
    };
    expect([await offered(null, null), await offered(null, '党委')]).toEqual([false, false]);
    const apart = ['党委', '政府'];
    await clock.services.owner.query(
      "update assessments.subject set class = '党委' where exercise_id = $1",
      [other],
    );
    expect([
      await offered(apart, null),
      await offered(apart, '党委'),
      await offered(apart, '政府'),
    ]).toEqual([true, false, true]);
  });
});
