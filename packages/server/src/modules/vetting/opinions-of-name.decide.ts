// What is said of one name: the letter on safety facts alone, and with the register for who manages the person. Pure.
import { canonicalJson } from '@jinze/ledger';
import type { Tenure } from '../posts/index.ts';
import {
  type AskedOf,
  type Opinion,
  opinionOn,
  type PersonFacts,
  type RegisterFacts,
} from './opinion.decide.ts';

const NOTHING: RegisterFacts = {
  measures: { measures: [], whereabouts: {} },
  openCases: 0,
  decisions: new Map(),
};

/**
 * What the safety office states: facts of safety alone, for everybody in the same words, so that nothing in it depends on
 * a measure or a case.
 */
function letterOn(facts: PersonFacts, asked: AskedOf): Opinion {
  const { openCase, reasons, ...found } = opinionOn({ ...facts, ...NOTHING }, asked);
  return {
    ...found,
    openCase: openCase === 'none' ? 'unknown' : openCase,
    reasons: {
      ...reasons,
      reasons:
        found.answer === 'no-bar-recorded'
          ? [
              `截至${asked.askedFor}，安全生产事实方面没有在案的限制；处分处理和立案由纪检监察机关另行答复；这不是推荐意见`,
            ]
          : reasons.reasons,
    },
  };
}

/** The latest post is what decides who manages a person. */
function managedBy({ tenures }: PersonFacts): string | null {
  const latest = tenures.reduce<Tenure | undefined>(
    (one, other) => (one === undefined || other.from >= one.from ? other : one),
    undefined,
  );
  return latest?.managingCommittee ?? null;
}

const sorted = <Key extends string, Value>(map: ReadonlyMap<Key, Value>) =>
  [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Other bytes: the register has something else of the person; what safety facts do to the answer is the letter's. */
const registerSubstance = ({ measures, openCases, decisions }: RegisterFacts) =>
  canonicalJson({
    measures: measures.measures.map((one) => ({ ...one })),
    whereabouts: { ...measures.whereabouts },
    hasCase: openCases > 0,
    decisions: sorted(decisions).map(([accident, answer]) => ({ accident, answer })),
  });

const EMPTY_REGISTER = registerSubstance(NOTHING);

/** What is said of one name: the office's letter, and what the department reads besides. */
export interface OpinionsOfName {
  readonly letter: Opinion;
  /** With the register of accountability. Null: it adds nothing. */
  readonly whole: Opinion | null;
  /** The committee that asks manages the person still, and so reads the register. */
  readonly isManaged: boolean;
}

export function opinionsOn(facts: PersonFacts, asked: AskedOf): OpinionsOfName {
  const letter = letterOn(facts, asked);
  const isManaged = managedBy(facts) === asked.committee;
  const substance = registerSubstance(facts);
  const whole =
    isManaged && substance !== EMPTY_REGISTER ? { ...opinionOn(facts, asked), substance } : null;
  return { letter, whole, isManaged };
}
