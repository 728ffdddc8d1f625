// Which duties an activity may serve, each with its reasons: proposals for a form, ticked or not by a person. Pure.
import type { ProposalReason, ProposedDuty, SectionItem } from '@jinze/contracts';
import type { Activity, Body } from '@jinze/kernel';
import { provisionOf } from '@jinze/rules';

export interface Occasion {
  readonly activity: Activity | undefined;
  readonly body: Body | undefined;
  /** Title and matter. */
  readonly text: string;
  readonly portfolios: readonly string[];
  /** How often the person recorded this kind of activity for a duty: code → times. */
  readonly before: ReadonlyMap<string, number>;
}

/** What an activity is called in clauses and in what shows a duty. */
const SAID_OF: Readonly<Record<Activity, readonly string[]>> = {
  meeting: ['会议', '议事日程', '分析'],
  study: ['学习', '研究', '中心组'],
  instruction: ['批示', '督促', '贯彻', '决策部署'],
  'field-research': ['调研', '指导'],
  'led-inspection': ['监督检查', '隐患排查', '专项整治', '检查'],
  'unannounced-check': ['监督检查', '隐患排查', '查处', '检查'],
  task: ['督办', '督促', '整治'],
  talk: ['约谈', '督促'],
  'on-scene': ['抢险救援', '应急救援', '到场'],
  'annual-report': ['述职', '报告工作'],
  publicity: ['宣传', '舆论引导', '教育培训', '弘扬'],
  budget: ['资金', '预算', '经费'],
  staffing: ['机构编制', '机构建设', '队伍建设', '三定'],
};

/** Words that stand in every duty and tell none from another; the longest first. */
const COMMON = [
  '安全生产工作',
  '安全生产',
  '分管行业',
  '分管',
  '有关部门',
  '领导干部',
  '组织开展',
  '组织实施',
  '统筹推进',
  '负责人',
  '本地区',
  '工作',
  '安全',
  '组织',
  '开展',
  '推动',
  '部门',
  '单位',
  '领域',
  '落实',
  '协调',
  '加强',
  '建设',
  '问题',
  '情况',
  '领导',
  '政府',
  '党委',
  '会议',
  '研究',
  '检查',
];
const BREAK = new RegExp(`[^\\p{Script=Han}]+|${COMMON.join('|')}|[的和与对把在等及并]`, 'u');
const piecesOf = (text: string) => text.split(BREAK).filter((piece) => piece.length >= 2);

/** The longest stretches of two characters and more that both pieces have. */
function sharedOf(one: string, other: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < one.length - 1; ) {
    let length = 2;
    while (start + length <= one.length && other.includes(one.slice(start, start + length)))
      length += 1;
    if (length > 2) found.push(one.slice(start, start + length - 1));
    start += Math.max(1, length - 2);
  }
  return found;
}

function wordsIn(text: string, of: string): string[] {
  const pieces = piecesOf(of);
  const shared = piecesOf(text).flatMap((mine) => pieces.flatMap((piece) => sharedOf(mine, piece)));
  return [...new Set(shared)];
}

interface Candidate {
  readonly code: string;
  readonly item: SectionItem;
  readonly title: string;
  /** What is compared with the matter. */
  readonly text: string;
}

/** A duty, and each of its key points that the list asks for. */
function candidatesOf(item: SectionItem): Candidate[] {
  const points = provisionOf(item.code)?.item.keyPoints ?? [];
  const asked = new Set(item.requirements.flatMap(({ keyPoint }) => keyPoint ?? []));
  return [
    { code: item.code, item, title: item.title, text: `${item.title}，${item.text}` },
    ...points
      .filter(({ id }) => asked.has(id))
      .map(({ id, what, evidence }) => ({
        code: id,
        item,
        title: what,
        text: `${what}，${evidence}`,
      })),
  ];
}

function requirementReasons({ code, item }: Candidate, occasion: Occasion): ProposalReason[] {
  const { activity, body } = occasion;
  if (activity === undefined) return [];
  return item.requirements
    .filter((one) => one.activity === activity && (one.keyPoint ?? item.code) === code)
    .filter((one) => one.body === undefined || body === undefined || one.body === body)
    .map(({ text }) => ({ because: 'requirement', requirement: text }));
}

/** Duties that are carried out for a portfolio: art. 7.3, art. 9, and what a place adds for a field. */
function portfolioReasons({ code, item }: Candidate, occasion: Occasion): ProposalReason[] {
  const named = occasion.portfolios.filter((field) => occasion.text.includes(field));
  const fields =
    item.code.startsWith('art9.') || item.code === 'art7.3'
      ? named
      : occasion.portfolios.filter(
          (field) => item.code.startsWith(`portfolio:${field}:`) && named.includes(field),
        );
  return code === item.code ? fields.map((field) => ({ because: 'portfolio', field })) : [];
}

function reasonsOf(candidate: Candidate, occasion: Occasion): ProposalReason[] {
  const { activity, text } = occasion;
  const ofActivity = (activity === undefined ? [] : SAID_OF[activity]).filter((word) =>
    candidate.text.includes(word),
  );
  const ofText = wordsIn(text, candidate.text);
  // 检查 says nothing beside 监督检查, and nothing is said twice.
  const isNew = (word: string, found: readonly string[]) =>
    !found.some((one) => one !== word && one.includes(word));
  const words = ofText.filter((word) => isNew(word, ofText));
  const said = ofActivity.filter(
    (word) => !words.includes(word) && isNew(word, [...words, ...ofActivity]),
  );
  const times = occasion.before.get(candidate.code) ?? 0;
  return [
    ...requirementReasons(candidate, occasion),
    ...(words.length === 0 ? [] : [{ because: 'words' as const, words }]),
    ...(said.length === 0 ? [] : [{ because: 'activity' as const, words: said }]),
    ...portfolioReasons(candidate, occasion),
    ...(times === 0 ? [] : [{ because: 'before' as const, times }]),
  ];
}

/** How much speaks for it: what a rule counts first, then what was chosen before, then the words. */
function weightOf(reasons: readonly ProposalReason[]): number {
  return reasons.reduce((sum, reason) => {
    switch (reason.because) {
      case 'requirement':
        return sum + 8;
      case 'before':
        return sum + Math.min(6, 2 + reason.times);
      case 'portfolio':
        return sum + 2;
      case 'words':
      case 'activity':
        return sum + Math.min(6, reason.words.join('').length);
    }
  }, 0);
}

/** Two words, or one of a rule or habit: less is a coincidence. */
const PROPOSED_FROM = 4;
/** More than so many ticks would have to be looked at one by one. */
const PROPOSED_AT_MOST = 4;

/** All duties of the lists in force: what is proposed first, then what something speaks for, then the rest in their order. */
export function proposeDuties(items: readonly SectionItem[], occasion: Occasion): ProposedDuty[] {
  const seen = new Set<string>();
  const weighed = items
    .flatMap(candidatesOf)
    .filter(({ code }) => !seen.has(code) && seen.add(code))
    .map((candidate, place) => {
      const reasons = reasonsOf(candidate, occasion);
      return { candidate, reasons, place, weight: weightOf(reasons) };
    })
    .toSorted((one, other) => other.weight - one.weight || one.place - other.place);
  return weighed.map(({ candidate, reasons, weight }, rank) => ({
    code: candidate.code,
    item: candidate.item.code,
    article: candidate.item.article,
    title: candidate.title,
    reasons,
    isProposed: weight >= PROPOSED_FROM && rank < PROPOSED_AT_MOST,
  }));
}
