// The demo's invented world: regions with codes no real place has, invented names, three offices.
import type { Region } from '../modules/posts/index.ts';

export const DEMO_REGIONS: readonly Region[] = [
  { path: '/99/', code: '99', name: '云岭省', level: 'province' },
  { path: '/99/9901/', code: '9901', name: '云江市', level: 'prefecture' },
  { path: '/99/9901/990101/', code: '990101', name: '青石县', level: 'county' },
  { path: '/99/9901/990101/990101100/', code: '990101100', name: '城关镇', level: 'township' },
  { path: '/99/9901/990101/990101101/', code: '990101101', name: '柳溪镇', level: 'township' },
  { path: '/99/9901/990101/990101102/', code: '990101102', name: '石门乡', level: 'township' },
  { path: '/99/9901/990102/', code: '990102', name: '石桥县', level: 'county' },
  { path: '/99/9901/990102/990102100/', code: '990102100', name: '桥头镇', level: 'township' },
  { path: '/99/9901/990102/990102101/', code: '990102101', name: '白杨镇', level: 'township' },
  { path: '/99/9901/990103/', code: '990103', name: '临河县', level: 'county' },
];

export interface DemoOffice {
  readonly loginName: string;
  readonly displayName: string;
  readonly regionPath: string;
  readonly level: Region['level'];
}

export const DEMO_OFFICES: readonly DemoOffice[] = [
  {
    loginName: 'qingshi-awb',
    displayName: '青石县安委办',
    regionPath: '/99/9901/990101/',
    level: 'county',
  },
  {
    loginName: 'shiqiao-awb',
    displayName: '石桥县安委办',
    regionPath: '/99/9901/990102/',
    level: 'county',
  },
  {
    loginName: 'yunjiang-awb',
    displayName: '云江市安委办',
    regionPath: '/99/9901/',
    level: 'prefecture',
  },
];

/** The organisation department of the prefecture: it follows the posts its committee manages. */
export const DEMO_DEPARTMENT = {
  loginName: 'yunjiang-zzb',
  displayName: '云江市委组织部',
  committeePath: '/99/9901/',
} as const;

export const DEMO_ADMINISTRATORS = [
  { loginName: 'system', displayName: '系统管理员（演示）', role: 'system-administrator' },
  { loginName: 'security', displayName: '安全管理员（演示）', role: 'security-administrator' },
  { loginName: 'audit', displayName: '审计管理员（演示）', role: 'audit-administrator' },
] as const;

const SURNAMES = [
  '林',
  '程',
  '苏',
  '顾',
  '谢',
  '叶',
  '方',
  '罗',
  '郑',
  '何',
  '宋',
  '许',
  '邓',
  '韩',
  '曹',
  '彭',
  '萧',
  '田',
  '董',
  '袁',
];
const GIVEN = [
  '知远',
  '明川',
  '怀瑾',
  '若溪',
  '承志',
  '文澜',
  '思齐',
  '景行',
  '立诚',
  '云舒',
  '致和',
  '清越',
  '维岳',
  '子衿',
  '同舟',
  '慕白',
  '安澜',
  '秉义',
  '嘉禾',
  '望舒',
];

/** The same names every time, each pair once: nobody real is meant. */
function inventedName(index: number): string {
  const given = GIVEN[(index * 7 + Math.floor(index / SURNAMES.length) * 3) % GIVEN.length] ?? '';
  return `${SURNAMES[index % SURNAMES.length] ?? ''}${given}`;
}

type Line = readonly [
  organ: string,
  title: string,
  category: string,
  from: string,
  portfolios: string,
];

function bodyOf(
  committee: string,
  government: string,
  chief: string,
  deputy: string,
): readonly Line[] {
  return [
    [committee, '书记', '党委主要负责人', '2023-09-12', ''],
    [government, chief, '政府主要负责人', '2024-03-15', ''],
    [government, `常务${deputy}`, '安全生产分管领导', '2023-11-02', '应急管理、安全生产、消防'],
    [committee, '副书记、政法委书记', '党委常委会其他成员', '2022-06-20', '政法、信访'],
    [committee, '常委、组织部部长', '党委常委会其他成员', '2024-01-08', '组织、老干部'],
    [committee, '常委、宣传部部长', '党委常委会其他成员', '2023-05-30', '宣传、教育引导'],
    [committee, '常委、纪委书记', '党委常委会其他成员', '2022-12-01', '纪检监察'],
    [government, `${deputy}（工业）`, '政府其他领导干部', '2024-07-01', '工业、危险化学品、矿山'],
    [
      government,
      `${deputy}（城建）`,
      '政府其他领导干部',
      '2023-02-14',
      '住房城乡建设、燃气、自建房',
    ],
    [
      government,
      `${deputy}（交通农业）`,
      '政府其他领导干部',
      '2022-04-18',
      '交通运输、农业农村、水利',
    ],
    [
      government,
      `${deputy}（教科文卫）`,
      '政府其他领导干部',
      '2024-10-09',
      '教育、卫生健康、文化旅游',
    ],
  ].map(([organ, title, ...rest]) => [organ, title, ...rest] as unknown as Line);
}

const COUNTY_OF: ReadonlyMap<string, string> = new Map([
  ['城关镇', '青石县'],
  ['柳溪镇', '青石县'],
  ['石门乡', '青石县'],
  ['桥头镇', '石桥县'],
  ['白杨镇', '石桥县'],
]);

const DEPARTMENTS = [
  '应急管理局',
  '工业和信息化局',
  '住房和城乡建设局',
  '交通运输局',
  '教育局',
  '市场监督管理局',
  '消防救援大队',
];

function townshipLines(name: string): readonly Line[] {
  return [
    [`中共${name}委员会`, '书记', '乡镇街道党委主要负责人', '2023-08-01', ''],
    [
      `${name}人民政府`,
      name.endsWith('乡') ? '乡长' : '镇长',
      '乡镇街道政府主要负责人',
      '2023-08-15',
      '',
    ],
    [
      `${name}人民政府`,
      name.endsWith('乡') ? '副乡长（安全生产）' : '副镇长（安全生产）',
      '乡镇街道安全生产分管领导',
      '2024-05-06',
      '安全生产、消防',
    ],
  ];
}

/** The heads are the committee above's to manage, the others one's own. */
function committeeOf(region: string, category: string, title: string): string {
  if (region === '云江市')
    return /书记$|^市长$/.test(title) && category.endsWith('主要负责人') ? '云岭省委' : '云江市委';
  const county = COUNTY_OF.get(region) ?? region;
  return region === county && category.endsWith('主要负责人') ? '云江市委' : `${county}委`;
}

/** Heads, other committee members and the safety deputy sit on the committee; everybody else does not. */
const MEMBERS = ['党委主要负责人', '政府主要负责人', '党委常委会其他成员', '安全生产分管领导'];

/** One row in the order of the roster's columns. */
function rosterRow(
  region: string,
  [organ, title, category, from, portfolios]: Line,
  name: string,
): string[] {
  const member = MEMBERS.includes(category) ? '是' : '否';
  const committee = committeeOf(region, category, title);
  return [
    region,
    organ,
    title,
    category,
    name,
    '',
    from,
    '',
    member,
    committee,
    '',
    '',
    portfolios,
    '',
    '',
  ];
}

function rowsFor(region: string, lines: readonly Line[], firstName: number): string[][] {
  return lines.map((line, index) => rosterRow(region, line, inventedName(firstName + index)));
}

function countyRows(county: string, townships: readonly string[], firstName: number): string[][] {
  const body = bodyOf(`中共${county}委员会`, `${county}人民政府`, '县长', '副县长');
  const departments = DEPARTMENTS.map(
    (name): Line => [`${county}${name}`, '局长', '政府工作部门负责人', '2023-03-10', ''],
  ).map(
    ([organ, title, ...rest]): Line => [organ, organ.endsWith('大队') ? '大队长' : title, ...rest],
  );
  const own = rowsFor(county, [...body, ...departments], firstName);
  return townships.reduce(
    (rows, name) => [...rows, ...rowsFor(name, townshipLines(name), firstName + rows.length)],
    own,
  );
}

/** 石桥县 and the prefecture: what the demo has on record at first. */
export function recordedRoster(): string[][] {
  const prefecture = bodyOf('中共云江市委员会', '云江市人民政府', '市长', '副市长');
  return [
    ...rowsFor('云江市', prefecture, 200),
    ...countyRows('石桥县', ['桥头镇', '白杨镇'], 100),
  ];
}

/** 青石县, 30 leaders: left for whoever tries the demo to import. */
export function sampleRoster(): string[][] {
  return [
    ...countyRows('青石县', ['城关镇', '柳溪镇', '石门乡'], 0),
    rosterRow(
      '青石县',
      [
        '中共青石县委员会',
        '常委、统战部部长',
        '党委常委会其他成员',
        '2024-02-20',
        '统战、民族宗教',
      ],
      inventedName(60),
    ),
    rosterRow(
      '青石县',
      ['青石县人民政府', '副县长（公安）', '政府其他领导干部', '2023-12-11', '公安、道路交通安全'],
      inventedName(61),
    ),
    rosterRow(
      '青石县',
      ['青石县林业局', '局长', '政府工作部门负责人', '2024-06-03', ''],
      inventedName(62),
    ),
  ];
}

/** The same roster with three broken rows: an unknown region, an impossible date, an unknown class. */
export function sampleRosterWithErrors(): string[][] {
  const rows = sampleRoster().map((row) => [...row]);
  const change = (row: number, column: number, value: string) => {
    const found = rows[row];
    if (found !== undefined) found[column] = value;
  };
  change(3, 0, '青石线');
  change(7, 6, '2024-02-30');
  change(12, 3, '部门一把手');
  return rows;
}
