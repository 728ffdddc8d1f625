// `npm run bench`: the frame's cost per evaluation beside two general rule engines, on one table, in one run.
import { Bench } from 'tinybench';
import { askFrame, askTopic, createJsonRules, createZen, QUESTIONS, TABLE } from './contenders.ts';
import {
  askGrade,
  askGradeInWords,
  CASUALTIES,
  createJsonGrades,
  createZenGrades,
} from './grades.ts';
import { askFulfilment, askStates, inTurn, RECORDS_EACH } from './leaders.ts';

/**
 * DESIGN §8: at least a hundred times a general rule engine; one whole topic within a tenth of a millisecond. A leader
 * of fifty records within two tenths with every reason, and so that ten thousand take less than a second without. A
 * grade in words, with windows and investigators, within a fortieth.
 */
const BUDGET = {
  timesFaster: 100,
  topicMicroseconds: 100,
  leaderMicroseconds: 200,
  statesMicroseconds: 100,
  gradeMicroseconds: 25,
} as const;

const [jsonRules, zen] = [createJsonRules(), createZen()];
const [jsonGrades, zenGrades] = [createJsonGrades(), createZenGrades()];
const first = QUESTIONS[0];
if (first === undefined) throw new Error('no question');
// The divisions are read once per process; that is not what is measured here.
askTopic(first, '广东省');

// Times of answers that differ say nothing.
for (const casualties of CASUALTIES) {
  const ours = askGrade(casualties);
  const theirs = [await jsonGrades(casualties), await zenGrades(casualties)];
  if (theirs.some((one) => one !== ours))
    throw new Error(`the grades differ: ${ours}, ${theirs.join(', ')}`);
}

// One pass asks every question once: a single evaluation of ours is shorter than the clock can tell.
const bench = new Bench({ time: 1000, warmupTime: 300 });
bench
  .add('frame', () => {
    for (const question of QUESTIONS) askFrame(question);
  })
  .add('json-rules-engine', async () => {
    for (const question of QUESTIONS) await jsonRules(question);
  })
  .add('zen-engine', async () => {
    for (const question of QUESTIONS) await zen(question);
  })
  .add('duties, whole', () => {
    for (const question of QUESTIONS) askTopic({ ...question, level: 'county' }, '广东省');
  })
  .add('grade', () => {
    for (const casualties of CASUALTIES) askGrade(casualties);
  })
  .add('grade, in words', () => {
    for (const casualties of CASUALTIES) askGradeInWords(casualties);
  })
  .add('grade, json-rules', async () => {
    for (const casualties of CASUALTIES) await jsonGrades(casualties);
  })
  .add('grade, zen', async () => {
    for (const casualties of CASUALTIES) await zenGrades(casualties);
  })
  .add('fulfilment, in words', inTurn(askFulfilment))
  .add('fulfilment, states', inTurn(askStates));
await bench.run();

const microseconds = new Map<string, number>();
for (const { name, result } of bench.tasks) {
  if (result.state !== 'completed') throw new Error(`${name}: ${result.state}`);
  const evaluations = name.startsWith('fulfilment')
    ? 1
    : name.startsWith('grade')
      ? CASUALTIES.length
      : QUESTIONS.length;
  microseconds.set(name, (result.latency.p50 * 1000) / evaluations);
}
const of = (name: string) => microseconds.get(name) ?? Number.NaN;
console.log(
  `${TABLE.length} rows, ${QUESTIONS.length} questions a pass; median microseconds per evaluation`,
);
for (const [name, median] of microseconds) {
  const times = median / of(name.startsWith('grade') ? 'grade' : 'frame');
  console.log(
    `${name.padEnd(20)}${median.toFixed(3).padStart(11)}${`× ${times.toFixed(0)}`.padStart(10)}`,
  );
}
console.log(
  `a leader has ${RECORDS_EACH} records; 10 000 leaders: ${((of('fulfilment, states') * 10_000) / 1e6).toFixed(2)} s of states, ${((of('fulfilment, in words') * 10_000) / 1e6).toFixed(2)} s in words`,
);
const slowest = Math.min(of('json-rules-engine'), of('zen-engine')) / of('frame');
const grades = Math.min(of('grade, json-rules'), of('grade, zen')) / of('grade');
console.log(
  `grade: ${CASUALTIES.length} accidents a pass, answers compared first; ${grades.toFixed(0)} times the faster engine`,
);
const isWithin =
  grades >= BUDGET.timesFaster &&
  of('grade, in words') <= BUDGET.gradeMicroseconds &&
  slowest >= BUDGET.timesFaster &&
  of('duties, whole') <= BUDGET.topicMicroseconds &&
  of('fulfilment, in words') <= BUDGET.leaderMicroseconds &&
  of('fulfilment, states') <= BUDGET.statesMicroseconds;
console.log(
  `budget: frame and grade ≥ ${BUDGET.timesFaster} times either engine, a grade in words ≤ ${BUDGET.gradeMicroseconds} µs, duties ≤ ${BUDGET.topicMicroseconds} µs, fulfilment of a leader ≤ ${BUDGET.leaderMicroseconds} µs in words and ≤ ${BUDGET.statesMicroseconds} µs without: ${isWithin ? 'met' : 'NOT MET'}`,
);
process.exitCode = isWithin ? 0 : 1;
