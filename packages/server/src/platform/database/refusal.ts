// Why a database cannot be used: one clear sentence for whoever starts the server.
import type { Refusal } from '@jinze/kernel';

export type DatabaseRefusalCode =
  | 'database.unreachable'
  | 'database.too-old'
  | 'database.wrong-locale'
  | 'database.role-missing'
  | 'database.newer-schema'
  | 'database.migration-changed'
  | 'database.migration-failed'
  | 'database.backup-failed';

/** One clear sentence for the person who starts the server. */
export interface DatabaseRefusal extends Refusal {
  readonly code: DatabaseRefusalCode;
  readonly message: string;
}
