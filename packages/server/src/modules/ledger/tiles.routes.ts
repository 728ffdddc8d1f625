// The log as files (C2SP tlog-tiles): checkpoint and hash tiles for everybody, entries for auditors alone.
import { parseTilePath, TILE_WIDTH } from '@jinze/ledger';
import type { FastifyReply } from 'fastify';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Binder } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import type { LedgerContext } from './ledger.context.ts';
import { bundleOf } from './records.store.ts';
import { tilesAt } from './seal.store.ts';
import { publishedCheckpoint } from './trust.ts';
import { newestSigned } from './witnesses.store.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';
const HASH_BYTES = 32;

function text(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .header('content-type', 'text/plain; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(body);
}

function bytes(reply: FastifyReply, body: Uint8Array): FastifyReply {
  return reply
    .header('content-type', 'application/octet-stream')
    .header('cache-control', FOR_GOOD)
    .send(Buffer.from(body));
}

const missing = () => new Refused({ code: 'http.not-found' });

/** The first `width` hashes of a tile, where a signed checkpoint has them. */
async function hashTile(
  { database }: LedgerContext,
  tile: { readonly level: number; readonly index: bigint; readonly width: number },
): Promise<Uint8Array> {
  const hashes = await database.read(SYSTEM_SCOPE, async (db) => {
    const signed = BigInt((await newestSigned(db))?.size ?? 0) >> BigInt(8 * tile.level);
    const end = tile.index * BigInt(TILE_WIDTH) + BigInt(tile.width);
    if (end > signed) return undefined;
    return (await tilesAt(db, [tile])).get(`${tile.level}/${tile.index}`);
  });
  if (hashes === undefined || hashes.length < tile.width * HASH_BYTES) throw missing();
  return hashes.subarray(0, tile.width * HASH_BYTES);
}

/** Each entry with its length before it, two bytes big-endian. */
function bundled(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, Buffer.from(entry)];
    }),
  );
}

async function entryBundle(
  { database }: LedgerContext,
  { index, width }: { readonly index: bigint; readonly width: number },
): Promise<Uint8Array> {
  const from = Number(index) * TILE_WIDTH;
  const entries = await database.read(SYSTEM_SCOPE, async (db) => {
    const signed = (await newestSigned(db))?.size ?? 0;
    return from + width > signed ? [] : bundleOf(db, from, width);
  });
  if (entries.length !== width) throw missing();
  return bundled(entries);
}

/** Not of the API: exact bytes under fixed addresses, as other tools of the specification read them. */
export function registerTiles({ app, gate }: Binder, context: LedgerContext): void {
  const { database } = context;
  const hidden = { schema: { hide: true } };
  app.get('/ledger/checkpoint', hidden, async (_, reply) => {
    const note = await database.read(SYSTEM_SCOPE, publishedCheckpoint);
    if (note === undefined) throw missing();
    return text(reply, note);
  });
  app.get('/ledger/policy', hidden, async (_, reply) => text(reply, (await context.policy()).text));
  app.get('/ledger/tile/*', hidden, async (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    const tile = parseTilePath(path);
    if (tile === undefined) throw missing();
    if (tile.level !== 'entries') {
      const { level, index, width } = tile;
      return bytes(reply, await hashTile(context, { level, index, width }));
    }
    const caller = await gate.authenticate(request);
    if (caller === undefined) throw new Refused({ code: 'access.sign-in-required' });
    if (gate.scopeFor(caller, 'ledger.entries') === undefined) {
      await gate.refused(
        { accountId: caller.accountId, name: caller.displayName },
        'ledger.entries',
      );
      throw new Refused({ code: 'access.not-allowed' });
    }
    return bytes(reply, await entryBundle(context, tile)).header('cache-control', 'no-store');
  });
}
