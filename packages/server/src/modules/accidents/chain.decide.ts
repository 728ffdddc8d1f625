// The chain of posts and portfolios 任职与分管关系 of an accident on a day, level by level; no label of responsibility. Pure.
import type {
  AccidentFacts,
  ChainLevel,
  ChainLink,
  ChainRole,
  Whereabouts,
} from '@jinze/contracts';
import { type CivilDate, type Id, LEVELS, type Level, POST_CLASSES } from '@jinze/kernel';
import type { PostAlong } from '../posts/index.ts';
import { CHAIN_CLASS_REASONS, chainWords } from './chain.words.ts';
import { sectorLabel, sectorWordsIn } from './sector.ts';

/** A level on the way up, from the lowest. */
export interface ChainPlace {
  readonly level: Level;
  readonly regionPath: string;
  readonly regionName: string;
  /** Whether the reader's reach has the bodies of this level. */
  readonly isInReach: boolean;
}
/** A post somebody holds today. */
export interface PresentPost {
  readonly personId: Id<'person'>;
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly organName: string;
  readonly level: Level;
  readonly postClass: PostAlong['postClass'];
}
export interface ChainFacts {
  readonly accident: Pick<AccidentFacts, 'sector' | 'sectorCode'>;
  /** The moment asked about, and the day from which previous holders are shown. */
  readonly on: CivilDate;
  readonly since: CivilDate;
  readonly places: readonly ChainPlace[];
  readonly posts: readonly PostAlong[];
  readonly present: readonly PresentPost[];
}

type Field = ChainLink['fields'][number];
type Spoken = ChainLink['reasons'][number];

const HEADS: readonly ChainRole[] = ['party-chief', 'government-chief', 'safety-deputy'];
/** 应急管理部门 supervise work safety as a whole, whatever the sector (安全生产法 art. 10). */
const GENERAL_DEPARTMENT = '应急管理';
/** What an assisting deputy assists in, beside the sector itself. */
const SAFETY_FIELDS = ['安全生产', '应急管理'];

const isHeldOn = ({ from, to }: { from: CivilDate; to: CivilDate | null }, on: CivilDate) =>
  from <= on && (to === null || to >= on);

/** On the moment, or for who held the post before, on their last day in it. */
function fieldsOf(post: PostAlong, { accident, on }: ChainFacts): Field[] {
  const day = isHeldOn(post, on) ? on : (post.to ?? on);
  return post.fields
    .filter((field) => isHeldOn(field, day))
    .map((field) => ({
      ...field,
      isMatched: sectorWordsIn(accident, 'fields', field.field).length > 0,
    }));
}

function roleOf(
  post: PostAlong,
  fields: readonly Field[],
  facts: ChainFacts,
): ChainRole | undefined {
  const { postClass, organKind, organName } = post;
  const isMatched = fields.some((field) => field.isMatched);
  switch (postClass) {
    case 'party-chief':
    case 'government-chief':
    case 'safety-deputy':
      return postClass;
    case 'standing-committee-member':
    case 'other-deputy':
      return isMatched ? 'field-deputy' : undefined;
    case 'assisting-deputy':
      return isMatched ||
        fields.length === 0 ||
        fields.some(({ field }) => SAFETY_FIELDS.some((word) => field.includes(word)))
        ? 'assisting-deputy'
        : undefined;
    case 'by-reference':
      return organKind === 'department' &&
        (organName.includes(GENERAL_DEPARTMENT) ||
          isMatched ||
          sectorWordsIn(facts.accident, 'departments', organName).length > 0)
        ? 'department'
        : undefined;
  }
}

function reasonsOf(
  post: PostAlong,
  role: ChainRole,
  fields: readonly Field[],
  { accident, on }: ChainFacts,
): Spoken[] {
  const sector = sectorLabel(accident) ?? '';
  const matched = fields.filter((field) => field.isMatched);
  return [
    isHeldOn(post, on) ? chainWords.holds(post, on) : chainWords.heldBefore(post),
    ...(post.manner === 'full' ? [] : [chainWords.manner(post.manner)]),
    ...(HEADS.includes(role) || role === 'assisting-deputy' ? [CHAIN_CLASS_REASONS[role]] : []),
    ...matched.map((field) => chainWords.field(field, sector)),
    ...(role === 'assisting-deputy' && fields.length === 0 ? [chainWords.assistsUnknown()] : []),
    ...(role === 'department' && post.organName.includes(GENERAL_DEPARTMENT)
      ? [chainWords.generalDepartment()]
      : []),
    ...(role === 'department'
      ? sectorWordsIn(accident, 'departments', post.organName).map((word) =>
          chainWords.department(word, sector),
        )
      : []),
  ];
}

/** The higher the level, then the class as the regulation orders them. */
function rankOf({ level, postClass }: Pick<PresentPost, 'level' | 'postClass'>): number {
  return (LEVELS.length - LEVELS.indexOf(level)) * 10 - POST_CLASSES.indexOf(postClass);
}

function whereabouts(post: PostAlong, level: Level, facts: ChainFacts): ChainLink['now'] {
  const own = facts.present.filter(({ personId }) => personId === post.personId);
  const posts = own.map(({ organName, postTitle }) => `${organName}${postTitle}`);
  const before = rankOf({ level, postClass: post.postClass });
  const state: Whereabouts =
    own.length === 0
      ? 'not-in-reach'
      : own.some(({ postId }) => postId === post.postId)
        ? 'in-post'
        : own.some((one) => rankOf(one) > before)
          ? 'promoted'
          : 'moved';
  return { state, text: chainWords.now(state, posts), posts };
}

const ORDER: readonly ChainRole[] = [
  'party-chief',
  'government-chief',
  'safety-deputy',
  'field-deputy',
  'assisting-deputy',
  'department',
];

function linksOf(place: ChainPlace, facts: ChainFacts): ChainLink[] {
  const here = facts.posts.filter(({ regionPath }) => regionPath === place.regionPath);
  const links = here.flatMap((post): ChainLink[] => {
    const fields = fieldsOf(post, facts);
    const role = roleOf(post, fields, facts);
    if (role === undefined) return [];
    const { regionPath: _place, ...rest } = post;
    return [
      {
        ...rest,
        role,
        isPrevious: !isHeldOn(post, facts.on),
        reasons: reasonsOf(post, role, fields, facts),
        fields,
        now: whereabouts(post, place.level, facts),
      },
    ];
  });
  return links.toSorted(
    (a, b) =>
      ORDER.indexOf(a.role) - ORDER.indexOf(b.role) ||
      Number(a.isPrevious) - Number(b.isPrevious) ||
      b.from.localeCompare(a.from) ||
      a.organName.localeCompare(b.organName),
  );
}

function gapsOf(place: ChainPlace, links: readonly ChainLink[], facts: ChainFacts): Spoken[] {
  if (!place.isInReach)
    return links.length === 0 ? [chainWords.leftOut(place.regionName)] : [chainWords.partly()];
  const here = facts.posts.filter(
    (post) => post.regionPath === place.regionPath && isHeldOn(post, facts.on),
  );
  if (here.length === 0) return [chainWords.noRoster(place.regionName, facts.on)];
  const inPost = links.filter((link) => !link.isPrevious);
  const absent = HEADS.filter((role) => !inPost.some((link) => link.role === role));
  const sector = sectorLabel(facts.accident);
  const hasField = inPost.some(({ fields }) => fields.some(({ isMatched }) => isMatched));
  const knowsFields = here.some(({ fields }) => fields.some((one) => isHeldOn(one, facts.on)));
  return [
    ...absent.map((role) => chainWords.nobody(role)),
    ...(sector === null
      ? [chainWords.noSector()]
      : hasField
        ? []
        : [knowsFields ? chainWords.noMatch(sector) : chainWords.noPortfolio()]),
  ];
}

/** Everybody who is in it, previous holders too. */
export const peopleIn = (levels: readonly ChainLevel[]): Id<'person'>[] => [
  ...new Set(levels.flatMap(({ links }) => links.map(({ personId }) => personId))),
];

/** From the lowest level upward. What is not known is said as a gap, never filled. */
export function chainOn(facts: ChainFacts): ChainLevel[] {
  return facts.places.map((place) => {
    const links = linksOf(place, facts);
    const { isInReach, ...named } = place;
    return {
      ...named,
      isLeftOut: !isInReach && links.length === 0,
      links,
      gaps: gapsOf(place, links, facts),
    };
  });
}
