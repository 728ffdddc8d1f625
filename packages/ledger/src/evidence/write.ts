// Making a package, and handing one on. What no reader would take is a bug of the caller and stops here.
import { assert, ok, type Result } from '@jinze/kernel';
import { canonicalJson } from '../canonical-json.ts';
import { bytesOf, toBase64 } from '../verify/bytes.ts';
import { hashOf, hexOf } from '../verify/index.ts';
import {
  type CustodyEntry,
  type EvidencePackage,
  type PackageAbout,
  type PackageRefusal,
  partsOf,
  readFiles,
  readPackage,
} from './package.ts';
import { writeZip } from './zip.ts';

export interface PackageContent extends Pick<EvidencePackage, 'items' | 'checkpoint' | 'policy'> {
  readonly about: PackageAbout;
  /** Contents of files that shown fields name. */
  readonly files?: readonly Uint8Array[];
  /** RFC 3161 tokens over the texts of checkpoints: the three lines, without signatures. */
  readonly tokens?: readonly { readonly checkpointText: string; readonly token: Uint8Array }[];
  /** Who made the package out of what; the hashes of the parts are put in. */
  readonly custody?: readonly Omit<CustodyEntry, 'hashes'>[];
  /** The program that checks the package without a network. */
  readonly verifier?: { readonly html: string; readonly mjs: string };
}

const json = (value: object) => bytesOf(canonicalJson(value));

function itemFiles({ items }: PackageContent): [string, Uint8Array][] {
  return items.flatMap(({ leaf, proof, disclosed, after }, index): [string, Uint8Array][] => {
    const folder = `items/${index + 1}/`;
    const own: [string, Uint8Array][] = [
      [`${folder}leaf`, leaf],
      [`${folder}proof`, bytesOf(proof)],
      [`${folder}disclosed.json`, json(disclosed)],
    ];
    if (after === undefined) return own;
    const place = { index: after.index, hashes: after.hashes.map(toBase64) };
    return [
      ...own,
      [`${folder}after/leaf`, after.leaf],
      [`${folder}after/proof.json`, json(place)],
      [`${folder}after/disclosed.json`, json(after.disclosed)],
    ];
  });
}

/** The bytes of a package; the same content gives the same bytes. */
export function writePackage(content: PackageContent): Uint8Array {
  const { about, checkpoint, policy, custody, verifier } = content;
  assert(about.items.length === content.items.length, 'each item has its title');
  const files = new Map<string, Uint8Array>([
    ['package.json', json(about)],
    ['checkpoint', bytesOf(checkpoint)],
  ]);
  if (policy !== undefined) files.set('policy.txt', bytesOf(policy));
  for (const [name, bytes] of itemFiles(content)) files.set(name, bytes);
  for (const bytes of content.files ?? [])
    files.set(`blobs/${hexOf(hashOf(about.alg, bytes))}`, bytes);
  for (const { checkpointText, token } of content.tokens ?? [])
    files.set(`anchors/${hexOf(hashOf('sha256', bytesOf(checkpointText)))}.tsr`, token);
  if (custody !== undefined) {
    const hashes = partsOf(files);
    files.set('custody.json', json(custody.map((entry) => ({ ...entry, hashes }))));
  }
  if (verifier !== undefined) {
    files.set('verify.html', bytesOf(verifier.html));
    files.set('verify.mjs', bytesOf(verifier.mjs));
  }
  const bytes = writeZip(files);
  const read = readPackage(bytes);
  assert(read.ok, `a reader takes the package: ${read.ok ? '' : JSON.stringify(read.error)}`);
  return bytes;
}

/** The package with one more entry in its custody list, and nothing else changed. */
export function handOn(
  bytes: Uint8Array,
  entry: Omit<CustodyEntry, 'hashes'>,
): Result<Uint8Array, PackageRefusal> {
  const files = readFiles(bytes);
  if (!files.ok) return files;
  const read = readPackage(bytes);
  if (!read.ok) return read;
  const { custody = [], parts } = read.value;
  const list = json([...custody, { ...entry, hashes: parts }]);
  const handed = writeZip(new Map([...files.value, ['custody.json', list]]));
  const again = readPackage(handed);
  return again.ok ? ok(handed) : again;
}
