// What the rules say of one article on a worksheet, on one page: for who handles the case and who decides it.
import { assert, type Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import { placeOfKey } from '../../platform/database/scope.ts';
import {
  type DocumentPlace,
  type DocumentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { assess, whyOfArticle } from './assessment.ts';
import { readerOf } from './judging.ts';
import { sheetIfSeen } from './open-worksheet.ts';
import { contentsOf, type WorksheetRow } from './worksheets.store.ts';
import { contentView } from './worksheets.view.ts';

function ofCommittee(committee: string | null): DocumentPlace {
  assert(committee !== null, 'a worksheet is handled by an office or a committee');
  return {
    regionPath: committee,
    scopeKey: null,
    managingCommittee: committee,
    organId: null,
    personId: null,
  };
}

/** Of whoever handles the case; of whoever decides it where that is another. */
function placeOf(row: WorksheetRow, isHandler: boolean): DocumentPlace {
  const { scope_key: scopeKey, handling_committee: handling, managing_committee: managing } = row;
  if (!isHandler) return ofCommittee(managing);
  if (scopeKey === null) return ofCommittee(handling);
  return placeOfOffice(placeOfKey(scopeKey).regionPath, scopeKey, null);
}

async function find(
  context: AccountabilityContext,
  caller: Caller,
  id: string,
  part: string | undefined,
) {
  const scope = context.scopeFor(caller, 'accountability.worksheet');
  if (scope === undefined) return undefined;
  const reader = await readerOf(context, caller);
  const sheetId = id as Id<'worksheet'>;
  const handled = await sheetIfSeen(context, reader, scope, sheetId, 'handler');
  const seen = handled ?? (await sheetIfSeen(context, reader, scope, sheetId, 'decider'));
  if (seen === undefined) return undefined;
  const { row, accident } = seen;
  const [newest] = await context.database.read(scope, (db) => contentsOf(db, row.id));
  const isHandler = handled !== undefined;
  const article =
    newest === undefined
      ? undefined
      : whyOfArticle(assess(row, contentView(newest), accident, reader.today), part);
  return {
    place: placeOf(row, isHandler),
    version: row.version,
    organs: [isHandler ? row.office : (row.committee_name ?? row.office)],
    conclusion: article && {
      subject: `${row.organ_name}${row.post_title}${row.person_name}`,
      ...article,
    },
  };
}

export const articleDocuments = (context: AccountabilityContext): readonly DocumentSource[] => [
  conclusionSource({
    stream: 'worksheet',
    recordName: '问责工作底稿',
    // Until the person is told, that there is a worksheet is known to few.
    isConcealed: true,
    find: (caller, id, part) => find(context, caller, id, part),
  }),
];
