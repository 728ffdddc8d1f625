// What of a duty record leaves the server, and what the caller may do with it.
import type {
  DutyRecord,
  NamedDuty,
  Participant,
  RecordAct,
  RecordLine,
  RecordVersion,
  WaitingRecord,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { mayChange, type Ownership, type Word } from './duty-record.decide.ts';
import type { ParticipationRow, RecordRow, VersionRow } from './duty-records.store.ts';
import type { PerformanceContext } from './performance.context.ts';
import { differenceOf } from './record-difference.ts';

/** A record with all who took part. */
export interface WholeRecord {
  readonly row: RecordRow;
  readonly participations: readonly ParticipationRow[];
}

const ownershipOf = ({ row, participations }: WholeRecord): Ownership => ({
  scopeKey: row.scope_key,
  recorderAccount: row.recorder_account,
  personIds: participations.map((one) => one.person_id),
});

export const wordsOf = ({ participations }: WholeRecord): Word[] =>
  participations.map((one) => ({
    personId: one.person_id,
    confirmation: one.confirmation,
    isAsked: one.asked_at !== null,
  }));

/** Whom the caller signs for: nobody but themselves. */
export const signsFor = (
  { scopeFor }: Pick<PerformanceContext, 'scopeFor'>,
  caller: Caller,
): readonly Id<'person'>[] => scopeFor(caller, 'performance.confirm')?.persons ?? [];

/** Whether the caller is one of those who correct and withdraw the record. */
export function isTheirs(
  { may, scopeFor }: PerformanceContext,
  caller: Caller,
  record: WholeRecord,
): boolean {
  const { persons } = scopeFor(caller, 'performance.correct') ?? NO_SCOPE;
  return mayChange(ownershipOf(record), {
    accountId: caller.accountId,
    runs: (scopeKey) => may(caller, 'performance.correct', { scopeKey }),
    personIds: persons,
  });
}

/** `shows`: whether an objection is the viewer’s business. */
const participantOf = (
  row: ParticipationRow,
  shows: (personId: Id<'person'>) => boolean,
): Participant => ({
  personId: row.person_id,
  postId: row.post_id,
  name: row.person_name,
  postTitle: row.post_title,
  organName: row.organ_name,
  role: row.role,
  duties: row.duties,
  lateDays: row.late_days,
  confirmation: row.confirmation,
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  objection: shows(row.person_id) ? row.objection : null,
  withoutPost: row.without_post,
});

/** Recorded by another for at least one: whose word it is not, or was given only afterwards. */
const isOnBehalf = (participations: readonly ParticipationRow[]) =>
  participations.some(({ confirmation }) => confirmation !== 'own');

export function recordLine(
  context: PerformanceContext,
  caller: Caller,
  record: WholeRecord,
): RecordLine {
  const { row, participations } = record;
  const own = signsFor(context, caller);
  const shows = isTheirs(context, caller, record)
    ? () => true
    : (personId: Id<'person'>) => own.includes(personId);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    activity: row.activity,
    body: row.body,
    title: row.title,
    occurredOn: row.occurred_on,
    occurredTo: row.occurred_to,
    place: row.place,
    basisNo: row.basis_no,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    isOnBehalf: isOnBehalf(participations),
    lateDays: row.late_days,
    formCheck: row.form_check,
    sourceKind: row.source_kind,
    participants: participations.map((one) => participantOf(one, shows)),
  };
}

const writtenOut = (row: RecordRow) => ({
  matter: row.matter,
  findings: row.findings,
  orders: row.orders,
  followUp: row.follow_up,
  lateReason: row.late_reason,
  amounts: row.amounts,
});

/** The record as a later version will show that it read. */
export function contentOf({ row, participations }: WholeRecord): RecordVersion['content'] {
  return {
    activity: row.activity,
    body: row.body,
    title: row.title,
    occurredOn: row.occurred_on,
    occurredTo: row.occurred_to,
    place: row.place,
    ...writtenOut(row),
    basisNo: row.basis_no,
    participants: participations.map((one) => participantOf(one, () => true)),
  };
}

/** Codes to what they are called. */
export type DutyNames = (codes: readonly string[]) => NamedDuty[];

/** Every duty that the record or one of these versions names, once. */
export function codesOf(
  { participations }: WholeRecord,
  versions: readonly VersionRow[],
): readonly string[] {
  const all = [...participations, ...versions.flatMap(({ content }) => content.participants)];
  return [...new Set(all.flatMap(({ duties }) => duties))];
}

/** Each with what changed from it to what followed; objections of then are whose business they are now. */
function versionViews(
  versions: readonly VersionRow[],
  now: RecordVersion['content'],
  shows: (personId: Id<'person'>) => boolean,
): RecordVersion[] {
  return versions.map((one, index) => {
    const next = versions[index - 1]?.content ?? now;
    const { participants } = one.content;
    return {
      version: one.version,
      act: one.act,
      reason: one.reason,
      saidAt: one.said_at.toISOString(),
      saidBy: one.said_by,
      replacedAt: one.replaced_at.toISOString(),
      replacedBy: one.replaced_by,
      content: {
        ...one.content,
        participants: participants.map((person) =>
          shows(person.personId) ? person : { ...person, objection: null },
        ),
      },
      changes: differenceOf(one.content, next),
    };
  });
}

function actsOf(context: PerformanceContext, caller: Caller, record: WholeRecord): RecordAct[] {
  const { row } = record;
  const own = signsFor(context, caller);
  const mine = wordsOf(record).filter(({ personId }) => own.includes(personId));
  const isAsked = mine.some((word) => word.isAsked);
  const changes = isTheirs(context, caller, record);
  const isThere = row.state === 'submitted';
  // The office of any body whose leader took part, as the act itself and the list allow it.
  const checks =
    isThere &&
    [row.scope_key, ...row.scope_keys].some((scopeKey) =>
      context.may(caller, 'performance.check-form', { scopeKey }),
    );
  return [
    ...(isAsked || mine.some((word) => word.confirmation === 'objected')
      ? (['confirm'] as const)
      : []),
    ...(isAsked ? (['object'] as const) : []),
    ...(changes ? (['correct'] as const) : []),
    ...(changes && isThere ? (['withdraw'] as const) : []),
    ...(checks ? (['check-form'] as const) : []),
  ];
}

function formCheckedOf(row: RecordRow): DutyRecord['formChecked'] {
  const { form_check: outcome, form_checked_by: by, form_checked_at: at } = row;
  return outcome === null || by === null || at === null
    ? null
    : { outcome, note: row.form_note, by, at: at.toISOString() };
}

export function recordView(
  context: PerformanceContext,
  caller: Caller,
  record: WholeRecord,
  more: {
    readonly versions: readonly VersionRow[];
    readonly openings: DutyRecord['openings'];
    readonly names: DutyNames;
  },
): DutyRecord {
  const { row } = record;
  const own = signsFor(context, caller);
  const all = isTheirs(context, caller, record);
  return {
    ...recordLine(context, caller, record),
    ...writtenOut(row),
    dutyNames: more.names(codesOf(record, more.versions)),
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
    source: {
      kind: row.source_kind,
      name: row.source_name,
      row: row.source_row,
      externalSystem: row.external_system,
      externalId: row.external_id,
    },
    formChecked: formCheckedOf(row),
    versions: versionViews(
      more.versions,
      contentOf(record),
      (personId) => all || own.includes(personId),
    ),
    openings: more.openings,
    may: actsOf(context, caller, record),
  };
}

/**
 * Of the versions, the newest first, those since one of these people last gave a word: corrected twice, a record is
 * shown with both. Whoever never gave one is shown the last change.
 */
export function versionsSinceWord(
  versions: readonly VersionRow[],
  personIds: readonly Id<'person'>[],
): readonly VersionRow[] {
  const index = versions.findIndex(({ content }) =>
    content.participants.some(
      ({ personId, confirmation }) => personIds.includes(personId) && confirmation !== 'waiting',
    ),
  );
  return versions.slice(0, Math.max(index + 1, 1));
}

/** Of those who took part in the versions, the newest first, whose last word was that it is so. */
export function stoodBy(versions: readonly VersionRow[]): readonly Id<'person'>[] {
  const words = new Map<Id<'person'>, string>();
  for (const { personId, confirmation } of versions.flatMap(({ content }) => content.participants))
    if (confirmation !== 'waiting' && !words.has(personId)) words.set(personId, confirmation);
  return [...words].flatMap(([personId, word]) => (word === 'objected' ? [] : [personId]));
}

/** A record that waits for one of these people, with what another changed since they last stood by it. */
export function waitingView(
  context: PerformanceContext,
  caller: Caller,
  record: WholeRecord,
  more: { readonly since: readonly VersionRow[]; readonly names: DutyNames },
  personIds: readonly Id<'person'>[],
): WaitingRecord {
  const { since, names } = more;
  const [last, first] = [since.at(0), since.at(-1)];
  const content = contentOf(record);
  return {
    ...recordLine(context, caller, record),
    ...writtenOut(record.row),
    dutyNames: names(codesOf(record, since)),
    waitsFor: wordsOf(record).flatMap(({ personId, isAsked }) =>
      isAsked && personIds.includes(personId) ? [personId] : [],
    ),
    change:
      last === undefined || first === undefined
        ? null
        : {
            act: last.act,
            by: last.replaced_by,
            at: last.replaced_at.toISOString(),
            reason: last.reason,
            changes: differenceOf(first.content, content),
          },
  };
}
