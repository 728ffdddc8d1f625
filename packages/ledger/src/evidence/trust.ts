// Whom a check trusts, and what follows for a signed checkpoint: the log's signature, a quorum, and by when it was met.

import { bytesOf } from '../verify/bytes.ts';
import {
  hashOf,
  hexOf,
  isQuorum,
  type NoteSignature,
  type Policy,
  parsePolicy,
} from '../verify/index.ts';
import type { Bound, StatementOf, Why } from './verdict.ts';

export interface Token {
  readonly time: Date;
  readonly authority: string;
}
/** It is wrong; or nobody can say here: the authority is none that is trusted, or the means are missing. */
export type TokenFault = 'evidence.bad-token' | 'evidence.other-authority' | 'evidence.no-crypto';
/** Who reads an RFC 3161 token over a message, by the certificates that somebody trusts. */
export type VerifyToken = (token: Uint8Array, message: Uint8Array) => Promise<Token | TokenFault>;

export interface Trust {
  readonly statement: StatementOf<'policy'>;
  /** Absent: nobody's keys are known. */
  readonly policy?: Policy;
}

const NOBODY = { source: 'none', logs: [], witnesses: [] } as const;

/** A policy from elsewhere comes before the one that the package offers. */
export function trustOf(
  outside: string | undefined,
  offered: string | undefined,
  isObtained = true,
): Trust {
  const text = outside ?? offered;
  if (text === undefined) {
    const why = { code: 'evidence.no-keys' } as const;
    return { statement: { kind: 'policy', holds: 'cannot-tell', why, values: NOBODY } };
  }
  const source = outside === undefined ? 'package' : isObtained ? 'outside' : 'offered';
  const policy = parsePolicy(text);
  if (!policy.ok) {
    const { code, line } = policy.error;
    const why: Why = line === undefined ? { code } : { code, at: String(line) };
    return { statement: { kind: 'policy', holds: 'no', why, values: { ...NOBODY, source } } };
  }
  const values = {
    source,
    logs: policy.value.logs.map(({ name }) => name),
    witnesses: policy.value.witnesses.map(({ name }) => name),
  } as const;
  const statement: StatementOf<'policy'> =
    source === 'outside'
      ? { kind: 'policy', holds: 'yes', values }
      : { kind: 'policy', holds: 'cannot-tell', why: { code: 'evidence.own-policy' }, values };
  return { statement, policy: policy.value };
}

/** A policy that asks for no witness: whoever holds the log's key may then tell two stories. */
export const needsNobody = ({ quorum }: Policy): boolean =>
  'threshold' in quorum && quorum.threshold === 0;

/** Seconds since 1970 as an instant; undefined beyond the year 9999, which no witness lives to see. */
export const instantOf = (seconds: bigint): string | undefined =>
  seconds <= 253_402_300_799n ? new Date(Number(seconds) * 1000).toISOString() : undefined;

const LAST = 253_402_300_799n;

/** The witnesses' cosignatures among these, with the names the policy gives them. */
function cosigned({ witnesses }: Policy, signatures: readonly NoteSignature[]) {
  return witnesses.flatMap(({ name, key }) => {
    const time = signatures.find((one) => one.key === key)?.time;
    return time === undefined || time > LAST ? [] : [{ name, key, time }];
  });
}

/**
 * From when on the policy's quorum stands. `earliest`: by this time a quorum had cosigned; `latest`: at or after this
 * time a quorum did so. Undefined where there is none, or where none is needed.
 */
export function quorumTime(
  policy: Policy,
  signatures: readonly NoteSignature[],
  which: 'earliest' | 'latest',
): Bound | undefined {
  if (needsNobody(policy)) return undefined;
  const sign = which === 'earliest' ? 1 : -1;
  const inOrder = cosigned(policy, signatures).toSorted((a, b) => sign * Number(a.time - b.time));
  for (const { time } of inOrder) {
    const those = inOrder.filter((one) =>
      which === 'earliest' ? one.time <= time : one.time >= time,
    );
    const instant = instantOf(time);
    if (instant !== undefined && isQuorum(policy.quorum, new Set(those.map(({ key }) => key))))
      return { time: instant, by: 'witnesses', who: those.map(({ name }) => name) };
  }
  return undefined;
}

/** The name under which a token over this text lies in a package. */
export const tokenName = (text: string): string => hexOf(hashOf('sha256', bytesOf(text)));

/** `no-token-reader`: no certificate of an authority was given to check tokens by. */
export type TokenAnswer = Bound | 'evidence.no-token-reader' | TokenFault;

/** What a token says; a reader of tokens that breaks off has not said anything good of it. */
export async function tokenBound(
  verifyToken: VerifyToken | undefined,
  token: Uint8Array,
  message: Uint8Array,
): Promise<TokenAnswer> {
  if (verifyToken === undefined) return 'evidence.no-token-reader';
  try {
    const read = await verifyToken(token, message);
    if (typeof read === 'string') return read;
    return { time: read.time.toISOString(), by: 'token', who: [read.authority] };
  } catch {
    return 'evidence.bad-token';
  }
}

/** A reader that reads each token once: the entries of a package share theirs. */
export function readingOnce(verifyToken: VerifyToken | undefined): VerifyToken | undefined {
  if (verifyToken === undefined) return undefined;
  const read = new Map<string, ReturnType<VerifyToken>>();
  return (token, message) => {
    const key = `${hexOf(hashOf('sha256', token))} ${hexOf(hashOf('sha256', message))}`;
    const answer = read.get(key) ?? verifyToken(token, message);
    read.set(key, answer);
    return answer;
  };
}
