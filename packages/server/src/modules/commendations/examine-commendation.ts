// Examining a nomination by the rules, and granting it: they are asked anew each time, and what they said is kept.
import type { CommendationStatement } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { refuseOtherNumber } from '../documents/index.ts';
import { leadingNamesOf } from '../posts/index.ts';
import { act, type Chosen, refuseSecrets } from './act-on-commendation.ts';
import { decideExamination, decideGrant } from './commendation.decide.ts';
import type { Acting, CommendationsContext } from './commendations.context.ts';
import { examinationSource } from './commendations.ledger.ts';
import {
  type CommendationRow,
  commendationById,
  examinationsOf,
  insertExamination,
} from './commendations.store.ts';
import { checkStatements, topicsOf } from './guard.decide.ts';
import { type Asked, askRules } from './guard-facts.ts';
import { laidDownOf, lockQuotaOn } from './quotas.ts';

interface Said {
  readonly number: number;
  readonly on: CivilDate;
  readonly statements: readonly CommendationStatement[];
  readonly asked: Asked;
}

async function keep(
  unit: Unit,
  examiner: string,
  commendationId: Id<'commendation'>,
  { number, on, statements, asked: { input, output } }: Said,
): Promise<void> {
  const id = newId<'commendation-examination'>(unit.now);
  await insertExamination(unit.tx, {
    id,
    commendation_id: commendationId,
    number,
    on_day: on,
    answer: output.answer,
    statements: JSON.stringify(statements),
    input: JSON.stringify(input),
    output: JSON.stringify(output),
    rules_version: output.rulesVersion,
    examiner,
    recorded_at: unit.now,
  });
  await recordHeld(unit, examinationSource, [
    { id, type: 'commendation-examination.made.v1', isConcealed: true },
  ]);
}

/** As it stands before it is locked; its version is compared under the lock. */
async function seen(
  { database }: CommendationsContext,
  { command, own }: Acting,
  { id }: Chosen,
): Promise<{ row: CommendationRow; statements: readonly CommendationStatement[] }> {
  return database.read(command.scope, async (db) => {
    const row = await commendationById(db, command.scope, own, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const last = (await examinationsOf(db, id)).at(-1);
    return { row, statements: last?.statements ?? [] };
  });
}

export async function examineCommendation(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  { statements }: { readonly statements: readonly CommendationStatement[] },
): Promise<void> {
  refuseSecrets(Object.fromEntries(statements.map(({ topic, by }) => [topic, by])));
  const on = context.clock.today();
  const { row } = await seen(context, acting, chosen);
  const topics = topicsOf({ merit: row.merit, accidentId: row.accident_id });
  unwrap(checkStatements(statements, topics, on));
  const asked = await askRules(context, row, statements, on);
  const kind = { side: 'managing', isOther: true } as const;
  await act(context, acting, chosen, kind, ({ facts, examinations }, unit) => {
    const number = examinations.length + 1;
    return {
      decided: decideExamination(facts, asked.output.answer),
      on,
      also: () =>
        keep(unit, acting.command.actor.name, chosen.id, { number, on, statements, asked }),
    };
  });
}

/** What was stated last still holds; whatever has come on record since counts. */
export async function grantCommendation(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string;
    readonly partyCommittee: string;
    readonly government: string;
    readonly basis: string;
  },
): Promise<void> {
  const today = context.clock.today();
  const { row: before, statements } = await seen(context, acting, chosen);
  const asked = await askRules(context, before, statements, today);
  const { on, documentNo, partyCommittee, government, basis } = input;
  const kind = { side: 'approving', isOther: true } as const;
  await act(context, acting, chosen, kind, async ({ row, facts, examinations }, unit) => {
    const quota = await lockQuotaOn(unit.tx, acting.command.scope, row, on);
    const names = await leadingNamesOf(unit.tx, row.approving_path);
    const granting = { ...names, laidDown: laidDownOf(quota), answer: asked.output.answer };
    const number = examinations.length + 1;
    const paper = { of: chosen.id, kind: 'commendation-decision' } as const;
    await refuseOtherNumber(unit.tx, paper, documentNo);
    return {
      decided: decideGrant(facts, input, granting, today),
      changes: {
        granted_on: on,
        grant_no: documentNo,
        grant_party: partyCommittee,
        grant_government: government,
        grant_basis: basis,
        quota_id: quota?.id ?? null,
        quota_place: (quota?.used ?? 0) + 1,
        quota_total: quota?.total ?? null,
        told_at: unit.now,
      },
      on,
      documentNo,
      note: `${partyCommittee}、${government}`,
      also: () =>
        keep(unit, acting.command.actor.name, chosen.id, { number, on: today, statements, asked }),
    };
  });
}
