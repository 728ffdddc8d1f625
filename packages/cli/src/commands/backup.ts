// `jinze backup FILE`: everything in the database into one file, while the server runs or not.
import { resolve } from 'node:path';
import { backUp, readConfig } from '@jinze/server';
import { createProgressLine } from './progress.ts';

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Exit code 0 when the file is whole and on disk, 1 when there is none, 2 for wrong options. */
export async function runBackup(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith('-') || rest.length > 0) {
    console.error('用法：jinze backup <文件>（写一个新文件，不覆盖已有的）');
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
  const file = resolve(name);
  const made = await backUp({
    config: config.value,
    file,
    signal: stop.signal,
    onProgress: (progress) => line.show(progress),
  });
  line.end();
  if (!made.ok) {
    console.error(made.error.message);
    return 1;
  }
  console.log(`备份完成：${file}（${sizeOf(made.value.bytes)}）。内有个人信息，请妥善保管。`);
  console.log(
    `账本的签名私钥不在备份里：请把 ${made.value.folder}/ledger 另行抄存到别的介质，与备份分开保管。`,
  );
  return 0;
}
