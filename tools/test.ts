// `npm test`: format, types, lint, page build, then every test project; the last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, '.cache');
const BIN = join(ROOT, 'node_modules');

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  run(): Promise<Tally>;
}

/** Nothing outside the checkout changes: temporary files lie in .cache too. */
const ENV = { ...process.env, TMPDIR: join(CACHE, 'tmp'), FORCE_COLOR: '0', NO_COLOR: '1' };

function runNode(args: readonly string[], cwd = ROOT): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, env: ENV, stdio: 'inherit' });
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
}

/** A step that passes or fails as a whole. */
function check(name: string, args: readonly string[], cwd?: string): Step {
  return {
    name,
    run: async () =>
      (await runNode(args, cwd)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
  };
}

interface VitestReport {
  numTotalTests: number;
  numPassedTests: number;
}

/** A Vitest project. Skipped tests and a project without tests count as failures. */
function project(name: string): Step {
  const report = join(CACHE, `vitest-${name}.json`);
  return {
    name,
    run: async () => {
      rmSync(report, { force: true });
      const vitest = [
        join(BIN, 'vitest/vitest.mjs'),
        'run',
        '--project',
        name,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ];
      const code = await runNode(vitest);
      try {
        const { numTotalTests, numPassedTests } = JSON.parse(
          readFileSync(report, 'utf8'),
        ) as VitestReport;
        const failed = numTotalTests - numPassedTests;
        const isBroken = numTotalTests === 0 || (code !== 0 && failed === 0);
        return { passed: numPassedTests, failed: failed + (isBroken ? 1 : 0) };
      } catch {
        return { passed: 0, failed: 1 };
      }
    },
  };
}

const STEPS: readonly Step[] = [
  check('format', [join(BIN, '@biomejs/biome/bin/biome'), 'check', '.']),
  check('types', [join(BIN, 'typescript/bin/tsc'), '-p', 'tsconfig.json']),
  check('types-web', [join(BIN, 'typescript/bin/tsc'), '-p', 'packages/web/tsconfig.json']),
  check('types-e2e', [join(BIN, 'typescript/bin/tsc'), '-p', 'e2e/tsconfig.json']),
  check('lint', [join(BIN, 'oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']),
  check(
    'page',
    [join(BIN, 'vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    join(ROOT, 'packages/web'),
  ),
  project('unit'),
  project('database'),
  project('browser'),
];

function chosenSteps(args: readonly string[]): readonly Step[] {
  const at = args.indexOf('--only');
  if (at === -1) return STEPS;
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined)
    throw new Error(`no step ${unknown}: ${STEPS.map((step) => step.name).join(', ')}`);
  return STEPS.filter((step) => names.includes(step.name));
}

mkdirSync(ENV.TMPDIR, { recursive: true });
let [passed, failed] = [0, 0];
for (const step of chosenSteps(process.argv.slice(2))) {
  console.log(`\n== ${step.name}`);
  const begun = performance.now();
  const tally = await step.run();
  passed += tally.passed;
  failed += tally.failed;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `== ${step.name}: ${tally.failed === 0 ? 'ok' : `${tally.failed} FAILED`}, ${seconds} s`,
  );
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
