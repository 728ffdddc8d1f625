// What the privacy check finds, what it lets stand, and what it does not take for a person.
import { describe, expect, it } from 'vitest';
import { nameHeads, privateHits, type Standing } from './privacy.decide.ts';
import { ruleOf } from './publication-rules.ts';

const NOTHING: Standing = { rule: ruleOf('assessment'), instrument: null, justified: [] };
const found = (text: string, names: readonly string[] = []) =>
  privateHits({ text, names, tables: [] }, NOTHING).map(({ kind, text: part }) => [kind, part]);

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
    expect(privateHits({ text, names: ['李大海', '陈立'], tables: [] }, NOTHING)).toMatchObject([
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
    const allowed = privateHits({ text, names: ['陈立'], tables: [] }, { ...NOTHING, instrument });
    expect(allowed.map(({ reason }) => reason)).toEqual(['经批准的文件：青委〔2026〕8号', null]);
    const never = privateHits(
      { text, names: ['陈立'], tables: [] },
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
      privateHits({ text, names: [], tables: [] }, { ...NOTHING, justified }).map(
        ({ reason }) => reason,
      ),
    ).toEqual(['公开的值班电话', null]);
  });

  it.each([
    ['参加的有王　强', '王强', '王强'],
    ['参加的有王 强', '王强', '王强'],
    ['参加的有王\n强', '王强', '王强'],
    ['州长阿不都•热合曼出席', '阿不都·热合曼', '阿不都·热合曼'],
    ['州长阿不都 · 热合曼出席', '阿不都•热合曼', '阿不都·热合曼'],
    ['欧阳司马青云主持', '欧阳司马青云', '欧阳司马青云'],
    ['𠮷田参加', '𠮷田', '𠮷田'],
  ] as const)('finds a name of the roster however it is written: %j', (text, name, hit) => {
    expect(found(text, [name])).toEqual([['person', hit]]);
    const [head = ''] = nameHeads(name);
    expect(nameHeads(text)).toContain(head);
  });

  it.each([
    ['死者：张强。', '张强'],
    ['死者 张强 当场', '张强'],
    ['死者为张\n强，', '张强'],
    ['张强，男，45岁，', '张强'],
    ['负责人：欧阳锋', '欧阳锋'],
    ['姓名：于海', '于海'],
  ] as const)('finds a name after its role or before its sex: %j', (text, name) => {
    expect(found(text)).toEqual([['person-by-role', name]]);
  });

  it('finds each of several names after one role', () => {
    expect(found('遇难者为张强、刘芳，均为工人')).toEqual([
      ['person-by-role', '张强'],
      ['person-by-role', '刘芳'],
    ]);
  });

  it.each([
    ['证号 330101 19800101 123X，', 'id-number'],
    ['证号330101-19800101-1234，', 'id-number'],
    ['证号３３０１０１１９８００１０１１２３Ｘ，', 'id-number'],
    ['旧证330101800101123。', 'id-number'],
    ['电话138 1234 5678', 'phone'],
    ['电话138-1234-5678', 'phone'],
    ['电话+8613812345678', 'phone'],
    ['电话１３８１２３４５６７８', 'phone'],
    ['电话0571 12345678', 'phone'],
    ['电话（0571）87654321', 'phone'],
    ['请拨87654321。', 'phone'],
    ['住青石县柳溪镇三村5号，', 'residence'],
    ['家庭地址：青石县柳溪镇，', 'residence'],
    ['青石县阳光小区3幢502室，', 'residence'],
    ['其中一名12 岁', 'minor'],
    ['其中一名十二岁', 'minor'],
    ['其中一名１２岁', 'minor'],
    ['一名婴儿', 'minor'],
    ['一名男童', 'minor'],
  ] as const)('%j is a %s', (text, kind) => {
    expect(found(text).map(([one]) => one)).toEqual([kind]);
  });

  it.each([
    '2026年11月20日，经费12345678元，20261120批次',
    '二十岁以上、三十二岁的',
    '住房和城乡建设局、住宿场所、幼儿园',
    '青安委〔2026〕31号',
    '姓名',
  ])('%j tells on nobody', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('takes whatever stands under 姓名, 住址, 电话 and 证件 in a table for what it says', () => {
    const tables = [
      {
        caption: '名单',
        head: ['姓 名', '住址', '电话', '证件号码', '单位'],
        rows: [
          ['单雄信', '三村', '6-1', 'G1', '甲公司'],
          ['王某', '无', '—', '', '乙公司'],
        ],
      },
    ];
    const text = '名单\n姓 名，住址，电话，证件号码，单位\n单雄信，三村，6-1，G1，甲公司';
    expect(
      privateHits({ text, tables, names: [] }, NOTHING)
        .map(({ kind, text: part, answer }) => [kind, part, answer])
        .toSorted(([a = ''], [b = '']) => a.localeCompare(b)),
    ).toEqual([
      ['id-number', 'G1', 'none'],
      ['person-by-role', '单雄信', 'not-a-name'],
      ['phone', '6-1', 'reason'],
      ['residence', '三村', 'reason'],
    ]);
  });

  it('lets a name stand as no name of anybody, never for a reason', () => {
    const asked = { text: '高峰时段', tables: [], names: ['高峰'] };
    const reasons = (reason: string) =>
      privateHits(asked, {
        ...NOTHING,
        rule: ruleOf('statistics'),
        justified: [{ kind: 'person', text: '高峰', reason }],
      }).map((one) => one.reason);
    expect(reasons('本人同意')).toEqual([null]);
    expect(reasons('不是人名')).toEqual(['不是人名']);
  });
});
