// Every table and column is vouched for by a leaf, or says why it is not.
import { describe, expect, it } from 'vitest';
import { TABLES } from './platform/database/tables.ts';
import type { TableName } from './platform/record-source.ts';
import { NOT_EVIDENCE, RECORD_SOURCES, WITHOUT_LEAF } from './record-sources.ts';

const names = Object.keys(TABLES) as TableName[];
const coverages = RECORD_SOURCES.flatMap(({ stream, tables }) =>
  tables.map((one) => ({ ...one, stream })),
);
const ofTable = (name: TableName) => coverages.filter(({ table }) => table === name);

describe('what the ledger vouches for', () => {
  it.each(names)('%s', (name) => {
    const own = ofTable(name);
    const reason = NOT_EVIDENCE[name];
    expect(own.length > 0, 'covered, or listed as no evidence, not both').toBe(
      reason === undefined,
    );
    if (reason !== undefined) expect(reason.length).toBeGreaterThan(10);
    for (const { covered, exempt } of own) {
      expect([...covered, ...Object.keys(exempt)].toSorted()).toEqual(
        Object.keys(TABLES[name]).toSorted(),
      );
      for (const why of Object.values(exempt)) expect(why.length).toBeGreaterThan(10);
    }
  });

  it('has each kind of record once, and no table that does not exist', () => {
    const streams = RECORD_SOURCES.map(({ stream }) => stream);
    expect(new Set(streams).size).toBe(streams.length);
    const listed = [...Object.keys(NOT_EVIDENCE), ...Object.keys(WITHOUT_LEAF)];
    expect(listed.filter((name) => !names.includes(name as TableName))).toEqual([]);
    // Rows without a leaf are told of tables that have some.
    for (const name of Object.keys(WITHOUT_LEAF) as TableName[])
      expect(ofTable(name).length).toBeGreaterThan(0);
  });

  it('keeps secrets out of the ledger', () => {
    const secret = /password|secret|token|totp/;
    const kept = coverages.flatMap(({ table, covered }) =>
      covered.filter((column) => secret.test(column)).map((column) => `${table}.${column}`),
    );
    expect(kept).toEqual([]);
    expect(names.some((name) => Object.keys(TABLES[name]).some((one) => secret.test(one)))).toBe(
      true,
    );
  });
});
