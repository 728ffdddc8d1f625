// `jinze witness`: a witness over HTTP, a log for its list, an exchange by file.
import { parseArgs } from 'node:util';
import {
  addLogsTo,
  exchange,
  openWitness,
  policyLines,
  type RunningWitness,
  serveWitness,
  wordsOf,
} from '../witness/index.ts';

/** What the command ends with: done; could not start, or not all was cosigned; wrong options. */
const EXIT = { ok: 0, failed: 1, badOptions: 2 } as const;

const USAGE = `用法：
  jinze witness --folder 目录 [--host 127.0.0.1] [--port 8322] [--name 名称] [--log 验证公钥]…
                [--json] [--with-parent]        启动见证服务
  jinze witness add-log --folder 目录 验证公钥…  添加日志；服务运行时也可以
  jinze witness exchange --folder 目录 待见证文件 答复文件
                                                不联网时用文件见证`;

const say = (line: string): void => console.error(line);

function badOptions(why: string): number {
  say(`${why}\n\n${USAGE}`);
  return EXIT.badOptions;
}

function failed(error: Parameters<typeof wordsOf>[0]): number {
  say(wordsOf(error));
  return EXIT.failed;
}

/** Resolves when the process is asked to stop, or when its parent has gone. */
function untilStopped(isWithParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
    if (!isWithParent) return;
    for (const event of ['end', 'close', 'error']) process.stdin.on(event, () => resolve());
    process.stdin.resume();
  });
}

function greet({ address, verifierKeys, name }: RunningWitness): void {
  const shown = [
    `见证服务已启动：${address}`,
    '验证公钥（第一行用于 SHA-256 日志，第二行用于国密日志）：',
    ...verifierKeys.map((vkey) => `  ${vkey}`),
    '写入信任名单的行：',
    ...policyLines({ name, verifierKeys }, address).map((line) => `  ${line}`),
    '按 Ctrl-C 停止。',
  ];
  console.log(shown.join('\n'));
}

interface Values {
  readonly folder: string;
  readonly host?: string;
  readonly port?: string;
  readonly name?: string;
  readonly log?: readonly string[];
  readonly json?: boolean;
  readonly 'with-parent'?: boolean;
}

async function serve(values: Values): Promise<number> {
  const { folder, host, port = '', name, log: logs = [] } = values;
  if (!/^[0-9]{0,5}$/.test(port) || Number(port) > 65_535) return badOptions(`端口不对：${port}`);
  const isWithParent = values['with-parent'] === true;
  const stopped = untilStopped(isWithParent);
  const started = await serveWitness({
    folder,
    logs,
    say,
    ...(host === undefined ? {} : { host }),
    ...(port === '' ? {} : { port: Number(port) }),
    ...(name === undefined ? {} : { name }),
  });
  if (!started.ok) {
    process.stdin.destroy();
    return failed(started.error);
  }
  const { address, verifierKeys: keys, stop } = started.value;
  if (values.json === true) console.log(JSON.stringify({ address, keys }));
  else greet(started.value);
  await stopped;
  await stop();
  // Its stream would keep the process alive.
  process.stdin.destroy();
  return EXIT.ok;
}

async function addLogs({ folder, name }: Values, logs: readonly string[]): Promise<number> {
  if (logs.length === 0) return badOptions('没有写日志的验证公钥。');
  const added = await addLogsTo({ folder, logs, ...(name === undefined ? {} : { name }) });
  if (!added.ok) return failed(added.error);
  const lines = policyLines(added.value).map((line) => `  ${line}`);
  console.log(['日志已在名单里。写入信任名单的行：', ...lines].join('\n'));
  return EXIT.ok;
}

async function exchangeFiles(
  { folder, name }: Values,
  [input, output, ...more]: readonly string[],
): Promise<number> {
  if (input === undefined || output === undefined || more.length > 0)
    return badOptions('要写两个文件：待见证文件和答复文件。');
  const witness = await openWitness({ folder, say, ...(name === undefined ? {} : { name }) });
  if (!witness.ok) return failed(witness.error);
  const done = exchange(witness.value, input, output);
  await witness.value.close();
  if (!done.ok) return failed(done.error);
  const { cosigned, refused } = done.value;
  console.log(`见证 ${cosigned} 份，未见证 ${refused} 份，答复已写入：${output}`);
  return refused === 0 ? EXIT.ok : EXIT.failed;
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        folder: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        name: { type: 'string' },
        log: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        'with-parent': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    return undefined;
  }
}

/** Exit code 0 when done, 1 when it could not start or not all was cosigned, 2 for wrong options. */
export async function runWitness(args: readonly string[]): Promise<number> {
  const given = read(args);
  if (given === undefined) return badOptions('有不认识的选项。');
  const { values, positionals } = given;
  if (values.help === true) {
    console.log(USAGE);
    return EXIT.ok;
  }
  const { folder = '' } = values;
  if (folder === '') return badOptions('没有写 --folder：密钥和记忆放在哪个目录？');
  const [action, ...rest] = positionals;
  const known = { ...values, folder };
  if (action === undefined) return serve(known);
  if (action === 'add-log') return addLogs(known, rest);
  if (action === 'exchange') return exchangeFiles(known, rest);
  return badOptions(`没有这个用法：${action}`);
}
