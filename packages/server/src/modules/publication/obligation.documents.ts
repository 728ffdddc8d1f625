// Whether a region’s results of a year are public in time, on one page: for its office and those above it.
import { OBLIGATION_SUBJECTS, type ObligationSubject } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { computedSource } from '../../platform/conclusion-source.ts';
import type { DocumentSource } from '../../platform/document-source.ts';
import { officeOver } from '../posts/index.ts';
import { type AskedOf, obligationAt } from './obligations.store.ts';
import { obligationViews } from './obligations.ts';
import type { PublicationContext } from './publication.context.ts';

const QUESTIONS: Readonly<Record<ObligationSubject, string>> = {
  bodies: '各地、各单位考核结果是否按期公布',
  persons: '个人考核结果是否按期通报',
};

/** `2025/bodies`. */
function askedIn(part: string | undefined): AskedOf | undefined {
  const [, year, subject] = /^(\d{4})\/(.+)$/.exec(part ?? '') ?? [];
  const what = OBLIGATION_SUBJECTS.find((one) => one === subject);
  return year === undefined || what === undefined ? undefined : { year: Number(year), what };
}

/** Of a region. */
export const obligationDocuments = (
  context: Pick<PublicationContext, 'database' | 'clock' | 'may' | 'scopeFor'>,
): readonly DocumentSource[] => [
  computedSource({
    stream: 'publication-day',
    of: '行政区划',
    find: async (caller, id, part) => {
      const { database, clock, scopeFor } = context;
      const reads = scopeFor(caller, 'publication.obligations');
      if (reads === undefined) return undefined;
      const makes = scopeFor(caller, 'documents.make');
      return database.read(reads, async (db) => {
        const office = await officeOver(db, caller, { reads, makes }, id as Id<'region'>);
        if (office === undefined) return undefined;
        const { region, place, organs } = office;
        const of = askedIn(part);
        const row = of && (await obligationAt(db, reads, { ...of, region: region.path }));
        const [found] =
          row === undefined || of === undefined
            ? []
            : await obligationViews(context, db, caller, [row], of);
        return {
          place,
          organs,
          asOf: clock.today(),
          conclusion: found && {
            subject: region.name,
            question: `${found.year}年度${QUESTIONS[found.what]}`,
            why: found.why,
          },
        };
      });
    },
  }),
];
