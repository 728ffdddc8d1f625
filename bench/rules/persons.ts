// Persons with measures, asked two ways by three engines on one table: what bars them, and whether one question is barred.
import { ZenEngine } from '@gorules/zen-engine';
import {
  addMonths,
  type CivilDate,
  civilDate,
  ELIGIBILITY_QUESTIONS,
  type EligibilityAnswer,
  type EligibilityQuestion,
  type MeasureId,
  type OpenCase,
  type Prohibition,
} from '@jinze/kernel';
import {
  BAR_KEYS,
  type BarKey,
  type BarsInput,
  barStates,
  type EligibilityInput,
  eligibilityAnswer,
  MEASURE_ROWS,
} from '@jinze/rules';
import { Engine } from 'json-rules-engine';

/** What the engines are told of a prohibition: the bars it makes. */
const BARS: Partial<Record<Prohibition, readonly BarKey[]>> = {
  promotion: ['promotion', 'higherPost'],
  'important-appointment': ['importantAppointment'],
  'leadership-post': ['importantAppointment', 'leadershipPost'],
  'higher-post': ['promotion', 'higherPost'],
  'equal-or-higher-post': ['promotion', 'importantAppointment', 'higherPost'],
  'grade-rise': ['gradeRise'],
  honours: ['honours'],
};
const ASKS: Partial<Record<EligibilityQuestion, BarKey>> = {
  promotion: 'promotion',
  'important-appointment': 'importantAppointment',
  honour: 'honours',
  'commendation-timely': 'honours',
};

interface BarRow {
  readonly measure: MeasureId;
  readonly key: BarKey;
  readonly months: number;
}

/** Each measure of a fixed length, each bar it makes, for how many months. */
export const BAR_TABLE: readonly BarRow[] = MEASURE_ROWS.flatMap(({ id, terms }) =>
  terms.flatMap(({ months, prohibits }) =>
    months === undefined
      ? []
      : [...new Set(prohibits.flatMap((what) => BARS[what] ?? []))].map((key) => ({
          measure: id,
          key,
          months,
        })),
  ),
);

/** What an engine is told of a person: of the dates only how many months have passed, worked out beforehand. */
export interface Person {
  readonly input: BarsInput;
  readonly facts: { readonly measure: MeasureId; readonly months: number };
}

const asOf = civilDate('2026-06-10');
const DAYS = ['2026-03-15', '2025-08-31', '2025-02-28', '2024-09-30', '2023-01-05'].map(civilDate);

/** The least number of months whose corresponding day is not yet past. */
function monthsPassed(decidedOn: CivilDate): number {
  for (let months = 0; ; months += 1) if (addMonths(decidedOn, months) >= asOf) return months;
}

const TIMED = [...new Set(BAR_TABLE.map(({ measure }) => measure))];

export const PERSONS: readonly Person[] = TIMED.flatMap((measure) =>
  DAYS.map((decidedOn) => ({
    input: { asOf, measures: [{ measure, decidedOn }] },
    facts: { measure, months: monthsPassed(decidedOn) },
  })),
);

export const barsOfOurs = ({ input }: Person): readonly BarKey[] => {
  const answer = barStates(input);
  if (!answer.ok) throw new Error(answer.error.code);
  return BAR_KEYS.filter((key) => answer.value[key].state === 'until');
};

export function askBars({ input }: Person): void {
  barStates(input);
}

interface TableRow {
  readonly when: Readonly<Record<string, string | number>>;
  readonly months?: number;
  readonly says: string;
}

type Ask = (facts: Readonly<Record<string, string | number>>) => Promise<readonly string[]>;

function jsonRulesOf(rows: readonly TableRow[]): Ask {
  const engine = new Engine(
    rows.map(({ when, months, says }) => ({
      conditions: {
        all: [
          ...Object.entries(when).map(([fact, value]) => ({ fact, operator: 'equal', value })),
          ...(months === undefined
            ? []
            : [{ fact: 'months', operator: 'lessThanInclusive', value: months }]),
        ],
      },
      event: { type: says },
    })),
  );
  return async (facts) => (await engine.run({ ...facts })).events.map(({ type }) => type);
}

/** A decision table of the GoRules format, all hits collected; an empty cell is any value. */
function zenOf(rows: readonly TableRow[]): Ask {
  const fields = [...new Set(rows.flatMap(({ when }) => Object.keys(when)))];
  const column = (field: string) => ({ id: field, name: field, field });
  const cell = (value: string | number | undefined) =>
    value === undefined ? '' : typeof value === 'string' ? `"${value}"` : String(value);
  const node = (id: string, type: string) => ({ id, name: id, type, position: { x: 0, y: 0 } });
  const decision = new ZenEngine().createDecision({
    nodes: [
      node('in', 'inputNode'),
      {
        ...node('table', 'decisionTableNode'),
        content: {
          hitPolicy: 'collect',
          inputs: [...fields, 'months'].map(column),
          outputs: [column('says')],
          rules: rows.map(({ when, months, says }, index) => ({
            _id: `row${index}`,
            ...Object.fromEntries(fields.map((field) => [field, cell(when[field])])),
            months: months === undefined ? '' : `<= ${months}`,
            says: `"${says}"`,
          })),
        },
      },
      node('out', 'outputNode'),
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  return async (facts) => {
    const { result } = (await decision.evaluate({ ...facts })) as { result: { says: string }[] };
    return result.map(({ says }) => says);
  };
}

const BAR_ROWS: readonly TableRow[] = BAR_TABLE.map(({ measure, key, months }) => ({
  when: { measure },
  months,
  says: key,
}));

export type BarsAsk = (person: Person) => Promise<readonly string[]>;
const barsBy =
  (ask: Ask): BarsAsk =>
  async ({ facts }) => [...new Set(await ask(facts))];
export const createBarsJsonRules = () => barsBy(jsonRulesOf(BAR_ROWS));
export const createBarsZen = () => barsBy(zenOf(BAR_ROWS));

/** A question about a person, with a case open or not and the last appraisal. */
export interface Asked {
  readonly input: EligibilityInput;
  readonly facts: Readonly<Record<string, string | number>>;
}

const OPEN: readonly OpenCase[] = ['none', 'none', 'none', 'filed', 'unknown'];
const APPRAISALS = ['competent', 'excellent', 'basically-competent'] as const;
const QUESTIONS = ELIGIBILITY_QUESTIONS.filter((one) => ASKS[one] !== undefined);

export const ASKED: readonly Asked[] = PERSONS.map(({ input, facts }, index) => {
  const openCase = OPEN[index % OPEN.length] ?? 'none';
  const lastAppraisal = APPRAISALS[index % APPRAISALS.length] ?? 'competent';
  const question = QUESTIONS[index % QUESTIONS.length] ?? 'promotion';
  return {
    input: { ...input, question, openCase, lastAppraisal },
    facts: { ...facts, question, openCase, lastAppraisal },
  };
});

const ELIGIBILITY_ROWS: readonly TableRow[] = [
  ...QUESTIONS.flatMap((question) =>
    BAR_TABLE.filter(({ key }) => key === ASKS[question]).map(({ measure, months }) => ({
      when: { question, measure },
      months,
      says: 'barred',
    })),
  ),
  { when: { openCase: 'filed' }, says: 'barred' },
  { when: { openCase: 'unknown' }, says: 'cannot-tell' },
  { when: { openCase: 'accident-under-investigation' }, says: 'cannot-tell' },
  ...(['promotion', 'important-appointment'] as const).flatMap((question) =>
    ['basically-competent', 'incompetent'].map((lastAppraisal) => ({
      when: { question, lastAppraisal },
      says: 'barred',
    })),
  ),
];
export const ELIGIBILITY_TABLE_SIZE = ELIGIBILITY_ROWS.length;

export type EligibilityAsk = (asked: Asked) => Promise<EligibilityAnswer>;
const eligibilityBy =
  (ask: Ask): EligibilityAsk =>
  async ({ facts }) => {
    const said = await ask(facts);
    return said.includes('barred')
      ? 'barred'
      : said.includes('cannot-tell')
        ? 'cannot-tell'
        : 'no-bar-recorded';
  };
export const createEligibilityJsonRules = () => eligibilityBy(jsonRulesOf(ELIGIBILITY_ROWS));
export const createEligibilityZen = () => eligibilityBy(zenOf(ELIGIBILITY_ROWS));

export function eligibilityOfOurs({ input }: Asked): EligibilityAnswer {
  const answer = eligibilityAnswer(input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** Throws where an engine answers otherwise than ours: then its times say nothing. */
export async function compareAll(
  barsAsked: readonly BarsAsk[],
  eligibilityAsked: readonly EligibilityAsk[],
): Promise<void> {
  for (const person of PERSONS) {
    const ours = barsOfOurs(person).toSorted().join();
    for (const ask of barsAsked)
      if ([...(await ask(person))].toSorted().join() !== ours)
        throw new Error(`bars differ: ${JSON.stringify(person)}`);
  }
  for (const asked of ASKED)
    for (const ask of eligibilityAsked)
      if ((await ask(asked)) !== eligibilityOfOurs(asked))
        throw new Error(`eligibility differs: ${JSON.stringify(asked)}`);
}
