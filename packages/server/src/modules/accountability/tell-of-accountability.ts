// Telling of a worksheet: the person themselves, who decides, or who handles it; never a liaison, never a list on a board.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, committeeAccounts } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce } from '../notices/index.ts';
import { impartialAmong } from './judging.ts';
import type { CaseOfSheet } from './open-worksheet.ts';
import type { WorksheetRow } from './worksheets.store.ts';

export type ToldOfWorksheet =
  | { readonly kind: 'accountability-told'; readonly on: CivilDate }
  | {
      readonly kind:
        | 'accountability-proposed'
        | 'accountability-answered'
        | 'accountability-decided';
    };

/** Whose departments decide. */
const DECIDING = ['organisation-department', 'discipline-worksheets'] as const;

type Told = Pick<WorksheetRow, 'id' | 'person_id' | 'managing_committee' | 'case_title'>;

type OfCase = Pick<CaseOfSheet, 'handlers' | 'parties'>;

/** `of`: read by whoever may; the person and who decides do not see who is named in the case. */
async function accountsFor(
  unit: Unit,
  row: Told,
  { handlers, parties }: OfCase,
  kind: ToldOfWorksheet['kind'],
): Promise<readonly Id<'account'>[]> {
  switch (kind) {
    case 'accountability-told':
      return accountsOfPersons(unit.tx, [row.person_id]);
    case 'accountability-proposed':
      return row.managing_committee === null
        ? []
        : impartialAmong(
            unit.tx,
            await committeeAccounts(unit.tx, [row.managing_committee], DECIDING),
            parties,
          );
    case 'accountability-answered':
    case 'accountability-decided':
      return handlers;
  }
}

/** What it says is the title of the case and nothing of what is held. */
export async function tellOfWorksheet(
  unit: Unit,
  row: Told,
  of: OfCase,
  told: ToldOfWorksheet,
): Promise<void> {
  const link = `/accountability/worksheets/${row.id}`;
  const title = row.case_title;
  const notices = (await accountsFor(unit, row, of, told.kind)).map(
    (accountId): NewNotice =>
      told.kind === 'accountability-told'
        ? { accountId, kind: told.kind, link, params: { title, on: told.on } }
        : { accountId, kind: told.kind, link, params: { title } },
  );
  await sendNoticesOnce(unit, notices);
}
