// Evidence packages: what is handed to somebody who trusts nobody here, and what a check of it says. Pure, in Node and in
// the browser alike. Exact bytes: `spec/ledger/package.md`.
import './older-programs.ts';

export { type CheckOptions, verifyFile, verifyPackage, verifyReceipt } from './check.ts';
export {
  type After,
  type CustodyEntry,
  type Disclosed,
  type DisclosedField,
  type EvidencePackage,
  type PackageAbout,
  type PackageItem,
  type PackageRefusal,
  readDisclosed,
  readPackage,
} from './package.ts';
export type { Token, TokenFault, VerifyToken } from './trust.ts';
export {
  type Bound,
  type EvidenceCode,
  type Holds,
  type Statement,
  type StatementKind,
  type Verdict,
  type Why,
  type WhyCode,
} from './verdict.ts';
export { describe, type Line, linesOf, refusalWords, resultWords } from './words.ts';
export { handOn, type PackageContent, writePackage } from './write.ts';
export { MAX_PACKAGE, writeZip } from './zip.ts';
