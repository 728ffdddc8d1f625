// When a record was made: not after the quorum or a token over its checkpoint, not before the time leaf in its own tree.
import type { Json } from '@jinze/kernel';
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
import {
  quorumTime,
  type TokenAnswer,
  type Trust,
  tokenBound,
  tokenName,
  type VerifyToken,
} from './trust.ts';
import type { Bound, Statement, StatementOf, Why } from './verdict.ts';

export interface TimeEvidence {
  readonly after?: After | undefined;
  readonly tokens: ReadonlyMap<string, Uint8Array>;
  readonly verifyToken?: VerifyToken | undefined;
}

/** Of one side: its bound, or why there is none; and what a token said, where one bears on it. */
interface Side {
  readonly bound?: Bound | undefined;
  readonly why?: Why;
  /** It is not only untold: what is enclosed contradicts itself. */
  readonly isWrong?: boolean;
  readonly stamp?: TokenAnswer | undefined;
}

const wrong = (why: Why): Side => ({ why, isWrong: true });
const unknown = (why: Why): Side => ({ why });
const isSide = (value: Leaf | Side): value is Side => !('c' in value);

/** What the clocks of a log and its witnesses may be apart. */
const MAX_SKEW_MS = 10 * 60 * 1000;

/** A token that is wrong is the stamp's matter: the time then stands on what else there is. */
function stamped(stamp: TokenAnswer): Side {
  if (typeof stamp !== 'string') return { bound: stamp, stamp };
  return { stamp, why: { code: stamp === 'evidence.bad-token' ? 'evidence.no-time' : stamp } };
}

async function notAfter(
  { note }: ItemFacts,
  { policy }: Trust,
  { tokens, verifyToken }: TimeEvidence,
): Promise<Side> {
  if (note === undefined || policy === undefined) return unknown({ code: 'evidence.no-keys' });
  const byQuorum = quorumTime(policy, note.signatures, 'earliest');
  const token = tokens.get(tokenName(note.text));
  if (token === undefined)
    return byQuorum === undefined ? unknown({ code: 'evidence.no-time' }) : { bound: byQuorum };
  const byToken = stamped(await tokenBound(verifyToken, token, bytesOf(note.text)));
  if (byQuorum === undefined) return byToken;
  const isEarlier = byToken.bound !== undefined && byToken.bound.time < byQuorum.time;
  return { bound: isEarlier ? byToken.bound : byQuorum, stamp: byToken.stamp };
}

/** The time leaf, if it stands in the tree that the record's own bytes name. */
function timeLeaf(leaf: Leaf, after: After): Leaf | Side {
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

/** A heartbeat of a log that had no signed checkpoint yet has nothing to say. */
function heartbeat(note: Json, policy: Policy | undefined): Side {
  if (note === null) return unknown({ code: 'evidence.no-time' });
  if (typeof note !== 'string') return wrong({ code: 'evidence.not-a-time-leaf' });
  if (policy === undefined) return unknown({ code: 'evidence.no-keys' });
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
): Promise<Side> {
  if (after === undefined || leaf === undefined) return {};
  const found = timeLeaf(leaf, after);
  if (isSide(found)) return found;
  const { fields } = after.disclosed;
  const [checkpoint, token] = [fields['/checkpoint']?.value, fields['/token']?.value];
  if (found.type === 'ledger.heartbeat.v1' && checkpoint !== undefined)
    return heartbeat(checkpoint, policy);
  const bytes = typeof token === 'string' ? fromBase64(token) : undefined;
  if (found.type !== 'ledger.anchored.v1' || typeof checkpoint !== 'string' || bytes === undefined)
    return wrong({ code: 'evidence.not-a-time-leaf' });
  return stamped(await tokenBound(verifyToken, bytes, bytesOf(checkpoint)));
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

/** A lower bound that cannot be told leaves the upper one as it is, and is said. */
function timeOf(at: string | undefined, latest: Side, earliest: Side): StatementOf<'time'> {
  const [before, after] = [earliest.bound, latest.bound];
  const bounds = {
    ...(before === undefined ? {} : { notBefore: before }),
    ...(after === undefined ? {} : { notAfter: after }),
  };
  const fault = [earliest, latest].find(({ isWrong = false }) => isWrong)?.why;
  const why = fault ?? misfit(at, before, after);
  if (why !== undefined) return { kind: 'time', holds: 'no', why, values: bounds };
  const untold = earliest.why;
  const values = untold === undefined ? bounds : { ...bounds, untold };
  if (after !== undefined) return { kind: 'time', holds: 'yes', values };
  const open = latest.why ?? { code: 'evidence.no-time' };
  return { kind: 'time', holds: 'cannot-tell', why: open, values };
}

/** Of the tokens alone; nothing where there is none. */
function stampOf(sides: readonly Side[]): StatementOf<'stamp'>[] {
  const answers = sides.flatMap(({ stamp }) => stamp ?? []);
  if (answers.length === 0) return [];
  const values = { bounds: answers.filter((answer) => typeof answer !== 'string') };
  const faults = answers.filter((answer) => typeof answer === 'string');
  const code = faults.find((one) => one === 'evidence.bad-token') ?? faults[0];
  if (code === undefined) return [{ kind: 'stamp', holds: 'yes', values }];
  const holds = code === 'evidence.bad-token' ? 'no' : 'cannot-tell';
  return [{ kind: 'stamp', holds, why: { code }, values }];
}

/** Between when and when the record was made, by others than the log alone; and what time stamps say of it. */
export async function checkTime(
  facts: ItemFacts,
  trust: Trust,
  evidence: TimeEvidence,
): Promise<Statement[]> {
  const latest = await notAfter(facts, trust, evidence);
  const earliest = await notBefore(facts, trust, evidence);
  return [timeOf(facts.leaf?.at, latest, earliest), ...stampOf([earliest, latest])];
}
