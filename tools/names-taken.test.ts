// A list that names people with what was decided on them leaves an entry in the audit trail when it is taken: whoever adds a
// list with names in it says which it is.
import { expect, it } from 'vitest';
import * as contracts from '../packages/contracts/src/index.ts';
import { filesOfCheckout } from './tidy.ts';

const MODULES = 'packages/server/src/modules/';
const LISTS = filesOfCheckout().filter(
  ({ path, text }) =>
    path.startsWith(MODULES) && !path.includes('.test.') && /ListColumn</.test(text),
);
const NAMES = /name: '(姓名|关于谁|在任者|承办人|担任者|被约谈人|考核对象|整改责任人)'/;

/** Who holds which post, and what is theirs to do and was done. */
const HELD_AND_DONE = [
  'deployments/export-asks.ts',
  'duties/export-compared.ts',
  'duties/export-laid-down.ts',
  'duties/export-sections.ts',
  'duties/export-without.ts',
  'inspections/export-findings.ts',
  'performance/export-annual-reports.ts',
  'performance/export-coverage-people.ts',
  'performance/export-records.ts',
  'posts/export-answering.ts',
  'supervision/export-tasks.ts',
];

it('a list of people by name leaves an entry, or is of what they hold and do', () => {
  const silent = LISTS.filter(({ text }) => NAMES.test(text) && !text.includes('auditTaken('));
  expect(silent.map(({ path }) => path.slice(MODULES.length))).toEqual(HELD_AND_DONE);
});

it('an entry is called what its route is', () => {
  const taken = filesOfCheckout()
    .filter(({ path }) => path.startsWith(MODULES))
    .flatMap(({ text }) => [...text.matchAll(/auditTaken\([^']*'([^']+)'/g)])
    .map(([, action]) => action);
  const sheets = Object.values(contracts)
    .flatMap((routes) => (typeof routes === 'object' ? Object.values(routes) : []))
    .flatMap((route: unknown) =>
      typeof route === 'object' && route !== null && 'path' in route && 'id' in route
        ? [route as { id: string; path: string }]
        : [],
    )
    .filter(({ path }) => path.endsWith('.xlsx'))
    .map(({ id }) => id);
  expect(sheets.length).toBeGreaterThan(50);
  expect(taken.length).toBeGreaterThan(9);
  expect(taken.filter((action) => action === undefined || !sheets.includes(action))).toEqual([]);
});
