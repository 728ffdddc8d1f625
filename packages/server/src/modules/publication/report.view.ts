// What of a report leaves the server: the matter and its course for who handles it; of who told only whether it is kept.
import {
  PUBLIC_REPORT_ACTS,
  type PublicReport,
  type PublicReportAct,
  type PublicReportLine,
} from '@jinze/contracts';
import { addDays, type CivilDate, type Id } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import type { TaskStage } from '../supervision/index.ts';
import { factsOf } from './act-on-report.ts';
import { extensionOf, termOf } from './extend-report.ts';
import {
  decideClose,
  decideKnown,
  decideRefusal,
  decideReply,
  mayExtend,
} from './report.decide.ts';
import { ANSWERING_REPORT_STATES, REPORT_TRANSITIONS } from './report.states.ts';
import type { Body, Government } from './report-places.store.ts';
import { isOfDeaths, type Place } from './report-route.decide.ts';
import { whyOfRoute } from './report-route.words.ts';
import type { TermRow } from './report-terms.store.ts';
import type { ReportsContext } from './reports.context.ts';
import type { EntryRow, FileRow, ReportRow } from './reports.store.ts';

export type TaskStages = ReadonlyMap<Id<'task'>, TaskStage>;

function dueOf(row: ReportRow): CivilDate | null {
  if (row.state === 'received') return row.accept_by;
  return ANSWERING_REPORT_STATES.includes(row.state) ? row.reply_by : null;
}

/** It waits for a day that nobody can tell yet. */
const isUntold = ({ state, days_count: days }: ReportRow) =>
  days !== null && (state === 'received' || ANSWERING_REPORT_STATES.includes(state));

export function reportLine(row: ReportRow, stages: TaskStages, today: CivilDate): PublicReportLine {
  const dueOn = dueOf(row);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    kind: row.kind,
    track: row.track,
    regionName: row.region_name,
    place: row.place,
    deaths: row.deaths,
    receivedOn: row.received_on,
    dueOn,
    calendarUntil: isUntold(row) ? LAST_PUBLISHED_YEAR : null,
    isOverdue: dueOn !== null && dueOn < today,
    isTaskClosed:
      row.state === 'tasked' && row.task_id !== null && stages.get(row.task_id)?.isClosed === true,
  };
}

const ACTIONS: Readonly<Record<PublicReportAct, string>> = {
  accept: 'publication.accept-report',
  refuse: 'publication.refuse-report',
  'hand-on': 'publication.hand-on-report',
  'pass-on': 'publication.pass-on-accident',
  'known-to-government': 'publication.record-known-accident',
  check: 'publication.check-report',
  task: 'publication.task-report',
  extend: 'publication.extend-report',
  reply: 'publication.reply-report',
  close: 'publication.close-report',
};

export const resourceOf = (row: Pick<ReportRow, 'scope_key' | 'managing_committee'>) => ({
  ...(row.scope_key === null ? {} : { scopeKey: row.scope_key }),
  managingCommittee: row.managing_committee,
});

function mayDo(
  { may }: Pick<ReportsContext, 'may'>,
  caller: Caller,
  row: ReportRow,
  stages: TaskStages,
  today: CivilDate,
): PublicReportAct[] {
  const facts = factsOf(row);
  const isTaskOpen = row.task_id !== null && stages.get(row.task_id)?.isEnded !== true;
  return PUBLIC_REPORT_ACTS.filter((act) => {
    if (REPORT_TRANSITIONS[row.track][row.state][act] === undefined) return false;
    if (act === 'refuse' && !decideRefusal(facts).ok) return false;
    if (act === 'reply' && !decideReply(facts, isTaskOpen).ok) return false;
    if (act === 'close' && !decideClose(facts, isTaskOpen).ok) return false;
    if (act === 'extend' && !mayExtend(facts, termOf(row), today).ok) return false;
    if (act === 'pass-on' && !isOfDeaths(row)) return false;
    if (
      act === 'known-to-government' &&
      !decideKnown(facts, { on: today, today, isOfAccused: false }).ok
    )
      return false;
    if ((act === 'task' || act === 'hand-on') && isTaskOpen) return false;
    return may(caller, ACTIONS[act], resourceOf(row));
  });
}

/** Cleaned, or of a kind that has none; in other documents the author stands in more places than can be cleaned. */
export const isWithoutAuthor = ({ type }: Pick<FileRow, 'type'>): boolean =>
  type.startsWith('image/') || type === 'text/plain';

export interface Around {
  readonly entries: readonly EntryRow[];
  readonly files: readonly FileRow[];
  readonly openings: readonly { opened_by: string; reason: string; opened_at: Date }[];
  readonly terms: readonly TermRow[];
  readonly organs: readonly Body[];
  readonly taskOrgans: readonly Body[];
  readonly passOnTo: readonly Place[];
  readonly governments: readonly Government[];
  readonly handOnTo: readonly Place[];
  readonly stages: TaskStages;
  /** Undefined: the caller may not open it, and does not learn whether there is one. */
  readonly hasReporter: boolean | undefined;
}

function reporterOf(
  row: ReportRow,
  { hasReporter, openings, terms }: Around,
): PublicReport['reporter'] {
  if (hasReporter === undefined) return null;
  const term = terms.find(({ kind }) => kind === 'keep-identity');
  const endedOn = row.closed_on ?? row.replied_on;
  return {
    isKept: hasReporter,
    hasTerm: term !== undefined,
    eraseOn: term === undefined || endedOn === null ? null : addDays(endedOn, term.days + 1),
    openings: openings.map((one) => ({
      by: one.opened_by,
      reason: one.reason,
      at: one.opened_at.toISOString(),
    })),
  };
}

function findingOf(row: ReportRow): PublicReport['finding'] {
  const { finding: result, found_on: on, found_by: organName, found_no: documentNo } = row;
  const { found_signed_by: signedBy, found_text: text } = row;
  return result === null ||
    on === null ||
    organName === null ||
    documentNo === null ||
    signedBy === null ||
    text === null
    ? null
    : { result, on, organName, documentNo, signedBy, text };
}

export function reportView(
  context: Pick<ReportsContext, 'may'>,
  caller: Caller,
  row: ReportRow,
  around: Around,
  today: CivilDate,
): PublicReport {
  const { entries, files, organs, taskOrgans, handOnTo, passOnTo, governments, stages } = around;
  const mayOpen = around.hasReporter !== undefined;
  const task = row.task_id === null ? undefined : stages.get(row.task_id);
  return {
    ...reportLine(row, stages, today),
    happened: row.happened,
    account: row.account,
    isByAuthorities: row.by_authorities,
    about: row.about,
    handlerName: row.handler_name,
    route: whyOfRoute(row.route),
    acceptBy: row.accept_by,
    extension: extensionOf(row, today),
    replyBy: row.reply_by,
    finding: findingOf(row),
    task:
      row.task_id === null
        ? null
        : {
            id: row.task_id,
            isIssued: task?.isIssued ?? false,
            isClosed: task?.isClosed ?? false,
            closedOn: task?.endedOn ?? null,
          },
    files: files.map(({ id, name, type, size }) => ({
      id,
      name,
      type,
      size,
      mayOpen: mayOpen || isWithoutAuthor({ type }),
    })),
    entries: entries.map((entry) => ({
      number: entry.number,
      kind: entry.kind,
      on: entry.on_day,
      text: entry.text,
      documentNo: entry.document_no,
      approvedBy: entry.approved_by,
      isTold: entry.is_told,
      by: entry.recorded_by,
      recordedAt: entry.recorded_at.toISOString(),
    })),
    reporter: reporterOf(row, around),
    organs: [...organs],
    taskOrgans: [...taskOrgans],
    handOnTo: [...handOnTo],
    passOnTo: passOnTo.map(({ path, name, level }) => ({ path, name, level })),
    governments: governments.map(({ id, name }) => ({ id, name })),
    may: mayDo(context, caller, row, stages, today).filter(
      (act) => act !== 'pass-on' || passOnTo.length > 0,
    ),
  };
}
