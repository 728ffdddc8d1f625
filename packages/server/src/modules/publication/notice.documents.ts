// The slip of a public notice that was checked and waits for who approves it.
import type { Id } from '@jinze/kernel';
import { placeOfOffice } from '../../platform/document-source.ts';
import { slipSource } from '../../platform/slip-source.ts';
import { leadingOrganOf } from '../posts/index.ts';
import { noticeById } from './notices.store.ts';
import type { PublicationContext } from './publication.context.ts';

export const noticeSlip = ({
  database,
  scopeFor,
}: Pick<PublicationContext, 'database' | 'scopeFor'>) =>
  slipSource({
    stream: 'public-notice',
    find: async (caller, id) => {
      const scope = scopeFor(caller, 'publication.change');
      if (scope === undefined) return undefined;
      return database.read(scope, async (db) => {
        const row = await noticeById(db, scope, id as Id<'public-notice'>);
        if (row === undefined) return undefined;
        const organId = (await leadingOrganOf(db, row.region_path)) ?? null;
        return {
          place: placeOfOffice(row.region_path, row.scope_key, organId),
          version: row.version,
          organs: [row.organ],
          slip:
            row.state === 'checked'
              ? { title: row.title, basis: row.instrument ?? '', summary: row.body, drafter: '' }
              : undefined,
        };
      });
    },
  });
