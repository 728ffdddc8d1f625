// Correcting and withdrawing a record: a new version with a reason; what it said before stays readable.
import type { RecordChange, RecordContent } from '@jinze/contracts';
import { civilDateAt, type Id } from '@jinze/kernel';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { postsEverHeld } from '../posts/index.ts';
import {
  type Correction,
  decideCorrection,
  decideWithdrawal,
  faultsOf,
  lateAfterCorrection,
  partLateAfterCorrection,
  type Word,
} from './duty-record.decide.ts';
import {
  insertVersion,
  type ParticipationRow,
  replaceParticipations,
  setWords,
  updateRecord,
  versionsOf,
} from './duty-records.store.ts';
import { type Chosen, lockChosen } from './give-word.ts';
import { type Resolved, resolveParticipants } from './participants.decide.ts';
import type { RecordingContext } from './performance.context.ts';
import { dutyRecordSource } from './performance.ledger.ts';
import { contentOf, stoodBy, type WholeRecord, wordsOf } from './performance.view.ts';
import { inBody } from './record-activity.ts';
import { differenceOf, type Said } from './record-difference.ts';
import { participationRow, placesOf, saidColumns } from './record-rows.ts';

/** Who changes it: whether it is theirs to change, and whose own word they give by doing so. */
export interface Changer {
  readonly isTheirs: (record: WholeRecord) => boolean;
  readonly ownPersonIds: readonly Id<'person'>[];
}

async function lockTheirs(
  unit: Unit,
  command: Command,
  changer: Changer,
  chosen: Chosen,
): Promise<WholeRecord> {
  const [record] = await lockChosen(unit, command.scope, [chosen]);
  if (record === undefined) throw new Refused({ code: 'http.not-found' });
  if (!changer.isTheirs(record)) throw new Refused({ code: 'performance.not-yours-to-change' });
  return record;
}

const resolvedOf = (row: ParticipationRow): Resolved => ({
  personId: row.person_id,
  name: row.person_name,
  postId: row.post_id,
  postTitle: row.post_title,
  organId: row.organ_id,
  organName: row.organ_name,
  scopeKey: row.scope_key,
  role: row.role,
  duties: row.duties,
  withoutPost: row.without_post,
});

/** Who took part by the corrected content; whom the record had on the same day needs no second proof. */
async function participantsOf(
  unit: Unit,
  command: Command,
  before: WholeRecord,
  content: RecordContent,
): Promise<readonly Resolved[]> {
  const isSameDay = content.occurredOn === before.row.occurred_on;
  const posts = await postsEverHeld(
    unit.tx,
    command.scope,
    content.participants.map(({ personId }) => personId),
  );
  const { resolved, refusals } = resolveParticipants(content, posts, {
    mayLackPost: false,
    kept: isSameDay ? before.participations.map(resolvedOf) : [],
  });
  const [fault] = [...refusals, ...faultsOf(content, civilDateAt(unit.now))];
  if (fault !== undefined) throw new Refused(inBody(fault));
  return resolved;
}

function saidBy(content: RecordContent, participants: readonly Resolved[]): Said {
  return { ...content, participants };
}

/** What the record said until now, kept beside it. */
async function keepVersion(
  unit: Unit,
  command: Command,
  record: WholeRecord,
  act: 'corrected' | 'withdrawn',
  reason: string,
): Promise<void> {
  const { row } = record;
  await insertVersion(unit.tx, {
    record_id: row.id,
    version: row.version,
    content: contentOf(record),
    said_at: row.changed_at,
    said_by: row.changed_by,
    replaced_at: unit.now,
    replaced_by: command.actor.name,
    act,
    reason,
  });
}

/** The word as a row has it: what was given before stays with its day; whoever is asked anew is asked since now. */
function wordColumns(word: Word, before: ParticipationRow | undefined, now: Date) {
  const isKept = before?.confirmation === word.confirmation && word.confirmation !== 'waiting';
  const wasAsked = before?.asked_at ?? null;
  return {
    confirmation: word.confirmation,
    confirmed_at: isKept ? before.confirmed_at : null,
    objection: isKept ? before.objection : null,
    asked_at: word.isAsked ? (before?.confirmation === 'waiting' ? (wasAsked ?? now) : now) : null,
  };
}

/** The corrected record as its rows. */
async function writeCorrection(
  unit: Unit,
  command: Command,
  before: WholeRecord,
  after: {
    readonly content: RecordContent;
    readonly participants: readonly Resolved[];
    readonly changes: readonly RecordChange[];
    readonly lateDays: number | null;
    readonly decided: Correction;
  },
): Promise<void> {
  const { content, participants, changes, decided } = after;
  const { row } = before;
  const updated = await updateRecord(unit.tx, row, {
    ...saidColumns(content),
    ...placesOf(participants),
    state: decided.state,
    late_days: after.lateDays,
    changed_at: unit.now,
    changed_by: command.actor.name,
    // What the office looked at is no longer what stands.
    form_check: null,
    form_note: null,
    form_checked_by: null,
    form_checked_at: null,
  });
  if (updated !== 1) throw new Refused({ code: 'http.version-conflict' });
  const today = civilDateAt(unit.now);
  const earlier = new Map(before.participations.map((one) => [one.person_id, one]));
  const words = new Map(decided.words.map((word) => [word.personId, word]));
  await replaceParticipations(
    unit.tx,
    row.id,
    participants.map((person, position) => {
      const word = words.get(person.personId);
      if (word === undefined) throw new Error('everybody who took part has a word');
      const was = earlier.get(person.personId);
      const part = was && { role: was.role, duties: was.duties, lateDays: was.late_days };
      return participationRow(row.id, content.occurredOn, person, position, {
        ...wordColumns(word, was, unit.now),
        late_days: partLateAfterCorrection(part, person, changes, content, today),
      });
    }),
  );
}

/** Of a withdrawn record: brings it back as it is corrected. */
export async function correctRecord(
  context: RecordingContext,
  command: Command,
  changer: Changer,
  { id, version, reason, ...content }: Chosen & RecordContent & { readonly reason: string },
): Promise<void> {
  await context.unitOfWork.commit(command, async (unit) => {
    const before = await lockTheirs(unit, command, changer, { id, version });
    const participants = await participantsOf(unit, command, before, content);
    const changes = differenceOf(contentOf(before), saidBy(content, participants));
    const decided = unwrap(
      decideCorrection(
        { state: before.row.state, words: wordsOf(before) },
        { personIds: participants.map(({ personId }) => personId), changes },
        changer.ownPersonIds,
      ),
    );
    const today = civilDateAt(unit.now);
    const was = { lateDays: before.row.late_days };
    const lateDays = lateAfterCorrection(was, changes, content, today);
    await writeCorrection(unit, command, before, {
      content,
      participants,
      changes,
      lateDays,
      decided,
    });
    await keepVersion(unit, command, before, 'corrected', reason);
    await recordHeld(unit, dutyRecordSource, [
      {
        id,
        type: 'duty-record.corrected.v1',
        data: { reason, isRestored: before.row.state === 'withdrawn' },
        organId: placesOf(participants).organ_id,
        ...(lateDays === null ? {} : { lateDays }),
      },
    ]);
    await unit.audit('performance.correct', id);
    await context.afterRecords(unit, [
      ...new Set([...before.row.persons, ...participants.map(({ personId }) => personId)]),
    ] as Id<'person'>[]);
    return {};
  });
}

export async function withdrawRecord(
  context: RecordingContext,
  command: Command,
  changer: Changer,
  { reason, ...chosen }: Chosen & { readonly reason: string },
): Promise<void> {
  await context.unitOfWork.commit(command, async (unit) => {
    const before = await lockTheirs(unit, command, changer, chosen);
    const { row } = before;
    const versions = (await versionsOf(unit.tx, [row.id])).get(row.id) ?? [];
    const decided = unwrap(
      decideWithdrawal(
        { state: row.state, words: wordsOf(before), stoodBy: stoodBy(versions) },
        changer.ownPersonIds,
      ),
    );
    await keepVersion(unit, command, before, 'withdrawn', reason);
    const updated = await updateRecord(unit.tx, row, {
      state: decided.state,
      changed_at: unit.now,
      changed_by: command.actor.name,
    });
    if (updated !== 1) throw new Refused({ code: 'http.version-conflict' });
    const objections = new Map(before.participations.map((one) => [one.person_id, one.objection]));
    // A word that is given is not given again: who confirmed is asked, who objected stays so.
    const words = decided.words.map((word) => ({
      ...word,
      recordId: row.id,
      objection: word.confirmation === 'objected' ? (objections.get(word.personId) ?? null) : null,
    }));
    await setWords(unit.tx, words, unit.now);
    await recordHeld(unit, dutyRecordSource, [
      { id: row.id, type: 'duty-record.withdrawn.v1', data: { reason }, organId: row.organ_id },
    ]);
    await unit.audit('performance.withdraw', row.id);
    await context.afterRecords(unit, row.persons as Id<'person'>[]);
    return {};
  });
}
