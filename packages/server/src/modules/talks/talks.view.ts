// What of a talk leaves the server, and what the caller may do with it.
import type { Talk, TalkAct, TalkLine, TalkTrigger, Why } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { overdueOf } from './talk.decide.ts';
import { TALK_TRANSITIONS } from './talk.states.ts';
import type { TalksContext } from './talks.context.ts';
import type { FrozenAccident, ReportRow, StepRow, TalkRow } from './talks.store.ts';
import { whyOfTrigger } from './why-trigger.ts';

/** As what the caller may meet the talk: the office that conducts it, and from the notice on who is called. */
function sidesOf(row: TalkRow): readonly ScopedResource[] {
  const issuer = { scopeKey: row.scope_key };
  if (row.told_at === null) return [issuer];
  return [
    issuer,
    {
      scopeKey: row.subject_scope_key,
      ...(row.subject_person === null ? {} : { personId: row.subject_person }),
    },
  ];
}

export function talkLine(
  { may }: Pick<TalksContext, 'may'>,
  caller: Caller,
  row: TalkRow,
  today: CivilDate,
): TalkLine {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    ground: row.ground,
    regionName: row.region_name,
    talkerOrgan: row.talker_organ,
    subjectOrgan: row.subject_organ,
    subjectPost: row.subject_post,
    subjectName: row.subject_name,
    subjectLevel: row.subject_level,
    openedOn: row.opened_on,
    meetOn: row.meet_on,
    dueOn: row.due_on,
    overdue: overdueOf({ state: row.state, meetOn: row.meet_on, dueOn: row.due_on }, today),
    mayOpen: sidesOf(row).some((side) => may(caller, 'talks.talk', side)),
  };
}

const ACTS: readonly TalkAct[] = [
  'change',
  'approve',
  'notify',
  'hold',
  'report',
  'verify',
  'return',
  'withdraw',
];

function mayDo({ may }: TalksContext, caller: Caller, row: TalkRow): TalkAct[] {
  const [issuer = {}] = sidesOf(row);
  return ACTS.filter((act) => {
    if (TALK_TRANSITIONS[row.state][act] === undefined) return false;
    // Without it the notice would be refused.
    if (act === 'notify' && row.needs_approval && row.approved_on === null) return false;
    if (act === 'report') return sidesOf(row).some((side) => may(caller, 'talks.report', side));
    return may(caller, `talks.${act === 'return' ? 'verify' : act}`, issuer);
  });
}

/** What the rule said that day, with the accidents as they were known then: as it was frozen when the talk was proposed. */
function triggerOf(row: TalkRow, frozen: readonly FrozenAccident[]): TalkTrigger | null {
  if (row.trigger === null) return null;
  return {
    ...(row.trigger as unknown as Omit<TalkTrigger, 'counted' | 'perhaps'>),
    counted: frozen.flatMap(({ because, ...one }) => (because === null ? [one] : [])),
    perhaps: frozen.flatMap(({ because, ...one }) =>
      because === null ? [] : [{ ...one, because }],
    ),
  };
}

/** Why a rule says there is to be a talk; null where none gave rise to it. */
export function whyOfTalk(row: TalkRow, frozen: readonly FrozenAccident[]): Why | null {
  const trigger = triggerOf(row, frozen);
  return trigger === null ? null : whyOfTrigger(trigger, row.opened_on);
}

function approvalOf({ approved_by: by, approved_on: on, approval_no: no }: TalkRow) {
  return by === null || on === null || no === null ? null : { by, on, documentNo: no };
}

function noticeOf(row: TalkRow): Talk['notice'] {
  const { notice_no: no, notice_on: on, meet_on: meetOn, meet_place: meetPlace } = row;
  return no === null || on === null || meetOn === null || meetPlace === null
    ? null
    : { documentNo: no, on, meetOn, meetTime: row.meet_time, meetPlace };
}

function deadlineOf({ due_kind: kind, due_days: days, due_on: on }: TalkRow): Talk['deadline'] {
  return kind === null || on === null
    ? null
    : { kind: kind as NonNullable<Talk['deadline']>['kind'], days, on };
}

function reportView(row: ReportRow): Talk['reports'][number] {
  const { result, verifier, verified_on: on, note } = row;
  return {
    number: row.number,
    on: row.on_day,
    documentNo: row.document_no,
    content: row.content,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    verification:
      result === null || verifier === null || on === null || note === null
        ? null
        : { result: result as 'passed' | 'returned', verifier, on, note },
  };
}

const stepView = (row: StepRow): Talk['steps'][number] => ({
  act: row.act as TalkAct,
  on: row.on_day,
  documentNo: row.document_no,
  note: row.note,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
});

export function talkView(
  context: TalksContext,
  caller: Caller,
  row: TalkRow,
  more: {
    readonly counted: readonly FrozenAccident[];
    readonly steps: readonly StepRow[];
    readonly reports: readonly ReportRow[];
  },
): Talk {
  const trigger = triggerOf(row, more.counted);
  return {
    ...talkLine(context, caller, row, context.clock.today()),
    trigger,
    why: whyOfTalk(row, more.counted),
    reason: row.reason,
    reasonDocumentNo: row.reason_document_no,
    talker: row.talker,
    needsApproval: row.needs_approval,
    matters: row.matters,
    approval: approvalOf(row),
    notice: noticeOf(row),
    minutes:
      row.held_on === null || row.minutes === null || row.statement === null
        ? null
        : {
            heldOn: row.held_on,
            documentNo: row.minutes_no,
            text: row.minutes,
            statement: row.statement,
          },
    measures: row.measures,
    deadline: deadlineOf(row),
    reports: more.reports.map(reportView),
    withdrawnReason: row.withdrawn_reason,
    steps: more.steps.map(stepView),
    may: mayDo(context, caller, row),
  };
}
