// `npm start` and `npm test`: plain JavaScript for any Node, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = join(root, 'node_modules/.jinze-installed');
const node = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);

/** The lock file's digest: recorded only after an install has come to its end. */
function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function install() {
  const digest = lockDigest();
  if (existsSync(installed) && readFileSync(installed, 'utf8') === digest) return;
  console.log('正在安装所需的软件包（首次约一分钟）……');
  const npm = spawnSync(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: 'inherit' },
  );
  if (npm.status !== 0) {
    console.error('软件包没有装好：请检查网络和磁盘空间后再试。');
    process.exit(1);
  }
  writeFileSync(installed, digest);
}

function newestChange(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() && !/\/(dist|node_modules)(\/|$)/.test(entry.parentPath ?? entry.path),
    )
    .reduce(
      (newest, entry) =>
        Math.max(newest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
      0,
    );
}

function buildPage() {
  const page = join(root, 'packages/web/dist/index.html');
  const sources = [
    'packages/web',
    'packages/contracts/src',
    'packages/kernel/src',
    'packages/ledger/src',
    'packages/cli/src',
  ].map((folder) => newestChange(join(root, folder)));
  if (existsSync(page) && statSync(page).mtimeMs > Math.max(...sources)) return;
  console.log('正在生成页面……');
  const built = spawnSync(
    node,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: join(root, 'packages/web'), stdio: 'inherit' },
  );
  if (built.status !== 0) process.exit(1);
}

const programs = { start: ['packages/cli/src/jinze.ts', 'start'], test: ['tools/test.ts'] };
const program = programs[process.argv[2]];
if (program === undefined) {
  console.error('用法：npm start 或 npm test');
  process.exit(2);
}
install();
if (!existsSync(node)) {
  console.error(
    `本机（${process.platform}-${process.arch}）没有对应的 Node 24：目前支持 Linux x64 和 arm64。`,
  );
  process.exit(1);
}
if (process.argv[2] === 'start') buildPage();
// The bundled Node comes first for everything that the program starts.
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
};
const [script, ...args] = program;
const child = spawn(node, [join(root, script), ...args, ...process.argv.slice(3)], {
  cwd: root,
  stdio: 'inherit',
  env,
});
// Ctrl-C reaches the child by itself; a signal to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
