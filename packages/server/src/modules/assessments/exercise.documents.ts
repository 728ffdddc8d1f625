// The notice 通报 of an assessment of bodies that is final: grades in administrative order, nobody's score.
import { type PublicationFacts, publicationNotice } from '@jinze/documents/official';
import { documentDate, type Id } from '@jinze/kernel';
import { covers } from '../../platform/database/scope.ts';
import {
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { leadingOrganOf, regionAt } from '../posts/index.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { exerciseById } from './exercises.store.ts';
import { type FinalBody, finalGradesOfBodies } from './final-results.store.ts';

type Looking = Pick<AssessmentsContext, 'database' | 'scopeFor'>;

async function readFinal({ database, scopeFor }: Looking, caller: Caller, id: string) {
  const scope = scopeFor(caller, 'assessments.finalise');
  if (scope === undefined) return undefined;
  return database.read(scope, async (db) => {
    const final = await finalGradesOfBodies(db, scope, id as Id<'assessment'>);
    if (final === undefined || !covers(scope, { scopeKey: final.exercise.scopeKey }))
      return undefined;
    const row = await exerciseById(db, scope, final.exercise.id);
    const region = await regionAt(db, final.exercise.regionPath);
    if (row === undefined || region === undefined) return undefined;
    const organId = (await leadingOrganOf(db, region.path)) ?? null;
    return { ...final, version: row.version, regionName: region.name, organId };
  });
}

/** Class by class where there are several; also the grades nobody got, and those without one. */
function gradesOf(
  grades: readonly string[],
  bodies: readonly FinalBody[],
): PublicationFacts['grades'] {
  const classes = Map.groupBy(bodies, ({ className }) => className ?? '其他');
  return [...classes].flatMap(([name, those]) => {
    const prefix = classes.size < 2 ? '' : name;
    const of = (grade: string | null) =>
      those.filter((body) => body.grade === grade).map((body) => body.name);
    const without = of(null);
    return [
      ...grades.map((grade) => ({ grade: `${prefix}${grade}`, bodies: of(grade) })),
      ...(without.length === 0 ? [] : [{ grade: `${prefix}未评定`, bodies: without }]),
    ];
  });
}

export const exerciseDocuments = (context: Looking): readonly DocumentSource[] => [
  documentSource<PublicationFacts>({
    kind: 'publication-notice',
    stream: 'assessment',
    isNumbered: true,
    isPersonal: false,
    template: publicationNotice,
    find: async (caller, id) => {
      const found = await readFinal(context, caller, id);
      if (found === undefined) return undefined;
      const { exercise, bodies, regionName } = found;
      return {
        place: placeOfOffice(exercise.regionPath, exercise.scopeKey, found.organId),
        version: found.version,
        ...(exercise.grades.length === 0 ? { refusal: 'documents.no-grades' } : {}),
        organs: [exercise.approval.organ],
        addressees: [],
        asks: [{ name: 'contestUntil', kind: 'date', isNeeded: false, suggested: '' }],
        facts: ({ maybe, date }) => ({
          region: regionName,
          year: exercise.year,
          grades: gradesOf(exercise.grades, bodies),
          ...(maybe('contestUntil') === undefined
            ? {}
            : { contestUntil: documentDate(date('contestUntil')) }),
        }),
      };
    },
  }),
];
