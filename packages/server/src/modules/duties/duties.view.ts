// What of a section leaves the server, and what the caller may do with it.
import type { DutyDocument, Priority, Section, SectionLine } from '@jinze/contracts';
import type { Level, OrganKind, PostClass } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { can } from '../access/index.ts';
import type { documentsOf } from './documents.store.ts';
import type { PriorityRow } from './priorities.store.ts';
import { nextState } from './section.decide.ts';
import { SECTION_ACTS } from './section.states.ts';
import type { SectionLineRow, SectionWithItems } from './sections.store.ts';

function resourceOf(row: SectionLineRow) {
  return { scopeKey: row.scope_key, personId: row.person_id };
}

export function sectionLineView(row: SectionLineRow, caller: Caller): SectionLine {
  return {
    id: row.id,
    version: row.version,
    year: row.year,
    instrument: row.instrument,
    edition: row.edition,
    state: row.state,
    personId: row.person_id,
    personName: row.person_name,
    postTitle: row.post_title,
    postClass: row.post_class as PostClass,
    organName: row.organ_name,
    organKind: row.organ_kind as OrganKind,
    level: row.level as Level,
    regionName: row.region_name,
    regionPath: row.region_path,
    itemCount: row.item_count,
    blockedBy: row.blocked_by,
    isStale: row.stale_since !== null && row.state !== 'superseded',
    mayOpen: can(caller, 'duties.section', resourceOf(row)),
  };
}

function approvalOf(row: SectionWithItems): Section['approval'] {
  const { approval_meeting: meeting, approval_on: on, approval_document_no: documentNo } = row;
  return meeting === null || on === null || documentNo === null
    ? null
    : { meeting, on, documentNo };
}

function issueOf(row: SectionWithItems): Section['issue'] {
  const { issued_on: on, issue_document_no: documentNo, issued_at: at } = row;
  return on === null || documentNo === null || at === null
    ? null
    : { on, documentNo, recordedAt: at.toISOString() };
}

type Scan = { readonly name: string; readonly size: number } | undefined;

function acknowledgementOf(row: SectionWithItems, scan: Scan): Section['acknowledgement'] {
  const { acknowledged_at: at, signed_how: how, signed_on: on, custodian } = row;
  if (at === null || how === null || on === null) return null;
  return {
    recordedAt: at.toISOString(),
    signerName: row.signer_name ?? '',
    signerPost: row.signer_post ?? '',
    how,
    on,
    paper:
      how !== 'paper' || custodian === null
        ? null
        : { custodian, number: row.paper_no, scan: scan ?? null },
    continues: row.continues,
  };
}

/** Acts of people: what drafting, carrying over and ending do by themselves is not offered. */
const OFFERED = SECTION_ACTS.filter(
  (act): act is 'approve' | 'issue' | 'acknowledge' | 'object' | 'revise' | 'paper' =>
    act !== 'carry' && act !== 'redraft' && act !== 'supersede',
);

function mayDo(row: SectionWithItems, caller: Caller, scan: Scan): Section['may'] {
  const may = (act: string) => can(caller, `duties.${act}`, resourceOf(row));
  const isBlocked = row.blocked_by !== null;
  const isStale = row.stale_since !== null;
  return [
    ...OFFERED.filter(
      (act) =>
        nextState({ state: row.state, signedHow: row.signed_how }, act) !== undefined &&
        may(act) &&
        !(isBlocked && act === 'approve') &&
        !(isStale && (act === 'approve' || act === 'issue')),
    ),
    ...(row.signed_how === 'paper' && scan === undefined && may('scan') ? (['scan'] as const) : []),
    ...(row.state === 'issued' && may('remind') ? (['remind'] as const) : []),
  ];
}

/** What of a section is not in its row: the scan of its paper, and how many lists its person has for the year. */
export interface BesideRow {
  readonly scan: Scan;
  readonly inForceOfYear: number;
}

export function sectionView(
  row: SectionWithItems,
  caller: Caller,
  { scan, inForceOfYear }: BesideRow,
): Section {
  const { ended_at: endedAt, ended_because: because } = row;
  return {
    ...sectionLineView(row, caller),
    holdsPostFrom: row.holds_post_from,
    portfolios: [...row.portfolios],
    asOf: row.as_of,
    draftedAt: row.drafted_at.toISOString(),
    approval: approvalOf(row),
    issue: issueOf(row),
    acknowledgement: acknowledgementOf(row, scan),
    objection:
      row.objected_at === null
        ? null
        : { recordedAt: row.objected_at.toISOString(), reason: row.objection_reason ?? '' },
    replaces: row.replaces,
    ended: endedAt === null || because === null ? null : { at: endedAt.toISOString(), because },
    rulesVersion: row.rules_version,
    items: [...row.items],
    inForceOfYear,
    may: mayDo(row, caller, scan),
  };
}

type DocumentRow = Awaited<ReturnType<typeof documentsOf>>[number];

export function documentView(row: DocumentRow, caller: Caller): DutyDocument {
  const { withdrawn_at: at, withdrawn_why: reason } = row;
  const mayWithdraw = can(caller, 'duties.withdraw-document', { scopeKey: row.scope_key });
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    title: row.title,
    meeting: row.meeting,
    adoptedOn: row.adopted_on,
    recordedAt: row.recorded_at.toISOString(),
    withdrawn: at === null || reason === null ? null : { at: at.toISOString(), reason },
    posts: row.posts,
    may: at === null && mayWithdraw ? ['withdraw'] : [],
  };
}

export function priorityView(row: PriorityRow, caller: Caller): Priority {
  const may = (act: string) => can(caller, `duties.${act}-priority`, { scopeKey: row.scope_key });
  return {
    id: row.id,
    version: row.version,
    year: row.year,
    title: row.title,
    text: row.text,
    measure: row.measure,
    dueOn: row.due_on,
    source: row.source,
    posts: row.posts,
    may: (['change', 'drop'] as const).filter(may),
  };
}
