// A rule in the words a scoring table has: what is asked, and what is lost or added.
import type { Amount, SchemeItem, SchemeRule } from '@jinze/rules/scoring';
import type { TFunction } from 'i18next';

const amountWord = (amount: Amount) =>
  typeof amount === 'number' ? String(amount) : `“${amount.asks ?? amount.fact}”`;

function countWords(rule: Extract<SchemeRule, { kind: 'count' }>, t: TFunction): string {
  const per = t(`assessments.rule.per.${rule.per ?? 'year'}`);
  const isLeast = rule.atLeast !== undefined;
  const bound = t(isLeast ? 'assessments.rule.atLeast' : 'assessments.rule.atMost', {
    per,
    n: amountWord(rule.atLeast ?? rule.atMost ?? 0),
  });
  const loss =
    rule.each !== undefined
      ? t(isLeast ? 'assessments.rule.eachShort' : 'assessments.rule.eachOver', { each: rule.each })
      : rule.lose !== undefined
        ? t('assessments.rule.loses', { lose: rule.lose })
        : t('assessments.rule.losesAll');
  return `${bound}${loss}`;
}

function ratioWords(rule: Extract<SchemeRule, { kind: 'ratio' }>, t: TFunction): string {
  const whole = t('assessments.rule.outOf', { whole: amountWord(rule.whole) });
  const { steps, target = 1 } = rule;
  const rest =
    steps === undefined
      ? t('assessments.rule.inProportion', { target: target * 100 })
      : steps
          .map(({ from, points }) => t('assessments.rule.step', { from: from * 100, points }))
          .join(t('assessments.rule.between'));
  return `${whole}${rest}`;
}

function deadlineWords(rule: Extract<SchemeRule, { kind: 'deadline' }>, t: TFunction): string {
  const by =
    typeof rule.by === 'string'
      ? t('assessments.rule.byDay', { day: rule.by })
      : t('assessments.rule.byDays', { fact: rule.by.asks ?? rule.by.fact, days: rule.by.days });
  const late = rule.each === undefined ? '' : t('assessments.rule.eachDay', { each: rule.each });
  const not =
    rule.lose === undefined
      ? t('assessments.rule.notDoneAll')
      : t('assessments.rule.notDone', { lose: rule.lose });
  return `${by}${late}${not}`;
}

function bodyOf(rule: SchemeRule, item: SchemeItem, t: TFunction): string {
  const isBonus = item.kind === 'bonus';
  switch (rule.kind) {
    case 'done':
      return rule.lose === undefined
        ? t('assessments.rule.notDoneAll')
        : t('assessments.rule.notDone', { lose: rule.lose });
    case 'count':
      return countWords(rule, t);
    case 'ratio':
      return ratioWords(rule, t);
    case 'deadline':
      return deadlineWords(rule, t);
    case 'occurrence': {
      const each = t(isBonus ? 'assessments.rule.eachAdds' : 'assessments.rule.eachTakes', {
        each: rule.each,
      });
      return rule.beyond === undefined
        ? each
        : `${each}${t('assessments.rule.beyond', {
            after: amountWord(rule.beyond.after),
            each: rule.beyond.each,
          })}`;
    }
    case 'untrue':
      return t('assessments.rule.untrue', { each: rule.each });
    case 'manual':
      if (isBonus) return t('assessments.rule.givesBonus');
      return t(
        rule.gives === 'points' ? 'assessments.rule.givesPoints' : 'assessments.rule.takesPoints',
      );
    case 'duties':
      return `${t('assessments.rule.duties', { count: rule.codes.length, each: rule.each })}${
        rule.partly === undefined ? '' : t('assessments.rule.partly', { each: rule.partly })
      }`;
  }
}

/** 各季度会议次数：每季度不少于1，每少一次扣2分，最多扣4分。 */
export function ruleWords(rule: SchemeRule, item: SchemeItem, t: TFunction): string {
  const what = rule.asks ?? (item.rules.length > 1 ? rule.fact : undefined);
  const body = bodyOf(rule, item, t);
  const most =
    rule.max === undefined
      ? ''
      : t(item.kind === 'bonus' ? 'assessments.rule.mostAdds' : 'assessments.rule.mostTakes', {
          max: rule.max,
        });
  return what === undefined
    ? `${body}${most}`
    : t('assessments.rule.of', { what, how: `${body}${most}` });
}

/** A rule as it begins, of its kind, about a fact that nothing else asks. */
export function newRule(kind: SchemeRule['kind'], fact: string): SchemeRule {
  switch (kind) {
    case 'done':
      return { kind, fact };
    case 'count':
      return { kind, fact, atLeast: 1, per: 'quarter', each: 1 };
    case 'ratio':
      return { kind, fact, whole: { fact: `${fact}-whole`, asks: '' } };
    case 'deadline':
      return { kind, fact, by: '' };
    case 'occurrence':
    case 'untrue':
      return { kind, fact, each: 1 };
    case 'manual':
      return { kind, fact, gives: 'points' };
    case 'duties':
      return { kind, fact, codes: [], each: 1 };
  }
}
