// The free typefaces a PDF is set in, one substitute for each face, and for a rare character the file that has it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Face } from './faces.ts';
import { unpackWoff } from './woff.ts';

interface Family {
  readonly name: string;
  readonly module: string;
  readonly file: string;
}

const SERIF: Family = {
  name: 'Noto Serif SC',
  module: '@fontsource/noto-serif-sc',
  file: 'noto-serif-sc',
};
const SANS: Family = {
  name: 'Noto Sans SC',
  module: '@fontsource/noto-sans-sc',
  file: 'noto-sans-sc',
};

interface Substitute {
  readonly family: Family;
  readonly weight: 400 | 700;
}

const SUBSTITUTES: Readonly<Record<Face, Substitute>> = {
  xiaobiaosong: { family: SERIF, weight: 700 },
  fangsong: { family: SERIF, weight: 400 },
  kaiti: { family: SERIF, weight: 400 },
  heiti: { family: SANS, weight: 700 },
  songti: { family: SERIF, weight: 400 },
};

const require = createRequire(import.meta.url);
const folders = new Map<string, string>();

/** Where a font package lies, found as modules are. */
function folderOf({ module }: Family): string {
  const known = folders.get(module);
  if (known !== undefined) return known;
  const folder = dirname(require.resolve(`${module}/package.json`));
  folders.set(module, folder);
  return folder;
}

export const substituteName = (face: Face): string => {
  const { family, weight } = SUBSTITUTES[face];
  return `${family.name} ${weight}`;
};

// Only .woff: of a .woff2 nothing is left out, and every document would carry the whole typeface.
function fileOf({ family, weight }: Substitute, part: string): string {
  return join(folderOf(family), 'files', `${family.file}-${part}-${weight}-normal.woff`);
}

/** The file that has nearly everything. */
export const mainFile = (face: Face): string => fileOf(SUBSTITUTES[face], 'chinese-simplified');

type Range = readonly [number, number];
const slices = new Map<
  string,
  readonly { readonly part: string; readonly ranges: readonly Range[] }[]
>();

function rangesOf(text: string): readonly Range[] {
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function slicesOf(family: Family) {
  const known = slices.get(family.module);
  if (known !== undefined) return known;
  const written = JSON.parse(
    readFileSync(join(folderOf(family), 'unicode.json'), 'utf8'),
  ) as Record<string, string>;
  const read = Object.entries(written).map(([name, ranges]) => ({
    part: name.replace(/[[\]]/g, ''),
    ranges: rangesOf(ranges),
  }));
  slices.set(family.module, read);
  return read;
}

/** The file of the rarer characters that should have this one; undefined where none has. */
export function fileOfRare(face: Face, character: string): string | undefined {
  const substitute = SUBSTITUTES[face];
  const code = character.codePointAt(0) ?? 0;
  const slice = slicesOf(substitute.family).find(({ ranges }) =>
    ranges.some(([from, to]) => code >= from && code <= to),
  );
  return slice === undefined ? undefined : fileOf(substitute, slice.part);
}

const unpacked = new Map<string, Buffer>();

/** A font file as a font library reads it; unpacked once, a few megabytes for each of the three or four in use. */
export function fontBytes(file: string): Buffer {
  const known = unpacked.get(file);
  if (known !== undefined) return known;
  const bytes = unpackWoff(readFileSync(file));
  unpacked.set(file, bytes);
  return bytes;
}
