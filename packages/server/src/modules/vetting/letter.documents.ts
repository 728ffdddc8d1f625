// The letter 复函 as it was issued: the answers of the frozen round, nothing computed anew; for the office that issues it.
import type { VettingFacts, VettingReasons } from '@jinze/contracts';
import {
  type VettedPerson,
  type VettingFacts as VettingLetterFacts,
  vettingLetter,
} from '@jinze/documents/official';
import { APPRAISAL_NAMES, ASSESSMENT_NAMES, assert, documentDate, type Id } from '@jinze/kernel';
import { covers } from '../../platform/database/scope.ts';
import {
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { fullDepartmentName, safetyOfficeName } from '../../platform/organ-names.ts';
import { leadingOrganOf } from '../posts/index.ts';
import { PURPOSE_WORDS, wordOfAnswer } from './letter-words.ts';
import { countsOf } from './opinions.store.ts';
import type { VettingContext } from './vetting.context.ts';
import { type NameWithOpinion, namesPage, type RequestRow, requestById } from './vetting.store.ts';
import { accidentAndFindingLines } from './why-opinion.ts';

type Looking = Pick<VettingContext, 'database' | 'scopeFor'>;

/** Of so many people a letter tells one by one what is on record; of more only what is not clear. */
const TOLD_WHOLE = 20;
/** A longer list is no table of a letter: it goes with it as a spreadsheet. */
const LISTED = 300;

/** For the office that issues it; whoever is on the list, or serves somebody who is, has no such request. */
async function readFor({ database, scopeFor }: Looking, caller: Caller, id: string) {
  const scope = scopeFor(caller, 'vetting.issue');
  if (scope === undefined) return undefined;
  return database.read(scope, async (db) => {
    const row = await requestById(db, scope, selvesOf(caller), id as Id<'vetting-request'>);
    const scopeKey = row?.scope_key ?? null;
    if (row === undefined || scopeKey === null || !covers(scope, { scopeKey })) return undefined;
    const counts = await countsOf(db, row, 'letter');
    const isListed = row.state === 'issued' && row.name_count <= LISTED;
    return {
      row,
      scopeKey,
      counts,
      names: isListed
        ? await namesPage(db, row, { shown: 'all', part: 'letter', after: 0, limit: LISTED })
        : [],
      organId: (await leadingOrganOf(db, row.answering_region)) ?? null,
    };
  });
}

function answerOf(row: NameWithOpinion): string {
  const { answer, until_day: until, or_until: orUntil } = row;
  const said = `${wordOfAnswer(answer)}${row.to_judge === true ? '，有供研判的事项' : ''}`;
  const days = [orUntil, until].filter((day) => day !== null).map(documentDate);
  return days.length === 0 ? said : `${said}，至${[...new Set(days)].join('或者')}`;
}

/** What there is none of is not counted. */
function fulfilmentText(year: VettingFacts['fulfilment'][number]): string {
  const counts = [
    ['到位', year.met],
    ['部分到位', year.partly],
    ['没有记录', year.noRecord],
    ['未到期', year.notYetDue],
    ['尚不能确定', year.cannotTell],
  ] as const;
  const said = counts.flatMap(([word, count]) => (count === 0 ? [] : [`${word}${count}项`]));
  if (said.length === 0) return '没有列入的职责';
  return `${said.join('，')}${year.noRecord === 0 ? '' : '（没有记录不等于没有履行）'}`;
}

function onRecord(row: NameWithOpinion, facts: VettingFacts): string[] {
  return [
    ...facts.posts.map(
      ({ organName, postTitle, from, to, fields }) =>
        `任职：${organName}${postTitle}（${documentDate(from)}至${to === null ? '今' : documentDate(to)}${
          fields.length === 0 ? '' : `，分管${fields.join('、')}`
        }）`,
    ),
    ...facts.fulfilment.map((year) => `${year.year}年度履职：${fulfilmentText(year)}`),
    ...accidentAndFindingLines(facts),
    ...(row.assessment === null ? [] : [`安全生产工作考核：${ASSESSMENT_NAMES[row.assessment]}`]),
    ...(row.last_appraisal === null
      ? []
      : [`来函所列上年度考核：${APPRAISAL_NAMES[row.last_appraisal]}`]),
    ...(facts.commendations === null
      ? ['表彰奖励：本系统没有登记']
      : facts.commendations.map(({ name, grantedOn }) => `${documentDate(grantedOn)}${name}`)),
  ];
}

/** Of a long list whoever is clear is told by the table alone. */
function personOf(row: NameWithOpinion, isShort: boolean): VettedPerson {
  const said = row.reasons as unknown as VettingReasons;
  const isTold = isShort || row.answer !== 'no-bar-recorded' || row.to_judge === true;
  return {
    name: row.person_name,
    post: `${row.organ_name}${row.post_title}`,
    answer: answerOf(row),
    reasons: isTold ? said.reasons : [],
    missing: isTold ? said.missing : [],
    forJudgement: isTold ? said.forJudgement : [],
    onRecord: isShort ? onRecord(row, row.facts as unknown as VettingFacts) : [],
  };
}

function refusalOf({ state }: RequestRow): { refusal?: string } {
  if (state === 'revoked' || state === 'withdrawn') return { refusal: 'documents.record-ended' };
  return state === 'issued' ? {} : { refusal: 'documents.not-issued-yet' };
}

export const vettingDocuments = (context: Looking): readonly DocumentSource[] => [
  documentSource<VettingLetterFacts>({
    kind: 'vetting-letter',
    stream: 'vetting-request',
    isNumbered: true,
    isPersonal: true,
    isConcealed: true,
    template: vettingLetter,
    find: async (caller, id) => {
      const found = await readFor(context, caller, id);
      if (found === undefined) return undefined;
      const { row, scopeKey, counts, names, organId } = found;
      return {
        place: placeOfOffice(row.answering_region, scopeKey, organId),
        version: row.version,
        ...refusalOf(row),
        ownNumber: row.letter_no,
        organs: [safetyOfficeName(row.office_name)],
        addressees: [fullDepartmentName(row.committee_name ?? '')],
        asks: [],
        facts: () => {
          assert(counts !== null && row.valid_until !== null, 'a letter that was issued');
          return {
            requestNumber: row.basis_document,
            purpose: PURPOSE_WORDS[row.purpose],
            askedFor: row.asked_for,
            validUntil: row.valid_until,
            counts: { names: row.name_count, ...counts },
            people: names.map((name) => personOf(name, row.name_count <= TOLD_WHOLE)),
          };
        },
      };
    },
  }),
];
