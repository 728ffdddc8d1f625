// The log over real records: sealed, served as tiles, proven by receipts and packages that a stranger can check.

import { readPackage, verifyPackage } from '@jinze/ledger/evidence';
import {
  hashLeaf,
  parseCheckpoint,
  parsePolicy,
  parseTlogProof,
  rootOf,
  verifyTlogProof,
} from '@jinze/ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';
import { fsck } from './check.ts';
import { sealAndSign } from './sealer.ts';

describe('the log', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let auditor: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    await draftSections(services, world.command, { region: QINGSHI, year: 2026 });
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    auditor = await server.signIn(world.accounts.get('audit') ?? '');
    await sealAndSign(server.ledger);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const policy = async () => {
    const parsed = parsePolicy((await server.ledger.policy()).text);
    if (!parsed.ok) throw new Error(parsed.error.code);
    return parsed.value;
  };
  const raw = async (url: string) => server.app.inject({ method: 'GET', url });
  const sectionOf = async () => {
    const { rows } = await services.owner.query<{ id: string; person_id: string }>(
      `select id, person_id from duties.section where region_path = $1 order by id limit 1`,
      [QINGSHI],
    );
    return rows[0] ?? { id: '', person_id: '' };
  };

  it('has a leaf for every accepted row, and nothing is wrong with any of them', async () => {
    const { rows } = await services.owner.query<{
      accepted: number;
      sealed: number;
      waiting: number;
    }>(
      `select (select count(*)::int from ledger.pending_leaf) as accepted,
              (select count(*)::int from ledger.leaf) as sealed,
              (select count(*)::int from ledger.unsealed) as waiting`,
    );
    expect(rows[0]?.sealed).toBe(rows[0]?.accepted);
    expect(rows[0]?.waiting).toBe(0);
    expect(rows[0]?.sealed).toBeGreaterThan(300);
    const { findings, leaves } = await fsck(server.ledger, () => undefined);
    expect(findings).toEqual([]);
    expect(leaves).toBe(rows[0]?.sealed);
  });

  it('is served as tiles from which a stranger computes the root that is signed', async () => {
    const note = (await raw('/ledger/checkpoint')).body;
    const checkpoint = parseCheckpoint(note);
    if (!checkpoint.ok) throw new Error(checkpoint.error.code);
    const { size, root } = checkpoint.value;
    const hashes: Uint8Array[] = [];
    for (let tile = 0; BigInt(tile) * 256n < size; tile += 1) {
      const width = Number(size) - tile * 256;
      const name = String(tile).padStart(3, '0') + (width < 256 ? `.p/${width}` : '');
      const response = await raw(`/ledger/tile/0/${name}`);
      expect(response.statusCode).toBe(200);
      expect(response.headers['cache-control']).toContain('immutable');
      for (let at = 0; at < response.rawPayload.length; at += 32)
        hashes.push(new Uint8Array(response.rawPayload.subarray(at, at + 32)));
    }
    expect(BigInt(hashes.length)).toBe(size);
    expect(Buffer.from(rootOf('sha256', hashes)).equals(Buffer.from(root))).toBe(true);
    expect((await raw('/ledger/tile/0/999')).statusCode).toBe(404);
    expect((await raw('/ledger/tile/0/000.p/256')).statusCode).toBe(404);
    expect((await raw('/ledger/tile/0/x000/000')).statusCode).toBe(404);
  });

  it('gives entries to auditors alone', async () => {
    expect((await raw('/ledger/tile/entries/000')).statusCode).toBe(401);
    expect((await office.download('/ledger/tile/entries/000')).status).toBe(403);
    const bundle = await auditor.download('/ledger/tile/entries/000');
    expect(bundle.status).toBe(200);
    const tile = (await raw('/ledger/tile/0/000')).rawPayload;
    let at = 0;
    for (let index = 0; index < 256; index += 1) {
      const length = bundle.bytes.readUInt16BE(at);
      const entry = bundle.bytes.subarray(at + 2, at + 2 + length);
      const inTile = tile.subarray(index * 32, (index + 1) * 32);
      expect(Buffer.from(hashLeaf('sha256', entry)).equals(inTile)).toBe(true);
      at += 2 + length;
    }
    expect(at).toBe(bundle.bytes.length);
  });

  it('a receipt carries its entry, and a stranger with the policy alone can check it', async () => {
    const { id } = await sectionOf();
    const seals = await office.get(`/api/ledger/records/${id}`);
    expect(seals.status).toBe(200);
    const receipt = await office.download(`/api/ledger/records/${id}/versions/1/receipt`);
    expect(receipt.fileName).toBe(`${id}-v1.tlog-proof`);
    const text = receipt.bytes.toString();
    const proof = parseTlogProof(text);
    if (!proof.ok) throw new Error(proof.error.code);
    const leaf = proof.value.extra ?? new Uint8Array();
    expect(verifyTlogProof({ proof: text, leaf, policy: await policy() }).ok).toBe(true);
    const other = leaf.map((byte, at) => (at === 5 ? byte ^ 1 : byte));
    expect(verifyTlogProof({ proof: text, leaf: other, policy: await policy() }).ok).toBe(false);
  });

  it('a package shows every field, with proofs that hold', async () => {
    const { id } = await sectionOf();
    const answer = await office.download(`/api/ledger/records/${id}/package`);
    expect(answer.status).toBe(200);
    const read = readPackage(answer.bytes);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const verdict = await verifyPackage(read.value, {
      policy: (await server.ledger.policy()).text,
    });
    expect(verdict.statements.filter(({ holds }) => holds === 'no')).toEqual([]);
    const [item] = read.value.items;
    expect(Object.keys(item?.disclosed.fields ?? {})).toContain('/event');
  });

  it('another county sees neither the record nor its receipt', async () => {
    const { id } = await sectionOf();
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    expect((await beside.get(`/api/ledger/records/${id}`)).status).toBe(404);
    expect((await beside.download(`/api/ledger/records/${id}/package`)).status).toBe(404);
    expect((await beside.download(`/api/ledger/records/${id}/versions/1/receipt`)).status).toBe(
      404,
    );
  });

  it('tells auditors how it stands, and never the kind of what would tell on someone', async () => {
    const status = await auditor.get('/api/ledger/status');
    expect(status.status).toBe(200);
    expect(status.body).toMatchObject({ isSigning: true, findings: [], isQuorumAsked: false });
    const page = await auditor.get('/api/ledger/entries?limit=100');
    const items = page.body.items as { type: string | null }[];
    expect(items).toHaveLength(100);
    expect(page.body.next).not.toBeNull();
    expect((await office.get('/api/ledger/entries')).status).toBe(403);
  });
});
