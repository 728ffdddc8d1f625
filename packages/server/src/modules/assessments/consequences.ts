// What follows from final results: done with its document, and reminded of once when its day has passed.
import type { Consequence } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { covers, NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { settleNotices } from '../notices/index.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { consequenceView } from './consequence.view.ts';
import {
  consequenceById,
  consequencesOfSubject,
  consequencesOverdue,
  endConsequence as endRow,
  lockConsequence,
  markReminded,
} from './consequences.store.ts';
import { isOnItsSide } from './impartial.ts';
import { recordSubjects } from './record-subjects.ts';
import { refuseSecrets } from './schemes.ts';
import { lockSubjects, updateSubject } from './subjects.store.ts';
import { linkOfConsequence, settleOwed, tellOverdue } from './tell-of-assessment.ts';

export async function endConsequence(
  context: AssessmentsContext,
  { command, own, offices }: Acting,
  caller: Caller,
  chosen: { readonly id: Id<'assessment-consequence'>; readonly version: number },
  input: {
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly note: string | null;
  },
): Promise<Consequence> {
  const { on, documentNo, note } = input;
  refuseSecrets({ note });
  const today = context.clock.today();
  if (on > today) throw new Refused({ code: 'assessments.future-date', path: 'body.on' });
  await context.unitOfWork.commit(command, async (unit) => {
    const row = await lockConsequence(unit.tx, command.scope, chosen.id);
    if (row === undefined || !covers(command.scope, { scopeKey: row.organiser_key }))
      throw new Refused({ code: 'http.not-found' });
    if (isOnItsSide({ own, offices }, row)) throw new Refused({ code: 'assessments.own' });
    if (row.version !== chosen.version)
      throw new Refused({ code: 'http.version-conflict', current: { version: row.version } });
    if (on < row.final_on)
      throw new Refused({
        code: 'assessments.too-early',
        path: 'body.on',
        values: { on: row.final_on },
      });
    if (row.done_on !== null) throw new Refused({ code: 'assessments.not-now' });
    await endRow(unit.tx, row, { done_on: on, document_no: documentNo, note });
    const [subject] = await lockSubjects(unit.tx, [row.subject_id]);
    if (subject === undefined) throw new Error('invariant broken: it follows for a subject');
    await updateSubject(unit.tx, subject.id, subject.version, {});
    await recordSubjects(unit, [subject], 'assessment-subject.consequence-done.v1', false);
    const owed = await consequencesOfSubject(unit.tx, command.scope, row.subject_id);
    await settleNotices(unit, [linkOfConsequence(row.id)]);
    if (owed.every((one) => one.done_on !== null)) await settleOwed(unit, subject);
    await unit.audit('assessments.end-consequence', row.id);
    return {};
  });
  const scope = context.scopeFor(caller, 'assessments.consequences') ?? NO_SCOPE;
  const row = await context.database.read(scope, (db) => consequenceById(db, scope, chosen.id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return consequenceView(context, caller, row, { today, begun: undefined });
}

/** Once that something was due: the offices, and of a person the person. Answers how many were. */
export async function remindOfConsequences({
  database,
  unitOfWork,
  clock,
}: Pick<Services, 'database' | 'unitOfWork' | 'clock'>): Promise<number> {
  const today = clock.today();
  const rows = await database.read(SYSTEM_SCOPE, (db) => consequencesOverdue(db, today));
  if (rows.length === 0) return 0;
  const command = { actor: { accountId: null, name: '系统' }, scope: SYSTEM_SCOPE };
  await unitOfWork.commit(command, async (unit) => {
    await tellOverdue(unit, rows, today);
    await markReminded(
      unit.tx,
      rows.map(({ id }) => id),
      today,
    );
    return {};
  });
  return rows.length;
}
