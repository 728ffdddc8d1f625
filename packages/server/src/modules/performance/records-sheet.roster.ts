// Who is called what on which day: the roster as the names of a sheet are looked up in it. Pure.
import type { CivilDate, Id } from '@jinze/kernel';
import type { PostHeld } from '../posts/index.ts';
import type { Candidate } from './records-sheet.names.ts';

const isHeldOn = ({ from, to }: PostHeld, day: CivilDate) =>
  from <= day && (to === null || to >= day);

const postOf = ({ postId, postTitle, organName }: PostHeld) => ({ postId, postTitle, organName });

export interface RosterIndex {
  /** Everybody of this name; whoever held a post on the day with those of that day. */
  candidatesOn(name: string, day: CivilDate): readonly Candidate[];
  nameOf(personId: Id<'person'>): string | undefined;
}

/** Days and names come again and again: each pair is worked out once. */
export function indexRoster(held: readonly PostHeld[]): RosterIndex {
  const byName = Map.groupBy(held, ({ personName }) => personName);
  const names = new Map(held.map(({ personId, personName }) => [personId, personName]));
  const known = new Map<string, readonly Candidate[]>();
  const find = (name: string, day: CivilDate): readonly Candidate[] => {
    const people = Map.groupBy(byName.get(name) ?? [], ({ personId }) => personId);
    return [...people].map(([personId, all]) => {
      const onDay = all.filter((one) => isHeldOn(one, day));
      const isInPost = onDay.length > 0;
      return { personId, posts: (isInPost ? onDay : all).map(postOf), isInPost };
    });
  };
  return {
    candidatesOn: (name, day) => {
      if (!byName.has(name)) return [];
      const key = `${name} ${day}`;
      const found = known.get(key) ?? find(name, day);
      known.set(key, found);
      return found;
    },
    nameOf: (personId) => names.get(personId),
  };
}
