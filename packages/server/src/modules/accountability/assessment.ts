// What art. 18–24 say on the facts of a worksheet: the rule's input made of it, and the why panel of its answer.
import {
  ANSWERED_ARTICLES,
  type AnsweredArticle,
  type Assessment,
  type Why,
  type Worksheet,
  type WorksheetContent,
} from '@jinze/contracts';
import { type CivilDate, documentDate, MEASURE_NAMES, type PostClass } from '@jinze/kernel';
import {
  type AccountabilityInput,
  type AccountabilityOutput,
  accountability,
  regulationClause,
} from '@jinze/rules';
import type { CaseAccident } from './accountability.context.ts';
import type { WorksheetRow } from './worksheets.store.ts';

const DEPLOYMENT_STATES = {
  'carried-out': 'met',
  'not-carried-out': 'not-met',
  unknown: 'cannot-tell',
} as const;
const KNOWN = { yes: true, no: false, unknown: 'unknown' } as const;

type Facts = Pick<
  WorksheetRow,
  'post_class' | 'level' | 'post_title' | 'portfolios' | 'appointment_id'
>;

/**
 * What nobody has looked at is left out: the rule must not take it for none. Duties and deployments go by their titles,
 * because the rule says what is missing by what they are called.
 */
function inputOf(
  sheet: Facts,
  content: WorksheetContent,
  accident: CaseAccident | undefined,
): AccountabilityInput {
  const { findings, statutory, deployments, factors } = content;
  return {
    ...(accident === undefined
      ? {}
      : {
          accident: {
            id: accident.id,
            occurredOn: accident.occurredOn,
            reportApproved: accident.reportApprovedOn !== null,
          },
        }),
    person: {
      postsAtTheTime: [
        {
          postClass: sheet.post_class as PostClass,
          level: sheet.level,
          title: sheet.post_title,
        },
      ],
      portfolios: sheet.portfolios,
      now: content.now,
    },
    circumstances: [
      ...new Set(content.circumstances.map(({ number }) => number as 1 | 2 | 3 | 4 | 5)),
    ].toSorted((a, b) => a - b),
    ...(findings.length === 0
      ? {}
      : { duties: findings.map(({ title, state }) => ({ code: title, state })) }),
    ...(statutory === null
      ? {}
      : { statutoryDuties: statutory.map(({ title, state }) => ({ code: title, state })) }),
    ...(deployments === null
      ? {}
      : {
          deployments: deployments.map(({ title, state }) => ({
            id: title,
            state: DEPLOYMENT_STATES[state],
          })),
        }),
    factors: Object.fromEntries(factors.map(({ factor, value }) => [factor, KNOWN[value]])),
  };
}

const OUTCOMES = { applies: '适用', 'does-not-apply': '不适用', 'cannot-tell': '说不清' } as const;

function whyOf(answer: AccountabilityOutput, sheet: Facts, asOf: CivilDate): Why {
  return {
    heading: '依第十八条至第二十四条，现在能说什么',
    clause: [...ANSWERED_ARTICLES, '25'].map(regulationClause),
    facts: ANSWERED_ARTICLES.map(
      (number) =>
        `第${number}条${OUTCOMES[answer.articles[number].outcome]}：${answer.articles[
          number
        ].reasons
          .map(({ text }) => text)
          .join('；')}`,
    ),
    gaps: answer.missing.map(({ text }) => text),
    proof: [
      `截至${documentDate(asOf)}，按规则版本 ${answer.rulesVersion} 和工作底稿上的事实得出；职务：${sheet.post_title}`,
      '工作底稿的每一版、当事人的陈述和每一次提议都有存证',
    ],
  };
}

const QUESTIONS: Readonly<Record<AnsweredArticle, string>> = {
  '18': '是否有第十八条规定的应当问责的情形',
  '20': '是否适用第二十条一票否决',
  '21': '是否适用第二十一条从重',
  '22': '是否适用第二十二条从轻、减轻',
  '23': '是否适用第二十三条尽职免责',
  '24': '是否适用第二十四条终身问责',
};
/** Conditions for performing (art. 25) are weighed with art. 23. */
const BESIDE: Readonly<Record<string, string>> = { '23': '25' };

/** Of one article: its text, what decides it, what it lacks. */
export function whyOfArticle(
  { answer, why }: Assessment,
  number: AnsweredArticle,
): { readonly question: string; readonly why: Why } {
  const { outcome, reasons, missing } = answer.articles[number];
  return {
    question: QUESTIONS[number],
    why: {
      ...why,
      heading: OUTCOMES[outcome],
      clause: why.clause.filter(({ article }) => article === number || article === BESIDE[number]),
      facts: reasons.map(({ text }) => text),
      gaps: missing.map(({ text }) => text),
    },
  };
}

/** As its reader has it: article by article, each under what was asked and the answer. */
export const byArticle = (assessment: Assessment): NonNullable<Worksheet['assessment']> => ({
  answer: assessment.answer,
  whys: Object.fromEntries(
    ANSWERED_ARTICLES.map((number) => {
      const { question, why } = whyOfArticle(assessment, number);
      return [number, { ...why, heading: `${question}：${why.heading}` }];
    }),
  ) as Record<AnsweredArticle, Why>,
});

/** Throws where the rule refuses: the contract has let nothing through that it would. */
export function assess(
  sheet: Facts,
  content: WorksheetContent,
  accident: CaseAccident | undefined,
  asOf: CivilDate,
): Assessment {
  const found = accountability(inputOf(sheet, content, accident));
  if (!found.ok) throw new Error(`invariant broken: ${found.error.code}`);
  return { answer: found.value, why: whyOf(found.value, sheet, asOf) };
}

/** Measures of art. 19 that are closed on these facts, with what stands in the way. */
export function closedMeasures({
  answer,
}: Pick<Assessment, 'answer'>): ReadonlyMap<string, string> {
  return new Map(
    answer.optionsUnderArticle19
      .filter(({ open }) => open === 'does-not-apply')
      .map(({ measure, reasons }) => [
        measure,
        `${MEASURE_NAMES[measure]}：${reasons.map(({ text }) => text).join('；')}`,
      ]),
  );
}
