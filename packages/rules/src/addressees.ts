// Who each article of the regulation speaks to, in our own words; the clause itself is the data's.
import type { PostClass } from '@jinze/kernel';

/** Post classes, or bodies; both empty: the article lays down no duty. */
export interface Addressees {
  readonly postClasses: readonly PostClass[];
  readonly bodies: readonly string[];
}

const posts = (...postClasses: readonly PostClass[]): Addressees => ({ postClasses, bodies: [] });
const bodies = (...names: readonly string[]): Addressees => ({ postClasses: [], bodies: names });

const EVERY_LEADER = posts(
  'party-chief',
  'government-chief',
  'standing-committee-member',
  'safety-deputy',
  'other-deputy',
);
const COMMITTEES = ['地方各级党委', '地方各级政府'];
const DECIDING = '有问责权限的机关（第二十六条）';

/** Articles 1 and 29 say why and from when; nobody has to do them. */
export const ADDRESSEES: Readonly<Record<number, Addressees>> = {
  2: posts(...EVERY_LEADER.postClasses, 'by-reference'),
  3: EVERY_LEADER,
  4: EVERY_LEADER,
  5: posts('party-chief'),
  6: posts('government-chief'),
  7: posts('standing-committee-member'),
  8: posts('safety-deputy'),
  9: posts('other-deputy'),
  10: bodies('党委和政府的督查机构'),
  11: bodies(...COMMITTEES),
  12: bodies(...COMMITTEES),
  13: { ...EVERY_LEADER, bodies: ['组织年度考核、目标责任考核、绩效考核的机关'] },
  14: bodies('党委组织部门', '推荐、评选奖励人选的部门'),
  15: bodies(...COMMITTEES),
  16: bodies('上级党委和政府'),
  17: bodies('上级党委和政府'),
  18: EVERY_LEADER,
  19: bodies(DECIDING),
  20: bodies(DECIDING, '党委组织部门'),
  21: bodies(DECIDING),
  22: bodies(DECIDING),
  23: bodies(DECIDING),
  24: bodies(DECIDING),
  25: bodies(DECIDING),
  26: bodies('纪检监察机关', '组织人事部门', '安全生产监管部门'),
  27: bodies('省、自治区、直辖市党委和政府'),
  28: bodies('应急管理部', '中央组织部'),
};
