// One record, task or report as an entry of the paper file.

import type { FileBlock, Labelled } from '@jinze/documents/evidence-file';
import { ACTIVITY_NAMES, BODY_NAMES } from '@jinze/rules';
import { minuteText } from '../../platform/clock.ts';
import {
  CONFIRMATION_NAMES,
  FORM_NAMES,
  type ReportRow,
  ROLE_NAMES,
  STATE_NAMES,
  type WholeRecord,
} from '../performance/index.ts';
import { TASK_STATE_WORDS, type TaskRow } from '../supervision/index.ts';
import type { FiledFile, FiledRecord } from './arrange.decide.ts';
import { LEFT_OUT_WORDS, REPORT_PART_WORDS, sizeText } from './words.ts';

export type Entry = Extract<FileBlock, { kind: 'entry' }>;

/** Only what is there: an empty field is no finding, and takes no line. */
export const told = (
  fields: readonly (readonly [string, string | null | undefined])[],
): Labelled[] =>
  fields.flatMap(([label, text]) =>
    text === null || text === undefined || text === '' ? [] : [{ label, text }],
  );

export const joined = (parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part !== '').join('　');

const fileText = ({ name, size }: FiledFile) => `${name}（${sizeText(size)}）`;

/** Where each version stands in the log, and which package has them. */
function proofText({ versions, package: path }: FiledRecord): string {
  const places = versions.map(
    ({ version, index, sealedAt }) =>
      `第 ${version} 版：第 ${index ?? '—'} 号${sealedAt === null ? '' : `，${minuteText(new Date(sealedAt))} 封存`}`,
  );
  return [...places, ...(path === null ? [] : [`证据包：${path}`])].join('\n');
}

export const after = (record: FiledRecord): Labelled[] =>
  told([
    ['附件', record.files.map(fileText).join('；')],
    ['存证', proofText(record)],
    ['未收录', record.left === null ? null : LEFT_OUT_WORDS[record.left]],
  ]);

/** Of which nothing is told but that it is there, since when, and why. */
export const bareEntry = (record: FiledRecord): Entry => ({
  kind: 'entry',
  number: record.number,
  title: joined([record.occurredOn, record.title ?? '（名称不在制作人的查阅范围内）']),
  said: `录入 ${minuteText(record.recordedAt)}`,
  fields: after(record),
});

const amountsText = ({ row }: WholeRecord) =>
  row.amounts
    .map(
      ({ year, fundWanYuan, revenueWanYuan }) =>
        `${year} 年安全生产专项资金 ${fundWanYuan ?? '未填'} 万元，财政收入 ${revenueWanYuan ?? '未填'} 万元`,
    )
    .join('；');

export function dutyRecordEntry(
  record: FiledRecord,
  whole: WholeRecord,
  dutyTitle: (code: string) => string,
): Entry {
  const { row, participations } = whole;
  const people = participations.map(
    ({ person_name: name, post_title: post, role, confirmation }) =>
      `${name}（${post}，${ROLE_NAMES[role]}，${CONFIRMATION_NAMES[confirmation]}）`,
  );
  const duties = [...new Set(participations.flatMap((one) => one.duties))];
  const days =
    row.occurred_to === null ? row.occurred_on : `${row.occurred_on} 至 ${row.occurred_to}`;
  return {
    kind: 'entry',
    number: record.number,
    title: joined([days, ACTIVITY_NAMES[row.activity], row.title]),
    said: joined([
      STATE_NAMES[row.state],
      row.form_check === null ? '形式未审核' : `形式审核${FORM_NAMES[row.form_check]}`,
      row.late_days === null ? null : `补录（晚 ${row.late_days} 天）`,
      `录入 ${minuteText(row.recorded_at)} ${row.recorded_by}`,
    ]),
    fields: [
      ...told([
        ['由谁', row.body === null ? null : BODY_NAMES[row.body]],
        ['地点', row.place],
        ['事项', row.matter],
        ['发现问题', row.findings],
        ['提出要求', row.orders],
        ['后续落实', row.follow_up],
        ['依据文号', row.basis_no],
        ['资金', amountsText(whole)],
        ['参加人员', people.join('；')],
        ['职责条项', duties.map(dutyTitle).join('；')],
        ['补录说明', row.late_reason],
      ]),
      ...after(record),
    ],
  };
}

const partyText = ({ organName, postTitle, personName }: TaskRow['parties'][number]) =>
  joined([organName, postTitle, personName]).replaceAll('　', ' ');

export function taskEntry(record: FiledRecord, task: TaskRow): Entry {
  const of = (role: string) =>
    task.parties
      .filter((party) => party.role === role)
      .map(partyText)
      .join('；');
  return {
    kind: 'entry',
    number: record.number,
    title: joined([task.issued_on, task.title]),
    said: joined([
      TASK_STATE_WORDS[task.state],
      `期限 ${task.due_on}`,
      task.extensions === 0 ? null : `延期 ${task.extensions} 次`,
    ]),
    fields: [
      ...told([
        ['要求', task.text],
        ['来源', joined([task.source_text, task.source_no])],
        ['下达', joined([task.issuer_name, task.issue_no, task.signed_by])],
        ['牵头', of('lead')],
        ['配合', of('assist')],
        ['签收', task.accepted_on],
        ['反馈', task.replied_on],
        ['办结', task.ended_on],
      ]),
      ...after(record),
    ],
  };
}

export function reportEntry(record: FiledRecord, report: ReportRow): Entry {
  const parts = report.content.map(
    ({ part, sentences }) =>
      [REPORT_PART_WORDS[part], sentences.map(({ text }) => text).join('\n')] as const,
  );
  return {
    kind: 'entry',
    number: record.number,
    title: `${report.year} 年度述职报告`,
    said: joined([
      report.posts,
      report.signed_at === null
        ? null
        : `${minuteText(report.signed_at)} ${report.signer_name ?? ''} 签名`,
    ]),
    fields: [...told(parts), ...after(record)],
  };
}
