// Which posts the demo's bodies have: party committee, government, departments, townships, the development zone.
import { countyOf, PREFECTURE, PROVINCE, RECORDED_COUNTIES, ZONE } from './demo-places.ts';

/** One post, as the roster's columns name it. */
export interface Seat {
  /** What the moves call it: the region and the title, or for a department the region and its name. */
  readonly key: string;
  readonly region: string;
  readonly organ: string;
  readonly title: string;
  readonly category: string;
  /** 干部管理权限 */
  readonly committee: string;
  readonly isMember: boolean;
  readonly fields: readonly string[];
  /** Since when the sample's holder is in it. */
  readonly since: string;
  /** The post is its holder's beside another one, by that one's key. */
  readonly heldWith?: string;
  /** As the column 主持/代理/AB岗 says it. */
  readonly manner?: 'AB岗';
}

type Line = readonly [
  organ: string,
  title: string,
  category: string,
  since: string,
  fields?: string,
];

/** The heads are the committee above's to manage, the others one's own; the zone's are all the prefecture's. */
function committeeOf(region: string, category: string): string {
  const isHead = category === '党委主要负责人' || category === '政府主要负责人';
  if (region === PREFECTURE) return isHead ? `${PROVINCE}委` : `${PREFECTURE}委`;
  return isHead || region === ZONE ? `${PREFECTURE}委` : `${countyOf(region)}委`;
}

/** Heads, the other members, and the executive deputy sit on the standing committee; nobody else does. */
const MEMBERS = ['党委主要负责人', '政府主要负责人', '党委常委会其他成员'];

function seat(region: string, [organ, title, category, since, fields = '']: Line): Seat {
  const label = category === '政府工作部门负责人' ? organ.slice(region.length) : title;
  return {
    key: `${region} ${label}`,
    region,
    organ,
    title,
    category,
    committee: committeeOf(region, category),
    isMember: MEMBERS.includes(category) || title.startsWith('常务'),
    fields: fields === '' ? [] : fields.split('、'),
    since,
  };
}

/** 县长, 市长, 区长. */
const chiefOf = (region: string) => `${region.slice(-1)}长`;

function leaders(region: string): readonly Line[] {
  const committee = `中共${region}委员会`;
  const government = `${region}人民政府`;
  const chief = chiefOf(region);
  const member = (title: string, since: string, fields: string): Line => [
    committee,
    title,
    '党委常委会其他成员',
    since,
    fields,
  ];
  const deputy = (field: string, since: string, fields: string): Line => [
    government,
    `副${chief}（${field}）`,
    '政府其他领导干部',
    since,
    fields,
  ];
  return [
    [committee, '书记', '党委主要负责人', '2023-09-12'],
    [government, chief, '政府主要负责人', '2024-03-15'],
    [government, `常务副${chief}`, '安全生产分管领导', '2023-11-02', '应急管理、安全生产、消防'],
    member('副书记、政法委书记', '2022-06-20', '政法、信访'),
    member('常委、组织部部长', '2024-01-08', '组织、老干部'),
    member('常委、宣传部部长', '2023-05-30', '宣传、教育引导'),
    member('常委、纪委书记', '2022-12-01', '纪检监察'),
    member('常委、统战部部长', '2024-02-20', '统战、民族宗教'),
    deputy('工业', '2024-07-01', '工业、危险化学品、矿山'),
    deputy('城建', '2023-02-14', '住房城乡建设、燃气、自建房'),
    deputy('交通农业', '2022-04-18', '交通运输、农业农村、水利'),
    deputy('教科文卫', '2024-10-09', '教育、卫生健康、文化旅游'),
    deputy('公安', '2023-12-11', '公安、道路交通安全'),
  ];
}

const COUNTY_DEPARTMENTS =
  '应急管理局 工业和信息化局 住房和城乡建设局 交通运输局 教育局 市场监督管理局 林业局 消防救援大队';
const PREFECTURE_DEPARTMENTS =
  '应急管理局 工业和信息化局 住房和城乡建设局 交通运输局 教育局 市场监督管理局 自然资源和规划局 农业农村局 文化广电和旅游局 消防救援支队';
const ZONE_DEPARTMENTS = '应急管理局 经济发展局 规划建设局';

function departments(region: string, names: string): readonly Line[] {
  return names
    .split(' ')
    .map((name) => [
      `${region}${name}`,
      name.endsWith('队') ? `${name.slice(-2)}长` : '局长',
      '政府工作部门负责人',
      '2023-03-10',
    ]);
}

function townshipLines(name: string): readonly Line[] {
  const isStreet = name.endsWith('街道');
  const committee = isStreet ? `中共${name}工作委员会` : `中共${name}委员会`;
  const government = isStreet ? `${name}办事处` : `${name}人民政府`;
  const chief = isStreet ? '主任' : chiefOf(name);
  return [
    [committee, '书记', '乡镇街道党委主要负责人', '2023-08-01'],
    [government, chief, '乡镇街道政府主要负责人', '2023-08-15'],
    [
      government,
      `副${chief}（安全生产）`,
      '乡镇街道安全生产分管领导',
      '2024-05-06',
      '安全生产、消防',
    ],
  ];
}

/** 书记, 镇长, 副镇长: whoever moves up in a township leaves the next one's place. */
function townshipSeats(name: string): readonly Seat[] {
  return townshipLines(name).map((line) => seat(name, line));
}

export function countySeats(name: string, townships: readonly string[]): readonly Seat[] {
  const own = [...leaders(name), ...departments(name, COUNTY_DEPARTMENTS)];
  return [...own.map((line) => seat(name, line)), ...townships.flatMap(townshipSeats)];
}

export function prefectureSeats(): readonly Seat[] {
  return [...leaders(PREFECTURE), ...departments(PREFECTURE, PREFECTURE_DEPARTMENTS)].map((line) =>
    seat(PREFECTURE, line),
  );
}

function zoneSeats(): readonly Seat[] {
  const committee = `中共${ZONE}工作委员会`;
  const management = `${ZONE}管理委员会`;
  const lines: readonly Line[] = [
    [committee, '书记', '开发区党委主要负责人', '2022-11-08'],
    [management, '主任', '开发区管委会主要负责人', '2023-01-16'],
    [
      management,
      '副主任（安全生产）',
      '开发区安全生产分管领导',
      '2022-08-22',
      '应急管理、安全生产、消防',
    ],
    [management, '副主任（产业）', '开发区其他领导干部', '2023-04-03', '工业、危险化学品'],
    [management, '副主任（建设）', '开发区其他领导干部', '2021-12-20', '建设工程、燃气'],
    ...departments(ZONE, ZONE_DEPARTMENTS),
  ];
  return lines.map((line) => seat(ZONE, line));
}

/** The chief of police is a deputy head as well: one person, two posts. */
function policeSeat(region: string): Seat {
  const line: Line = [`${region}公安局`, '局长', '政府工作部门负责人', '2023-12-11'];
  return { ...seat(region, line), heldWith: `${region} 副${chiefOf(region)}（公安）` };
}

/** What these counties live by, and what their deputies are in charge of therefore. */
const ALSO_IN_CHARGE: Readonly<Record<string, readonly string[]>> = {
  '临河县 副县长（交通农业）': ['水上交通'],
  '云岫区 副区长（城建）': ['高层建筑消防'],
  '澄湖市 副市长（交通农业）': ['渔业船舶'],
  '松坪县 副县长（工业）': ['煤矿'],
};

const SAFETY = '安全生产分管领导';

/** 松坪县: the deputy in charge of work safety is none of the standing committee; art. 8 in principle wants one. */
function withSafetyDeputyOutside(seats: readonly Seat[]): readonly Seat[] {
  return seats.flatMap((one) =>
    one.category === SAFETY
      ? [
          { ...one, category: '政府其他领导干部', fields: ['发展改革', '财政', '统计'] },
          {
            ...one,
            key: '松坪县 副县长（安全生产）',
            title: '副县长（安全生产）',
            isMember: false,
          },
        ]
      : [one],
  );
}

/** 澄湖市: another member of the standing committee is the B-holder of that post. */
function withStandIn(seats: readonly Seat[]): readonly Seat[] {
  const heldWith = '澄湖市 副市长（工业）';
  return seats.flatMap((one) => {
    if (one.key === heldWith) return [{ ...one, isMember: true }];
    const standIn = { ...one, key: '澄湖市 B岗', manner: 'AB岗', heldWith, fields: [] } as const;
    return one.category === SAFETY ? [one, standIn] : [one];
  });
}

const PECULIAR: Readonly<Record<string, (seats: readonly Seat[]) => readonly Seat[]>> = {
  松坪县: withSafetyDeputyOutside,
  澄湖市: withStandIn,
};

/** Every post of the recorded bodies, from the prefecture down. */
export const RECORDED_SEATS: readonly Seat[] = [
  ...prefectureSeats(),
  policeSeat(PREFECTURE),
  ...RECORDED_COUNTIES.flatMap(({ name, townships }) => [
    ...(PECULIAR[name] ?? ((seats) => seats))(countySeats(name, townships)),
    policeSeat(name),
  ]),
  ...zoneSeats(),
].map((one) => ({ ...one, fields: [...one.fields, ...(ALSO_IN_CHARGE[one.key] ?? [])] }));

const KEYS: ReadonlyMap<string, string> = new Map(
  RECORDED_SEATS.map(({ organ, title, key }) => [`${organ} ${title}`, key]),
);

/** What the acts call a post that is on record. */
export const seatKeyOf = (organ: string, title: string) => KEYS.get(`${organ} ${title}`) ?? '';

/** The cells of one row, in the order of the roster's columns. */
export function rosterRow(
  one: Seat,
  held: {
    readonly name: string;
    readonly tail?: string;
    readonly from: string;
    readonly to?: string;
    readonly manner?: string;
    readonly documentNo?: string;
    readonly fields?: readonly string[];
    readonly fieldsDocumentNo?: string;
    readonly liaison?: string;
  },
): string[] {
  return [
    one.region,
    one.organ,
    one.title,
    one.category,
    held.name,
    held.tail ?? '',
    held.from,
    held.to ?? '',
    one.isMember ? '是' : '否',
    one.committee,
    held.manner ?? '',
    held.documentNo ?? '',
    (held.fields ?? one.fields).join('、'),
    held.fieldsDocumentNo ?? '',
    held.liaison ?? '',
  ];
}
