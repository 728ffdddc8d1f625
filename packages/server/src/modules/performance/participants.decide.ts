// Who took part, in which post: told by who held what on the day it happened. Pure.
import type { RecordContent, RecordRole } from '@jinze/contracts';
import { type CivilDate, daysBetween, documentDate, type Id, POST_CLASSES } from '@jinze/kernel';
import type { PostHeld } from '../posts/index.ts';
import type { RecordRefusal } from './duty-record.decide.ts';

/** A participant with the post the activity is recorded for, copied. */
export interface Resolved {
  readonly personId: Id<'person'>;
  readonly name: string;
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly scopeKey: string;
  readonly role: RecordRole;
  readonly duties: readonly string[];
  readonly withoutPost: boolean;
}

type Asked = RecordContent['participants'][number];

export interface ResolveOptions {
  /** Of imports: a person without a post on that day is taken with the nearest one, and marked. */
  readonly mayLackPost: boolean;
  /** As the record has them already: of the same day they need no second proof. */
  readonly kept: readonly Resolved[];
}

const isHeldOn = (held: PostHeld, day: CivilDate) =>
  held.from <= day && (held.to === null || held.to >= day);

/** As lists stand: by class, then by title; the same whoever asks. */
function firstOf(posts: readonly PostHeld[]): PostHeld | undefined {
  return posts.toSorted(
    (one, other) =>
      POST_CLASSES.indexOf(one.postClass) - POST_CLASSES.indexOf(other.postClass) ||
      one.postTitle.localeCompare(other.postTitle, 'zh') ||
      (one.postId < other.postId ? -1 : 1),
  )[0];
}

/** Days between the day and the time a post was held. */
function distanceOf(held: PostHeld, day: CivilDate): number {
  if (day < held.from) return daysBetween(day, held.from);
  return held.to === null || day <= held.to ? 0 : daysBetween(held.to, day);
}

const nearestOf = (posts: readonly PostHeld[], day: CivilDate) =>
  posts.toSorted((one, other) => distanceOf(one, day) - distanceOf(other, day))[0];

function resolvedAs(asked: Asked, held: PostHeld, withoutPost: boolean): Resolved {
  const { personName: name, personId, postId, postTitle, organId, organName, scopeKey } = held;
  const { role } = asked;
  // A duty named twice is served once.
  const duties = [...new Set(asked.duties)];
  return {
    personId,
    name,
    postId,
    postTitle,
    organId,
    organName,
    scopeKey,
    role,
    duties,
    withoutPost,
  };
}

function resolve(
  asked: Asked,
  path: string,
  day: CivilDate,
  posts: readonly PostHeld[],
  { mayLackPost, kept }: ResolveOptions,
): Resolved | RecordRefusal {
  const { personId, postId = null } = asked;
  const known = kept.find(
    (one) => one.personId === personId && (postId === null || one.postId === postId),
  );
  if (known !== undefined)
    return { ...known, role: asked.role, duties: [...new Set(asked.duties)] };
  const person = posts.filter((one) => one.personId === personId);
  const name = person[0]?.personName;
  if (name === undefined) return { code: 'performance.unknown-person', path: `${path}.personId` };
  const values = { name, on: documentDate(day) };
  const onDay = person.filter((one) => isHeldOn(one, day));
  const chosen = onDay.filter((one) => postId === null || one.postId === postId);
  const held = firstOf(chosen);
  if (held !== undefined) return resolvedAs(asked, held, false);
  const nearest = nearestOf(
    person.filter((one) => postId === null || one.postId === postId),
    day,
  );
  if (mayLackPost && nearest !== undefined) return resolvedAs(asked, nearest, true);
  return onDay.length === 0
    ? { code: 'performance.not-in-post', path: `${path}.personId`, values }
    : { code: 'performance.other-post', path: `${path}.postId`, values };
}

const isRefusal = (one: Resolved | RecordRefusal): one is RecordRefusal => 'code' in one;

/** All who took part, or what is wrong with each of them. */
export function resolveParticipants(
  content: RecordContent,
  posts: readonly PostHeld[],
  options: ResolveOptions,
): { readonly resolved: readonly Resolved[]; readonly refusals: readonly RecordRefusal[] } {
  const all = content.participants.map((asked, index) =>
    resolve(asked, `participants.${index}`, content.occurredOn, posts, options),
  );
  return {
    resolved: all.filter((one): one is Resolved => !isRefusal(one)),
    refusals: all.filter(isRefusal),
  };
}
