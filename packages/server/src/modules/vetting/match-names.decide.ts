// Whom each line of a list means, by name, body and post as the roster has them; where that is not one person, a human chooses. Pure.
import type { Id } from '@jinze/kernel';
import type { Tenure } from '../posts/index.ts';
import { highestOf } from './answering-office.ts';
import type { GivenName } from './names.read.ts';

export interface MatchedName {
  readonly given: GivenName;
  readonly tenure: Tenure;
}

export interface NameQuestion {
  readonly given: GivenName;
  /** Several people fit; none does in this body or post, but the name is there; nobody has the name. */
  readonly kind: 'several' | 'not-so' | 'nobody';
  readonly candidates: readonly {
    readonly personId: Id<'person'>;
    readonly posts: readonly Tenure[];
  }[];
}

export interface MatchFault {
  readonly row: number;
  readonly code: 'vetting.person-twice' | 'vetting.no-such-choice';
  readonly name: string;
  readonly firstRow?: number;
}

export interface Matching {
  readonly matched: readonly MatchedName[];
  readonly questions: readonly NameQuestion[];
  readonly faults: readonly MatchFault[];
}

const plain = (text: string) => text.replaceAll(/[\s　（）()]/g, '');
/** A body by a part of its name: 青石县 and 青石县人民政府. */
const isLikeBody = (written: string, known: string): boolean => {
  const [a, b] = [plain(written), plain(known)];
  return b.includes(a) || a.includes(b);
};
/** A post by its beginning: 副县长 and 副县长（工业）, and never 县长 for 副县长. */
const isLikePost = (written: string, known: string): boolean => {
  const [a, b] = [plain(written), plain(known)];
  return b.startsWith(a) || (b !== '' && a.startsWith(b));
};

const fits = ({ body, post }: GivenName, { organName, postTitle }: Tenure): boolean =>
  isLikeBody(body, organName) &&
  (isLikePost(post, postTitle) || plain(post) === plain(`${organName}${postTitle}`));

const byPerson = (tenures: readonly Tenure[]): NameQuestion['candidates'] =>
  [...Map.groupBy(tenures, ({ personId }) => personId)].map(([personId, posts]) => ({
    personId,
    posts,
  }));

function answerOf(
  given: GivenName,
  named: readonly Tenure[],
  choice: Id<'person'> | undefined,
  chosen: ReadonlyMap<Id<'person'>, readonly Tenure[]>,
): MatchedName | NameQuestion | MatchFault {
  if (choice !== undefined) {
    const posts = chosen.get(choice);
    const tenure = posts === undefined ? undefined : highestOf(posts);
    return tenure === undefined
      ? { row: given.row, code: 'vetting.no-such-choice', name: given.name }
      : { given, tenure };
  }
  if (named.length === 0) return { given, kind: 'nobody', candidates: [] };
  const fitting = named.filter((tenure) => fits(given, tenure));
  const people = byPerson(fitting.length === 0 ? named : fitting);
  const [only] = people;
  if (fitting.length === 0) return { given, kind: 'not-so', candidates: people };
  const tenure = only === undefined ? undefined : highestOf(only.posts);
  return people.length > 1 || tenure === undefined
    ? { given, kind: 'several', candidates: people }
    : { given, tenure };
}

/**
 * `named`: who is called so and is in a post the committee manages today. `chosen`: the posts of those a human chose;
 * a choice that is not among them is refused. One person twice is a fault: the answer would be there twice.
 */
export function matchNames(
  names: readonly GivenName[],
  named: readonly Tenure[],
  choices: ReadonlyMap<number, Id<'person'>>,
  chosen: readonly Tenure[],
): Matching {
  const byName = Map.groupBy(named, ({ personName }) => personName);
  const chosenById = Map.groupBy(chosen, ({ personId }) => personId);
  const matched: MatchedName[] = [];
  const questions: NameQuestion[] = [];
  const faults: MatchFault[] = [];
  const rowOf = new Map<Id<'person'>, number>();
  for (const given of names) {
    const answer = answerOf(
      given,
      byName.get(given.name) ?? [],
      choices.get(given.row),
      chosenById,
    );
    if ('code' in answer) faults.push(answer);
    else if ('kind' in answer) questions.push(answer);
    else {
      const { personId } = answer.tenure;
      const firstRow = rowOf.get(personId);
      if (firstRow === undefined) {
        rowOf.set(personId, given.row);
        matched.push(answer);
      } else
        faults.push({ row: given.row, code: 'vetting.person-twice', name: given.name, firstRow });
    }
  }
  return { matched, questions, faults };
}
