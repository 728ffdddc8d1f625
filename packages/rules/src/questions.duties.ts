// Questions on chapter 2: whose duty a point is, what shows it, and which points an article has.
import { citedArticle, type PostClass } from '@jinze/kernel';
import { type KeyPoint, type ProvisionItem, REGULATION, type SourceStatus } from './instruments.ts';
import { POST_CLASS_NAMES } from './names.ts';
import { shuffled, unlike } from './questions.order.ts';
import type { Draft } from './questions.shape.ts';

interface Placed {
  readonly point: KeyPoint;
  readonly item: ProvisionItem;
  readonly postClass: PostClass;
  readonly status: SourceStatus;
}

const PLACED: readonly Placed[] = REGULATION.articles.flatMap(({ items, addressees, status }) =>
  items.flatMap((item) =>
    item.keyPoints.flatMap((point) =>
      addressees.postClasses.slice(0, 1).map((postClass) => ({ point, item, postClass, status })),
    ),
  ),
);

const basisOf = ({ item, status }: Placed) => ({
  instrument: REGULATION.id,
  article: item.article,
  status,
});

const wordingOf = ({ item }: Placed) =>
  `${citedArticle(item.article)}：“${item.text.replace(/[；。]$/, '')}”。`;

/** Which of these is a duty of this role; the others are points of other roles that nobody could mistake for its own. */
function whoseOf(placed: Placed): Draft {
  const { point, postClass } = placed;
  const name = POST_CLASS_NAMES[postClass];
  const own = PLACED.filter((one) => one.postClass === postClass).map((one) => one.point.what);
  const others = PLACED.filter((one) => one.postClass !== postClass).map((one) => one.point.what);
  const id = `duty.${point.id}`;
  return {
    id,
    topic: 'duties',
    postClass,
    stem: `下列哪一项是${name}的职责？`,
    right: [point.what],
    wrong: unlike(id, own, others, 3),
    explanation: `${wordingOf(placed)}其余三项是其他领导干部的职责。`,
    basis: basisOf(placed),
  };
}

function shownByOf(placed: Placed): Draft {
  const { point, postClass } = placed;
  const id = `shown.${point.id}`;
  const others = PLACED.map((one) => one.point.evidence);
  return {
    id,
    topic: 'duties',
    postClass,
    stem: `${POST_CLASS_NAMES[postClass]}“${point.what}”，最能说明已经做到的是哪一项？`,
    right: [point.evidence],
    wrong: unlike(id, [point.evidence], others, 3),
    explanation: `${wordingOf(placed)}这一条看${point.evidence}，不必另写材料。`,
    basis: basisOf(placed),
  };
}

const isInclusion = ({ point }: Placed) => /纳入|列入/.test(point.what);

/** The five 纳入 of the party chief against those of the government chief. */
function inclusionsOf(): Draft {
  const id = 'duty.art5.inclusions';
  const [ours, others] = [
    PLACED.filter((one) => isInclusion(one) && one.postClass === 'party-chief'),
    PLACED.filter((one) => isInclusion(one) && one.postClass === 'government-chief'),
  ];
  const right = shuffled(
    id,
    ours.map(({ point }) => point.what),
  ).slice(0, 3);
  return {
    id,
    topic: 'duties',
    postClass: 'party-chief',
    stem: '下列哪几项“纳入”是党委主要负责人的职责？（多选）',
    right,
    wrong: unlike(
      id,
      right,
      others.map(({ point }) => point.what),
      2,
    ),
    explanation:
      '第五条要求纳入党委议事日程和全会报告、常委会及其成员职责清单、经济社会发展全局和考核评价、理论学习和干部培训；纳入政府重点工作和规划、列入财政预算是第六条的要求。',
    basis: { instrument: REGULATION.id, article: '5', status: 'confirmed' },
  };
}

/** A question has four options, or none is asked. */
export function dutyDrafts(): readonly Draft[] {
  const drafts = [...PLACED.map(whoseOf), ...PLACED.map(shownByOf), inclusionsOf()];
  return drafts.filter(({ right, wrong }) => right.length + wrong.length >= 4);
}
