// Whom the installation trusts: its own keys from the database, its witnesses from a file the operator writes.
import { readFile } from 'node:fs/promises';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { type Policy, parsePolicy } from '@jinze/ledger/verify';
import type { KnownKey } from './keys.store.ts';

export interface WitnessFileRefusal extends Refusal {
  readonly code: 'ledger.bad-witness-file';
  readonly message: string;
}

const NOBODY = '# 没有指定见证人\nquorum none\n';

/** The file beside the keys: lines `witness`, `group` and `quorum` of a policy; absent: nobody witnesses. */
export async function witnessLines(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return NOBODY;
    throw error;
  });
}

/** Retired keys stay in it: what they signed is still to be checked. */
function policyText(keys: readonly KnownKey[], witnesses: string): string {
  const logs = keys.map(
    ({ verifierKey, isRetired }) =>
      `${isRetired ? '# 已停用的签名公钥，用于核验以前的回执\n' : ''}log ${verifierKey}\n`,
  );
  return `${logs.join('')}\n${witnesses.endsWith('\n') ? witnesses : `${witnesses}\n`}`;
}

export function readPolicy(
  keys: readonly KnownKey[],
  witnesses: string,
  file: string,
): Result<{ readonly text: string; readonly policy: Policy }, WitnessFileRefusal> {
  const text = policyText(keys, witnesses);
  const policy = parsePolicy(text);
  if (policy.ok) return ok({ text, policy: policy.value });
  const own = text.length - policyText([], witnesses).length;
  const before = text.slice(0, own).split('\n').length - 1;
  const line = (policy.error.line ?? before + 1) - before - 1;
  return refuse({
    code: 'ledger.bad-witness-file',
    message: `见证人名单 ${file} 第 ${Math.max(line, 1)} 行无法识别（${policy.error.code}）：每行写 witness 名称 公钥 地址，最后一行写 quorum 名称。`,
  });
}
