// What the rules say of one article on a worksheet, on one page: for who handles the case and who decides it.
import { ANSWERED_ARTICLES } from '@jinze/contracts';
import { assert, type Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { DocumentSource } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { assess, whyOfArticle } from './assessment.ts';
import { departmentOf, handlerOf } from './case-on-paper.ts';
import { readerOf } from './judging.ts';
import { sheetIfSeen } from './open-worksheet.ts';
import { contentsOf, type WorksheetRow } from './worksheets.store.ts';
import { contentView } from './worksheets.view.ts';

/** Whoever decides it, where that is another than who handles the case. */
function deciderOf(db: Reader, caller: Caller, { managing_committee: committee }: WorksheetRow) {
  assert(committee !== null, 'a case is decided for a committee');
  return departmentOf(db, caller, committee);
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
  const { newest, issuer } = await context.database.read(scope, async (db) => ({
    newest: (await contentsOf(db, row.id))[0],
    issuer: await (handled === undefined ? deciderOf : handlerOf)(db, caller, row),
  }));
  const number = ANSWERED_ARTICLES.find((one) => one === part);
  const article =
    newest === undefined || number === undefined
      ? undefined
      : whyOfArticle(assess(row, contentView(newest), accident, reader.today), number);
  return {
    place: issuer.place,
    version: row.version,
    organs: [issuer.organ],
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
