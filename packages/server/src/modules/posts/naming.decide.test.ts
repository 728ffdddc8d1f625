// Names through time: one name on every day, a renaming after the last one, a correction that says why.
import { addDays, civilDate, type Id } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideNameCorrection,
  decideRenaming,
  type Name,
  type NamedState,
  type NamingDecision,
} from './naming.decide.ts';

const TODAY = civilDate('2026-11-23');
const DAY = civilDate('2018-10-01');
const ENDED = { regionName: '东山县', on: civilDate('2020-12-31') };
const idOf = (text: string) => text as Id<'naming'>;
const first: Name = {
  id: idOf('a'),
  recordId: idOf('a'),
  name: '安监局',
  from: null,
  to: null,
  documentNo: null,
};
const BEFORE: NamedState = { version: 1, names: [first], ended: null };
const AFTER: NamedState = {
  version: 2,
  ended: null,
  names: [
    { ...first, id: idOf('b'), to: civilDate('2018-09-30') },
    {
      id: idOf('c'),
      recordId: idOf('c'),
      name: '应急管理局',
      from: DAY,
      to: null,
      documentNo: '1号',
    },
  ],
};
const renaming = { version: 1, name: '应急管理局', on: DAY, documentNo: '1号' };
const correction = { version: 2, name: '应急管理局', on: null, documentNo: null, reason: '误' };

/** What is known after a decision: rows not superseded, oldest first. */
function after(state: NamedState, decision: NamingDecision): NamedState {
  const kept = state.names.filter(({ id }) => !decision.superseded.includes(id));
  const added = decision.added.map((one, index): Name => {
    const id = idOf(`${decision.version}.${index}`);
    return { ...one, id, recordId: one.recordId ?? id };
  });
  const names = [...kept, ...added].toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  return { ...state, version: decision.version, names: names as unknown as NamedState['names'] };
}

describe('names through time', () => {
  it('a renaming ends one name the day before and begins another', () => {
    const result = decideRenaming(BEFORE, renaming, TODAY);
    expect(result).toMatchObject({
      ok: true,
      value: {
        version: 2,
        now: { name: '应急管理局', on: DAY, documentNo: '1号' },
        superseded: ['a'],
        added: [
          { recordId: 'a', name: '安监局', from: null, to: '2018-09-30', reason: null },
          { recordId: null, name: '应急管理局', from: DAY, to: null, documentNo: '1号' },
        ],
      },
    });
  });

  it.each([
    ['another version', BEFORE, { version: 2 }, 'http.version-conflict'],
    ['a day to come', BEFORE, { on: addDays(TODAY, 1) }, 'posts.future-change'],
    ['the same name', BEFORE, { name: '安监局' }, 'posts.nothing-changed'],
    ['not after the last renaming', AFTER, { version: 2, name: '局' }, 'posts.name-earlier-change'],
    [
      'after the region ended',
      { ...BEFORE, ended: ENDED },
      { on: civilDate('2021-01-01') },
      'posts.region-ended',
    ],
  ])('a renaming is refused: %s', (_, state, input, code) => {
    expect(decideRenaming(state, { ...renaming, ...input }, TODAY)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('a body of an ended region may still be renamed on a day it existed', () => {
    expect(decideRenaming({ ...BEFORE, ended: ENDED }, renaming, TODAY).ok).toBe(true);
  });

  it('a correction takes the row’s place under its record and says why', () => {
    const input = { ...correction, version: 1, name: '安全监管局', reason: '少打一个字' };
    expect(decideNameCorrection(BEFORE, input, TODAY)).toMatchObject({
      ok: true,
      value: {
        superseded: ['a'],
        added: [{ recordId: 'a', name: '安全监管局', from: null, to: null, reason: '少打一个字' }],
      },
    });
  });

  it('a corrected first day moves the last day of the name before', () => {
    const on = civilDate('2019-01-01');
    expect(decideNameCorrection(AFTER, { ...correction, on }, TODAY)).toMatchObject({
      ok: true,
      value: {
        superseded: ['b', 'c'],
        added: [
          { recordId: 'a', to: '2018-12-31', reason: '误' },
          { recordId: 'c', name: '应急管理局', from: on, documentNo: '1号', reason: '误' },
        ],
      },
    });
  });

  it('corrected to the name before it, the renaming never was', () => {
    const result = decideNameCorrection(AFTER, { ...correction, name: '安监局' }, TODAY);
    expect(result).toMatchObject({
      ok: true,
      value: {
        now: { name: '安监局', on: null },
        superseded: ['b', 'c'],
        added: [{ recordId: 'a', from: null, to: null, documentNo: null, reason: '误' }],
      },
    });
  });

  it.each([
    ['another version', AFTER, { version: 1 }, 'http.version-conflict'],
    ['nothing is corrected', AFTER, {}, 'posts.nothing-changed'],
    [
      'a day for a name that has none',
      BEFORE,
      { version: 1, name: '局', on: DAY },
      'posts.name-undated',
    ],
    ['a day to come', AFTER, { on: addDays(TODAY, 1) }, 'posts.future-change'],
  ])('a correction is refused: %s', (_, state, input, code) => {
    expect(decideNameCorrection(state, { ...correction, ...input }, TODAY)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('whatever is renamed and corrected, every day has exactly one name', () => {
    const step = fc.record({
      isRenaming: fc.boolean(),
      name: fc.constantFrom('甲', '乙', '丙'),
      days: fc.integer({ min: 1, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let state = BEFORE;
        for (const { isRenaming, name, days } of steps) {
          const shared = { version: state.version, name, documentNo: '号' };
          const on = addDays(DAY, days);
          const dated = state.names.length > 1;
          const result = isRenaming
            ? decideRenaming(state, { ...shared, on }, TODAY)
            : decideNameCorrection(
                state,
                {
                  ...shared,
                  on: dated ? on : null,
                  documentNo: dated ? '号' : null,
                  reason: '误',
                },
                TODAY,
              );
          if (result.ok) state = after(state, result.value);
        }
        expect(state.names[0].from).toBeNull();
        expect(state.names.at(-1)?.to).toBeNull();
        for (const [index, one] of state.names.slice(1).entries())
          expect(state.names[index]?.to).toBe(one.from === null ? null : addDays(one.from, -1));
      }),
    );
  });
});
