// Rule topic score as others call it, and the format of an assessment scheme; its JSON Schema is made from here.
import {
  ACTIVITIES,
  BODIES,
  CONSEQUENCE_KINDS,
  FACT_COUNTS,
  FACT_SOURCES,
  OUTCOMES,
  PARTY_AND_GOVERNMENT,
  POST_CLASSES,
  ROUNDING_MODES,
  SCHEME_ITEM_KINDS,
  SCORE_CAPS,
  SUBJECT_KINDS,
  VETO_EFFECTS,
  VETO_ISSUERS,
} from '@jinze/kernel';
import { z } from 'zod';
import { accidentGradeSchema } from './accident-lists.ts';
import { longText, shortText, sourceStatusSchema } from './common.ts';
import { answered, listOf, ruleMissingSchema, ruleReasonSchema, said } from './rules-parts.ts';

/** More than any table has. */
const MOST = 1e7;
const number = z.number().min(0).max(MOST);
const more = z.number().gt(0).max(MOST);
const id = z.string().trim().min(1).max(100);
const ids = z.array(id).min(1).max(100).readonly();

const factFrom = z
  .strictObject({
    source: z.enum(FACT_SOURCES),
    activity: z.enum(ACTIVITIES).exactOptional(),
    body: z.enum(BODIES).exactOptional(),
    postClass: z.enum(POST_CLASSES).exactOptional(),
    grades: z.array(accidentGradeSchema).min(1).max(4).readonly().exactOptional(),
    counts: z
      .enum(FACT_COUNTS)
      .exactOptional()
      .describe('What of it is counted; without it the system takes only what has one meaning'),
  })
  .meta({
    id: 'scheme-fact-from',
    description: 'Where the system takes the fact from; absent: a person enters it',
  });
const ofFact = {
  fact: id.describe('The name the fact is given under; several rules may read one fact'),
  asks: shortText.exactOptional().describe('What is asked, in words; absent: the title'),
};
const amount = z
  .union([number, z.strictObject(ofFact)])
  .meta({ id: 'scheme-amount', description: 'A number, or the fact that tells it' });
const asks = {
  ...ofFact,
  from: factFrom.exactOptional(),
  max: more.exactOptional().describe('The most this rule takes away or adds'),
};
const lose = more.exactOptional().describe('Lost at once; absent: the whole item');

const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), ...asks, lose }).describe('做了没有: yes or no'),
  z
    .strictObject({
      kind: z.literal('count'),
      ...asks,
      atLeast: amount.exactOptional(),
      atMost: amount.exactOptional(),
      per: z.enum(['month', 'quarter', 'half-year', 'year']).exactOptional(),
      each: more.exactOptional().describe('Lost for each one short or over'),
      lose,
    })
    .describe('次数: at least or at most so many, in the year or in each period'),
  z
    .strictObject({
      kind: z.literal('ratio'),
      ...asks,
      whole: amount,
      target: more.exactOptional().describe('1 is 100 %; absent: 1'),
      steps: z
        .array(z.strictObject({ from: number, points: number }))
        .min(1)
        .max(50)
        .readonly()
        .exactOptional()
        .describe('Points by steps, the highest first; absent: in proportion up to the target'),
    })
    .describe('比率: the fact out of the whole'),
  z
    .strictObject({
      kind: z.literal('deadline'),
      ...asks,
      by: z.union([
        z.string().max(10),
        z.strictObject({ ...ofFact, days: z.int().min(0).max(3660) }),
      ]),
      each: more.exactOptional().describe('Lost for each day late'),
      lose,
    })
    .describe('期限: the day it was done, by a day or so many days after another'),
  z
    .strictObject({
      kind: z.literal('occurrence'),
      ...asks,
      each: more,
      beyond: z.strictObject({ after: amount, each: more }).exactOptional(),
    })
    .describe('每发生一次: adds in a bonus, takes away elsewhere'),
  z
    .strictObject({ kind: z.literal('untrue'), ...asks, each: more })
    .describe('弄虚作假: untrue records somebody named has established'),
  z
    .strictObject({
      kind: z.literal('manual'),
      ...asks,
      gives: z.enum(['points', 'deduction']),
      atLeast: more.exactOptional().describe('The least that is taken away, if anything is'),
    })
    .describe('由评分人打分'),
  z
    .strictObject({
      kind: z.literal('duties'),
      ...asks,
      codes: ids,
      each: more,
      partly: more.exactOptional(),
    })
    .describe('逐项核对职责: what a reviewer found not met'),
]);

const item = z
  .strictObject({
    id,
    title: shortText,
    kind: z.enum(SCHEME_ITEM_KINDS).exactOptional().describe('Absent: score'),
    points: more.exactOptional(),
    max: more.exactOptional().describe('The most a bonus adds or a deduction takes away'),
    text: longText.exactOptional().describe('评分标准, as the table words it'),
    evidence: shortText.exactOptional().describe('What shows it'),
    scoredBy: shortText.exactOptional().describe('Who scores it'),
    clauses: ids.exactOptional().describe('Duty items and key points it checks: art5.2, art6.4-1'),
    role: id.exactOptional().describe('Whose duty it is: what the caps of a role go by'),
    classes: ids.exactOptional().describe('Absent: every class of subject'),
    shownOnly: shortText.exactOptional().describe('Shown and never computed, and why'),
    rules: z.array(rule).max(50).readonly(),
  })
  .meta({ id: 'scheme-item' });

const innermost = z.strictObject({
  id,
  title: shortText,
  points: more.exactOptional(),
  countsAs: more.exactOptional().describe('What its points are converted to'),
  maxDeduction: more.exactOptional(),
  maxBonus: more.exactOptional(),
  items: z.array(item).max(300).readonly().exactOptional(),
});
const partsOf = <Part extends z.ZodType>(part: Part) =>
  z.array(part).max(50).readonly().exactOptional();
/** 一级、二级、三级: no table goes deeper. */
const section = innermost.extend({
  sections: partsOf(innermost.extend({ sections: partsOf(innermost) })),
});

const factCondition = z.strictObject({
  ...ofFact,
  from: factFrom.exactOptional(),
  atLeast: amount.exactOptional(),
  moreThan: amount.exactOptional(),
});
const condition = z
  .union([
    factCondition,
    z.strictObject({
      get anyOf(): z.ZodReadonly<z.ZodArray<typeof condition>> {
        return z.array(condition).min(1).max(20).readonly();
      },
    }),
    z.strictObject({
      get allOf(): z.ZodReadonly<z.ZodArray<typeof condition>> {
        return z.array(condition).min(1).max(20).readonly();
      },
    }),
  ])
  .meta({ id: 'scheme-condition' });

const act = z.strictObject({
  title: shortText,
  number: shortText.exactOptional(),
  article: shortText.exactOptional(),
  issuedBy: z.enum(VETO_ISSUERS),
  status: sourceStatusSchema,
});

export const schemeSchema = z.strictObject({
  id,
  title: shortText,
  documentNo: shortText.exactOptional(),
  year: z.int().min(1990).max(2100).exactOptional(),
  place: shortText.exactOptional(),
  status: sourceStatusSchema.describe('How far the table was checked against its source'),
  sourceNote: longText.exactOptional(),
  isPartial: z.boolean().exactOptional().describe('Only part of the table is here'),
  parameters: ids.exactOptional().describe('Local parameters it takes up: P048'),
  subjects: z.strictObject({
    kind: z.enum(SUBJECT_KINDS),
    partyAndGovernment: z.enum(PARTY_AND_GOVERNMENT).exactOptional(),
    classes: z
      .array(z.strictObject({ id, name: shortText }))
      .min(1)
      .max(50)
      .readonly()
      .exactOptional(),
  }),
  total: more.exactOptional(),
  ceiling: more.exactOptional().describe('With every bonus not more than this'),
  countsAs: more.exactOptional().describe('What the total counts as elsewhere: 100 → 30'),
  rounding: z
    .strictObject({
      items: z.int().min(0).max(4).exactOptional(),
      total: z.int().min(0).max(4).exactOptional(),
      mode: z.enum(ROUNDING_MODES).exactOptional(),
    })
    .exactOptional()
    .describe('Decimals of items and conversions, and of the total; absent: 2, 2, half-up'),
  sections: z.array(section).max(50).readonly(),
  roleCaps: z
    .array(
      z.strictObject({
        role: id,
        maxDeduction: more.exactOptional(),
        maxBonus: more.exactOptional(),
      }),
    )
    .max(50)
    .readonly()
    .exactOptional(),
  vetoes: z
    .array(
      z.strictObject({
        id,
        title: shortText,
        when: condition,
        effect: z.enum(VETO_EFFECTS),
        grade: shortText.exactOptional().describe('Of effect grade; absent: the lowest'),
        act: act.exactOptional().describe('The national or provincial act that lays it down'),
        shownOnly: shortText.exactOptional(),
      }),
    )
    .max(50)
    .readonly()
    .exactOptional(),
  grades: z
    .array(
      z.strictObject({
        name: shortText,
        from: number.exactOptional().describe('The least total, included; the lowest has none'),
        requires: condition.exactOptional().describe('What else it takes'),
      }),
    )
    .min(2)
    .max(20)
    .readonly()
    .exactOptional()
    .describe('From the best to the lowest'),
  quotas: z
    .array(
      z.strictObject({
        grade: shortText,
        class: id.exactOptional(),
        atMost: z.int().min(0).max(100_000).exactOptional(),
        share: z.number().gt(0).max(1).exactOptional(),
        rounding: z.enum(ROUNDING_MODES).exactOptional().describe('Of the share; absent: down'),
      }),
    )
    .max(50)
    .readonly()
    .exactOptional(),
  consequences: z
    .array(
      z.strictObject({
        text: shortText,
        kind: z
          .enum(CONSEQUENCE_KINDS)
          .exactOptional()
          .describe('A talk or a commendation is begun from it; absent: nothing is'),
        grades: z.array(shortText).min(1).max(20).readonly().exactOptional(),
        last: z.int().min(1).max(1000).exactOptional().describe('The lowest so many'),
        class: id.exactOptional(),
        withinMonths: z.int().min(1).max(60).exactOptional(),
      }),
    )
    .max(50)
    .readonly()
    .exactOptional(),
  notes: z.array(longText).max(100).readonly().exactOptional(),
});

/** The JSON Schema (2020-12) of the format, what recurs named once; spec/rules/scheme.schema.json is this. */
export function schemaOfScheme(): unknown {
  return z.toJSONSchema(schemeSchema, { io: 'input' });
}

/** What a fact of a scheme may be. */
export const factValueSchema = z.union([
  z.boolean(),
  number,
  z.string().max(10).describe('A day, 2026-12-31'),
  z.array(number.nullable()).max(12).readonly().describe('By period; null: not known'),
  z.record(id, z.string().max(20)).readonly().describe('The state of each duty'),
]);
const proof = {
  evidence: z.array(shortText).max(100).readonly().exactOptional(),
  by: shortText.exactOptional().describe('Who established or scored it'),
  because: longText.exactOptional(),
};

/** The facts of one subject. */
export const factsSchema = z
  .record(id, z.union([z.strictObject({ value: factValueSchema, ...proof }), factValueSchema]))
  .describe('By name; a fact that is absent is not known');

export const scoreInputSchema = z.strictObject({
  scheme: z.union([id, schemeSchema]).describe('The id of a built-in scheme, or a scheme'),
  class: id.exactOptional().describe('The class of the subject, where the scheme has classes'),
  facts: factsSchema,
});

const points = z.number();
const between = z
  .strictObject({ atLeast: points.exactOptional(), atMost: points.exactOptional() })
  .exactOptional()
  .describe('While it cannot be told; an end is absent where nothing limits it');

const scoredItem = z.strictObject({
  id,
  title: said,
  section: id,
  state: z.enum(['scored', 'cannot-tell', 'shown-only']),
  points: points.exactOptional().describe('What it adds to its section'),
  of: points,
  between,
  deductions: points.exactOptional(),
  bonus: points.exactOptional(),
  cappedBy: listOf(z.enum(SCORE_CAPS)),
  evidence: listOf(z.strictObject({ fact: id, asks: said, value: factValueSchema, ...proof })),
  reasons: answered.reasons,
  missing: listOf(ruleMissingSchema),
  basis: answered.basis,
});

export const scoreOutputSchema = z.strictObject({
  total: points.exactOptional().describe('Absent while it cannot be told'),
  of: points,
  between,
  converted: z.strictObject({ points: points.exactOptional(), of: points }).exactOptional(),
  sections: listOf(
    z.strictObject({
      id,
      title: said,
      within: id.exactOptional(),
      points: points.exactOptional(),
      of: points,
      counts: points.exactOptional().describe('After conversion'),
      countsOf: points,
    }),
  ),
  items: listOf(scoredItem),
  adjustments: listOf(z.strictObject({ code: z.string(), text: said, points })).describe(
    'The lines between the sections and the total',
  ),
  vetoes: listOf(
    z.strictObject({
      id,
      title: said,
      outcome: z.enum([...OUTCOMES, 'shown-only']),
      effect: z.enum(VETO_EFFECTS),
      grade: said.exactOptional(),
      act: act.exactOptional(),
      reasons: listOf(ruleReasonSchema),
    }),
  ),
  grade: said.exactOptional().describe('Absent where there are none or it cannot be told'),
  couldBe: listOf(said).describe('Every grade still possible, the best first'),
  ...answered,
});
