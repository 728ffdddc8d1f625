// The time in packages: what needs no certificate first, and the stamps where no witness has come; a real authority, by openssl.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifierKeyText } from '@jinze/ledger';
import { readPackage, type Statement, verifyPackage } from '@jinze/ledger/evidence';
import { tokenReader } from '@jinze/ledger/timestamp';
import { parseLeaf } from '@jinze/ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWitness } from '../../../../cli/src/witness/index.ts';
import {
  type Authority,
  hasOpenssl,
  openAuthority,
} from '../../../../ledger/src/testing/authority.ts';
import { systemClock } from '../../platform/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { openTestLedger } from '../../testing/ledger.ts';
import { addPlaces, type World } from '../../testing/world.ts';
import type { LedgerContext } from './ledger.context.ts';
import { WITNESS_FILE } from './open-ledger.ts';
import { pack } from './packages.ts';
import { sealAndSign } from './sealer.ts';
import { anchorNewest, beat } from './time-leaves.ts';
import { askWitnesses } from './witnesses.ts';

type Witness = Awaited<ReturnType<typeof startWitness>>;

describe.runIf(hasOpenssl)('time in packages', () => {
  let services: TestDatabase;
  let world: World;
  let folder: string;
  let authority: Authority;
  let server: Server;
  let witness: Witness;
  let ledger: LedgerContext;
  let records = 0;

  /** A record of its own, sealed and signed. */
  const keep = async () => {
    records += 1;
    const id = `00000000-0000-7000-8000-${String(records).padStart(12, '0')}`;
    await services.unitOfWork.commit(world.command, async (unit) => {
      const type = 'made-up.kept.v1';
      await unit.record([
        { stream: 'made-up', id, version: 1, type, data: {}, fields: { n: records } },
      ]);
      return {};
    });
    await sealAndSign(ledger);
    return id;
  };
  const stamp = async () => {
    await anchorNewest(ledger);
    await sealAndSign(ledger);
  };
  /** The package as a stranger reads it: with the certificate of the authority, or without. */
  const check = async (asked: readonly string[], hasCertificate = true) => {
    const packed = await pack(ledger, { records: asked, purpose: '核验', madeBy: '测试' });
    if (!packed.ok) throw new Error(packed.error.code);
    const read = readPackage(packed.value);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const reader = tokenReader(Buffer.from(authority.root));
    const verdict = await verifyPackage(read.value, {
      policy: (await ledger.policy()).text,
      verifyToken: hasCertificate ? reader?.verifyToken : undefined,
    });
    const of = <K extends Statement['kind']>(kind: K) =>
      verdict.statements.filter((one): one is Extract<Statement, { kind: K }> => one.kind === kind);
    const kinds = read.value.items.map(({ after }) => {
      const leaf = after && parseLeaf(after.leaf);
      return leaf?.ok === true ? leaf.value.type : undefined;
    });
    const sizes = of('position').map(({ values }) => Number(values.size));
    return { evidence: read.value, of, kinds, sizes };
  };

  beforeAll(async () => {
    services = await openTestDatabase({ now: systemClock.now() });
    world = await addPlaces(services);
    folder = mkdtempSync(join(tmpdir(), 'jinze-packages-'));
    authority = openAuthority(join(folder, 'authority'), 'ec');
    server = createServer((request, response) => {
      const parts: Uint8Array[] = [];
      request.on('data', (part: Uint8Array) => parts.push(part));
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
        response.end(authority.answer(Buffer.concat(parts)));
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const own = join(folder, 'ledger');
    const alone = await openTestLedger(services, { folder: own });
    const [signer] = alone.signers();
    if (signer === undefined) throw new Error('the log has a key');
    witness = await startWitness({
      folder: join(folder, 'archive'),
      port: 0,
      name: 'archive',
      logs: [verifierKeyText(signer.key)],
    });
    const lines = `witness archive ${witness.verifierKeys[0]} ${witness.address}\nquorum archive\n`;
    writeFileSync(join(own, WITNESS_FILE), lines);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`;
    ledger = {
      ...(await openTestLedger(services, { folder: own })),
      authority: { url, trusted: [authority.root] },
    };
  });
  afterAll(async () => {
    await witness.stop();
    server.close();
    await services.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('where no witness has come, each entry stands under the oldest stamped checkpoint that has it, with its token', async () => {
    // A heartbeat of a log without a checkpoint bounds nothing, and is not taken.
    await beat(ledger);
    const first = await keep();
    await stamp();
    const second = await keep();
    await stamp();
    const third = await keep();
    const { evidence, of, kinds, sizes } = await check([first, second, third]);
    const [one = 0, two = 0, newest = 0] = sizes;
    expect([one < two, two < newest]).toEqual([true, true]);
    expect(evidence.tokens.size).toBe(2);
    expect(kinds).toEqual([undefined, 'ledger.anchored.v1', 'ledger.anchored.v1']);
    expect(of('time').map(({ holds, values }) => [holds, values.notAfter?.by])).toEqual([
      ['yes', 'token'],
      ['yes', 'token'],
      ['cannot-tell', undefined],
    ]);
    expect(of('time').map(({ values }) => values.notBefore?.by)).toEqual([
      undefined,
      'token',
      'token',
    ]);
    expect(of('stamp').map(({ holds }) => holds)).toEqual(['yes', 'yes', 'yes']);
  });

  it('without the certificate the stamps are not told, and that it is missing is said', async () => {
    const { of } = await check(['00000000-0000-7000-8000-000000000002'], false);
    expect(of('stamp')).toMatchObject([
      { holds: 'cannot-tell', why: { code: 'evidence.no-token-reader' } },
    ]);
    expect(of('time')).toMatchObject([{ holds: 'cannot-tell' }]);
  });

  it('a token over another text than the log’s is not enclosed', async () => {
    const { rows } = await services.owner.query<{ size: number }>(
      `select size from ledger.checkpoint order by size desc limit 1`,
    );
    const size = Number(rows[0]?.size);
    await services.unitOfWork.commit(world.command, async (unit) => {
      const id = '00000000-0000-7000-8000-0000000000ff';
      const type = 'ledger.anchored.v1';
      const checkpoint = `${ledger.log.origin}\n${size}\n${Buffer.alloc(32).toString('base64')}\n`;
      const fields = { checkpoint, token: 'AAAA', authority: '', time: '' };
      await unit.record([{ stream: 'ledger', id, version: 1, type, data: {}, fields }]);
      return {};
    });
    const { evidence } = await check(['00000000-0000-7000-8000-000000000003']);
    expect(evidence.tokens.size).toBe(0);
  });

  it('a heartbeat that the witnesses have signed comes before a newer stamp: it needs no certificate', async () => {
    await keep();
    await askWitnesses(ledger);
    await beat(ledger);
    await sealAndSign(ledger);
    await stamp();
    const record = await keep();
    await askWitnesses(ledger);
    const { evidence, of, kinds } = await check([record], false);
    expect(kinds).toEqual(['ledger.heartbeat.v1']);
    expect(evidence.tokens.size).toBe(0);
    expect(of('stamp')).toEqual([]);
    expect(of('time')).toMatchObject([
      { holds: 'yes', values: { notBefore: { by: 'witnesses' }, notAfter: { by: 'witnesses' } } },
    ]);
  });

  it('a stamp over the very checkpoint that the witnesses have signed is enclosed beside them', async () => {
    const record = await keep();
    await askWitnesses(ledger);
    await stamp();
    const { evidence, of } = await check([record]);
    expect(evidence.tokens.size).toBe(1);
    expect(of('stamp')).toMatchObject([{ holds: 'yes', values: { bounds: [{ by: 'token' }] } }]);
    expect(of('witnessed')).toMatchObject([{ holds: 'yes' }]);
  });
});
