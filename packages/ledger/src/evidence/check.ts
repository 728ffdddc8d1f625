// Checking a package, or a bare receipt: every statement that can be made of it, and the verdict they add up to.

import { ok, type Result, refuse } from '@jinze/kernel';
import { areEqual, bytesOf as utf8 } from '../verify/bytes.ts';
import { parseTlogProof } from '../verify/index.ts';
import { checkItem, type ItemFacts } from './check-item.ts';
import { checkCheckpoint, checkCustody, checkFiles, checkVersions } from './check-package.ts';
import { checkTime } from './check-time.ts';
import {
  type Disclosed,
  type EvidencePackage,
  type PackageRefusal,
  readPackage,
} from './package.ts';
import { readingOnce, type Trust, trustOf, type VerifyToken } from './trust.ts';
import { type Statement, type Verdict, verdictOf } from './verdict.ts';

export interface CheckOptions {
  /** A policy that came from somewhere else than the package. */
  readonly policy?: string | undefined;
  /** The policy is that of the installation whose page this is: the person has not obtained it elsewhere. */
  readonly isPolicyOffered?: boolean | undefined;
  /** Reads RFC 3161 tokens; without it what rests on a token cannot be told. */
  readonly verifyToken?: VerifyToken | undefined;
}

async function itemStatements(
  facts: ItemFacts,
  trust: Trust,
  evidence: Parameters<typeof checkTime>[2],
): Promise<Statement[]> {
  const times = await checkTime(facts, trust, evidence);
  const last = facts.statements.findIndex(({ kind }) => kind === 'witnessed') + 1;
  return facts.statements.toSpliced(last, 0, ...times);
}

/** Never throws, whatever the package holds. */
export async function verifyPackage(
  evidence: EvidencePackage,
  { policy, verifyToken, isPolicyOffered = false }: CheckOptions = {},
): Promise<Verdict> {
  const trust = trustOf(policy, evidence.policy, !isPolicyOffered);
  const { items, tokens, about } = evidence;
  const readToken = readingOnce(verifyToken);
  const facts = items.map((item) => checkItem(item, trust));
  const statements: Statement[] = [trust.statement, checkCheckpoint(evidence, facts, trust)];
  for (const [index, one] of facts.entries()) {
    const times = { after: items[index]?.after, tokens, verifyToken: readToken };
    const own = await itemStatements(one, trust, times);
    statements.push(...own.map((statement) => ({ ...statement, item: index + 1 })));
  }
  statements.push(...checkFiles(evidence), ...checkVersions(facts), ...checkCustody(evidence));
  return verdictOf(
    statements,
    about.items.map(({ title }) => title),
  );
}

/** A receipt with its leaf, and what is shown of the record where that is at hand. */
export async function verifyReceipt(
  {
    proof,
    leaf,
    disclosed = { fields: {}, erased: {} },
  }: { readonly proof: string; readonly leaf: Uint8Array; readonly disclosed?: Disclosed },
  { policy, verifyToken, isPolicyOffered = false }: CheckOptions = {},
): Promise<Verdict> {
  const trust = trustOf(policy, undefined, !isPolicyOffered);
  const facts = checkItem({ proof, leaf, disclosed }, trust);
  const own = await itemStatements(facts, trust, { tokens: new Map(), verifyToken });
  return verdictOf([trust.statement, ...own], []);
}

const RECEIPT = 'c2sp.org/tlog-proof@';

/** A package or a bare receipt, whichever these bytes are. A receipt may bring its leaf along (`extra`): whether it is the
 * right one is what its proof shows. */
export async function verifyFile(
  bytes: Uint8Array,
  {
    leaf: given,
    disclosed,
    ...options
  }: CheckOptions & {
    readonly leaf?: Uint8Array | undefined;
    readonly disclosed?: Disclosed | undefined;
  } = {},
): Promise<Result<Verdict, PackageRefusal>> {
  const isReceipt = areEqual(bytes.subarray(0, RECEIPT.length), utf8(RECEIPT));
  if (!isReceipt) {
    const evidence = readPackage(bytes);
    return evidence.ok ? ok(await verifyPackage(evidence.value, options)) : evidence;
  }
  const proof = new TextDecoder().decode(bytes);
  const read = parseTlogProof(proof);
  const leaf = given ?? (read.ok ? read.value.extra : undefined);
  if (leaf === undefined) return refuse({ code: 'package.no-leaf' });
  const shown = disclosed === undefined ? {} : { disclosed };
  return ok(await verifyReceipt({ proof, leaf, ...shown }, options));
}
