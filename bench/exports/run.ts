// `npm run bench:exports`: a list as a spreadsheet, beside the streaming writer of the library for workbooks.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openReport, sayLoad } from '../report.ts';
import type { Through } from './through-server.ts';
import type { Written } from './write.ts';

/**
 * A hundred thousand rows are a province's records of a year. Somebody waits for the download and sees it grow: half a minute.
 * The server goes on with everybody else's work meanwhile: the whole process stays within 300 MB, however long the list.
 */
const BUDGET = { rows: 100_000, seconds: 30, megabytes: 300 } as const;
/**
 * Through the whole server, with its tables: a minute, most of it the database's, and it begins within a second. A page of
 * five hundred rows is a transaction's three statements, its places and its two kinds of rows. The server holds no more at
 * the end than when the first megabyte had gone, but for what is not collected yet: 100 MB, in a process that is given no
 * more room than it needs.
 */
const THROUGH = {
  seconds: 60,
  firstByteSeconds: 1,
  statementsPerPage: 8,
  page: 500,
  grows: 100,
} as const;
const ROOM = 400;
const LONG = 6 * BUDGET.rows;

const report = openReport();
const run = promisify(execFile);
const SERVER = fileURLToPath(new URL('./through-server.ts', import.meta.url));
const WRITE = fileURLToPath(new URL('./write.ts', import.meta.url));

async function written(which: 'ours' | 'library', rows: number): Promise<Written> {
  const { stdout } = await run(process.execPath, [WRITE, which, String(rows)]);
  return JSON.parse(stdout) as Written;
}

async function through(which: 'ours' | 'library'): Promise<Through> {
  const flags = ['--expose-gc', `--max-old-space-size=${which === 'ours' ? ROOM : 4 * ROOM}`];
  const { stdout } = await run(process.execPath, [...flags, SERVER, which, String(BUDGET.rows)]);
  return JSON.parse(stdout) as Through;
}

function sayThrough(name: string, { memory, ...made }: Through, verdict = '') {
  const [before, early, most] = memory.map((one) => one.toFixed(0));
  console.log(
    `${name.padEnd(40)}${(made.milliseconds / 1000).toFixed(1).padStart(6)} s, first byte after ${(made.firstByteMilliseconds / 1000).toFixed(1)} s, ` +
      `${made.statements} statements, ${before} MB before, ${early} MB early, ${most} MB at most, a file of ${made.megabytes.toFixed(1)} MB${verdict}`,
  );
}

function isWithinBudget({ memory, milliseconds, firstByteMilliseconds, statements }: Through) {
  const [, early, most] = memory;
  return (
    milliseconds / 1000 <= THROUGH.seconds &&
    firstByteMilliseconds / 1000 <= THROUGH.firstByteSeconds &&
    statements <= (THROUGH.statementsPerPage * BUDGET.rows) / THROUGH.page &&
    most - early <= THROUGH.grows
  );
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
console.log(
  '\na county’s duty records from the tables to the browser, each in a process of its own',
);
const server = await through('ours');
const verdict = report.within('through the server', isWithinBudget(server));
sayThrough('ours, over HTTP, 100 000 rows', server, verdict);
sayThrough('one query and the library', await through('library'));
sayLoad('ended');
report.end(
  `100 000 rows within ${BUDGET.seconds} s, and ${BUDGET.megabytes} MB however long the list; through the server within ${THROUGH.seconds} s, ` +
    `first byte ≤ ${THROUGH.firstByteSeconds} s, ${THROUGH.statementsPerPage} statements a page, memory +${THROUGH.grows} MB`,
);
