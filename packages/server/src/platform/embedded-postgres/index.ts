// The embedded PostgreSQL: a real one, started, adopted or recovered by a small supervisor of ours.
export type { EmbeddedPostgresRefusal } from './refusal.ts';
export { chooseServerUser, closedFolder, isRoot } from './server-user.ts';
export {
  type EmbeddedPostgres,
  joinEmbeddedPostgres,
  type PostgresConnection,
  startEmbeddedPostgres,
} from './supervisor.ts';
