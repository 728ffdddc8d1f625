// What of a case leaves the server, for who is named in it.
import type { AccountabilityCase, CaseAct, CaseLine } from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext, CaseAccident } from './accountability.context.ts';
import { CASE_TRANSITIONS } from './case.states.ts';
import type { CaseRow, CaseStepRow, MemberRow } from './cases.store.ts';
import type { WorksheetRow } from './worksheets.store.ts';
import { worksheetLine } from './worksheets.view.ts';

export const caseLine = (
  row: CaseRow,
  { isNamed, isUnattended }: { readonly isNamed: boolean; readonly isUnattended: boolean },
): CaseLine => ({
  id: row.id,
  version: row.version,
  state: row.state,
  title: row.title,
  origin: row.origin as CaseLine['origin'],
  office: row.office,
  regionName: row.region_name,
  openedOn: row.opened_on,
  mayOpen: isNamed,
  isUnattended,
});

const caseNamed = (row: CaseRow & { readonly is_named: boolean }) => ({
  id: row.id,
  title: row.title,
  openedOn: row.opened_on,
  mayOpen: row.is_named,
});

/** As what the caller is met: the office, or the department of the committee. */
const handlingResource = (row: CaseRow) =>
  row.scope_key === null
    ? { managingCommittee: row.handling_committee }
    : { scopeKey: row.scope_key };

const ACTS: readonly Exclude<CaseAct, 'open'>[] = [
  'change',
  'freeze',
  'add-member',
  'end-member',
  'add-person',
  'close',
  'withdraw',
];

export function caseView(
  { may }: Pick<AccountabilityContext, 'may'>,
  caller: Caller,
  row: CaseRow,
  more: {
    readonly accident: CaseAccident | undefined;
    readonly worksheets: readonly WorksheetRow[];
    readonly members: readonly MemberRow[];
    readonly steps: readonly CaseStepRow[];
    readonly beside: readonly (CaseRow & { readonly is_named: boolean })[];
  },
): AccountabilityCase {
  const { accident } = more;
  return {
    ...caseLine(row, { isNamed: true, isUnattended: false }),
    regionPath: row.region_path,
    accident:
      accident === undefined
        ? null
        : { id: accident.id, name: accident.name, occurredOn: accident.occurredOn },
    originReference: row.origin_reference,
    basisDocument: row.basis_document,
    facts: row.facts,
    quorum: row.quorum,
    openedBy: row.opened_by,
    endedReason: row.ended_reason,
    reopens: more.beside.filter(({ id }) => id === row.reopens_id).map(caseNamed)[0] ?? null,
    reopenedBy: more.beside.filter((one) => one.reopens_id === row.id).map(caseNamed),
    worksheets: more.worksheets.map(worksheetLine),
    members: more.members.map((member) => ({
      id: member.id,
      name: member.name,
      basis: member.basis,
      from: member.from_day,
      until: member.until_day,
      addedBy: member.added_by,
      endedAt: member.ended_at?.toISOString() ?? null,
      endedBy: member.ended_by,
    })),
    steps: more.steps.map((step) => ({
      act: step.act,
      on: step.on_day,
      documentNo: step.document_no,
      note: step.note,
      recordedAt: step.recorded_at.toISOString(),
      recordedBy: step.recorded_by,
    })),
    may: ACTS.filter(
      (act) =>
        CASE_TRANSITIONS[row.state][act] !== undefined &&
        may(caller, `accountability.${act}`, handlingResource(row)),
    ),
  };
}
