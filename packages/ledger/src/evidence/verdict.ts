// What a check of evidence says: a closed set of statements, each of which holds, does not hold, or cannot be told.
import type { Json } from '@jinze/kernel';
import type {
  CheckpointRefusal,
  LeafRefusal,
  NoteRefusal,
  PolicyRefusal,
  ProofRefusal,
  TreeRefusal,
} from '../verify/index.ts';

export type Holds = 'yes' | 'no' | 'cannot-tell';

/** Why something does not hold or cannot be told, beyond what the read side refuses. */
export type EvidenceCode =
  | 'evidence.own-policy'
  | 'evidence.no-keys'
  | 'evidence.no-witness'
  | 'evidence.not-in-log'
  | 'evidence.wrong-profile'
  | 'evidence.field-mismatch'
  | 'evidence.unknown-field'
  | 'evidence.other-log'
  | 'evidence.two-histories'
  | 'evidence.older-checkpoint'
  | 'evidence.no-time'
  | 'evidence.no-anchor'
  | 'evidence.not-a-time-leaf'
  | 'evidence.no-token-reader'
  | 'evidence.bad-token'
  | 'evidence.other-authority'
  | 'evidence.no-crypto'
  | 'evidence.times-crossed'
  | 'evidence.at-outside'
  | 'evidence.file-mismatch'
  | 'evidence.stray-file'
  | 'evidence.not-enclosed'
  | 'evidence.chain-broken'
  | 'evidence.gap'
  | 'evidence.custody-mismatch'
  | 'evidence.custody-order';

export type WhyCode =
  | EvidenceCode
  | LeafRefusal['code']
  | ProofRefusal['code']
  | NoteRefusal['code']
  | CheckpointRefusal['code']
  | TreeRefusal['code']
  | PolicyRefusal['code'];

export interface Why {
  readonly code: WhyCode;
  /** The field, file, line or key it is about. */
  readonly at?: string;
}

/** When, as an instant, by whom, and how that is known. */
export interface Bound {
  readonly time: string;
  readonly by: 'witnesses' | 'token';
  readonly who: readonly string[];
}

/** Sizes and indexes are decimal, hashes base64, times instants: a verdict is plain JSON. */
interface Values {
  readonly policy: {
    /** `offered`: by whoever runs the program that checks, not obtained by the person who asks. */
    readonly source: 'outside' | 'offered' | 'package' | 'none';
    readonly logs: readonly string[];
    readonly witnesses: readonly string[];
  };
  readonly checkpoint: { readonly origin?: string; readonly size?: string; readonly root?: string };
  readonly content: {
    readonly type?: string;
    readonly record?: string;
    readonly version?: number;
    /** By the log's own clock. */
    readonly acceptedAt?: string;
    readonly lateDays?: number;
    readonly leafHash?: string;
    readonly fields: readonly { readonly path: string; readonly value: Json }[];
  };
  readonly position: {
    readonly origin?: string;
    readonly index?: string;
    readonly size?: string;
    readonly root?: string;
  };
  readonly witnessed: {
    readonly witnesses: readonly { readonly name: string; readonly time?: string }[];
  };
  readonly time: {
    readonly notBefore?: Bound;
    readonly notAfter?: Bound;
    /** There is evidence of a lower bound, and why it tells none here. */
    readonly untold?: Why;
  };
  /** What tokens have said of the record's time. */
  readonly stamp: { readonly bounds: readonly Bound[] };
  readonly withheld: { readonly paths: readonly string[] };
  readonly erased: {
    readonly fields: readonly {
      readonly path: string;
      readonly basis: string;
      readonly order: string;
    }[];
  };
  readonly files: {
    readonly files: readonly {
      readonly item: number;
      readonly path: string;
      readonly name: string;
      readonly size: number;
      readonly state: 'matches' | 'differs' | 'not-enclosed';
    }[];
    /** Hashes of files that no field names. */
    readonly strays: readonly string[];
  };
  readonly versions: {
    readonly record: string;
    readonly versions: readonly { readonly item: number; readonly version: number }[];
  };
  readonly custody: {
    readonly entries: readonly {
      readonly at: string;
      readonly who: string;
      readonly act: string;
      readonly note: string;
    }[];
  };
}
export type StatementKind = keyof Values;

export type StatementOf<K extends StatementKind> = {
  readonly kind: K;
  readonly holds: Holds;
  readonly why?: Why;
  /** The item it is about, from 1; absent: the package as a whole. */
  readonly item?: number;
  readonly values: Values[K];
};
export type Statement = { [K in StatementKind]: StatementOf<K> }[StatementKind];

export interface Verdict {
  /** `own-keys`: everything holds, but by keys that the package brought itself, or that were only offered. */
  readonly result: 'holds' | 'own-keys' | 'cannot-tell' | 'does-not-hold';
  readonly statements: readonly Statement[];
  /** The items' titles in the words of the maker; of a bare receipt none. */
  readonly titles: readonly string[];
}

/** Without these nothing is shown; the others add to them. */
const NEEDED: readonly StatementKind[] = ['content', 'position', 'witnessed', 'checkpoint'];

export function verdictOf(statements: readonly Statement[], titles: readonly string[]): Verdict {
  const isOwn = statements.some(({ kind, holds }) => kind === 'policy' && holds !== 'yes');
  const needed = statements.filter(({ kind }) => NEEDED.includes(kind));
  const result = statements.some(({ holds }) => holds === 'no')
    ? 'does-not-hold'
    : needed.some(({ holds }) => holds !== 'yes')
      ? 'cannot-tell'
      : isOwn
        ? 'own-keys'
        : 'holds';
  return { result, statements, titles };
}
