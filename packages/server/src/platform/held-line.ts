// What the system holds of a kind, as a list of materials tells it: how many, and what they are called; not what they say.
import type { CivilDate, Id } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import { likePattern } from './database/like-pattern.ts';

export interface HeldLine {
  readonly id: string;
  readonly on: CivilDate;
  readonly text: string;
}

/** All of them are counted; the lines are the newest of them. */
export interface HeldPart {
  readonly count: number;
  readonly lines: readonly HeldLine[];
}

/** Whose it is: all of a region and below, or of these only what is of one body or of one person there. */
export interface HeldBy {
  readonly regionPath: string;
  readonly organId?: Id<'organ'> | null;
  readonly personId?: Id<'person'> | null;
}

/** What is asked of a region: both days included. */
export interface HeldIn extends HeldBy {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Only what has this in its name. */
  readonly matching?: string | undefined;
}

/** In a table with a column for the body and one for the person: the person’s, else the body’s, else anybody’s. */
export function isHeldBy(
  { organId = null, personId = null }: HeldBy,
  { organ, person }: Readonly<Record<'organ' | 'person', RawBuilder<boolean>>>,
): RawBuilder<boolean> {
  return personId !== null ? person : organId !== null ? organ : sql<boolean>`true`;
}

export const isNamedLike = (
  name: RawBuilder<unknown>,
  { matching }: Pick<HeldIn, 'matching'>,
): RawBuilder<boolean> =>
  matching === undefined || matching === ''
    ? sql<boolean>`true`
    : sql<boolean>`${name} like ${likePattern(matching)}`;

/** No list of materials names more of a kind. */
export const HELD_LINES = 500;

/** Rows that each tell how many there are in all. */
export const heldPart = (rows: readonly (HeldLine & { readonly of: number })[]): HeldPart => ({
  count: rows[0]?.of ?? 0,
  lines: rows.map(({ id, on, text }) => ({ id, on, text })),
});
