// Three years of moves in the demo's prefecture: who follows whom, changes of portfolios, and one late correction.
import { addDays, type CivilDate, civilDate, daysBetween } from '@jinze/kernel';
import { RECORDED_SEATS, type Seat } from './demo-bodies.ts';
import { workday } from './demo-days.ts';
import { countyOf } from './demo-places.ts';

export interface Step {
  readonly seat: string;
  readonly manner: '' | '代理';
}

export type Move =
  /** The first seat's holder leaves office; each next one's moves up; the last is left to a newcomer, or vacant. */
  | {
      readonly kind: 'chain';
      readonly on: CivilDate;
      readonly steps: readonly Step[];
      readonly isLeftVacant: boolean;
      /** Where it was not a few days later, as usual. */
      readonly recordedOn?: CivilDate;
      /** Stays away from whoever came only lately. */
      readonly isRoutine: boolean;
    }
  /** 兼任: the holder of one seat takes another beside it. */
  | { readonly kind: 'beside'; readonly on: CivilDate; readonly seat: string; readonly by: string }
  | {
      readonly kind: 'fields';
      readonly on: CivilDate;
      readonly seat: string;
      readonly added: readonly string[];
      readonly dropped: readonly string[];
    }
  /** `on` is the day it was found out. */
  | {
      readonly kind: 'correction';
      readonly on: CivilDate;
      readonly seat: string;
      readonly from: CivilDate;
      readonly reason: string;
    };

const VACANT = '空缺';

/** `甲 ← 乙 ← 丙`: 乙 takes the place of 甲, 丙 that of 乙. `〔代理〕` behind a seat: it is taken acting. */
function chain(on: string, text: string, recordedOn?: string): Move {
  const seats = text.split(' ← ');
  return {
    kind: 'chain',
    on: civilDate(on),
    steps: seats
      .filter((one) => one !== VACANT)
      .map((one) => ({
        seat: one.replace('〔代理〕', ''),
        manner: one.endsWith('〔代理〕') ? '代理' : '',
      })),
    isLeftVacant: seats.at(-1) === VACANT,
    isRoutine: false,
    ...(recordedOn === undefined ? {} : { recordedOn: civilDate(recordedOn) }),
  };
}

/** `+燃气 -自建房`: what comes to the seat and what goes. */
function fields(on: string, seat: string, text: string): Move {
  const changes = text.split(' ');
  const of = (sign: string) =>
    changes.filter((one) => one.startsWith(sign)).map((one) => one.slice(1));
  return { kind: 'fields', on: civilDate(on), seat, added: of('+'), dropped: of('-') };
}

/** 临河县 elects anew: 换届, everything on one day. */
const NEW_TERM = '2026-03-26';

const TOLD: readonly Move[] = [
  chain(
    '2024-03-21',
    '云江市 副市长（工业） ← 松坪县 书记 ← 松坪县 县长 ← 松坪县 常务副县长 ← 松坪县 副县长（工业） ← 煤岭镇 书记 ← 煤岭镇 镇长',
  ),
  chain(
    '2024-06-20',
    '石桥县 副县长（交通农业） ← 桥头镇 书记 ← 桥头镇 镇长 ← 桥头镇 副镇长（安全生产）',
  ),
  chain('2024-09-26', '云江市 常委、宣传部部长 ← 云岫区 常委、宣传部部长 ← 云岫区 教育局'),
  fields('2024-11-11', '松坪县 副县长（工业）', '-煤矿'),
  fields('2024-11-11', '松坪县 副县长（安全生产）', '+煤矿'),
  chain(
    '2024-12-05',
    '石桥县 常务副县长 ← 石桥县 副县长（工业） ← 石桥县 应急管理局 ← 东岭镇 书记 ← 东岭镇 镇长',
  ),
  {
    kind: 'beside',
    on: civilDate('2025-02-20'),
    seat: '云江经济开发区 书记',
    by: '云江市 常委、统战部部长',
  },
  // Entered with the wrong month and found out four months later.
  chain('2025-03-14', '临河县 常务副县长', '2025-04-18'),
  chain(
    '2025-06-12',
    '云江市 副市长（城建） ← 云岫区 区长 ← 云岫区 常务副区长 ← 云岫区 副区长（城建） ← 望岫街道 书记 ← 望岫街道 主任',
  ),
  // From here on two are in charge of one field.
  fields('2025-07-01', '石桥县 常务副县长', '+危险化学品'),
  chain('2025-07-24', '澄湖市 书记 ← 澄湖市 市长 ← 云江市 农业农村局'),
  {
    kind: 'correction',
    on: civilDate('2025-08-20'),
    seat: '临河县 常务副县长',
    from: civilDate('2025-04-14'),
    reason: '任职日期误登为3月14日，任免文件为4月14日，按文件更正',
  },
  fields('2025-09-01', '云江市 副市长（交通农业）', '-水利'),
  fields('2025-09-01', '云江市 副市长（城建）', '+水利'),
  chain('2025-09-18', '松坪县 副县长（安全生产） ← 松坪县 应急管理局 ← 煤岭镇 书记 ← 煤岭镇 镇长'),
  chain(
    '2025-11-13',
    '云江经济开发区 主任 ← 云江经济开发区 副主任（产业） ← 云江市 工业和信息化局',
  ),
  chain(
    '2026-01-15',
    '云江市 应急管理局 ← 石桥县 常务副县长 ← 石桥县 副县长（交通农业） ← 桥头镇 书记 ← 桥头镇 镇长',
  ),
  fields('2026-01-26', '澄湖市 副市长（城建）', '-燃气'),
  fields('2026-01-26', '澄湖市 副市长（工业）', '+燃气'),
  chain(
    NEW_TERM,
    '临河县 书记 ← 临河县 县长 ← 临河县 副书记、政法委书记 ← 临河县 常委、组织部部长',
  ),
  chain(NEW_TERM, '临河县 常务副县长 ← 临河县 副县长（工业） ← 河口镇 书记 ← 河口镇 镇长'),
  chain(NEW_TERM, '临河县 常委、纪委书记'),
  chain(NEW_TERM, '临河县 常委、宣传部部长 ← 临河县 副县长（教科文卫） ← 临河县 教育局'),
  chain('2026-07-16', '云江市 交通运输局 ← 临河县 副县长（交通农业） ← 空缺'),
  fields('2026-07-20', '临河县 副县长（城建）', '+交通运输 +水上交通'),
  // From here on nobody is in charge of it.
  fields('2026-08-10', '石桥县 副县长（城建）', '-燃气'),
  chain(
    '2026-08-27',
    '云江市 市长 ← 云江市 副书记、政法委书记 ← 澄湖市 书记 ← 澄湖市 市长 ← 澄湖市 常务副市长 ← 澄湖市 副市长（城建） ← 澄湖市 住房和城乡建设局',
  ),
  chain(
    '2026-10-12',
    '云江市 住房和城乡建设局 ← 云岫区 区长〔代理〕 ← 云岫区 常务副区长 ← 云岫区 副区长（工业）',
  ),
  // Homes for the elderly come with it: a second edition of the list is on its way.
  fields('2026-11-02', '石桥县 副县长（教科文卫）', '+民政'),
  // Recorded when the lists had just been brought up to date: this one shows that something has changed.
  fields('2026-11-09', '石桥县 副县长（交通农业）', '+邮政快递'),
  fields('2026-11-02', '松坪县 副县长（工业）', '-矿山'),
  fields('2026-11-02', '松坪县 副县长（安全生产）', '+矿山'),
];

/** Every office has two rounds of ordinary changes; they take turns. */
const ROUNDS: readonly (readonly string[])[] = [
  ['2024-05-13', '2025-09-08'],
  ['2025-01-06', '2026-05-11'],
];

/** How long somebody stays at least, as far as ordinary changes go. */
export const SETTLED_DAYS = 300;

/** Whether one of the seats is soon to change hands anyway. */
function isSoonTold(seats: readonly string[], on: CivilDate): boolean {
  return TOLD.some(
    (move) =>
      move.kind === 'chain' &&
      move.on > on &&
      daysBetween(on, move.on) < SETTLED_DAYS &&
      move.steps.some(({ seat }) => seats.includes(seat)),
  );
}

/** In a township the next in rank move up, every other time; otherwise somebody comes from elsewhere. */
function lineUp(seat: Seat, index: number): readonly string[] {
  if (!seat.category.startsWith('乡镇街道') || index % 2 === 0) return [seat.key];
  const own = RECORDED_SEATS.filter(({ region }) => region === seat.region).map(({ key }) => key);
  return own.slice(own.indexOf(seat.key));
}

/** The ordinary changes in townships and departments: half of the seats have a turn in each round. */
function routine(): readonly Move[] {
  const offices = [...new Set(RECORDED_SEATS.map(({ region }) => countyOf(region)))];
  const seats = RECORDED_SEATS.filter(
    ({ category, heldWith }) =>
      heldWith === undefined &&
      (category === '政府工作部门负责人' || category.startsWith('乡镇街道')),
  );
  return seats.flatMap((seat, index) => {
    const turn = offices.indexOf(countyOf(seat.region));
    const moved = lineUp(seat, index);
    return (ROUNDS[turn % 2] ?? [])
      .filter((_, round) => (index * 5 + round * 4) % 9 < 5)
      .map((day) => workday(addDays(civilDate(day), turn * 4)))
      .filter((on) => !isSoonTold(moved, on))
      .map((on): Move => {
        const steps = moved.map((key) => ({ seat: key, manner: '' as const }));
        return { kind: 'chain', on, steps, isLeftVacant: false, isRoutine: true };
      });
  });
}

/** In the order in which they took effect. */
export const MOVES: readonly Move[] = [...TOLD, ...routine()].toSorted((a, b) =>
  a.on < b.on ? -1 : Number(a.on > b.on),
);
