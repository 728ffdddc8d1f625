// The verifier that evidence packages carry: `dist/offline/verify.html` (opened from a disk) and `verify.mjs` (Node 18 and later).
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One entry as one text of script, with everything it needs inside. */
async function bundle(entry: string, config: InlineConfig): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    ...config,
    build: {
      ...config.build,
      write: false,
      minify: true,
      rolldownOptions: {
        input: at(entry),
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  const [result, more] = [built].flat();
  const chunks = result !== undefined && 'output' in result ? result.output : [];
  const [chunk, another] = chunks.filter(({ type }) => type === 'chunk');
  if (more !== undefined || another !== undefined || chunk?.type !== 'chunk')
    throw new Error(`${entry} is one file`);
  return chunk.code;
}

/** `</script` in a text of script would end it; everywhere it may stand, a backslash changes nothing else. */
const inline = (script: string) => script.replaceAll('</script', '<\\/script');

async function writeVerifier(folder: string): Promise<void> {
  const html = await readFile(at('src/offline/verify-page.html'), 'utf8');
  const styles = ['src/theme/verdict.css', 'src/offline/verify-page.css'];
  const style = (await Promise.all(styles.map((path) => readFile(at(path), 'utf8')))).join('');
  const page = await bundle('src/offline/verify-page.ts', { build: { target: 'chrome100' } });
  const program = await bundle('../cli/src/verify-offline.ts', {
    build: { target: 'node18', ssr: true },
    ssr: { noExternal: true, target: 'node' },
  });
  const whole = html
    .replace('/*style*/', () => style.replaceAll(/\/\*[^*]*\*\/|\n\s*/g, ''))
    .replace('/*script*/', () => inline(page));
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/verify.html`, whole);
  await writeFile(`${folder}/verify.mjs`, program);
}

export function offlineVerifier(): Plugin {
  let folder = '';
  return {
    name: 'offline-verifier',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      folder = resolve(root, outDir, 'offline');
    },
    closeBundle: () => writeVerifier(folder),
  };
}
