// Asking a time-stamp authority, and what it answers (RFC 3161 sections 2.4.1 and 2.4.2).
import { assert, ok, type Result, refuse } from '@jinze/kernel';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import { numberOf } from '../verify/bytes.ts';
import { HASH_LENGTH } from '../verify/hash.ts';
import { attempt, MAX_TOKEN, partsOf, rawOf, readDer } from './der.ts';
import { SHA256 } from './digest.ts';

export type TimestampResponseRefusal =
  | { readonly code: 'timestamp.too-long' | 'timestamp.malformed' }
  /** The authority will not: its status (RFC 3161 section 2.4.2) and its own words, which may be none. */
  | { readonly code: 'timestamp.refused'; readonly status: number; readonly text: string };

const MAX_NONCE = 32;
/** Of an authority's words; they are shown to people. */
const MAX_TEXT = 500;

/** A number that is never negative: DER reads a first bit of 1 as a minus. */
const unsigned = (bytes: Uint8Array) => Integer.fromBigInt(numberOf(bytes));

/**
 * DER of a TimeStampReq for a message with this SHA-256. The certificates are asked for, so that the token can be checked
 * by itself; the nonce, 8 to 32 random bytes, shows that the answer was made for this question.
 */
export function timestampRequest(hash: Uint8Array, nonce: Uint8Array): Uint8Array {
  assert(hash.length === HASH_LENGTH, 'a time stamp is asked for over a SHA-256');
  assert(nonce.length >= 8 && nonce.length <= MAX_NONCE, 'a nonce has 8 to 32 bytes');
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: hash.slice() }),
    }),
    nonce: unsigned(nonce),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** What the authority says of itself, on one line. */
function textOf(response: TimeStampResp): string {
  const texts = response.status.statusStrings ?? [];
  const text = texts.map(({ valueBlock }) => valueBlock.value).join(' ');
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}

/** The token of a TimeStampResp, byte for byte, or why there is none. Nothing in the token is checked yet. */
export function parseTimestampResponse(
  bytes: Uint8Array,
): Result<{ readonly token: Uint8Array }, TimestampResponseRefusal> {
  if (bytes.length > MAX_TOKEN) return refuse({ code: 'timestamp.too-long' });
  const root = readDer(bytes);
  const [, written] = partsOf(root);
  const token = written === undefined ? undefined : rawOf(written);
  // Of nothing the library makes a refusal of its own.
  const read = attempt(() => {
    if (root === undefined) return undefined;
    const response = new TimeStampResp({ schema: root });
    return { status: response.status.status, text: textOf(response) };
  });
  if (read === undefined) return refuse({ code: 'timestamp.malformed' });
  // Granted, or granted with changes.
  if (read.status > 1) return refuse({ code: 'timestamp.refused', ...read });
  return token === undefined ? refuse({ code: 'timestamp.malformed' }) : ok({ token });
}
