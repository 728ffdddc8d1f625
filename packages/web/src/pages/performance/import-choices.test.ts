import { type ImportTable, importChoicesSchema } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import {
  decideAgain,
  decideColumn,
  decidePerson,
  decideTable,
  leaveOut,
  UNDECIDED,
} from './import-choices.ts';

const column = (at: number, field: ImportTable['columns'][number]['field']) => ({
  column: at,
  title: `${at}`,
  field,
  samples: [],
});
const TABLE: ImportTable = {
  number: 2,
  name: '第 2 个表格',
  title: '',
  isLeftOut: false,
  layout: 'list',
  columns: [column(0, 'occurredOn'), column(1, 'title'), column(2, null), column(3, 'matter')],
  activity: null,
  personId: null,
  personName: null,
  year: null,
  rows: 1,
};

describe('decisions about a file', () => {
  it('begin as the server takes them where nothing is said', () => {
    expect(importChoicesSchema.parse({})).toEqual(UNDECIDED);
  });

  it('a column that says what another said takes its place; what may be said twice stays', () => {
    const title = decideColumn(UNDECIDED, TABLE, 2, 'title');
    expect(title.tables[0]?.columns.map(({ field }) => field)).toEqual([
      'occurredOn',
      null,
      'title',
      'matter',
    ]);
    const matter = decideColumn(UNDECIDED, TABLE, 2, 'matter');
    expect(matter.tables[0]?.columns.map(({ field }) => field)).toEqual([
      'occurredOn',
      'title',
      'matter',
      'matter',
    ]);
    const none = decideColumn(UNDECIDED, TABLE, 1, null);
    expect(none.tables[0]?.columns.map(({ field }) => field)).toEqual([
      'occurredOn',
      null,
      null,
      'matter',
    ]);
  });

  it('of one table add up', () => {
    const first = decideTable(UNDECIDED, 2, { activity: 'talk' });
    const second = decideTable(decideTable(first, 1, { isLeftOut: true }), 2, { year: 2026 });
    expect(second.tables.find(({ table }) => table === 2)).toMatchObject({
      activity: 'talk',
      year: 2026,
    });
    expect(second.tables).toHaveLength(2);
    expect(importChoicesSchema.safeParse(second).success).toBe(true);
  });

  it('of one name the last counts', () => {
    const id = (text: string) => text as Parameters<typeof decidePerson>[2];
    const chosen = decidePerson(decidePerson(UNDECIDED, '李明', id('a')), '李明', id('b'));
    expect(chosen.people).toEqual([{ name: '李明', personId: 'b' }]);
  });

  it('rows are left out once, and brought in again as long as that is wanted', () => {
    const places = [
      { table: 1, row: 2 },
      { table: 1, row: 2 },
      { table: 2, row: 2 },
    ];
    expect(leaveOut(UNDECIDED, places).leftOut).toHaveLength(2);
    const wanted = decideAgain(UNDECIDED, { table: 1, row: 3 }, true);
    expect(decideAgain(wanted, { table: 1, row: 3 }, true).again).toHaveLength(1);
    expect(decideAgain(wanted, { table: 1, row: 3 }, false).again).toEqual([]);
  });
});
