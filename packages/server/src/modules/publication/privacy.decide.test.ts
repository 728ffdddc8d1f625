// What the privacy check finds, what it lets stand, and what it does not take for a person.
import { describe, expect, it } from 'vitest';
import { possibleNames, privateHits } from './privacy.decide.ts';
import { ruleOf } from './publication-rules.ts';

const NOTHING = { rule: ruleOf('assessment'), instrument: null, justified: [] };
const found = (text: string, names: readonly string[] = []) =>
  privateHits({ text, names }, NOTHING).map(({ kind, text: part }) => [kind, part]);

describe('the privacy check', () => {
  it.each([
    ['身份证号 33010119800101123X，', [['id-number', '33010119800101123X']]],
    ['联系电话13812345678。', [['phone', '13812345678']]],
    ['电话 0571-12345678', [['phone', '0571-12345678']]],
    ['其家住柳溪镇三村5号，', [['residence', '家住柳溪镇三村5号']]],
    [
      '死者中有一名16岁的未成年人',
      [
        ['minor', '16岁'],
        ['minor', '未成年人'],
      ],
    ],
    ['采石场负责人王强，', [['person-by-role', '王强']]],
    ['法定代表人欧阳', []],
    ['死者王某、工人李某某', []],
    ['年满18岁、160岁的统计', []],
    ['死亡3人，直接经济损失320万元，文号青政发〔2026〕12号', []],
  ] as const)('%s', (text, hits) => {
    expect(found(text)).toEqual(hits);
  });

  it('finds names of the roster with how often and where, in their order', () => {
    const text = '县长陈立主持。会后陈立、李大海到现场。';
    expect(privateHits({ text, names: ['李大海', '陈立'] }, NOTHING)).toMatchObject([
      { kind: 'person', text: '陈立', count: 2, reason: null },
      {
        kind: 'person',
        text: '李大海',
        count: 1,
        around: '县长陈立主持。会后陈立、李大海到现场。',
      },
    ]);
  });

  it('tells a name within a longer one only where it stands on its own', () => {
    expect(found('王大明参加', ['王大', '王大明'])).toEqual([['person', '王大明']]);
    expect(found('王大明、王大参加', ['王大', '王大明'])).toEqual([
      ['person', '王大明'],
      ['person', '王大'],
    ]);
  });

  it('lets persons stand under a named document, where the kind allows it', () => {
    const text = '县长陈立，电话13812345678';
    const instrument = '青委〔2026〕8号';
    const allowed = privateHits({ text, names: ['陈立'] }, { ...NOTHING, instrument });
    expect(allowed.map(({ reason }) => reason)).toEqual(['经批准的文件：青委〔2026〕8号', null]);
    const never = privateHits(
      { text, names: ['陈立'] },
      { rule: ruleOf('statistics'), instrument, justified: [] },
    );
    expect(never.map(({ reason }) => reason)).toEqual([null, null]);
  });

  it('lets stand what was justified; never an identity number', () => {
    const text = '值班电话0571-12345678，证号33010119800101123X';
    const justified = [
      { kind: 'phone', text: '0571-12345678', reason: '公开的值班电话' },
      { kind: 'id-number', text: '33010119800101123X', reason: '理由' },
    ] as const;
    expect(
      privateHits({ text, names: [] }, { ...NOTHING, justified }).map(({ reason }) => reason),
    ).toEqual(['公开的值班电话', null]);
  });

  it('looks up every part that can be a name, with a dot too', () => {
    expect(possibleNames('县长陈立。')).toEqual(expect.arrayContaining(['陈立', '长陈立', '县长']));
    expect(possibleNames('州长阿不都·热合曼出席')).toContain('阿不都·热合曼');
  });
});
