// What the witness says of itself, to people: its keys, the lines for a policy, the logs and what it remembers of them.
import { parseVerifierKey, SIGNATURE_TYPES } from '@jinze/ledger/verify';
import type { Remembered } from './memory.ts';
import type { Witness } from './witness.ts';

/** Lines for a policy (`spec/ledger/proof.md`): which of them a log needs follows from its profile. */
export function policyLines(
  { name, verifierKeys }: Pick<Witness, 'name' | 'verifierKeys'>,
  address?: string,
): string[] {
  return verifierKeys.map((vkey) => {
    const key = parseVerifierKey(vkey);
    const isGm = key.ok && SIGNATURE_TYPES[key.value.type].alg === 'sm3';
    const where = address === undefined ? '' : ` ${address}`;
    return `witness ${name}${isGm ? '-gm' : ''} ${vkey}${where}`;
  });
}

const inBeijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const knownText = (known: Remembered | undefined): string =>
  known === undefined
    ? '还没有见证过'
    : `${known.size} 条，最近一次见证 ${inBeijing.format(new Date(Number(known.time) * 1000))}（北京时间）`;

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}\n`).join('');

export function pageText(witness: Witness, address: string): string {
  const logs = witness.logs().map(({ origin, known }) => `${origin}：${knownText(known)}`);
  return [
    `尽责见证服务  ${witness.name}\n`,
    `验证公钥（第一行用于 SHA-256 日志，第二行用于国密日志）：\n${indented(witness.verifierKeys)}`,
    `写入信任名单的行：\n${indented(policyLines(witness, address))}`,
    `见证的日志：\n${indented(logs.length > 0 ? logs : ['还没有。运行 jinze witness add-log 添加。'])}`,
    '见证表示：签名时，这是见证方见过的该日志的最大一棵树，以前见过的都包含在内。它不说明记录内容是否真实。\n',
  ].join('\n');
}
