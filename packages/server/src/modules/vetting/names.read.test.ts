// What is read of a pasted list and of a workbook, and what is wrong with which cell.
import { writeWorkbook } from '@jinze/documents';
import { describe, expect, it } from 'vitest';
import { readNames } from './names.read.ts';

const read = (text: string) => readNames(Buffer.from(text));

describe('a list of names', () => {
  it.each([
    ['tabs', '王明\t青石县人民政府\t县长'],
    ['spaces', '王明  青石县人民政府   县长'],
    ['wide spaces', '王明　青石县人民政府　县长'],
    ['commas', '王明，青石县人民政府,县长'],
    ['a header', '姓名\t单位\t职务\n王明\t青石县人民政府\t县长'],
    ['a header in another order', '姓名\t职务\t单位\n王明\t县长\t青石县人民政府'],
  ])('is pasted with %s', async (_, text) => {
    const { names, errors } = await read(text);
    expect(errors).toEqual([]);
    expect(names).toMatchObject([{ name: '王明', body: '青石县人民政府', post: '县长' }]);
  });

  it('one space may be part of a name; an empty line is none', async () => {
    const { names } = await read('买买提 阿布都\n\n王明\t\t\t优秀\t良好');
    expect(names).toMatchObject([
      { row: 1, name: '买买提 阿布都', lastAppraisal: null },
      { row: 3, name: '王明', lastAppraisal: 'excellent', assessment: 'good' },
    ]);
  });

  it('comes as a workbook as well', async () => {
    const bytes = await writeWorkbook({
      sheetName: '考察名单',
      columns: [
        { name: '姓名', width: 10 },
        { name: '上年度考核等次', width: 10 },
      ],
      rows: [
        ['王明', '称职'],
        ['李芳', '还行'],
      ],
    });
    const { sheet, names, errors } = await readNames(bytes);
    expect(sheet).toBe('考察名单');
    expect(names).toMatchObject([{ row: 2, lastAppraisal: 'competent' }]);
    expect(errors).toMatchObject([{ row: 3, column: '上年度考核等次', value: '还行' }]);
  });

  it('has ten thousand lines at most, and at least one', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `人${at}`).join('\n');
    expect((await read(lines(10_000))).names).toHaveLength(10_000);
    await expect(read(lines(10_001))).rejects.toMatchObject({
      refusal: { code: 'vetting.too-many' },
    });
    await expect(read('\n \n')).rejects.toMatchObject({ refusal: { code: 'vetting.no-names' } });
  });
});
