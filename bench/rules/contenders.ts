// One table, three ways: which local rows on the standing committee's study apply to a place, level and year.
import { ZenEngine } from '@gorules/zen-engine';
import type { Level } from '@jinze/kernel';
import {
  allOf,
  type Basis,
  conclude,
  duties,
  type Ground,
  groundsOf,
  localRequirements,
} from '@jinze/rules';
import { Engine } from 'json-rules-engine';

export interface Row {
  readonly id: string;
  /** The grounds that are the same for every question. */
  readonly grounds: { readonly place: Ground; readonly level: Ground };
  readonly basis: readonly Basis[];
  readonly place: string;
  readonly level: Level;
  /** In force from this year on. */
  readonly since: number;
}

export interface Question {
  readonly place: string;
  readonly level: Level;
  readonly year: number;
}

/** The real rows: every place's number of studies a period under article 5.2, one row per level. */
export const TABLE: readonly Row[] = localRequirements()
  .filter(({ item, activity }) => item === 'art5.2' && activity === 'study')
  .flatMap(({ id, instrument, status, place, levels, inForce }) =>
    levels.map((level) => ({
      id: `${id} ${level}`,
      basis: [{ instrument, status }],
      grounds: {
        place: { code: 'place', basis: [{ instrument, status }] },
        level: { code: 'level', basis: [{ instrument, status }] },
      },
      place,
      level,
      since: (inForce.year ?? 0) + 1,
    })),
  );

export const QUESTIONS: readonly Question[] = ['34', '44', '41', '51', '11'].flatMap((place) =>
  (['province', 'prefecture', 'county'] as const).map((level) => ({ place, level, year: 2026 })),
);

/** Every row's conclusion; the grounds of those that apply are read out, as the topics do. */
export function askFrame(
  question: Question,
): readonly { id: string; grounds: readonly Ground[] }[] {
  const { place, level, year } = question;
  const hits = [];
  for (const row of TABLE) {
    const { basis, grounds } = row;
    const conclusion = allOf(
      conclude(place === row.place, grounds.place),
      conclude(level === row.level, grounds.level),
      conclude(year >= row.since, { code: 'since', basis, compared: { since: row.since, year } }),
    );
    if (conclusion.outcome === 'applies') hits.push({ id: row.id, grounds: groundsOf(conclusion) });
  }
  return hits;
}

export const answerOfFrame = (question: Question): readonly string[] =>
  askFrame(question).map(({ id }) => id);

/** The whole topic for the same post: all items, requirements, overlay, reasons in words. */
export function askTopic({ level }: Question, region: string): number {
  const answer = duties({ postClass: 'party-chief', level, region, asOf: AS_OF });
  return answer.ok ? answer.value.items.length : 0;
}
const AS_OF = '2026-11-01' as Parameters<typeof duties>[0]['asOf'];

export function createJsonRules(): (question: Question) => Promise<readonly string[]> {
  const engine = new Engine(
    TABLE.map((row) => ({
      conditions: {
        all: [
          { fact: 'place', operator: 'equal', value: row.place },
          { fact: 'level', operator: 'equal', value: row.level },
          { fact: 'year', operator: 'greaterThanInclusive', value: row.since },
        ],
      },
      event: { type: row.id },
    })),
  );
  return async (question) => (await engine.run({ ...question })).events.map(({ type }) => type);
}

/** A decision table of the GoRules format, all hits collected. */
export function createZen(): (question: Question) => Promise<readonly string[]> {
  const rules = TABLE.map((row, index) => ({
    _id: `row${index}`,
    place: `"${row.place}"`,
    level: `"${row.level}"`,
    year: `>= ${row.since}`,
    id: `"${row.id}"`,
  }));
  const column = (field: string) => ({ id: field, name: field, field });
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        position: { x: 0, y: 0 },
        content: {
          hitPolicy: 'collect',
          inputs: ['place', 'level', 'year'].map(column),
          outputs: [column('id')],
          rules,
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
  const decision = new ZenEngine().createDecision(content);
  return async (question) => {
    const { result } = (await decision.evaluate({ ...question })) as { result: { id: string }[] };
    return result.map(({ id }) => id);
  };
}
