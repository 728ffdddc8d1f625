// How an act on a report is written: locked, decided, written with its entry, recorded, told. And the plain acts.
import type { ReportFinding, ReportTrack } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import type { Caller, Selves } from '../../platform/http/caller.ts';
import { selvesOf } from '../../platform/http/caller.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import { stagesOfTasks } from '../supervision/index.ts';
import { addEntry, handlerColumns, type NewEntry, raised } from './file-report.ts';
import {
  decideCheck,
  decideClose,
  decideHandingOn,
  decideRefusal,
  decideReply,
  decideReport,
  decideTask,
  type ReportDecision,
  type ReportFacts,
  type ReportRefusal,
} from './report.decide.ts';
import { publicReportSource } from './report-ledger.store.ts';
import { bodiesOf, regionsAround } from './report-places.store.ts';
import type { ReportRoute } from './report-route.decide.ts';
import type { TermOwner } from './report-terms.store.ts';
import { daysToAccept, daysToReply } from './report-terms.ts';
import type { ReportsContext } from './reports.context.ts';
import { lockReport, type ReportChanges, type ReportRow, updateReport } from './reports.store.ts';
import { settleReport, tellOfReports } from './tell-of-report.ts';

export interface Chosen {
  readonly id: Id<'public-report'>;
  readonly version: number;
}
/** Who acts, and for whom they stand. */
export interface Acting {
  readonly command: Command;
  readonly caller: Caller;
}

export const refuseSecrets = secretsRefuser('publication.report-secret');

export const factsOf = (row: ReportRow): ReportFacts => ({
  state: row.state,
  track: row.track,
  kind: row.kind,
  deaths: row.deaths,
  isByAuthorities: row.by_authorities,
  isByOrgan: row.route.reasons.some(({ code }) => code === 'passed-on'),
  openedOn: row.opened_on,
  deathsOn: row.deaths_on,
  isPassedOn: row.passed_on !== null,
});

export interface Act {
  readonly decided: Result<ReportDecision, ReportRefusal>;
  readonly changes?: ReportChanges;
  readonly entry: Omit<NewEntry, 'kind'>;
  /** Whose it is from now on, where that is somebody else. */
  readonly handedTo?: Pick<ReportRow, 'scope_key' | 'managing_committee'>;
}

export async function lockVersion(
  unit: Unit,
  { command, caller }: Acting,
  { id, version }: Chosen,
): Promise<ReportRow> {
  const selves: Selves = selvesOf(caller);
  const row = await lockReport(unit.tx, command.scope, selves, id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version)
    throw new Refused({
      code: 'http.version-conflict',
      current: { id, version: row.version, state: row.state },
    });
  return row;
}

/** `action`: as the grant table and the audit trail name it. */
export async function act(
  { unitOfWork }: Pick<ReportsContext, 'unitOfWork'>,
  acting: Acting,
  chosen: Chosen,
  action: string,
  of: (row: ReportRow, unit: Unit) => Act | Promise<Act>,
): Promise<void> {
  const { command } = acting;
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockVersion(unit, acting, chosen);
    const asked = await of(row, unit);
    const decided = unwrap(asked.decided);
    // What is handed on leaves the scope of whoever does it; the rest is written alike.
    await asSystem(unit.tx, command.scope, async () => {
      // Whoever it waits for now is reminded anew.
      const changes = { reminded_on: null, ...asked.changes, state: decided.state };
      if ((await updateReport(unit.tx, row.id, row.version, changes)) !== 1)
        throw new Refused({ code: 'http.version-conflict' });
      await addEntry(unit, row.id, { ...asked.entry, kind: decided.kind }, command.actor.name);
      await recordHeld(unit, publicReportSource, [
        { id: row.id, type: decided.event, isConcealed: true },
      ]);
      await settleReport(unit, row.id);
      if (asked.handedTo !== undefined)
        await tellOfReports(
          unit,
          [{ ...row, ...asked.handedTo }],
          'public-report-received',
          command.actor.accountId,
        );
    });
    await unit.audit(action, row.id);
    return {};
  });
}

export function accept(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  { text }: { readonly text: string | null },
): Promise<void> {
  refuseSecrets({ text });
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.accept-report', async (row, unit) => ({
    decided: decideReport(factsOf(row), 'accept'),
    changes: await daysToReply(unit.tx, row, on),
    entry: { on, text, isTold: true },
  }));
}

export function refuseReport(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.refuse-report', (row) => ({
    decided: decideRefusal(factsOf(row)),
    changes: { closed_on: on },
    entry: { on, text: reason, isTold: true },
  }));
}

const BODIES: Readonly<Record<ReportTrack, string>> = {
  office: '安委办',
  discipline: '纪检监察机关',
};

/** Who handed it on since this round began. */
const hadBy = ({ route, opened_on: openedOn }: ReportRow) =>
  route.reasons.flatMap((one) => (one.code === 'handed-on' && one.on >= openedOn ? [one.had] : []));

/** A day that was told stands, whoever has it by then; else what the new ones have laid down counts. */
const daysWhenHanded = async (
  { tx }: Unit,
  { state, accept_by: told }: ReportRow,
  owner: TermOwner,
  on: CivilDate,
) => (state === 'received' && told !== null ? {} : daysToAccept(tx, owner, on));

export function handOn(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  input: { readonly to: string; readonly track: ReportTrack; readonly reason: string },
): Promise<void> {
  const { to, track, reason } = input;
  refuseSecrets({ reason });
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.hand-on-report', async (row, unit) => {
    const region = await regionAt(unit.tx, to);
    if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'body.to' });
    const had = hadBy(row);
    const decided = decideHandingOn(factsOf(row), {
      from: { path: row.handler_path, track: row.track },
      to: { path: to, track, isTownship: region.level === 'township' },
      had,
      hasOpenTask: await hasOpenTask(unit, row),
    });
    // Beside it on the other track is the same place.
    const around = await regionsAround(unit.tx, row.handler_path);
    if (decided.ok && to !== row.handler_path && around.every(({ path }) => path !== to))
      throw new Refused({ code: 'publication.report-not-around', path: 'body.to' });
    const handler = { path: region.path, name: region.name, level: region.level };
    const from = `${row.handler_name}${BODIES[row.track]}`;
    const named = `${region.name}${BODIES[track]}`;
    const asked: ReportRoute = {
      outcome: 'applies',
      track,
      handler,
      reasons: [
        ...row.route.reasons,
        {
          code: 'handed-on',
          from,
          to: named,
          why: reason,
          had: { path: row.handler_path, track: row.track },
          on,
        },
      ],
      missing: [],
    };
    const route = await asSystem(unit.tx, acting.command.scope, () =>
      raised(unit, asked, row.about_person),
    );
    const { path: at, name } = route.handler;
    // Nobody would read it, or those who have it or had it would get it back.
    const isBack = at !== to && [row.handler_path, ...had.map(({ path }) => path)].includes(at);
    if (decided.ok && (route.missing.includes('desk') || isBack))
      throw new Refused({ code: 'publication.report-nobody-there', path: 'body.to' });
    const columns = handlerColumns(route);
    return {
      decided,
      changes: {
        ...columns,
        route: JSON.stringify(route),
        ...(await daysWhenHanded(unit, row, columns, on)),
        // A task of an earlier round is of those who had it then.
        task_id: null,
      },
      // The reason is for who takes it over; whoever told it reads where it is.
      entry: { on, text: `转交${name}${BODIES[track]}办理`, isTold: true },
      handedTo: columns,
    };
  });
}

export function check(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly on: CivilDate;
    readonly organId: Id<'organ'>;
    readonly documentNo: string;
    readonly signedBy: string;
    readonly result: ReportFinding;
    readonly text: string;
  },
): Promise<void> {
  const { on, documentNo, signedBy, text } = input;
  refuseSecrets({ documentNo, signedBy, text });
  return act(context, acting, chosen, 'publication.check-report', async (row, unit) => {
    const bodies = await bodiesOf(unit.tx, [row.handler_path]);
    const organ = bodies.find(({ id }) => id === input.organId);
    if (organ === undefined) throw new Refused({ code: 'http.not-found', path: 'body.organId' });
    const verified = { on, organKind: organ.kind, hasOpenTask: await hasOpenTask(unit, row) };
    return {
      decided: decideCheck(factsOf(row), verified, context.clock.today()),
      changes: {
        finding: input.result,
        found_on: on,
        found_by: organ.name,
        found_no: documentNo,
        found_signed_by: signedBy,
        found_text: text,
      },
      // What was found is for the file; whoever told it is answered in words for them.
      entry: { on, documentNo, isTold: false },
    };
  });
}

export function reply(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  { text }: { readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.reply-report', async (row, unit) => {
    const hasOpen = await hasOpenTask(unit, row);
    return {
      decided: decideReply(factsOf(row), hasOpen),
      ...(hasOpen ? {} : { changes: { replied_on: on } }),
      entry: { on, text, isTold: true },
    };
  });
}

export async function hasOpenTask(
  { tx }: Pick<Unit, 'tx'>,
  { task_id: taskId }: Pick<ReportRow, 'task_id'>,
): Promise<boolean> {
  return taskId !== null && (await stagesOfTasks(tx, [taskId])).get(taskId)?.isEnded !== true;
}

export function close(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  { text }: { readonly text: string | null },
): Promise<void> {
  refuseSecrets({ text });
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.close-report', async (row, unit) => ({
    decided: decideClose(factsOf(row), await hasOpenTask(unit, row)),
    changes: { closed_on: on },
    entry: { on, text, isTold: true },
  }));
}

/** The task is there: from now on the report goes with it. */
export function linkTask(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  taskId: Id<'task'>,
): Promise<void> {
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.task-report', async (row, unit) => ({
    decided: decideTask(factsOf(row), await hasOpenTask(unit, row)),
    changes: { task_id: taskId },
    // Drafted is not under way yet; whoever told it reads so when it is issued.
    entry: { on, isTold: false },
  }));
}
