// Telling of a worksheet: the person themselves, who decides, or who handles it; never a liaison, never a list on a board.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, committeeAccounts } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce } from '../notices/index.ts';
import { membersOf } from './cases.store.ts';
import type { WorksheetRow } from './worksheets.store.ts';

export type ToldOfWorksheet =
  | { readonly kind: 'accountability-told'; readonly on: CivilDate }
  | {
      readonly kind:
        | 'accountability-proposed'
        | 'accountability-answered'
        | 'accountability-decided';
    };

async function accountsFor(
  unit: Unit,
  row: Pick<WorksheetRow, 'person_id' | 'managing_committee' | 'case_id'>,
  kind: ToldOfWorksheet['kind'],
): Promise<readonly Id<'account'>[]> {
  switch (kind) {
    case 'accountability-told':
      return accountsOfPersons(unit.tx, [row.person_id]);
    case 'accountability-proposed':
      return row.managing_committee === null
        ? []
        : committeeAccounts(unit.tx, [row.managing_committee], ['organisation-department']);
    case 'accountability-answered':
    case 'accountability-decided':
      return (await membersOf(unit.tx, row.case_id))
        .filter((member) => member.ended_at === null)
        .map((member) => member.account_id);
  }
}

/** What it says is the title of the case and nothing of what is held. */
export async function tellOfWorksheet(
  unit: Unit,
  row: Pick<WorksheetRow, 'id' | 'person_id' | 'managing_committee' | 'case_id' | 'case_title'>,
  told: ToldOfWorksheet,
): Promise<void> {
  const link = `/accountability/worksheets/${row.id}`;
  const title = row.case_title;
  const notices = (await accountsFor(unit, row, told.kind)).map(
    (accountId): NewNotice =>
      told.kind === 'accountability-told'
        ? { accountId, kind: told.kind, link, params: { title, on: told.on } }
        : { accountId, kind: told.kind, link, params: { title } },
  );
  await sendNoticesOnce(unit, notices);
}
