// Backup and restore: one format, embedded and external databases alike.
export { type BackupOptions, backUp } from './backup.ts';
export type { OnProgress, Progress } from './format.ts';
export { type Restored, type RestoreOptions, restore } from './restore.ts';
