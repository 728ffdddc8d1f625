// Finds a Chromium: the one named, the system's, or the headless one that npm brings; with Chinese glyphs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const CACHE = fileURLToPath(new URL('../.cache/', import.meta.url));
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];
const UNPACK =
  "import('@sparticuz/chromium').then(async ({ default: chromium }) => process.stdout.write(await chromium.executablePath()))";

interface Found {
  readonly path: string;
  readonly env: Record<string, string>;
}

/** The npm package unpacks into the temporary folder: give it one inside the checkout. */
function unpackNpmChromium(): Found {
  if (process.arch !== 'x64') {
    throw new Error(
      'npm 里的无头 Chromium 只有 x64 版：请在本机安装 chromium（Debian：apt-get install chromium）后再运行浏览器测试。',
    );
  }
  const folder = join(CACHE, 'chromium');
  mkdirSync(folder, { recursive: true });
  // The variable makes the package unpack its own copies of libnss3 and the like too.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  const path = execFileSync(process.execPath, ['-e', UNPACK], {
    env,
    encoding: 'utf8',
    cwd: dirname(fileURLToPath(import.meta.url)),
  }).trim();
  const libraries = join(folder, 'al2023/lib');
  const isBare = !['/usr/lib/x86_64-linux-gnu/libnss3.so', '/usr/lib64/libnss3.so'].some(
    (library) => existsSync(library),
  );
  return { path, env: isBare ? { LD_LIBRARY_PATH: libraries } : {} };
}

function findChromium(): Found {
  const asked = process.env['JINZE_TEST_CHROMIUM'];
  if (asked !== undefined && asked !== 'npm') {
    if (!existsSync(asked)) throw new Error(`JINZE_TEST_CHROMIUM 指的 ${asked} 不存在。`);
    return { path: asked, env: {} };
  }
  const system = asked === 'npm' ? undefined : SYSTEM.find((path) => existsSync(path));
  return system === undefined ? unpackNpmChromium() : { path: system, env: {} };
}

/** WOFF 1.0 is a font with its tables compressed: the browser takes it from the system only unpacked. */
function unpackFont(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = 44 + index * 20;
    const [offset, packed, length] = [
      woff.readUInt32BE(entry + 4),
      woff.readUInt32BE(entry + 8),
      woff.readUInt32BE(entry + 12),
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      bytes: packed < length ? inflateSync(bytes) : bytes,
    };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [head];
  let place = head.length;
  for (const [index, table] of tables.entries()) {
    const entry = 12 + index * 16;
    table.tag.copy(head, entry);
    head.writeUInt32BE(table.checksum, entry + 4);
    head.writeUInt32BE(place, entry + 8);
    head.writeUInt32BE(table.bytes.length, entry + 12);
    const padding = Buffer.alloc((4 - (table.bytes.length % 4)) % 4);
    parts.push(table.bytes, padding);
    place += table.bytes.length + padding.length;
  }
  return Buffer.concat(parts);
}

const FONTS = [
  'noto-sans-sc-chinese-simplified-400-normal',
  'noto-sans-sc-chinese-simplified-600-normal',
  'noto-serif-sc-chinese-simplified-400-normal',
  'noto-serif-sc-chinese-simplified-600-normal',
];

/** Fonts from npm beside those of the system: screenshots have Chinese on a bare machine too. */
function fontConfiguration(): string {
  const require = createRequire(import.meta.url);
  const folder = join(CACHE, 'fonts');
  mkdirSync(folder, { recursive: true });
  for (const name of FONTS) {
    const target = join(folder, `${name}.ttf`);
    if (existsSync(target)) continue;
    const family = name.startsWith('noto-sans')
      ? '@fontsource/noto-sans-sc'
      : '@fontsource/noto-serif-sc';
    const source = join(
      dirname(require.resolve(`${family}/package.json`)),
      'files',
      `${name}.woff`,
    );
    writeFileSync(`${target}.part`, unpackFont(readFileSync(source)));
    renameSync(`${target}.part`, target);
  }
  const file = join(CACHE, 'fonts.conf');
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `<dir>${folder}</dir>`,
    `<cachedir>${join(CACHE, 'fontconfig')}</cachedir>`,
    '</fontconfig>',
  ];
  writeFileSync(file, lines.join('\n'));
  return file;
}

export function openBrowser(): Promise<Browser> {
  const found = findChromium();
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  return chromium.launch({
    executablePath: found.path,
    args: ARGS,
    // Dates in fields are written as the browser’s language writes them. `LANG` stays: with one whose locale is not
    // installed the browser finds no file with a Chinese name.
    env: { ...inherited, LANGUAGE: 'zh_CN', FONTCONFIG_FILE: fontConfiguration(), ...found.env },
  });
}
