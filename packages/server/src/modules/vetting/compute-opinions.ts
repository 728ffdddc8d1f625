// Opinions on every name of a request: computed from what is on record now, kept as a round for the review.
import type { AppraisalResult, Id } from '@jinze/kernel';
import { selvesOf } from '../../platform/http/caller.ts';
import { digestOf } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import { type Acting, act, type Chosen } from './act-on-request.ts';
import { gatherFacts } from './gather-facts.ts';
import type { Opinion } from './opinion.decide.ts';
import { insertOpinions, type NewOpinion } from './opinions.store.ts';
import { type OpinionsOfName, opinionsOn } from './opinions-of-name.decide.ts';
import type { VettingContext } from './vetting.context.ts';
import {
  keepOpinionsHash,
  type NameRow,
  namesOf,
  reportWordsOfPersons,
  requestById,
  type SaidOfPerson,
} from './vetting.store.ts';

type Words = ReadonlyMap<Id<'accident'>, 'yes' | 'no'>;
const NO_WORDS: Words = new Map();

/**
 * What the office took from approved reports, of each person: it is said of the accident, so it holds in every later request
 * too. A later entry counts before an earlier.
 */
export function wordsByPerson(
  said: readonly SaidOfPerson[],
): (office: string, personId: Id<'person'>) => Words {
  const words = new Map<string, Map<Id<'accident'>, 'yes' | 'no'>>();
  for (const { office, personId, accidentId, answersFor } of said) {
    const key = `${office} ${personId}`;
    const own = words.get(key) ?? new Map<Id<'accident'>, 'yes' | 'no'>();
    own.set(accidentId, answersFor);
    words.set(key, own);
  }
  return (office, personId) => words.get(`${office} ${personId}`) ?? NO_WORDS;
}

export const hashOfSubstance = ({ substance }: Pick<Opinion, 'substance'>): string =>
  digestOf(substance);

export function opinionRow({ number }: Pick<NameRow, 'number'>, opinion: Opinion): NewOpinion {
  return {
    number,
    answer: opinion.answer,
    until_day: opinion.until,
    or_until: opinion.orUntil,
    open_case: opinion.openCase,
    to_judge: opinion.toJudge,
    facts: JSON.stringify(opinion.facts),
    reasons: JSON.stringify(opinion.reasons),
    answer_hash: hashOfSubstance(opinion),
  };
}

export interface Computed {
  readonly name: NameRow;
  readonly opinions: OpinionsOfName;
}

/** The same number of statements for one name and for ten thousand. */
export async function computeOpinions(
  context: VettingContext,
  { command, caller }: Acting,
  { id }: Chosen,
): Promise<readonly Computed[]> {
  const seen = await context.database.read(command.scope, async (db) => {
    const row = await requestById(db, command.scope, selvesOf(caller), id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const names = await namesOf(db, row.id);
    const people = names.map((one) => one.person_id);
    return { row, names, words: wordsByPerson(await reportWordsOfPersons(db, people)) };
  });
  const factsOf = await gatherFacts(
    context,
    seen.names.map((one) => one.person_id),
  );
  return seen.names.map((name) => ({
    name,
    opinions: opinionsOn(factsOf(name.person_id), {
      committee: seen.row.asking_committee,
      purpose: seen.row.purpose,
      askedFor: seen.row.asked_for,
      appraisalYear: seen.row.appraisal_year,
      lastAppraisal: name.last_appraisal as AppraisalResult | null,
      assessment: name.assessment,
      reportWords: seen.words(seen.row.answering_region, name.person_id),
    }),
  }));
}

export async function prepareOpinion(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
): Promise<void> {
  const { command, caller } = acting;
  const computed = await computeOpinions(context, acting, chosen);
  const rows = computed.map(({ name, opinions: { letter } }) => opinionRow(name, letter));
  await act(context, acting, chosen, {
    input: { act: 'prepare' },
    changes: (unit, row) => ({
      round: row.round + 1,
      rules_version: computed[0]?.opinions.letter.rulesVersion ?? '',
      opinions_hash: '',
      prepared_at: unit.now,
      prepared_by: command.actor.name,
      prepared_account: caller.accountId,
      reviewed_at: null,
      reviewed_by: null,
      reviewed_account: null,
    }),
    also: async (unit, row) => {
      await insertOpinions(unit.tx, { id: row.id, round: row.round + 1 }, rows);
      await keepOpinionsHash(unit.tx, row.id);
    },
  });
}
