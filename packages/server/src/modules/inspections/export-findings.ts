// The findings of one inspection and what was brought to its group, as workbooks: as far as the reader's side sees them.
import type { Inspection, InspectionComplaint, InspectionFinding } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import {
  BLOCK_WORDS,
  FINDING_STATE_WORDS,
  FINDING_WORDS,
  LOOK_BACK_WORDS,
  SEVERITY_WORDS,
} from './inspection-words.ts';
import type { InspectionsContext } from './inspections.context.ts';

const replySaid = ({ objection }: InspectionFinding) => {
  if (objection === null) return null;
  const { reply } = objection;
  return reply === null ? '没有答复' : `${reply.isUpheld ? '采纳' : '不采纳'}：${reply.text}`;
};

const FINDINGS: readonly ListColumn<InspectionFinding>[] = [
  { name: '序号', width: 6, value: (one) => one.number },
  { name: '责任单位', width: 24, value: (one) => one.organName },
  { name: '问题', width: 48, value: (one) => one.facts },
  {
    name: '状态',
    width: 10,
    value: ({ state, isOverdue }) => (isOverdue ? '整改逾期' : FINDING_STATE_WORDS[state]),
  },
  { name: '整改期限', width: 12, kind: 'day', value: (one) => one.dueOn },
  { name: '类别', width: 10, value: ({ kind }) => FINDING_WORDS[kind] },
  { name: '程度', width: 8, value: ({ severity }) => SEVERITY_WORDS[severity] },
  { name: '部分', width: 16, value: ({ block }) => BLOCK_WORDS[block] },
  { name: '条款', width: 24, value: ({ clause }) => clause.title },
  { name: '发现日期', width: 12, kind: 'day', value: (one) => one.foundOn },
  { name: '地点', width: 20, value: (one) => one.place },
  { name: '任职与分管', width: 18, value: ({ person }) => person?.post ?? null },
  { name: '姓名', width: 10, value: ({ person }) => person?.name ?? null },
  {
    name: '系统内记录',
    width: 30,
    value: ({ evidence }) => evidence.map(({ title }) => title).join('；'),
  },
  {
    name: '第几次指出',
    width: 10,
    value: ({ repeats }) => (repeats.length === 0 ? null : repeats.length + 1),
  },
  { name: '异议', width: 30, value: ({ objection }) => objection?.text ?? null },
  { name: '异议答复', width: 30, value: replySaid },
  { name: '本人说明', width: 30, value: ({ statement }) => statement?.text ?? null },
  { name: '整改措施', width: 40, value: ({ plan }) => plan?.measure ?? null },
  { name: '整改责任人', width: 18, value: ({ plan }) => plan?.responsible ?? null },
  {
    name: '申请延至',
    width: 12,
    kind: 'day',
    value: ({ extension }) => extension?.dueOn ?? null,
  },
  { name: '回头看日期', width: 12, kind: 'day', value: ({ lookBack }) => lookBack?.on ?? null },
  {
    name: '回头看结果',
    width: 14,
    value: ({ lookBack }) => (lookBack === null ? null : LOOK_BACK_WORDS[lookBack.result]),
  },
  { name: '继续整改的理由', width: 30, value: ({ carried }) => carried?.reason ?? null },
];

export function exportFindings(
  { clock }: Pick<InspectionsContext, 'clock'>,
  { title, findingList }: Inspection,
  by: string,
): Promise<StreamResponse> {
  return datedList({
    name: '问题整改台账',
    of: `${title}：问题整改台账`,
    today: clock.today(),
    by,
    said: ['任职与分管关系不是责任认定。'],
    columns: FINDINGS,
    read: inOnePage(findingList),
  });
}

const COMPLAINTS: readonly ListColumn<InspectionComplaint>[] = [
  { name: '序号', width: 6, value: (one) => one.number },
  { name: '收到日期', width: 12, kind: 'day', value: (one) => one.receivedOn },
  { name: '方式', width: 14, value: (one) => one.how },
  { name: '地点', width: 24, value: (one) => one.place },
  { name: '反映的事项', width: 56, value: (one) => one.matter },
  {
    name: '状态',
    width: 10,
    value: ({ state, isOverdue }) =>
      isOverdue ? '逾期' : state === 'answered' ? '已答复' : '办理中',
  },
  { name: '答复期限', width: 12, kind: 'day', value: (one) => one.dueOn },
  { name: '答复日期', width: 12, kind: 'day', value: (one) => one.answeredOn },
  { name: '答复', width: 48, value: (one) => one.answer },
];

/** The inspected side has no such list, and none without rows either. */
export function exportComplaints(
  { clock }: Pick<InspectionsContext, 'clock'>,
  { title, side, complaints }: Inspection,
  by: string,
): Promise<StreamResponse> {
  if (side === 'inspected') throw new Refused({ code: 'http.not-found' });
  return datedList({
    name: '群众反映',
    of: `${title}：巡查期间收到的群众反映`,
    today: clock.today(),
    by,
    said: [
      '不含反映人信息。已经移送纪检监察机关的不在其中。反映的事项只限办理人员知悉，请勿外传。',
    ],
    columns: COMPLAINTS,
    read: inOnePage(complaints),
  });
}
