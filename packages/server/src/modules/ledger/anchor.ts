// Asking a time-stamp authority (RFC 3161) over HTTP for the time of a checkpoint; what it answers is checked before it counts.
import { readFile } from 'node:fs/promises';
import { ok, type Result, refuse } from '@jinze/kernel';
import {
  authoritiesIn,
  MAX_TOKEN,
  parseTimestampResponse,
  type TimestampResponseRefusal,
  type TokenRefusal,
  timestampRequest,
  verifyToken,
} from '@jinze/ledger/timestamp';
import { hashOf } from '@jinze/ledger/verify';
import { newSecret } from '../../platform/ids.ts';
import { boundedBody } from './bounded-body.ts';

export type AnchorRefusal =
  /** Nobody answers there, or sends us elsewhere. */
  | { readonly code: 'ledger.anchor-unreachable' }
  | { readonly code: 'ledger.anchor-too-slow' }
  | { readonly code: 'ledger.anchor-too-long' }
  /** Something answers, but not as a time-stamp authority does. */
  | { readonly code: 'ledger.anchor-no-reply'; readonly status: number }
  | TimestampResponseRefusal
  | TokenRefusal;

export interface AnchorWish {
  readonly url: string;
  /** The three lines of the checkpoint, as they are signed. */
  readonly checkpointText: string;
  /** PEM texts; see `readTrusted`. */
  readonly trusted: readonly string[];
  readonly now: Date;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

export interface Anchored {
  /** DER, as it came. */
  readonly token: Uint8Array;
  readonly time: Date;
  readonly authority: string;
  readonly serial: string;
  /** By how much the authority's clock is ahead of ours; far from 0, one of the two is wrong, and the token still stands. */
  readonly aheadSeconds: number;
}

const TIMEOUT_MS = 10_000;
const REPLY = 'application/timestamp-reply';

async function ask(
  { url, fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS }: AnchorWish,
  body: Uint8Array,
): Promise<Result<Uint8Array, AnchorRefusal>> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: body.slice(),
      headers: { 'content-type': 'application/timestamp-query', accept: REPLY },
      redirect: 'error',
      signal,
    });
    const [type] = (response.headers.get('content-type') ?? '').split(';');
    if (response.status !== 200 || type?.trim().toLowerCase() !== REPLY) {
      await response.body?.cancel();
      return refuse({ code: 'ledger.anchor-no-reply', status: response.status });
    }
    const answer = await boundedBody(response, MAX_TOKEN);
    return answer === undefined ? refuse({ code: 'ledger.anchor-too-long' }) : ok(answer);
  } catch {
    return refuse({
      code: signal.aborted ? 'ledger.anchor-too-slow' : 'ledger.anchor-unreachable',
    });
  }
}

/** One request, one answer, no second try: whoever calls it asks again later. Never throws for what the other side does. */
export async function requestTimestamp(wish: AnchorWish): Promise<Result<Anchored, AnchorRefusal>> {
  const message = new TextEncoder().encode(wish.checkpointText);
  const nonce = Buffer.from(newSecret(), 'base64url').subarray(0, 16);
  const answer = await ask(wish, timestampRequest(hashOf('sha256', message), nonce));
  if (!answer.ok) return answer;
  const parsed = parseTimestampResponse(answer.value);
  if (!parsed.ok) return parsed;
  const { token } = parsed.value;
  const verified = await verifyToken({ token, message, nonce, trusted: wish.trusted });
  if (!verified.ok) return verified;
  const { time, authority, serial } = verified.value;
  const aheadSeconds = Math.round((time.getTime() - wish.now.getTime()) / 1000);
  return ok({ token, time, authority, serial, aheadSeconds });
}

export interface TrustedRefusal {
  readonly code: 'ledger.anchor-bad-certificate';
  readonly file: string;
}

/** The certificates that the settings name, read once at start: a wrong path is told then, not a day later. */
export async function readTrusted(
  file: string,
): Promise<Result<readonly string[], TrustedRefusal>> {
  const pem = await readFile(file, 'utf8').catch(() => '');
  const bad = authoritiesIn(pem) === undefined;
  return bad ? refuse({ code: 'ledger.anchor-bad-certificate', file }) : ok([pem]);
}
