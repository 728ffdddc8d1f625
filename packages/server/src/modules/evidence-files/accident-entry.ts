// An accident, an event of its timetable or what was found of its reporting, as an entry of the paper file.
import type { AccidentNature, ReportingFindingKind } from '@jinze/contracts';
import type { MilestoneKind, ReportChannel, ReportLevel } from '@jinze/kernel';
import { minuteText } from '../../platform/clock.ts';
import {
  type AccidentRow,
  type FindingRow,
  type MilestoneRow,
  NATURE_WORDS,
  saidOfAccident,
} from '../accidents/index.ts';
import type { FiledRecord } from './arrange.decide.ts';
import { after, type Entry, joined, told } from './record-entry.ts';

export const accidentEntry = (record: FiledRecord, row: AccidentRow): Entry => ({
  kind: 'entry',
  number: record.number,
  title: joined([row.occurredOn, row.name]),
  said: joined([
    row.state === 'withdrawn' ? '已撤回' : null,
    `第 ${row.version} 版`,
    `录入 ${minuteText(row.recordedAt)} ${row.recordedBy}`,
  ]),
  fields: [
    ...saidOfAccident(row),
    ...told([
      [
        row.state === 'withdrawn' ? '撤回理由' : row.isCorrection ? '更正理由' : '变更理由',
        row.changeReason,
      ],
    ]),
    ...after(record),
  ],
});

const MILESTONE_WORDS: Readonly<Record<MilestoneKind, string>> = {
  'unit-told': '单位负责人接到报告',
  'unit-reported': '单位报告',
  reported: '逐级报告',
  'heads-at-scene': '负责人到现场',
  'supplementary-report': '补报',
  'investigation-started': '启动调查',
  'taken-over': '上级提级调查',
  verified: '核实（煤矿、瞒报）',
  'nature-changed': '性质改变',
  appraisal: '技术鉴定',
  extension: '延长调查期限',
  'listed-supervision': '挂牌督办',
  'talk-held': '约谈',
  'report-submitted': '提交调查报告',
  'listing-agreed': '督办机关同意',
  'approval-extension': '延长批复期限',
  approved: '批复',
  closed: '结案',
  'handling-published': '公布处理情况',
  'evaluation-done': '完成整改评估',
  'evaluation-published': '公布评估结果',
};
const CHANNEL_WORDS: Readonly<Record<ReportChannel, string>> = {
  regulator: '主管部门',
  government: '政府',
  'party-committee': '党委',
};
const LEVEL_WORDS: Readonly<Record<ReportLevel, string>> = {
  county: '县级',
  prefecture: '市级',
  province: '省级',
  state: '国家级',
};
const natureWord = (nature: AccidentNature | null) =>
  nature === null ? null : NATURE_WORDS[nature];

export const milestoneEntry = (record: FiledRecord, row: MilestoneRow): Entry => ({
  kind: 'entry',
  number: record.number,
  title: joined([row.on, MILESTONE_WORDS[row.kind]]),
  said: joined([
    row.state === 'withdrawn' ? '已撤回' : null,
    `第 ${row.version} 版`,
    `录入 ${minuteText(row.recordedAt)} ${row.recordedBy}`,
  ]),
  fields: [
    ...told([
      ['时刻', row.at === null ? null : minuteText(new Date(row.at))],
      ['截止日期', row.untilOn],
      ['天数', row.days === null ? null : `${row.days} 日`],
      ['层级', row.level === null ? null : LEVEL_WORDS[row.level]],
      ['渠道', row.channel === null ? null : CHANNEL_WORDS[row.channel]],
      ['由谁', row.actor],
      ['在哪里公布', row.place],
      ['文号', row.documentNo],
      ['原来的性质', natureWord(row.natureFrom)],
      ['改为', natureWord(row.natureTo)],
      ['说明', row.note],
      [row.state === 'withdrawn' ? '撤回理由' : '更正理由', row.changeReason],
    ]),
    ...after(record),
  ],
});

const FINDING_WORDS: Readonly<Record<ReportingFindingKind, string>> = {
  late: '迟报',
  omitted: '漏报',
  false: '谎报',
  concealed: '瞒报',
};

/** The finding is the organ's; what it withdrew stays, and says so. */
export const findingEntry = (record: FiledRecord, row: FindingRow): Entry => ({
  kind: 'entry',
  number: record.number,
  title: joined([row.found_on, `认定${FINDING_WORDS[row.kind]}`]),
  said: joined([
    row.state === 'withdrawn' ? '已撤销' : null,
    `录入 ${minuteText(row.recorded_at)} ${row.recorded_by}`,
  ]),
  fields: [
    ...told([
      ['认定机关', joined([row.organ, row.document_no])],
      ['认定对象', joined([row.subject_post, row.subject_name])],
      ['情况', row.circumstances],
      [
        '撤销',
        row.state === 'withdrawn'
          ? joined([row.withdrawn_on, row.withdrawn_by, row.withdrawn_no, row.withdrawn_reason])
          : null,
      ],
    ]),
    ...after(record),
  ],
});
