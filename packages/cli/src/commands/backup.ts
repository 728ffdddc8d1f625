// `jinze backup FILE`: everything in the database into one file, while the server runs or not.
import { backUp } from '@jinze/server';
import { onFile } from './on-file.ts';

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Exit code 0 when the file is whole and on disk, 1 when there is none, 2 for wrong options. */
export const runBackup = (args: readonly string[]): Promise<number> =>
  onFile(
    args,
    '用法：jinze backup <文件>（写一个新文件，不覆盖已有的）',
    backUp,
    ({ bytes, folder }, file) => [
      `备份完成：${file}（${sizeOf(bytes)}）。内有个人信息，请妥善保管。`,
      `账本的签名私钥不在备份里：请把 ${folder}/ledger 另行抄存到别的介质，与备份分开保管。`,
    ],
  );
