// `jinze restore FILE`: fills an empty place from a backup; what is there already is never touched.
import { resolve } from 'node:path';
import { readConfig, restore } from '@jinze/server';
import { createProgressLine } from './progress.ts';

const SHANGHAI = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});

/** Exit code 0 when everything is in and compared, 1 when the place is still empty, 2 for wrong options. */
export async function runRestore(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith('-') || rest.length > 0) {
    console.error('用法：jinze restore <备份文件>（只写入空的数据目录或空的数据库）');
    return 2;
  }
  const config = readConfig(process.env);
  if (!config.ok) {
    console.error(config.error.message);
    return 1;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const line = createProgressLine(process.stderr);
  const done = await restore({
    config: config.value,
    file: resolve(name),
    signal: stop.signal,
    onProgress: (progress) => line.show(progress),
  });
  line.end();
  if (!done.ok) {
    console.error(done.error.message);
    return 1;
  }
  const { kind, folder, rows, tables, takenAt } = done.value;
  console.log(
    `恢复完成：${tables} 张表 ${rows} 行，逐表核对一致；内容截至 ${SHANGHAI.format(takenAt)}。`,
  );
  console.log(`账本的签名私钥不在备份里：请先把另行保管的抄件放回 ${folder}/ledger，再启动。`);
  console.log(`启动：${kind === 'demo' ? 'npm start' : 'npx jinze start --real'}`);
  return 0;
}
