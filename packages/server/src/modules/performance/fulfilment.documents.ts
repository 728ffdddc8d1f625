// How one duty of a list stands on a day, on one page: the office’s paper, or of its leader and who serves them their own.
import type { Id } from '@jinze/kernel';
import { computedSource } from '../../platform/conclusion-source.ts';
import { covers } from '../../platform/database/scope.ts';
import { type DocumentSource, placeOfOffice } from '../../platform/document-source.ts';
import { FULFILMENT_WORDS } from './coverage.ts';
import { sectionHolder } from './fulfilment.store.ts';
import type { PerformanceContext } from './performance.context.ts';
import { whyFulfilled } from './person-fulfilment.ts';

type Looking = Pick<PerformanceContext, 'database' | 'clock' | 'scopeFor'>;

/** Of a section; the part is the code of the duty. */
export const fulfilmentDocuments = ({
  database,
  clock,
  scopeFor,
}: Looking): readonly DocumentSource[] => [
  computedSource({
    stream: 'fulfilment',
    of: '责任清单',
    find: async (caller, id, code) => {
      const scope = scopeFor(caller, 'performance.fulfilment-why');
      if (scope === undefined) return undefined;
      const [sectionId, today] = [id as Id<'section'>, clock.today()];
      return database.read(scope, async (db) => {
        const row = await sectionHolder(db, scope, sectionId);
        if (row === undefined) return undefined;
        const found =
          code === undefined
            ? undefined
            : await whyFulfilled(db, scope, { sectionId, code, today });
        const office = placeOfOffice(row.region_path, row.scope_key, row.organ_id);
        const isOffice = covers(scope, { scopeKey: row.scope_key });
        return {
          place: isOffice ? office : { ...office, personId: row.person_id },
          organs: [row.organ_name],
          asOf: today,
          conclusion: found && {
            subject: `${row.post_title}${row.person_name}`,
            question: `“${found.why.heading}”履行情况`,
            why: { ...found.why, heading: FULFILMENT_WORDS[found.state] },
          },
        };
      });
    },
  }),
];
