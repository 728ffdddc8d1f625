// Why a backup or a restore was refused, or broke off: one clear sentence each, and nothing is left half done.
import type { Refusal } from '@jinze/kernel';

export type BackupCode =
  | 'backup.file-exists'
  | 'backup.file-unwritable'
  | 'backup.file-unreadable'
  | 'backup.no-space'
  | 'backup.database-unusable'
  | 'backup.broken-off'
  | 'backup.not-a-backup'
  | 'backup.truncated'
  | 'backup.damaged'
  | 'backup.other-version'
  | 'backup.newer-schema'
  | 'backup.other-schema'
  | 'restore.place-not-empty'
  | 'restore.busy'
  | 'restore.not-equal';

export interface BackupRefusal extends Refusal {
  readonly code: BackupCode;
  readonly message: string;
}

/** Thrown inside streams, where nothing else stops them; answered as a refusal at the door. */
export class BackupFault extends Error {
  readonly refusal: BackupRefusal;
  constructor(code: BackupCode, message: string, options?: ErrorOptions) {
    super(code, options);
    this.refusal = { code, message };
  }
}

/** A file's or stream's error code, or PostgreSQL's SQLSTATE. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : '';
}

/** The database went away in the middle; `code` says how, where anything did. */
export function brokenConnection(code: string): BackupRefusal {
  return {
    code: 'backup.broken-off',
    message: `与数据库的连接断开了${code === '' ? '' : `（${code}）`}，没有完成，已全部撤回：请在数据库可用后再执行。`,
  };
}

/** The words for what broke off a backup or a restore; a bug of ours is none and goes on as it is. */
export function refusalOf(error: unknown, file: string): BackupRefusal | undefined {
  if (error instanceof BackupFault) return error.refusal;
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || code === '53100')
    return {
      code: 'backup.no-space',
      message: `磁盘空间不足，没有完成，已全部撤回：请腾出空间后再执行（${code === '53100' ? '数据库所在磁盘' : file}）。`,
    };
  if (code === 'ABORT_ERR' || name === 'AbortError')
    return { code: 'backup.broken-off', message: '已中断，没有完成，已全部撤回。' };
  if (/^(57P0\d|08...|ECONN(RESET|REFUSED)|EPIPE|ENOTFOUND|ETIMEDOUT)$/.test(code))
    return brokenConnection(code);
  if (code === '55P03')
    return {
      code: 'restore.busy',
      message: '数据库正由另一个程序升级或恢复：请等它结束后再执行。',
    };
  return undefined;
}
