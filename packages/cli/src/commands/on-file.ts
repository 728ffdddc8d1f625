// What `jinze backup` and `jinze restore` share: one file is named, progress is shown, and an interrupt ends it with nothing half done.
import { resolve } from 'node:path';
import { type FileOptions, readConfig } from '@jinze/server';
import { createProgressLine } from './progress.ts';

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly message: string } };

/** Exit code 0 when it is done, 1 when nothing was, 2 for wrong options. */
export async function onFile<T>(
  args: readonly string[],
  usage: string,
  work: (options: FileOptions) => Promise<Outcome<T>>,
  say: (value: T, file: string) => readonly string[],
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith('-') || rest.length > 0) {
    console.error(usage);
    return 2;
  }
  const config = readConfig(process.env);
  if (!config.ok) {
    console.error(config.error.message);
    return 1;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const line = createProgressLine(process.stderr);
  const file = resolve(name);
  const done = await work({
    config: config.value,
    file,
    signal: stop.signal,
    onProgress: (progress) => line.show(progress),
  });
  line.end();
  if (!done.ok) {
    console.error(done.error.message);
    return 1;
  }
  for (const said of say(done.value, file)) console.log(said);
  return 0;
}
