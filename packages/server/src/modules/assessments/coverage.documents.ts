// How far a year’s undertakings are covered, on one page: for the office that keeps the register.
import type { Id } from '@jinze/kernel';
import { computedSource } from '../../platform/conclusion-source.ts';
import { placeOfKey } from '../../platform/database/scope.ts';
import type { DocumentSource } from '../../platform/document-source.ts';
import { officeOver } from '../posts/index.ts';
import { hiddenFrom, type LettersContext, whyOfYear } from './read-coverage.ts';
import type { ResultUsesContext } from './result-use.context.ts';

/** Of a region; the part is the year. Of the bodies of that region’s office alone, wherever else the caller has one. */
export const coverageDocuments = (
  context: LettersContext & Pick<ResultUsesContext, 'clock' | 'scopeFor'>,
): readonly DocumentSource[] => [
  computedSource({
    stream: 'result-use-coverage',
    of: '行政区划',
    find: async (caller, id, part) => {
      const { database, clock, scopeFor } = context;
      const reads = scopeFor(caller, 'assessments.why-uses');
      if (reads === undefined) return undefined;
      const makes = scopeFor(caller, 'documents.make');
      const hidden = await hiddenFrom(context, caller);
      return database.read(reads, async (db) => {
        const office = await officeOver(db, caller, { reads, makes }, id as Id<'region'>);
        // The register is an office’s own: of a region below it, it has none.
        if (office === undefined || office.place.regionPath !== office.region.path)
          return undefined;
        const { region, place, organs } = office;
        const keys = reads.keys.filter((key) => placeOfKey(key).regionPath === region.path);
        const why = /^\d{4}$/.test(part ?? '')
          ? await whyOfYear(db, { ...reads, keys }, hidden, Number(part))
          : undefined;
        return {
          place,
          organs,
          asOf: clock.today(),
          conclusion: why && {
            subject: region.name,
            question: `${part}年度考核结果运用情况`,
            why,
          },
        };
      });
    },
  }),
];
