// How accidents, their grades and the steps of their statutory timetable are called.
import type { AccidentGrade, AccidentNature, GradeSource, TimetableAsked } from '@jinze/contracts';
import type { ReportChannel, ReportLevel } from '@jinze/kernel';

export const GRADE_WORDS: Readonly<Record<AccidentGrade, string>> = {
  'especially-serious': '特别重大',
  serious: '重大',
  'relatively-serious': '较大',
  ordinary: '一般',
};
export const NATURE_WORDS: Readonly<Record<AccidentNature, string>> = {
  production: '生产安全事故',
  natural: '自然灾害',
  criminal: '刑事案件',
  undetermined: '待定',
};
export const SOURCE_WORDS: Readonly<Record<GradeSource, string>> = {
  decided: '调查认定',
  'as-known': '目前掌握',
};

/** What the rules on accidents cite, with the marks of its title. */
export const ACCIDENT_INSTRUMENT_TITLES: Readonly<Record<string, string>> = {
  'cn-decree-493': '《生产安全事故报告和调查处理条例》（国务院令第493号）',
  'cn-railway-accidents-2007': '《铁路交通事故应急救援和调查处理条例》',
  'cn-electric-power-accidents-2011': '《电力安全事故应急处置和调查处理条例》',
  'cn-work-safety-law-2021': '《安全生产法》（2021年修正）',
  'cn-rectification-evaluation-2021': '安委办〔2021〕4号',
  'cn-listed-supervision': '生产安全事故查处挂牌督办的规定',
};

export type Step = TimetableAsked['timetable']['steps'][number];
export type StepNamed = Pick<Step, 'step' | 'channel' | 'level'>;

const STEP_WORDS: Readonly<Record<Step['step'], string>> = {
  'unit-report': '单位报告',
  report: '逐级报告',
  scene: '负责人赶赴现场',
  'supplementary-report': '补报伤亡变化',
  'investigation-report': '提交调查报告',
  'listed-supervision': '挂牌督办',
  approval: '批复调查报告',
  closing: '结案',
  publication: '公布处理情况',
  evaluation: '整改评估',
  'evaluation-publication': '公布评估结果',
};
const TOLD: Readonly<Record<ReportChannel, Readonly<Record<ReportLevel, string>>>> = {
  regulator: {
    county: '县级主管部门',
    prefecture: '市级主管部门',
    province: '省级主管部门',
    state: '国务院主管部门',
  },
  government: { county: '县级政府', prefecture: '市级政府', province: '省级政府', state: '国务院' },
  'party-committee': {
    county: '县级党委',
    prefecture: '市级党委',
    province: '省级党委',
    state: '党中央',
  },
};

export const stepWord = ({ step, channel, level }: StepNamed): string =>
  channel === undefined || level === undefined ? STEP_WORDS[step] : `报${TOLD[channel][level]}`;

const STATE_WORDS: Readonly<Record<Step['state'], string>> = {
  done: '已办',
  'done-late': '晚于期限，待核',
  pending: '未到期限',
  overdue: '逾期未见记录，待核',
  'not-started': '未起算',
  'cannot-tell': '说不清，待核',
};

/** What the law counts no days for can wait long without being late. */
export const stateWord = ({ state, due }: Pick<Step, 'state' | 'due'>): string =>
  state === 'pending' && due === null ? '没有日数，未见记录' : STATE_WORDS[state];
