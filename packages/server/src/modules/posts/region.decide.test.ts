import { addDays, civilDate, type Id } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideAbolish,
  decideEstablishment,
  decideMerge,
  decideMove,
  decideRename,
  type RegionState,
  superiorOf,
} from './region.decide.ts';
import { asOfDay } from './regions.view.ts';

const TODAY = civilDate('2026-11-23');
const ON = civilDate('2026-03-01');
const LEVEL_AT = ['province', 'prefecture', 'county', 'township'] as const;

function region(path: string, more: Partial<RegionState> = {}): RegionState {
  const codes = path.split('/').filter(Boolean);
  return {
    id: path as Id<'region'>,
    path,
    code: codes.at(-1) ?? '',
    name: path,
    level: LEVEL_AT[Math.min(codes.length - 1, 3)] ?? 'township',
    version: 1,
    endedOn: null,
    since: null,
    ...more,
  };
}
const COUNTY = region('/99/9901/990101/');
const BESIDE = region('/99/9901/990102/');
const TOWN = region('/99/9901/990101/990101100/');
const GONE = region('/99/9901/990101/990101109/', { endedOn: civilDate('2020-12-31') });
const WITHIN = [COUNTY, TOWN, region(`${TOWN.path}99010110001/`), GONE];
const codeOf = (decided: { ok: boolean; error?: { code: string } }) =>
  decided.ok ? 'ok' : decided.error?.code;

describe('what every change of a region is refused for', () => {
  const asked = { version: 1, on: ON };
  const others: readonly (readonly [
    string,
    (state: RegionState, input: typeof asked) => unknown,
  ])[] = [
    ['rename', (state, input) => decideRename(state, { ...input, name: '新名' }, TODAY)],
    ['move', (state, input) => decideMove(state, region('/99/9902/'), [state], input, TODAY)],
    [
      'merge',
      (state, input) => decideMerge(state, BESIDE, [state], { ...input, holders: 0 }, TODAY),
    ],
    [
      'abolish',
      (state, input) => decideAbolish(state, { ...input, holders: 0, livingParts: 0 }, TODAY),
    ],
  ];
  it.each(others)(
    '%s: another version, a day to come, an ended region, a day before the last change',
    (_, decide) => {
      const code = (state: RegionState, input = asked) =>
        codeOf(decide(state, input) as { ok: boolean; error?: { code: string } });
      expect(code(COUNTY)).toBe('ok');
      expect(code({ ...COUNTY, version: 2 })).toBe('http.version-conflict');
      expect(code(COUNTY, { version: 1, on: addDays(TODAY, 1) })).toBe('posts.future-change');
      expect(code({ ...COUNTY, endedOn: ON })).toBe('posts.region-ended');
      expect(code({ ...COUNTY, since: ON })).toBe('posts.region-earlier-change');
      expect(code({ ...COUNTY, since: addDays(ON, -1) })).toBe('ok');
    },
  );
});

describe('a rename', () => {
  it('keeps the address, and what was called so before ends the day before', () => {
    const decided = decideRename(COUNTY, { version: 1, on: ON, name: '新名' }, TODAY);
    if (!decided.ok) throw new Error(decided.error.code);
    expect(decided.value.moves).toEqual([]);
    expect(decided.value.changes).toMatchObject([
      {
        kind: 'renamed',
        lastDay: '2026-02-28',
        after: { name: '新名', version: 2, path: COUNTY.path },
      },
    ]);
  });
  it('to the name it has is none', () => {
    const input = { version: 1, on: ON, name: COUNTY.name };
    expect(codeOf(decideRename(COUNTY, input, TODAY))).toBe('posts.nothing-changed');
  });
});

describe('a move', () => {
  const asked = { version: 1, on: ON };
  it('gives the region and everything beneath it another address, and the new superior’s committee its posts', () => {
    const decided = decideMove(COUNTY, region('/99/9902/'), WITHIN, asked, TODAY);
    if (!decided.ok) throw new Error(decided.error.code);
    expect(decided.value.moves.map(({ to }) => to)).toEqual([
      '/99/9902/990101/',
      '/99/9902/990101/990101100/',
      '/99/9902/990101/990101100/99010110001/',
      '/99/9902/990101/990101109/',
    ]);
    expect(decided.value.committee).toEqual({ from: '/99/9901/', to: '/99/9902/', isAll: false });
  });
  it('may leave out a level: 省直管县', () => {
    expect(codeOf(decideMove(COUNTY, region('/99/'), WITHIN, asked, TODAY))).toBe('ok');
  });
  it.each([
    ['beneath where it is', region('/99/9901/'), 'posts.nothing-changed'],
    ['beneath itself', TOWN, 'posts.region-inside-itself'],
    ['beneath one of its own level', BESIDE, 'posts.region-wrong-level'],
    ['beneath an ended one', region('/99/9902/', { endedOn: ON }), 'posts.region-ended'],
  ])('%s is refused', (_, superior, code) => {
    expect(codeOf(decideMove(COUNTY, superior, WITHIN, asked, TODAY))).toBe(code);
  });
  it('that would be deeper than eight steps is refused', () => {
    const deep = region('/99/9901/11/22/33/44/55/', { level: 'prefecture' });
    const inside = [COUNTY, TOWN];
    expect(codeOf(decideMove(COUNTY, deep, inside, asked, TODAY))).toBe('posts.region-too-deep');
    expect(codeOf(decideMove(COUNTY, deep, [COUNTY], asked, TODAY))).toBe('ok');
  });
});

describe('a merger', () => {
  const asked = { version: 1, on: ON, holders: 0 };
  it('lies beneath its successor; its living parts are the successor’s, what had ended stays with it', () => {
    const decided = decideMerge(COUNTY, BESIDE, WITHIN, asked, TODAY);
    if (!decided.ok) throw new Error(decided.error.code);
    expect(decided.value.moves.map(({ to }) => to)).toEqual([
      '/99/9901/990102/990101/',
      '/99/9901/990102/990101100/',
      '/99/9901/990102/990101100/99010110001/',
      '/99/9901/990102/990101/990101109/',
    ]);
    expect(decided.value.changes.map(({ kind, before }) => [kind, before.path])).toEqual([
      ['merged', COUNTY.path],
      ['moved', TOWN.path],
    ]);
    expect(decided.value.changes[0]?.after).toMatchObject({ endedOn: '2026-02-28', version: 2 });
    expect(decided.value.committee).toEqual({
      from: '/99/9901/990102/990101/',
      to: BESIDE.path,
      isAll: true,
    });
  });
  it('is refused while somebody is in post, and says how many', () => {
    const decided = decideMerge(COUNTY, BESIDE, WITHIN, { ...asked, holders: 3 }, TODAY);
    expect(decided.ok ? {} : decided.error).toMatchObject({
      code: 'posts.region-holders',
      values: { count: 3 },
    });
  });
  it.each([
    ['into itself', COUNTY, 'posts.region-inside-itself'],
    ['into another level', region('/99/9902/'), 'posts.region-other-level'],
    ['into an ended one', { ...BESIDE, endedOn: ON }, 'posts.region-ended'],
  ])('%s is refused', (_, into, code) => {
    expect(codeOf(decideMerge(COUNTY, into, WITHIN, asked, TODAY))).toBe(code);
  });
  it('before a change of a part that goes along is refused', () => {
    const within = [COUNTY, { ...TOWN, since: ON }];
    expect(codeOf(decideMerge(COUNTY, BESIDE, within, asked, TODAY))).toBe(
      'posts.region-earlier-change',
    );
  });
  it('gives no two regions one address, and lets none hang in the air', () => {
    const code = fc.integer({ min: 10, max: 40 }).map(String);
    const inside = fc.uniqueArray(fc.tuple(code, fc.option(code), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
      selector: ([first]) => first,
    });
    fc.assert(
      fc.property(inside, (parts) => {
        const within = [
          COUNTY,
          ...parts.flatMap(([part, below, hasEnded]) => {
            const endedOn = hasEnded ? civilDate('2020-12-31') : null;
            const path = `${COUNTY.path}A${part}/`;
            const deeper = below === null ? [] : [region(`${path}B${part}${below}/`, { endedOn })];
            return [region(path, { endedOn }), ...deeper];
          }),
        ];
        const decided = decideMerge(COUNTY, BESIDE, within, asked, TODAY);
        if (!decided.ok) throw new Error(decided.error.code);
        const { moves } = decided.value;
        expect(moves.length).toBe(within.length);
        expect(new Set(moves.map(({ to }) => to)).size).toBe(moves.length);
        for (const { from, to } of moves) {
          expect(to.startsWith(BESIDE.path)).toBe(true);
          const superior = superiorOf(to);
          // Nothing hangs in the air: what it lies beneath is there too.
          expect([BESIDE.path, ...moves.map((move) => move.to)]).toContain(superior);
          expect(from.startsWith(COUNTY.path)).toBe(true);
        }
      }),
    );
  });
});

describe('an abolition', () => {
  it('is refused while a part exists or somebody is in post', () => {
    const asked = { version: 1, on: ON };
    const decide = (holders: number, livingParts: number) =>
      codeOf(decideAbolish(COUNTY, { ...asked, holders, livingParts }, TODAY));
    expect(decide(0, 0)).toBe('ok');
    expect(decide(1, 0)).toBe('posts.region-holders');
    expect(decide(0, 1)).toBe('posts.region-has-parts');
  });
});

describe('a region of our own', () => {
  const input = {
    id: 'x' as Id<'region'>,
    code: '9901KFQ',
    name: '开发区',
    level: 'county',
    on: ON,
  } as const;
  it('lies beneath its superior by its own code', () => {
    const decided = decideEstablishment(region('/99/9901/'), input, TODAY);
    expect(decided).toMatchObject({ ok: true, value: { path: '/99/9901/9901KFQ/', since: ON } });
  });
  it.each([
    ['of the superior’s level', BESIDE, ON, 'posts.region-wrong-level'],
    ['beneath an ended one', region('/99/9901/', { endedOn: ON }), ON, 'posts.region-ended'],
    ['tomorrow', region('/99/'), addDays(TODAY, 1), 'posts.future-change'],
    [
      'below eight steps',
      region('/99/98/97/96/95/94/93/92/', { level: 'province' }),
      ON,
      'posts.region-too-deep',
    ],
  ])('%s is refused', (_, superior, on, code) => {
    expect(codeOf(decideEstablishment(superior, { ...input, on }, TODAY))).toBe(code);
  });
});

describe('the name on a day', () => {
  const shared = {
    superiorName: '云江市',
    documentNo: '1号',
    other: null,
    recordedAt: '',
    recordedBy: '',
  };
  const records = [
    { ...shared, kind: 'initial', name: '甲', from: null, to: civilDate('2019-12-31') },
    {
      ...shared,
      kind: 'renamed',
      name: '乙',
      from: civilDate('2020-01-01'),
      to: civilDate('2024-12-31'),
    },
    { ...shared, kind: 'merged', name: '乙', from: civilDate('2025-01-01'), to: null },
  ] as const;
  it.each([
    ['1990-01-01', '甲'],
    ['2019-12-31', '甲'],
    ['2020-01-01', '乙'],
    ['2024-12-31', '乙'],
    ['2025-01-01', null],
  ])('%s: %s', (on, name) => {
    expect(asOfDay(records, { name: '乙', superiorName: '' }, civilDate(on)).name).toBe(name);
  });
  it('is the present one where nothing was recorded', () => {
    expect(asOfDay([], { name: '甲', superiorName: '乙' }, ON)).toEqual({
      on: ON,
      name: '甲',
      superiorName: '乙',
    });
  });
});
