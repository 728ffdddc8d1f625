// A list of names: checked as a whole without changing anything, then drafted as a request, or nothing at all.
import type { VettingCheck, VettingPurpose } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import type { Selves } from '../../platform/http/caller.ts';
import { type Report, SILENT } from '../../platform/http/progress.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { regionsAt, type Tenure, tenuresNamed, tenuresOf } from '../posts/index.ts';
import { answeringOffice, type OfficePlace } from './answering-office.ts';
import { type MatchFault, type Matching, matchNames } from './match-names.decide.ts';
import { type GivenNames, readNames } from './names.read.ts';
import { refuseSecrets } from './secrets.ts';
import type { VettingContext } from './vetting.context.ts';
import { faultOfYear } from './vetting.decide.ts';
import { vettingSource } from './vetting.ledger.ts';
import { insertRequest, insertStep, lockCommittee, sameRequest } from './vetting.store.ts';

const LISTED = 500;
const QUESTIONS_LISTED = 200;
const CANDIDATES_LISTED = 20;

export interface AskedList {
  readonly committee: string;
  readonly purpose: VettingPurpose;
  readonly askedFor: CivilDate;
  /** Of an appraisal that is asked about; null for every other purpose. */
  readonly appraisalYear: number | null;
  readonly basisDocument: string;
  /** Null: whichever answers for all of them. */
  readonly answering: string | null;
  readonly choices: readonly { readonly row: number; readonly personId: Id<'person'> }[];
}

interface Examined {
  readonly given: GivenNames;
  readonly matching: Matching;
  readonly officeOf: ReadonlyMap<Id<'person'>, OfficePlace | undefined>;
  readonly answering: OfficePlace | undefined;
  readonly earlier: { readonly id: Id<'vetting-request'>; readonly names: number } | undefined;
}

const isHeldOn = ({ from, to }: Tenure, day: CivilDate) =>
  from <= day && (to === null || to >= day);

/** The caller's committee, and no other one they may serve as well. */
function committeeScope(scope: Scope, committee: string): Scope {
  if (!scope.committees.includes(committee)) throw new Refused({ code: 'http.not-found' });
  return { ...NO_SCOPE, committees: [committee] };
}

/** Who answers for whom goes by every post they hold, whoever manages it. Two statements. */
async function officesOf(
  { database }: VettingContext,
  matching: Matching,
  today: CivilDate,
): Promise<Examined['officeOf']> {
  const ids = matching.matched.map(({ tenure }) => tenure.personId);
  return database.read(SYSTEM_SCOPE, async (db) => {
    const held = (await tenuresOf(db, SYSTEM_SCOPE, ids)).filter((one) => isHeldOn(one, today));
    const paths = new Set(held.flatMap(({ regionPath }) => pathsTo(regionPath)));
    const regions = await regionsAt(db, [...paths]);
    const places = new Map(regions.map(({ path, level, name }) => [path, { path, level, name }]));
    const byPerson = Map.groupBy(held, ({ personId }) => personId);
    return new Map(ids.map((id) => [id, answeringOffice(byPerson.get(id) ?? [], places)]));
  });
}

/** The chosen one, or the only one there is. */
function answeringOf(asked: AskedList, offices: Examined['officeOf']): OfficePlace | undefined {
  const all = [...new Map([...offices.values()].map((one) => [one?.path, one])).values()];
  if (asked.answering !== null) return all.find((one) => one?.path === asked.answering);
  const known = all.filter((one) => one !== undefined);
  return known.length === 1 ? known[0] : undefined;
}

async function examine(
  context: VettingContext,
  scope: Scope,
  file: UploadedFile,
  asked: AskedList,
  report: Report,
): Promise<Examined> {
  const fault = faultOfYear(asked);
  if (fault !== undefined) throw new Refused(fault);
  const today = context.clock.today();
  const own = committeeScope(scope, asked.committee);
  await report({ stage: 'reading', done: 0, of: 0 });
  const given = await readNames(file.bytes);
  await report({ stage: 'checking', done: 0, of: given.rows });
  const { matching, earlier } = await context.database.read(own, async (db) => {
    const named = await tenuresNamed(
      db,
      own,
      given.names.map(({ name }) => name),
      today,
    );
    const chosen = await tenuresOf(
      db,
      own,
      asked.choices.map(({ personId }) => personId),
    );
    const choices = new Map(asked.choices.map(({ row, personId }) => [row, personId]));
    return {
      matching: matchNames(
        given.names,
        named,
        choices,
        chosen.filter((one) => isHeldOn(one, today)),
      ),
      earlier: await sameRequest(db, { ...asked, digest: digestOf(file.bytes) }),
    };
  });
  const officeOf = await officesOf(context, matching, today);
  return { given, matching, officeOf, answering: answeringOf(asked, officeOf), earlier };
}

const FAULTS: Readonly<Record<MatchFault['code'], (fault: MatchFault) => string>> = {
  'vetting.person-twice': ({ firstRow }) => `与第 ${firstRow} 行是同一人`,
  'vetting.no-such-choice': () => '选定的人现在不在本级党委管理的职务上，请重新选择',
};

function errorsOf({ given, matching }: Examined): VettingCheck['errors'] {
  const faults = matching.faults.map((fault) => ({
    row: fault.row,
    column: '姓名',
    value: fault.name,
    code: fault.code,
    reason: FAULTS[fault.code](fault),
  }));
  return [...given.errors, ...faults]
    .toSorted((a, b) => a.row - b.row)
    .map((error) => ({ ...error, sheet: given.sheet }));
}

/** Whose office is another one, or none: refused before anything is sent. */
function refusedOf({ matching, officeOf, answering }: Examined): VettingCheck['refused'] {
  return matching.matched.flatMap(({ given, tenure }) => {
    const office = officeOf.get(tenure.personId);
    if (office !== undefined && (answering === undefined || office.path === answering.path))
      return [];
    return [
      {
        row: given.row,
        personName: tenure.personName,
        organName: tenure.organName,
        postTitle: tenure.postTitle,
        reason:
          office === undefined
            ? '所在单位之上没有可以答复的安委办'
            : `由${office.name}安委办答复，请另行提出`,
      },
    ];
  });
}

function countedOffices({ officeOf }: Examined): VettingCheck['offices'] {
  const known = [...officeOf.values()].filter((one) => one !== undefined);
  return [...Map.groupBy(known, ({ path }) => path).values()]
    .flatMap((same) => (same[0] === undefined ? [] : [{ ...same[0], names: same.length }]))
    .toSorted((a, b) => b.names - a.names)
    .slice(0, QUESTIONS_LISTED);
}

const postsIn = (posts: readonly Tenure[]) =>
  posts.map(({ organName, postTitle }) => `${organName}${postTitle}`).join('；');

function questionsOf({ matching }: Examined): VettingCheck['questions'] {
  return matching.questions.slice(0, QUESTIONS_LISTED).map(({ given, kind, candidates }) => ({
    row: given.row,
    name: given.name,
    body: given.body,
    post: given.post,
    kind,
    candidates: candidates.slice(0, CANDIDATES_LISTED).map(({ personId, posts }) => ({
      personId,
      name: posts[0]?.personName ?? given.name,
      posts: postsIn(posts),
    })),
  }));
}

/** How the list is understood and what is wrong with it. Changes nothing. */
export async function checkList(
  context: VettingContext,
  scope: Scope,
  file: UploadedFile,
  asked: AskedList,
  report: Report = SILENT,
): Promise<VettingCheck> {
  const examined = await examine(context, scope, file, asked, report);
  const { given, matching, earlier } = examined;
  const errors = errorsOf(examined);
  const refused = refusedOf(examined);
  return {
    fileName: file.name,
    digest: digestOf(file.bytes),
    rows: given.rows,
    errors: errors.slice(0, LISTED),
    errorsLeftOut: Math.max(0, errors.length - LISTED),
    questions: questionsOf(examined),
    questionsLeftOut: Math.max(0, matching.questions.length - QUESTIONS_LISTED),
    offices: countedOffices(examined),
    refused: refused.slice(0, LISTED),
    refusedLeftOut: Math.max(0, refused.length - LISTED),
    matched: matching.matched.length,
    names: matching.matched.slice(0, LISTED).map(({ given: { row }, tenure }) => ({
      row,
      personName: tenure.personName,
      organName: tenure.organName,
      postTitle: tenure.postTitle,
    })),
    earlier: earlier?.id ?? null,
  };
}

/** Only a list without any fault is drafted, and nobody asks about themselves or whom they serve. */
function requireWhole(examined: Examined, selves: Selves): OfficePlace {
  const { given, matching, answering } = examined;
  const errors = errorsOf(examined);
  const refused = refusedOf(examined);
  const details = [
    ...errors.map(({ row, column, reason }) => ({
      path: `${given.sheet} 第 ${row} 行 ${column}`,
      message: reason,
    })),
    ...matching.questions.map(({ given: { row, name } }) => ({
      path: `${given.sheet} 第 ${row} 行 姓名`,
      message: `“${name}”是哪一位还没有选定`,
    })),
    ...refused.map(({ row, reason }) => ({
      path: `${given.sheet} 第 ${row} 行`,
      message: reason,
    })),
  ];
  if (details.length > 0 || answering === undefined)
    throw new Refused({
      code: 'vetting.list-has-errors',
      values: { count: details.length },
      details: details.slice(0, 20),
    });
  if (matching.matched.some(({ tenure }) => selves.includes(tenure.personId)))
    throw new Refused({ code: 'vetting.self-on-list' });
  return answering;
}

export interface Drafted {
  readonly id: Id<'vetting-request'>;
  readonly names: number;
  readonly isAlreadyThere: boolean;
}

type Matched = Awaited<ReturnType<typeof examine>>['matching']['matched'][number];

const nameRow = ({ given, tenure }: Matched, index: number) => ({
  number: index + 1,
  source_row: given.row,
  person_id: tenure.personId,
  person_name: tenure.personName,
  appointment_id: tenure.appointmentId,
  post_title: tenure.postTitle,
  organ_name: tenure.organName,
  level: tenure.level,
  last_appraisal: given.lastAppraisal,
  assessment: given.assessment,
});

/** Exactly the list that was checked. The same list for the same purpose, day and document answers the first request. */
export async function createRequest(
  context: VettingContext,
  command: Command,
  selves: Selves,
  given: {
    readonly file: UploadedFile;
    readonly digest: string;
    readonly asked: AskedList & { readonly title: string };
  },
  report: Report = SILENT,
): Promise<Drafted> {
  const { file, digest, asked } = given;
  committeeScope(command.scope, asked.committee);
  if (digestOf(file.bytes) !== digest) throw new Refused({ code: 'vetting.other-file' });
  refuseSecrets({ title: asked.title, basisDocument: asked.basisDocument });
  const examined = await examine(context, command.scope, file, asked, report);
  const { matching } = examined;
  return context.unitOfWork.commit(command, async (unit) => {
    await lockCommittee(unit.tx, asked.committee);
    const earlier = await sameRequest(unit.tx, { ...asked, digest });
    if (earlier !== undefined) return { ...earlier, isAlreadyThere: true };
    const answering = requireWhole(examined, selves);
    await report({ stage: 'writing', done: 0, of: matching.matched.length });
    const id = newId<'vetting-request'>(unit.now);
    const row = {
      id,
      version: 1,
      state: 'draft',
      asking_committee: asked.committee,
      answering_region: answering.path,
      answering_level: answering.level,
      scope_key: null,
      purpose: asked.purpose,
      asked_for: asked.askedFor,
      appraisal_year: asked.appraisalYear,
      basis_document: asked.basisDocument,
      title: asked.title,
      name_count: matching.matched.length,
      source_digest: digest,
      source_name: file.name,
      created_at: unit.now,
      created_by: command.actor.name,
      round: 0,
    };
    await insertRequest(unit.tx, row, matching.matched.map(nameRow));
    await insertStep(unit.tx, {
      request_id: id,
      version: 1,
      act: 'create',
      on_day: context.clock.today(),
      document_no: asked.basisDocument,
      note: null,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    });
    await recordHeld(unit, vettingSource, [
      { id, type: 'vetting-request.drafted.v1', source: 'import', isConcealed: true },
    ]);
    await unit.audit('vetting.create', id);
    return { id, names: row.name_count, isAlreadyThere: false };
  });
}
