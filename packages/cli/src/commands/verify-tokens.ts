// Time stamps for `jinze verify`: loaded only when certificates are named, since their libraries are large.
import { verifyToken } from '@jinze/ledger/timestamp';
import type { TokenReader } from './verify.ts';

/** Tokens of the authorities whose certificates (PEM) the caller trusts. */
export const readTokens: TokenReader = (trusted) =>
  Promise.resolve(async (token, message) => {
    const stamped = await verifyToken({ token, message, trusted: [trusted] });
    return stamped.ok ? stamped.value : undefined;
  });
