// The notice of its own result to one who was assessed: as it was told, by who organises.
import { type AssessmentNoticeFacts, assessmentNotice } from '@jinze/documents/official';
import { assert, type Id, writtenPoints } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import {
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { safetyOfficeName } from '../../platform/organ-names.ts';
import { leadingOrganOf } from '../posts/index.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { type ExerciseRow, exerciseById, type StepRow, stepsOf } from './exercises.store.ts';
import { subjectsAboutCaller } from './impartial.ts';
import { type IssuedScheme, issuedScheme } from './issued-schemes.ts';
import { readingOf } from './subject.view.ts';
import { type SubjectRow, subjectById } from './subjects.store.ts';
import { type ToldRow, toldResult } from './told-results.store.ts';

interface Read {
  readonly row: SubjectRow;
  readonly exercise: ExerciseRow;
  readonly issued: IssuedScheme;
  /** The last telling. */
  readonly told: ToldRow | undefined;
  readonly steps: readonly StepRow[];
  readonly organId: Id<'organ'> | null;
}

/** For who organises the assessment, where it is about neither them nor theirs. */
async function readFor(
  context: AssessmentsContext,
  caller: Caller,
  id: string,
): Promise<Read | undefined> {
  const { database } = context;
  const scope = context.scopeFor(caller, 'assessments.notify');
  if (scope === undefined) return undefined;
  const row = await database.read(scope, (db) => subjectById(db, scope, id as Id<'assessed'>));
  if (row === undefined) return undefined;
  const about = await subjectsAboutCaller(context, caller, row.exercise_id);
  const isOffice = context.may(caller, 'assessments.notify', { scopeKey: row.organiser_key });
  if (!isOffice || !readingOf(context, caller, row, about).isOrganiser) return undefined;
  const held = await database.read(SYSTEM_SCOPE, async (db) => {
    const exercise = await exerciseById(db, SYSTEM_SCOPE, row.exercise_id);
    assert(exercise !== undefined, 'a subject of an exercise');
    const organId = (await leadingOrganOf(db, exercise.region_path)) ?? null;
    const steps = await stepsOf(db, exercise.id);
    return { exercise, told: await toldResult(db, row.id), steps, organId };
  });
  return { row, ...held, issued: await issuedScheme(database, held.exercise.scheme_id) };
}

export const whoOf = ({ kind, name, organ_name: organ, post_title: post }: SubjectRow): string =>
  kind === 'person' ? `${organ ?? ''}${post ?? ''}${name}` : name;

const addresseeOf = ({ kind, name, organ_id: organId }: SubjectRow): string =>
  kind === 'person' ? `${name}同志` : organId === null ? `${name}党委、政府` : name;

const points = (value: number | null): string =>
  value === null ? '' : `${writtenPoints(value)}分`;

/** What it lies between, where the marks do not say it. */
function scoreOf({ result, said }: ToldRow): string {
  const of = said === undefined ? '' : `（满分${said.of}分）`;
  if (result.total !== null) return `合计${points(result.total)}${of}`;
  const ends = [
    ...(result.at_least === null ? [] : [`不低于${points(result.at_least)}`]),
    ...(result.at_most === null ? [] : [`不高于${points(result.at_most)}`]),
  ];
  return `合计还有事实不清楚${ends.length === 0 ? '' : `，${ends.join('、')}`}${of}`;
}

function reasonsOf({ result, said }: ToldRow): string[] {
  const { proposed_grade: grade, chosen_grade: chosen, chosen_reason: reason } = result;
  return [
    ...result.vetoes.map((title) => `一票否决：${title}`),
    ...(said?.reasons ?? []).map(({ text }) => text),
    ...(said?.adjustments ?? []).map(({ text, points: by }) => `${text}：${by}分`),
    ...(result.moved_from.length === 0
      ? []
      : [`按名额或者比例调整，原为${result.moved_from.join('、')}`]),
    ...(reason === null || chosen !== grade ? [] : [`在可能的等次中选定：${reason}`]),
  ];
}

const itemsOf = ({ said }: ToldRow): AssessmentNoticeFacts['items'] =>
  (said?.items ?? [])
    .filter(({ state }) => state !== 'shown-only')
    .map((item) => ({
      title: item.title,
      points: item.points === undefined ? '不清楚' : String(item.points),
      of: String(item.of),
      why: item.reasons.map(({ text }) => text).join('；'),
    }));

const UNITS = { 'working-days': '个工作日', 'calendar-days': '日' } as const;

/** What a paper is of: a telling, and the approval it came by, whatever was approved since. */
function toldOf({ told, steps }: Read) {
  if (told === undefined) return undefined;
  const step = steps.findLast(({ act, recorded_at: at }) => act === 'approve' && at <= told.at);
  const { on_day: on, note: organ, document_no: documentNo } = step ?? {};
  assert(on !== undefined, 'what was told was approved');
  return { told, approved: { on, organ: organ ?? '', documentNo: documentNo ?? '' } };
}

function factsOf(
  { row, exercise, issued }: Read,
  { told, approved }: NonNullable<ReturnType<typeof toldOf>>,
  contact: string | undefined,
): AssessmentNoticeFacts {
  const { proposed_grade: grade } = told.result;
  const no = issued.documentNo === null ? '' : `（${issued.documentNo}）`;
  const until = row.objections_until;
  return {
    year: exercise.year,
    subject: whoOf(row),
    exercise: exercise.title,
    scheme: `《${issued.title}》${no}`,
    approved,
    score: scoreOf(told),
    ...(grade === null ? {} : { grade }),
    reasons: reasonsOf(told),
    items: itemsOf(told),
    missing: (told.said?.missing ?? []).map(({ text }) => text),
    objection: {
      days: `${exercise.objection_days}${UNITS[exercise.objection_unit]}`,
      basis: exercise.objection_basis,
      ...(until === null ? {} : { until }),
      ...(contact === undefined ? {} : { contact }),
    },
  };
}

export const subjectDocuments = (context: AssessmentsContext): readonly DocumentSource[] => [
  documentSource<AssessmentNoticeFacts>({
    kind: 'assessment-notice',
    stream: 'assessment-subject',
    isNumbered: true,
    isPersonal: true,
    template: assessmentNotice,
    find: async (caller, id) => {
      const found = await readFor(context, caller, id);
      if (found === undefined) return undefined;
      const { row, exercise, organId } = found;
      const told = toldOf(found);
      return {
        place: placeOfOffice(exercise.region_path, exercise.scope_key, organId),
        version: row.version,
        ...(told === undefined ? { refusal: 'documents.not-told-yet' } : {}),
        organs: [safetyOfficeName(exercise.region_name)],
        addressees: [addresseeOf(row)],
        asks: [{ name: 'contact', kind: 'line', isNeeded: false, suggested: '' }],
        facts: ({ maybe }) => {
          assert(told !== undefined, 'no paper is made before the telling');
          return factsOf(found, told, maybe('contact'));
        },
      };
    },
  }),
];
