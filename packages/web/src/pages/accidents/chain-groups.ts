// The chain as it is drawn: of each level the posts tied to the place and those tied to the sector, holders with who was before. Pure.
import type { ChainLevel, ChainLink } from '@jinze/contracts';

export type ChainTie = 'place' | 'sector';

export interface ChainPost {
  readonly postId: ChainLink['postId'];
  readonly current: readonly ChainLink[];
  /** The latest first, as they come. */
  readonly previous: readonly ChainLink[];
}
export interface ChainBranch {
  readonly tie: ChainTie;
  readonly posts: readonly ChainPost[];
}

/** By a portfolio or a name that says the sector; all others run or supervise the place as a whole. */
export function tieOf({ role, fields, reasons }: ChainLink): ChainTie {
  if (role === 'field-deputy' || fields.some(({ isMatched }) => isMatched))
    return role === 'safety-deputy' || role.endsWith('-chief') ? 'place' : 'sector';
  return reasons.some(({ code }) => code === 'department') ? 'sector' : 'place';
}

function postsOf(links: readonly ChainLink[]): ChainPost[] {
  return [...Map.groupBy(links, ({ postId }) => postId)].map(([postId, held]) => ({
    postId,
    current: held.filter(({ isPrevious }) => !isPrevious),
    previous: held.filter(({ isPrevious }) => isPrevious),
  }));
}

/** A post is on one branch, whoever held it: that of its first holder. */
export function branchesOf({ links }: ChainLevel): ChainBranch[] {
  const ties = new Map<ChainLink['postId'], ChainTie>();
  for (const link of links) if (!ties.has(link.postId)) ties.set(link.postId, tieOf(link));
  return (['place', 'sector'] as const).flatMap((tie) => {
    const posts = postsOf(links.filter(({ postId }) => ties.get(postId) === tie));
    return posts.length === 0 ? [] : [{ tie, posts }];
  });
}
