// A duty record that lies beside a mark, read by whoever is to give it though it is no record of theirs: as far as the item needs, and kept in the audit log.
import type { Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { attachmentLines, citedRecord, readAttachment } from '../performance/index.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { factsBeside, shownBy, titlesOf } from './beside-marks.ts';
import { exercisesToScore } from './exercises.store.ts';
import { factsBySubject } from './facts.store.ts';
import { checkImpartial } from './impartial.ts';
import { issuedScheme } from './issued-schemes.ts';
import { factsAsked } from './scheme-body.ts';
import { subjectById } from './subjects.store.ts';

interface Cited {
  readonly subjectId: Id<'assessed'>;
  readonly itemId: string;
  readonly recordId: Id<'duty-record'>;
}

/** For who is named to score the item while it is scored, and never of what is about themselves; else there is none. */
async function checkCited(
  context: AssessmentsContext,
  acting: Acting,
  { tx }: Unit,
  { subjectId, itemId, recordId }: Cited,
): Promise<void> {
  const { accountId } = acting.command.actor;
  const row = await subjectById(tx, SYSTEM_SCOPE, subjectId);
  const mine = accountId === null ? [] : await exercisesToScore(tx, accountId);
  const exercise = mine.find(({ id }) => id === row?.exercise_id);
  if (row === undefined || !exercise?.items.includes(itemId))
    throw new Refused({ code: 'http.not-found' });
  await checkImpartial(context, acting, row);
  const { scheme } = await issuedScheme(context.database, exercise.scheme_id);
  const facts = (await factsBySubject(tx, [row.id])).get(row.id) ?? new Map();
  const beside = factsBeside(scheme, row.class, itemId).flatMap(([name]) => facts.get(name) ?? []);
  const titles = await titlesOf(tx, beside);
  const said = [...factsAsked(scheme, row.class)].flatMap(([name, { items }]) =>
    items.some(({ id }) => id === itemId) ? (row.item_statements[name]?.evidence ?? []) : [],
  );
  const shown = [...beside.flatMap((fact) => shownBy(fact, titles)), ...said];
  if (!shown.some(({ kind, id }) => kind === 'duty-record' && id === recordId))
    throw new Refused({ code: 'http.not-found' });
}

/** Each reading is kept: a retry is another. */
function reading<T extends object>(
  context: AssessmentsContext,
  acting: Acting,
  cited: Cited,
  read: (unit: Unit) => Promise<T>,
): Promise<T> {
  const { request: _, ...once } = acting.command;
  return context.unitOfWork.commit(once, (unit) =>
    asSystem(unit.tx, once.scope, async () => {
      await checkCited(context, acting, unit, cited);
      const found = await read(unit);
      await unit.audit('assessments.cited-record', `${cited.subjectId} ${cited.recordId}`);
      return found;
    }),
  );
}

const filesOf = async ({ tx }: Unit, id: Id<'duty-record'>) =>
  (await attachmentLines(tx, 'duty-record', [id])).get(id) ?? [];

export const readCitedRecord = (context: AssessmentsContext, acting: Acting, cited: Cited) =>
  reading(context, acting, cited, async (unit) => {
    const record = await citedRecord(unit.tx, cited.recordId);
    if (record === undefined) throw new Refused({ code: 'http.not-found' });
    return { ...record, files: await filesOf(unit, cited.recordId) };
  });

export async function readCitedFile(
  context: AssessmentsContext,
  acting: Acting,
  { attachmentId, ...cited }: Cited & { readonly attachmentId: Id<'attachment'> },
): Promise<StreamResponse> {
  const { accountId } = acting.command.actor;
  const files = await reading(context, acting, cited, (unit) => filesOf(unit, cited.recordId));
  if (accountId === null || !files.some(({ id }) => id === attachmentId))
    throw new Refused({ code: 'http.not-found' });
  const reader = { accountId, scope: SYSTEM_SCOPE, opens: NO_SCOPE };
  return readAttachment(context, reader, attachmentId);
}
