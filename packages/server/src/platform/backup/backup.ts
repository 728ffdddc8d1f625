// `jinze backup`: the database that the settings mean, running or not, into one file.
import { join } from 'node:path';
import { ok, type Result } from '@jinze/kernel';
import { systemClock } from '../clock.ts';
import { openForTool, type ToolRefusal } from '../open-for-tool.ts';
import type { FileOptions } from './format.ts';
import { keepBackup } from './keep-backup.ts';

/** Writes the file and answers its size in bytes and the data folder, or one clear sentence and no file. */
export async function backUp(
  options: FileOptions,
): Promise<Result<{ bytes: number; folder: string }, ToolRefusal>> {
  const tool = await openForTool(options.config);
  if (!tool.ok) return tool;
  const { address, folder } = tool.value;
  try {
    const kept = await keepBackup(address, options.file, {
      now: systemClock.now(),
      blobFolder: join(folder, 'blobs'),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    });
    return kept.ok ? ok({ bytes: kept.value, folder }) : kept;
  } finally {
    await tool.value.close();
  }
}
