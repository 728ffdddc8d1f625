// For tests: the ledger of a test database, with a key of its own in a folder that goes with the test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Alg } from '@jinze/ledger/verify';
import type { Services } from '../context.ts';
import { LEDGER_NEEDS } from '../ledger-needs.ts';
import { type LedgerContext, openLedger } from '../modules/ledger/index.ts';

export interface TestLedgerOptions {
  readonly profile?: Alg;
  readonly folder?: string;
  readonly onProblem?: (kind: string) => void;
}

/** A folder of one test, which goes with the process. */
function keyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jinze-ledger-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function openTestLedger(
  services: Services,
  options: TestLedgerOptions = {},
): Promise<LedgerContext> {
  const opened = await openLedger(services, LEDGER_NEEDS, {
    folder: options.folder ?? keyFolder(),
    profile: options.profile,
    onProblem: options.onProblem ?? (() => undefined),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value.context;
}
