// What follows a person for life (art. 24): decisions, the bars of a day, cases still open; and which bars end when.
import type { BarEnd, PersonRegister } from '@jinze/contracts';
import { UNVERIFIED } from '@jinze/documents/official';
import { type CivilDate, documentDate, type Id } from '@jinze/kernel';
import { type BarsInput, type BarsOutput, bars, type TakenMeasure } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { latestCommittee, latestCommittees, postsEverHeld } from '../posts/index.ts';
import { isRead } from './case-on-paper.ts';
import {
  type DecisionRow,
  decisionsOfPersons,
  everybodyWithMeasures,
  type MeasureRow,
  measuresOf,
} from './decisions.store.ts';
import { decisionLine } from './decisions.view.ts';
import type { CaseReader } from './judging.decide.ts';
import { sentencesOf, whysOfBars } from './why-bars.ts';
import { openWorksheetsOf, whereaboutsOf } from './worksheets.store.ts';

/** How a measure of a decision is named in the rules’ answer. */
const nameOf = (decision: Id<'decision'>, number: number | '') => `${decision}#${number}`;

/** The day of the decision it took the place of, at the beginning of all its appeals. */
function firstDayOf(row: DecisionRow, rows: ReadonlyMap<string, DecisionRow>): CivilDate {
  const before = row.follows_id === null ? undefined : rows.get(row.follows_id);
  return before === undefined ? row.decided_on : firstDayOf(before, rows);
}

/** Which accident, told apart from every other: one known by its words alone is not one of the register. */
const accidentOf = (row: DecisionRow) =>
  row.accident_id ??
  (row.because_accident ? (row.accident_name ?? `${row.organ}${row.document_no}`) : null);

/** What stands of a decision, as the rules take it: one that was changed or revoked no longer bars. */
function takenOf(
  row: DecisionRow,
  measures: readonly MeasureRow[],
  firstDecidedOn: CivilDate,
): TakenMeasure[] {
  if (row.state !== 'in-force') return [];
  const accident = accidentOf(row);
  return measures.map((given) => ({
    id: nameOf(row.id, given.number),
    measure: given.measure,
    decidedOn: row.decided_on,
    groupId: row.id,
    ...(firstDecidedOn === row.decided_on ? {} : { firstDecidedOn }),
    ...(given.until_day === null ? {} : { until: given.until_day }),
    ...(given.probation_months === null ? {} : { probationMonths: given.probation_months }),
    ...(given.measure === 'party-probation' && given.restored_on !== null
      ? { restoredOn: given.restored_on }
      : {}),
    ...(row.because_accident ? { because: 'accident' as const } : {}),
    ...(accident === null ? {} : { accident }),
  }));
}

export interface MeasuresOfPerson {
  readonly measures: readonly TakenMeasure[];
  readonly whereabouts: Pick<BarsInput, 'retiredOn' | 'leftOn' | 'diedOn'>;
}

const EMPTY: MeasuresOfPerson = { measures: [], whereabouts: {} };

/** What `bars` and `eligibility` take of many people; three statements, whatever their number. */
export async function measuresOfPersons(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<(personId: Id<'person'>) => MeasuresOfPerson> {
  const rows = await decisionsOfPersons(db, personIds);
  const measures = await measuresOf(
    db,
    rows.map(({ id }) => id),
  );
  const now = await whereaboutsOf(db, personIds);
  const byId = new Map<string, DecisionRow>(rows.map((row) => [row.id, row]));
  const taken = Map.groupBy(
    rows.flatMap((row) =>
      takenOf(row, measures.get(row.id) ?? [], firstDayOf(row, byId)).map((one) => ({
        personId: row.person_id,
        one,
      })),
    ),
    ({ personId }) => personId,
  );
  return (personId) => {
    const own = taken.get(personId);
    const { status, since } = now.get(personId) ?? {};
    if (own === undefined && since === undefined) return EMPTY;
    return {
      measures: (own ?? []).map(({ one }) => one),
      whereabouts: {
        ...(status === 'retired' && since ? { retiredOn: since } : {}),
        ...(status === 'left' && since ? { leftOn: since } : {}),
        ...(status === 'deceased' && since ? { diedOn: since } : {}),
      },
    };
  };
}

/** The rule refuses nothing here: what was recorded has been let through by the same conditions. */
function barsOf({ measures, whereabouts }: MeasuresOfPerson, asOf: CivilDate): BarsOutput {
  const found = bars({ measures, ...whereabouts, asOf });
  if (!found.ok) throw new Error(`invariant broken: ${found.error.code}`);
  return found.value;
}

/** What the rules say of the person that day, and the windows that one decision has a part in. */
async function foundOfDecision(
  db: Reader,
  row: Pick<DecisionRow, 'id' | 'person_id'>,
  asOf: CivilDate,
): Promise<{ readonly found: BarsOutput; readonly windows: BarsOutput['windows'][number][] }> {
  const of = await measuresOfPersons(db, [row.person_id]);
  const found = barsOf(of(row.person_id), asOf);
  const windows = found.windows.filter(({ decisions }) =>
    decisions.some((name) => name.startsWith(nameOf(row.id, ''))),
  );
  return { found, windows };
}

export async function barsOfDecision(
  db: Reader,
  row: Pick<DecisionRow, 'id' | 'person_id' | 'state'>,
  asOf: CivilDate,
): Promise<BarsOutput['windows'][number][]> {
  if (row.state !== 'in-force') return [];
  return (await foundOfDecision(db, row, asOf)).windows;
}

/** What asks whoever reads to look the source up is for who writes a paper; on it the sentence it is about is marked. */
const FOR_THE_WRITER: readonly string[] = ['bars.unverified', 'bars.partly-verified'];

/** The same in sentences, as they may stand on a paper. */
export async function barSentencesOf(
  db: Reader,
  row: Pick<DecisionRow, 'id' | 'person_id' | 'state'>,
  asOf: CivilDate,
): Promise<string[]> {
  if (row.state !== 'in-force') return [];
  const { found, windows } = await foundOfDecision(db, row, asOf);
  const reasons = found.reasons
    .filter(({ code }) => !FOR_THE_WRITER.includes(code))
    .map((one) => ({
      ...one,
      text: one.basis.every(({ status }) => isRead(status))
        ? one.text
        : `${one.text}（${UNVERIFIED}）`,
    }));
  return [...new Set(sentencesOf(windows, { reasons }))].map((text) =>
    text.replaceAll(/\d{4}-\d{2}-\d{2}/g, documentDate),
  );
}

/**
 * The scope a person's register is read in. Measures follow the person: the committee that manages the latest post reads
 * all of it, one that managed an earlier post what it decided itself and no bars; to anybody else the person is not there.
 */
export async function registerScope(
  db: Reader,
  scope: Scope,
  personId: Id<'person'>,
): Promise<
  | { readonly committee: string | null; readonly isWhole: boolean; readonly scope: Scope }
  | undefined
> {
  if ((await postsEverHeld(db, scope, [personId])).length === 0) return undefined;
  const latest = await latestCommittee(db, personId);
  const committee = latest !== null && scope.committees.includes(latest) ? latest : null;
  const isWhole = committee !== null || scope.persons.includes(personId);
  return { committee, isWhole, scope: isWhole ? SYSTEM_SCOPE : scope };
}

/**
 * `isWhole`: the reader has all decisions on the person. Of a part of them no bars are computed: what is not seen would
 * be taken for not there.
 */
export async function registerOf(
  db: Reader,
  personScope: Scope,
  personId: Id<'person'>,
  { asOf, isWhole }: { readonly asOf: CivilDate; readonly isWhole: boolean },
): Promise<PersonRegister> {
  const posts = await postsEverHeld(db, personScope, [personId]);
  const [first] = posts;
  if (first === undefined) throw new Refused({ code: 'http.not-found' });
  const rows = await decisionsOfPersons(db, [personId]);
  const measures = await measuresOf(
    db,
    rows.map(({ id }) => id),
  );
  const of = await measuresOfPersons(db, [personId]);
  const found = barsOf(of(personId), asOf);
  return {
    personId,
    personName: first.personName,
    asOf,
    posts: posts
      .map(({ postTitle, organName, from, to }) => ({ postTitle, organName, from, to }))
      .toSorted((a, b) => (a.from < b.from ? 1 : -1)),
    decisions: rows
      .map((row) => decisionLine(row, measures.get(row.id) ?? []))
      .toReversed()
      .slice(0, 500),
    bars: isWhole ? found : null,
    whys: isWhole ? whysOfBars(found, rows, asOf) : null,
    openCases: (await openWorksheetsOf(db, [personId])).get(personId) ?? 0,
  };
}

/** The windows of these people that end in these days, by either reading; the next first. Five statements. */
async function endsOf(
  db: Reader,
  people: readonly Id<'person'>[],
  days: { readonly from: CivilDate; readonly to: CivilDate },
  today: CivilDate,
): Promise<BarEnd[]> {
  const rows = await decisionsOfPersons(db, people);
  const decisions = new Map(rows.map((row) => [row.id as string, row]));
  const of = await measuresOfPersons(db, people);
  return people
    .flatMap((personId) =>
      barsOf(of(personId), today).windows.flatMap((window): BarEnd[] => {
        const { to, otherReading } = window;
        const [named = ''] = window.decisions;
        const row = decisions.get(named.split('#')[0] ?? '');
        if (to === undefined || row === undefined) return [];
        const last = otherReading?.to ?? to;
        if ((to < days.from && last < days.from) || (to > days.to && last > days.to)) return [];
        return [
          {
            personId,
            personName: row.person_name,
            postTitle: row.post_title,
            organName: row.organ_name,
            measure: window.measure,
            from: window.from,
            to,
            otherTo: otherReading?.to ?? null,
            prohibits: [...window.prohibits],
            decisionId: row.id,
          },
        ];
      }),
    )
    .toSorted((a, b) => (a.to === b.to ? 0 : a.to < b.to ? -1 : 1));
}

/** Of people whose latest post the committees manage: measures follow the person. `db` reads in the system's scope. */
export async function barEndsOf(
  db: Reader,
  committees: readonly string[],
  days: { readonly from: CivilDate; readonly to: CivilDate },
  reader: CaseReader,
): Promise<BarEnd[]> {
  const everybody = await everybodyWithMeasures(db, reader);
  const latest = await latestCommittees(db, everybody);
  const theirs = everybody.filter((id) => committees.includes(latest.get(id) ?? ''));
  return endsOf(db, theirs, days, reader.today);
}

/** Of everybody, in the system's scope. */
export async function allBarEnds(
  db: Reader,
  days: { readonly from: CivilDate; readonly to: CivilDate },
  today: CivilDate,
): Promise<readonly BarEnd[]> {
  return endsOf(db, await everybodyWithMeasures(db), days, today);
}
