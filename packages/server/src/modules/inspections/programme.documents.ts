// What a programme has covered, on one page: for the office that laid it down.
import { documentDate, type Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import { type DocumentSource, placeOfOffice } from '../../platform/document-source.ts';
import { safetyOfficeName } from '../../platform/organ-names.ts';
import { leadingOrganOf } from '../posts/index.ts';
import type { InspectionsContext } from './inspections.context.ts';
import { programmeById } from './programmes.store.ts';
import { whyOfCoverage } from './programmes.ts';

export const programmeDocuments = ({
  database,
  clock,
  scopeFor,
}: Pick<InspectionsContext, 'database' | 'clock' | 'scopeFor'>): readonly DocumentSource[] => [
  conclusionSource({
    stream: 'inspection-programme',
    recordName: '巡查计划',
    find: async (caller, id, part) => {
      const scope = scopeFor(caller, 'inspections.programme');
      if (scope === undefined) return undefined;
      return database.read(scope, async (db) => {
        const row = await programmeById(db, scope.keys, id as Id<'inspection-programme'>);
        if (row === undefined) return undefined;
        const organId = (await leadingOrganOf(db, row.region_path)) ?? null;
        const today = clock.today();
        const why = part === 'coverage' ? await whyOfCoverage(db, row, today) : undefined;
        return {
          place: placeOfOffice(row.region_path, row.scope_key, organId),
          version: row.version,
          organs: [safetyOfficeName(row.region_name)],
          conclusion: why && {
            subject: row.title,
            question: '巡查覆盖情况',
            why: { ...why, heading: `截至${documentDate(today)}，${why.heading}` },
          },
        };
      });
    },
  }),
];
