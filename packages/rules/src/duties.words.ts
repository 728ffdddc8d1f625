// The sentences of the topic `duties`, one per reason code, in both languages; wording of clauses stays Chinese.
import type { Activity, Body, Period, RequirementKind } from '@jinze/kernel';
import type { Words } from './frame.ts';
import { ACTIVITY_NAMES, BODY_NAMES, KIND_NAMES, PERIOD_NAMES } from './names.ts';

export const DUTIES_WORDS = {
  'duties.class-of-article': {
    zh: '职务类别对应《规定》第{article}条',
    en: 'The post class is the one of article {article} of the regulation',
  },
  'duties.class-has-no-article': {
    zh: '《规定》没有为这类职务列出条款，由本级文件确定',
    en: 'The regulation gives this post class no article; a document of its own level lays the duties down',
  },
  'duties.by-reference': {
    zh: '该机构参照执行',
    en: 'This kind of body follows the regulation by reference (article 2)',
  },
  'duties.laid-down-by-committee': {
    zh: '第七条未列具体职责，须由党委文件逐人明确后才能印发',
    en: 'Article 7 names no concrete duties; the committee must lay them down for each member before a list is issued',
  },
  'duties.not-in-force': {
    zh: '《规定》自 {from} 起施行，{asOf} 尚未施行',
    en: 'The regulation is in force from {from}; {asOf} is earlier',
  },
  'duties.no-region': {
    zh: '没有给出地区，只列《规定》的要求，不推定任何地方的次数和期限',
    en: 'No region was given: only the regulation itself is listed, and no local number is assumed',
  },
  'duties.region': {
    zh: '适用{region}及其以上地区的规定',
    en: 'The rules of {region} and of the places above it apply',
  },
  'duties.no-local-rule': {
    zh: '没有收录{region}及其以上地区对这类职务的规定，不推定次数和期限',
    en: 'No rule of {region} or above for this post class is on record; no number is assumed',
  },
  'duties.narrowed': {
    zh: '第七条第三部分和第九条按分管领域落实：{portfolios}',
    en: 'Article 7 part 3 and article 9 are carried out for the portfolios: {portfolios}',
  },
  'duties.local-in-force': {
    zh: '{parameter} 自 {from} 起施行，{asOf} 已施行',
    en: '{parameter} is in force from {from}, so on {asOf} as well',
  },
  'duties.local-not-yet': {
    zh: '{parameter} 自 {from} 起施行，{asOf} 尚未施行',
    en: '{parameter} is in force from {from}, not yet on {asOf}',
  },
  'duties.local-ended': {
    zh: '{parameter} 的最后一天是 {to}，{asOf} 已失效',
    en: 'The last day of {parameter} was {to}; on {asOf} it no longer applies',
  },
  'duties.local-within-year': {
    zh: '{parameter} 的来源只有年份（{year} 年），{asOf} 是否已施行说不清；查明施行日期后才能计算',
    en: 'The source of {parameter} gives the year {year} only; whether it is in force on {asOf} cannot be told before the day is known',
  },
  'duties.local-year-unknown': {
    zh: '{parameter} 的来源没有年份，只显示，不计算；查明文件和施行日期后重新导入',
    en: 'The source of {parameter} names no year: shown, never counted; import the instrument with its day of entry into force',
  },
  'duties.local-verified': {
    zh: '{parameter} 的来源已核对',
    en: 'The source of {parameter} was checked',
  },
  'duties.local-partly': {
    zh: '{parameter} 的来源是转载，部分核对',
    en: 'The source of {parameter} is a reprint, checked in part',
  },
  'duties.local-imported': {
    zh: '{parameter} 由办公室导入',
    en: '{parameter} was imported by an office',
  },
  'duties.local-unverified': {
    zh: '{parameter} 的来源未经核对，未经采用不计',
    en: 'The source of {parameter} is not verified; it counts once an office adopts it',
  },
  'duties.local-adopted': {
    zh: '{parameter} 已被采用',
    en: '{parameter} has been adopted',
  },
  'duties.local-adopted-by': {
    zh: '{parameter} 由{by}于 {on} 以 {documentNo} 采用',
    en: '{parameter} was adopted by {by} on {on}, document {documentNo}',
  },
  'duties.local-superseded': {
    zh: '{parameter} 已被新规定取代，只显示，不计算',
    en: '{parameter} is superseded: shown, never counted',
  },
  'duties.local-stands': {
    zh: '{place}：{requirement}',
    en: 'Required by {place}: {requirement}',
  },
  'duties.local-looser': {
    zh: '冲突：{place}的“{requirement}”比{byPlace}的“{by}”宽，不得放宽，以后者为准',
    en: 'Conflict: “{requirement}” of {place} is looser than “{by}” of {byPlace}, which stands',
  },
  'duties.local-tightened': {
    zh: '{place}的“{requirement}”已由{byPlace}更严的“{by}”包含',
    en: '“{requirement}” of {place} is met by the stricter “{by}” of {byPlace}',
  },
  'duties.local-replaced': {
    zh: '{place}的“{requirement}”已由同级后出的“{by}”取代',
    en: '“{requirement}” of {place} was replaced by the later “{by}” of the same level',
  },
  'duties.missing-local-document': {
    zh: '本级规定这类职务安全生产职责的文件',
    en: 'The document of its own level that lays down the duties of this post class',
  },
  'duties.missing-committee-document': {
    zh: '党委明确常委会其他成员各自职责的文件（文号）',
    en: 'The numbered document of the committee that lays down the duties of each other member',
  },
  'duties.missing-effective-date': {
    zh: '《{title}》的施行日期（来源没有写明）',
    en: 'The day 《{title}》 enters into force (its source does not say)',
  },
} as const satisfies Words;

const SHOWN_BY: Readonly<Record<Activity, string>> = {
  meeting: '会议通知、纪要',
  study: '会议议程、纪要',
  instruction: '批示件',
  'field-research': '调研记录',
  'led-inspection': '检查记录',
  'unannounced-check': '暗查暗访记录',
  task: '督办件和办理结果',
  talk: '约谈记录',
  'on-scene': '到场和处置记录',
  'annual-report': '述职报告',
  publicity: '宣传活动记录',
  budget: '预算文件',
  staffing: '机构编制文件',
};

/** 每季度不少于1次; a document is made once per period, and what has an occasion is done each time. */
function frequency(asked: Asked): string {
  const { kind, atLeast, per, monthDay } = asked;
  if (atLeast === undefined || per === undefined || monthDay !== undefined) return '';
  if (kind === 'document' && atLeast === 1) return `，${PERIOD_NAMES[per]}一份`;
  return per === 'each' && atLeast === 1
    ? '，每次均须'
    : `，${PERIOD_NAMES[per]}不少于${atLeast}次`;
}

/** 每年3月31日前 */
function limit({ monthDay }: Asked): string {
  if (monthDay === undefined) return '';
  const [month, day] = monthDay.split('-').map(Number);
  return `，每年${month ?? ''}月${day ?? ''}日前`;
}

interface Asked {
  readonly text: string;
  readonly isAbridged?: boolean;
  readonly kind: RequirementKind;
  readonly activity?: Activity;
  readonly body?: Body;
  readonly atLeast?: number;
  readonly per?: Period;
  readonly monthDay?: string;
  readonly occasion?: string;
}

/** `党委常委会研究，每季度不少于1次`: what is counted, in the words of the closed lists. */
export function askedText(asked: Asked): string {
  const { kind, activity, body, occasion = '' } = asked;
  const who = body === undefined ? '' : BODY_NAMES[body];
  const what = activity === undefined ? KIND_NAMES[kind] : ACTIVITY_NAMES[activity];
  return `${who}${what}${occasion === '' ? '' : `（${occasion}）`}${frequency(asked)}${limit(asked)}`;
}

/** The source's wording; to an abridged one body, number and period are added, unless it says them itself. */
export function requirementText(asked: Asked): string {
  const { text, occasion = '' } = asked;
  if (asked.isAbridged !== true) return text;
  const body =
    asked.body === undefined || asked.body === 'post-holder' ? '' : BODY_NAMES[asked.body];
  const when = occasion === '' || text.includes(occasion) ? '' : `（${occasion}）`;
  return `${text.includes(body) ? '' : body}${text}${when}${frequency(asked)}${limit(asked)}`;
}

export function evidenceOf(activity: Activity | undefined): string {
  return activity === undefined ? '有关文件' : SHOWN_BY[activity];
}
