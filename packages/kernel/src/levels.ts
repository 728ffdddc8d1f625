// The levels of bodies and regions, from the top, as every package names them.

export const LEVELS = ['province', 'prefecture', 'county', 'township'] as const;
export type Level = (typeof LEVELS)[number];

/** What a post is under the regulation: art. 5–9, `by-reference` art. 2, `assisting-deputy` local rules. */
export const POST_CLASSES = [
  'party-chief',
  'government-chief',
  'standing-committee-member',
  'safety-deputy',
  'other-deputy',
  'assisting-deputy',
  'by-reference',
] as const;
export type PostClass = (typeof POST_CLASSES)[number];

/** Those articles 5 to 9 name: for each of them there is a deck, and questions of its own. */
export const TRAINED_ROLES = [
  'party-chief',
  'government-chief',
  'standing-committee-member',
  'safety-deputy',
  'other-deputy',
] as const satisfies readonly PostClass[];
export type TrainedRole = (typeof TRAINED_ROLES)[number];

/** 机构性质: what kind of body a post belongs to. */
export const ORGAN_KINDS = [
  'party-committee',
  'government',
  'party-organ',
  'department',
  'related-body',
  'township',
  'development-zone',
] as const;
export type OrganKind = (typeof ORGAN_KINDS)[number];

/** 主持工作, 代理, AB岗: how a post is held; `full` is none of these. */
export const MANNERS = ['full', 'presiding', 'acting', 'ab-holder'] as const;
export type Manner = (typeof MANNERS)[number];
