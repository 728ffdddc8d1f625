// RFC 3161 time stamps: asking for one, reading the answer, checking a token. In Node and in the browser; an export of its own,
// because its libraries are larger than the rest of the read side together. What is stamped: `spec/ledger/anchor.md`.
export { MAX_TOKEN } from './der.ts';
export {
  parseTimestampResponse,
  type TimestampResponseRefusal,
  timestampRequest,
} from './request.ts';
export { type TokenReader, tokenReader } from './token-reader.ts';
export {
  authoritiesIn,
  type Stamped,
  type TokenClaim,
  type TokenRefusal,
  verifyToken,
} from './verify-token.ts';
