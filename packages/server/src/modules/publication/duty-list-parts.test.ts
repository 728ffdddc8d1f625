// Duty lists as tables: nothing is left out, and no notice is longer than it may be.
import { expect, it } from 'vitest';
import { dutyListParts, MOST_OF_A_NOTICE } from './duty-list-parts.ts';

const body = (organName: string, posts: number, duties: number) => ({
  organName,
  posts: Array.from({ length: posts }, (_, index) => ({
    postTitle: `职务${index}`,
    personName: '某人',
    instrument: 'standing' as const,
    portfolios: ['工业'],
    documentNo: '县发〔2026〕1号',
    items: Array.from({ length: duties }, (__, at) => ({
      article: '5',
      title: `第${index}-${at}项职责`,
      text: '',
    })),
  })),
});

it('every duty of every body stands somewhere, and each notice keeps within its limits', () => {
  const bodies = Array.from({ length: 45 }, (_, index) => body(`第${index}局`, 3, 4));
  const most = { characters: 700, tables: 4, rows: 2, cell: 20 };
  const parts = dutyListParts(bodies, most);
  const cells = parts.flat().flatMap(({ rows }) => rows.map(([post, , duties]) => [post, duties]));
  expect(cells.flatMap(([, duties]) => duties?.split('；') ?? [])).toHaveLength(45 * 3 * 4);
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(most.tables);
    for (const { rows } of part) {
      expect(rows.length).toBeLessThanOrEqual(most.rows);
      for (const row of rows)
        for (const cell of row) expect(cell.length).toBeLessThanOrEqual(most.cell);
    }
    expect(JSON.stringify(part.map(({ rows }) => rows)).length).toBeLessThan(3 * most.characters);
  }
  expect(JSON.stringify(parts)).not.toContain('某人');
});

it('what goes on says so, more than twenty bodies are two notices, and no list is one without a table', () => {
  const [part = []] = dutyListParts([body('县政府', 1, 9)], { ...MOST_OF_A_NOTICE, cell: 20 });
  expect(part.map(({ rows }) => rows.map(([post]) => post))).toEqual([
    ['职务0', ...Array.from({ length: 4 }, () => '职务0（续）')],
  ]);
  const parts = dutyListParts(Array.from({ length: 21 }, (_, index) => body(`第${index}局`, 1, 1)));
  expect(parts.map(({ length }) => length)).toEqual([20, 1]);
  expect(dutyListParts([])).toEqual([[]]);
});
