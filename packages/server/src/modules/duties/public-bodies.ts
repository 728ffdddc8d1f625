// A body's lists as the public may see them: posts and duties as issued, no states.
import type { PublicList } from '@jinze/contracts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { type SectionWithItems, sectionsInForce } from './sections.store.ts';

/** Posts and duties, as issued; nothing of who has signed or objected. */
function publicBodies(sections: readonly SectionWithItems[]): PublicList['bodies'] {
  const byOrgan = Map.groupBy(sections, (row) => row.organ_name);
  return [...byOrgan].map(([organName, rows]) => ({
    organName,
    posts: rows.map((row) => ({
      postTitle: row.post_title,
      personName: row.person_name,
      instrument: row.instrument,
      portfolios: [...row.portfolios],
      documentNo: row.issue_document_no ?? '',
      items: row.items.map(({ article, title, text }) => ({ article, title, text })),
    })),
  }));
}

export async function publicBodiesOf(
  db: Reader,
  scope: Scope,
  of: { readonly regionPath: string; readonly year: number },
): Promise<PublicList['bodies']> {
  return publicBodies(await sectionsInForce(db, scope, of));
}
