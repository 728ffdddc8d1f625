import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './tidy.ts';

interface Issue {
  file: string;
  files?: unknown[];
  dependencies?: unknown[];
  devDependencies?: unknown[];
  unlisted?: unknown[];
  exports?: { name: string }[];
}

it('nothing is unused: no file, no export, no dependency', () => {
  const knip = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/knip/bin/knip.js'), '--reporter', 'json', '--no-progress'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const { issues } = JSON.parse(knip.stdout) as { issues: Issue[] };
  const said = issues.flatMap((issue) =>
    (['files', 'dependencies', 'devDependencies', 'unlisted', 'exports'] as const).flatMap((kind) =>
      (issue[kind] ?? []).map(
        (one) =>
          `${issue.file} ${kind} ${typeof one === 'object' && one !== null && 'name' in one ? String(one.name) : ''}`,
      ),
    ),
  );
  expect(said).toEqual([]);
});
