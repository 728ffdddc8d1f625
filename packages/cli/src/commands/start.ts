// `jinze start`: starts the server, says where it is and how to sign in, and stops cleanly on Ctrl-C.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Running, readConfig, start } from '@jinze/server';

const PAGE_FOLDER = fileURLToPath(new URL('../../../web/dist/', import.meta.url)).replace(
  /\/$/,
  '',
);

const JINZE = fileURLToPath(new URL('../jinze.ts', import.meta.url));

function greet(running: Running, kind: 'demo' | 'real'): void {
  console.log(`尽责已启动：${running.address}`);
  if (kind === 'demo') {
    console.log(
      '演示系统，人名地名均为虚构。登录：打开上面的地址，选择一个人和角色即可，不需要口令。',
    );
  } else if (running.setupPath !== undefined) {
    console.log(
      `首次启动，请在 24 小时内打开下面的一次性链接，设立系统、安全、审计三名管理员：\n${running.address}${running.setupPath}`,
    );
  } else {
    console.log('登录：打开上面的地址，用自己的用户名和口令登录。');
  }
  console.log('按 Ctrl-C 停止。');
}

/** Resolves when the process is asked to stop. Asking again (a terminal and npm both pass Ctrl-C on) changes nothing. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

/** Exit code 0 after a clean stop, 1 when it could not start, 2 for wrong options. */
export async function runStart(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--real');
  if (unknown !== undefined) {
    console.error(`没有 ${unknown} 这个选项：jinze start 只有 --real（正式系统）。`);
    return 2;
  }
  const kind = args.includes('--real') ? 'real' : 'demo';
  const config = readConfig(process.env);
  if (!config.ok) {
    console.error(config.error.message);
    return 1;
  }
  const stopped = untilStopped();
  const started = await start({
    kind,
    config: config.value,
    command: [process.execPath, JINZE],
    say: (line) => console.log(line),
    ...(existsSync(PAGE_FOLDER) ? { pageFolder: PAGE_FOLDER } : {}),
  });
  if (!started.ok) {
    console.error(started.error.message);
    return 1;
  }
  greet(started.value, kind);
  await stopped;
  console.log('正在停止……');
  await started.value.stop();
  return 0;
}
