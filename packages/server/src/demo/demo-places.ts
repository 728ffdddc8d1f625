// The demo's invented prefecture: regions with codes no real place has, and who has an account there from the start.
import type { NewRegion, Region } from '../modules/posts/index.ts';

/** What its head is called goes by what it is: 县长, 市长, 区长. */
interface County {
  readonly code: string;
  readonly name: string;
  readonly townships: readonly string[];
}

const county = (code: string, name: string, townships: string): County => ({
  code,
  name,
  townships: townships.split(' '),
});

const COUNTIES: readonly County[] = [
  // Nobody on record: the county whose roster the visitor imports.
  county('990101', '青石县', '城关镇 柳溪镇 石门乡'),
  county('990102', '石桥县', '桥头镇 白杨镇 东岭镇 沙河镇 双井镇 石塘乡 梅坪乡 枫岭乡'),
  county('990103', '临河县', '河口镇 古渡镇 芦湾镇 上堤镇 青苇镇 南浦乡 三汊乡 鹤洲乡'),
  county('990104', '云岫区', '望岫街道 锦屏街道 文昌街道 东湖街道 北关街道 南苑街道 岫溪镇'),
  county('990105', '澄湖市', '湖东街道 湖西街道 澄南镇 藕塘镇 菱溪镇 渔浦镇 莲坡乡'),
  county('990106', '松坪县', '松坪镇 黑松镇 云台镇 煤岭镇 铁山镇 竹沟乡 雾谷乡'),
];

export const PROVINCE = '云岭省';
export const PREFECTURE = '云江市';
export const PREFECTURE_PATH = '/99/9901/';
export const ZONE = '云江经济开发区';

/** The counties with people on record. */
export const RECORDED_COUNTIES: readonly County[] = COUNTIES.slice(1);

const COUNTY_OF: ReadonlyMap<string, string> = new Map(
  COUNTIES.flatMap(({ name, townships }) => townships.map((township) => [township, name])),
);

/** The county of a township; any other region is its own. */
export function countyOf(region: string): string {
  return COUNTY_OF.get(region) ?? region;
}

const countyPath = (code: string) => `${PREFECTURE_PATH}${code}/`;

function regionsOf({ code, name, townships }: County): Region[] {
  const path = countyPath(code);
  return [
    { path, code, name, level: 'county' },
    ...townships.map((township, index): Region => {
      const own = `${code}${100 + index}`;
      return { path: `${path}${own}/`, code: own, name: township, level: 'township' };
    }),
  ];
}

export const DEMO_REGIONS: readonly NewRegion[] = [
  { path: '/99/', code: '99', name: PROVINCE, level: 'province' },
  { path: PREFECTURE_PATH, code: '9901', name: PREFECTURE, level: 'prefecture' },
  ...COUNTIES.flatMap(regionsOf),
  {
    path: countyPath('990171'),
    code: '990171',
    name: ZONE,
    level: 'county',
    kind: 'development-zone',
  },
];

export interface DemoOffice {
  readonly loginName: string;
  readonly displayName: string;
  readonly regionPath: string;
  readonly level: Region['level'];
}

const countyOffice = (loginName: string, name: string, code: string): DemoOffice => ({
  loginName,
  displayName: `${name}安委办`,
  regionPath: countyPath(code),
  level: 'county',
});

export const DEMO_OFFICES: readonly DemoOffice[] = [
  countyOffice('qingshi-awb', '青石县', '990101'),
  countyOffice('shiqiao-awb', '石桥县', '990102'),
  {
    loginName: 'yunjiang-awb',
    displayName: '云江市安委办',
    regionPath: PREFECTURE_PATH,
    level: 'prefecture',
  },
  countyOffice('linhe-awb', '临河县', '990103'),
  countyOffice('yunxiu-awb', '云岫区', '990104'),
  countyOffice('chenghu-awb', '澄湖市', '990105'),
  countyOffice('songping-awb', '松坪县', '990106'),
  countyOffice('kaifaqu-awb', ZONE, '990171'),
];

/** Second persons of an office: what one proposes in the ledger another decides. */
export const DEMO_REVIEWERS: readonly DemoOffice[] = [
  { ...countyOffice('qingshi-fhy', '青石县', '990101'), displayName: '青石安委办复核员' },
  { ...countyOffice('shiqiao-fhy', '石桥县', '990102'), displayName: '石桥安委办复核员' },
  {
    loginName: 'yunjiang-fhy',
    displayName: '云江安委办复核员',
    regionPath: PREFECTURE_PATH,
    level: 'prefecture',
  },
];

/** 督查室: they issue and close tasks of their own. */
export const DEMO_SUPERVISION: readonly DemoOffice[] = [
  { ...countyOffice('shiqiao-dcs', '石桥县', '990102'), displayName: '石桥县督查室' },
  {
    loginName: 'yunjiang-dcs',
    displayName: '云江市督查室',
    regionPath: PREFECTURE_PATH,
    level: 'prefecture',
  },
  { ...countyOffice('qingshi-dcs', '青石县', '990101'), displayName: '青石县督查室' },
];

/** 群众举报受理人员: the only ones of their office who may read who told. */
export const DEMO_DESKS: readonly DemoOffice[] = [
  { ...countyOffice('qingshi-jb', '青石县', '990101'), displayName: '青石县群众举报受理员' },
  { ...countyOffice('shiqiao-jb', '石桥县', '990102'), displayName: '石桥县群众举报受理员' },
];

/** The office that keeps the roster of a region: its own, and for a township its county's. */
export function officeOf(region: string): string {
  return `${countyOf(region)}安委办`;
}

/**
 * Who follows the posts a committee manages 干部管理权限: departments of two levels, in the prefecture two people of it,
 * because an appeal is answered by another than decided; and its discipline organ.
 */
export const DEMO_DEPARTMENTS = [
  {
    loginName: 'yunjiang-zzb',
    displayName: '云江市委组织部',
    committeePath: PREFECTURE_PATH,
    role: 'organisation-department',
  },
  {
    loginName: 'yunjiang-zzb-jd',
    displayName: '云江市委组织部干部监督科',
    committeePath: PREFECTURE_PATH,
    role: 'organisation-department',
  },
  {
    loginName: 'shiqiao-zzb',
    displayName: '石桥县委组织部',
    committeePath: `${PREFECTURE_PATH}990102/`,
    role: 'organisation-department',
  },
  {
    loginName: 'chenghu-zzb',
    displayName: '澄湖市委组织部',
    committeePath: `${PREFECTURE_PATH}990105/`,
    role: 'organisation-department',
  },
  {
    loginName: 'yunjiang-jw',
    displayName: '云江市纪委监委',
    committeePath: PREFECTURE_PATH,
    role: 'discipline-organ',
  },
  {
    loginName: 'yunjiang-jw-sl',
    displayName: '云江市纪委监委案件审理室',
    committeePath: PREFECTURE_PATH,
    role: 'discipline-organ',
  },
] as const;

/** A liaison serves one leader: whoever holds this seat. */
export const DEMO_LIAISONS = [
  { loginName: 'shiqiao-lly', displayName: '石桥县县长联络员', seat: '石桥县 县长' },
  { loginName: 'shiqiao-lly2', displayName: '石桥县副县长联络员', seat: '石桥县 副县长（工业）' },
] as const;

export const DEMO_ADMINISTRATORS = [
  { loginName: 'system', displayName: '系统管理员（演示）', role: 'system-administrator' },
  { loginName: 'security', displayName: '安全管理员（演示）', role: 'security-administrator' },
  { loginName: 'audit', displayName: '审计管理员（演示）', role: 'audit-administrator' },
] as const;
