// How the chain says why a link is there and what is missing: posts and portfolios, never responsibility.
import type { ChainRole, Whereabouts } from '@jinze/contracts';
import type { CivilDate, Manner } from '@jinze/kernel';

interface Spoken {
  readonly code: string;
  readonly text: string;
}
const say = (code: string, text: string): Spoken => ({ code, text });
const byDocument = (documentNo: string | null) => (documentNo === null ? '' : `（${documentNo}）`);

const ROLE_WORDS: Readonly<Record<ChainRole, string>> = {
  'party-chief': '党委主要负责人',
  'government-chief': '政府主要负责人',
  'safety-deputy': '安全生产分管领导',
  'field-deputy': '分管行业领域的领导',
  'assisting-deputy': '协助分管的领导',
  department: '有关部门负责人',
};
const MANNER_WORDS: Readonly<Record<Manner, string>> = {
  full: '任职',
  presiding: '主持工作',
  acting: '代理',
  'ab-holder': 'AB岗',
};

export const CHAIN_CLASS_REASONS: Readonly<Record<ChainRole, Spoken>> = {
  'party-chief': say('class', '党委主要负责人（《地方党政领导干部安全生产责任制规定》第五条）。'),
  'government-chief': say(
    'class',
    '政府主要负责人（《地方党政领导干部安全生产责任制规定》第六条）。',
  ),
  'safety-deputy': say(
    'class',
    '安全生产分管领导（《地方党政领导干部安全生产责任制规定》第八条）。',
  ),
  'field-deputy': say('class', '分管行业领域的领导。'),
  'assisting-deputy': say('class', '协助分管的领导（地方规定的职务）。'),
  department: say('class', '有关部门负责人。'),
};

interface Held {
  readonly organName: string;
  readonly postTitle: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly documentNo: string | null;
}

export const chainWords = {
  holds: ({ organName, postTitle, from, documentNo }: Held, on: CivilDate) =>
    say(
      'holds-post',
      `${from} 起任${organName}${postTitle}${byDocument(documentNo)}，${on} 在任。`,
    ),
  heldBefore: ({ organName, postTitle, from, to, documentNo }: Held) =>
    say(
      'held-before',
      `${from} 至 ${to ?? ''} 任${organName}${postTitle}${byDocument(documentNo)}，是此前的任职者。`,
    ),
  manner: (manner: Manner) => say('manner', `任职方式：${MANNER_WORDS[manner]}。`),
  field: (
    { field, from, documentNo }: { field: string; from: CivilDate; documentNo: string | null },
    sector: string,
  ) =>
    say(
      'field',
      `${from} 起分管“${field}”${byDocument(documentNo)}，与事故所在行业领域“${sector}”相关。`,
    ),
  assistsUnknown: () => say('assists-unknown', '没有登记协助分管什么，是否相关需要核对。'),
  generalDepartment: () =>
    say('general-department', '应急管理部门对安全生产工作实施综合监督管理（安全生产法第十条）。'),
  department: (word: string, sector: string) =>
    say('department', `部门名称含“${word}”，按名称与“${sector}”相关；监管职责以“三定”规定为准。`),
  now: (state: Whereabouts, posts: readonly string[]): string => {
    const held = posts.join('、');
    switch (state) {
      case 'in-post':
        return `现仍在任：${held}。`;
      case 'moved':
        return `已调离转岗：${held}；仍在关系中（第二十四条）。`;
      case 'promoted':
        return `已提拔：${held}；仍在关系中（第二十四条）。`;
      case 'not-in-reach':
        return '在您能查阅的范围内没有现任职务：可能已调出、退休或离开；仍在关系中（第二十四条）。';
    }
  },
  relation: () =>
    say('relation', '本表是任职与分管关系，不是责任认定；没有认定之前，任何人不因在表中而有责任。'),
  leftOutAbove: (names: readonly string[]) =>
    say('levels-left-out', `${names.join('、')}在您的查阅范围之外，没有列出。`),
  startsAbove: (name: string) =>
    say('starts-above', `事故登记的地区是${name}，没有写到乡镇（街道），从这一级列起。`),
  knownThen: (on: CivilDate) =>
    say('known-then', `按 ${on} 当日结束时系统中已登记的内容列出，此后补录和更正的没有算入。`),
  leftOut: (name: string) => say('left-out', `${name}在您的查阅范围之外。`),
  partly: () => say('partly', '只列出您能查阅的职务，这一级可能还有其他人。'),
  noRoster: (name: string, on: CivilDate) =>
    say('no-roster', `花名册中没有${name} ${on} 的任职记录，这一级说不清；请先补录任职。`),
  nobody: (role: ChainRole) =>
    say('nobody', `没有登记这一天的${ROLE_WORDS[role]}，说不清是空缺还是没有录入。`),
  noSector: () => say('no-sector', '事故的行业领域未知，分管领导和部门说不清；请先补充行业领域。'),
  noMatch: (sector: string) =>
    say('no-match', `这一级登记的分管领域都没有写到“${sector}”，分管领导说不清；请核对分工文件。`),
  noPortfolio: () =>
    say('no-portfolio', '这一级没有登记任何分管领域，分管领导说不清；请补录分工。'),
};
