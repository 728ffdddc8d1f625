// The sentences of the topic `accountability`, one per code, in both languages.
import type { AccountabilityFactor, Whereabouts } from '@jinze/kernel';
import type { Language, Words } from './frame.ts';

type Named = Readonly<Record<Language, string>>;

export const FACTOR_NAMES: Readonly<Record<AccountabilityFactor, Named>> = {
  poorWorkCausedIt: { zh: '工作不力所致', en: 'poor work caused it' },
  lossWidened: { zh: '人员伤亡和经济损失扩大', en: 'casualties and loss widened' },
  seriousSocialEffect: { zh: '造成严重社会影响', en: 'a serious social effect' },
  principalResponsibility: { zh: '负有主要领导责任', en: 'principal leadership responsibility' },
  voluntaryRemedy: { zh: '主动采取补救措施', en: 'remedies taken of one’s own motion' },
  lossReduced: { zh: '减少事故损失', en: 'the loss was reduced' },
  effectRepaired: { zh: '挽回社会不良影响', en: 'the social effect was repaired' },
  badNature: { zh: '失职失责性质恶劣', en: 'dereliction of a bad nature' },
  graveConsequences: { zh: '后果严重', en: 'grave consequences' },
  conditionsLacking: { zh: '不具备履职条件', en: 'conditions for performing were lacking' },
};

export const NOW_NAMES: Readonly<Record<Whereabouts, Named>> = {
  'in-post': { zh: '仍在任', en: 'still in post' },
  transferred: { zh: '已调离转岗', en: 'transferred' },
  promoted: { zh: '已提拔', en: 'promoted' },
  retired: { zh: '已退休', en: 'retired' },
  left: { zh: '已离职', en: 'left public office' },
  deceased: { zh: '已死亡', en: 'deceased' },
};

const LIMB_NAMES = {
  chapter2: { zh: '本规定第二章的职责', en: 'The duties of chapter 2' },
  statutory: { zh: '法律法规规定的有关职责', en: 'The duties under laws and regulations' },
  deployments: { zh: '党委和政府的有关工作部署', en: 'The deployments of party and government' },
} as const satisfies Record<string, Named>;

/** The same sentences for each of the three limbs. */
function wordsOfLimb([limb, { zh, en }]: readonly [string, Named]): readonly [string, Named][] {
  return [
    [
      `accountability.${limb}-done`,
      {
        zh: `${zh}：有据证明已履行或者当时未到期（{items}）`,
        en: `${en}: shown as done or not yet due then ({items})`,
      },
    ],
    [
      `accountability.${limb}-not-done`,
      {
        zh: `${zh}：经核查认定不到位（{items}）`,
        en: `${en}: found not done by a reviewer ({items})`,
      },
    ],
    [
      `accountability.${limb}-unknown`,
      {
        zh: `${zh}：没有记录或者记录不全，不等于没有履行，说不清（{items}）`,
        en: `${en}: no record or an incomplete one, which is not “not done”; it cannot be told ({items})`,
      },
    ],
    [
      `accountability.${limb}-not-given`,
      { zh: `${zh}：没有给出，说不清`, en: `${en}: not given; it cannot be told` },
    ],
    [
      `accountability.${limb}-none`,
      { zh: `${zh}：写明没有`, en: `${en}: stated that there are none` },
    ],
    [
      `accountability.missing-${limb}-unknown`,
      {
        zh: `${zh}：{items}的履行材料，或者具名的核查结论`,
        en: `${en}: material on {items}, or a named reviewer’s finding`,
      },
    ],
    [
      `accountability.missing-${limb}-not-given`,
      { zh: `${zh}的履行情况`, en: `${en}: what was done` },
    ],
  ];
}

const CIRCUMSTANCE_TEXT = {
  zh: '第十八条第（{circumstance}）项',
  en: 'Circumstance {circumstance} of article 18',
} as const;

export const ACCOUNTABILITY_WORDS: Words = {
  ...Object.fromEntries(Object.entries(LIMB_NAMES).flatMap(wordsOfLimb)),
  'accountability.asked': {
    zh: '本人{now}；案件提出第十八条第（{circumstances}）项',
    en: 'The person is {now}; circumstances raised in the case: {circumstances}',
  },
  'accountability.no-circumstance': {
    zh: '本人{now}；案件没有提出第十八条的情形',
    en: 'The person is {now}; the case raises no circumstance of article 18',
  },
  'accountability.raised': {
    zh: `${CIRCUMSTANCE_TEXT.zh}：案件已提出`,
    en: `${CIRCUMSTANCE_TEXT.en}: raised in the case`,
  },
  'accountability.not-raised': {
    zh: `${CIRCUMSTANCE_TEXT.zh}：案件没有提出`,
    en: `${CIRCUMSTANCE_TEXT.en}: not raised in the case`,
  },
  'accountability.duties-not-raised': {
    zh: '有经核查认定不到位的职责，案件没有提出第十八条第（一）项，是否提出要研究',
    en: 'A reviewer found duties not done, and the case does not raise circumstance 1 of article 18; whether it should is to be considered',
  },
  'accountability.report-not-approved': {
    zh: '事故调查报告还没有批复，是否负有领导责任说不清',
    en: 'The investigation report is not approved; whether there is leadership responsibility cannot be told',
  },
  'accountability.missing-report-not-approved': {
    zh: '事故调查报告的批复',
    en: 'The approval of the investigation report',
  },
  'accountability.post': { zh: '当时的职务：{posts}', en: 'Post at the time: {posts}' },
  'accountability.post-and-portfolios': {
    zh: '当时的职务：{posts}；分管：{portfolios}',
    en: 'Post at the time: {posts}; portfolios: {portfolios}',
  },
  'accountability.post-unknown': {
    zh: '当时的职务没有给出',
    en: 'The post at the time was not given',
  },
  'accountability.missing-post-unknown': { zh: '当时的职务', en: 'The post at the time' },
  'accountability.factor-yes': { zh: '{factor}：认定', en: '{factor}: found' },
  'accountability.factor-no': { zh: '{factor}：没有', en: '{factor}: not so' },
  'accountability.factor-unknown': { zh: '{factor}：还不清楚', en: '{factor}: not known' },
  'accountability.missing-factor-unknown': {
    zh: '是否{factor}',
    en: 'Whether this is so: {factor}',
  },
  'accountability.veto-period': {
    zh: '一票否决随被追究领导责任而来；本条不定期限，以处理决定和有关规定为准',
    en: 'The veto follows being held to account; the article fixes no period, the decision and its instruments do',
  },
  'accountability.conditions-lacking-yes': {
    zh: '不具备履职条件：按第二十五条合理确定责任时考虑，不能代替第二十三条的条件',
    en: 'Conditions for performing were lacking: weighed under article 25, in place of no condition of article 23',
  },
  'accountability.conditions-lacking-no': {
    zh: '具备履职条件',
    en: 'The conditions for performing were there',
  },
  'accountability.conditions-lacking-unknown': {
    zh: '履职条件是否具备还没有核实，按第二十五条须一并考虑',
    en: 'Whether the conditions for performing were there is not verified; article 25 asks for it',
  },
  'accountability.exemption-only-4': {
    zh: '第二十三条只就第十八条第（四）项不予追究领导责任，不免除第（{others}）项',
    en: 'Article 23 answers circumstance 4 only; circumstances {others} remain',
  },
  'accountability.exemption-to-be-verified': {
    zh: '条件以查实为准：须经核查、集体研究并作出书面结论',
    en: 'It holds once verified: after verification, a collective decision and a written conclusion',
  },
  'accountability.whereabouts': {
    zh: '本人{now}：不影响追究',
    en: 'The person is {now}: that does not matter here',
  },
  'accountability.deceased': {
    zh: '本人已死亡：本条写明的是调离转岗、提拔、退休，是否追究说不清',
    en: 'The person is deceased: the article names transfer, promotion and retirement; it cannot be told',
  },
  'accountability.missing-deceased': {
    zh: '有权机关对已死亡人员是否立案、如何处理的意见',
    en: 'The competent organ’s view on a case against a deceased person',
  },
  'accountability.lifelong-is-not-all': {
    zh: '不适用第二十四条，不等于调离、提拔或者退休以后不再追究',
    en: 'That article 24 does not apply does not end the accountability of somebody who has moved',
  },
  'accountability.option-open': {
    zh: '{measure}：对本人没有限制，是否采用由有权机关决定',
    en: '{measure}: open for this person; the competent organ decides whether it is used',
  },
  'accountability.option-no-administrative': {
    zh: '{measure}：本人{now}，不再给予政务处分；可以立案调查，并依法调整待遇',
    en: '{measure}: the person is {now}, no administrative sanction follows; the case may be filed and treatment adjusted',
  },
  'accountability.option-no-post': {
    zh: '{measure}：以在任职务为对象，本人{now}，是否另有职务不清楚',
    en: '{measure}: acts on a post that is held; the person is {now}, and whether there is another post is not known',
  },
  'accountability.option-deceased': {
    zh: '{measure}：本人已死亡，不适用',
    en: '{measure}: the person is deceased; not open',
  },
  'accountability.option-deceased-unknown': {
    zh: '{measure}：本人已死亡，收录的依据没有写明',
    en: '{measure}: the person is deceased; the sources on record do not say',
  },
  'accountability.option-18-applies': {
    zh: '存在第十八条的情形',
    en: 'A circumstance of article 18 is there',
  },
  'accountability.option-18-does-not-apply': {
    zh: '没有第十八条的情形，不涉及问责方式',
    en: 'No circumstance of article 18 is there, so no measure is open',
  },
  'accountability.option-18-cannot-tell': {
    zh: '是否存在第十八条的情形还说不清',
    en: 'Whether a circumstance of article 18 is there cannot be told yet',
  },
  'accountability.condition-party-member': {
    zh: '限中共党员，由有党纪处分权的党组织决定',
    en: 'Party members only; by the party organisation with that power',
  },
  'accountability.condition-elected': {
    zh: '由人民代表大会选举或者任命的，先由其罢免、撤销或者免去职务',
    en: 'Somebody elected or appointed by a people’s congress: only after removal by it',
  },
  'accountability.condition-own-request': {
    zh: '由本人提出',
    en: 'At the person’s own request',
  },
  'accountability.condition-accountability-only': {
    zh: '指因问责免职，不是正常的职务变动',
    en: 'Removal because of accountability, not an ordinary change of post',
  },
  'accountability.note-no-verdict': {
    zh: '以上是条文对所给事实的结论，不是处理意见；处理由有权机关按干部管理权限集体决定',
    en: 'These are what the articles say of the facts given, not a proposal; the competent organ decides',
  },
  'accountability.note-crime': {
    zh: '涉嫌职务违法犯罪的，由监察机关依法调查处置',
    en: 'Suspected official crimes go to the supervisory organ',
  },
  'accountability.note-article-23': {
    zh: '提出了第十八条第（四）项：决定处理以前，先就第二十三条作出结论',
    en: 'Circumstance 4 is raised: article 23 is answered before any measure is decided',
  },
  'accountability.note-elected': {
    zh: '选举或者任命产生的职务，免职、撤职、开除须先经有关人民代表大会程序',
    en: 'Elected posts: removal and dismissal only after the procedure of the people’s congress',
  },
};
