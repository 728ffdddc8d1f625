import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkImports, PACKAGE_GRAPH, RULES, sourcesOf } from './import-rules.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const FIXTURE = join(ROOT, '.cache', `import-probes-${process.pid}`);

/** A file that breaks a rule, and what it imports. */
const PROBES: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'no-cycles': ['packages/kernel/src/probe.ts', './to-and-back.ts'],
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

/** Several rules are broken in one folder: each by a file of its own. */
const fileOf = (rule: string): string =>
  (PROBES[rule]?.[0] ?? '').replace('probe', `probe-${rule}`);

/** A copy of the sources with every probe in it. */
function plant(): void {
  cpSync(join(ROOT, 'packages'), join(FIXTURE, 'packages'), {
    recursive: true,
    filter: (path) => !/\/(node_modules|dist)(\/|$)/.test(path),
  });
  // Links lead back to the fixture's own packages, so that `@jinze/…` means the copy.
  mkdirSync(join(FIXTURE, 'node_modules/@jinze'), { recursive: true });
  for (const name of Object.keys(PACKAGE_GRAPH))
    symlinkSync(join(FIXTURE, 'packages', name), join(FIXTURE, 'node_modules/@jinze', name));
  symlinkSync(join(ROOT, 'node_modules/kysely'), join(FIXTURE, 'node_modules/kysely'));
  writeFileSync(
    join(FIXTURE, 'packages/cli/package.json'),
    '{"name":"@jinze/cli","type":"module","exports":{".":"./src/jinze.ts"}}',
  );
  for (const [rule, [, imported]] of Object.entries(PROBES)) {
    const file = join(FIXTURE, fileOf(rule));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import '${imported}';\nexport const probe = 1;\n`);
  }
  writeFileSync(
    join(FIXTURE, 'packages/kernel/src/to-and-back.ts'),
    "import './probe-no-cycles.ts';\nexport const back = 1;\n",
  );
}

describe('import rules', () => {
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

  describe('with a violation of each planted', () => {
    let violations: readonly { readonly rule: string; readonly from: string }[] = [];
    beforeAll(async () => {
      plant();
      ({ violations } = await checkImports(FIXTURE));
    });
    afterAll(() => rmSync(FIXTURE, { recursive: true, force: true }));

    it.each(Object.keys(PROBES))('%s finds it', (rule) => {
      const found = violations.filter((one) => one.rule === rule).map((one) => one.from);
      expect(found).toContain(fileOf(rule));
    });

    it('nothing else is found', () => {
      const planted = /\/(probe-[a-z-]+(\.decide)?|to-and-back)\.ts$/;
      expect(violations.filter((one) => !planted.test(one.from))).toEqual([]);
    });
  });
});
