// What every refusal of the rules says, in both languages.
import type { Words } from './frame.ts';

export const REFUSAL_WORDS = {
  'rules.unknown-topic': {
    zh: '没有“{given}”这个主题。可用的主题：{topics}。',
    en: 'There is no topic “{given}”. Topics: {topics}.',
  },
  'rules.invalid-input': {
    zh: '输入有误：{what}',
    en: 'Invalid input: {what}',
  },
  'rules.not-json': {
    zh: '输入不是 JSON：请从标准输入给出一个 JSON 对象。',
    en: 'The input is not JSON: give one JSON object on standard input.',
  },
  'rules.unknown-option': {
    zh: '没有“{given}”这个选项。可用：--schema、--lang zh|en、--lines。',
    en: 'There is no option “{given}”. Options: --schema, --lang zh|en, --lines.',
  },
  'rules.internal': {
    zh: '程序出错，没有得出结论。',
    en: 'Internal error; there is no conclusion.',
  },
  'rules.unknown-place': {
    zh: '没有“{given}”这个地区，或它低于该机构的层级。{hint}',
    en: 'There is no place “{given}”, or it lies below the level of the body. {hint}',
  },
  'rules.ambiguous-place': {
    zh: '有几个地区都叫“{given}”，请写全称或代码。{hint}',
    en: 'Several places are called “{given}”; write the full name or the code. {hint}',
  },
  'rules.unknown-parameter': {
    zh: '没有“{given}”这个可采用的地方参数，请查对编号。',
    en: 'There is no local parameter “{given}” to adopt; check its id.',
  },
  'rules.period-reversed': {
    zh: '期间的最后一天（{to}）早于第一天（{from}），请改正。',
    en: 'The period ends ({to}) before it begins ({from}); correct it.',
  },
  'rules.period-not-begun': {
    zh: '所问的日子（{asOf}）早于本期第一天（{from}）：本期还没有开始，没有可判断的。',
    en: 'The day asked about ({asOf}) is before the first day of the period ({from}): there is nothing to judge yet.',
  },
  'rules.recorded-before-it-occurred': {
    zh: '录入日期（{recordedOn}）早于发生日期（{occurredOn}），请查对。',
    en: 'The record was made ({recordedOn}) before it occurred ({occurredOn}); check the two days.',
  },
  'rules.same-record-twice': {
    zh: '编号“{given}”的记录给了两次；一次活动只给一次。',
    en: 'The record “{given}” is given twice; give each activity once.',
  },
  'rules.restored-before-decided': {
    zh: '恢复权利的日期（{restoredOn}）早于处分作出的日期（{decidedOn}），请查对。',
    en: 'The rights are restored ({restoredOn}) before the measure was decided ({decidedOn}); check the two days.',
  },
  'rules.first-after-decided': {
    zh: '原决定的日期（{firstDecidedOn}）晚于变更后决定的日期（{decidedOn}），请查对。',
    en: 'The first decision ({firstDecidedOn}) is later than the one that changed it ({decidedOn}); check the two days.',
  },
  'rules.same-accident-twice': {
    zh: '编号“{given}”的事故给了两次；一起事故只给一次。',
    en: 'The accident “{given}” is given twice; give each accident once.',
  },
  'rules.before-the-accident': {
    zh: '所给的时间（{given}）早于事故发生的时间（{occurred}），请查对。',
    en: 'The time given ({given}) is before the accident ({occurred}); check the two.',
  },
  'rules.approved-before-submitted': {
    zh: '批复日期（{given}）早于提交调查报告的日期（{occurred}），请查对。',
    en: 'It was approved ({given}) before the report was submitted ({occurred}); check the two days.',
  },
  'rules.same-measure-twice': {
    zh: '编号“{given}”的措施给了两次；一项措施只给一次。',
    en: 'The measure “{given}” is given twice; give each measure once.',
  },
  'rules.until-before-decided': {
    zh: '截止日（{until}）早于作出之日（{decidedOn}），请查对决定书。',
    en: 'The bar ends ({until}) before it was decided ({decidedOn}); check the decision.',
  },
  'rules.decided-together-on-different-days': {
    zh: '“{given}”写明一并决定，作出之日却不同（{first}、{second}），请查对决定书。',
    en: '“{given}” is decided together and yet on different days ({first}, {second}); check the decision.',
  },
  'rules.no-such-accident': {
    zh: '给出的事故里没有“{given}”，请查对编号。',
    en: 'There is no accident “{given}” among those given; check its id.',
  },
  'rules.same-circumstance-twice': {
    zh: '第十八条第（{given}）项给了两次；一项只给一次。',
    en: 'Circumstance {given} of article 18 is given twice; give each once.',
  },
  'rules.no-such-item': {
    zh: '这位领导没有“{given}”这一项职责，请查对编号。',
    en: 'This leader has no duty item “{given}”; check its code.',
  },
  'rules.unknown-scheme': {
    zh: '没有收录编号为“{given}”的考核细则；请查对编号，或者直接给出细则。',
    en: 'There is no scheme “{given}” on record; check its id, or give the scheme itself.',
  },
  'rules.scheme-fault': {
    zh: '考核细则有误：{what}。',
    en: 'The scheme has a fault: {what}.',
  },
  'rules.unknown-class': {
    zh: '考核细则里没有“{given}”这一类考核对象。可用的：{classes}。',
    en: 'The scheme has no class of subject “{given}”. Classes: {classes}.',
  },
  'rules.class-not-given': {
    zh: '考核细则分类考核，请写明是哪一类：{classes}。',
    en: 'The scheme has classes of subjects; say which: {classes}.',
  },
  'rules.fact-not-asked': {
    zh: '考核细则没有问到“{given}”，请查对名称。',
    en: 'The scheme does not ask for “{given}”; check its name.',
  },
  'rules.fact-not-fitting': {
    zh: '“{given}”（{asks}）的值不合要求，应为：{shape}。',
    en: 'The value of “{given}” ({asks}) does not fit; it is {shape}.',
  },
  'rules.did-you-mean': {
    zh: '您是不是要找：{names}？',
    en: 'Did you mean: {names}?',
  },
  'rules.name-in-full': {
    zh: '请写省、市、县或乡镇的全称或行政区划代码。',
    en: 'Write the full Chinese name of the province, city, county or township, or its division code.',
  },
} as const satisfies Words;
