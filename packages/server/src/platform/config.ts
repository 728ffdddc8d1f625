// The settings: a handful of environment variables, each checked; an unknown JINZE_… is an error.
import { isIP, isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { distance } from 'fastest-levenshtein';

export interface Config {
  /** An external PostgreSQL, or undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Set by JINZE_DATA_DIR; otherwise the default folder is chosen by `data-folder.ts`. */
  readonly dataFolder: string | undefined;
  /** Who stamps the newest checkpoint once a day (RFC 3161); absent where nobody is asked. */
  readonly timeStamps?: TimeStampSettings | undefined;
  /** The mail server; absent where people are told in the system and through robots only. */
  readonly mail?: { readonly url: string; readonly from: string } | undefined;
  /** Where people open the page from, for the addresses in messages; without a slash at the end. */
  readonly publicUrl?: string | undefined;
  /** Addresses of the proxies in front, whose word is taken for where a request comes from. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Name and profile of the log; they count when it is made, and another value later is refused. */
  readonly ledger?: { readonly origin?: string; readonly profile?: 'sha256' | 'sm3' } | undefined;
}

export interface TimeStampSettings {
  readonly url: string;
  /** PEM of the authority or of who vouches for it. It comes from outside, never from the authority's answer. */
  readonly certificateFile: string;
}

export interface ConfigRefusal extends Refusal {
  readonly code: 'config.unknown-setting' | 'config.bad-value';
  readonly message: string;
}

const OWN_SETTINGS = [
  'JINZE_DATA_DIR',
  'JINZE_LEDGER_ORIGIN',
  'JINZE_LEDGER_PROFILE',
  'JINZE_LEDGER_TSA',
  'JINZE_LEDGER_TSA_CERT',
  'JINZE_PUBLIC_URL',
  'JINZE_SMTP_FROM',
  'JINZE_SMTP_URL',
  'JINZE_TRUSTED_PROXIES',
];
/** Read by the tests only; named so that a test run may start the server. */
const TEST_SETTINGS = ['JINZE_TEST_CHROMIUM'];

const DEFAULT_PORT = 8321;
export const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

function bad(message: string) {
  return refuse<ConfigRefusal>({ code: 'config.bad-value', message });
}

function unknownSetting(env: NodeJS.ProcessEnv): ConfigRefusal | undefined {
  const known = [...OWN_SETTINGS, ...TEST_SETTINGS];
  const name = Object.keys(env).find((one) => one.startsWith('JINZE_') && !known.includes(one));
  if (name === undefined) return undefined;
  const nearest = OWN_SETTINGS.toSorted((a, b) => distance(a, name) - distance(b, name))[0] ?? '';
  return {
    code: 'config.unknown-setting',
    message: `没有 ${name} 这个设置：您是不是要写 ${nearest}？`,
  };
}

/** Both or neither: an authority whose certificate nobody has looked at proves nothing. */
function timeStampSettings({
  JINZE_LEDGER_TSA: address,
  JINZE_LEDGER_TSA_CERT: file,
}: NodeJS.ProcessEnv): Result<TimeStampSettings | undefined, ConfigRefusal> {
  if (address === undefined && file === undefined) return ok(undefined);
  if (address === undefined || file === undefined || file === '')
    return bad(
      'JINZE_LEDGER_TSA 与 JINZE_LEDGER_TSA_CERT 须同时设置：时间戳服务的网址，和它的证书文件（PEM）的路径。',
    );
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return bad(
      'JINZE_LEDGER_TSA 须是 http:// 或 https:// 开头的网址，例如 https://时间戳服务/tsr。',
    );
  if (url.username !== '' || url.password !== '')
    return bad('JINZE_LEDGER_TSA 的网址里不能写用户名和口令。');
  return ok({ url: url.href, certificateFile: resolve(file) });
}

function ledgerSettings({
  JINZE_LEDGER_ORIGIN: origin,
  JINZE_LEDGER_PROFILE: profile,
}: NodeJS.ProcessEnv): Result<NonNullable<Config['ledger']>, ConfigRefusal> {
  if (origin !== undefined && !/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9.-]+)+$/.test(origin))
    return bad(
      'JINZE_LEDGER_ORIGIN 须是一个没有 http:// 的名称，例如 ledger.example.gov.cn/anwei。',
    );
  if (profile !== undefined && profile !== 'sha256' && profile !== 'sm3')
    return bad('JINZE_LEDGER_PROFILE 须是 sha256 或 sm3（国密）。');
  return ok({
    ...(origin === undefined ? {} : { origin }),
    ...(profile === undefined ? {} : { profile }),
  });
}

/** Both or neither: a server refuses a message without a sender. */
function mailSettings({
  JINZE_SMTP_URL: address,
  JINZE_SMTP_FROM: from,
}: NodeJS.ProcessEnv): Result<Config['mail'], ConfigRefusal> {
  if (address === undefined && from === undefined) return ok(undefined);
  if (address === undefined || from === undefined)
    return bad('JINZE_SMTP_URL 与 JINZE_SMTP_FROM 须同时设置：邮件服务器，和发件人的邮箱地址。');
  const url = URL.parse(address);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    return bad(
      'JINZE_SMTP_URL 须以 smtp:// 或 smtps:// 开头，例如 smtps://用户:口令@邮件服务器:465。',
    );
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    return bad(`JINZE_SMTP_FROM 须是一个邮箱地址，现在是 ${from}。`);
  return ok({ url: address, from });
}

function publicUrlOf({
  JINZE_PUBLIC_URL: address,
}: NodeJS.ProcessEnv): Result<string | undefined, ConfigRefusal> {
  if (address === undefined) return ok(undefined);
  const url = URL.parse(address);
  const isPlain =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    [url.username, url.password, url.search, url.hash].every((part) => part === '') &&
    url.pathname === '/';
  return isPlain
    ? ok(url.origin)
    : bad(
        'JINZE_PUBLIC_URL 须是用户打开本系统的网址，例如 https://jinze.example.gov.cn，不带路径。',
      );
}

/** Wider is no list of proxies: whoever sits inside could name any address as theirs. */
const WIDEST = { v4: 16, v6: 48 } as const;

function isProxyRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  if (isIP(address) === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  const [least, most] = isIPv4(address) ? [WIDEST.v4, 32] : [WIDEST.v6, 128];
  return /^\d{1,3}$/.test(bits) && Number(bits) >= least && Number(bits) <= most;
}

function trustedProxiesOf({
  JINZE_TRUSTED_PROXIES: listed,
}: NodeJS.ProcessEnv): Result<Config['trustedProxies'], ConfigRefusal> {
  if (listed === undefined) return ok(undefined);
  const addresses = listed.split(',').map((one) => one.trim());
  return addresses.every(isProxyRange)
    ? ok(addresses)
    : bad(
        'JINZE_TRUSTED_PROXIES 须是前置代理的 IP 地址，用逗号分开，例如 10.1.2.3,10.1.8.0/24；网段不能宽于 /16（IPv6 不能宽于 /48）。',
      );
}

/** Reads and checks every setting; a wrong one is named with what it should be. */
export function readConfig(env: NodeJS.ProcessEnv): Result<Config, ConfigRefusal> {
  const unknown = unknownSetting(env);
  if (unknown !== undefined) return refuse(unknown);
  const { DATABASE_URL: databaseUrl, PORT, HOST: host = '127.0.0.1', JINZE_DATA_DIR } = env;
  const port = PORT === undefined ? DEFAULT_PORT : Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || PORT === '')
    return bad(`PORT 须是 0 到 65535 之间的整数，现在是 ${PORT ?? ''}。`);
  if (isIP(host) === 0 && !/^[a-z0-9.-]+$/i.test(host))
    return bad(`HOST 须是一个地址，现在是 ${host}。`);
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl))
    return bad('DATABASE_URL 须以 postgres:// 开头，例如 postgres://用户:口令@主机:5432/jinze。');
  if (JINZE_DATA_DIR === '')
    return bad('JINZE_DATA_DIR 不能为空：写数据目录的路径，或去掉这个设置。');
  const timeStamps = timeStampSettings(env);
  if (!timeStamps.ok) return timeStamps;
  const ledger = ledgerSettings(env);
  if (!ledger.ok) return ledger;
  const mail = mailSettings(env);
  if (!mail.ok) return mail;
  const publicUrl = publicUrlOf(env);
  if (!publicUrl.ok) return publicUrl;
  const trustedProxies = trustedProxiesOf(env);
  if (!trustedProxies.ok) return trustedProxies;
  return ok({
    databaseUrl,
    host,
    port,
    dataFolder: JINZE_DATA_DIR === undefined ? undefined : resolve(JINZE_DATA_DIR),
    timeStamps: timeStamps.value,
    ledger: ledger.value,
    mail: mail.value,
    publicUrl: publicUrl.value,
    trustedProxies: trustedProxies.value,
  });
}
