// The failure table of `spec/ledger/failures.md`, row by row: what is left, what the next one makes of it, and that nothing is wrong with either.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Fault, Injected, type Kept } from '../../testing/failing-database.ts';
import { acceptSome } from '../../testing/ledger-records.ts';
import {
  ask,
  expectWhole,
  finish,
  openSite,
  type Site,
  type State,
  startProcess,
  stateOf,
} from '../../testing/ledger-site.ts';
import { fsck } from './check.ts';
import type { LedgerContext } from './ledger.context.ts';
import { sealAndSign } from './sealer.ts';
import { beat } from './time-leaves.ts';

const PAGE = readFileSync(
  new URL('../../../../../spec/ledger/failures.md', import.meta.url),
  'utf8',
);

interface Row {
  readonly step: string;
  readonly kept: Kept;
  readonly finds: State;
}

const ROWS: readonly Row[] = [
  ...PAGE.matchAll(/^\| ([^|]+) \| (kept|not kept) \| `([a-z]+)` \|/gm),
].map(([, step = '', kept, finds]) => ({ step, kept: kept as Kept, finds: finds as State }));

const KNOWN = /from ledger\.leaf where record = one\.record/;
const CHECKPOINT = /insert into ledger\.checkpoint/;
const NOTE = /update ledger\.checkpoint/;
const COSIGNATURE = /insert into ledger\.cosignature/;
const EVENT = /insert into platform\.event/;
const COMMIT = /^commit$/;

/** Step → the statements of its transaction up to it; none: it is no statement. */
const STEPS: Readonly<Record<string, readonly RegExp[]>> = {
  'take the turn': [/pg_try_advisory_xact_lock/],
  'take rows': [/delete from ledger\.unsealed/],
  'build leaves': [KNOWN],
  'insert leaves': [/insert into ledger\.leaf/],
  'write tiles': [/insert into ledger\.tile/],
  'insert the checkpoint': [CHECKPOINT],
  'commit the leaves': [CHECKPOINT, COMMIT],
  sign: [],
  'keep the note': [NOTE],
  'commit the note': [NOTE, COMMIT],
  'ask a witness': [],
  'keep the cosignature': [COSIGNATURE],
  'commit the cosignature': [COSIGNATURE, COMMIT],
  'write a heartbeat': [EVENT],
  'commit a heartbeat': [EVENT, COMMIT],
};

const faultOf = ({ step, kept }: Omit<Row, 'finds'>, isEnd: boolean): Fault => ({
  step,
  kept,
  statements: STEPS[step] ?? [],
  // What the leaves lean on was read, and they are built: that is no statement.
  isAfterwards: step === 'build leaves' && kept === 'kept',
  isEnd,
  isArmed: STEPS[step]?.length === 0,
  isOver: false,
});

/** What the loops and the job do, once each. */
async function turn(context: LedgerContext, fault: Fault): Promise<void> {
  try {
    for (const work of [sealAndSign, ask, beat]) {
      if (!fault.isOver) await work(context);
    }
  } catch (error) {
    if (!(error instanceof Injected)) throw error;
  }
}

async function heartbeats({ services }: Site): Promise<number> {
  const { rows } = await services.owner.query<{ n: number }>(
    `select count(*)::int as n from ledger.pending_leaf where type = 'ledger.heartbeat.v1'`,
  );
  return rows[0]?.n ?? 0;
}

/** One row of the table over one log: the fault, what it leaves, and what comes of it. */
async function play(site: Site, row: Row, isEnd: boolean): Promise<void> {
  const fault = faultOf(row, isEnd);
  const failing = await startProcess(site, fault);
  let next = failing;
  try {
    await acceptSome(site.services.unitOfWork, 7);
    const beaten = await heartbeats(site);
    await turn(failing.context, fault);
    expect(fault.isOver).toBe(true);
    if (isEnd) await failing.close();
    expect(await stateOf(site)).toBe(row.finds);
    if (isEnd) next = await startProcess(site);
    expect((await fsck(next.context, () => undefined)).findings).toEqual([]);
    await finish(next.context);
    expect(await stateOf(site)).toBe('cosigned');
    await expectWhole(site, next.context);
    const isKept = row.step === 'commit a heartbeat' && row.kept === 'kept';
    expect((await heartbeats(site)) - beaten).toBe(isKept ? 1 : 0);
  } finally {
    await next.close();
  }
}

afterEach(() => vi.unstubAllGlobals());

describe('the table', () => {
  it('has two rows for every step, and no others', () => {
    expect(ROWS.map(({ step, kept }) => `${step}, ${kept}`)).toEqual(
      Object.keys(STEPS).flatMap((step) => [`${step}, not kept`, `${step}, kept`]),
    );
  });
});

describe('a step fails over an empty log, and the process ends', () => {
  let site: Site;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  // What comes after the first note is the same over any log.
  it.each(ROWS.slice(0, ROWS.findIndex(({ finds }) => finds === 'signed') + 1))(
    '$step, $kept: leaves $finds',
    (row) => play(site, row, true),
  );
});

describe.each([
  ['the process ends', true],
  ['the process goes on', false],
] as const)('a step fails over a log that has grown, and %s', (_, isEnd) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
    await acceptSome(site.services.unitOfWork, 230);
    const first = await startProcess(site);
    await finish(first.context);
    await first.close();
  });
  afterAll(() => site.close());

  it.each(ROWS)('$step, $kept: leaves $finds', (row) => play(site, row, isEnd));
});
