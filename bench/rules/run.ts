// `npm run bench`: the frame's cost per evaluation beside two general rule engines, on one table, in one run.
import { Bench } from 'tinybench';
import { askFrame, askTopic, createJsonRules, createZen, QUESTIONS, TABLE } from './contenders.ts';
import {
  askGrade,
  askGradeInWords,
  askTimetable,
  CASUALTIES,
  createJsonGrades,
  createZenGrades,
} from './grades.ts';
import { askFulfilment, askStates, inTurn, RECORDS_EACH } from './leaders.ts';
import {
  ASKED,
  askBars,
  BAR_TABLE,
  compareAll,
  createBarsJsonRules,
  createBarsZen,
  createEligibilityJsonRules,
  createEligibilityZen,
  ELIGIBILITY_TABLE_SIZE,
  eligibilityOfOurs,
  PERSONS,
} from './persons.ts';

/**
 * DESIGN §8: at least a hundred times a general rule engine; one whole topic within a tenth of a millisecond. A leader
 * of fifty records within two tenths with every reason, and so that ten thousand take less than a second without. A
 * grade in words, with windows and investigators, within a fortieth, its timetable within two tenths.
 */
const BUDGET = {
  timesFaster: 100,
  topicMicroseconds: 100,
  leaderMicroseconds: 200,
  statesMicroseconds: 100,
  gradeMicroseconds: 25,
  timetableMicroseconds: 200,
} as const;

const [jsonRules, zen] = [createJsonRules(), createZen()];
const [jsonGrades, zenGrades] = [createJsonGrades(), createZenGrades()];
const [barsJson, barsZen] = [createBarsJsonRules(), createBarsZen()];
const [eligibilityJson, eligibilityZen] = [createEligibilityJsonRules(), createEligibilityZen()];
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

await compareAll([barsJson, barsZen], [eligibilityJson, eligibilityZen]);

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
  .add('bars', () => {
    for (const person of PERSONS) askBars(person);
  })
  .add('bars, json-rules', async () => {
    for (const person of PERSONS) await barsJson(person);
  })
  .add('bars, zen', async () => {
    for (const person of PERSONS) await barsZen(person);
  })
  .add('eligibility', () => {
    for (const asked of ASKED) eligibilityOfOurs(asked);
  })
  .add('eligibility, json-rules', async () => {
    for (const asked of ASKED) await eligibilityJson(asked);
  })
  .add('eligibility, zen', async () => {
    for (const asked of ASKED) await eligibilityZen(asked);
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
  .add('grade, timetable', () => {
    for (const casualties of CASUALTIES) askTimetable(casualties);
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

/** How many evaluations one pass makes. */
function evaluationsOf(name: string): number {
  if (name.startsWith('fulfilment')) return 1;
  if (name.startsWith('grade')) return CASUALTIES.length;
  return name.startsWith('bars') || name.startsWith('eligibility')
    ? PERSONS.length
    : QUESTIONS.length;
}

const microseconds = new Map<string, number>();
for (const { name, result } of bench.tasks) {
  if (result.state !== 'completed') throw new Error(`${name}: ${result.state}`);
  microseconds.set(name, (result.latency.p50 * 1000) / evaluationsOf(name));
}
/** What of ours stands beside an engine. */
const ownOf = (name: string) =>
  ['grade', 'bars', 'eligibility'].find((own) => name.startsWith(own)) ?? 'frame';
const of = (name: string) => microseconds.get(name) ?? Number.NaN;
console.log(
  `${TABLE.length} rows, ${QUESTIONS.length} questions a pass; median microseconds per evaluation`,
);
for (const [name, median] of microseconds) {
  const times = median / of(ownOf(name));
  console.log(
    `${name.padEnd(32)}${median.toFixed(3).padStart(11)}${`× ${times.toFixed(0)}`.padStart(10)}${`${Math.round(1e6 / median)}/s`.padStart(12)}`,
  );
}
console.log(
  `bars: ${BAR_TABLE.length} rows, ${PERSONS.length} persons; eligibility: ${ELIGIBILITY_TABLE_SIZE} rows, ${ASKED.length} questions; the engines are told how many months have passed, ours counts them`,
);
console.log(
  `a leader has ${RECORDS_EACH} records; 10 000 leaders: ${((of('fulfilment, states') * 10_000) / 1e6).toFixed(2)} s of states, ${((of('fulfilment, in words') * 10_000) / 1e6).toFixed(2)} s in words`,
);
const timesFaster = (own: string, engines: readonly string[]) =>
  Math.min(...engines.map(of)) / of(own);
const grades = timesFaster('grade', ['grade, json-rules', 'grade, zen']);
console.log(
  `grade: ${CASUALTIES.length} accidents a pass, answers compared first; ${grades.toFixed(0)} times the faster engine`,
);
const least = Math.min(
  grades,
  timesFaster('frame', ['json-rules-engine', 'zen-engine']),
  timesFaster('bars', ['bars, json-rules', 'bars, zen']),
  timesFaster('eligibility', ['eligibility, json-rules', 'eligibility, zen']),
);
const isWithin =
  least >= BUDGET.timesFaster &&
  of('grade, in words') <= BUDGET.gradeMicroseconds &&
  of('grade, timetable') <= BUDGET.timetableMicroseconds &&
  of('duties, whole') <= BUDGET.topicMicroseconds &&
  of('fulfilment, in words') <= BUDGET.leaderMicroseconds &&
  of('fulfilment, states') <= BUDGET.statesMicroseconds;
console.log(
  `budget: frame, grade, bars and eligibility ≥ ${BUDGET.timesFaster} times either engine, a grade in words ≤ ${BUDGET.gradeMicroseconds} µs, a timetable ≤ ${BUDGET.timetableMicroseconds} µs, duties ≤ ${BUDGET.topicMicroseconds} µs, fulfilment of a leader ≤ ${BUDGET.leaderMicroseconds} µs in words and ≤ ${BUDGET.statesMicroseconds} µs without: ${isWithin ? 'met' : 'NOT MET'}`,
);
process.exitCode = isWithin ? 0 : 1;
