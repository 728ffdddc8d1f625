// Backup and restore: one format, embedded and external databases alike.
export { backUp } from './backup.ts';
export type { FileOptions, Progress } from './format.ts';
export { restore } from './restore.ts';
