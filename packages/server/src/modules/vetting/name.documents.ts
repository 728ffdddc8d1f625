// The answer about one name of a list on one page, for the office that answers and the department that asked.
import type { VettingPurpose, VettingState } from '@jinze/contracts';
import { documentDate, type Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import {
  type DocumentPlace,
  type DocumentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { fullDepartmentName, safetyOfficeName } from '../../platform/organ-names.ts';
import { wordOfAnswer } from './letter-words.ts';
import type { VettingContext } from './vetting.context.ts';
import { nameNumbered, type RequestRow, requestById } from './vetting.store.ts';
import { whyOfOpinion } from './why-opinion.ts';

const QUESTIONS: Readonly<Record<VettingPurpose, string>> = {
  promotion: '能否提拔',
  'important-appointment': '能否进一步使用、担任重要职务',
  honour: '能否评先评优、表彰奖励',
  'excellent-appraisal': '年度考核能否评为优秀',
};

/** What it said is not said any more. */
const ENDED: readonly VettingState[] = ['revoked', 'withdrawn'];

interface ReadSide {
  readonly place: DocumentPlace;
  readonly organ: string;
  /** What that side reads, whatever else the caller is. */
  readonly scope: Scope;
}

/** As the office whose answer it is, or else as the department that asked: of who is both it is the office's. */
function sideOf(
  { may }: VettingContext,
  caller: Caller,
  { keys, committees }: Scope,
  row: RequestRow,
): ReadSide {
  const { scope_key: scopeKey, asking_committee: managingCommittee } = row;
  return scopeKey !== null && may(caller, 'vetting.name', { scopeKey })
    ? {
        place: placeOfOffice(row.answering_region, scopeKey, null),
        organ: safetyOfficeName(row.office_name),
        scope: { ...NO_SCOPE, keys },
      }
    : {
        place: {
          regionPath: managingCommittee,
          scopeKey: null,
          managingCommittee,
          organId: null,
          personId: null,
        },
        organ: fullDepartmentName(row.committee_name ?? ''),
        scope: { ...NO_SCOPE, committees },
      };
}

async function find(context: VettingContext, caller: Caller, id: string, part: string | undefined) {
  const scope = context.scopeFor(caller, 'vetting.name');
  if (scope === undefined) return undefined;
  const row = await context.database.read(scope, (db) =>
    requestById(db, scope, selvesOf(caller), id as Id<'vetting-request'>),
  );
  if (row === undefined) return undefined;
  const number = /^[1-9]\d{0,5}$/.test(part ?? '') ? Number(part) : undefined;
  const { place, organ, scope: ofSide } = sideOf(context, caller, scope, row);
  const name =
    number === undefined
      ? undefined
      : await context.database.read(ofSide, (db) => nameNumbered(db, row, number));
  return {
    place,
    version: row.version,
    organs: [organ],
    conclusion:
      name === undefined || name.answer === null || ENDED.includes(row.state)
        ? undefined
        : {
            subject: `${name.organ_name}${name.post_title}${name.person_name}`,
            question: QUESTIONS[row.purpose],
            why: {
              ...whyOfOpinion(row, name),
              heading: `截至${documentDate(row.asked_for)}，${wordOfAnswer(name.answer)}${name.answer === 'no-bar-recorded' ? '（这不是推荐意见）' : ''}${row.state === 'issued' ? '' : '（意见还没有出具）'}`,
            },
          },
  };
}

export const nameDocuments = (context: VettingContext): readonly DocumentSource[] => [
  conclusionSource({
    stream: 'vetting-request',
    recordName: '考察函询',
    // No candidate learns of being looked at.
    isConcealed: true,
    find: (caller, id, part) => find(context, caller, id, part),
  }),
];
