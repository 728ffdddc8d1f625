// What a package consists of (`spec/ledger/package.md`): its types, and reading one. Nothing is checked here but the form.
import { type Json, type JsonObject, ok, type Result, refuse } from '@jinze/kernel';
import { canonicalJson } from '../canonical-json.ts';
import { areEqual, bytesOf, fromBase64, toBase64 } from '../verify/bytes.ts';
import { type Alg, HASH_LENGTH, hashOf, MAX_LEAF } from '../verify/index.ts';
import { readZip, type ZipRefusal } from './zip.ts';

export interface PackageRefusal {
  readonly code:
    | ZipRefusal['code']
    | 'package.unknown-file'
    | 'package.missing-file'
    | 'package.unknown-version'
    | 'package.no-leaf'
    | 'package.bad-value';
  /** The name of the entry that is refused, or missing. */
  readonly file?: string;
}

export interface PackageAbout {
  readonly v: 1;
  readonly alg: Alg;
  readonly origin: string;
  /** An instant, as in leaves. */
  readonly madeAt: string;
  readonly madeBy: string;
  readonly purpose: string;
  readonly items: readonly { readonly title: string }[];
}

export interface DisclosedField {
  /** Base64 of 32 bytes. */
  readonly salt: string;
  readonly value: Json;
}

/** By path: what is shown, and what was destroyed by law. */
export interface Disclosed {
  readonly fields: Readonly<Record<string, DisclosedField>>;
  readonly erased: Readonly<Record<string, { readonly basis: string; readonly order: string }>>;
}

/** A time leaf that stands in the tree the record's leaf names. */
export interface After {
  readonly leaf: Uint8Array;
  readonly index: number;
  /** From the leaf up. */
  readonly hashes: readonly Uint8Array[];
  readonly disclosed: Disclosed;
}

export interface PackageItem {
  readonly leaf: Uint8Array;
  /** The receipt's text. */
  readonly proof: string;
  readonly disclosed: Disclosed;
  readonly after?: After;
}

export interface CustodyEntry {
  readonly at: string;
  readonly who: string;
  readonly act: string;
  readonly note: string;
  /** Name → base64 of SHA-256, of every part. */
  readonly hashes: Readonly<Record<string, string>>;
}

export interface EvidencePackage {
  readonly about: PackageAbout;
  readonly checkpoint: string;
  /** What the maker offers as policy. */
  readonly policy?: string;
  readonly custody?: readonly CustodyEntry[];
  readonly items: readonly PackageItem[];
  /** Files by the name they have in the package: their hash, hexadecimal. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** RFC 3161 tokens by SHA-256 of the checkpoint's text, hexadecimal. */
  readonly tokens: ReadonlyMap<string, Uint8Array>;
  /** SHA-256 of every part, base64, by name: what a custody list lists. */
  readonly parts: Readonly<Record<string, string>>;
}

const MIB = 1 << 20;
const MAX_ITEMS = 1000;
/** Neither the list itself, nor the programs, is a part of what is handed on. */
const NOT_PARTS = ['custody.json', 'verify.html', 'verify.mjs'];

const ITEM = 'items/[1-9][0-9]{0,3}/';
const LAYOUT: readonly (readonly [RegExp, number])[] = [
  [/^(package\.json|checkpoint|policy\.txt)$/, MIB],
  // Each entry of the list names every part: half a MiB where there are a thousand items.
  [/^custody\.json$/, 32 * MIB],
  [/^verify\.(html|mjs)$/, 8 * MIB],
  [new RegExp(`^${ITEM}(after/)?leaf$`), MAX_LEAF],
  [new RegExp(`^${ITEM}(proof|after/proof\\.json)$`), MIB],
  [new RegExp(`^${ITEM}(after/)?disclosed\\.json$`), 8 * MIB],
  [/^blobs\/[0-9a-f]{64}$/, 128 * MIB],
  [/^anchors\/[0-9a-f]{64}\.tsr$/, MIB],
  [new RegExp(`^(items/|${ITEM}|${ITEM}after/|blobs/|anchors/)$`), 0],
];

function limitOf(name: string): Result<number, PackageRefusal> {
  const limit = LAYOUT.find(([pattern]) => pattern.test(name))?.[1];
  return limit === undefined ? refuse({ code: 'package.unknown-file', file: name }) : ok(limit);
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 2000;
const isHash = (value: unknown): value is string =>
  typeof value === 'string' && fromBase64(value)?.length === HASH_LENGTH;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasKeys = (value: JsonObject, ...keys: readonly string[]) =>
  Object.keys(value).toSorted().join() === keys.toSorted().join();

function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value))
    return false;
  const instant = new Date(value);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === value;
}

const isAbout = (value: JsonObject): boolean =>
  hasKeys(value, 'v', 'alg', 'origin', 'madeAt', 'madeBy', 'purpose', 'items') &&
  (value['alg'] === 'sha256' || value['alg'] === 'sm3') &&
  isInstant(value['madeAt']) &&
  [value['origin'], value['madeBy'], value['purpose']].every(isText) &&
  Array.isArray(value['items']) &&
  value['items'].length >= 1 &&
  value['items'].length <= MAX_ITEMS &&
  value['items'].every((item) => isObject(item) && hasKeys(item, 'title') && isText(item['title']));

/** Whoever shows or hashes a value later may do so without fear for the stack. */
const MAX_DEPTH = 32;
function isShallow(value: unknown, depth = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1));
}

const isField = (value: unknown) =>
  isObject(value) &&
  hasKeys(value, 'salt', 'value') &&
  isHash(value['salt']) &&
  isShallow(value['value']);
const isErased = (value: unknown) =>
  isObject(value) &&
  hasKeys(value, 'basis', 'order') &&
  isText(value['basis']) &&
  isText(value['order']);

function isDisclosed(value: unknown): boolean {
  if (!isObject(value) || !hasKeys(value, 'fields', 'erased')) return false;
  const { fields, erased } = value;
  if (!isObject(fields) || !isObject(erased)) return false;
  return (
    Object.values(fields).every(isField) &&
    Object.entries(erased).every(([path, one]) => isErased(one) && !Object.hasOwn(fields, path))
  );
}

const isCustody = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= MAX_ITEMS &&
  value.every(
    (entry) =>
      isObject(entry) &&
      hasKeys(entry, 'at', 'who', 'act', 'note', 'hashes') &&
      isInstant(entry['at']) &&
      [entry['who'], entry['act'], entry['note']].every(isText) &&
      isObject(entry['hashes']) &&
      Object.values(entry['hashes']).every(isHash),
  );

const isAfterProof = (value: unknown): boolean =>
  isObject(value) &&
  hasKeys(value, 'index', 'hashes') &&
  Number.isSafeInteger(value['index']) &&
  Array.isArray(value['hashes']) &&
  value['hashes'].length <= 64 &&
  value['hashes'].every(isHash);

/** What stops a reading: caught where it began, nowhere else. */
class Stop extends Error {
  readonly refusal: PackageRefusal;
  constructor(refusal: PackageRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The files of a package as the values they hold. */
class Reading {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#files = files;
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  bytes(file: string): Uint8Array {
    const found = this.#files.get(file);
    if (found === undefined) throw new Stop({ code: 'package.missing-file', file });
    return found;
  }

  text(file: string): string {
    const bytes = this.bytes(file);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Stop({ code: 'package.bad-value', file });
    }
  }

  /** Canonical JSON of the form asked for. */
  json(file: string, isForm: (value: unknown) => boolean): unknown {
    const text = this.text(file);
    let value: unknown;
    let isCanonical = false;
    try {
      value = JSON.parse(text);
      isCanonical = areEqual(bytesOf(canonicalJson(value as Json)), this.bytes(file));
    } catch {
      // Not JSON, or nested so deep that a reader's stack ends.
    }
    if (!isCanonical || !isForm(value)) throw new Stop({ code: 'package.bad-value', file });
    return value;
  }

  about(): PackageAbout {
    const value = this.json('package.json', isObject) as JsonObject;
    const file = 'package.json';
    if (value['v'] !== 1) throw new Stop({ code: 'package.unknown-version', file });
    if (!isAbout(value)) throw new Stop({ code: 'package.bad-value', file });
    return value as unknown as PackageAbout;
  }

  item(folder: string): PackageItem {
    const after = ['leaf', 'proof.json', 'disclosed.json'].some((name) =>
      this.has(`${folder}after/${name}`),
    );
    return {
      leaf: this.bytes(`${folder}leaf`),
      proof: this.text(`${folder}proof`),
      disclosed: this.json(`${folder}disclosed.json`, isDisclosed) as Disclosed,
      ...(after ? { after: this.after(`${folder}after/`) } : {}),
    };
  }

  after(folder: string): After {
    const proof = this.json(`${folder}proof.json`, isAfterProof) as {
      readonly index: number;
      readonly hashes: readonly string[];
    };
    return {
      leaf: this.bytes(`${folder}leaf`),
      index: proof.index,
      hashes: proof.hashes.flatMap((hash) => fromBase64(hash) ?? []),
      disclosed: this.json(`${folder}disclosed.json`, isDisclosed) as Disclosed,
    };
  }

  /** The files of a folder, by the part of their name that is their hash. */
  hashed(folder: string): ReadonlyMap<string, Uint8Array> {
    const names = [...this.#files].filter(([name]) => name.startsWith(folder));
    return new Map(
      names.map(([name, bytes]) => [name.slice(folder.length, folder.length + 64), bytes]),
    );
  }

  package(): EvidencePackage {
    const about = this.about();
    const items = about.items.map((_, index) => this.item(`items/${index + 1}/`));
    const beyond = [...this.#files.keys()].find((name) => {
      const place = /^items\/(\d+)\//.exec(name)?.[1];
      return place !== undefined && Number(place) > items.length;
    });
    if (beyond !== undefined) throw new Stop({ code: 'package.unknown-file', file: beyond });
    return {
      about,
      checkpoint: this.text('checkpoint'),
      ...(this.has('policy.txt') ? { policy: this.text('policy.txt') } : {}),
      ...(this.has('custody.json')
        ? { custody: this.json('custody.json', isCustody) as CustodyEntry[] }
        : {}),
      items,
      blobs: this.hashed('blobs/'),
      tokens: this.hashed('anchors/'),
      parts: partsOf(this.#files),
    };
  }
}

export function partsOf(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries(
    [...files]
      .filter(([name]) => !NOT_PARTS.includes(name))
      .map(([name, bytes]) => [name, toBase64(hashOf('sha256', bytes))]),
  );
}

/** The files of a package by name, within all limits. */
export const readFiles = (bytes: Uint8Array) => readZip<PackageRefusal>(bytes, limitOf);

/** The package these bytes are, if they have its form: whether it holds is another question (`verifyPackage`). */
export function readPackage(bytes: Uint8Array): Result<EvidencePackage, PackageRefusal> {
  const files = readFiles(bytes);
  if (!files.ok) return files;
  try {
    return ok(new Reading(files.value).package());
  } catch (error) {
    if (error instanceof Stop) return refuse(error.refusal);
    throw error;
  }
}

/** What `readPackage` refuses of a disclosure given on its own, beside a bare receipt. */
export function readDisclosed(bytes: Uint8Array): Result<Disclosed, PackageRefusal> {
  const file = 'disclosed.json';
  try {
    return ok(new Reading(new Map([[file, bytes]])).json(file, isDisclosed) as Disclosed);
  } catch (error) {
    if (error instanceof Stop) return refuse(error.refusal);
    throw error;
  }
}
