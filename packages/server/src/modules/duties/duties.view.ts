// What of a section leaves the server, and what the caller may do with it.
import type { Section, SectionLine } from '@jinze/contracts';
import type { Level, OrganKind, PostClass } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { can } from '../access/index.ts';
import type { SectionLineRow, SectionWithItems } from './duties.store.ts';
import { SECTION_ACTS, SECTION_TRANSITIONS } from './section.states.ts';

function resourceOf(row: SectionLineRow) {
  return { scopeKey: row.scope_key, personId: row.person_id };
}

export function sectionLineView(row: SectionLineRow, caller: Caller): SectionLine {
  return {
    id: row.id,
    version: row.version,
    year: row.year,
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

export function sectionView(row: SectionWithItems, caller: Caller): Section {
  const allowed = SECTION_ACTS.filter(
    (act) =>
      SECTION_TRANSITIONS[row.state][act] !== undefined &&
      can(caller, `duties.${act}`, resourceOf(row)),
  );
  return {
    ...sectionLineView(row, caller),
    holdsPostFrom: row.holds_post_from,
    portfolios: [...row.portfolios],
    asOf: row.as_of,
    draftedAt: row.drafted_at.toISOString(),
    approval: approvalOf(row),
    issue: issueOf(row),
    acknowledgement:
      row.acknowledged_at === null
        ? null
        : {
            recordedAt: row.acknowledged_at.toISOString(),
            signerName: row.signer_name ?? '',
            signerPost: row.signer_post ?? '',
          },
    objection:
      row.objected_at === null
        ? null
        : { recordedAt: row.objected_at.toISOString(), reason: row.objection_reason ?? '' },
    items: [...row.items],
    may: row.blocked_by === null ? allowed : allowed.filter((act) => act !== 'approve'),
  };
}
