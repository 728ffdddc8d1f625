// Telling of a worksheet: the person themselves, who decides, or who handles it; never a liaison, never a list on a board.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, committeeAccounts } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce } from '../notices/index.ts';
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

/** `handlers`: who is named in the case, read by whoever may: the person and who decides do not see them. */
async function accountsFor(
  unit: Unit,
  row: Told,
  handlers: readonly Id<'account'>[],
  kind: ToldOfWorksheet['kind'],
): Promise<readonly Id<'account'>[]> {
  switch (kind) {
    case 'accountability-told':
      return accountsOfPersons(unit.tx, [row.person_id]);
    case 'accountability-proposed':
      return row.managing_committee === null
        ? []
        : committeeAccounts(unit.tx, [row.managing_committee], DECIDING);
    case 'accountability-answered':
    case 'accountability-decided':
      return handlers;
  }
}

/** What it says is the title of the case and nothing of what is held. */
export async function tellOfWorksheet(
  unit: Unit,
  row: Told,
  handlers: readonly Id<'account'>[],
  told: ToldOfWorksheet,
): Promise<void> {
  const link = `/accountability/worksheets/${row.id}`;
  const title = row.case_title;
  const notices = (await accountsFor(unit, row, handlers, told.kind)).map(
    (accountId): NewNotice =>
      told.kind === 'accountability-told'
        ? { accountId, kind: told.kind, link, params: { title, on: told.on } }
        : { accountId, kind: told.kind, link, params: { title } },
  );
  await sendNoticesOnce(unit, notices);
}
