// Why a report from the public went where it went, on one page: for whoever handles it, and nobody who handled it before.
import { documentDate, type Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import type { DocumentPlace, DocumentSource } from '../../platform/document-source.ts';
import { selvesOf } from '../../platform/http/caller.ts';
import { disciplineOrganName, safetyOfficeName } from '../../platform/organ-names.ts';
import { leadingOrganOf } from '../posts/index.ts';
import { whyOfRoute } from './report-route.words.ts';
import type { ReportsContext } from './reports.context.ts';
import { type ReportRow, reportById } from './reports.store.ts';

/** The report’s own: an office’s by its scope key, or the discipline organ’s of a committee. */
const placeOf = (row: ReportRow, organId: Id<'organ'> | null): DocumentPlace => ({
  regionPath: row.handler_path,
  scopeKey: row.scope_key,
  managingCommittee: row.managing_committee,
  organId,
  personId: null,
});

export const reportRouteDocuments = ({
  database,
  scopeFor,
}: Pick<ReportsContext, 'database' | 'scopeFor'>): readonly DocumentSource[] => [
  conclusionSource({
    stream: 'public-report',
    recordName: '群众举报',
    // That somebody told is known to whoever handles it alone; who it was is on no paper.
    isConcealed: true,
    find: async (caller, id, part) => {
      const scope = scopeFor(caller, 'publication.report');
      if (scope === undefined) return undefined;
      return database.read(scope, async (db) => {
        const row = await reportById(db, scope, selvesOf(caller), id as Id<'public-report'>);
        if (row === undefined) return undefined;
        const { handler_path: path, handler_name: name, track } = row;
        return {
          place: placeOf(row, (await leadingOrganOf(db, path)) ?? null),
          version: row.version,
          organs: [track === 'office' ? safetyOfficeName(name) : disciplineOrganName(name)],
          conclusion:
            part === 'route'
              ? {
                  subject: `${documentDate(row.received_on)}收到的举报`,
                  question: '由谁办理',
                  why: whyOfRoute(row.route),
                }
              : undefined,
        };
      });
    },
  }),
];
