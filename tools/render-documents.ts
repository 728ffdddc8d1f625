// Every official document rendered to pages: the .docx through LibreOffice, the .pdf as it is; page counts have to agree.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeOfficialDocx, writeOfficialPdf } from '../packages/documents/src/official/index.ts';
import { OFFICIAL_SAMPLES } from '../packages/documents/src/testing/official-samples.ts';

const OUT = join(fileURLToPath(new URL('..', import.meta.url)), '.cache', 'documents');
const OFFICE = join(OUT, 'libreoffice');

/** The typefaces the standard names, by what Debian has: of the same widths, which is what pages depend on. */
const STANDS_IN: Readonly<Record<string, string>> = {
  方正小标宋简体: 'Noto Serif CJK SC',
  仿宋_GB2312: 'Noto Serif CJK SC',
  楷体_GB2312: 'Noto Serif CJK SC',
  宋体: 'Noto Serif CJK SC',
  黑体: 'Noto Sans CJK SC',
};

function writeFontAliases(): string {
  const path = join(OUT, 'fonts.conf');
  const aliases = Object.entries(STANDS_IN).map(
    ([family, used]) =>
      `<alias binding="same"><family>${family}</family><prefer><family>${used}</family></prefer></alias>`,
  );
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>${aliases.join('')}</fontconfig>`,
  );
  return path;
}

const pagesOf = (pdf: string): number =>
  Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OFFICE, { recursive: true });
for (const [name, document] of Object.entries(OFFICIAL_SAMPLES)) {
  writeFileSync(join(OUT, `${name}.docx`), await writeOfficialDocx(document));
  writeFileSync(join(OUT, `${name}.pdf`), (await writeOfficialPdf(document, new Date(0))).bytes);
}
execFileSync(
  'soffice',
  [
    `-env:UserInstallation=${pathToFileURL(join(OUT, 'profile')).href}`,
    '--headless',
    '--convert-to',
    // A blank page before an imprint is a page.
    'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}',
    '--outdir',
    OFFICE,
    ...Object.keys(OFFICIAL_SAMPLES).map((name) => join(OUT, `${name}.docx`)),
  ],
  { env: { ...process.env, FONTCONFIG_FILE: writeFontAliases() }, stdio: 'ignore' },
);

let [passed, failed] = [0, 0];
for (const name of Object.keys(OFFICIAL_SAMPLES)) {
  const [ours, theirs] = [join(OUT, `${name}.pdf`), join(OFFICE, `${name}.pdf`)];
  for (const [pdf, prefix] of [
    [ours, name],
    [theirs, `${name}-docx`],
  ] as const)
    execFileSync('pdftoppm', ['-r', '72', '-png', pdf, join(OUT, prefix)]);
  const [here, there] = [pagesOf(ours), pagesOf(theirs)];
  if (here === there) passed += 1;
  else failed += 1;
  console.log(`${here === there ? 'ok' : 'FAILED'} ${name}: ${here} pages, LibreOffice ${there}`);
}
const pictures = readdirSync(OUT).filter((file) => file.endsWith('.png')).length;
console.log(`${pictures} pages to look at in .cache/documents`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
