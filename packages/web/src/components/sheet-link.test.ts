// Every workbook of a list is taken by the one link, in the one word.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROUTE_TABLE } from '../api/route-table.ts';

const SOURCE = new URL('../', import.meta.url);
/** A package of several parts, which says so. */
const OTHERWISE = ['inspections/:/materials'];

it('a list that leaves as a workbook has its link on a page', () => {
  const pages = readdirSync(new URL('pages/', SOURCE), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(new URL(`pages/${name}`, SOURCE), 'utf8'));
  const linked = pages.flatMap((text) =>
    [...text.matchAll(/<SheetLink\s+path=(?:"([^"]+)"|\{`([^`]+)`\})/g)].map(
      ([, plain, made]) => plain ?? made?.replaceAll(/\$\{[^}]+\}/g, ':') ?? '',
    ),
  );
  const kept = Object.values(ROUTE_TABLE)
    .flatMap((routes) => Object.values(routes))
    .flatMap(([, path]) => /^\/api\/(.+)\.xlsx$/.exec(path)?.[1] ?? [])
    .map((path) => path.replaceAll(/:\w+/g, ':'));
  expect([...new Set([...linked, ...OTHERWISE])].sort()).toEqual(kept.sort());
});
