// Letters in force are computed anew when facts have changed and every morning; where one answers differently the office decides.
import type { ChangedName } from '@jinze/contracts';
import type { EligibilityAnswer, Id } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf } from '../../platform/ids.ts';
import { hashOfSubstance, wordsByPerson } from './compute-opinions.ts';
import { gatherFacts } from './gather-facts.ts';
import type { Opinion, PersonFacts } from './opinion.decide.ts';
import { clearChanges, type IssuedName, issuedNames, keepChanges } from './opinions.store.ts';
import { opinionsOn } from './opinions-of-name.decide.ts';
import { tellOfChange } from './tell-of-vetting.ts';
import type { OpinionContext } from './vetting.context.ts';
import { type OpinionPart, reportWordsOfPersons, requestById } from './vetting.store.ts';

/** Names at once: some letters together, or a part of a very long one. */
const AT_ONCE = 10_000;
const LISTED = 500;
const REASONS_LISTED = 20;

type Words = ReturnType<typeof wordsByPerson>;
interface Found extends ChangedName {
  readonly part: OpinionPart;
  readonly hash: string;
}

/** Nothing: it still answers what it said, in the letter and in what the department reads besides. */
function changesIn(name: IssuedName, facts: PersonFacts, words: Words): Found[] {
  const { letter, whole, isManaged } = opinionsOn(facts, {
    committee: name.asking_committee,
    purpose: name.purpose,
    askedFor: name.asked_for,
    appraisalYear: name.appraisal_year,
    lastAppraisal: name.last_appraisal,
    assessment: name.assessment,
    reportWords: words(name.answering_region, name.person_id),
  });
  const found = (
    part: OpinionPart,
    hash: string,
    before: { readonly answer: EligibilityAnswer; readonly reasons: readonly string[] },
    now: Opinion,
  ): Found => ({
    part,
    hash,
    number: name.number,
    personName: name.person_name,
    before: before.answer,
    now: now.answer,
    because: now.reasons.reasons
      .filter((text) => !before.reasons.includes(text))
      .slice(0, REASONS_LISTED),
  });
  const said = { answer: name.answer, reasons: name.reasons.reasons };
  const hash = hashOfSubstance(letter);
  const wholeHash = whole === null ? null : hashOfSubstance(whole);
  return [
    ...(hash === name.answer_hash ? [] : [found('letter', hash, said, letter)]),
    // Whoever no longer manages the person learns nothing more of them.
    ...(wholeHash === name.whole_hash || !isManaged
      ? []
      : [
          found(
            'whole',
            wholeHash ?? '',
            {
              answer: name.whole_answer ?? said.answer,
              reasons: name.whole_reasons?.reasons ?? said.reasons,
            },
            whole ?? letter,
          ),
        ]),
  ];
}

export interface Followed {
  readonly names: number;
  /** Parts of letters of which something was found that was not known before. */
  readonly found: number;
}

/** A fixed number of statements for so many names, whatever letters they are of. */
export async function followFacts(
  context: OpinionContext,
  only?: Id<'vetting-request'>,
): Promise<Followed> {
  const { database, clock } = context;
  const changed = new Map<Id<'vetting-request'>, Found[]>();
  let after: { request: string; number: number } | undefined;
  let names = 0;
  while (true) {
    const asked = { today: clock.today(), after, only, limit: AT_ONCE };
    const some = await database.read(SYSTEM_SCOPE, (db) => issuedNames(db, asked));
    const people = some.map((one) => one.person_id);
    const factsOf = await gatherFacts(context, people);
    const words = wordsByPerson(
      await database.read(SYSTEM_SCOPE, (db) => reportWordsOfPersons(db, people)),
    );
    for (const [id, own] of Map.groupBy(some, (one) => one.request_id)) {
      const found = own.flatMap((one) => changesIn(one, factsOf(one.person_id), words));
      changed.set(id, [...(changed.get(id) ?? []), ...found]);
    }
    names += some.length;
    const last = some.at(-1);
    if (last === undefined || some.length < AT_ONCE) break;
    after = { request: last.request_id, number: last.number };
  }
  return { names, found: await keepFound(context, changed) };
}

const PARTS = ['letter', 'whole'] as const;

async function keepFound(
  { unitOfWork }: OpinionContext,
  changed: ReadonlyMap<Id<'vetting-request'>, readonly Found[]>,
): Promise<number> {
  if (changed.size === 0) return 0;
  const all = [...changed].flatMap(([id, found]) =>
    PARTS.map((part) => ({ id, part, entries: found.filter((one) => one.part === part) })),
  );
  const command = { actor: { accountId: null, name: '系统' }, scope: SYSTEM_SCOPE };
  const { told } = await unitOfWork.commit(command, async (unit) => {
    await clearChanges(
      unit.tx,
      all.filter(({ entries }) => entries.length === 0),
    );
    const fresh = await keepChanges(
      unit.tx,
      all
        .filter(({ entries }) => entries.length > 0)
        .map(({ id, part, entries }) => ({
          id,
          part,
          entries: JSON.stringify(
            entries.slice(0, LISTED).map(({ hash: _hash, part: _part, ...entry }) => entry),
          ),
          hash: digestOf(
            canonicalJson({ all: entries.map(({ number, hash }) => ({ number, hash })) }),
          ),
        })),
      unit.now,
    );
    for (const { id, part } of fresh) {
      const row = await requestById(unit.tx, SYSTEM_SCOPE, [], id);
      if (row !== undefined) await tellOfChange(unit, row, part);
    }
    return { told: fresh.length };
  });
  return told;
}
