// For `addWholeWorld`: one assessment with everything the demo's have not: who gives marks, a mark, a contest and an objection.
import { addDays, civilDate as day, type Id } from '@jinze/kernel';
import { accountNamed } from '../modules/access/index.ts';
import {
  addSubjects,
  approve,
  assignScorer,
  chooseConsequence,
  closeScoring,
  contestFact,
  decideContest,
  draftScheme,
  enterFact,
  giveMark,
  issueScheme,
  notify,
  objectTo,
  openScoring,
  openSelfAssessment,
  prepareExercise,
  propose,
} from '../modules/assessments/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

const PREFECTURE = '/99/9901/';
const SCORER = 'yunjiang-fhy';
/** As good as the other, so that people say whom the talk of the last one falls to. */
const BESIDE = '/99/9901/990106/';
const YEAR = 2024;

const TABLE = {
  id: 'whole-2024',
  title: '考核细则',
  status: 'local',
  subjects: { kind: 'body' },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、全部',
      points: 100,
      items: [
        {
          id: '1.1',
          title: '研究',
          points: 60,
          rules: [{ kind: 'count', fact: '研究', atLeast: 4, each: 10 }],
        },
        {
          id: '1.2',
          title: '抽查',
          points: 40,
          rules: [{ kind: 'manual', fact: '抽查', gives: 'points' }],
        },
      ],
    },
  ],
  grades: [{ name: '合格', from: 60 }, { name: '不合格' }],
  consequences: [{ text: '约谈', last: 1 }],
};

export async function addWholeAssessments(
  services: TestDatabase,
  command: Command,
  region: string,
): Promise<void> {
  const context = { ...services, may: () => true, scopeFor: () => SYSTEM_SCOPE };
  const scorer = await services.database.read(SYSTEM_SCOPE, (db) => accountNamed(db, SCORER));
  if (scorer === undefined) throw new Error(`the demo has ${SCORER}`);
  const others = { own: [], offices: [] };
  const acting = { command, ...others };
  const actor = { accountId: scorer.id, name: scorer.displayName };
  const scoring = { command: { ...command, actor }, ...others };
  const today = services.clock.today();
  const { id: schemeId } = await draftScheme(context, command, {
    region: PREFECTURE,
    year: YEAR,
    title: TABLE.title,
    from: { kind: 'body', body: TABLE },
    supersedes: null,
  });
  await issueScheme(
    context,
    command,
    { id: schemeId, version: 1 },
    { organ: '安全生产委员会', documentNo: '1号', on: day('2026-11-02'), approval: '会议' },
  );
  const { id } = await prepareExercise(context, acting, {
    region: PREFECTURE,
    year: YEAR,
    schemeId,
    title: '考核',
    from: day(`${YEAR}-01-01`),
    to: day(`${YEAR}-12-31`),
    selfBy: addDays(today, -1),
    scoringBy: today,
    proposeBy: today,
    objectionDays: 5,
    objectionUnit: 'calendar-days',
    objectionBasis: '1号',
    isBlind: true,
    settling: 'people',
    settlingBasis: null,
  });
  const at = (version: number) => ({ id, version });
  const whole = { organId: null, appointmentId: null, class: null };
  await addSubjects(context, acting, at(1), {
    subjects: [region, BESIDE].map((one) => ({ region: one, ...whole })),
  });
  const named = { loginName: SCORER, items: ['1.2'] };
  await assignScorer(context, acting, at(2), named);
  await openSelfAssessment(context, acting, at(3));
  const subject = async (of = region) => {
    const { rows } = await services.owner.query<{ id: Id<'assessed'>; version: number }>(
      'select id, version from assessments.subject where exercise_id = $1 and region_path = $2',
      [id, of],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('one is assessed');
    return row;
  };
  const said = { evidence: ['纪要'], because: '按纪要' };
  await enterFact(context, acting, await subject(), { fact: '研究', value: 3, ...said });
  await enterFact(context, acting, await subject(BESIDE), { fact: '研究', value: 4, ...said });
  const doubted = { fact: '研究', claimed: 4, reason: '少计一次', evidence: ['纪要'] };
  await contestFact(context, acting, await subject(), doubted);
  const { rows } = await services.owner.query<{ id: Id<'assessment-contest'> }>(
    'select id from assessments.contest',
  );
  const contest = rows[0]?.id;
  if (contest === undefined) throw new Error('it was contested');
  const upheld = { isUpheld: true, value: 4, reason: '纪要属实' };
  await decideContest(context, scoring, { id: contest, version: 1 }, upheld);
  await openScoring(context, acting, at(4));
  const mark = { itemId: '1.2', fact: '抽查', value: 30, reason: '两处不符', evidence: ['照片'] };
  for (const one of [region, BESIDE])
    await giveMark(context, scoring, (await subject(one)).id, mark);
  await closeScoring(context, acting, at(5), { reason: null });
  for (const one of [region, BESIDE]) {
    const choice = { place: 0, follows: one === BESIDE, reason: '上年已经约谈' };
    await chooseConsequence(context, acting, await subject(one), choice);
  }
  await propose(context, acting, at(6));
  await approve(context, scoring, at(7), { on: today, organ: '市委', documentNo: '2号' });
  await notify(context, acting, at(8), { on: today });
  await objectTo(context, acting, await subject(), { on: today, content: '抽查记录有误' });
}
