// Whom a row names: by its two columns of people, or by whose list it is; unknown and ambiguous names are faults. Pure.
import { type ImportChoices, MAX_PARTICIPANTS, type ParticipantInput } from '@jinze/contracts';
import type { Activity, Id } from '@jinze/kernel';
import { nearest } from '../../platform/nearest.ts';
import type { Cells } from './records-sheet.cells.ts';
import type { When } from './records-sheet.dates.ts';
import { type Candidate, type Match, matchNames, readNames } from './records-sheet.names.ts';
import type { RosterIndex } from './records-sheet.roster.ts';

/** A name that several people have. */
export interface Question {
  readonly name: string;
  readonly candidates: readonly Candidate[];
}

export interface ReadFacts {
  readonly roster: RosterIndex;
  /** Names to suggest. */
  readonly names: readonly string[];
  readonly choices: ImportChoices;
}

export interface People {
  readonly participants: readonly ParticipantInput[];
  /** Named, and nobody of the roster. */
  readonly others: readonly string[];
}

/** Whoever stands in a column of those who lead does; one alone leads what is no meeting. */
function roleOf(isLed: boolean, count: number, activity: Activity): ParticipantInput['role'] {
  if (isLed) return 'led';
  return count === 1 && activity !== 'meeting' && activity !== 'study' ? 'led' : 'took-part';
}

function matchesIn(cells: Cells, field: 'led' | 'people', when: When, facts: ReadFacts): Match[] {
  const answers = new Map(facts.choices.people.map(({ name, personId }) => [name, personId]));
  return matchNames(readNames(cells.text(field)), {
    candidatesOf: (name) => facts.roster.candidatesOn(name, when.from),
    answers,
  });
}

export function readPeople(
  cells: Cells,
  occasion: {
    readonly when: When;
    readonly activity: Activity;
    readonly duties: readonly string[];
    readonly personId: Id<'person'> | null;
  },
  facts: ReadFacts,
  questions: Question[],
): People | undefined {
  const { when, activity, duties, personId } = occasion;
  const known = new Map<Id<'person'>, { postId: Id<'post'> | null; isLed: boolean }>();
  const others: string[] = [];
  let isFaulty = false;
  for (const field of ['led', 'people'] as const)
    for (const match of matchesIn(cells, field, when, facts)) {
      if (match.kind === 'known') {
        const isLed = field === 'led' || known.get(match.personId)?.isLed === true;
        known.set(match.personId, { postId: match.postId, isLed });
      } else if (match.kind === 'unknown' && facts.choices.leavesOutUnknown)
        others.push(match.name);
      else {
        isFaulty = true;
        if (match.kind === 'asked') questions.push(match);
        const isAsked = match.kind === 'asked';
        cells.fail(
          field,
          isAsked ? 'sheet.which-person' : 'sheet.unknown-person',
          isAsked ? '有几位同名' : '名册里没有这个人，或不在您的管理范围',
          isAsked ? '在上面选是哪一位，或在姓名后括注职务' : nearest(match.name, facts.names),
          match.name,
        );
      }
    }
  if (isFaulty) return undefined;
  if (known.size === 0 && personId !== null) known.set(personId, { postId: null, isLed: true });
  if (known.size === 0)
    return cells.fail(
      'people',
      'sheet.nobody',
      '没有写是哪位领导',
      '补上姓名，或在上面选这张表是谁的',
    );
  if (known.size > MAX_PARTICIPANTS)
    return cells.fail('people', 'sheet.too-many-people', `不能超过 ${MAX_PARTICIPANTS} 人`);
  return {
    others,
    participants: [...known].map(([id, { postId, isLed }]) => ({
      personId: id,
      postId,
      role: roleOf(isLed, known.size, activity),
      duties: [...duties],
    })),
  };
}
