// Annual reports (art. 13): drafted from the records, edited, signed by the leader, opened again with a reason.
import type { AnnualReport, ReportContent, ReportLine } from '@jinze/contracts';
import { type CivilDate, type Id, secrecyMarking, yearOf } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { postsEverHeld } from '../posts/index.ts';
import { decideReport, lastHeld, REPORT_ACTS, type ReportAct } from './annual-report.decide.ts';
import {
  insertReport,
  lockReport,
  type ReportRow,
  recordsTold,
  recordsToTell,
  reportById,
  updateReport,
  versionsOf,
} from './annual-reports.store.ts';
import { computeSections, yearBegin, yearEnd } from './compute-fulfilment.ts';
import { draftReport, mergeDraft } from './draft-report.ts';
import { reportSource } from './fulfilment.ledger.ts';
import { sectionsOfPersons } from './fulfilment.store.ts';

/** What is asked of the person by deployments without a result on record: the deployments module’s answer. */
export type OpenDeployments = (
  db: Reader,
  scope: Scope,
  personId: Id<'person'>,
  days: { readonly from: CivilDate; readonly to: CivilDate },
) => Promise<readonly { readonly id: string; readonly title: string }[]>;

export interface ReportsContext extends Services {
  readonly openDeployments: OpenDeployments;
}

interface Gathered {
  readonly content: ReportContent;
  readonly asOf: CivilDate;
  readonly personName: string;
  readonly posts: readonly string[];
  readonly organId: Id<'organ'>;
  readonly scopeKey: string;
}

/** What the records of a year come to, in sentences. Seven statements. */
async function gather(
  context: ReportsContext,
  db: Reader,
  personId: Id<'person'>,
  year: number,
): Promise<Gathered> {
  const scope: Scope = { keys: [], committees: [], persons: [personId] };
  const today = context.clock.today();
  const days = { from: yearBegin(year), to: yearEnd(year) };
  const held = (await postsEverHeld(db, scope, [personId])).filter(
    ({ from, to }) => from <= days.to && (to === null || to >= days.from),
  );
  const last = lastHeld(held);
  if (last === undefined)
    throw new Refused({ code: 'performance.no-post-in-year', values: { year } });
  const sections = await sectionsOfPersons(db, scope, [personId], [year]);
  const computed = await computeSections(db, sections, today);
  const duties = computed.flatMap(({ items, results }) =>
    items.flatMap((item, index) => {
      const result = results[index];
      return result === undefined
        ? []
        : [
            {
              code: item.code,
              title: item.title,
              state: result.computed,
              missing: result.missing.map(({ text }) => text),
              records: result.records,
            },
          ];
    }),
  );
  const posts = held.map(({ organName, postTitle }) => `${organName} ${postTitle}`);
  const asOf = today < days.to ? today : days.to;
  const content = draftReport({
    year,
    asOf,
    posts,
    portfolios: [...new Set(sections.flatMap(({ portfolios }) => portfolios))],
    duties: [...new Map(duties.map((duty) => [duty.code, duty])).values()],
    records: await recordsToTell(db, personId, days),
    deployments: await context.openDeployments(db, scope, personId, days),
  });
  return {
    content,
    asOf,
    personName: last.personName,
    posts,
    organId: last.organId,
    scopeKey: last.scopeKey,
  };
}

const countOf = (content: ReportContent) =>
  content.reduce((sum, { sentences }) => sum + sentences.length, 0);

export const lineOf = (row: ReportRow): ReportLine => ({
  id: row.id,
  version: row.version,
  state: row.state,
  personId: row.person_id,
  personName: row.person_name,
  posts: row.posts,
  year: row.year,
  savedAt: row.saved_at.toISOString(),
  signedAt: row.signed_at?.toISOString() ?? null,
});

/** The report with what its sentences rest on, as the caller may act on it. */
export async function presentReport(
  db: Reader,
  scope: Scope,
  id: Id<'annual-report'>,
  may: (act: ReportAct, row: ReportRow) => boolean,
): Promise<AnnualReport> {
  const row = await reportById(db, scope, id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const ids = row.content.flatMap(({ sentences }) => sentences.flatMap(({ records }) => records));
  const records = await recordsTold(db, [...new Set(ids)]);
  const versions = await versionsOf(db, scope, id);
  return {
    ...lineOf(row),
    asOf: row.as_of,
    savedBy: row.saved_by,
    signer:
      row.signer_name === null || row.signer_post === null
        ? null
        : { name: row.signer_name, post: row.signer_post },
    content: row.content,
    records: records.map((record) => ({
      id: record.id,
      activity: record.activity as AnnualReport['records'][number]['activity'],
      title: record.title,
      occurredOn: record.occurred_on,
      isLate: record.late_days !== null,
    })),
    versions: versions.map((version) => ({
      version: version.version,
      savedAt: version.saved_at.toISOString(),
      savedBy: version.saved_by,
      signedAt: version.signed_at?.toISOString() ?? null,
      reason: version.reason,
      content: version.content.map(({ part, sentences }) => ({
        part,
        sentences: sentences.map(({ text }) => text),
      })),
    })),
    may: REPORT_ACTS.filter((act) => may(act, row)),
  };
}

/** Drafts the report of a year; where there is one already, it is refused and that one stays. */
export async function startReport(
  context: ReportsContext,
  command: Command,
  input: { readonly personId: Id<'person'>; readonly year: number },
): Promise<{ id: Id<'annual-report'> }> {
  if (!command.scope.persons.includes(input.personId))
    throw new Refused({ code: 'http.not-found' });
  if (input.year > yearOf(context.clock.today()))
    throw new Refused({ code: 'performance.report-too-early', path: 'body.year' });
  return context.unitOfWork.commit(command, async (unit) => {
    const gathered = await gather(context, unit.tx, input.personId, input.year);
    const row: ReportRow = {
      id: newId<'annual-report'>(unit.now),
      version: 1,
      state: 'drafted',
      person_id: input.personId,
      person_name: gathered.personName,
      posts: gathered.posts.join('、'),
      organ_id: gathered.organId,
      scope_key: gathered.scopeKey,
      year: input.year,
      content: gathered.content,
      as_of: gathered.asOf,
      saved_at: unit.now,
      saved_by: command.actor.name,
      signed_at: null,
      signer_name: null,
      signer_post: null,
    };
    if (!(await insertReport(unit.tx, row)))
      throw new Refused({ code: 'performance.report-there' });
    await recordHeld(unit, reportSource, [
      { id: row.id, type: 'annual-report.drafted.v1', organId: row.organ_id },
    ]);
    await unit.audit('performance.draft-report', row.id);
    return { id: row.id };
  });
}

interface Chosen {
  readonly id: Id<'annual-report'>;
  readonly version: number;
}

type Written = Partial<Pick<ReportRow, 'content' | 'as_of'>> & { readonly reason?: string };

async function act(
  context: ReportsContext,
  command: Command,
  chosen: Chosen,
  doing: {
    readonly act: ReportAct;
    readonly write: (unit: Unit, row: ReportRow) => Promise<Written>;
  },
): Promise<{ id: Id<'annual-report'> }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const row = await lockReport(unit.tx, command.scope, chosen.id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== chosen.version)
      throw new Refused({ code: 'http.version-conflict', current: lineOf(row) });
    const facts = { state: row.state, personId: row.person_id, sentences: countOf(row.content) };
    const { state, event } = unwrap(decideReport(facts, doing.act, command.scope.persons));
    const { reason = null, ...written } = await doing.write(unit, row);
    const isSigned = state === 'signed';
    await updateReport(
      unit.tx,
      row,
      {
        state,
        content: row.content,
        as_of: row.as_of,
        saved_at: unit.now,
        saved_by: command.actor.name,
        signed_at: isSigned ? unit.now : null,
        signer_name: isSigned ? row.person_name : null,
        signer_post: isSigned ? row.posts : null,
        ...written,
      },
      reason,
    );
    await recordHeld(unit, reportSource, [
      {
        id: row.id,
        type: event,
        organId: row.organ_id,
        ...(isSigned ? { authentication: 'again' as const } : {}),
      },
    ]);
    await unit.audit(`performance.${doing.act}-report`, row.id);
    return { id: row.id };
  });
}

/** Sentences as they were edited; a sentence keeps the records it rests on, and gets none that are not the person’s. */
export function saveReport(
  context: ReportsContext,
  command: Command,
  { content, ...chosen }: Chosen & { readonly content: ReportContent },
): Promise<{ id: Id<'annual-report'> }> {
  const marked = content
    .flatMap(({ sentences }) => sentences)
    .map(({ text }) => secrecyMarking(text))
    .find((marking) => marking !== undefined);
  if (marked !== undefined)
    throw new Refused({ code: 'performance.secret-marking', values: { marking: marked } });
  return act(context, command, chosen, {
    act: 'save',
    write: async (unit, row) => {
      const days = { from: yearBegin(row.year), to: yearEnd(row.year) };
      const own = new Set((await recordsToTell(unit.tx, row.person_id, days)).map(({ id }) => id));
      const known = new Set(
        row.content.flatMap(({ sentences }) => sentences.flatMap(({ records }) => records)),
      );
      return {
        content: content.map(({ part, sentences }) => ({
          part,
          sentences: sentences.map((sentence) => ({
            ...sentence,
            records: sentence.records.filter((id) => own.has(id) || known.has(id)),
          })),
        })),
      };
    },
  });
}

export function refreshReport(
  context: ReportsContext,
  command: Command,
  chosen: Chosen,
): Promise<{ id: Id<'annual-report'> }> {
  return act(context, command, chosen, {
    act: 'refresh',
    write: async (unit, row) => {
      const { content, asOf } = await gather(context, unit.tx, row.person_id, row.year);
      return { content: mergeDraft(row.content, content), as_of: asOf };
    },
  });
}

export function signReport(
  context: ReportsContext,
  command: Command,
  chosen: Chosen,
): Promise<{ id: Id<'annual-report'> }> {
  return act(context, command, chosen, { act: 'sign', write: async () => ({}) });
}

export function reopenReport(
  context: ReportsContext,
  command: Command,
  { reason, ...chosen }: Chosen & { readonly reason: string },
): Promise<{ id: Id<'annual-report'> }> {
  return act(context, command, chosen, { act: 'reopen', write: async () => ({ reason }) });
}
