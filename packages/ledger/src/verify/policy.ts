// Policies (C2SP tlog-policy): which logs and witnesses are trusted, and how many witnesses are enough.
import { ok, type Result, refuse } from '@jinze/kernel';
import { hasControls } from './bytes.ts';
import { parseVerifierKey, SIGNATURE_TYPES, type VerifierKey } from './keys.ts';

export interface PolicyRefusal {
  readonly code:
    | 'policy.too-long'
    | 'policy.malformed'
    | 'policy.bad-key'
    | 'policy.duplicate'
    | 'policy.unknown-name'
    | 'policy.bad-threshold'
    | 'policy.no-quorum';
  /** The line, from 1; absent: the file as a whole. */
  readonly line?: number;
}

/** A witness, or so many members of a group. */
export type Quorum =
  | { readonly witness: VerifierKey }
  | { readonly threshold: number; readonly members: readonly Quorum[] };

export interface Policy {
  readonly logs: readonly VerifierKey[];
  /** With the address where a log asks for a cosignature; none: the texts travel by disk. */
  readonly witnesses: readonly {
    readonly name: string;
    readonly key: VerifierKey;
    readonly address: string | undefined;
  }[];
  /** `none`: a group of nobody, of whom nobody is needed. */
  readonly quorum: Quorum;
}

const MAX_LENGTH = 1 << 20;
const MAX_ENTRIES = 256;

type Code = PolicyRefusal['code'];

/** What the lines so far have defined. A line answers the code it is refused with, or nothing. */
class Reading {
  readonly logs: VerifierKey[] = [];
  readonly witnesses: { name: string; key: VerifierKey; address: string | undefined }[] = [];
  readonly #named = new Map<string, Quorum>();
  readonly #grouped = new Set<string>();
  readonly #keys = new Set<string>();
  #groups = 0;
  quorum: Quorum | undefined;

  read([keyword = '', ...words]: readonly string[]): Code | undefined {
    switch (keyword) {
      case 'log':
        return this.#log(words);
      case 'witness':
        return this.#witness(words);
      case 'group':
        return this.#group(words);
      case 'quorum':
        return this.#quorum(words);
      default:
        return 'policy.malformed';
    }
  }

  get isTooLong(): boolean {
    return [this.logs.length, this.witnesses.length, this.#groups].some((n) => n > MAX_ENTRIES);
  }

  /** The key, where it is of the kind asked for and not there yet: one key under two names is one. */
  #key(vkey: string, isCosignature: boolean): VerifierKey | Code {
    const key = parseVerifierKey(vkey);
    if (!key.ok || SIGNATURE_TYPES[key.value.type].isCosignature !== isCosignature)
      return 'policy.bad-key';
    const same = `${isCosignature} ${key.value.publicKey.join()}`;
    if (this.#keys.has(same)) return 'policy.duplicate';
    this.#keys.add(same);
    return key.value;
  }

  #log([vkey, , ...more]: readonly string[]): Code | undefined {
    if (vkey === undefined || more.length > 0) return 'policy.malformed';
    const key = this.#key(vkey, false);
    if (typeof key === 'string') return key;
    this.logs.push(key);
    return undefined;
  }

  #witness([name, vkey, address, ...more]: readonly string[]): Code | undefined {
    if (name === undefined || vkey === undefined || more.length > 0) return 'policy.malformed';
    if (this.#isTaken(name)) return 'policy.duplicate';
    const key = this.#key(vkey, true);
    if (typeof key === 'string') return key;
    this.#named.set(name, { witness: key });
    this.witnesses.push({ name, key, address });
    return undefined;
  }

  #group([name, needed, ...members]: readonly string[]): Code | undefined {
    if (name === undefined || needed === undefined || members.length === 0)
      return 'policy.malformed';
    if (this.#isTaken(name)) return 'policy.duplicate';
    const found: Quorum[] = [];
    for (const member of members) {
      const quorum = this.#named.get(member);
      if (quorum === undefined) return 'policy.unknown-name';
      if (this.#grouped.has(member)) return 'policy.duplicate';
      this.#grouped.add(member);
      found.push(quorum);
    }
    const threshold = needed === 'all' ? found.length : needed === 'any' ? 1 : wholeNumber(needed);
    if (threshold === undefined) return 'policy.malformed';
    if (threshold < 1 || threshold > found.length) return 'policy.bad-threshold';
    this.#named.set(name, { threshold, members: found });
    this.#groups += 1;
    return undefined;
  }

  #quorum([name, ...more]: readonly string[]): Code | undefined {
    if (name === undefined || more.length > 0) return 'policy.malformed';
    if (this.quorum !== undefined) return 'policy.duplicate';
    this.quorum = name === 'none' ? { threshold: 0, members: [] } : this.#named.get(name);
    return this.quorum === undefined ? 'policy.unknown-name' : undefined;
  }

  #isTaken(name: string): boolean {
    return name === 'none' || this.#named.has(name);
  }
}

const wholeNumber = (text: string) =>
  /^(0|[1-9][0-9]{0,8})$/.test(text) ? Number(text) : undefined;

/** Names are compared as they are written, letter for letter. */
export function parsePolicy(text: string): Result<Policy, PolicyRefusal> {
  if (text.length > MAX_LENGTH) return refuse({ code: 'policy.too-long' });
  const reading = new Reading();
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (hasControls(line, '\t')) return refuse({ code: 'policy.malformed', line: index + 1 });
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) continue;
    const code = reading.read(words);
    if (code !== undefined) return refuse({ code, line: index + 1 });
    if (reading.isTooLong) return refuse({ code: 'policy.too-long' });
  }
  const { logs, witnesses, quorum } = reading;
  return quorum === undefined
    ? refuse({ code: 'policy.no-quorum' })
    : ok({ logs, witnesses, quorum });
}

/** Whether those who have cosigned are enough. */
export function isQuorum(quorum: Quorum, cosigned: ReadonlySet<VerifierKey>): boolean {
  if ('witness' in quorum) return cosigned.has(quorum.witness);
  const { threshold, members } = quorum;
  return members.filter((member) => isQuorum(member, cosigned)).length >= threshold;
}
