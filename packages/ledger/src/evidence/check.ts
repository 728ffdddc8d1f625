// Checking a package, or a bare receipt: every statement that can be made of it, and the verdict they add up to.
import { checkItem, type ItemFacts } from './check-item.ts';
import { checkCheckpoint, checkCustody, checkFiles, checkVersions } from './check-package.ts';
import { checkTime } from './check-time.ts';
import type { Disclosed, EvidencePackage } from './package.ts';
import { type Trust, trustOf, type VerifyToken } from './trust.ts';
import { type Statement, type Verdict, verdictOf } from './verdict.ts';

export interface CheckOptions {
  /** A policy that came from somewhere else than the package. */
  readonly policy?: string | undefined;
  /** Reads RFC 3161 tokens; without it what rests on a token cannot be told. */
  readonly verifyToken?: VerifyToken | undefined;
}

async function itemStatements(
  facts: ItemFacts,
  trust: Trust,
  evidence: Parameters<typeof checkTime>[2],
): Promise<Statement[]> {
  const time = await checkTime(facts, trust, evidence);
  const last = facts.statements.findIndex(({ kind }) => kind === 'witnessed') + 1;
  return facts.statements.toSpliced(last, 0, time);
}

/** Never throws, whatever the package holds. */
export async function verifyPackage(
  evidence: EvidencePackage,
  { policy, verifyToken }: CheckOptions = {},
): Promise<Verdict> {
  const trust = trustOf(policy, evidence.policy);
  const { items, tokens, about } = evidence;
  const facts = items.map((item) => checkItem(item, trust));
  const statements: Statement[] = [trust.statement, checkCheckpoint(evidence, facts, trust)];
  for (const [index, one] of facts.entries()) {
    const times = { after: items[index]?.after, tokens, verifyToken };
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
  { policy, verifyToken }: CheckOptions = {},
): Promise<Verdict> {
  const trust = trustOf(policy, undefined);
  const facts = checkItem({ proof, leaf, disclosed }, trust);
  const own = await itemStatements(facts, trust, { tokens: new Map(), verifyToken });
  return verdictOf([trust.statement, ...own], []);
}
