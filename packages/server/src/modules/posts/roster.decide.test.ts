import { civilDate, type Id } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { RegionIndex } from './region-index.ts';
import { ROSTER_COLUMNS } from './roster.columns.ts';
import { decideRoster } from './roster.decide.ts';
import type { KnownAppointment } from './roster.holding.ts';
import type { KnownPerson } from './roster.people.ts';
import type { KnownFacts } from './roster.plan.ts';
import { readRoster } from './roster.read.ts';

const TODAY = civilDate('2026-11-23');
const county = {
  path: '/99/9901/990101/',
  code: '990101',
  name: '青石县',
  level: 'county' as const,
};
const other = {
  path: '/99/9902/990201/',
  code: '990201',
  name: '城关镇',
  level: 'township' as const,
};
const twin = {
  path: '/99/9901/990101/990101100/',
  code: '990101100',
  name: '城关镇',
  level: 'township' as const,
};
const REGIONS: RegionIndex = new Map([
  ['青石县', [county]],
  ['990101', [county]],
  ['城关镇', [other, twin]],
  ['青石县城关镇', [twin]],
]);
const NAMES = new Map([
  ['/99/', '云岭省'],
  ['/99/9901/', '云江市'],
  ['/99/9901/990101/', '青石县'],
]);
const NOTHING: KnownFacts = {
  organs: new Map(),
  posts: new Map(),
  appointments: new Map(),
  people: new Map(),
  namesakes: new Map(),
};
const GOOD = [
  '青石县',
  '青石县人民政府',
  '县长',
  '政府主要负责人',
  '程明川',
  '',
  '2024-03-15',
  '',
  '是',
  '青石县委',
  '',
  '',
  '工业、消防',
  '',
  '',
];
const HEADER = ROSTER_COLUMNS.map((column) => column.name as string);

const ids = { next: <Thing extends string>() => newId<Thing>(new Date(0)) };
function check(
  rows: readonly (readonly string[])[],
  header: readonly string[] = HEADER,
  known = NOTHING,
) {
  const sheet = {
    name: '名册',
    header: { number: 1, cells: header },
    rows: rows.map((cells, index) => ({ number: index + 2, cells })),
  };
  const read = readRoster(sheet, { regions: REGIONS, names: NAMES, today: TODAY });
  const decided = decideRoster(read.rows, known, ids);
  return { ...decided, errors: [...read.errors, ...decided.errors], rows: read.rows };
}
function withCell(column: string, value: string): string[] {
  return GOOD.map((cell, index) => (HEADER[index] === column ? value : cell));
}

describe('a roster row', () => {
  it('that is right adds organ, post, person and appointment with its portfolios', () => {
    const { plan, errors } = check([GOOD]);
    expect(errors).toEqual([]);
    expect([
      plan.organs.length,
      plan.posts.length,
      plan.people.length,
      plan.appointments.length,
    ]).toEqual([1, 1, 1, 1]);
    expect(plan.appointments[0]?.row.portfolios).toEqual(['工业', '消防']);
  });

  it.each([
    ['地区', '青石线', 'posts.unknown-region', '青石县'],
    ['地区', '城关镇', 'posts.ambiguous-region', '请在前面加上上级地区的名称，或填代码'],
    ['地区', '', 'sheet.required', undefined],
    ['机构', '', 'sheet.required', undefined],
    ['职务', '长'.repeat(61), 'sheet.too-long', undefined],
    ['职务类别', '政府一把手', 'posts.unknown-class', expect.any(String)],
    ['姓名', '', 'sheet.required', undefined],
    ['任职日期', '2024-02-30', 'posts.bad-date', expect.any(String)],
    ['任职日期', '2026-11-24', 'posts.future-date', '到任后再登记'],
    ['任职日期', '1970-01-01', 'posts.bad-date', '请核对年份'],
    ['干部管理权限', '石桥县委', 'posts.unknown-committee', '云岭省委、云江市委、青石县委'],
    ['分管领域', '一'.repeat(31), 'sheet.too-long', expect.any(String)],
    ['干部管理权限', '', 'sheet.required', undefined],
    ['证件后四位', '甲', 'posts.bad-id-tail', '只填最后四位，不要填整个号码'],
    ['证件后四位', '330102199001011234', 'posts.bad-id-tail', expect.any(String)],
    ['离任日期', '2024-02-30', 'posts.bad-date', expect.any(String)],
    ['离任日期', '2026-11-24', 'posts.future-date', '离任后再登记'],
    ['离任日期', '2024-03-14', 'posts.ends-before-start', '核对两个日期'],
    ['是否本级党委常委', '', 'sheet.required', undefined],
    ['是否本级党委常委', '常委', 'sheet.unknown-word', undefined],
    ['主持/代理/AB岗', '代里', 'sheet.unknown-word', '代理'],
    ['任免文号', '一'.repeat(61), 'sheet.too-long', undefined],
    ['分工文件文号', '一'.repeat(61), 'sheet.too-long', undefined],
    ['联络员', '一'.repeat(61), 'sheet.too-long', undefined],
  ])('%s “%s” is refused with %s', (column, value, code, suggestion) => {
    const { errors, plan } = check([withCell(column, value)]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ row: 2, column, value, code });
    if (suggestion !== undefined) expect(errors[0]?.suggestion).toEqual(suggestion);
    expect(plan.appointments).toEqual([]);
  });

  it('names the committee that manages the post, of the region itself or above', () => {
    const managed = (text: string) =>
      check([withCell('干部管理权限', text)]).plan.appointments[0]?.row.managingCommittee;
    expect(managed('云江市委')).toBe('/99/9901/');
    expect(managed('中共青石县委员会')).toBe('/99/9901/990101/');
  });

  it('every wrong cell of a row is named, not only the first', () => {
    const { errors } = check([['青石线', '', '县长', '不知道', '', '', '昨天', '', '']]);
    expect(errors.map((error) => error.column)).toEqual([
      '地区',
      '机构',
      '职务类别',
      '姓名',
      '任职日期',
      '干部管理权限',
      '是否本级党委常委',
    ]);
  });

  it.each([
    ['sheet.missing-column', HEADER.filter((name) => name !== '姓名')],
    ['sheet.unknown-column', HEADER.map((name) => (name === '分管领域' ? '分管领或' : name))],
    ['sheet.duplicate-column', [...HEADER, '姓名']],
  ])('a header is refused with %s', (code, header) => {
    expect(check([GOOD], header).errors.map((error) => error.code)).toContain(code);
  });
});

describe('rows together', () => {
  it('the same row twice is a duplicate; two people of one name are told apart by four characters', () => {
    expect(check([GOOD, GOOD]).errors.map((error) => error.code)).toEqual(['posts.duplicate-row']);
    const deputy = [
      '青石县',
      '青石县人民政府',
      '副县长',
      '政府其他领导干部',
      '王伟',
      '1234',
      '2024-01-01',
      '',
      '否',
      '青石县委',
      '',
      '',
      '',
      '',
      '',
    ];
    const second = deputy.map((cell, index) => (index === 5 ? '432X' : cell));
    const { plan, errors } = check([deputy, second]);
    expect(errors).toEqual([]);
    expect(plan.people).toHaveLength(2);
  });

  it('two rows of one name in a file are asked about; said to be one person, they are one', () => {
    const secretary = [
      '青石县',
      '中共青石县委员会',
      '副书记',
      '党委常委会其他成员',
      '程明川',
      '',
      '2024-03-01',
      '',
      '是',
      '青石县委',
      '',
      '',
      '',
      '',
      '',
    ];
    expect(check([GOOD, secretary]).errors.map(({ code }) => code)).toEqual(['posts.same-name']);
    const said = (answer: string) =>
      check([GOOD, secretary.map((cell, index) => (index === 5 ? answer : cell))]).plan;
    expect([said('同一人').people.length, said('同一人').appointments.length]).toEqual([1, 2]);
    expect([said('另一人').people.length, said('另一人').appointments.length]).toEqual([2, 2]);
  });

  it('two holders of a post that only one can hold, and a class that does not fit the organ, are refused', () => {
    const rival = GOOD.map((cell, index) => (index === 4 ? '苏怀瑾' : cell));
    expect(check([GOOD, rival]).errors.map((error) => error.code)).toEqual([
      'posts.post-already-held',
    ]);
    const party = [
      '青石县',
      '青石县人民政府',
      '书记',
      '党委主要负责人',
      '顾若溪',
      '',
      '2024-01-01',
      '',
      '是',
      '青石县委',
    ];
    expect(check([GOOD, party]).errors.map((error) => error.code)).toEqual([
      'posts.class-does-not-fit-organ',
    ]);
  });

  const organ = { id: 'o' as Id<'organ'>, kind: 'government', isUsed: true };
  const post = { id: 'p' as Id<'post'>, class: 'government-chief', isUsed: true };
  const recorded = {
    recordId: 'r' as Id<'appointment'>,
    version: 1,
    postId: post.id,
    personId: 'x' as Id<'person'>,
    personName: '程明川',
    idTail: null,
    from: civilDate('2024-03-15'),
    to: null,
    manner: 'full',
    documentNo: null,
    isCommitteeMember: true,
    liaison: null,
    managingCommittee: '/99/9901/990101/',
    hasUndocumentedFields: false,
    portfolios: ['工业', '消防'],
  } as const;
  const knowing = (
    change: Partial<KnownAppointment> = {},
    people: readonly KnownPerson[] = [],
  ): KnownFacts => ({
    organs: new Map([['/99/9901/990101/|青石县人民政府', organ]]),
    posts: new Map([['o|县长', post]]),
    appointments: new Map([['p', [{ ...recorded, ...change }]]]),
    people: new Map([['/99/9901/990101/|程明川', people]]),
    namesakes: new Map(),
  });
  const codes = ({ errors }: { errors: readonly { code: string }[] }) =>
    errors.map(({ code }) => code);

  it('what is on record exactly so is unchanged; another date is a correction, not an import', () => {
    const same = check([GOOD], HEADER, knowing());
    expect([same.plan.unchanged.length, same.plan.people.length, same.errors.length]).toEqual([
      1, 0, 0,
    ]);
    expect(codes(check([GOOD], HEADER, knowing({ from: civilDate('2024-03-16') })))).toEqual([
      'posts.date-differs',
    ]);
    const ended = check([GOOD], HEADER, knowing({ to: civilDate('2025-01-01') }));
    expect(codes(ended)).toEqual(['posts.date-differs']);
  });

  it('a last day ends what is on record, and makes room for the successor in the same file', () => {
    const leaving = withCell('离任日期', '2026-06-30');
    const successor = withCell('姓名', '继任者').map((cell, index) =>
      HEADER[index] === '任职日期' ? '2026-07-01' : cell,
    );
    for (const rows of [
      [leaving, successor],
      [successor, leaving],
    ]) {
      const { plan, errors } = check(rows, HEADER, knowing());
      expect(errors).toEqual([]);
      expect(plan.completions).toMatchObject([{ isLeaving: true }]);
      expect(plan.appointments).toHaveLength(1);
    }
    expect(codes(check([successor], HEADER, knowing()))).toEqual(['posts.post-already-held']);
  });

  it('what was not yet on record completes it; a changed portfolio needs its day', () => {
    const known = knowing({ isCommitteeMember: null });
    expect(check([GOOD], HEADER, known).plan.completions).toMatchObject([{ isLeaving: false }]);
    expect(codes(check([withCell('分管领域', '工业')], HEADER, knowing()))).toEqual([
      'posts.portfolio-differs',
    ]);
  });

  it('the document of fields and the managing committee complete it too; nothing of it is ignored', () => {
    const documented = withCell('分工文件文号', '青政发〔2026〕11号');
    const known = knowing({ hasUndocumentedFields: true });
    expect(check([documented], HEADER, known).plan.completions).toHaveLength(1);
    expect(check([documented], HEADER, knowing()).plan.unchanged).toHaveLength(1);
    const above = withCell('干部管理权限', '云江市委');
    expect(check([above], HEADER, knowing()).plan.completions).toHaveLength(1);
  });

  it('an acting holder who becomes the holder collides with another full one', () => {
    const rival = { ...recorded, recordId: 'r2' as never, personId: 'y' as never };
    const facts = knowing({ manner: 'acting' });
    const both = [
      { ...recorded, manner: 'acting' as const },
      { ...rival, personName: '苏怀瑾', from: civilDate('2024-01-01') },
    ];
    const known = { ...facts, appointments: new Map([['p', both]]) };
    expect(codes(check([GOOD], HEADER, known))).toEqual(['posts.post-already-held']);
  });

  it('one person does not hold a post twice at a time, nor is one record spoken of twice', () => {
    const later = withCell('任职日期', '2025-01-01').map((cell, index) =>
      HEADER[index] === '职务类别' ? '政府其他领导干部' : cell,
    );
    const deputy = (from: string) =>
      later
        .map((cell, index) =>
          HEADER[index] === '职务' ? '副县长' : HEADER[index] === '任职日期' ? from : cell,
        )
        .map((cell, index) => (HEADER[index] === '证件后四位' ? '4321' : cell));
    expect(codes(check([deputy('2020-01-01'), deputy('2021-01-01')]))).toEqual([
      'posts.same-person-twice',
    ]);
    const tailed = withCell('证件后四位', '4321');
    expect(codes(check([GOOD, tailed], HEADER, knowing()))).toEqual(['posts.duplicate-row']);
  });

  it('what an undone import left behind may be something else now', () => {
    const facts = knowing();
    const unused = {
      ...facts,
      organs: new Map([
        ['/99/9901/990101/|青石县人民政府', { ...organ, kind: 'department', isUsed: false }],
      ]),
      posts: new Map([['o|县长', { ...post, class: 'other-deputy', isUsed: false }]]),
      appointments: new Map(),
    };
    const { plan, errors } = check([GOOD], HEADER, unused);
    expect(errors).toEqual([]);
    expect(plan.reclassified).toEqual({
      organs: [{ id: 'o', kind: 'government' }],
      posts: [{ id: 'p', class: 'government-chief' }],
    });
  });

  it('the same four characters are the same person in another region too; a name alone is not', () => {
    const elsewhere = { id: 'z' as Id<'person'>, idTail: '4321', title: '' };
    const known = { ...NOTHING, namesakes: new Map([['程明川', [elsewhere]]]) };
    const personOf = (rows: string[][]) =>
      check(rows, HEADER, known).plan.appointments[0]?.personId;
    expect(personOf([withCell('证件后四位', '4321')])).toBe('z');
    expect(personOf([withCell('证件后四位', '9999')])).not.toBe('z');
    expect(personOf([GOOD])).not.toBe('z');
  });

  it('an acting or A/B holder stands beside the holder', () => {
    const acting = withCell('主持/代理/AB岗', '代理').map((cell, index) =>
      HEADER[index] === '姓名' ? '代理者' : cell,
    );
    expect(check([GOOD, acting]).errors).toEqual([]);
  });

  it('somebody of a recorded name in another post is asked about, and answered in the sheet', () => {
    const other = {
      ...NOTHING,
      people: new Map([
        [
          '/99/9901/990101/|程明川',
          [{ id: 'x' as Id<'person'>, idTail: '123X', title: '青石县应急管理局局长' }],
        ],
      ]),
    };
    const asked = check([GOOD], HEADER, other);
    expect(asked.errors).toMatchObject([
      {
        column: '证件后四位',
        code: 'posts.same-name',
        reason: expect.stringContaining('应急管理局'),
      },
    ]);
    const answered = (tail: string) => {
      const { plan, errors } = check([withCell('证件后四位', tail)], HEADER, other);
      expect(errors).toEqual([]);
      return [plan.people.length, plan.appointments[0]?.personId === 'x'];
    };
    expect(answered('同一人')).toEqual([0, true]);
    expect(answered('123x')).toEqual([0, true]);
    expect(answered('另一人')).toEqual([1, false]);
    expect(answered('4567')).toEqual([1, false]);
  });

  it('two people of one name stay two when their four characters differ', () => {
    const rows = ['1234', '5678'].map((tail, index) =>
      GOOD.map((cell, place) =>
        HEADER[place] === '证件后四位'
          ? tail
          : HEADER[place] === '职务'
            ? `副县长${index}`
            : HEADER[place] === '职务类别'
              ? '政府其他领导干部'
              : cell,
      ),
    );
    const { plan, errors } = check(rows);
    expect(errors).toEqual([]);
    expect(plan.people.map(({ idTail }) => idTail)).toEqual(['1234', '5678']);
  });

  it('whatever the cells hold, nothing throws, and a row is either planned, unchanged or refused', () => {
    const cell = fc.oneof(
      fc.constantFrom(...GOOD, '城关镇', '甲', ''),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 8 }),
        (rows) => {
          const { plan, errors } = check(rows);
          const refused = new Set(errors.map((error) => error.row)).size;
          expect(plan.appointments.length + plan.unchanged.length + refused).toBe(rows.length);
        },
      ),
    );
  });
});
