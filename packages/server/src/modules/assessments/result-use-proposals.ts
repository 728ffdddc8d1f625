// What is on record elsewhere and belongs into the register: letters of vetting, decrees of commendation, final results. Somebody takes each over.
import type { ResultUseInput, ResultUseKind, ResultUseProposal } from '@jinze/contracts';
import { documentDate, LONG_TEXT } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Caller, Selves } from '../../platform/http/caller.ts';
import { departmentName } from '../../platform/organ-names.ts';
import { type FinalResult, finalResultsUnused } from './final-results.store.ts';
import type {
  CommendationDecree,
  IssuedLetter,
  ResultUsesContext,
  TakenFrom,
} from './result-use.context.ts';
import { usesOnRecord } from './result-use.store.ts';

const OF_PURPOSE: Readonly<
  Record<IssuedLetter['purpose'], { readonly kind: ResultUseKind; readonly words: string }>
> = {
  promotion: { kind: 'appointment', words: '提拔任用人选考察' },
  'important-appointment': { kind: 'appointment', words: '进一步使用、担任重要职务人选考察' },
  honour: { kind: 'honour', words: '评先评优、表彰奖励人选考察' },
  'excellent-appraisal': { kind: 'appraisal', words: '年度考核优秀等次人选审核' },
};

const NOTHING: Omit<ResultUseInput, 'kind' | 'name' | 'organ'> = {
  safetyIn: 'yes',
  weight: null,
  documentNo: null,
  sentTo: null,
  sentOn: null,
  sentNo: null,
  howUsed: null,
  feedback: null,
};

/** Neither the title of the list nor anybody's name: who is on it is for those who handle it. */
export function proposalOfLetter(letter: IssuedLetter, year: number): ResultUseProposal {
  const { kind, words } = OF_PURPOSE[letter.purpose];
  const department = departmentName(letter.committeeName);
  return {
    ...NOTHING,
    kind,
    name: `${words}（${letter.documentNo}）`,
    organ: department,
    sentTo: department,
    sentOn: letter.issuedOn,
    sentNo: letter.documentNo,
    howUsed: letter.uses.length === 0 ? null : letter.uses.join('；').slice(0, LONG_TEXT),
    origin: 'vetting',
    ref: letter.id,
    region: letter.regionPath,
    regionName: letter.regionName,
    year,
  };
}

export const proposalOfDecree = (decree: CommendationDecree, year: number): ResultUseProposal => ({
  ...NOTHING,
  kind: 'honour',
  name: `安全生产${decree.kindName}（${decree.documentNo}）`,
  organ: decree.organs.slice(0, 120),
  documentNo: decree.documentNo,
  origin: 'commendation',
  ref: decree.documentNo,
  region: decree.regionPath,
  regionName: decree.regionName,
  year,
});

/** Who a person is stands behind the result, for those who read that. */
const subjectWord = ({ of }: FinalResult): string =>
  'name' in of ? of.name : `${of.post}（名册第${of.place}号）`;

/** Reference for the leaders’ appraisal: whether that takes safety in, and whether the result was sent, is for people to say. */
function proposalOfResult(result: FinalResult): ResultUseProposal {
  const { exercise, grade, total } = result;
  const { title, year, regionPath, finalOn, approval } = exercise;
  const said = grade ?? (total === null ? '' : `${total}分`);
  const final = `${subjectWord(result)}${said}（${approval.documentNo}，${documentDate(finalOn)}确定）`;
  return {
    ...NOTHING,
    kind: 'appraisal',
    // What is longer than a name may be ends in the title.
    name: `领导班子和领导干部年度考核参考：${final}，${title}`.slice(0, 120),
    organ: departmentName(result.regionName),
    safetyIn: 'unknown',
    origin: 'assessment',
    ref: result.subjectId,
    region: regionPath,
    regionName: result.regionName,
    year,
  };
}

/** What is taken makes room for the rest. */
const PROPOSED_MOST = 200;

/** `ref`: that one alone. Each source is read in the caller's own scope there: nobody is proposed what they may not read. */
export async function proposalsOf(
  { database, scopeFor, sources }: ResultUsesContext,
  reader: { readonly caller: Caller; readonly scope: Scope; readonly selves: Selves },
  { year, ref }: { readonly year: number; readonly ref?: string | undefined },
): Promise<{ readonly items: readonly ResultUseProposal[]; readonly isCut: boolean }> {
  const { caller, scope, selves } = reader;
  const scopeOf = (action: string): Scope => {
    const { keys } = scopeFor(caller, action) ?? NO_SCOPE;
    return { ...NO_SCOPE, keys };
  };
  const vetting = scopeOf('vetting.list');
  const commendations = scopeOf('commendations.list');
  const assessed = scopeOf('assessments.consequences');
  const taken = await database.read(scope, (db) => usesOnRecord(db, scope, [year]));
  const knownOf = (origin: TakenFrom['origin']) =>
    taken.flatMap((use) =>
      use.origin === origin && use.originRef !== null
        ? [{ region: use.regionPath, ref: use.originRef }]
        : [],
    );
  // One more than is shown tells that there are more.
  const limit = PROPOSED_MOST + 1;
  const letters = await database.read(vetting, (db) => {
    const known = knownOf('vetting').map((use) => use.ref);
    return sources.letters(db, vetting, selves, { year, known, limit });
  });
  const decrees = await database.read(commendations, (db) => {
    const known = knownOf('commendation').map((use) => `${use.region} ${use.ref}`);
    return sources.decrees(db, commendations, selves, { year, known, limit });
  });
  const results = await database.read(assessed, (db) =>
    finalResultsUnused(db, assessed, selves, { year, subjectId: ref, limit }),
  );
  const found = [
    ...letters.map((letter) => proposalOfLetter(letter, year)),
    ...decrees.map((decree) => proposalOfDecree(decree, year)),
    ...results.map(proposalOfResult),
  ].filter((one) => ref === undefined || one.ref === ref);
  return { items: found.slice(0, PROPOSED_MOST), isCut: found.length > PROPOSED_MOST };
}
