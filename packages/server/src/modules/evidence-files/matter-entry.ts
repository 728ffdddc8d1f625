// One talk, handover or ask of a deployment as an entry of the paper file.

import type { HandoverMatter, Side, StepKind, SupervisionReason, Why } from '@jinze/contracts';
import { minuteText } from '../../platform/clock.ts';
import { type AskWithHead, KIND_WORDS, RESULT_WORDS, type StepRow } from '../deployments/index.ts';
import { SECTION_STATE_WORDS } from '../duties/index.ts';
import type { HandoverRow, SignatureRow } from '../handovers/index.ts';
import { TASK_STATE_WORDS } from '../supervision/index.ts';
import {
  TALK_GROUND_WORDS,
  TALK_STATE_WORDS,
  type TalkReportRow,
  type TalkRow,
} from '../talks/index.ts';
import type { FiledRecord } from './arrange.decide.ts';
import { after, type Entry, joined, told } from './record-entry.ts';

const subjectText = ({
  subject_organ: organ,
  subject_post: post,
  subject_name: name,
}: TalkRow): string => [organ, post, name].filter((part) => part !== null).join(' ');

/** Each with what was found of it; what nobody has verified yet says so. */
const talkReportText = (report: TalkReportRow): string => {
  const { result, verifier, verified_on: on, note } = report;
  const verified =
    result === null
      ? '尚未核验'
      : `${on} ${verifier} 核验${result === 'passed' ? '通过' : '退回'}：${note}`;
  return `${joined([report.on_day, report.document_no])}　${report.content}\n${verified}`;
};

export function talkEntry(
  record: FiledRecord,
  talk: TalkRow,
  {
    reports,
    why,
  }: {
    readonly reports: readonly TalkReportRow[];
    /** What the rule says that gave rise to it. */
    readonly why: Why | null;
  },
): Entry {
  return {
    kind: 'entry',
    number: record.number,
    title: joined([talk.held_on ?? talk.meet_on ?? talk.opened_on, `约谈 ${subjectText(talk)}`]),
    said: joined([
      TALK_STATE_WORDS[talk.state],
      TALK_GROUND_WORDS[talk.ground],
      `提出 ${talk.opened_on}`,
      talk.due_on === null ? null : `报告期限 ${talk.due_on}`,
    ]),
    fields: [
      ...told([
        ['约谈人', joined([talk.talker_organ, talk.talker])],
        ['缘由', joined([talk.reason, talk.reason_document_no])],
        ['依据的规则', why?.clause.map(({ title, text }) => `${title}：${text}`).join('\n')],
        ['规则计入的事故', why?.facts.join('\n')],
        ['规则没有查清的', why?.gaps.join('\n')],
        ['约谈事项', talk.matters],
        ['批准', joined([talk.approved_on, talk.approved_by, talk.approval_no])],
        ['通知', joined([talk.notice_on, talk.notice_no])],
        ['约谈安排', joined([talk.meet_on, talk.meet_time, talk.meet_place])],
        ['约谈纪要', joined([talk.minutes_no, talk.minutes])],
        ['被约谈人说明', talk.statement],
        ['整改要求', talk.measures],
        ['整改报告', reports.map(talkReportText).join('\n')],
        ['撤回理由', talk.withdrawn_reason],
      ]),
      ...after(record),
    ],
  };
}

const SIDE_WORDS: Readonly<Record<Side, string>> = { outgoing: '交出', incoming: '接任' };
const HANDOVER_STATE_WORDS: Readonly<Record<HandoverRow['state'], string>> = {
  open: '未办结',
  closed: '已办结',
  withdrawn: '已撤销',
};
const SUPERVISION_WORDS: Readonly<Record<SupervisionReason, string>> = {
  'term-change': '换届集中交接',
  gone: '已调离，联系不上',
  deceased: '去世',
  detained: '被留置或羁押',
  ill: '因病不能签字',
  other: '其他',
};
function matterText(matter: HandoverMatter): string {
  switch (matter.kind) {
    case 'portfolio': {
      const by = matter.by.join('、');
      const said = {
        continued: '由接任者继续分管',
        taken: `由${by}分管`,
        nobody: '无人分管',
      };
      return `分管领域：${matter.field}，${said[matter.state]}`;
    }
    case 'duty-section': {
      const state = matter.state === null ? '还没有起草' : SECTION_STATE_WORDS[matter.state];
      return `${SIDE_WORDS[matter.side]}者 ${matter.year} 年责任清单：${state}`;
    }
    case 'task':
      return `督办事项：${matter.title}，${TASK_STATE_WORDS[matter.state]}，期限 ${matter.dueOn}，${matter.personName ?? '随职务等待接任'}`;
    case 'deployment':
      return `工作部署：${joined([matter.issuer, matter.number])}　${matter.title}：${matter.what}${matter.dueOn === null ? '' : `，期限 ${matter.dueOn}`}`;
  }
}

const signatureText = (row: SignatureRow): string =>
  joined([
    row.signed_on,
    `${SIDE_WORDS[row.side as Side]}者${row.signer_name}（${row.signer_post}）签字`,
    row.custodian === null ? null : joined(['纸质', row.paper_no, `由${row.custodian}保管`]),
  ]);

function supervisionText(row: HandoverRow): string {
  const { supervised_by: by, supervised_on: on, supervision_reason: reason } = row;
  if (by === null || reason === null) return '';
  return joined([on, by, SUPERVISION_WORDS[reason], row.supervision_note]);
}

/** What was taken back of the appointments left nothing to hand over. */
function mattersText({ state, matters }: HandoverRow): string {
  if (state === 'withdrawn') return '有关任职变动已经撤回或者更正，不需要交接';
  if (matters === null) return '交接办结时固定';
  return matters.map(matterText).join('\n') || '没有需要交接的事项';
}

export function handoverEntry(
  record: FiledRecord,
  row: HandoverRow,
  signatures: readonly SignatureRow[],
): Entry {
  const { outgoing, incoming } = row;
  return {
    kind: 'entry',
    number: record.number,
    title: joined([incoming?.on ?? outgoing?.on ?? null, `${row.organ_name} ${row.post_title}`]),
    said: joined([
      HANDOVER_STATE_WORDS[row.state],
      `${minuteText(row.opened_at)} 开始`,
      row.closed_at === null ? null : `${minuteText(row.closed_at)} 办结`,
    ]),
    fields: [
      ...told([
        ['交出', outgoing === null ? null : `${outgoing.name}（任职至 ${outgoing.on}）`],
        ['接任', incoming === null ? null : `${incoming.name}（自 ${incoming.on} 起任职）`],
        ['交接事项', mattersText(row)],
        ['签字', signatures.map(signatureText).join('\n')],
        ['监交', supervisionText(row)],
      ]),
      ...after(record),
    ],
  };
}

const STEP_WORDS: Readonly<Record<StepKind, string>> = {
  conveyed: '传达',
  studied: '研究',
  measures: '措施',
  result: '落实结果',
};

/** What was corrected or taken back stays, and says so. */
const stepText = (step: StepRow, next: StepRow | undefined): string =>
  joined([
    step.occurred_on,
    step.is_withdrawal ? `撤回${STEP_WORDS[step.kind]}` : STEP_WORDS[step.kind],
    step.result === null ? null : RESULT_WORDS[step.result],
    step.venue,
    step.number,
    step.text,
    step.reason === null ? null : `原因：${step.reason}（${step.stated_by ?? ''}认定）`,
    step.records.length === 0 ? null : `所附履职记录 ${step.records.length} 条`,
    step.capacity === 'liaison' ? '代录' : null,
    step.late_days === null ? null : `补录（晚 ${step.late_days} 天）`,
    step.correction_reason === null
      ? null
      : `${step.is_withdrawal ? '撤回' : '更正'}理由：${step.correction_reason}`,
    next === undefined ? null : next.is_withdrawal ? '（已撤回）' : '（已更正，见后）',
  ]);

/** With all of its steps in the order they were recorded. */
export function askEntry(record: FiledRecord, ask: AskWithHead, steps: readonly StepRow[]): Entry {
  const { head } = ask;
  const nextOf = new Map(steps.map((step) => [step.replaces, step]));
  const result = ask.result === null ? '没有结果记录' : RESULT_WORDS[ask.result];
  return {
    kind: 'entry',
    number: record.number,
    title: joined([ask.asked_on, head.title]),
    said: joined([
      ask.ended_at === null ? result : '已撤销',
      ask.due_on === null ? null : `期限 ${ask.due_on}`,
    ]),
    fields: [
      ...told([
        ['来文', joined([head.issuer, KIND_WORDS[head.kind], head.number])],
        ['要求', ask.what],
        ['责任单位', [ask.organ_name, ask.post_title].filter((part) => part !== null).join(' ')],
        ['落实经过', steps.map((step) => stepText(step, nextOf.get(step.id))).join('\n')],
        ['撤销理由', ask.end_reason],
      ]),
      ...after(record),
    ],
  };
}
