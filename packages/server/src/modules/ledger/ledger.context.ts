// What the ledger needs: its log, who signs here, whom the installation trusts, and what other modules keep of records.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Signer } from '@jinze/ledger';
import type { Alg, Policy } from '@jinze/ledger/verify';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { RecordSource } from '../../platform/record-source.ts';
import type { Unit } from '../../platform/unit-of-work.ts';

export interface Log {
  readonly origin: string;
  readonly alg: Alg;
}

/** How a field of a kind of record goes from its own tables, and which other fields go with it. */
export interface Eraser {
  /** All of them, the one it is named by first. */
  readonly paths: readonly string[];
  readonly erase: (unit: Unit, record: string) => Promise<void>;
}

/** By stream: the fields that may be erased. Free texts and files, never what says whose a record is and when. */
export type Erasers = Readonly<Record<string, readonly Eraser[]>>;

/** What other modules keep of records. */
export interface LedgerNeeds {
  /** Bytes of all files of these records, told without reading them. */
  readonly sizeOfFiles: (db: Reader, records: readonly string[]) => Promise<number>;
  /** The contents of files that fields of these records name by their hash. */
  readonly filesOf: (
    db: Reader,
    records: readonly string[],
    hashes: readonly string[],
  ) => Promise<Uint8Array[]>;
  /** The bodies a person holds a post in on a day: who holds none in a record's body has left it. */
  readonly bodiesHeldBy: (
    db: Reader,
    personId: Id<'person'>,
    on: CivilDate,
  ) => Promise<readonly Id<'organ'>[]>;
  readonly erasers: Erasers;
  /** How records read back from their tables, for the check. */
  readonly sources: readonly RecordSource[];
}

export interface LedgerContext extends Services, LedgerNeeds {
  readonly log: Log;
  /** Empty where this process has no key: another one signs, or none does and the page says so. */
  readonly signers: () => readonly Signer[];
  /** The log's keys and the witnesses, as `/ledger/policy` gives them out. */
  readonly policy: () => Promise<{ readonly text: string; readonly policy: Policy }>;
  /** Who stamps checkpoints with the time, where one is configured, and whom it is believed by. */
  readonly authority: { readonly url: string; readonly trusted: readonly string[] } | undefined;
  /** The program that travels with packages; undefined where no page was built. */
  readonly verifier: () => Promise<{ readonly html: string; readonly mjs: string } | undefined>;
  readonly onProblem: (kind: string) => void;
}
