// The invented bodies of every region: which posts there are, of which category, in charge of what.
import { POST_CATEGORIES } from '../../packages/server/src/modules/posts/roster.columns.ts';

type Category = (typeof POST_CATEGORIES)[number];

/** `{r}` is the region's name, `{h}` the title of its head (县长, 区长, 镇长, 主任). */
export interface Seat {
  /** Townships have fewer bodies than the levels above them. */
  readonly group: 'upper' | 'township';
  readonly organ: string;
  readonly title: string;
  readonly category: Category;
  readonly fields: readonly string[];
}

function categoryNamed(name: string): Category {
  const found = POST_CATEGORIES.find((category) => category.name === name);
  if (found === undefined) throw new Error(`no category ${name}`);
  return found;
}

type Line = readonly [title: string, category: string, fields?: string];

function bodyOf(group: Seat['group'], organ: string, lines: readonly Line[]): Seat[] {
  return lines.map(([title, category, fields = '']) => ({
    group,
    organ,
    title,
    category: categoryNamed(category),
    fields: fields === '' ? [] : fields.split('、'),
  }));
}

const HEAD = '政府其他领导干部';
const MEMBER = '党委常委会其他成员';
const TOWN = '乡镇街道其他领导干部';

/** Those whom articles 5 to 9 name; every region has all of its group. */
export const SEATS: readonly Seat[] = [
  ...bodyOf('upper', '中共{r}委员会', [
    ['书记', '党委主要负责人'],
    ['副书记、政法委书记', MEMBER, '政法、信访'],
    ['常委、组织部部长', MEMBER, '组织'],
    ['常委、宣传部部长', MEMBER, '宣传'],
    ['常委、纪委书记', MEMBER],
    ['常委、统战部部长', MEMBER],
  ]),
  ...bodyOf('upper', '{r}人民政府', [
    ['{h}', '政府主要负责人'],
    ['常务副{h}', '安全生产分管领导', '应急管理、安全生产、消防'],
    ['副{h}（工业）', HEAD, '工业、危险化学品、矿山'],
    ['副{h}（城建）', HEAD, '住房城乡建设、燃气、自建房'],
    ['副{h}（交通）', HEAD, '交通运输、邮政'],
    ['副{h}（农业）', HEAD, '农业农村、水利'],
    ['副{h}（教科文卫）', HEAD, '教育、卫生健康、文化旅游'],
  ]),
  ...bodyOf('township', '中共{r}委员会', [
    ['书记', '乡镇街道党委主要负责人'],
    ['副书记、政法委员', TOWN, '政法、信访'],
    ['组织委员', TOWN, '组织'],
    ['武装部长', TOWN],
  ]),
  ...bodyOf('township', '{r}人民政府', [
    ['{h}', '乡镇街道政府主要负责人'],
    ['副{h}（安全生产）', '乡镇街道安全生产分管领导', '安全生产、消防、危险化学品'],
    ['副{h}（农业农村）', TOWN, '农业农村、水利'],
    ['副{h}（城镇建设）', TOWN, '自建房、燃气'],
    ['副{h}（社会事务）', TOWN, '教育、卫生健康'],
  ]),
];

/** Departments and offices take up everybody else (参照执行, art. 2); upper levels have more of them. */
export const DEPARTMENTS = {
  category: categoryNamed('政府工作部门负责人'),
  titles: ['局长', '副局长', '总工程师', '办公室主任', '副局长（二）', '副局长（三）'],
  organs: [
    '应急管理局',
    '工业和信息化局',
    '住房和城乡建设局',
    '交通运输局',
    '教育局',
    '市场监督管理局',
    '公安局',
    '民政局',
    '财政局',
    '自然资源局',
    '生态环境局',
    '水利局',
    '农业农村局',
    '商务局',
    '文化和旅游局',
    '卫生健康局',
    '审计局',
    '统计局',
    '林业局',
    '粮食和物资储备局',
  ],
} as const;

/** Invented names are put together from these; nobody real is meant. */
export const NAME_PARTS = {
  surnames: Array.from(
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
  ),
  first: Array.from('明志文国建晓思承景立云致清维子同慕安秉嘉望若怀知永家海春秋德'),
  second: Array.from('远川瑾溪澜齐行诚舒和越岳衿舟白宁义禾山华强平伟峰林涛军杰磊敏'),
} as const;
