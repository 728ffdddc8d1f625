// What of an accident leaves the server, and what the caller may do with it.
import {
  ACCIDENT_MAY,
  type Accident,
  type AccidentAccess,
  type AccidentLine,
  type AccidentMay,
  type AccidentVersion,
  type Milestone,
  type Odd,
  type ReportingFinding,
} from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { computedGradeOf, gradedAsOf } from './accident.rules.ts';
import { ACCIDENT_TRANSITIONS, type AccidentAct } from './accident.states.ts';
import type { AccidentsContext } from './accidents.context.ts';
import { type AccidentRow, factsOf } from './accidents.store.ts';
import type { CaseAccessRow } from './case-access.store.ts';
import type { FindingRow } from './findings.store.ts';
import { odditiesOf } from './milestone.oddities.ts';
import { type MilestoneRow, milestoneFactsOf } from './milestones.store.ts';
import { isOpenOn } from './name-for-case.ts';

export function accidentLine(row: AccidentRow, today: CivilDate): AccidentLine {
  const facts = factsOf(row);
  return {
    ...facts,
    id: row.id,
    version: row.version,
    state: row.state,
    regionPath: row.regionPath,
    regionName: row.regionName,
    computedGrade: computedGradeOf(facts, today),
  };
}

/** Its grade is asked as of the day it was known; what that comes to today is said once, beside the newest. */
const versionView = (row: AccidentRow): AccidentVersion => ({
  ...accidentLine(row, row.knownAsOf),
  changeReason: row.changeReason,
  isCorrection: row.isCorrection,
  recordedAt: row.recordedAt.toISOString(),
  recordedBy: row.recordedBy,
  graded: gradedAsOf(factsOf(row), row.knownAsOf),
});

const milestoneVersion = (row: MilestoneRow) => ({
  ...milestoneFactsOf(row),
  version: row.version,
  state: row.state,
  changeReason: row.changeReason,
  recordedAt: row.recordedAt.toISOString(),
  recordedBy: row.recordedBy,
});

/** Each with its earlier versions, in the order in which things happened. The rows come with the newest version first. */
export function milestoneViews(rows: readonly MilestoneRow[]): Milestone[] {
  const views = [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, versions]): Milestone[] => {
    const [newest, ...earlier] = versions;
    return newest === undefined
      ? []
      : [{ ...milestoneVersion(newest), id, earlier: earlier.map(milestoneVersion) }];
  });
  return views.toSorted(
    (a, b) => a.on.localeCompare(b.on) || (a.at ?? '').localeCompare(b.at ?? ''),
  );
}

function findingView(row: FindingRow): ReportingFinding {
  const { withdrawn_on: on, withdrawn_by: by, withdrawn_no: no, withdrawn_reason: why } = row;
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    kind: row.kind,
    organ: row.organ,
    documentNo: row.document_no,
    foundOn: row.found_on,
    circumstances: row.circumstances,
    subjectOrganId: row.subject_organ,
    subjectPersonId: row.subject_person,
    subjectName: row.subject_name,
    subjectPost: row.subject_post,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    withdrawn:
      on === null || by === null || no === null || why === null
        ? null
        : { on, by, documentNo: no, reason: why },
  };
}

export const accessView = (row: CaseAccessRow, today: CivilDate): AccidentAccess => ({
  id: row.id,
  version: row.version,
  givenTo: row.given_to,
  basisDocument: row.basis_document,
  purpose: row.purpose,
  from: row.valid_from,
  until: row.valid_until,
  givenAt: row.given_at.toISOString(),
  givenBy: row.given_by,
  ended:
    row.ended_at === null
      ? null
      : { at: row.ended_at.toISOString(), by: row.ended_by ?? '', reason: row.end_reason ?? '' },
  isOpen: isOpenOn(row, today),
});

/** The newest version is the first. */
export function oddOf(versions: readonly AccidentRow[], milestones: readonly Milestone[]): Odd[] {
  const [newest, first] = [versions[0], versions.at(-1)];
  return newest === undefined || first === undefined
    ? []
    : odditiesOf({
        occurredOn: newest.occurredOn,
        nature: newest.nature,
        firstNature: first.nature,
        milestones: milestones.filter(({ state }) => state === 'recorded'),
      });
}

const IS_OF_STATE = (act: AccidentMay): act is AccidentAct & AccidentMay =>
  act === 'correct' || act === 'withdraw';

export interface AccidentOnRecord {
  /** The newest first. */
  readonly versions: readonly AccidentRow[];
  readonly milestones: readonly MilestoneRow[];
  readonly findings: readonly FindingRow[];
  /** Whether the caller is named for the case today. */
  readonly isNamed: boolean;
}

export function accidentView(
  { may }: AccidentsContext,
  caller: Caller,
  newest: AccidentRow,
  { versions, milestones, findings, isNamed }: AccidentOnRecord,
  today: CivilDate,
): Accident {
  const { scopeKey, state } = newest;
  const views = milestoneViews(milestones);
  const isOpen = (act: AccidentMay) => {
    if (act === 'read-chain') return isNamed;
    if (IS_OF_STATE(act)) return ACCIDENT_TRANSITIONS[state][act] !== undefined;
    return state === 'recorded';
  };
  return {
    ...accidentLine(newest, today),
    versions: versions.map(versionView),
    graded: gradedAsOf(factsOf(newest), today),
    milestones: views,
    odd: oddOf(versions, views),
    findings: findings.map(findingView),
    may: ACCIDENT_MAY.filter((act) => isOpen(act) && may(caller, `accidents.${act}`, { scopeKey })),
  };
}
