// The conclusion of an examination on one page, for whoever reads it: the department whole, the office what it may know.
import type { Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import {
  type DocumentPlace,
  type DocumentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { fullDepartmentName, safetyOfficeName } from '../../platform/organ-names.ts';
import { leadingOrganOf } from '../posts/index.ts';
import { type CommendationsContext, ownOf } from './commendations.context.ts';
import { type CommendationRow, commendationById, examinationsOf } from './commendations.store.ts';
import { examinationView, type Reading, readingOf } from './commendations.view.ts';

/** Of the committee as which the caller reads it, or of the office that nominates; with what it is called. */
function issuerFor(
  { may }: CommendationsContext,
  caller: Caller,
  row: CommendationRow,
  { isDepartment }: Reading,
): { readonly place: DocumentPlace; readonly organ: string } {
  if (!isDepartment)
    return {
      place: placeOfOffice(row.region_path, row.scope_key, null),
      organ: safetyOfficeName(row.issuer_name),
    };
  const { managing_committee: managing, managing_name: name } = row;
  const isManaging =
    managing !== null && may(caller, 'commendations.commendation', { managingCommittee: managing });
  const committee = isManaging ? managing : row.approving_path;
  return {
    place: {
      regionPath: committee,
      scopeKey: null,
      managingCommittee: committee,
      organId: null,
      personId: null,
    },
    organ: fullDepartmentName(isManaging ? (name ?? '') : row.approving_name),
  };
}

async function find(
  context: CommendationsContext,
  caller: Caller,
  id: string,
  part: string | undefined,
) {
  const scope = context.scopeFor(caller, 'commendations.commendation');
  if (scope === undefined) return undefined;
  return context.database.read(scope, async (db) => {
    const row = await commendationById(db, scope, ownOf(caller), id as Id<'commendation'>);
    const reading = row && readingOf(context, caller, row);
    if (row === undefined || reading?.isHandler !== true) return undefined;
    const examined = (await examinationsOf(db, row.id)).find(
      ({ number }) => String(number) === part,
    );
    const { place, organ } = issuerFor(context, caller, row, reading);
    const organId = (await leadingOrganOf(db, place.regionPath)) ?? null;
    return {
      place: { ...place, organId },
      version: row.version,
      organs: [organ],
      conclusion: examined && {
        subject: `${row.organ_name}${row.post_title}${row.person_name}`,
        question: '能否表彰奖励',
        why: examinationView(examined, reading).why,
      },
    };
  });
}

export const examinationDocuments = (context: CommendationsContext): readonly DocumentSource[] => [
  conclusionSource({
    stream: 'commendation',
    recordName: '表彰奖励',
    isConcealed: true,
    find: (caller, id, part) => find(context, caller, id, part),
  }),
];
