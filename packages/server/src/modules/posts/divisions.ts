// The real administrative divisions, for a real installation's first start: name, level and place in the tree.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Level } from '@jinze/kernel';
import type { Region } from './posts.context.ts';

const LEVEL_OF: Readonly<Record<string, Level>> = {
  pro: 'province',
  pre: 'prefecture',
  c: 'county',
  t: 'township',
};

/** About 45 000 regions down to townships; origin and licence in `data/README.md`. */
export function readDivisions(): readonly Region[] {
  const text = gunzipSync(
    readFileSync(new URL('../../../data/divisions.tsv.gz', import.meta.url)),
  ).toString('utf8');
  return text.split('\n').map((line) => {
    const [path = '', level = '', name = ''] = line.split('\t');
    return { path, code: path.split('/').at(-2) ?? '', name, level: LEVEL_OF[level] ?? 'township' };
  });
}
