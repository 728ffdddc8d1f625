// The import rules of the architecture, as dependency-cruiser reads them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  cruise,
  type ICruiseOptions,
  type IForbiddenRuleType,
  type IViolation,
} from 'dependency-cruiser';

/** What each package may import of ours. `server` is at the top, `kernel` at the bottom. */
export const PACKAGE_GRAPH: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  rules: ['kernel'],
  ledger: ['kernel'],
  contracts: ['kernel'],
  documents: ['kernel'],
  server: ['kernel', 'rules', 'ledger', 'contracts', 'documents'],
  web: ['kernel', 'contracts', 'rules', 'ledger'],
  cli: ['kernel', 'rules', 'ledger', 'contracts', 'documents', 'server'],
};

const TESTS = '\\.(test|e2e)\\.tsx?$|/testing/';
const SQL_LIBRARIES = '(^|node_modules/)(kysely|pg|pg-boss|pg-copy-streams)(/|$)';

function packageRule([name, allowed]: [string, readonly string[]]): IForbiddenRuleType {
  const others = Object.keys(PACKAGE_GRAPH).filter((one) => one !== name && !allowed.includes(one));
  return {
    name: `package-${name}`,
    severity: 'error',
    from: { path: `^packages/${name}/src/`, pathNot: TESTS },
    to: { path: `^packages/(${others.join('|')})/` },
  };
}

export const RULES: readonly IForbiddenRuleType[] = [
  ...Object.entries(PACKAGE_GRAPH).map(packageRule),
  {
    // The page checks evidence; it makes none.
    name: 'web-only-reads-the-ledger',
    severity: 'error',
    from: { path: '^packages/web/src/', pathNot: TESTS },
    to: {
      path: '^packages/ledger/src/',
      pathNot: '^packages/ledger/src/(verify|evidence|timestamp)/',
    },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'modules-through-index',
    severity: 'error',
    from: { path: '^packages/server/src/modules/([^/]+)/', pathNot: TESTS },
    to: {
      path: '^packages/server/src/modules/([^/]+)/',
      pathNot: ['^packages/server/src/modules/$1/', '/index\\.ts$'],
    },
  },
  {
    name: 'module-doors-only',
    severity: 'error',
    from: { path: '^packages/server/src/', pathNot: ['^packages/server/src/modules/', TESTS] },
    to: { path: '^packages/server/src/modules/', pathNot: '/index\\.ts$' },
  },
  {
    name: 'platform-knows-no-module',
    severity: 'error',
    from: { path: '^packages/server/src/platform/', pathNot: TESTS },
    to: { path: '^packages/server/src/(modules|demo|compose|main)' },
  },
  {
    name: 'only-compose-wires',
    severity: 'error',
    from: {
      path: '^packages/server/src/',
      pathNot: ['^packages/server/src/(compose|main)\\.ts$', TESTS],
    },
    to: { path: '^packages/server/src/compose\\.ts$' },
  },
  {
    name: 'sql-in-stores',
    severity: 'error',
    from: {
      path: '^packages/server/src/(modules|demo|[^/]+\\.ts)',
      pathNot: ['\\.store\\.ts$', TESTS],
    },
    to: { path: SQL_LIBRARIES },
  },
  {
    // A process of its own, for another body's machine: small enough to be read, and without the server's dependencies.
    name: 'witness-stands-alone',
    severity: 'error',
    from: {
      path: '^packages/cli/src/(witness/|commands/witness\\.ts$)',
      pathNot: TESTS,
    },
    to: {
      path: '^packages/|node_modules/',
      pathNot: '^packages/(kernel|ledger|cli/src/witness)/',
    },
  },
  {
    name: 'decide-is-pure',
    severity: 'error',
    from: { path: '\\.(decide|states)\\.ts$' },
    to: {
      path: '/platform/|\\.store\\.ts$|node_modules/(kysely|pg|fastify)/|^(node:|fs$|crypto$|http$|path$)',
    },
  },
  {
    name: 'rules-are-pure',
    severity: 'error',
    from: { path: '^packages/(kernel|rules)/src/', pathNot: TESTS },
    to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
  },
];

/** As in stack.md's advice: without these the cruiser sees no module at all and says that all is well. */
const OPTIONS: ICruiseOptions = {
  ruleSet: { forbidden: [...RULES] },
  validate: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^packages/[^/]+/dist/' },
  tsPreCompilationDeps: true,
  parser: 'swc',
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default'],
    extensions: ['.ts', '.tsx', '.js', '.json'],
  },
};

export interface Seen {
  readonly violations: readonly { rule: string; from: string; to: string }[];
  /** Modules of ours that were looked at. */
  readonly modules: readonly string[];
}

export async function checkImports(folder: string): Promise<Seen> {
  const result = await cruise(['packages'], { ...OPTIONS, baseDir: folder });
  if (typeof result.output === 'string') throw new Error('the cruiser answered a text');
  const { modules, summary } = result.output;
  return {
    violations: summary.violations.map((one: IViolation) => ({
      rule: one.rule.name,
      from: one.from,
      to: one.to,
    })),
    modules: modules
      .map((module) => module.source)
      .filter((source) => /^packages\/[^/]+\/src\//.test(source)),
  };
}

/** The source files on disk, counted without the cruiser. */
export function sourcesOf(folder: string, name: string): number {
  return readdirSync(join(folder, 'packages', name, 'src'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((file) => /(?<!\.d)\.tsx?$/.test(file)).length;
}
