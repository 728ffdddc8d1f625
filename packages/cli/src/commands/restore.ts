// `jinze restore FILE`: fills an empty place from a backup; what is there already is never touched.
import { restore } from '@jinze/server';
import { onFile } from './on-file.ts';

const SHANGHAI = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});

/** Exit code 0 when everything is in and compared, 1 when the place is still empty, 2 for wrong options. */
export const runRestore = (args: readonly string[]): Promise<number> =>
  onFile(
    args,
    '用法：jinze restore <备份文件>（只写入空的数据目录或空的数据库）',
    restore,
    ({ kind, folder, rows, tables, takenAt }) => [
      `恢复完成：${tables} 张表 ${rows} 行，逐表核对一致；内容截至 ${SHANGHAI.format(takenAt)}。`,
      `账本的签名私钥不在备份里：请先把另行保管的抄件放回 ${folder}/ledger，再启动。`,
      `启动：${kind === 'demo' ? 'npm start' : 'npx jinze start --real'}`,
    ],
  );
