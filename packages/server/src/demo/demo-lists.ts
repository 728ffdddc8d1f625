// Three years of duty lists of 石桥县 and 云江市: what the offices and the leaders did with them, and when. Pure.
import type { DutyInstrument } from '@jinze/contracts';
import { type ApprovingSide, addDays, type CivilDate, civilDate } from '@jinze/kernel';
import type { SectionInput } from '../modules/duties/index.ts';
import { RECORDED_SEATS } from './demo-bodies.ts';
import { timedByDay, workday } from './demo-days.ts';
import { numbered } from './demo-history.ts';

/** Which sections of a place and year an act takes, of those in the state that the act leads from. */
interface Which {
  readonly side?: ApprovingSide;
  readonly instrument?: DutyInstrument;
  /** By the seats; absent: all. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

interface DemoPriority {
  readonly title: string;
  readonly text: string;
  readonly measure: string;
  readonly dueOn: string;
  readonly lead: string;
  readonly assist: readonly string[];
}

interface Common {
  readonly on: CivilDate;
  /** Whose own bodies, without its townships. */
  readonly place: string;
}

/** What an office or, for the acts that are their own, the leaders themselves did. */
type ListDone = Common &
  (
    | { readonly kind: 'priority-set'; readonly year: number; readonly priority: DemoPriority }
    | {
        readonly kind: 'laid-down';
        readonly number: string;
        readonly title: string;
        readonly meeting: string;
        readonly seats: readonly string[];
        /** Of each of them; absent: what fits the kind of body. */
        readonly items?: readonly { readonly title: string; readonly text: string }[];
      }
    | { readonly kind: 'drafted'; readonly year: number }
    | {
        readonly kind: 'acted-on';
        readonly year: number;
        readonly which: Which;
        readonly input: SectionInput;
      }
  );
export type ListAct = ListDone & { readonly at: Date };

const SIDES = ['party', 'government'] as const;

/** Whose meeting approves for a side, and what its documents and those of its office are called. */
interface SideWords {
  readonly meeting: string;
  readonly document: string;
  readonly issue: string;
  /** Of the document that lays down what the regulation leaves open, and what it says. */
  readonly title: string;
  readonly items?: readonly { readonly title: string; readonly text: string }[];
}

const WORDS: Readonly<Record<ApprovingSide, SideWords>> = {
  party: {
    meeting: '委常委会会议',
    document: '委发',
    issue: '委办发',
    title: '委常委会有关成员安全生产职责',
  },
  government: {
    meeting: '人民政府常务会议',
    document: '政发',
    issue: '政办发',
    title: '有关部门安全生产工作职责规定',
    items: [
      {
        title: '行业领域安全监管',
        text: '组织本部门对主管行业领域的安全生产实施监督管理，每季度研究一次，制定并落实年度监督检查计划。',
      },
      {
        title: '隐患排查治理',
        text: '督促所管单位落实主体责任，组织隐患排查治理和执法检查，重大隐患跟踪到销号。',
      },
    ],
  },
};

/** The lists of one place and year. */
function listsOf(place: string, year: number) {
  const acted = (on: string, input: SectionInput, which: Which): ListDone => {
    return { kind: 'acted-on', on: civilDate(on), place, year, which, input };
  };
  const approved = (day: string, side: ApprovingSide): ListDone => {
    const on = civilDate(day);
    const { meeting, document } = WORDS[side];
    const documentNo = numbered(place, document, on);
    return acted(on, { act: 'approve', meeting: `${place}${meeting}`, on, documentNo }, { side });
  };
  const issued = (day: string, side: ApprovingSide, which: Which = {}): ListDone => {
    const on = civilDate(day);
    const documentNo = numbered(place, WORDS[side].issue, on);
    return acted(on, { act: 'issue', on, documentNo }, { side, ...which });
  };
  const signed = (on: string, which: Which) => acted(on, { act: 'acknowledge' }, which);
  const drafted = (on: string): ListDone => ({ kind: 'drafted', on: civilDate(on), place, year });
  /** Drafted, approved by both sides, issued, and signed by everybody but those named. */
  const round = (first: string, except: readonly string[] = []): ListDone[] => {
    const day = (days: number) => workday(addDays(civilDate(first), days));
    return [
      drafted(first),
      ...SIDES.flatMap((side, index) => [
        approved(day(3 + index), side),
        issued(day(8 + index), side),
        signed(day(14 + index), { side, except }),
      ]),
    ];
  };
  const prioritySet = (on: string, priority: DemoPriority): ListDone => {
    return { kind: 'priority-set', on: civilDate(on), place, year, priority };
  };
  const laidDown = (day: string, side: ApprovingSide, seats: readonly string[]): ListDone => {
    const on = civilDate(day);
    const { meeting, document, title, items } = WORDS[side];
    return {
      kind: 'laid-down',
      on,
      place,
      number: numbered(place, document, on),
      title: `${place}${title}`,
      meeting: `${place}${meeting}`,
      seats,
      ...(items === undefined ? {} : { items }),
    };
  };
  return { acted, approved, issued, signed, drafted, round, prioritySet, laidDown };
}

function shiqiao2025(): ListDone[] {
  const { prioritySet, round } = listsOf('石桥县', 2025);
  return [
    prioritySet('2025-02-10', {
      title: '经营性自建房安全整治',
      text: '对全县经营性自建房逐栋复核，存在重大隐患的一律停止使用，分类整治到位。',
      measure: '复核台账逐栋签字，重大隐患房屋全部停用或者加固、拆除。',
      dueOn: '2025-10-31',
      lead: '副县长（城建）',
      assist: ['住房和城乡建设局', '市场监督管理局'],
    }),
    prioritySet('2025-02-10', {
      title: '农村道路平交路口治理',
      text: '对事故多发的农村道路平交路口增设减速带、警示标志和照明。',
      measure: '排查出的平交路口全部完成改造并通过验收。',
      dueOn: '2025-11-30',
      lead: '副县长（公安）',
      assist: ['交通运输局'],
    }),
    ...round('2025-03-03', ['交通运输局']),
    // After the change of portfolios of 1 July.
    ...round('2025-07-14', ['交通运输局']),
  ];
}

/** From the priorities of the year to what is still on its way in November. */
function shiqiao2026(): ListDone[] {
  const { acted, approved, issued, signed, drafted, round, prioritySet, laidDown } = listsOf(
    '石桥县',
    2026,
  );
  return [
    prioritySet('2026-02-09', {
      title: '危险化学品重大危险源整治',
      text: '对全县危险化学品重大危险源逐一评估，重大隐患挂牌督办，限期整改。',
      measure: '每个重大危险源有评估报告，挂牌督办的隐患全部销号。',
      dueOn: '2026-10-31',
      lead: '副县长（工业）',
      assist: ['应急管理局', '工业和信息化局'],
    }),
    prioritySet('2026-02-09', {
      title: '城镇燃气管道更新改造',
      text: '完成老城区带病运行燃气管道的更新改造，清理占压，为餐饮场所加装切断装置。',
      measure: '改造完成并通过验收，占压清零，餐饮场所切断装置全部加装。',
      dueOn: '2026-11-30',
      lead: '副县长（城建）',
      assist: ['住房和城乡建设局', '市场监督管理局'],
    }),
    // Article 7 lists no duties of theirs; for the other three members nothing is laid down yet.
    laidDown('2026-02-26', 'party', ['常委、组织部部长', '常委、纪委书记']),
    ...round('2026-03-02', ['常委、纪委书记']),
    acted(
      '2026-03-20',
      {
        act: 'paper',
        on: civilDate('2026-03-19'),
        custodian: '石桥县安委办档案柜',
        number: '石安签〔2026〕1号',
      },
      { only: ['常委、纪委书记'] },
    ),
    // Those who came in May.
    ...round('2026-06-08', ['林业局']),
    // The change of portfolios of 10 August: a second edition.
    ...round('2026-08-17', ['林业局']),
    prioritySet('2026-11-05', {
      title: '今冬明春火灾防控',
      text: '对学校、养老机构、高层建筑和在建工地开展消防安全检查，打通生命通道。',
      measure: '检查对象全覆盖，发现的隐患逐条销号；重点时段每天巡查并有记录。',
      dueOn: '2026-12-31',
      lead: '副县长（公安）',
      assist: ['消防救援大队', '教育局', '住房和城乡建设局'],
    }),
    laidDown('2026-11-09', 'party', ['常委、宣传部部长']),
    drafted('2026-11-10'),
    approved('2026-11-12', 'government'),
    // The second edition that follows the portfolios of 2 November is still to be issued.
    issued('2026-11-16', 'government', { instrument: 'annual' }),
    signed('2026-11-18', { only: ['副县长（公安）', '消防救援大队'] }),
    acted(
      '2026-11-19',
      {
        act: 'object',
        reason:
          '养老机构由民政部门主管，清单把养老机构消防检查一并列为教育局配合事项，请核对分工。',
      },
      { only: ['教育局'] },
    ),
  ];
}

/** The seats of a place whose posts the regulation has no article for, or one that names no duties. */
const seatsIn = (place: string, category: string) =>
  RECORDED_SEATS.filter((one) => one.region === place && one.category === category).map(({ key }) =>
    key.slice(place.length + 1),
  );

/** The first lists, and before them the document that says what departments are responsible for. */
function first(place: string): ListDone[] {
  const { laidDown, round } = listsOf(place, 2024);
  return [
    laidDown('2024-02-26', 'government', seatsIn(place, '政府工作部门负责人')),
    ...round('2024-03-04'),
  ];
}

function yunjiang(): ListDone[] {
  const of = (year: number) => listsOf('云江市', year);
  return [
    of(2025).laidDown('2025-02-24', 'party', seatsIn('云江市', '党委常委会其他成员')),
    ...of(2025).round('2025-03-03'),
    // After the change of portfolios of 1 September.
    ...of(2025).round('2025-09-22'),
    ...of(2026).round('2026-03-02'),
    // Those who came in July and August.
    ...of(2026).round('2026-09-14', ['交通运输局']),
  ];
}

/** In the afternoons: what changed in the morning is known. */
export const LIST_ACTS: readonly ListAct[] = timedByDay('06:00', [
  ...first('石桥县'),
  ...first('云江市'),
  ...shiqiao2025(),
  ...shiqiao2026(),
  ...yunjiang(),
]);
