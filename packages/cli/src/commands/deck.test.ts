// The command as others call it: a process of its own, without a server or a database.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSlides } from '@jinze/documents/testing';
import { afterAll, describe, expect, it } from 'vitest';

const JINZE = fileURLToPath(new URL('../jinze.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jinze-deck-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [JINZE, 'deck', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('jinze deck', () => {
  it('writes a deck for everybody and says how many slides it has', async () => {
    const { status, stdout, stderr } = run('--out', at('all.pptx'));
    expect([status, stderr]).toEqual([0, '']);
    const slides = await readSlides(readFileSync(at('all.pptx')));
    expect(slides.length).toBeGreaterThanOrEqual(58);
    expect(stdout).toContain(`${slides.length} 页`);
  });

  it('takes a region by code or name and a role by id or name', async () => {
    expect(run('--out', at('a.pptx'), '--region', '44', '--role', 'party-chief').status).toBe(0);
    expect(
      run('--out', at('b.pptx'), '--region', '广东省', '--role', '党委主要负责人').status,
    ).toBe(0);
    expect(readFileSync(at('a.pptx')).equals(readFileSync(at('b.pptx')))).toBe(true);
    const [cover] = await readSlides(readFileSync(at('a.pptx')));
    expect(JSON.stringify(cover?.texts)).toContain('广东省 · 党委主要负责人专题');
  });

  it('refuses a role and a region there is not, and lists what there is', () => {
    const role = run('--out', at('c.pptx'), '--role', 'mayor');
    expect(role.status).toBe(2);
    expect(role.stderr).toContain('没有“mayor”这一类领导干部');
    expect(role.stderr).toContain('government-chief（政府主要负责人）');
    const region = run('--out', at('c.pptx'), '--region', '广冬省');
    expect(region.status).toBe(2);
    expect(region.stderr).toContain('没有“广冬省”这个地区');
    expect(region.stderr).toContain('广东省（44）');
    expect(readdirSync(folder)).not.toContain('c.pptx');
  });

  it('leaves a file alone that is there, unless told otherwise', () => {
    writeFileSync(at('mine.pptx'), 'mine');
    const refused = run('--out', at('mine.pptx'));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('已经存在');
    expect(readFileSync(at('mine.pptx'), 'utf8')).toBe('mine');
    expect(run('--out', at('mine.pptx'), '--force').status).toBe(0);
    expect(readFileSync(at('mine.pptx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('says how it is used, and what is wrong with a place it cannot write to', () => {
    expect(run().status).toBe(2);
    expect(run().stderr).toContain('用法：npx jinze deck --out');
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(run('--help').stdout).toContain('用法：npx jinze deck --out');
    expect(run('--out', at('d.pptx'), '--colour', 'red').status).toBe(2);
    const nowhere = run('--out', at('no/such/folder/d.pptx'));
    expect(nowhere.status).toBe(1);
    expect(nowhere.stderr).toContain('写不了');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
