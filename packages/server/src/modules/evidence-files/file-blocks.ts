// The paper file from its first part to the verification page, read a few records at a time as it is drawn.

import type { FileBlock, Labelled } from '@jinze/documents/evidence-file';
import { chineseNumber, type Id } from '@jinze/kernel';
import { minuteText } from '../../platform/clock.ts';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { LogState } from '../ledger/index.ts';
import { dutyNamesOf, wholeRecords } from '../performance/index.ts';
import {
  type FiledGroup,
  type FiledRecord,
  hasReceipts,
  leftOutIn,
  receiptPath,
  STREAM_TITLES,
} from './arrange.decide.ts';
import type { EvidenceFilesContext } from './evidence-files.context.ts';
import type { Gathered } from './gather.ts';
import { bareEntry, dutyRecordEntry } from './record-entry.ts';
import { LEFT_OUT_WORDS } from './words.ts';
import { WRITTEN_KINDS } from './written-kinds.ts';

/** What a file is of, and who makes it from what. */
export interface FileHead {
  readonly title: string;
  readonly subject: string;
  /** Of the first part: whom or what it is about. */
  readonly facts: readonly Labelled[];
  /** Beside the records: the course of a case, its people. */
  readonly more: readonly FileBlock[];
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly dataVersion: string;
  /** Unknown where the server does not know how it is reached. */
  readonly verifyAddress: string | undefined;
  readonly log: LogState;
}

export interface FileContent extends Gathered {
  readonly head: FileHead;
}

/** Records whose contents are in memory together. */
const AT_ONCE = 100;

async function* dutyRecordBlocks(
  context: EvidenceFilesContext,
  caller: Caller,
  records: readonly FiledRecord[],
): AsyncGenerator<FileBlock> {
  const scope = context.scopeFor(caller, 'performance.duty-record') ?? NO_SCOPE;
  for (let start = 0; start < records.length; start += AT_ONCE) {
    const some = records.slice(start, start + AT_ONCE);
    const ids = some.flatMap((one) => (one.isShown ? [one.record as Id<'duty-record'>] : []));
    const found = await context.database.read(scope, (db) => wholeRecords(db, scope, ids));
    const whole = new Map<string, (typeof found)[number]>(found.map((one) => [one.row.id, one]));
    const codes = found.flatMap(({ participations }) =>
      participations.flatMap((one) => one.duties),
    );
    const names = await context.database.read(SYSTEM_SCOPE, (db) => dutyNamesOf(db, codes));
    const titleOf = (code: string) => names([code])[0]?.title ?? code;
    for (const one of some) {
      const of = whole.get(one.record);
      yield of === undefined ? bareEntry(one) : dutyRecordEntry(one, of, titleOf);
    }
  }
}

async function* recordBlocks(
  context: EvidenceFilesContext,
  caller: Caller,
  group: FiledGroup,
): AsyncGenerator<FileBlock> {
  const { stream, records } = group;
  if (stream === 'duty-record') yield* dutyRecordBlocks(context, caller, records);
  else
    for (let start = 0; start < records.length; start += AT_ONCE)
      yield* await WRITTEN_KINDS[stream].entries(
        context,
        caller,
        records.slice(start, start + AT_ONCE),
      );
}

async function* groupBlocks(
  context: EvidenceFilesContext,
  caller: Caller,
  group: FiledGroup,
): AsyncGenerator<FileBlock> {
  const count = group.records.length === 0 ? '' : `（${group.records.length} 条）`;
  yield { kind: 'section', title: `${group.title}${count}` };
  if (group.records.length > 0) yield* recordBlocks(context, caller, group);
  if (group.also.length > 0)
    yield { kind: 'paragraph', text: `另见前面已列的：${group.also.join('、')}。` };
}

/** 04-…/回执/0007-v1.tlog-proof: the number of the folder is enough to find it. */
const shortPath = (path: string) => path.replace(/^(\d+)-[^/]*/, '$1-…');

function* receiptRows(groups: readonly FiledGroup[]): Generator<readonly string[]> {
  for (const group of groups)
    for (const one of group.records)
      for (const placed of one.versions)
        yield [
          one.number,
          String(placed.version),
          String(placed.index ?? ''),
          placed.sealedAt === null ? '' : minuteText(new Date(placed.sealedAt)),
          hasReceipts(one) ? shortPath(receiptPath(group, one.number, placed)) : '未收录',
        ];
}

const RECEIPTS = [
  { name: '序号', share: 1.1 },
  { name: '版本', share: 0.9 },
  { name: '存证位置', share: 1.6 },
  { name: '封存时间', share: 2.6 },
  { name: '回执（压缩卷内的位置）', share: 6 },
] as const;

function* leftOutBlocks(groups: readonly FiledGroup[]): Generator<FileBlock> {
  const counts = leftOutIn(groups);
  if (counts.length === 0) {
    yield { kind: 'paragraph', text: '所选范围内的记录全部收录，没有略去。' };
    return;
  }
  yield {
    kind: 'paragraph',
    text: '以下记录在卷内列有序号，其内容或证据包因所列原因没有收录。略去的内容可能有利，也可能不利，使用本卷时应当一并考虑。',
  };
  yield {
    kind: 'table',
    columns: [
      { name: '原因', share: 5 },
      { name: '条数', share: 1 },
      { name: '序号', share: 6 },
    ],
    rows: counts.map(({ reason, count }) => [
      LEFT_OUT_WORDS[reason],
      String(count),
      groups
        .flatMap(({ records }) =>
          records.flatMap(({ left, number }) => (left === reason ? [number] : [])),
        )
        .join('、'),
    ]),
  };
}

export const HOW_TO_VERIFY = [
  '一、核对文件：压缩卷的 MANIFEST.json 列出每个文件的 SHA-256；任何一个文件被改动，其值就不同。',
  '二、核验证据包：每个 .evp 都可以独立核验。用浏览器打开“核验程序”文件夹的 verify.html，选择该文件，不需要网络；或用命令 node verify.mjs 文件名、jinze verify 文件名；或在本系统“核验”页选择该文件。',
  '三、核验回执：.tlog-proof 回执证明某条记录的某一版在何时已经存在，用同样的方法核验。',
  '四、核对检查点：下列检查点的根值应当与见证方保存的一致；不一致的，以见证方的为准并立即报告。',
] as const;

export const verifyAddressText = ({ verifyAddress }: FileHead): string =>
  verifyAddress ?? '本系统的“核验”页';

function* verificationBlocks({ head }: FileContent): Generator<FileBlock> {
  const { log } = head;
  yield {
    kind: 'fields',
    fields: [
      { label: '存证日志', text: log.origin },
      { label: '检查点', text: `前 ${log.size} 条，${minuteText(log.signedAt)} 签名` },
      { label: '根值', text: log.root },
      { label: '数据版本', text: head.dataVersion },
      { label: '制作', text: `${head.madeBy}　${minuteText(head.madeAt)}` },
      { label: '核验地址', text: verifyAddressText(head) },
    ],
  };
  if (head.verifyAddress !== undefined)
    yield { kind: 'qr-code', label: '扫码核验', text: head.verifyAddress };
  yield { kind: 'section', title: '核验方法' };
  for (const text of HOW_TO_VERIFY) yield { kind: 'paragraph', text };
  yield {
    kind: 'paragraph',
    text: '本卷只汇集记录，不对履职好坏作评价；记录的补录、代录、异议、更正、撤回情况如实载明。',
  };
}

/** What kinds there are, by their names: the first few where there are many. */
const MOST_NAMED = 4;
function kindsOf(groups: readonly FiledGroup[]): string {
  const names = [...new Set(groups.map(({ stream }) => STREAM_TITLES[stream]))];
  const named = names.slice(0, MOST_NAMED).join('、');
  return names.length > MOST_NAMED ? `${named}等` : named;
}

/** Parts are numbered as they come. */
export async function* fileBlocks(
  context: EvidenceFilesContext,
  caller: Caller,
  content: FileContent,
): AsyncGenerator<FileBlock> {
  const { head, groups } = content;
  let parts = 0;
  const part = (title: string): FileBlock => {
    parts += 1;
    return { kind: 'part', title: `${chineseNumber(parts)}、${title}` };
  };
  const ofDuties = groups.filter(({ stream }) => stream === 'duty-record');
  const others = groups.filter(({ stream }) => stream !== 'duty-record');
  yield part('基本情况');
  yield { kind: 'fields', fields: head.facts };
  yield {
    kind: 'table',
    columns: [
      { name: '卷内分类', share: 8 },
      { name: '条数', share: 1 },
    ],
    rows: groups
      .filter(({ records }) => records.length > 0)
      .map(({ title, records }) => [title, String(records.length)]),
  };
  for (const block of head.more) yield block.kind === 'part' ? part(block.title) : block;
  if (ofDuties.length > 0) yield part('履职记录（按职责条项）');
  for (const group of ofDuties) yield* groupBlocks(context, caller, group);
  if (others.length > 0) yield part(kindsOf(others));
  for (const group of others) yield* groupBlocks(context, caller, group);
  yield part('存证回执目录');
  yield { kind: 'table', columns: RECEIPTS, rows: receiptRows(groups) };
  yield part('没有收录的内容');
  yield* leftOutBlocks(groups);
  yield part('核验');
  yield* verificationBlocks(content);
}
