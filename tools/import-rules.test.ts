import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImports, PACKAGE_GRAPH, RULES, sourcesOf } from './import-rules.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const FIXTURES = join(ROOT, '.cache', `import-probes-${process.pid}`);

/** One file that breaks exactly one rule, and what it imports. */
const PROBES: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'no-cycles': ['packages/kernel/src/probe-a.ts', './probe-b.ts'],
  'modules-through-index': [
    'packages/server/src/modules/duties/probe.ts',
    '../posts/posts.store.ts',
  ],
  'module-doors-only': ['packages/server/src/probe.ts', './modules/posts/posts.store.ts'],
  'platform-knows-no-module': [
    'packages/server/src/platform/probe.ts',
    '../modules/posts/index.ts',
  ],
  'only-compose-wires': ['packages/server/src/probe.ts', './compose.ts'],
  'sql-in-stores': ['packages/server/src/modules/duties/probe.ts', 'kysely'],
  'witness-stands-alone': ['packages/cli/src/witness/probe.ts', '@jinze/server'],
  'decide-is-pure': [
    'packages/server/src/modules/duties/probe.decide.ts',
    '../../platform/clock.ts',
  ],
  'web-only-reads-the-ledger': ['packages/web/src/probe.ts', '@jinze/ledger'],
  'rules-are-pure': ['packages/rules/src/probe.ts', 'node:fs'],
  ...Object.fromEntries(
    Object.keys(PACKAGE_GRAPH)
      .filter((name) => name !== 'cli')
      .map((name) => [
        `package-${name}`,
        [`packages/${name}/src/probe.ts`, name === 'web' ? '@jinze/server' : '@jinze/cli'] as const,
      ]),
  ),
  'package-cli': ['packages/cli/src/probe.ts', '../../web/src/clock.ts'],
};

function plant(rule: string): string {
  const folder = join(FIXTURES, rule);
  cpSync(join(ROOT, 'packages'), join(folder, 'packages'), {
    recursive: true,
    filter: (path) => !/\/(node_modules|dist)(\/|$)/.test(path),
  });
  // Links lead back to the fixture's own packages, so that `@jinze/…` means the copy.
  mkdirSync(join(folder, 'node_modules/@jinze'), { recursive: true });
  for (const name of Object.keys(PACKAGE_GRAPH))
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@jinze', name));
  symlinkSync(join(ROOT, 'node_modules/kysely'), join(folder, 'node_modules/kysely'));
  const [file, imported] = PROBES[rule] ?? ['', ''];
  writeFileSync(
    join(folder, 'packages/cli/package.json'),
    '{"name":"@jinze/cli","type":"module","exports":{".":"./src/jinze.ts"}}',
  );
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `import '${imported}';\nexport const probe = 1;\n`);
  if (rule === 'no-cycles')
    writeFileSync(
      join(folder, 'packages/kernel/src/probe-b.ts'),
      "import './probe-a.ts';\nexport const b = 1;\n",
    );
  return folder;
}

describe('import rules', () => {
  afterAll(() => rmSync(FIXTURES, { recursive: true, force: true }));

  it('hold, over every source file there is', async () => {
    const { violations, modules } = await checkImports(ROOT);
    expect(violations).toEqual([]);
    for (const name of Object.keys(PACKAGE_GRAPH)) {
      const seen = modules.filter(
        (module) => module.startsWith(`packages/${name}/src/`) && /(?<!\.d)\.tsx?$/.test(module),
      ).length;
      expect(seen, `modules seen in ${name}`).toBe(sourcesOf(ROOT, name));
      expect(seen).toBeGreaterThan(0);
    }
  });

  it('each has a probe', () => {
    expect(Object.keys(PROBES).sort()).toEqual(RULES.map((rule) => rule.name ?? '').sort());
  });

  it.each(Object.keys(PROBES))('%s finds its planted violation', async (rule) => {
    const { violations } = await checkImports(plant(rule));
    expect(violations.map((one) => one.rule)).toContain(rule);
    const [file] = PROBES[rule] ?? [''];
    expect(
      new Set(violations.map((one) => one.from).filter((from) => !from.includes('probe'))),
    ).toEqual(new Set());
    expect(violations.some((one) => one.from === file)).toBe(true);
  });
});
