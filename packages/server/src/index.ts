// The server as the command line starts it.
export type { StartRefusal } from './installation-kind.ts';
export { type LedgerTool, withLedger } from './ledger-tool.ts';
export { type Running, type StartOptions, start } from './main.ts';
export { backUp, type FileOptions, type Progress, restore } from './platform/backup/index.ts';
export { readConfig } from './platform/config.ts';
export {
  openForTool,
  type ToolDatabase,
  type ToolRefusal,
} from './platform/open-for-tool.ts';
export { VERSION } from './version.ts';
