// `jinze verify FILE`: checks an evidence package or a receipt. Needs no server, no database, no network; the offline
// `verify.mjs` that packages carry is this very code.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ok, type Result, refuse } from '@jinze/kernel';
import {
  describe,
  linesOf,
  type PackageRefusal,
  readDisclosed,
  refusalWords,
  resultWords,
  type Verdict,
  type VerifyToken,
  verifyFile,
} from '@jinze/ledger/evidence';

/** What the command ends with. `unchecked`: nothing is wrong, but keys or witnesses are not known from elsewhere. */
const EXIT = { holds: 0, doesNotHold: 1, unreadable: 2, unchecked: 3 } as const;

type Language = 'zh' | 'en';

interface Asked {
  readonly file: string;
  readonly policy?: string | undefined;
  readonly leaf?: string | undefined;
  readonly disclosed?: string | undefined;
  readonly tsa?: string | undefined;
  readonly isJson: boolean;
}

const USAGE: Readonly<Record<Language, string>> = {
  zh: `用法：verify 文件 [--policy 信任名单] [--leaf 记录原文] [--disclosed 出示的字段] [--tsa 时间戳机构证书] [--lang zh|en] [--json]
文件是证据包（.evp）或回执（.tlog-proof）。信任名单请从出具方以外的途径取得；不给时只能用包内自带的公钥。
证书（PEM 或 DER）请向时间戳机构取得；不给时不核对时间戳。`,
  en: `Usage: verify FILE [--policy POLICY] [--leaf LEAF] [--disclosed FIELDS] [--tsa CERTIFICATE] [--lang zh|en] [--json]
FILE is an evidence package (.evp) or a receipt (.tlog-proof). Get the policy from elsewhere than the maker; without it, the keys are those of the package.
Get the certificate (PEM or DER) from the time-stamp authority; without it, time stamps are not checked.`,
};

/** A refusal with its sentence. */
interface Fault {
  readonly code: string;
  readonly file?: string;
  readonly message: string;
}

const fault = (code: string, message: string, file?: string) =>
  refuse<Fault>({ code, message, ...(file === undefined ? {} : { file }) });

const packageFault = (refusal: PackageRefusal, language: Language) =>
  fault(refusal.code, refusalWords(refusal, language), refusal.file);

function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  return args.includes('--lang=en') || (at >= 0 && args[at + 1] === 'en') ? 'en' : 'zh';
}

function readArguments(args: readonly string[], language: Language): Result<Asked, Fault> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        leaf: { type: 'string' },
        disclosed: { type: 'string' },
        tsa: { type: 'string' },
        lang: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [file, more] = positionals;
    const isLanguage = values.lang === undefined || ['zh', 'en'].includes(values.lang);
    if (file === undefined || more !== undefined || !isLanguage)
      return fault('verify.usage', USAGE[language]);
    const { policy, leaf, disclosed, tsa } = values;
    return ok({ file, policy, leaf, disclosed, tsa, isJson: values.json === true });
  } catch {
    return fault('verify.usage', USAGE[language]);
  }
}

function bytesOf(path: string, language: Language): Result<Uint8Array, Fault> {
  try {
    return ok(new Uint8Array(readFileSync(path)));
  } catch {
    const message = language === 'zh' ? `读不到文件 ${path}` : `${path} cannot be read`;
    return fault('verify.no-file', message, path);
  }
}

/** A file that may be left out. */
function optional(
  path: string | undefined,
  language: Language,
): Result<Uint8Array | undefined, Fault> {
  return path === undefined ? ok(undefined) : bytesOf(path, language);
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Time stamps are read by what is large and seldom needed: it is loaded when a certificate is given. */
async function tokensBy(
  path: string | undefined,
  language: Language,
): Promise<Result<VerifyToken | undefined, Fault>> {
  const file = optional(path, language);
  if (!file.ok) return file;
  if (file.value === undefined) return ok(undefined);
  const { tokenReader } = await import('@jinze/ledger/timestamp');
  const reader = tokenReader(file.value);
  if (reader !== undefined) return ok(reader.verifyToken);
  const message =
    language === 'zh'
      ? `${path} 里没有读得出的证书：须是时间戳机构的证书（PEM 或 DER）`
      : `${path} has no certificate that can be read: give that of the authority (PEM or DER)`;
  return fault('verify.bad-certificate', message, path);
}

/** Of the files beside the one to check, each as the check takes it. */
async function optionsOf(
  asked: Asked,
  language: Language,
): Promise<Result<Parameters<typeof verifyFile>[1], Fault>> {
  const policy = optional(asked.policy, language);
  if (!policy.ok) return policy;
  const tokens = await tokensBy(asked.tsa, language);
  if (!tokens.ok) return tokens;
  const leaf = optional(asked.leaf, language);
  if (!leaf.ok) return leaf;
  const shown = optional(asked.disclosed, language);
  if (!shown.ok) return shown;
  const disclosed = shown.value === undefined ? undefined : readDisclosed(shown.value);
  if (disclosed !== undefined && !disclosed.ok) return packageFault(disclosed.error, language);
  return ok({
    policy: policy.value === undefined ? undefined : textOf(policy.value),
    leaf: leaf.value,
    disclosed: disclosed?.value,
    verifyToken: tokens.value,
  });
}

async function verdictOf(asked: Asked, language: Language): Promise<Result<Verdict, Fault>> {
  const bytes = bytesOf(asked.file, language);
  if (!bytes.ok) return bytes;
  const options = await optionsOf(asked, language);
  if (!options.ok) return options;
  const verdict = await verifyFile(bytes.value, options.value);
  return verdict.ok ? verdict : packageFault(verdict.error, language);
}

const MARKS = { yes: '✓', no: '✗', 'cannot-tell': '？' } as const;

function write(verdict: Verdict, language: Language, isJson: boolean): void {
  if (isJson) {
    const words = describe(verdict, language);
    console.log(JSON.stringify({ ...verdict, words }, undefined, 2));
    return;
  }
  const colon = language === 'zh' ? '：' : ': ';
  const lines = linesOf(verdict, language).flatMap(({ holds, text, details }) => [
    `${MARKS[holds]} ${text}`,
    // A value of several lines stays under its own statement: no line of it passes for one of ours.
    ...details.map(([label, value]) =>
      `${label}${colon}${value}`.replaceAll(/^/gm, '      ').replace('  ', ''),
    ),
  ]);
  console.log([resultWords(verdict, language), '', ...lines].join('\n'));
}

const CODES: Readonly<Record<Verdict['result'], number>> = {
  holds: EXIT.holds,
  'does-not-hold': EXIT.doesNotHold,
  'own-keys': EXIT.unchecked,
  'cannot-tell': EXIT.unchecked,
};

/** 0: all holds. 1: something does not. 2: cannot be read, or wrong use. 3: nothing is wrong, but not checked from outside. */
export async function runVerify(args: readonly string[]): Promise<number> {
  const language = languageOf(args);
  const asked = readArguments(args, language);
  const verdict = asked.ok ? await verdictOf(asked.value, language) : asked;
  if (verdict.ok) {
    write(verdict.value, language, asked.ok && asked.value.isJson);
    return CODES[verdict.value.result];
  }
  if (args.includes('--json')) console.log(JSON.stringify({ error: verdict.error }, undefined, 2));
  else console.error(verdict.error.message);
  return EXIT.unreadable;
}
