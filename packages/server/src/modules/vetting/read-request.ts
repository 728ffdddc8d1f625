// One request with what row-level security shows of its parts: the office its opinion, the department the letter and the organ's answer.
import type {
  DisciplinePart,
  DisciplineRequest,
  Vetting,
  VettingFacts,
  VettingNameDetail,
  VettingReasons,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { measuresOfPersons } from '../accountability/index.ts';
import { latestCommittees } from '../posts/index.ts';
import { disciplineAnswerOf, entriesOf } from './discipline.store.ts';
import { changesOf, countsOf } from './opinions.store.ts';
import type { VettingContext } from './vetting.context.ts';
import {
  barePage,
  conclusionOf,
  disciplineScope,
  nameNumbered,
  type OpinionPart,
  requestById,
  requestForDiscipline,
  stepsOf,
  usesOf,
} from './vetting.store.ts';
import { disciplinePart, nameView, vettingLine, vettingView } from './vetting.view.ts';
import { whyOfOpinion } from './why-opinion.ts';

async function disciplineOf(
  db: Reader,
  id: Id<'vetting-request'>,
  may: DisciplinePart['may'],
): Promise<DisciplinePart | null> {
  const answer = await disciplineAnswerOf(db, id);
  return answer === undefined ? null : disciplinePart(answer, await entriesOf(db, answer), may);
}

/** On which nothing is decided; undefined: none that the reader may see. */
async function openChanges(db: Reader, id: Id<'vetting-request'>, part: OpinionPart) {
  const change = (await changesOf(db, [id], part)).get(id);
  return change === undefined || change.settled_hash === change.changes_hash ? undefined : change;
}

export async function readRequest(
  context: VettingContext,
  caller: Caller,
  scope: Scope,
  id: Id<'vetting-request'>,
): Promise<Vetting> {
  return context.database.read(scope, async (db) => {
    const row = await requestById(db, scope, selvesOf(caller), id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return vettingView(context, caller, row, {
      counts: await countsOf(db, row, 'whole'),
      letterCounts: await countsOf(db, row, 'letter'),
      ofLetter: await openChanges(db, id, 'letter'),
      ofRegister: await openChanges(db, id, 'whole'),
      discipline: await disciplineOf(db, id, []),
      conclusion: await conclusionOf(db, id),
      uses: await usesOf(db, id),
      steps: await stepsOf(db, id),
    });
  });
}

export async function readName(
  context: VettingContext,
  caller: Caller,
  scope: Scope,
  of: { readonly id: Id<'vetting-request'>; readonly number: number },
): Promise<VettingNameDetail> {
  return context.database.read(scope, async (db) => {
    const row = await requestById(db, scope, selvesOf(caller), of.id);
    const name = row === undefined ? undefined : await nameNumbered(db, row, of.number);
    if (row === undefined || name === undefined || name.answer === null)
      throw new Refused({ code: 'http.not-found' });
    return {
      ...nameView(name),
      facts: name.facts as unknown as VettingFacts,
      forJudgement: [...(name.reasons as unknown as VettingReasons).forJudgement],
      why: whyOfOpinion(row, name),
    };
  });
}

const NAMES_LISTED = 500;

function mayAsOrgan(
  { may }: VettingContext,
  caller: Caller,
  committee: string,
  facts: { readonly state: 'none' | 'drafted' | 'issued'; readonly drafter: string | null },
): DisciplinePart['may'] {
  const resource = { managingCommittee: committee };
  return [
    ...(facts.state !== 'issued' && may(caller, 'vetting.discipline-answer', resource)
      ? (['answer'] as const)
      : []),
    ...(facts.state === 'drafted' &&
    facts.drafter !== caller.accountId &&
    may(caller, 'vetting.discipline-issue', resource)
      ? (['issue'] as const)
      : []),
  ];
}

/** What is registered is counted for people its committee manages now: measures follow the person, and a part is no count. */
export async function readForDiscipline(
  context: VettingContext,
  caller: Caller,
  scope: Scope,
  of: { readonly id: Id<'vetting-request'>; readonly after: number },
): Promise<DisciplineRequest> {
  const own = disciplineScope(scope);
  const { row, names, answer, may } = await context.database.read(own, async (db) => {
    const found = await requestForDiscipline(db, own, selvesOf(caller), of.id);
    if (found === undefined) throw new Refused({ code: 'http.not-found' });
    const drafted = await disciplineAnswerOf(db, of.id);
    const allowed = mayAsOrgan(context, caller, found.asking_committee, {
      state: found.state === 'withdrawn' ? 'issued' : (drafted?.state ?? 'none'),
      drafter: drafted?.drafted_account ?? null,
    });
    return {
      row: found,
      names: await barePage(db, of.id, { after: of.after, limit: NAMES_LISTED + 1 }),
      answer: await disciplineOf(db, of.id, allowed),
      may: allowed,
    };
  });
  const shown = names.slice(0, NAMES_LISTED);
  const people = shown.map((name) => name.person_id);
  const { latest, measures } = await context.database.read(SYSTEM_SCOPE, async (db) => ({
    latest: await latestCommittees(db, people),
    measures: await measuresOfPersons(db, people),
  }));
  const isTheirs = (id: Id<'person'>) => scope.committees.includes(latest.get(id) ?? '');
  const {
    hasChanged: _hasChanged,
    letterNo: _letterNo,
    issuedOn: _issuedOn,
    validUntil: _validUntil,
    ...line
  } = vettingLine(row, false);
  return {
    // How far the office is does not concern the organ: to it a request is asked or withdrawn.
    line: { ...line, state: line.state === 'withdrawn' ? 'withdrawn' : 'requested' },
    answer,
    names: shown.map((name) => ({
      number: name.number,
      personName: name.person_name,
      postTitle: name.post_title,
      organName: name.organ_name,
      registered: isTheirs(name.person_id) ? measures(name.person_id).measures.length : null,
    })),
    next: names.length > NAMES_LISTED ? (shown.at(-1)?.number ?? null) : null,
    may,
  };
}
