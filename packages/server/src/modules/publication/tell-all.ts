// The results of an assessment of people told to everybody at once: begun from the final results, in the words of the result.
import type { TellingsProposal } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { asSystem, type Reader } from '../../platform/database/database.ts';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { lastCommitteesOf } from '../posts/index.ts';
import { refuseSecretNumber } from './notice-text.ts';
import type { PersonResults, PublicationContext } from './publication.context.ts';
import { decideTellingAll, sortTellings, type ToBeTold } from './telling.decide.ts';
import { type TellingRow, toldByHand, toldOf } from './tellings.store.ts';
import { recordTellings } from './tellings.ts';

type Person = PersonResults['persons'][number];
/** As many names as can be read in one go; the numbers are of all. */
const SHOWN = 20;

interface Caller {
  readonly scope: Scope;
  readonly selves: readonly Id<'person'>[];
}

/** Which committee managed these, also in bodies that whoever asks may not see. */
type Committees = (ids: readonly Id<'appointment'>[]) => ReturnType<typeof lastCommitteesOf>;

/**
 * Where the assessment does not say which committee manages a post, the roster may: as it was held last up to the day the
 * results were final, whoever has left it since.
 */
async function withCommittees(
  persons: readonly Person[],
  committeesOf: Committees,
): Promise<readonly Person[]> {
  const unknown = persons.flatMap((one) =>
    one.managingCommittee === null ? [one.appointmentId] : [],
  );
  if (unknown.length === 0) return persons;
  const known = await committeesOf(unknown);
  return persons.map((one) => ({
    ...one,
    managingCommittee: one.managingCommittee ?? known.get(one.appointmentId) ?? null,
  }));
}

/** Everybody of it who was not told yet. */
async function openOf(
  { personResults }: PublicationContext,
  db: Reader,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<Pick<PersonResults, 'exercise'> & { told: number; open: readonly Person[] }> {
  const found = await personResults(db, scope, id);
  if (found === undefined) throw new Refused({ code: 'publication.which-persons' });
  const ids = found.persons.map(({ subjectId }) => subjectId);
  const done = await toldOf(db, ids);
  return {
    exercise: found.exercise,
    told: done.size,
    open: found.persons.filter(({ subjectId }) => !done.has(subjectId)),
  };
}

export async function proposeTellings(
  context: PublicationContext,
  { scope, selves }: Caller,
  id: Id<'assessment'>,
): Promise<TellingsProposal> {
  const { database } = context;
  const { exercise, told, open } = await database.read(scope, (db) =>
    openOf(context, db, scope, id),
  );
  const known = await withCommittees(open, (ids) =>
    database.read(SYSTEM_SCOPE, (db) => lastCommitteesOf(db, SYSTEM_SCOPE, ids, exercise.finalOn)),
  );
  const { now, left } = sortTellings(known, { selves, year: exercise.year });
  const byHand = await database.read(scope, (db) =>
    toldByHand(db, { ...exercise, personIds: now.map(({ one }) => one.personId) }),
  );
  const again = now.flatMap(({ one, result }) => {
    const before = byHand.get(one.personId);
    return before === undefined ? [] : [{ personName: one.name, ...before, result }];
  });
  return {
    title: exercise.title,
    year: exercise.year,
    documentNo: exercise.approval.documentNo,
    told,
    toTell: now.length,
    first: now.slice(0, SHOWN).map(({ one, result }) => ({
      personName: one.name,
      postTitle: one.postTitle,
      organName: one.organName,
      result,
    })),
    byHand: { count: again.length, first: again.slice(0, SHOWN) },
    left: [...left].map(([why, of]) => ({
      why,
      count: of.length,
      names: of.slice(0, SHOWN).map(({ name }) => name),
    })),
  };
}

interface ToldAll {
  readonly documentNo: string;
  readonly on: CivilDate;
}

function rowOf(
  unit: Unit,
  { actor }: Command,
  { year, regionPath, scopeKey }: PersonResults['exercise'],
  { documentNo, on }: ToldAll,
  { one, committee, result }: ToBeTold<Person>,
): TellingRow {
  return {
    id: newId<'result-telling'>(unit.now),
    version: 1,
    region_path: regionPath,
    scope_key: scopeKey,
    year,
    appointment_id: one.appointmentId,
    person_id: one.personId,
    person_name: one.name,
    post_title: one.postTitle,
    organ_name: one.organName,
    organ_key: one.scopeKey,
    managing_committee: committee,
    result,
    document_no: documentNo,
    told_on: on,
    recorded_at: unit.now,
    recorded_by: actor.name,
    assessed_id: one.subjectId,
  };
}

/** In one transaction; of two who do it at once the second is refused, and nobody is told twice. */
export async function tellAll(
  context: PublicationContext,
  command: Command,
  selves: Caller['selves'],
  { assessmentId, ...input }: ToldAll & { readonly assessmentId: Id<'assessment'> },
): Promise<void> {
  refuseSecretNumber(input.documentNo, 'body.documentNo');
  const { unitOfWork, clock } = context;
  const { scope } = command;
  const today = clock.today();
  // Decided within: a retry is answered as before, and not refused because nobody is left to be told.
  await unitOfWork.commit(command, async (unit) => {
    const { exercise, open } = await openOf(context, unit.tx, scope, assessmentId);
    const known = await withCommittees(open, (ids) =>
      asSystem(unit.tx, scope, () =>
        lastCommitteesOf(unit.tx, SYSTEM_SCOPE, ids, exercise.finalOn),
      ),
    );
    const { now } = sortTellings(known, { selves, year: exercise.year });
    unwrap(decideTellingAll({ finalOn: exercise.finalOn, count: now.length }, input.on, today));
    const rows = now.map((one) => rowOf(unit, command, exercise, input, one));
    const titleOf = (count: number) => `${exercise.title}，${count} 人的结果`;
    await recordTellings(unit, command, rows, titleOf);
    await unit.audit('publication.tell-all', assessmentId);
    return {};
  });
}
