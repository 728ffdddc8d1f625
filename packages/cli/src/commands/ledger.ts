// `jinze ledger …`: checks the whole log, settles what was found, changes the key, talks to witnesses by file.
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type LedgerTool, readConfig, withLedger } from '@jinze/server';

const USAGE = `用法：
  jinze ledger fsck                      重算并核对全部存证、业务表和签名
  jinze ledger settle                    列出没有处理的问题和这份清单的编号
  jinze ledger settle <编号> --reason <说明>  查明原因后，关闭清单上的问题，恢复签名
  jinze ledger rotate                    启用新密钥，新旧同时签名
  jinze ledger rotate --finish           新密钥经见证后，停用并销毁旧私钥
  jinze ledger rotate --lost <说明>       私钥已丢失：直接换用新密钥
  jinze ledger ask <文件>                 把待见证的检查点写成文件，带给不联网的见证人
  jinze ledger take <文件>                收回见证人的答复`;

type Act = (tool: LedgerTool) => Promise<number>;

function wordsOf(finding: { code: string; subject: string; params: object }): string {
  return `${WORDS[finding.code] ?? finding.code}：${finding.subject} ${JSON.stringify(finding.params)}`;
}

const WORDS: Readonly<Record<string, string>> = {
  'leaf-bytes': '存证条目的内容变了',
  'leaf-content': '存证条目的登记与其内容不符',
  'leaf-missing': '缺少存证条目',
  'leaf-order': '存证条目的顺序不对',
  field: '记录的字段与存证不符',
  event: '事件与存证不符',
  pending: '受理记录与存证不符',
  tile: '哈希树变了',
  checkpoint: '检查点与哈希树不符',
  signature: '签名不成立',
  record: '业务表与存证不符',
  'row-missing': '业务表里的记录不见了',
  'row-without-leaf': '有记录没有存证',
  'older-than-witnessed': '比见证过的旧（可能恢复了旧备份）',
  'witness-disagrees': '与见证人见过的不是同一个历史',
  anchor: '时间戳不成立',
};

async function check(tool: LedgerTool): Promise<number> {
  const isTerminal = process.stderr.isTTY;
  const { findings, known, leaves } = await tool.check((part) => {
    if (isTerminal) process.stderr.write(`\r已检查 ${Math.floor(part * 100)}%`);
  });
  if (isTerminal) process.stderr.write('\r');
  for (const finding of known)
    console.log(`已处理，原样未变：${wordsOf(finding)}（${finding.reason}）`);
  for (const finding of findings) console.log(wordsOf(finding));
  console.log(
    findings.length === 0
      ? known.length === 0
        ? `检查完毕：${leaves} 条存证及其业务记录、哈希树、检查点、签名全部相符。`
        : `检查完毕：${leaves} 条存证，没有新的问题；以上 ${known.length} 处损坏已经处理，说明在存证里。`
      : `检查完毕：${leaves} 条存证，发现 ${findings.length} 处问题。已停止签名，新记录照常受理；处理办法见 docs/runbooks/ledger-findings.md。`,
  );
  return findings.length === 0 ? 0 : 1;
}

const list: Act = async (tool) => {
  const { findings, more, mark } = await tool.open();
  for (const finding of findings) console.log(wordsOf(finding));
  console.log(
    findings.length === 0
      ? '没有未处理的问题。'
      : `以上 ${findings.length} 个问题没有处理${more === 0 ? '' : `，另有 ${more} 个在它们处理以后列出`}。查明原因后执行：jinze ledger settle ${mark} --reason <说明>`,
  );
  return 0;
};

const settle =
  (mark: string, reason: string): Act =>
  async (tool) => {
    const done = await tool.settle(mark, reason);
    if (!done.ok) {
      console.error('没有处理的问题与这份清单不同：请用 jinze ledger settle 重新列出、查看。');
      return 1;
    }
    const { settled, left } = done.value;
    console.log(
      left === 0
        ? `已关闭 ${settled} 个问题，说明已存证，签名恢复。`
        : `已关闭 ${settled} 个问题，说明已存证。另有 ${left} 个没有处理，签名没有恢复：请用 jinze ledger settle 查看。`,
    );
    return left === 0 ? 0 : 1;
  };

const said =
  (
    act: (
      tool: LedgerTool,
    ) => Promise<{ ok: boolean; value?: string; error?: { message: string } }>,
    words: string,
  ): Act =>
  async (tool) => {
    const done = await act(tool);
    if (!done.ok) {
      console.error(done.error?.message ?? '');
      return 1;
    }
    console.log(`${words}\n${done.value ?? ''}`);
    return 0;
  };

const ask =
  (file: string): Act =>
  async (tool) => {
    const text = await tool.requests();
    if (text === undefined) {
      console.log('没有待见证的检查点。');
      return 0;
    }
    await writeFile(file, text, { flag: 'wx' });
    console.log(`已写入 ${file}：请带到见证人处，用 jinze witness exchange 处理。`);
    return 0;
  };

const take =
  (file: string): Act =>
  async (tool) => {
    const taken = await tool.takeAnswers(await readFile(file, 'utf8'));
    if (!taken.ok) {
      console.error(`${file} 不是见证人的答复文件：请用 jinze witness exchange 重新生成。`);
      return 1;
    }
    const { kept, stale, refused } = taken.value;
    const more = [
      ...(stale === 0
        ? []
        : [`${stale} 个见证人记得的较早：请再执行一次 jinze ledger ask，从它记得的位置重新请求`]),
      ...(refused.length === 0 ? [] : [`${refused.length} 个未获见证（${refused.join('、')}）`]),
    ];
    console.log(`收到 ${kept} 个见证签名${more.map((one) => `；${one}`).join('')}。`);
    return kept > 0 && more.length === 0 ? 0 : 1;
  };

/** What the words ask for; undefined: not said as the usage has it. */
function actOf([name, ...rest]: readonly string[]): Act | undefined {
  const [option, value, text, ...more] = rest;
  const isSaid = (words: string | undefined): words is string =>
    words !== undefined && words.trim() !== '';
  if (name === 'settle') {
    if (option === undefined) return list;
    return value === '--reason' && isSaid(text) && more.length === 0
      ? settle(option, text)
      : undefined;
  }
  if (text !== undefined) return undefined;
  if (name === 'fsck') return option === undefined ? check : undefined;
  if (name === 'rotate') {
    if (option === undefined)
      return said(
        (tool) => tool.rotate(),
        '新密钥已启用，新旧密钥同时签名。请把下面的新公钥交给各见证人和持有信任名单的人，然后执行 jinze ledger rotate --finish：',
      );
    if (option === '--finish' && value === undefined)
      return said((tool) => tool.finishRotation(), '旧密钥已停用，私钥已销毁。现用公钥：');
    return option === '--lost' && isSaid(value)
      ? said(
          (tool) => tool.replaceLost(value),
          '已换用新密钥。旧密钥未能签认它，请当面告知各见证人：',
        )
      : undefined;
  }
  if (option === undefined || value !== undefined) return undefined;
  if (name === 'ask') return ask(resolve(option));
  return name === 'take' ? take(resolve(option)) : undefined;
}

/** Exit code 0 when all is well, 1 when something was found or could not be done, 2 for wrong options. */
export async function runLedger(args: readonly string[]): Promise<number> {
  const act = actOf(args);
  if (act === undefined) {
    console.error(USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  if (!config.ok) {
    console.error(config.error.message);
    return 1;
  }
  try {
    const done = await withLedger(config.value, act, (message) => console.error(message));
    if (done.ok) return done.value;
    console.error(done.error.message);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') console.error('文件已存在，不会覆盖：请另取一个文件名。');
    else if (code === 'ENOENT') console.error('没有这个文件：请检查文件名。');
    else throw error;
  }
  return 1;
}
