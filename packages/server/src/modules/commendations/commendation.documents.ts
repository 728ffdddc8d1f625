// The decision 表彰奖励决定 of the approving body, for the department that grants it.
import { type CommendationFacts, commendationDecision } from '@jinze/documents/official';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import {
  type Ask,
  type DocumentPlace,
  type DocumentSource,
  documentSource,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { fullDepartmentName } from '../../platform/organ-names.ts';
import { slipSource } from '../../platform/slip-source.ts';
import { leadingOrganOf } from '../posts/index.ts';
import { faultOfHearing } from './commendation.decide.ts';
import { type CommendationsContext, ownOf } from './commendations.context.ts';
import { type CommendationRow, commendationById, objectionsOf } from './commendations.store.ts';

type Looking = Pick<CommendationsContext, 'database' | 'clock' | 'scopeFor'>;

/** For the committee that approves; whoever is commended themself is not told by it. */
async function readFor({ database, clock, scopeFor }: Looking, caller: Caller, id: string) {
  const { committees = [] } = scopeFor(caller, 'commendations.grant') ?? {};
  if (committees.length === 0) return undefined;
  const scope = { ...NO_SCOPE, committees };
  const own = ownOf(caller);
  return database.read(scope, async (db) => {
    const row = await commendationById(db, scope, own, id as Id<'commendation'>);
    if (row === undefined || !committees.includes(row.approving_path)) return undefined;
    if (own.includes(row.person_id)) return undefined;
    const objections = (await objectionsOf(db, row.id)).map(({ is_upheld: isUpheld }) => ({
      isUpheld,
    }));
    const heard = { publicTo: row.public_to, objections };
    const isHeard =
      row.state === 'publicised' && faultOfHearing(heard, clock.today()) === undefined;
    return {
      row,
      isHeard,
      organId: (await leadingOrganOf(db, row.approving_path)) ?? null,
      grantNoIn: async (later: Reader) =>
        (await commendationById(later, scope, own, row.id))?.grant_no ?? null,
    };
  });
}

const placeOf = (row: CommendationRow, organId: Id<'organ'> | null): DocumentPlace => ({
  regionPath: row.approving_path,
  scopeKey: null,
  managingCommittee: row.approving_path,
  organId,
  personId: null,
});

const organOf = (row: CommendationRow): string =>
  row.grant_government ?? row.grant_party ?? `${row.approving_name}人民政府`;

/** 及时 says when, not what: that the approving body decides. */
const AWARDS = { timely: '', merit: '记功', citation: '嘉奖' } as const;

const asksOf = (row: CommendationRow): Ask[] => [
  { name: 'award', kind: 'line', isNeeded: true, suggested: AWARDS[row.kind] },
  { name: 'occasion', kind: 'text', isNeeded: true, suggested: row.grounds },
  { name: 'merit', kind: 'text', isNeeded: true, suggested: row.deeds },
];

/** Between the end of the public term, with nothing said against it open, and the grant: then the approving body has it before it. */
const slip = (context: Looking) =>
  slipSource({
    stream: 'commendation',
    find: async (caller, id) => {
      const found = await readFor(context, caller, id);
      if (found === undefined) return undefined;
      const { row, organId, isHeard } = found;
      return {
        place: placeOf(row, organId),
        version: row.version,
        organs: [organOf(row)],
        slip: isHeard
          ? {
              title: `关于给予${row.organ_name}${row.post_title}${row.person_name}表彰奖励的决定`,
              basis: row.basis_documents.join('；'),
              summary: row.deeds,
              office: fullDepartmentName(row.approving_name),
              drafter: '',
            }
          : undefined,
      };
    },
  });

export const commendationDocuments = (context: Looking): readonly DocumentSource[] => [
  documentSource<CommendationFacts>({
    kind: 'commendation-decision',
    stream: 'commendation',
    isNumbered: true,
    isPersonal: true,
    template: commendationDecision,
    find: async (caller, id) => {
      const found = await readFor(context, caller, id);
      if (found === undefined) return undefined;
      const { row, organId, isHeard, grantNoIn } = found;
      const isReady = isHeard || row.state === 'granted';
      return {
        place: placeOf(row, organId),
        version: row.version,
        ...(isReady ? {} : { refusal: 'documents.not-publicised-yet' }),
        ownNumber: row.grant_no,
        ownNumberIn: grantNoIn,
        organs: [organOf(row)],
        addressees: [],
        asks: asksOf(row),
        facts: ({ text }) => ({
          kind: row.kind === 'timely' ? 'timely' : 'periodic',
          award: text('award'),
          people: [
            {
              name: row.person_name,
              post: `${row.organ_name}${row.post_title}`,
              merit: text('merit'),
            },
          ],
          occasion: text('occasion'),
        }),
      };
    },
  }),
  slip(context),
];
