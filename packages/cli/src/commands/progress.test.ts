import { describe, expect, it } from 'vitest';
import { createProgressLine } from './progress.ts';

function said(isTTY: boolean): string {
  let text = '';
  const line = createProgressLine({
    isTTY,
    columns: 80,
    write: (part) => {
      text += String(part);
      return true;
    },
  });
  for (let percent = 0; percent < 100; percent += 1)
    line.show({ step: 'writing', name: 'posts.person', rows: percent * 10, percent });
  line.show({ step: 'checking', name: '', rows: 0, percent: 0 });
  line.end();
  return text;
}

describe('progress', () => {
  it('on a terminal it is one line, and nothing is left of it', () => {
    expect(said(true)).not.toContain('\n');
    expect(said(true)).toContain('写入 99% posts.person，990 行');
    expect(said(true).endsWith('\r\u001b[K')).toBe(true);
  });

  it('elsewhere it is a line every ten per cent, and one for each step', () => {
    const lines = said(false).trim().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[1]).toBe('写入 10% posts.person，100 行');
    expect(lines.at(-1)).toContain('检查备份文件');
    expect(said(false)).not.toContain('\r');
  });
});
