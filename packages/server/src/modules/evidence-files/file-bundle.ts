// The archive: the paper file, a list of everything, and by group the packages, files and receipts (ADR 39).

import { listWorkbook } from '@jinze/documents';
import {
  type BundleEntry,
  type EvidenceFile,
  type ListedEntry,
  writeEvidencePdf,
} from '@jinze/documents/evidence-file';
import { minuteText } from '../../platform/clock.ts';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { packageOfRecords, receiptsByIndex } from '../ledger/index.ts';
import { readAttachment } from '../performance/index.ts';
import { type FiledGroup, type FiledRecord, hasReceipts, receiptPath } from './arrange.decide.ts';
import type { EvidenceFilesContext } from './evidence-files.context.ts';
import { type FileContent, fileBlocks, HOW_TO_VERIFY, verifyAddressText } from './file-blocks.ts';
import { LEFT_OUT_WORDS } from './words.ts';

/** Receipts that are made together. */
const AT_ONCE = 500;

const paperName = ({ head }: FileContent): string => `${head.title}.pdf`;

export function evidenceFile(
  context: EvidenceFilesContext,
  caller: Caller,
  content: FileContent,
): EvidenceFile {
  const { head, groups } = content;
  const count = groups.reduce((all, { records }) => all + records.length, 0);
  return {
    title: head.title,
    subject: head.subject,
    cover: [
      ...head.facts.filter(({ label }) => ['期间', '立案'].includes(label)),
      { label: '卷内记录', text: `${count} 条` },
      { label: '制作', text: `${head.madeBy}　${minuteText(head.madeAt)}` },
      { label: '数据版本', text: head.dataVersion },
      {
        label: '存证检查点',
        text: `${head.log.origin} 前 ${head.log.size} 条，${minuteText(head.log.signedAt)}`,
      },
    ],
    origin: `存证检查点 前 ${head.log.size} 条　数据版本 ${head.dataVersion}　核验：${verifyAddressText(head)}`,
    blocks: fileBlocks(context, caller, content),
  };
}

const utf8 = (path: string, text: string): BundleEntry => ({ path, bytes: [Buffer.from(text)] });

interface ContentsRow {
  readonly group: FiledGroup;
  readonly record: FiledRecord;
}

/** Everything of the file in one list. */
function contentsOf({ head, groups }: FileContent): BundleEntry {
  const rows = groups.flatMap((group) => group.records.map((record) => ({ group, record })));
  const bytes = listWorkbook<ContentsRow>({
    sheetName: '目录',
    title: `${head.title}目录：${head.subject}，${head.madeBy}制作`,
    said: ['一行是一条记录；“未收录”写明没有收录内容或证据包的原因。'],
    columns: [
      { name: '序号', width: 8, value: ({ record }) => record.number },
      { name: '分类', width: 40, value: ({ group }) => group.title },
      { name: '日期', width: 12, kind: 'day', value: ({ record }) => record.occurredOn },
      { name: '名称', width: 40, value: ({ record }) => record.title },
      { name: '录入时间', width: 18, value: ({ record }) => minuteText(record.recordedAt) },
      { name: '版本数', width: 8, value: ({ record }) => record.versions.length },
      {
        name: '存证位置',
        width: 18,
        value: ({ record }) => record.versions.map(({ index }) => index).join('、'),
      },
      { name: '证据包', width: 40, value: ({ record }) => record.package },
      {
        name: '附件',
        width: 40,
        value: ({ record }) => record.files.map(({ path }) => path).join('\n'),
      },
      {
        name: '未收录',
        width: 30,
        value: ({ record: { left } }) => (left === null ? null : LEFT_OUT_WORDS[left]),
      },
    ],
    pages: [rows],
  });
  return { path: '目录.xlsx', bytes, isPacked: true };
}

async function* receiptEntries(
  { ledger }: EvidenceFilesContext,
  group: FiledGroup,
): AsyncGenerator<BundleEntry> {
  const wanted = group.records.flatMap((one) => {
    if (!hasReceipts(one)) return [];
    const files = one.files.map((file, at) => ({
      name: `${one.number}-附件${at + 1}`,
      versions: file.versions,
    }));
    return [{ name: one.number, versions: one.versions }, ...files].flatMap(({ name, versions }) =>
      versions.flatMap((placed) =>
        placed.index === null
          ? []
          : [{ index: placed.index, path: receiptPath(group, name, placed) }],
      ),
    );
  });
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const some = wanted.slice(start, start + AT_ONCE);
    const receipts = await receiptsByIndex(
      ledger,
      some.map(({ index }) => index),
    );
    for (const { index, path } of some) {
      const text = receipts.get(index);
      // What was sealed when the file was arranged has a receipt: without it the archive would not be what its list says.
      if (text === undefined) throw new Error(`entry ${index} has no receipt`);
      yield utf8(path, text);
    }
  }
}

async function* groupEntries(
  context: EvidenceFilesContext,
  caller: Caller,
  group: FiledGroup,
  { head }: FileContent,
): AsyncGenerator<BundleEntry> {
  for (const { path, records } of group.packages) {
    const purpose = `${head.title}：${head.subject}`;
    const request = { records, purpose, madeBy: head.madeBy, isWithoutProgram: true };
    async function* made() {
      yield await packageOfRecords(context.ledger, request);
    }
    yield { path, bytes: made(), isPacked: true };
  }
  const scope = context.scopeFor(caller, 'performance.read-attachment') ?? NO_SCOPE;
  const reader = { accountId: caller.accountId, scope, opens: NO_SCOPE };
  for (const { files } of group.records)
    for (const { id, path } of files) {
      const { parts } = await readAttachment(context, reader, id);
      yield { path, bytes: parts, isPacked: true };
    }
  yield* receiptEntries(context, group);
}

export async function* bundleEntries(
  context: EvidenceFilesContext,
  caller: Caller,
  content: FileContent,
): AsyncGenerator<BundleEntry> {
  const { head, groups } = content;
  const paper = evidenceFile(context, caller, content);
  yield utf8('如何核验.txt', `${head.title}　${head.subject}\n\n${HOW_TO_VERIFY.join('\n')}\n`);
  yield { path: paperName(content), bytes: writeEvidencePdf(paper, head.madeAt), isPacked: true };
  yield contentsOf(content);
  yield utf8('存证/检查点.txt', head.log.checkpoint);
  yield utf8('存证/policy.txt', head.log.policy);
  const program = await context.ledger.verifier();
  if (program !== undefined) {
    yield utf8('核验程序/verify.html', program.html);
    yield utf8('核验程序/verify.mjs', program.mjs);
  }
  for (const group of groups) yield* groupEntries(context, caller, group, content);
}

/** The list of all files, and what the archive was made of: the last entry. */
export const manifestOf =
  ({ head }: FileContent) =>
  (entries: readonly ListedEntry[]) => {
    const { log } = head;
    const said = {
      v: 1,
      title: head.title,
      subject: head.subject,
      madeBy: head.madeBy,
      madeAt: head.madeAt.toISOString(),
      dataVersion: head.dataVersion,
      log: { origin: log.origin, size: log.size, root: log.root },
      entries,
    };
    return { path: 'MANIFEST.json', text: `${JSON.stringify(said, null, 1)}\n` };
  };
