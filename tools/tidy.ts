// How code looks here, as rules over the tracked files; each is a small function with a probe of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface TidyRule {
  readonly name: string;
  applies(path: string): boolean;
  /** What is wrong, or nothing. */
  faults(file: SourceFile): readonly string[];
  /** A file that breaks this rule. */
  readonly probe: SourceFile;
}

/** Tracked and new files, as git sees them: nothing that is ignored. */
export function filesOfCheckout(): readonly SourceFile[] {
  const names = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  return names
    .split('\0')
    .filter(
      (path) =>
        path !== '' &&
        /\.(ts|tsx|mjs|json|sql|md|css|html|svg|yaml|sh)$|\/run$/.test(path) &&
        existsSync(join(ROOT, path)),
    )
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

const isSource = (path: string) => /^(packages\/[^/]+\/src|tools|e2e|bench)\/.*\.tsx?$/.test(path);
const isTest = (path: string) =>
  /\.(test|e2e)\.tsx?$/.test(path) ||
  path.includes('/testing/') ||
  /^(tools|e2e|bench)\//.test(path);
const isProduct = (path: string) => isSource(path) && !isTest(path);
/** These files name what the rules forbid. */
const isRuleBook = (path: string) => /^tools\/(tidy|import-rules)/.test(path);

function lines(file: SourceFile, pattern: RegExp): string[] {
  return file.text
    .split('\n')
    .flatMap((line, index) =>
      pattern.test(line) ? [`${index + 1}: ${line.trim().slice(0, 100)}`] : [],
    );
}

/** A rule that forbids a pattern line by line. */
function forbids(
  name: string,
  pattern: RegExp,
  applies: (path: string) => boolean,
  probe: SourceFile,
): TidyRule {
  return {
    name,
    applies: (path) => applies(path) && !isRuleBook(path),
    faults: (file) => lines(file, pattern),
    probe,
  };
}

const probeAt = (path: string, text: string): SourceFile => ({ path, text });
const SERVER = 'packages/server/src/probe.ts';

/** Longest run from a function's first line to its closing line at the same indentation. */
function longFunctions(file: SourceFile): string[] {
  const rows = file.text.split('\n');
  return rows.flatMap((row, start) => {
    const match = /^(\s*)(?:export )?(?:async )?function (\w+)/.exec(row);
    if (match === null) return [];
    const end = rows.findIndex((line, index) => index > start && line === `${match[1] ?? ''}}`);
    return end - start + 1 > 70 ? [`${match[2] ?? ''}: ${end - start + 1} lines`] : [];
  });
}

export const TIDY_RULES: readonly TidyRule[] = [
  {
    name: 'opens-with-its-duty',
    applies: (path) => isProduct(path) || (isSource(path) && !/\.(test|e2e)\.tsx?$/.test(path)),
    faults: ({ text }) => (/^(#!.*\n)?\/\/ \S/.test(text) ? [] : ['no line on its duty']),
    probe: probeAt(SERVER, 'export const a = 1;\n'),
  },
  {
    name: 'kebab-case',
    applies: isSource,
    faults: ({ path }) =>
      /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(path.split('/').at(-1) ?? '')
        ? []
        : [path],
    probe: probeAt('packages/server/src/probeFile.ts', '// x\n'),
  },
  {
    name: 'file-size',
    // Contracts, tables, addresses, what the demo tells and SQL stores are data and flat lists; texts too.
    applies: (path) =>
      isProduct(path) &&
      !/\/contracts\/|\/i18n\/|tables\.ts$|grant-table\.ts$|router\.tsx$|router-search\.ts$|route-table\.ts$|\/demo\/demo-|\.store\.ts$|examples\.tsx$/.test(
        path,
      ),
    faults: ({ text }) =>
      text.split('\n').length > 340 ? [`${text.split('\n').length} lines`] : [],
    probe: probeAt(SERVER, '\n'.repeat(400)),
  },
  {
    name: 'function-size',
    applies: (path) => isProduct(path) && path.endsWith('.ts'),
    faults: longFunctions,
    probe: probeAt(SERVER, `function long() {\n${'  a();\n'.repeat(80)}}\n`),
  },
  forbids(
    'clock',
    /Date\.now\(\)|new Date\(\)|performance\.now/,
    (path) =>
      isProduct(path) && !/(platform|web\/src|witness)\/clock\.ts$|embedded-postgres\//.test(path),
    probeAt(SERVER, 'const now = Date.now();'),
  ),
  forbids(
    'random',
    /Math\.random|randomUUID|randomBytes/,
    (path) =>
      isProduct(path) &&
      !path.endsWith('platform/ids.ts') &&
      !/^packages\/web\/src\/api\/client\.ts$/.test(path),
    probeAt(SERVER, 'const id = randomUUID();'),
  ),
  forbids(
    'no-any',
    /:\s*any\s*[;,)=\]|]|\bas any\b|<any>/,
    isSource,
    probeAt(SERVER, 'const a: any = 1;'),
  ),
  forbids(
    'no-switching-off',
    /@ts-(ignore|nocheck|expect-error)|biome-ignore|(oxlint|eslint)-disable/,
    isSource,
    probeAt(SERVER, '// @ts-ignore'),
  ),
  forbids(
    'no-default-export',
    /^export default/,
    (path) => isSource(path),
    probeAt(SERVER, 'export default 1;'),
  ),
  forbids(
    'nothing-left-for-later',
    /\b(TODO|FIXME|XXX|HACK)\b|not implemented|暂未实现|敬请期待/,
    (path) => /\.(tsx?|sql|mjs|css)$/.test(path),
    probeAt(SERVER, '// TODO later'),
  ),
  forbids(
    'no-skipped-tests',
    /\b(it|test|describe)\.(skip|only|todo|fails)\b/,
    isSource,
    probeAt('packages/server/src/a.test.ts', "it.skip('x', () => {})"),
  ),
  forbids(
    'sql-in-stores',
    /sql`|\.selectFrom\(|\.insertInto\(|\.updateTable\(|\.deleteFrom\(/,
    (path) =>
      /^packages\/server\/src\/(modules|demo|[^/]+\.ts)/.test(path) &&
      !path.endsWith('.store.ts') &&
      !isTest(path),
    probeAt('packages/server/src/modules/duties/a.ts', 'db.selectFrom("x")'),
  ),
  forbids(
    'no-machine-paths',
    /\/(home|root|Users)\/[a-z]+\/[a-z]/,
    (path) => !path.startsWith('package-lock'),
    probeAt('README.md', 'see /home/somebody/jinze'),
  ),
  forbids(
    'no-registry-hosts',
    /https?:\/\/[^/\s"]*(registry|npm)[^/\s"]*/,
    (path) => /(package(-lock)?\.json|\.md|\.mjs|\.ts)$/.test(path),
    probeAt('package-lock.json', '"resolved": "https://registry.example.org/a.tgz"'),
  ),
  {
    name: 'exact-versions',
    applies: (path) => path === 'package.json' || /^packages\/[^/]+\/package\.json$/.test(path),
    faults: ({ text }) => {
      const description = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
      return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
        Object.entries(description[kind] ?? {}).flatMap(([name, version]) =>
          /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? [] : [`${name} ${version}`],
        ),
      );
    },
    probe: probeAt('package.json', '{"dependencies":{"a":"^1.0.0"}}'),
  },
  // 国办函〔2026〕12号: no check-ins, points, rankings of people, online time, forced photos or positions.
  forbids(
    'no-formalism',
    /打卡|签到|积分|排行|在线时长|登录次数|强制拍照|leaderboard|check[-_ ]?in\b|online[-_ ]time|login[-_]?count|photo[-_ ]?required|geolocation/i,
    (path) => /^packages\/(contracts|web|server|cli)\/(src|migrations)\//.test(path),
    probeAt('packages/web/src/i18n/zh.ts', "a: '每日打卡'"),
  ),
  {
    name: 'error-codes-are-worded',
    applies: (path) => /^packages\/server\/src\/.*\.ts$/.test(path) && !isTest(path),
    faults: ({ text }) =>
      [...text.matchAll(/new Refused\(\{\s*code: '([^']+)'/g)].flatMap((match) =>
        WORDED.has(match[1] ?? '') ? [] : [match[1] ?? ''],
      ),
    probe: probeAt(SERVER, "throw new Refused({ code: 'probe.unknown' })"),
  },
];

/** Every code some error table has words for. */
const WORDED: ReadonlySet<string> = new Set(
  filesOfCheckout()
    .filter((file) => /errors\.ts$|instruments\.routes\.ts$/.test(file.path))
    .flatMap((file) =>
      [...file.text.matchAll(/^\s*'([a-z-]+\.[a-z0-9-]+)': \{/gm)].map((match) => match[1] ?? ''),
    ),
);

/** Numbered without gaps, and never changed once recorded in `frozen`. */
export function migrationNumbers(files: readonly SourceFile[]): readonly number[] {
  return files.flatMap((file) => {
    const match = /^packages\/server\/migrations\/(\d{4})_[a-z_]+\.sql$/.exec(file.path);
    return match === null ? [] : [Number(match[1])];
  });
}
