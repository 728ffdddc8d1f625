// Finding a worksheet for whoever asks: from the sides they have, and never from within the case or its chain but as the one it is about.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import type { AccountabilityContext, CaseAccident } from './accountability.context.ts';
import { caseOfWorksheet, membersOn } from './cases.store.ts';
import type { CaseReader } from './judging.decide.ts';
import { impartialAmong, type Parties, partiesOf, readerOf, requireImpartial } from './judging.ts';
import { type Side, type WorksheetRow, worksheetById } from './worksheets.store.ts';

/** What the case of a worksheet says that its acts need. */
export interface CaseOfSheet {
  readonly quorum: number | null;
  readonly openedOn: CivilDate;
  readonly accident: CaseAccident | undefined;
  readonly parties: Parties;
  /** Accounts named in the case today that stand for nobody in it. */
  readonly handlers: readonly Id<'account'>[];
}

/**
 * The case is read whole, in the system's scope: who decides and who is heard do not see the case, and were let in by
 * the worksheet.
 */
async function caseOfSheet(
  context: Pick<AccountabilityContext, 'database' | 'clock' | 'accident' | 'chainPersons'>,
  caseId: Id<'case'>,
): Promise<CaseOfSheet> {
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const found = await caseOfWorksheet(db, caseId);
    if (found === undefined) throw new Refused({ code: 'http.not-found' });
    const accidentId = found.accident_id;
    const parties = await partiesOf(db, context, { caseId, accidentId });
    const handlers = (await membersOn(db, [caseId], context.clock.today())).map(
      ({ account_id: account }) => account,
    );
    return {
      quorum: found.quorum,
      openedOn: found.opened_on,
      parties,
      handlers: await impartialAmong(db, handlers, parties),
      accident:
        accidentId === null ? undefined : await context.accident(db, SYSTEM_SCOPE, accidentId),
    };
  });
}

/** The accident of a case, whoever may see it by itself. */
export async function accidentOfCase(
  { database, accident }: Pick<AccountabilityContext, 'database' | 'accident'>,
  caseId: Id<'case'>,
): Promise<CaseAccident | undefined> {
  return database.read(SYSTEM_SCOPE, async (db) => {
    const accidentId = (await caseOfWorksheet(db, caseId))?.accident_id ?? null;
    return accidentId === null ? undefined : accident(db, SYSTEM_SCOPE, accidentId);
  });
}

export interface SeenSheet {
  readonly row: WorksheetRow;
  readonly sides: readonly Side[];
  readonly accident: CaseAccident | undefined;
}

type Seeing = Pick<AccountabilityContext, 'database' | 'accident' | 'chainPersons'>;

/** From one of these sides at least; otherwise it is not there. */
export async function seeSheet(
  context: Seeing,
  reader: CaseReader,
  scope: Scope,
  id: Id<'worksheet'>,
  wanted: readonly Side[],
): Promise<SeenSheet> {
  const seen = await context.database.read(scope, (db) => worksheetById(db, scope, id, reader));
  if (seen === undefined || !wanted.some((side) => seen.sides.includes(side)))
    throw new Refused({ code: 'http.not-found' });
  const accident = await accidentOfCase(context, seen.row.case_id);
  if (seen.sides.some((side) => side !== 'subject'))
    await requireImpartial(context, reader.selves, {
      caseId: seen.row.case_id,
      accidentId: accident?.id ?? null,
    });
  return { ...seen, accident };
}

/** As `seeSheet`; whoever may not see it is told nothing, not even why. */
export async function sheetIfSeen(
  context: Seeing,
  reader: CaseReader,
  scope: Scope,
  id: Id<'worksheet'>,
  side: Side,
): Promise<SeenSheet | undefined> {
  try {
    return await seeSheet(context, reader, scope, id, [side]);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

export interface OpenedSheet extends SeenSheet {
  readonly reader: CaseReader;
  readonly ofCase: CaseOfSheet;
}

/** For an act: with what the case says, read before the worksheet is locked. */
export async function openSheet(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  id: Id<'worksheet'>,
  wanted: readonly Side[],
): Promise<OpenedSheet> {
  const reader = await readerOf(context, caller);
  const seen = await seeSheet(context, reader, scope, id, wanted);
  return { ...seen, reader, ofCase: await caseOfSheet(context, seen.row.case_id) };
}
