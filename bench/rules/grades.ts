// The grades of article 3, three ways: the rule, json-rules-engine and zen, each carrying the same table.
import { ZenEngine } from '@gorules/zen-engine';
import { civilDate } from '@jinze/kernel';
import { type AccidentGrade, type GradeInput, grade, gradeOf, timetable } from '@jinze/rules';
import { Engine } from 'json-rules-engine';

export interface Casualties {
  readonly deaths: number;
  readonly seriousInjuries: number;
  readonly directLossWanYuan: number;
}

/** Both sides of every limit of every criterion, the others at nothing. */
export const CASUALTIES: readonly Casualties[] = (
  [
    ['deaths', [2, 3, 9, 10, 29, 30]],
    ['seriousInjuries', [9, 10, 49, 50, 99, 100]],
    ['directLossWanYuan', [999.99, 1000, 4999.99, 5000, 9999.99, 10_000]],
  ] as const
).flatMap(([field, values]) =>
  values.map((value) => ({ deaths: 0, seriousInjuries: 0, directLossWanYuan: 0, [field]: value })),
);

/** The decree's table, the highest grade first; what reaches none is ordinary. */
const ROWS: readonly (Casualties & { readonly grade: AccidentGrade })[] = [
  { grade: 'especially-serious', deaths: 30, seriousInjuries: 100, directLossWanYuan: 10_000 },
  { grade: 'serious', deaths: 10, seriousInjuries: 50, directLossWanYuan: 5000 },
  { grade: 'relatively-serious', deaths: 3, seriousInjuries: 10, directLossWanYuan: 1000 },
];
const FIELDS = ['deaths', 'seriousInjuries', 'directLossWanYuan'] as const;
const ELSE: AccidentGrade = 'ordinary';

const INPUTS: ReadonlyMap<Casualties, GradeInput> = new Map(
  CASUALTIES.map((one) => [
    one,
    {
      ...one,
      missing: 0,
      sector: 'other',
      occurredOn: civilDate('2026-05-01'),
      asOf: civilDate('2026-05-02'),
    },
  ]),
);

function inputOf(casualties: Casualties): GradeInput {
  const input = INPUTS.get(casualties);
  if (input === undefined) throw new Error('not one of the questions');
  return input;
}

/** The grade with what decided it and what it could become. */
export const askGrade = (casualties: Casualties): AccidentGrade | undefined =>
  gradeOf(inputOf(casualties)).grade;

/** The whole topic: windows, investigators, every reason in words. */
export function askGradeInWords(casualties: Casualties): AccidentGrade | undefined {
  const answer = grade(inputOf(casualties));
  return answer.ok ? answer.value.grade : undefined;
}

/** Every statutory step of the accident with its reasons, some weeks later; how many there are. */
export function askTimetable({ deaths, seriousInjuries, directLossWanYuan }: Casualties): number {
  const answer = timetable({
    deaths,
    seriousInjuries,
    directLossWanYuan,
    missing: 0,
    sector: 'other',
    occurredAt: '2026-05-01T10:00:00+08:00',
    unitReportedAt: '2026-05-01T10:40:00+08:00',
    reports: [{ channel: 'government', level: 'county', at: '2026-05-01T12:00:00+08:00' }],
    reportSubmittedOn: civilDate('2026-06-20'),
    asOf: '2026-07-01T09:00:00+08:00',
  });
  return answer.ok ? answer.value.steps.length : 0;
}

export function createJsonGrades(): (casualties: Casualties) => Promise<string> {
  const engine = new Engine(
    ROWS.map((row, index) => ({
      priority: ROWS.length - index,
      conditions: {
        any: FIELDS.map((fact) => ({
          fact,
          operator: 'greaterThanInclusive',
          value: row[fact],
        })),
      },
      event: { type: row.grade },
    })),
  );
  return async (casualties) => (await engine.run({ ...casualties })).events[0]?.type ?? ELSE;
}

export function createZenGrades(): (casualties: Casualties) => Promise<string> {
  const rules = [
    ...ROWS.flatMap((row) =>
      FIELDS.map((field) => ({
        _id: `${row.grade}-${field}`,
        deaths: '',
        seriousInjuries: '',
        directLossWanYuan: '',
        [field]: `>= ${row[field]}`,
        grade: `"${row.grade}"`,
      })),
    ),
    { _id: ELSE, deaths: '', seriousInjuries: '', directLossWanYuan: '', grade: `"${ELSE}"` },
  ];
  const column = (field: string) => ({ id: field, name: field, field });
  const at = { x: 0, y: 0 };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: at },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        position: at,
        content: {
          hitPolicy: 'first',
          inputs: FIELDS.map(column),
          outputs: [column('grade')],
          rules,
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: at },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  return async (casualties) => {
    const { result } = (await decision.evaluate({ ...casualties })) as {
      result: { grade: string };
    };
    return result.grade;
  };
}
