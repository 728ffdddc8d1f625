// Approve, issue, acknowledge, object, revise: decided one by one, written together, or not at all.
import {
  approvingSideOf,
  type CivilDate,
  civilDateAt,
  type Id,
  type OrganKind,
  type PostClass,
} from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { type HeldChange, recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Change, Command, Unit } from '../../platform/unit-of-work.ts';
import { settleReminders } from './remind.ts';
import { decideSection, type SectionFacts, type SectionInput } from './section.decide.ts';
import {
  carryOver,
  endReplaced,
  endSections,
  hasNewerEdition,
  insertRevised,
  type SectionFields,
  type Touched,
  updateSections,
} from './section-changes.store.ts';
import { lockSections, type SectionLineRow } from './sections.store.ts';
import { sectionSource } from './sections-ledger.store.ts';
import { countFromWithdrawn } from './stale.store.ts';

export interface Chosen {
  readonly id: Id<'section'>;
  readonly version: number;
}

function factsOf(row: SectionLineRow): SectionFacts {
  return {
    state: row.state,
    approvedOn: row.approval_on,
    issuedOn: row.issued_on,
    blockedBy: row.blocked_by,
    isStale: row.stale_since !== null,
    signedHow: row.signed_how,
  };
}

const UNSIGNED: SectionFields = {
  acknowledged_at: null,
  signed_how: null,
  signed_on: null,
  continues: null,
};

/** An approval entered by mistake, taken back. */
const UNAPPROVED: SectionFields = {
  approval_meeting: null,
  approval_on: null,
  approval_document_no: null,
};

function fieldsOf(input: SectionInput, now: Date): SectionFields {
  switch (input.act) {
    case 'approve':
      return {
        approval_meeting: input.meeting,
        approval_on: input.on,
        approval_document_no: input.documentNo,
      };
    case 'issue':
      return { issued_on: input.on, issue_document_no: input.documentNo, issued_at: now };
    case 'acknowledge':
      return { acknowledged_at: now, signed_how: 'here', signed_on: civilDateAt(now) };
    case 'paper':
      return {
        acknowledged_at: now,
        signed_how: 'paper',
        signed_on: input.on,
        custodian: input.custodian,
        paper_no: input.number,
      };
    case 'object':
      // What was carried over falls with the objection to it.
      return { ...UNSIGNED, objected_at: now, objection_reason: input.reason };
    case 'revise':
      return UNAPPROVED;
  }
}

/** Signing copies the signer’s name and post into what is signed: they must outlive the account. */
const signerOf = (row: SectionLineRow) => ({
  signer_name: row.person_name,
  signer_post: `${row.organ_name} ${row.post_title}`,
});

const isSigning = (input: SectionInput) => input.act === 'acknowledge' || input.act === 'paper';

/** The newer state a conflicting caller is shown. */
function currentOf(row: SectionLineRow) {
  return { id: row.id, version: row.version, state: row.state };
}

function checkChosen(rows: readonly SectionLineRow[], chosen: readonly Chosen[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, version } of chosen) {
    const row = byId.get(id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({ code: 'http.version-conflict', current: currentOf(row) });
  }
}

const touchedEvent = (
  { id, organ_id: organId }: Pick<Touched, 'id' | 'organ_id'>,
  type: HeldChange['type'],
  data: Change['data'],
): HeldChange => ({ id, type, data, organId });

/** Earlier editions end when a later one is issued; who acknowledged just the same duties before is not asked again. */
async function afterIssue(unit: Unit, issued: readonly Id<'section'>[]): Promise<void> {
  const carried = await carryOver(unit.tx, issued, unit.now);
  const ended = await endReplaced(unit.tx, issued, unit.now);
  await settleReminders(unit, ended);
  await recordHeld(unit, sectionSource, [
    ...carried.map((one) =>
      touchedEvent(one, 'duty-section.carried-over.v1', { continues: one.continues }),
    ),
    ...ended.map((one) => touchedEvent(one, 'duty-section.superseded.v1', { because: 'replaced' })),
  ]);
}

async function carryOut(
  unit: Unit,
  rows: readonly SectionLineRow[],
  input: SectionInput,
  today: CivilDate,
): Promise<void> {
  const decisions = rows.map((row) => ({
    row,
    decision: unwrap(decideSection(factsOf(row), input, today)),
  }));
  const first = decisions[0];
  if (first === undefined) return;
  const { state } = first.decision;
  const changes = rows.map((row) => ({
    id: row.id,
    expectedVersion: row.version,
    state,
    ...(isSigning(input) ? signerOf(row) : { signer_name: null, signer_post: null }),
  }));
  const updated = await updateSections(unit.tx, changes, state, fieldsOf(input, unit.now));
  if (updated !== rows.length) throw new Refused({ code: 'http.version-conflict' });
  await recordHeld(
    unit,
    sectionSource,
    decisions.map(({ row, decision }) => ({
      ...touchedEvent(row, decision.event, decision.data),
      ...(input.act === 'acknowledge' ? { authentication: 'again' as const } : {}),
      ...(input.act === 'paper' ? { authentication: 'paper' as const } : {}),
    })),
  );
  if (isSigning(input) || input.act === 'object') await settleReminders(unit, rows);
  if (input.act === 'issue')
    await afterIssue(
      unit,
      rows.map(({ id }) => id),
    );
  await unit.audit(`duties.${input.act}`, rows.length === 1 ? first.row.id : `${rows.length} 份`);
}

const isObjected = ({ state }: SectionLineRow) => state === 'objected';

/** Formal power stays where it is: one meeting approves its own side's posts only (art. 5.3, 6.3). */
function checkOneSide(rows: readonly SectionLineRow[]): void {
  const sides = new Set(
    rows.map((row) => approvingSideOf(row.post_class as PostClass, row.organ_kind as OrganKind)),
  );
  if (sides.size > 1) throw new Refused({ code: 'duties.mixed-approval' });
}

/** What was issued and objected to stays on record as it was; its next edition is drafted with the same content. */
async function reviseObjected(
  unit: Unit,
  rows: readonly SectionLineRow[],
  today: CivilDate,
): Promise<void> {
  for (const row of rows) unwrap(decideSection(factsOf(row), { act: 'revise' }, today));
  const ids = rows.map(({ id }) => id);
  if (await hasNewerEdition(unit.tx, ids)) throw new Refused({ code: 'duties.newer-edition' });
  const drafted = await insertRevised(
    unit.tx,
    ids.map((id) => ({ id, newId: newId<'section'>(unit.now) })),
    unit.now,
  );
  const because = 'revised';
  await endSections(
    unit.tx,
    rows.map(({ id, version }) => ({ id, version, because })),
    unit.now,
  );
  await recordHeld(unit, sectionSource, [
    ...drafted.map((one) => touchedEvent(one, 'duty-section.drafted.v1', { because })),
    ...rows.map((row) => touchedEvent(row, 'duty-section.superseded.v1', { because })),
  ]);
  await unit.audit('duties.revise', ids.length === 1 ? (ids[0] ?? '') : `${ids.length} 份`);
}

/** One act on several sections of the scope; a stale version or a refusal of one undoes all. */
export async function actOnSections(
  services: Services,
  command: Command,
  chosen: readonly Chosen[],
  input: SectionInput,
): Promise<{ changed: number }> {
  return services.unitOfWork.commit(command, async (unit) => {
    const distinct = new Map(chosen.map((one) => [one.id, one]));
    const rows = await lockSections(unit.tx, command.scope, [...distinct.keys()]);
    checkChosen(rows, [...distinct.values()]);
    const today = services.clock.today();
    if (input.act === 'approve' || input.act === 'issue') {
      checkOneSide(rows);
      const ids = rows.map(({ id }) => id);
      if ((await countFromWithdrawn(unit.tx, ids)) > 0) throw new Refused({ code: 'duties.stale' });
    }
    const objected = input.act === 'revise' ? rows.filter(isObjected) : [];
    if (objected.length > 0) await reviseObjected(unit, objected, today);
    await carryOut(
      unit,
      rows.filter((row) => !objected.includes(row)),
      input,
      today,
    );
    return { changed: rows.length };
  });
}
