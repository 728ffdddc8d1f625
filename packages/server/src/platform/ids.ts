// The only place that makes identifiers and secrets.
import { createHash, randomBytes } from 'node:crypto';
import type { Id } from '@jinze/kernel';

/** A UUID version 7 (RFC 9562): ordered by the millisecond it was made in. */
export function newId<Thing extends string>(now: Date): Id<Thing> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Thing>;
}

/** 256 random bits, safe in a URL or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Hex SHA-256: how secrets are kept and how files and requests are told apart. */
export function digestOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
