// What of a task leaves the server, and what the caller may do with it.
import {
  type Extension,
  type Listing,
  TASK_ACTS,
  type Task,
  type TaskAct,
  type TaskEntry,
  type TaskLine,
  type TaskParty,
  type TaskRecord,
} from '@jinze/contracts';
import { type CivilDate, civilDateAt } from '@jinze/kernel';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { isWorkday } from '../notices/index.ts';
import { approvalOf, issuerOf } from './act-on-task.ts';
import { isOpen, overdueDays, soonUntil } from './deadline.decide.ts';
import { draftEscalation } from './escalation.ts';
import { standingOf } from './standing.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { isToEscalate, refusalOfStanding } from './task.decide.ts';
import { TASK_TRANSITIONS } from './task.states.ts';
import {
  type EntryRow,
  type ExtensionRow,
  type ListingRow,
  levelOf,
  type PartyRow,
  type TaskLineRow,
  type TaskParts,
  type TaskRow,
} from './tasks.store.ts';
import { askedWithin, isStanding } from './to-deployment.ts';

const partyView = (row: PartyRow): TaskParty => ({
  role: row.role,
  organId: row.organId,
  organName: row.organName,
  organKind: row.organKind,
  regionName: row.regionName,
  level: levelOf(row),
  postId: row.postId,
  postTitle: row.postTitle,
  personId: row.personId,
  personName: row.personName,
});

/** The day until which a deadline counts as soon, once for a whole list. */
export const soonFrom = (today: CivilDate) => soonUntil(today, isWorkday);

export function lineView(row: TaskLineRow, today: CivilDate, soon: CivilDate): TaskLine {
  const due = { state: row.state, dueOn: row.due_on, repliedOn: row.replied_on };
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    title: row.may_open ? row.title : null,
    sourceKind: row.source_kind,
    isListed: row.is_listed,
    issuerName: row.issuer_name,
    office: row.issuer_office,
    lead: row.lead === null ? null : partyView(row.lead),
    assistCount: row.assist_count,
    dueOn: row.due_on,
    overdueDays: overdueDays(due, today),
    isDueSoon: isOpen(row.state) && row.due_on >= today && row.due_on <= soon,
    extensions: row.extensions,
    isExtensionAsked: row.is_extension_asked,
    isSplit: row.is_split,
    isPart: row.parent_id !== null,
    mayOpen: row.may_open,
  };
}

const entryView = (row: EntryRow): TaskEntry => ({
  id: row.id,
  kind: row.kind,
  text: row.text,
  records: row.records as TaskEntry['records'],
  fromName: row.from_name,
  toName: row.to_name,
  documentNo: row.document_no,
  signedOn: row.signed_on,
  dueOn: row.due_on,
  actorName: row.actor_name,
  recordedAt: row.recorded_at.toISOString(),
});

const extensionView = (row: ExtensionRow): Extension => ({
  id: row.id,
  state: row.state as Extension['state'],
  reason: row.reason,
  dueBefore: row.due_before,
  wantedOn: row.wanted_on,
  askedAt: row.asked_at.toISOString(),
  askedBy: row.asked_by,
  grantedOn: row.granted_on,
  answer: row.answer,
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedBy: row.decided_by,
});

const listingView = (row: ListingRow): Listing => ({
  level: row.level as Listing['level'],
  accidentName: row.accident_name,
  matter: row.matter,
  timeLimit: row.time_limit,
  removal: row.removal,
  noticeNo: row.notice_no,
  publishedOn: row.published_on,
  publishedIn: row.published_in,
});

function dueView(row: TaskRow): Task['due'] {
  return row.due_kind === 'date' || row.due_days === null
    ? { kind: 'date', on: row.first_due_on ?? row.due_on }
    : { kind: row.due_kind, days: row.due_days };
}

/** What an act needs beside the state: an extension to decide on, a deadline still to come, one long past. */
function isAtHand(act: TaskAct, row: TaskRow, parts: TaskParts, today: CivilDate): boolean {
  const isAsked = parts.extensions.some(({ state }) => state === 'asked');
  if (act === 'ask-extension') return !isAsked && today <= row.due_on;
  if (act === 'decide-extension') return isAsked;
  return (
    act !== 'escalate' ||
    isToEscalate({ state: row.state, dueOn: row.due_on, repliedOn: row.replied_on }, today)
  );
}

/** In the state, in the caller's capacity under the scope of each act, and with what the act is about. */
function actsOf(
  { scopeFor }: Pick<SupervisionContext, 'scopeFor'>,
  caller: Caller,
  row: TaskRow,
  parts: TaskParts,
  today: CivilDate,
): TaskAct[] {
  return TASK_ACTS.filter((act) => {
    const scope = scopeFor(caller, `supervision.${act}`);
    return (
      scope !== undefined &&
      TASK_TRANSITIONS[row.state][act] !== undefined &&
      refusalOfStanding(row.issuer_office, act, standingOf(scope, caller, row)) === undefined &&
      isAtHand(act, row, parts, today)
    );
  });
}

function escalationOf(row: TaskRow, parts: TaskParts, today: CivilDate): Task['escalation'] {
  const due = { state: row.state, dueOn: row.due_on, repliedOn: row.replied_on };
  const lead = row.parties.find(({ role }) => role === 'lead');
  if (!isToEscalate(due, today) || row.issued_on === null || lead === undefined) return null;
  const last = parts.entries.findLast(({ kind }) => kind === 'progress');
  return draftEscalation(
    {
      title: row.title,
      issuerName: row.issuer_name,
      issuerOrgan: issuerOf(row).organName,
      leadName: `${lead.organName}${lead.postTitle ?? ''}`,
      issuedOn: row.issued_on,
      issueNo: row.issue_no,
      dueOn: row.due_on,
      overdueDays: overdueDays(due, today),
      extensions: row.extensions,
      acceptedOn: row.accepted_on,
      lastProgress:
        last === undefined || last.text === null
          ? null
          : { on: civilDateAt(last.recorded_at), text: last.text },
      times: parts.entries.filter(({ kind }) => kind === 'escalated').length,
    },
    today,
  );
}

function approvalView(row: TaskRow): Task['approval'] {
  const { approved_by: by, approved_on: on, approval_no: documentNo, plan_ref: plan } = row;
  return by === null || on === null || documentNo === null ? null : { by, on, documentNo, plan };
}

function materialView(row: TaskRow): Task['material'] {
  const { material_from: from, material_to: to, material_words: words } = row;
  return from === null || to === null || words === null
    ? null
    : { from, to, words, heldReason: row.held_reason };
}

/** The columns of a line, of a whole task. */
function lineOf(row: TaskRow, parts: TaskParts): TaskLineRow {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    parent_id: row.parent_id,
    root_id: row.root_id,
    scope_key: row.scope_key,
    issuer_office: row.issuer_office,
    issuer_name: row.issuer_name,
    source_kind: row.source_kind,
    title: row.title,
    due_on: row.due_on,
    replied_on: row.replied_on,
    extensions: row.extensions,
    is_issued: row.issued_at !== null,
    lead: row.parties.find(({ role }) => role === 'lead') ?? null,
    assist_count: row.parties.filter(({ role }) => role === 'assist').length,
    is_listed: parts.listing !== undefined,
    is_extension_asked: parts.extensions.some(({ state }) => state === 'asked'),
    is_split: parts.branches.length > 0,
    may_open: true,
  };
}

export function taskView(
  context: SupervisionContext,
  caller: Caller,
  row: TaskRow,
  parts: TaskParts & {
    readonly records: readonly TaskRecord[];
    readonly finding: Task['source']['finding'];
  },
): Task {
  const today = context.clock.today();
  const soon = soonFrom(today);
  const needed = approvalOf(row);
  const may = actsOf(context, caller, row, parts, today);
  return {
    ...lineView(lineOf(row, parts), today, soon),
    title: row.title,
    text: row.text,
    source: {
      kind: row.source_kind,
      text: row.source_text,
      number: row.source_no,
      recordId: row.record_id,
      findingId: row.finding_id,
      finding: parts.finding,
    },
    issuer: partyView(issuerOf(row)),
    parties: row.parties.map((party) => ({
      ...partyView(party),
      township:
        party.township === null
          ? null
          : { state: party.township, matter: party.townshipMatter, reason: party.townshipReason },
    })),
    due: dueView(row),
    firstDueOn: row.first_due_on,
    approval: approvalView(row),
    approvalNeed: { isNeeded: needed.length > 0, because: needed },
    material: materialView(row),
    listing: parts.listing === undefined ? null : listingView(parts.listing),
    draftedAt: row.drafted_at.toISOString(),
    draftedBy: row.drafted_by,
    signedBy: row.signed_by,
    issueNo: row.issue_no,
    issuedOn: row.issued_on,
    issuedAt: row.issued_at?.toISOString() ?? null,
    acceptedOn: row.accepted_on,
    repliedOn: row.replied_on,
    endedOn: row.ended_on,
    parent: parts.parent,
    branches: parts.branches.flatMap((branch) =>
      branch.parent_id === null
        ? []
        : [{ ...lineView(branch, today, soon), parentId: branch.parent_id }],
    ),
    entries: parts.entries.map(entryView),
    extensionList: parts.extensions.map(extensionView),
    records: [...parts.records],
    deploymentId: parts.deploymentId,
    mayRecordDeployment:
      isStanding(row) &&
      parts.deploymentId === null &&
      askedWithin(row, context.scopeFor(caller, 'supervision.to-deployment') ?? NO_SCOPE).length >
        0,
    escalation: may.includes('escalate') ? escalationOf(row, parts, today) : null,
    may,
  };
}
