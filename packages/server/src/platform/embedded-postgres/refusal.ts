// Why the embedded PostgreSQL cannot run here: one clear sentence each, naming the folder.
import { type Refusal, refuse } from '@jinze/kernel';

export type EmbeddedPostgresCode =
  | 'embedded-postgres.unsupported-platform'
  | 'embedded-postgres.folder-unreachable'
  | 'embedded-postgres.no-unprivileged-user'
  | 'embedded-postgres.no-space'
  | 'embedded-postgres.wrong-version'
  | 'embedded-postgres.held-by-other'
  | 'embedded-postgres.did-not-start';

export interface EmbeddedPostgresRefusal extends Refusal {
  readonly code: EmbeddedPostgresCode;
  readonly message: string;
}

export function refused(code: EmbeddedPostgresCode, message: string) {
  return refuse<EmbeddedPostgresRefusal>({ code, message });
}
