// For tests of sealing: a log with its witness, processes over it that may fail, and what must hold whatever fails.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCheckpoint } from '@jinze/ledger/verify';
import { expect, vi } from 'vitest';
import { fsck } from '../modules/ledger/check.ts';
import type { LedgerContext } from '../modules/ledger/index.ts';
import { WITNESS_FILE } from '../modules/ledger/index.ts';
import { hasWork } from '../modules/ledger/seal.store.ts';
import { rederiveEdge } from '../modules/ledger/seal.ts';
import { sealAndSign } from '../modules/ledger/sealer.ts';
import { askWitnesses } from '../modules/ledger/witnesses.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { at, type Fault, noFault, openFailingDatabase } from './failing-database.ts';
import { openTestDatabase, type TestDatabase } from './index.ts';
import { openTestLedger } from './ledger.ts';
import { factsOf } from './ledger-facts.ts';
import { makeWitness, serveWitness, type TestWitness } from './ledger-witness.ts';
import { servicesOn } from './services-on.ts';

/** What of the newest rows and the newest checkpoint is left to do, as `spec/ledger/failures.md` names it. */
export type State = 'waiting' | 'sealed' | 'signed' | 'cosigned';

/** One database with its log, its key, its witness, and every signature that was ever made. */
export interface Site {
  readonly services: TestDatabase;
  readonly folder: string;
  readonly witness: TestWitness;
  /** Size → roots that somebody signed, kept or not. */
  readonly signed: Map<number, Set<string>>;
  readonly keys: { current: LedgerContext | undefined };
  close(): Promise<void>;
}

/** Within this process the witness is asked without HTTP; processes of their own reach it as well. */
export async function openSite(): Promise<Site> {
  const services = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'jinze-failures-'));
  const keys: Site['keys'] = { current: undefined };
  const witness = makeWitness('sha256', () => keys.current?.signers().map(({ key }) => key) ?? []);
  const served = await serveWitness(witness);
  writeFileSync(join(folder, WITNESS_FILE), witness.list(served.address), { mode: 0o600 });
  return {
    services,
    folder,
    witness,
    signed: new Map(),
    keys,
    close: async () => {
      await served.close();
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Process {
  readonly context: LedgerContext;
  close(): Promise<void>;
}

function noted(site: Site, message: Uint8Array): void {
  const checkpoint = parseCheckpoint(Buffer.from(message).toString());
  if (!checkpoint.ok) throw new Error(checkpoint.error.code);
  const { size, root } = checkpoint.value;
  const roots = site.signed.get(Number(size)) ?? new Set();
  site.signed.set(Number(size), roots.add(Buffer.from(root).toString('base64')));
}

/** As a process starts: connections, context and memory of its own. Its signatures are noted, its steps may fail. */
export async function startProcess(site: Site, fault: Fault = noFault()): Promise<Process> {
  const database = openFailingDatabase(site.services.address, fault);
  const services = servicesOn(site.services.address, 4, database);
  const opened = await openTestLedger(services, { folder: site.folder });
  site.keys.current = opened;
  const { origin, alg } = opened.log;
  const log = {
    origin,
    get alg() {
      return at(fault, 'build leaves', () => alg);
    },
  };
  const signers = () =>
    opened.signers().map(({ key, sign }) => ({
      key,
      sign: (message: Uint8Array) =>
        at(fault, 'sign', () => {
          noted(site, message);
          return sign(message);
        }),
    }));
  vi.stubGlobal('fetch', async (_: URL, { body }: { body: string }) =>
    at(fault, 'ask a witness', () => {
      const { status, contentType, body: text } = site.witness.answer(body);
      return new Response(text, { status, headers: { 'content-type': contentType } });
    }),
  );
  // The records here are of no module, and no module's tables are read back.
  return { context: { ...opened, log, signers, sources: [] }, close: () => database.close() };
}

export async function ask(context: LedgerContext): Promise<void> {
  await askWitnesses(context);
}

/** Until nothing is left to do: a lock of a process that has just ended is free in a moment. */
export async function finish(context: LedgerContext): Promise<void> {
  await context.database.read(SYSTEM_SCOPE, (db) => rederiveEdge(db, 'sha256'));
  while (await context.database.read(SYSTEM_SCOPE, hasWork)) await sealAndSign(context);
  await ask(context);
}

export async function stateOf({ services }: Site): Promise<State | 'empty'> {
  const { rows } = await services.owner.query<{ state: State }>(`
    select case when exists (select from ledger.unsealed) then 'waiting'
      when newest.note is null then 'sealed'
      when not exists (select from ledger.cosignature one where one.size = newest.size) then 'signed'
      else 'cosigned' end as state
    from (select 1) one left join (
      select size, note from ledger.checkpoint order by size desc limit 1) newest on true`);
  return rows[0]?.state ?? 'empty';
}

export async function expectWhole(site: Site, context: LedgerContext): Promise<void> {
  const facts = await factsOf(site.services.owner, 'sha256');
  expect(facts).toMatchObject({
    sealed: facts.accepted - facts.waiting,
    doubled: 0,
    wrongRoots: [],
    unsignedButNamed: 0,
    openFindings: 0,
  });
  // Every signature ever made, lost ones too: one root for a size, and the one of the committed leaves.
  for (const [size, roots] of site.signed) expect([...roots]).toEqual([facts.roots.get(size)]);
  for (const { size, root } of site.witness.cosigned)
    expect(Buffer.from(root).toString('base64')).toBe(facts.roots.get(Number(size)));
  expect((await fsck(context, () => undefined)).findings).toEqual([]);
}
