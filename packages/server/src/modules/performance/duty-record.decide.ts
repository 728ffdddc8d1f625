// What may be recorded, and what a word, a correction, a withdrawal or a check of form does to a record. Pure.
import {
  type Confirmation,
  type FormCheck,
  LATE_AFTER_DAYS,
  type RecordChange,
  type RecordContent,
  type RecordRole,
  type RecordState,
} from '@jinze/contracts';
import {
  type CivilDate,
  daysBetween,
  type Id,
  ok,
  type Result,
  refuse,
  secrecyMarking,
  secrecyNumber,
} from '@jinze/kernel';
import { RECORD_TRANSITIONS, WORD_TRANSITIONS } from './duty-record.states.ts';

export interface RecordRefusal {
  readonly code:
    | 'performance.in-future'
    | 'performance.ends-before-start'
    | 'performance.secret-marking'
    | 'performance.person-twice'
    | 'performance.unknown-person'
    | 'performance.not-in-post'
    | 'performance.other-post'
    | 'performance.withdrawn'
    | 'performance.not-a-participant'
    | 'performance.nothing-waiting'
    | 'performance.nothing-changed'
    | 'performance.not-yours-to-change'
    | 'performance.note-needed'
    | 'performance.sent-differently';
  /** From the record on: `occurredOn`, `participants.0.personId`. */
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

const TEXTS = ['title', 'place', 'matter', 'findings', 'orders', 'followUp', 'lateReason'] as const;

function markingsIn(content: RecordContent): RecordRefusal[] {
  const found = TEXTS.map((field) => [field, secrecyMarking(content[field] ?? '')] as const);
  const all = [...found, ['basisNo', secrecyNumber(content.basisNo ?? '')] as const];
  return all.flatMap(([path, marking]) =>
    marking === undefined
      ? []
      : [{ code: 'performance.secret-marking', path, values: { marking } } as const],
  );
}

/** Everything that keeps the content from being recorded today, whoever took part. */
export function faultsOf(content: RecordContent, today: CivilDate): RecordRefusal[] {
  const { occurredOn, occurredTo } = content;
  const people = content.participants.map(({ personId }) => personId);
  return [
    ...(occurredOn > today ? [{ code: 'performance.in-future', path: 'occurredOn' } as const] : []),
    ...(occurredTo !== null && occurredTo > today
      ? [{ code: 'performance.in-future', path: 'occurredTo' } as const]
      : []),
    ...(occurredTo !== null && occurredTo < occurredOn
      ? [{ code: 'performance.ends-before-start', path: 'occurredTo' } as const]
      : []),
    ...markingsIn(content),
    ...people.flatMap((personId, index) =>
      people.indexOf(personId) === index
        ? []
        : [{ code: 'performance.person-twice', path: `participants.${index}.personId` } as const],
    ),
  ];
}

/** So many days after it happened, where that is a late entry 补录; null: in time. Of several days the last counts. */
export function lateDaysOf(
  { occurredOn, occurredTo }: Pick<RecordContent, 'occurredOn' | 'occurredTo'>,
  saidOn: CivilDate,
): number | null {
  const days = daysBetween(occurredTo ?? occurredOn, saidOn);
  return days > LATE_AFTER_DAYS ? days : null;
}

/**
 * A correction of the kind or the day says something that was not said before: whether that is late is counted from the
 * correction. Any other leaves it as it was.
 */
export function lateAfterCorrection(
  before: { readonly lateDays: number | null },
  changes: readonly RecordChange[],
  content: Pick<RecordContent, 'occurredOn' | 'occurredTo'>,
  today: CivilDate,
): number | null {
  const isSaidAnew = changes.some(
    (one) => one.kind === 'field' && ['activity', 'occurredOn', 'occurredTo'].includes(one.field),
  );
  return isSaidAnew ? lateDaysOf(content, today) : before.lateDays;
}

/** What somebody's having taken part says. */
interface Part {
  readonly role: RecordRole;
  readonly duties: readonly string[];
}

/** Naming no duty counts for every one that asks for the activity. */
const saysMore = (was: Part, is: Part) =>
  (was.role !== 'led' && is.role === 'led') ||
  (was.duties.length > 0 && is.duties.length === 0) ||
  is.duties.some((code) => !was.duties.includes(code));

/** What a correction adds for one person is as late as the correction; whom it adds nothing for keeps what was. */
export function partLateAfterCorrection(
  was: (Part & { readonly lateDays: number | null }) | undefined,
  is: Part,
  changes: readonly RecordChange[],
  content: Pick<RecordContent, 'occurredOn' | 'occurredTo'>,
  today: CivilDate,
): number | null {
  return was === undefined || saysMore(was, is)
    ? lateDaysOf(content, today)
    : lateAfterCorrection(was, changes, content, today);
}

/** One person's word on a record. */
export interface Word {
  readonly personId: Id<'person'>;
  readonly confirmation: Confirmation;
  /** Whether the person is asked for it now. */
  readonly isAsked: boolean;
}

/** The person's own word, by the person: on a withdrawal by another as well. */
export function decideWord(
  state: RecordState,
  word: Word | undefined,
  act: 'confirm' | 'object',
): Result<{ readonly confirmation: Confirmation }, RecordRefusal> {
  if (word === undefined) return refuse({ code: 'performance.not-a-participant' });
  const confirmation = WORD_TRANSITIONS[word.confirmation][act];
  if (
    RECORD_TRANSITIONS[state][act] === undefined ||
    confirmation === undefined ||
    (word.confirmation === 'waiting' && !word.isAsked)
  )
    return refuse({ code: 'performance.nothing-waiting' });
  return ok({ confirmation });
}

/** Whose record it is and who wrote it down. */
export interface Ownership {
  readonly scopeKey: string;
  readonly recorderAccount: Id<'account'> | null;
  readonly personIds: readonly Id<'person'>[];
}

/**
 * The recorder, the office of the record's body, and a leader whose record it is alone, with the liaison. One of several
 * who took part objects instead: it is the record of the others too.
 */
export function mayChange(
  record: Ownership,
  who: {
    readonly accountId: Id<'account'> | null;
    readonly runs: (scopeKey: string) => boolean;
    readonly personIds: readonly Id<'person'>[];
  },
): boolean {
  return (
    (record.recorderAccount !== null && record.recorderAccount === who.accountId) ||
    who.runs(record.scopeKey) ||
    record.personIds.every((personId) => who.personIds.includes(personId))
  );
}

export interface Correction {
  readonly state: RecordState;
  readonly words: readonly Word[];
}

/**
 * What is corrected is said by whoever corrects it: their own word stands, and those are asked again whose record
 * another has changed. Whom the change does not touch keeps the word given.
 */
export function decideCorrection(
  before: { readonly state: RecordState; readonly words: readonly Word[] },
  after: {
    readonly personIds: readonly Id<'person'>[];
    readonly changes: readonly RecordChange[];
  },
  ownPersonIds: readonly Id<'person'>[],
): Result<Correction, RecordRefusal> {
  const isRestored = before.state === 'withdrawn';
  const { changes } = after;
  if (changes.length === 0 && !isRestored) return refuse({ code: 'performance.nothing-changed' });
  const state = RECORD_TRANSITIONS[before.state][isRestored ? 'restore' : 'correct'];
  if (state === undefined) return refuse({ code: 'performance.withdrawn' });
  const isOfAll = isRestored || changes.some(({ kind }) => kind === 'field');
  const touched = changes.flatMap((one) => (one.kind === 'participant' ? [one.personId] : []));
  const words = after.personIds.map((personId): Word => {
    const word = before.words.find((one) => one.personId === personId);
    if (ownPersonIds.includes(personId)) return { personId, confirmation: 'own', isAsked: false };
    const isKept = word !== undefined && !isOfAll && !touched.includes(personId);
    return isKept ? word : { personId, confirmation: 'waiting', isAsked: true };
  });
  return ok({ state, words });
}

/**
 * Whoever stood by the record is asked whether it may go, also where a correction has meanwhile asked them anew: else
 * what was confirmed could be taken away in two steps. Whoever never stood by it is asked no more.
 */
export function decideWithdrawal(
  before: {
    readonly state: RecordState;
    readonly words: readonly Word[];
    /** Those of whom an earlier version had the word that it is so. */
    readonly stoodBy: readonly Id<'person'>[];
  },
  ownPersonIds: readonly Id<'person'>[],
): Result<Correction, RecordRefusal> {
  const state = RECORD_TRANSITIONS[before.state].withdraw;
  if (state === undefined) return refuse({ code: 'performance.withdrawn' });
  const words = before.words.map((word): Word => {
    const { personId } = word;
    if (ownPersonIds.includes(personId)) return { personId, confirmation: 'own', isAsked: false };
    const hasStood =
      word.confirmation === 'own' ||
      word.confirmation === 'confirmed' ||
      (word.confirmation === 'waiting' && before.stoodBy.includes(personId));
    if (hasStood) return { personId, confirmation: 'waiting', isAsked: true };
    return { ...word, isAsked: false };
  });
  return ok({ state, words });
}

export function decideFormCheck(
  state: RecordState,
  input: { readonly outcome: FormCheck; readonly note: string | null },
): Result<{ readonly state: RecordState }, RecordRefusal> {
  const next = RECORD_TRANSITIONS[state]['check-form'];
  if (next === undefined) return refuse({ code: 'performance.withdrawn' });
  if (input.outcome === 'returned' && input.note === null)
    return refuse({ code: 'performance.note-needed', path: 'body.note' });
  return ok({ state: next });
}
