// What columns of sheets, minutes and instruction lists are called, and what the template offers. Pure.
import type { RecordColumn } from '@jinze/contracts';
import { writeWorkbook } from '@jinze/documents';
import { ACTIVITIES, type Activity, BODIES, type Body } from '@jinze/kernel';
import { ACTIVITY_NAMES, BODY_NAMES } from '@jinze/rules';

/** The name of each column in the template and in errors. */
export const COLUMN_NAMES: Readonly<Record<RecordColumn, string>> = {
  occurredOn: '日期',
  occurredTo: '结束日期',
  activity: '活动',
  body: '由谁',
  title: '事项',
  led: '带队或主持领导',
  people: '参加领导',
  place: '地点',
  matter: '内容',
  findings: '发现问题',
  orders: '要求或批示内容',
  followUp: '落实情况',
  basisNo: '文号',
  duties: '对应职责',
  lateReason: '补录说明',
};

/** What a head says once blanks, punctuation and remarks in brackets are gone. */
const headWords = (title: string) =>
  title.replaceAll(/[（(【[][^）)】\]]*[）)】\]]/g, '').replaceAll(/[\s:：、,，*＊/／]/g, '');

/**
 * In this order: the first that fits counts. Null: known, and nothing that a record says. A head that merely contains a
 * word (检查时间, 会议地点) is told by it.
 */
const RULES: readonly (readonly [RecordColumn | null, RegExp])[] = [
  [null, /^(序号|编号|备注|页码|填报人|登记人|经办人|存档.*|牵头单位|责任(单位|部门|科室))$/],
  [null, /(完成|整改|办结|反馈|上报|报送|收文|来文|印发|成文)(时间|时限|日期|期限)|时限/],
  ['occurredTo', /(结束|终止|截止)(时间|日期)?$|^止$/],
  ['occurredOn', /时间|日期|年月日|^日$|^何时$/],
  ['lateReason', /补录/],
  ['basisNo', /文号|字号|纪要号|编号|文件号|文件依据|依据文件/],
  ['followUp', /落实|办理(情况|结果)|整改(情况|结果|完成)|反馈|后续|完成情况|处理结果|进展/],
  ['findings', /问题|隐患|不足/],
  ['orders', /批示(内容|意见|要求|原文|全文)|^(领导)?批示$|要求|指示|意见|部署|强调|决定|批语/],
  [
    'led',
    /(批示|带队|主持|牵头|检查|调研|约谈|督办|督查|主讲|讲课|包保|签批|指挥)(领导|人|同志|负责人)|^(带队|主持)$|带队或主持|^(领导|领导姓名|领导同志|姓名|履职人|履职领导|责任人|批示人)$|^[省市区县镇乡]领导$/,
  ],
  ['people', /参加|参会|出席|列席|陪同|与会|人员|领导|同志/],
  [
    'place',
    /地点|场所|地址|(检查|调研|督查|走访)(对象|单位|企业|点位)|被检查|受检|^(单位|企业|单位名称|企业名称)$/,
  ],
  ['body', /^由谁|会议类[别型]|会议性质|主办单位|组织单位|谁的会议/],
  ['activity', /^(活动|履职|工作|记录)?(类型|类别|形式|方式|种类)$|^(活动|做了什么)$/],
  ['duties', /对应职责|职责(条项|编号|条款)|条项/],
  ['title', /标题|名称|事项|题目|主题|议题|来文|^(会议|工作|活动)$/],
  ['matter', /内容|情况|摘要|纪要|经过|概况|议程|说明/],
];

/** Several columns may say these: they are read one after the other. Of others the first counts. */
export const MANY: readonly RecordColumn[] = [
  'people',
  'led',
  'place',
  'matter',
  'findings',
  'orders',
  'followUp',
];

/** What a column of this head says; undefined where nobody can know. */
export function fieldOfHead(title: string): RecordColumn | null | undefined {
  const words = headWords(title);
  if (words === '' || words.length > 16) return undefined;
  const exact = (Object.entries(COLUMN_NAMES) as [RecordColumn, string][]).find(
    ([, name]) => name === words,
  );
  if (exact !== undefined) return exact[0];
  return RULES.find(([, rule]) => rule.test(words))?.[0];
}

/** Words by which people name an activity; the first that the text has. The order is from the special to the general. */
const ACTIVITY_WORDS: readonly (readonly [Activity, RegExp])[] = [
  ['unannounced-check', /四不两直|暗访|暗查|突击检查|随机抽查|直查/],
  ['on-scene', /现场(处置|救援|指挥)|应急(处置|救援)|抢险|赶赴|到场/],
  ['annual-report', /述职|述安/],
  ['talk', /约谈|提醒谈话|警示谈话/],
  ['instruction', /批示|签批|批阅|批办/],
  ['task', /督办|督查督办|交办|挂牌/],
  ['led-inspection', /检查|督查|督导|巡查|排查|查看|包保/],
  ['field-research', /调研|走访|座谈/],
  ['study', /学习|研学|专题党课|读书班/],
  ['publicity', /宣传|安全生产月|宣讲|培训|讲课|咨询日|演练/],
  ['budget', /预算|经费|资金/],
  ['staffing', /编制|机构设置|人员配备|队伍建设/],
  ['meeting', /会议?|例会|常务会|常委会|安委会|全会|会商|调度/],
];

const byName = <T extends string>(words: readonly T[], names: Readonly<Record<T, string>>) =>
  new Map(words.map((word) => [names[word], word]));
const ACTIVITIES_BY_NAME = byName(ACTIVITIES, ACTIVITY_NAMES);
const BODIES_BY_NAME = byName(BODIES, BODY_NAMES);

/** By its own name, or by the words people use for it. */
export function activityOf(text: string): Activity | undefined {
  const exact = ACTIVITIES_BY_NAME.get(text);
  return exact ?? ACTIVITY_WORDS.find(([, words]) => words.test(text))?.[0];
}

const BODY_WORDS: readonly (readonly [Body, RegExp])[] = [
  ['standing-committee', /常委会/],
  ['government-executive-meeting', /政府常务会|常务会议/],
  ['executive-meeting-or-safety-committee', /安委会|安全生产委员会|安全委员会/],
  ['joint-meeting', /联席会/],
  ['party-committee', /党委会|党工委|党委\s*会议|理论学习中心组/],
  ['government', /政府(全体|专题)?会议|县长办公会|市长办公会|区长办公会|镇长办公会/],
];

export function bodyOf(text: string): Body | undefined {
  return BODIES_BY_NAME.get(text) ?? BODY_WORDS.find(([, words]) => words.test(text))?.[0];
}

export const ACTIVITY_CHOICES: readonly string[] = ACTIVITIES.map((one) => ACTIVITY_NAMES[one]);
export const BODY_CHOICES: readonly string[] = BODIES.map((one) => BODY_NAMES[one]);

const TEMPLATE: readonly { readonly field: RecordColumn; readonly width: number }[] = [
  { field: 'occurredOn', width: 13 },
  { field: 'occurredTo', width: 13 },
  { field: 'activity', width: 12 },
  { field: 'body', width: 18 },
  { field: 'title', width: 36 },
  { field: 'led', width: 16 },
  { field: 'people', width: 24 },
  { field: 'place', width: 20 },
  { field: 'matter', width: 40 },
  { field: 'findings', width: 36 },
  { field: 'orders', width: 36 },
  { field: 'followUp', width: 30 },
  { field: 'basisNo', width: 20 },
  { field: 'duties', width: 14 },
  { field: 'lateReason', width: 18 },
];

const EXPLANATION: readonly string[] = [
  '一行一条记录。只有“日期”“活动”“事项”和一位领导是必填的，其余可以空着；有现成台账、纪要的，直接导入原来的文件，不必抄进本表。',
  '日期：写作 2026-03-05、2026.3.5、2026年3月5日均可；持续几天的再填结束日期。',
  `活动：${ACTIVITY_CHOICES.join('、')}。`,
  `由谁（可空）：会议或工作是谁的，如 ${BODY_CHOICES.slice(0, 4).join('、')}。`,
  '事项：一句话说清是什么事，120 字以内。',
  '带队或主持领导、参加领导：写姓名，几个人用顿号分开；同名的在姓名后括注职务，如 张伟（副县长）。两列至少填一列。',
  '内容、发现问题、要求或批示内容、落实情况（可空）：各 2000 字以内。常委会纪要、领导批示等内部文件，记名称、日期、事项和文号即可，不必录全文；涉密内容不得录入。',
  '对应职责（可空）：如 5.2、6.4，几项用顿号分开。空着的，按清单自动建议，导入前可以看到。',
  '导入后每条都标明来自哪个文件的哪一行；代他人导入的，由领导本人确认后才算数。',
];

/** An empty template, with lists to choose from. */
export function recordsTemplate(): Promise<Buffer> {
  const choices: { readonly [F in RecordColumn]?: readonly string[] } = {
    activity: ACTIVITY_CHOICES,
    body: BODY_CHOICES,
  };
  return writeWorkbook({
    sheetName: '履职记录',
    columns: TEMPLATE.map(({ field, width }) => {
      const offered = choices[field];
      const column = { name: COLUMN_NAMES[field], width };
      return offered === undefined ? column : { ...column, choices: offered };
    }),
    rows: [],
    explanation: { sheetName: '填写说明', lines: [...EXPLANATION] },
  });
}
