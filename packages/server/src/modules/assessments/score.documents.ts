// What a subject comes to, whole or on one item, on one page: as its reader has it, who organises or its own office as it was told.
import type { Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import { placeOfKey, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type DocumentSource, placeOfOffice } from '../../platform/document-source.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { safetyOfficeName } from '../../platform/organ-names.ts';
import { leadingOrganOf, regionAt } from '../posts/index.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { subjectsAboutCaller } from './impartial.ts';
import { subjectOf } from './read-assessments.ts';
import { whoOf } from './subject.documents.ts';
import { readingOf } from './subject.view.ts';
import { type SubjectRow, subjectById } from './subjects.store.ts';
import { pointsOf } from './why-score.ts';

const READ = 'assessments.subject';

/** The office whose paper it is; nobody makes one of their own result. */
async function officeFor(context: AssessmentsContext, caller: Caller, row: SubjectRow) {
  const isOwn = row.person_id !== null && selvesOf(caller).includes(row.person_id);
  if (isOwn) return undefined;
  const about = await subjectsAboutCaller(context, caller, row.exercise_id);
  if (readingOf(context, caller, row, about).isOrganiser) return row.organiser_key;
  // Of its own organs a place is the organiser alone: who keeps out of it there is no other side of it.
  if (row.scope_key === row.organiser_key) return undefined;
  return context.may(caller, READ, { scopeKey: row.scope_key }) ? row.scope_key : undefined;
}

async function find(
  context: AssessmentsContext,
  caller: Caller,
  id: string,
  part: string | undefined,
) {
  const { database } = context;
  const scope = context.scopeFor(caller, READ);
  if (scope === undefined) return undefined;
  const row = await database.read(scope, (db) => subjectById(db, scope, id as Id<'assessed'>));
  const scopeKey = row && (await officeFor(context, caller, row));
  if (row === undefined || scopeKey === undefined) return undefined;
  const { regionPath } = placeOfKey(scopeKey);
  const { region, organId } = await database.read(SYSTEM_SCOPE, async (db) => ({
    region: await regionAt(db, regionPath),
    organId: (await leadingOrganOf(db, regionPath)) ?? null,
  }));
  const { score, whys } = await subjectOf(context, caller, scope, row.id);
  const [, why] = Object.entries(whys ?? {}).find(([named]) => named === part) ?? [];
  const item = part === 'total' ? undefined : score?.items.find((each) => each.id === part);
  return {
    place: placeOfOffice(regionPath, scopeKey, organId),
    version: row.version,
    organs: [safetyOfficeName(region?.name ?? '')],
    conclusion: why && {
      subject: whoOf(row),
      question: item === undefined ? '考核得分和等次' : `“${item.title}”一项得分`,
      why: item === undefined ? why : { ...why, heading: pointsOf(item) },
    },
  };
}

export const scoreDocuments = (context: AssessmentsContext): readonly DocumentSource[] => [
  conclusionSource({
    stream: 'assessment-subject',
    recordName: '考核对象的结果',
    isConcealed: true,
    find: (caller, id, part) => find(context, caller, id, part),
  }),
];
