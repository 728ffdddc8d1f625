// `npm run bench:exports`: a list as a spreadsheet, beside the streaming writer of the library for workbooks.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openReport, sayLoad } from '../report.ts';
import type { Written } from './write.ts';

/**
 * A hundred thousand rows are a province's records of a year. Somebody waits for the download and sees it grow: half a minute.
 * The server goes on with everybody else's work meanwhile: the whole process stays within 300 MB, however long the list.
 */
const BUDGET = { rows: 100_000, seconds: 30, megabytes: 300 } as const;
const LONG = 6 * BUDGET.rows;

const report = openReport();
const run = promisify(execFile);
const WRITE = fileURLToPath(new URL('./write.ts', import.meta.url));

async function written(which: 'ours' | 'library', rows: number): Promise<Written> {
  const { stdout } = await run(process.execPath, [WRITE, which, String(rows)]);
  return JSON.parse(stdout) as Written;
}

function say(name: string, { milliseconds, megabytes, peakMegabytes }: Written, verdict = '') {
  const seconds = (milliseconds / 1000).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(40)}${seconds} s, ${peakMegabytes.toFixed(0).padStart(4)} MB at most, a file of ${megabytes.toFixed(1)} MB${verdict}`,
  );
}

sayLoad('begun');
console.log('\nthirteen cells a row, each writer in a process of its own');
const usual = await written('ours', BUDGET.rows);
const isWithin =
  usual.milliseconds / 1000 <= BUDGET.seconds && usual.peakMegabytes <= BUDGET.megabytes;
say('ours, 100 000 rows', usual, report.within('100 000 rows', isWithin));
const long = await written('ours', LONG);
const isFlat = long.peakMegabytes <= BUDGET.megabytes;
say('ours, 600 000 rows', long, report.within('600 000 rows', isFlat));
say('the library, 100 000 rows', await written('library', BUDGET.rows));
say('the library, 600 000 rows', await written('library', LONG));
sayLoad('ended');
report.end('100 000 rows within 30 s, and 300 MB however long the list');
