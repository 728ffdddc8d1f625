// The discipline organ's own answer on measures and cases: drafted by one, issued by another under its own number.
import type { DisciplinePart } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { selvesOf } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import type { Acting } from './act-on-request.ts';
import {
  type DisciplineRow,
  disciplineAnswerOf,
  insertAnswer,
  replaceEntries,
  updateAnswer,
} from './discipline.store.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfDiscipline } from './tell-of-vetting.ts';
import type { VettingContext } from './vetting.context.ts';
import { faultOfDay, faultOfNumbers } from './vetting.decide.ts';
import { disciplineSource } from './vetting.ledger.ts';
import { disciplineScope, type RequestRow, requestForDiscipline } from './vetting.store.ts';

/** Its transactions run in the organ's own scope, in which the office's opinion is not there. */
const commandOf = ({ command }: Acting): Command => ({
  ...command,
  scope: disciplineScope(command.scope),
});

async function requestOf(
  unit: Unit,
  acting: Acting,
  id: Id<'vetting-request'>,
): Promise<RequestRow> {
  const scope = disciplineScope(acting.command.scope);
  const row = await requestForDiscipline(unit.tx, scope, selvesOf(acting.caller), id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return row;
}

function requireVersion(answer: DisciplineRow | undefined, version: number): void {
  if ((answer?.version ?? 0) === version) return;
  throw new Refused({
    code: 'http.version-conflict',
    current: { version: answer?.version ?? 0, state: answer?.state ?? 'none' },
  });
}

/** Names that are not among the entries: nothing is said of them but the statement. */
export async function answerForDiscipline(
  { unitOfWork }: VettingContext,
  acting: Acting,
  id: Id<'vetting-request'>,
  input: {
    readonly version: number;
    readonly statement: string;
    readonly entries: readonly Pick<
      DisciplinePart['entries'][number],
      'number' | 'openCase' | 'measures'
    >[];
  },
): Promise<void> {
  const { version, statement, entries } = input;
  refuseSecrets({
    statement,
    ...Object.fromEntries(entries.map((one, at) => [`entries.${at}.measures`, one.measures])),
  });
  const command = commandOf(acting);
  await unitOfWork.commit(command, async (unit) => {
    const row = await requestOf(unit, acting, id);
    const before = await disciplineAnswerOf(unit.tx, id);
    requireVersion(before, version);
    if (row.state === 'withdrawn' || before?.state === 'issued')
      throw new Refused({ code: 'vetting.not-now' });
    const fault = faultOfNumbers(
      entries.map(({ number }) => number),
      row.name_count,
      'body.entries',
    );
    if (fault !== undefined) throw new Refused(fault);
    const drafted = {
      statement,
      drafted_at: unit.now,
      drafted_by: command.actor.name,
      drafted_account: acting.caller.accountId,
    };
    const answerId = before?.id ?? newId<'discipline-answer'>(unit.now);
    if (before === undefined)
      await insertAnswer(unit.tx, {
        id: answerId,
        request_id: id,
        version: 1,
        state: 'drafted',
        ...drafted,
      });
    else if ((await updateAnswer(unit.tx, answerId, version, drafted)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await replaceEntries(
      unit.tx,
      answerId,
      entries.map(({ number, openCase, measures }) => ({
        number,
        open_case: openCase,
        measures,
      })),
    );
    await recordHeld(unit, disciplineSource, [
      { id: answerId, type: 'vetting-discipline.drafted.v1', isConcealed: true },
    ]);
    await unit.audit('vetting.discipline-answer', id);
    return {};
  });
}

/** By another person than who drafted it. */
export async function issueForDiscipline(
  { unitOfWork, clock }: VettingContext,
  acting: Acting,
  id: Id<'vetting-request'>,
  input: { readonly version: number; readonly documentNo: string; readonly on: CivilDate },
): Promise<void> {
  const { version, documentNo, on } = input;
  const command = commandOf(acting);
  await unitOfWork.commit(command, async (unit) => {
    const row = await requestOf(unit, acting, id);
    const answer = await disciplineAnswerOf(unit.tx, id);
    requireVersion(answer, version);
    if (answer === undefined || answer.state === 'issued' || row.state === 'withdrawn')
      throw new Refused({ code: 'vetting.not-now' });
    if (answer.drafted_account === acting.caller.accountId)
      throw new Refused({ code: 'vetting.same-person' });
    const fault = faultOfDay(on, row.requested_on, clock.today());
    if (fault !== undefined) throw new Refused(fault);
    const issued = {
      state: 'issued',
      reviewed_by: command.actor.name,
      reviewed_account: acting.caller.accountId,
      document_no: documentNo,
      issued_on: on,
    };
    if ((await updateAnswer(unit.tx, answer.id, version, issued)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await recordHeld(unit, disciplineSource, [
      { id: answer.id, type: 'vetting-discipline.issued.v1', isConcealed: true },
    ]);
    await tellOfDiscipline(unit, row);
    await unit.audit('vetting.discipline-issue', id);
    return {};
  });
}
