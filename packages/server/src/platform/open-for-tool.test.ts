import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../testing/test-folder.ts';
import { startEmbeddedPostgres } from './embedded-postgres/index.ts';
import { openForTool, type ToolDatabase } from './open-for-tool.ts';

const FOLDER = testFolder('tool');

function configFor(dataFolder: string) {
  return { databaseUrl: undefined, host: '127.0.0.1', port: 0, dataFolder };
}

async function opened(folder: string): Promise<ToolDatabase> {
  const tool = await openForTool(configFor(folder));
  if (!tool.ok) throw new Error(tool.error.message);
  return tool.value;
}

async function answers(tool: ToolDatabase): Promise<boolean> {
  const client = new pg.Client(tool.address);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('the database for a command beside the server', () => {
  const folder = join(FOLDER, 'data');
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const made = await startEmbeddedPostgres({ folder });
    if (!made.ok) throw new Error(made.error.message);
    await made.value.stop();
  });
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it('stopped, it is started for the duration and stopped again', async () => {
    const tool = await opened(folder);
    expect(await answers(tool)).toBe(true);
    await tool.close();
    expect(await answers(tool)).toBe(false);
  });

  it('running, it is joined and left running', async () => {
    const server = await startEmbeddedPostgres({ folder });
    const tool = await opened(folder);
    expect(await answers(tool)).toBe(true);
    await tool.close();
    expect(await answers(tool)).toBe(true);
    if (server.ok) await server.value.stop();
    expect(await answers(tool)).toBe(false);
  });

  it('two commands at once share it, whichever comes first', async () => {
    const [one, other] = await Promise.all([opened(folder), opened(folder)]);
    expect(await answers(one)).toBe(true);
    expect(await answers(other)).toBe(true);
    await other.close();
    await one.close();
  });

  it('a folder without a database is named, and nothing is created in it', async () => {
    const tool = await openForTool(configFor(join(FOLDER, 'none')));
    expect(tool.ok ? '' : tool.error.code).toBe('tool.no-installation');
    expect(tool.ok ? '' : tool.error.message).toContain(join(FOLDER, 'none'));
  });
});
