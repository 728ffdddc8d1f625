// When a record was made: not after the quorum or a token over its checkpoint, not before the time leaf in its own tree.
import { bytesOf, fromBase64 } from '../verify/bytes.ts';
import {
  hashLeaf,
  type Leaf,
  openNote,
  type Policy,
  parseLeaf,
  verifyInclusion,
} from '../verify/index.ts';
import { checkFields, type ItemFacts } from './check-item.ts';
import type { After } from './package.ts';
import { quorumTime, type Trust, tokenBound, tokenName, type VerifyToken } from './trust.ts';
import type { Bound, StatementOf, Why } from './verdict.ts';

export interface TimeEvidence {
  readonly after?: After | undefined;
  readonly tokens: ReadonlyMap<string, Uint8Array>;
  readonly verifyToken?: VerifyToken | undefined;
}

type Answer = { readonly bound: Bound } | { readonly why: Why; readonly isWrong: boolean };

const wrong = (why: Why): Answer => ({ why, isWrong: true });
const unknown = (why: Why): Answer => ({ why, isWrong: false });
const isAnswer = (value: Leaf | Answer): value is Answer => !('c' in value);

/** What the clocks of a log and its witnesses may be apart. */
const MAX_SKEW_MS = 10 * 60 * 1000;

async function notAfter(
  { note }: ItemFacts,
  { policy }: Trust,
  { tokens, verifyToken }: TimeEvidence,
): Promise<Answer> {
  if (note === undefined || policy === undefined) return unknown({ code: 'evidence.no-keys' });
  const bounds: Bound[] = [];
  const byQuorum = quorumTime(policy, note.signatures, 'earliest');
  if (byQuorum !== undefined) bounds.push(byQuorum);
  const token = tokens.get(tokenName(note.text));
  if (token !== undefined) {
    const answer = await tokenBound(verifyToken, token, bytesOf(note.text));
    if (answer === 'evidence.bad-token') return wrong({ code: answer });
    if (typeof answer !== 'string') bounds.push(answer);
    else if (byQuorum === undefined) return unknown({ code: answer });
  }
  const [earliest] = bounds.toSorted((a, b) => (a.time < b.time ? -1 : 1));
  return earliest === undefined ? unknown({ code: 'evidence.no-time' }) : { bound: earliest };
}

/** The time leaf, if it stands in the tree that the record's own bytes name. */
function timeLeaf(leaf: Leaf, after: After): Leaf | Answer {
  if (leaf.anchor === null) return wrong({ code: 'evidence.no-anchor' });
  const read = parseLeaf(after.leaf);
  if (!read.ok) return wrong({ code: read.error.code });
  if (read.value.alg !== leaf.alg) return wrong({ code: 'evidence.wrong-profile' });
  const included = verifyInclusion({
    alg: leaf.alg,
    leafHash: hashLeaf(leaf.alg, after.leaf),
    index: BigInt(after.index),
    size: BigInt(leaf.anchor.size),
    proof: after.hashes,
    root: fromBase64(leaf.anchor.root) ?? new Uint8Array(),
  });
  if (!included.ok) return wrong({ code: included.error.code });
  const fault = checkFields(read.value, after.disclosed);
  return fault === undefined ? read.value : wrong(fault);
}

function heartbeat(note: string, policy: Policy): Answer {
  const opened = openNote(
    note,
    policy.witnesses.map(({ key }) => key),
  );
  if (!opened.ok)
    return opened.error.code === 'note.nobody-known'
      ? unknown({ code: 'proof.no-quorum' })
      : wrong({ code: opened.error.code });
  const bound = quorumTime(policy, opened.value.signatures, 'latest');
  return bound === undefined ? unknown({ code: 'proof.no-quorum' }) : { bound };
}

async function notBefore(
  { leaf }: ItemFacts,
  { policy }: Trust,
  { after, verifyToken }: TimeEvidence,
): Promise<Answer | undefined> {
  if (after === undefined || leaf === undefined) return undefined;
  const found = timeLeaf(leaf, after);
  if (isAnswer(found)) return found;
  const { fields } = after.disclosed;
  const [checkpoint, token] = [fields['/checkpoint']?.value, fields['/token']?.value];
  if (found.type === 'ledger.heartbeat.v1' && typeof checkpoint === 'string')
    return policy === undefined
      ? unknown({ code: 'evidence.no-keys' })
      : heartbeat(checkpoint, policy);
  const bytes = typeof token === 'string' ? fromBase64(token) : undefined;
  if (found.type !== 'ledger.anchored.v1' || typeof checkpoint !== 'string' || bytes === undefined)
    return wrong({ code: 'evidence.not-a-time-leaf' });
  const answer = await tokenBound(verifyToken, bytes, bytesOf(checkpoint));
  if (typeof answer !== 'string') return { bound: answer };
  return answer === 'evidence.bad-token' ? wrong({ code: answer }) : unknown({ code: answer });
}

/** What does not fit together: a lower bound above the upper one, or the log's own clock outside of both. */
function misfit(
  at: string | undefined,
  before: Bound | undefined,
  after: Bound | undefined,
): Why | undefined {
  const [from, to] = [before, after].map((bound) =>
    bound === undefined ? undefined : Date.parse(bound.time),
  );
  if (from !== undefined && to !== undefined && from > to)
    return { code: 'evidence.times-crossed' };
  const own = at === undefined ? undefined : Date.parse(at);
  if (own === undefined) return undefined;
  const isTooEarly = from !== undefined && own < from - MAX_SKEW_MS;
  const isTooLate = to !== undefined && own > to + MAX_SKEW_MS;
  return isTooEarly || isTooLate ? { code: 'evidence.at-outside' } : undefined;
}

/** Between when and when the record was made, by others than the log alone. */
export async function checkTime(
  facts: ItemFacts,
  trust: Trust,
  evidence: TimeEvidence,
): Promise<StatementOf<'time'>> {
  const latest = await notAfter(facts, trust, evidence);
  const earliest = await notBefore(facts, trust, evidence);
  const [after, before] = [latest, earliest].map((answer) =>
    answer !== undefined && 'bound' in answer ? answer.bound : undefined,
  );
  const values = {
    ...(before === undefined ? {} : { notBefore: before }),
    ...(after === undefined ? {} : { notAfter: after }),
  };
  const faults = [earliest, latest].flatMap((answer) =>
    answer !== undefined && 'why' in answer ? [answer] : [],
  );
  const fault = faults.find(({ isWrong }) => isWrong) ?? faults[0];
  if (fault?.isWrong === true) return { kind: 'time', holds: 'no', why: fault.why, values };
  const why = misfit(facts.leaf?.at, before, after);
  if (why !== undefined) return { kind: 'time', holds: 'no', why, values };
  if (after !== undefined && fault === undefined) return { kind: 'time', holds: 'yes', values };
  return {
    kind: 'time',
    holds: 'cannot-tell',
    why: fault?.why ?? { code: 'evidence.no-time' },
    values,
  };
}
