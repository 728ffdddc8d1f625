import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesOfCheckout, migrationNumbers, ROOT, TIDY_RULES } from './tidy.ts';

const FILES = filesOfCheckout();

describe('tidiness', () => {
  it.each(TIDY_RULES)('$name holds over all files', (rule) => {
    const files = FILES.filter((file) => rule.applies(file.path));
    expect(files.length).toBeGreaterThan(0);
    const faults = files.flatMap((file) =>
      rule.faults(file).map((fault) => `${file.path} ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it.each(TIDY_RULES)('$name finds its planted violation', (rule) => {
    expect(rule.applies(rule.probe.path)).toBe(true);
    expect(rule.faults(rule.probe).length).toBeGreaterThan(0);
  });

  it('migrations are numbered without gaps', () => {
    const numbers = migrationNumbers(FILES);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe('the linter', () => {
  const folder = join(ROOT, 'tools', `lint-probe-${process.pid}`);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds every kind of floating promise, those of pg and Kysely too', () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'probe.ts');
    const kinds = [
      'Promise.resolve(1);',
      "pool.query('select 1');",
      "db.selectFrom('t').selectAll().execute();",
      '[1].forEach(async () => { await Promise.resolve(); });',
    ];
    writeFileSync(
      file,
      `// Planted.\nimport type { Kysely } from 'kysely';\nimport type pg from 'pg';\nexport function probe(pool: pg.Pool, db: Kysely<{ t: { a: number } }>): void {\n${kinds.map((kind) => `  ${kind}`).join('\n')}\n}\n`,
    );
    let output = '';
    try {
      execFileSync(
        process.execPath,
        [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=unix', file],
        { cwd: ROOT, encoding: 'utf8' },
      );
    } catch (error) {
      output = String((error as { stdout?: unknown }).stdout);
    }
    for (const [index] of kinds.entries())
      expect(output, `line ${index + 5}`).toMatch(
        new RegExp(`probe\\.ts:${index + 5}:\\d+:.*(floating|misused)`, 'i'),
      );
  });
});
