// Registering what an organ found on late, omitted, false or concealed reporting, and that it withdrew it.
import type { FindingSubject, ReportingFindingKind } from '@jinze/contracts';
import { type CivilDate, civilDateAt, type Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { holderOf, leadingOrganOf, organInScope } from '../posts/index.ts';
import type { AccidentsContext } from './accidents.context.ts';
import { findingSource } from './accidents.ledger.ts';
import { lockAccident } from './accidents.store.ts';
import { decideFinding, decideFindingWithdrawal } from './finding.decide.ts';
import { insertFinding, lockFinding, withdrawFindingRow } from './findings.store.ts';
import { refuseSecrets } from './refuse-secrets.ts';

export interface NewFinding {
  readonly kind: ReportingFindingKind;
  readonly organ: string;
  readonly documentNo: string;
  readonly foundOn: CivilDate;
  readonly circumstances: string;
  readonly subject: FindingSubject;
}

/** On the roster by its id, on the day of the accident; names are copied, for they are what the document says. */
async function subjectOf({ tx }: Unit, { scope }: Command, subject: FindingSubject, on: CivilDate) {
  if (subject.kind === 'named')
    return {
      subject_organ: null,
      subject_person: null,
      subject_name: subject.name,
      subject_post: subject.post,
    };
  if (subject.kind === 'organ') {
    const organ = await organInScope(tx, scope, subject.organId);
    if (organ === undefined)
      throw new Refused({ code: 'accidents.subject-unknown', path: 'body.subject.organId' });
    return {
      subject_organ: subject.organId,
      subject_person: null,
      subject_name: organ.name,
      subject_post: null,
    };
  }
  const holder = await holderOf(tx, scope, subject.appointmentId, on);
  if (holder === undefined)
    throw new Refused({ code: 'accidents.subject-unknown', path: 'body.subject.appointmentId' });
  return {
    subject_organ: holder.organId,
    subject_person: holder.personId,
    subject_name: holder.personName,
    subject_post: `${holder.organName}${holder.postTitle}`,
  };
}

export function addFinding(
  { unitOfWork }: AccidentsContext,
  command: Command,
  accidentId: Id<'accident'>,
  { subject, ...finding }: NewFinding,
): Promise<{ id: Id<'reporting-finding'> }> {
  const { kind, organ, documentNo, foundOn, circumstances } = finding;
  return unitOfWork.commit(command, async (unit) => {
    const accident = await lockAccident(unit.tx, command.scope, accidentId);
    if (accident === undefined) throw new Refused({ code: 'http.not-found' });
    const { state } = unwrap(decideFinding(accident, foundOn, civilDateAt(unit.now)));
    refuseSecrets({ organ, documentNo, circumstances });
    const id = newId<'reporting-finding'>(unit.now);
    await insertFinding(unit.tx, {
      id,
      version: 1,
      state,
      accident_id: accidentId,
      kind,
      organ,
      document_no: documentNo,
      found_on: foundOn,
      ...(await subjectOf(unit, command, subject, accident.occurredOn)),
      circumstances,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    });
    const organId = await leadingOrganOf(unit.tx, accident.regionPath);
    await recordHeld(unit, findingSource, [
      {
        id,
        type: 'reporting-finding.registered.v1',
        ...(organId === undefined ? {} : { organId }),
      },
    ]);
    await unit.audit('accidents.add-finding', id);
    return { id };
  });
}

export function withdrawFinding(
  { unitOfWork }: AccidentsContext,
  command: Command,
  chosen: {
    readonly accidentId: Id<'accident'>;
    readonly id: Id<'reporting-finding'>;
    readonly version: number;
  },
  said: { readonly on: CivilDate; readonly documentNo: string; readonly reason: string },
): Promise<object> {
  return unitOfWork.commit(command, async (unit) => {
    const accident = await lockAccident(unit.tx, command.scope, chosen.accidentId);
    const row =
      accident === undefined ? undefined : await lockFinding(unit.tx, chosen.accidentId, chosen.id);
    if (accident === undefined || row === undefined) throw new Refused({ code: 'http.not-found' });
    const { id, version } = chosen;
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const { event } = unwrap(
      decideFindingWithdrawal(
        { state: row.state, foundOn: row.found_on },
        said.on,
        civilDateAt(unit.now),
      ),
    );
    refuseSecrets({ documentNo: said.documentNo, reason: said.reason });
    const done = { ...said, at: unit.now, by: command.actor.name };
    if ((await withdrawFindingRow(unit.tx, { id, version }, done)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const organId = await leadingOrganOf(unit.tx, accident.regionPath);
    await recordHeld(unit, findingSource, [
      { id, type: event, ...(organId === undefined ? {} : { organId }) },
    ]);
    await unit.audit('accidents.withdraw-finding', id);
    return {};
  });
}
