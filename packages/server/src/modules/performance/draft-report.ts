// The draft of an annual report: sentences from records and states, each with the records it rests on. Pure.
import type { ReportContent, ReportPart, ReportSentence } from '@jinze/contracts';
import type { Activity, CivilDate, Id } from '@jinze/kernel';

/** A record as the report tells it. */
export interface ReportRecord {
  readonly id: Id<'duty-record'>;
  readonly activity: Activity;
  readonly title: string;
  readonly occurredOn: CivilDate;
  readonly role: 'led' | 'took-part';
  readonly duties: readonly string[];
  readonly findings: string | null;
  readonly followUp: string | null;
}

export interface ReportDuty {
  readonly code: string;
  readonly title: string;
  readonly state: string;
  readonly missing: readonly string[];
  readonly records: readonly string[];
}

export interface ReportFacts {
  readonly year: number;
  readonly asOf: CivilDate;
  readonly posts: readonly string[];
  readonly portfolios: readonly string[];
  readonly duties: readonly ReportDuty[];
  /** Confirmed or own, in the order they happened. */
  readonly records: readonly ReportRecord[];
  /** What was asked by deployments and has no result on record. */
  readonly deployments: readonly { readonly id: string; readonly title: string }[];
}

/** The verb and measure of each kind of activity: 主持研究 4 次. */
const DONE: Readonly<Record<Activity, readonly [led: string, part: string]>> = {
  meeting: ['主持召开会议', '参加会议'],
  study: ['主持学习研究', '参加学习研究'],
  instruction: ['作出批示', '落实批示'],
  'field-research': ['带队调研', '参加调研'],
  'led-inspection': ['带队检查', '参加检查'],
  'unannounced-check': ['开展“四不两直”检查', '参加“四不两直”检查'],
  task: ['督办落实', '参与督办落实'],
  talk: ['约谈谈话', '参加约谈谈话'],
  'on-scene': ['赶赴现场处置', '参加现场处置'],
  'annual-report': ['述职', '述职'],
  publicity: ['开展宣传教育', '参加宣传教育'],
  budget: ['安排经费预算', '参与经费预算'],
  staffing: ['研究机构编制', '参与机构编制'],
};

const monthAndDay = (day: CivilDate) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
const AT_MOST = 4;

/** 3月2日带队检查城关镇液化气站、…… 等 12 次 */
function told(records: readonly ReportRecord[]): string {
  const shown = records
    .slice(0, AT_MOST)
    .map(({ occurredOn, title }) => `${monthAndDay(occurredOn)}${title}`)
    .join('；');
  return records.length > AT_MOST ? `${shown}等` : shown;
}

const idsOf = (records: readonly ReportRecord[]) => records.map(({ id }) => id);

const sentence = (
  key: string,
  text: string,
  records: readonly Id<'duty-record'>[] = [],
): ReportSentence => ({ key, text, isEdited: false, records: [...records] });

function division({ posts, portfolios, duties, year }: ReportFacts): ReportSentence[] {
  const fields = portfolios.length === 0 ? '' : `，分管${portfolios.join('、')}`;
  return [
    sentence('division:posts', `本人任${posts.join('、')}${fields}。`),
    sentence('division:duties', `${year} 年度安全生产责任清单共 ${duties.length} 项。`),
  ];
}

function byActivity(records: readonly ReportRecord[], prefix: string): ReportSentence[] {
  return [...Map.groupBy(records, ({ activity, role }) => `${activity}:${role}`)].map(
    ([kind, own]) => {
      const [activity, role] = kind.split(':') as [Activity, ReportRecord['role']];
      const verb = DONE[activity][role === 'led' ? 0 : 1];
      return sentence(`${prefix}:${kind}`, `${verb} ${own.length} 次：${told(own)}。`, idsOf(own));
    },
  );
}

/** What serves the items of the portfolio (art. 7.3 and 9). */
const isOfPortfolio = ({ duties }: ReportRecord) =>
  duties.some(
    (code) => code === 'art7.3' || code.startsWith('art9.') || code.startsWith('portfolio:'),
  );

/** Lines with their own full stops, as a part of one sentence. */
const inOneSentence = (text: string | null) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/[。；;.]+$/, ''))
    .filter((line) => line !== '')
    .join('，');

function problems({ duties, records, deployments }: ReportFacts): ReportSentence[] {
  const open = duties.filter(({ state }) => state === 'no-record' || state === 'partly');
  const found = records.filter(({ findings }) => findings !== null && findings !== '');
  return [
    ...open.map(({ code, title, missing, state }) =>
      sentence(
        `problems:duty:${code}`,
        state === 'partly'
          ? `“${title}”还不完整：${missing.join('；')}。`
          : `“${title}”还没有记录。`,
      ),
    ),
    ...deployments.map(({ id, title }) =>
      sentence(`problems:deployment:${id}`, `“${title}”的落实结果还没有记录。`),
    ),
    ...(found.length === 0
      ? []
      : [
          sentence(
            'problems:found',
            `检查、调研中发现的问题：${found
              .slice(0, AT_MOST)
              .map(
                ({ occurredOn, findings }) =>
                  `${monthAndDay(occurredOn)}${inOneSentence(findings)}`,
              )
              .join('；')}${found.length > AT_MOST ? '等' : ''}。`,
            idsOf(found),
          ),
        ]),
  ];
}

function next({ duties, records }: ReportFacts): ReportSentence[] {
  const follow = records.filter(({ followUp }) => followUp !== null && followUp !== '');
  return [
    ...duties
      .filter(({ state }) => state === 'no-record' || state === 'partly')
      .map(({ code, title }) => sentence(`next:duty:${code}`, `抓紧“${title}”。`)),
    ...(follow.length === 0
      ? []
      : [
          sentence(
            'next:follow-up',
            `继续跟踪：${follow
              .slice(0, AT_MOST)
              .map(({ followUp }) => inOneSentence(followUp))
              .join('；')}。`,
            idsOf(follow),
          ),
        ]),
  ];
}

const LONGEST = 1000;
const PER_PART = 60;

/** No sentence says more than the records do; what they leave open stands under problems. */
export function draftReport(facts: ReportFacts): ReportContent {
  const own = facts.records.filter((record) => !isOfPortfolio(record));
  const ofPortfolio = facts.records.filter(isOfPortfolio);
  const parts: readonly (readonly [ReportPart, readonly ReportSentence[]])[] = [
    ['division', division(facts)],
    ['led', byActivity(own, 'led')],
    ['portfolio', byActivity(ofPortfolio, 'portfolio')],
    ['problems', problems(facts)],
    ['next', next(facts)],
  ];
  return parts.map(([part, sentences]) => ({
    part,
    sentences: sentences.slice(0, PER_PART).map((one) => ({
      ...one,
      text: one.text.length > LONGEST ? `${one.text.slice(0, LONGEST - 1)}…` : one.text,
      records: one.records.slice(0, 200),
    })),
  }));
}

/**
 * A new draft over what there is: sentences that were edited or written by hand stay where they were, the others are
 * as drafted anew.
 */
export function mergeDraft(current: ReportContent, drafted: ReportContent): ReportContent {
  return drafted.map(({ part, sentences }) => {
    const kept = (current.find((one) => one.part === part)?.sentences ?? []).filter(
      ({ isEdited, key }) => isEdited || key === null,
    );
    const edited = new Map(kept.map((one) => [one.key, one]));
    const drafts = new Set(sentences.map(({ key }) => key));
    const own = kept.filter(({ key }) => key === null || !drafts.has(key));
    // What a person wrote is never what is left out.
    const isEdited = ({ key }: ReportSentence) => edited.has(key);
    const room = PER_PART - own.length - sentences.filter(isEdited).length;
    const fresh = new Set(sentences.filter((one) => !isEdited(one)).slice(0, Math.max(room, 0)));
    return {
      part,
      sentences: [
        ...sentences.flatMap((one) => edited.get(one.key) ?? (fresh.has(one) ? [one] : [])),
        ...own,
      ].slice(0, PER_PART),
    };
  });
}
