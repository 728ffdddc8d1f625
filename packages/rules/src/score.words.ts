// The sentences of the topic `score`, one per code, in both languages; names of facts are the scheme's own.
import type { Period } from '@jinze/kernel';
import type { Words } from './frame.ts';
import { PERIOD_NAMES } from './names.ts';

const PERIODS_EN: Readonly<Record<Exclude<Period, 'each'>, string>> = {
  month: 'a month',
  quarter: 'a quarter',
  'half-year': 'a half-year',
  year: 'a year',
};

/** A count by its period: the sentence names it. */
function countWords(): Words {
  return Object.fromEntries(
    (Object.keys(PERIODS_EN) as (keyof typeof PERIODS_EN)[]).flatMap((per) => {
      const [zh, en] = [PERIOD_NAMES[per], PERIODS_EN[per]];
      return [
        [
          `score.count-enough-${per}`,
          {
            zh: `{asks}：{value}（${zh}不少于{need}），不扣分`,
            en: `{asks}: {value} (at least {need} ${en}); nothing is lost`,
          },
        ],
        [
          `score.count-short-${per}`,
          {
            zh: `{asks}：{value}（${zh}不少于{need}），差{gap}，扣{points}分`,
            en: `{asks}: {value} (at least {need} ${en}), {gap} short; {points} lost`,
          },
        ],
        [
          `score.count-within-${per}`,
          {
            zh: `{asks}：{value}（${zh}不多于{need}），不扣分`,
            en: `{asks}: {value} (at most {need} ${en}); nothing is lost`,
          },
        ],
        [
          `score.count-over-${per}`,
          {
            zh: `{asks}：{value}（${zh}不多于{need}），超出{gap}，扣{points}分`,
            en: `{asks}: {value} (at most {need} ${en}), {gap} over; {points} lost`,
          },
        ],
      ];
    }),
  );
}

export const SCORE_WORDS: Words = {
  ...countWords(),
  'score.done': { zh: '{asks}：已做到，不扣分', en: '{asks}: done; nothing is lost' },
  'score.not-done': { zh: '{asks}：没有做到，扣{points}分', en: '{asks}: not done; {points} lost' },
  'score.ratio': {
    zh: '{asks}：{value}/{whole}，目标{target}%，得{earned}分',
    en: '{asks}: {value} of {whole}, target {target}%; {earned} earned',
  },
  'score.ratio-step': {
    zh: '{asks}：{value}/{whole}，按所达到的档得{earned}分',
    en: '{asks}: {value} of {whole}; {earned} earned by the step reached',
  },
  'score.ratio-no-base': {
    zh: '{asks}：基数为零，比率无从计算，请由人评定',
    en: '{asks}: there is nothing to measure against; people have to judge it',
  },
  'score.in-time': {
    zh: '{asks}：{value}完成，期限{due}，不扣分',
    en: '{asks}: done {value}, due {due}; nothing is lost',
  },
  'score.late': {
    zh: '{asks}：{value}完成，期限{due}，迟{late}日，扣{points}分',
    en: '{asks}: done {value}, due {due}, {late} days late; {points} lost',
  },
  'score.never-done': {
    zh: '{asks}：没有完成，扣{points}分',
    en: '{asks}: never done; {points} lost',
  },
  'score.occurrence': {
    zh: '{asks}：{value}，每一个{each}分，计{points}分',
    en: '{asks}: {value}, {each} each; {points}',
  },
  'score.occurrence-beyond': {
    zh: '{asks}：{value}，每一个{each}分，其中超出{after}的{over}个每一个{rate}分，计{points}分',
    en: '{asks}: {value}, {each} each, {over} of them beyond {after} at {rate}; {points}',
  },
  'score.untrue': {
    zh: '{asks}：查实{value}次，每次扣{each}分，扣{points}分',
    en: '{asks}: {value} established, {each} each; {points} lost',
  },
  'score.untrue-unnamed': {
    zh: '{asks}：报了{value}次，没有写明由谁查实，不能扣分',
    en: '{asks}: {value} given, and nobody named has established it; nothing can be taken away',
  },
  'score.manual-points': {
    zh: '{asks}：评{given}分（满分{most}分）',
    en: '{asks}: scored {given} of {most}',
  },
  'score.manual-deduction': {
    zh: '{asks}：评分人扣{given}分（最多{most}分）',
    en: '{asks}: the scorer took {given} of at most {most}',
  },
  'score.manual-outside': {
    zh: '{asks}：评分{given}不在允许的范围（{least}至{most}分，或者零分）内，不采用',
    en: '{asks}: {given} lies outside what is allowed ({least} to {most}, or nothing) and is not taken',
  },
  'score.duties': {
    zh: '{asks}：{of}项职责，到位{met}项，不到位{notMet}项，部分到位{partly}项，扣{points}分',
    en: '{asks}: of {of} duties {met} met, {notMet} not met, {partly} partly; {points} lost',
  },
  'score.duties-open': {
    zh: '{asks}：{of}项职责，不到位{notMet}项，还有{open}项没有评定；没有记录不等于没有履行',
    en: '{asks}: of {of} duties {notMet} not met, {open} not judged; no record is not “not done”',
  },
  'score.open': {
    zh: '{asks}：事实不全，说不清',
    en: '{asks}: facts are missing, so it cannot be told',
  },
  'score.settled': {
    zh: '已到上限，尚缺的事实不影响得分',
    en: 'The limit is reached; what is missing changes nothing',
  },
  'score.shared-open': {
    zh: '与别的指标共用一个封顶，别的指标说不清，本项也说不清',
    en: 'It shares a cap with items that cannot be told yet',
  },
  'score.capped-rule': { zh: '单条规则封顶', en: 'Capped by the limit of a rule' },
  'score.capped-item': { zh: '本项扣完为止（封顶）', en: 'Capped by the limit of the item' },
  'score.capped-section': { zh: '所在部分封顶', en: 'Capped by the limit of its section' },
  'score.capped-role': { zh: '该类人员封顶', en: 'Capped by the limit of its role' },
  'score.shown-only': { zh: '只显示、不计算：{why}', en: 'Shown and not computed: {why}' },
  'score.veto-no-act': {
    zh: '没有写明依据的中央、国家或者省级文件，只显示、不适用',
    en: 'It names no national or provincial act: shown and not applied',
  },
  'score.condition-yes': { zh: '{asks}：是', en: '{asks}: yes' },
  'score.condition-no': { zh: '{asks}：否', en: '{asks}: no' },
  'score.condition-unknown': { zh: '{asks}：不清楚', en: '{asks}: not known' },
  'score.condition-least-yes': {
    zh: '{asks}：{value}，达到{need}',
    en: '{asks}: {value}, which reaches {need}',
  },
  'score.condition-least-no': {
    zh: '{asks}：{value}，没有达到{need}',
    en: '{asks}: {value}, which does not reach {need}',
  },
  'score.condition-more-yes': {
    zh: '{asks}：{value}，超过{need}',
    en: '{asks}: {value}, more than {need}',
  },
  'score.condition-more-no': {
    zh: '{asks}：{value}，没有超过{need}',
    en: '{asks}: {value}, not more than {need}',
  },
  'score.floor': { zh: '扣完为止，不计负分', en: 'Nothing goes below zero' },
  'score.ceiling': { zh: '加分以后不超过上限', en: 'Not above the ceiling' },
  'score.rounding': { zh: '总分取舍', en: 'Rounding of the total' },
  'score.zero': { zh: '一票否决，总分按零分计', en: 'By a veto the total counts as zero' },
  'score.total': {
    zh: '总分{total}分（满分{of}分）',
    en: 'The total is {total} of {of}',
  },
  'score.total-open': {
    zh: '总分说不清，在{atLeast}分至{atMost}分之间（满分{of}分）',
    en: 'The total cannot be told: between {atLeast} and {atMost} of {of}',
  },
  'score.total-open-above': {
    zh: '总分说不清，不低于{atLeast}分（满分{of}分）',
    en: 'The total cannot be told: not below {atLeast} of {of}',
  },
  'score.partial': {
    zh: '细则只收录了一部分：总分是所收录部分的，不是全部',
    en: 'Only part of the scheme is on record: the total is of that part, not of the whole',
  },
  'score.no-grades': { zh: '细则没有列出等次', en: 'The scheme has no grades' },
  'score.grade': { zh: '等次为{grade}', en: 'The grade is {grade}' },
  'score.grade-open': {
    zh: '等次说不清，可能是：{grades}',
    en: 'The grade cannot be told; it could be {grades}',
  },
  'score.grade-partial': {
    zh: '细则只收录了一部分，定不了等次',
    en: 'Only part of the scheme is on record, so no grade follows',
  },
  'score.grade-no-cut-offs': {
    zh: '来源没有写明各等次的分数线，定不了等次',
    en: 'The source does not show the cut-offs, so no grade follows',
  },
  'score.grade-requires-yes': { zh: '“{grade}”的条件符合', en: 'What “{grade}” takes is so' },
  'score.grade-requires-no': { zh: '“{grade}”的条件不符合', en: 'What “{grade}” takes is not so' },
  'score.grade-requires-open': {
    zh: '“{grade}”的条件是否符合，说不清',
    en: 'Whether what “{grade}” takes is so cannot be told',
  },
  'score.veto-yes': { zh: '一票否决：{title}', en: 'Veto: {title}' },
  'score.veto-open': {
    zh: '是否一票否决说不清：{title}',
    en: 'Whether the veto applies cannot be told: {title}',
  },
  'score.missing-fact': { zh: '{item}：{asks}', en: '{item}: {asks}, which is not known' },
  'score.missing-rest': {
    zh: '{item}：{asks}（各期都要有）',
    en: '{item}: {asks} (for every period)',
  },
  'score.missing-duties': {
    zh: '{item}：{asks}（没有评定的职责由评分人评定）',
    en: '{item}: {asks} (a reviewer judges the duties not judged)',
  },
  'score.missing-named': {
    zh: '{item}：{asks}（由谁查实）',
    en: '{item}: {asks} (who established it)',
  },
  'score.missing-judgement': {
    zh: '{item}：{asks}（由评分人在允许的范围内评定）',
    en: '{item}: {asks} (a scorer judges it within what is allowed)',
  },
  'score.missing-source': {
    zh: '考核细则全文（各项指标、分值、分数线）',
    en: 'The whole scheme (its items, points and cut-offs)',
  },
};

/** What a fact must look like, for the refusal of one that does not. */
export const FACT_SHAPES = {
  'yes-no': { zh: 'true 或者 false', en: 'true or false' },
  number: {
    zh: '不小于零、至多四位小数的数',
    en: 'a number, not negative, with at most four decimals',
  },
  'by-period': {
    zh: '各期一个数，共{periods}个，不清楚的写 null',
    en: 'one number for each of {periods} periods, null where it is not known',
  },
  day: {
    zh: '日期（2026-12-31），没有完成写 false',
    en: 'a day (2026-12-31), or false for not done',
  },
  points: {
    zh: '不小于零、至多四位小数的分数',
    en: 'points, not negative, with at most four decimals',
  },
  duties: {
    zh: '所问各项职责的评定（met、partly、not-met、no-record 等）',
    en: 'the state of each duty asked about (met, partly, not-met, no-record …)',
  },
} as const satisfies Words;
