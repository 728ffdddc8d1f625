import { addDays, type CivilDate, civilDate, type Id } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostChange } from '../posts/index.ts';
import { followChanges, type OpenHandover } from './following.decide.ts';

const POST = 'post' as Id<'post'>;
const DAY = civilDate('2026-06-30');
const change = (
  kind: PostChange['kind'],
  who: string,
  more: Partial<PostChange> = {},
): PostChange => ({
  kind,
  appointmentId: who as Id<'appointment'>,
  personId: `${who}-person` as Id<'person'>,
  personName: who,
  postId: POST,
  organId: 'organ' as Id<'organ'>,
  scopeKey: 'county/99/',
  from: civilDate('2024-01-01'),
  to: kind === 'left' ? DAY : null,
  manner: 'full',
  ...more,
});
const NEVER: ReadonlySet<Id<'post'>> = new Set();
const HELD = new Set([POST]);
const sidesOf = (all: readonly OpenHandover[]) =>
  all.map((one) => `${one.outgoing?.name ?? '–'}→${one.incoming?.name ?? '–'}`);

/** Applies acts one after the other as the store would: what is written is what is open next. */
function run(acts: readonly (readonly PostChange[])[]) {
  let open: OpenHandover[] = [];
  let held = NEVER;
  for (const changes of acts) {
    const followed = followChanges(changes, open, held);
    const written = new Set(followed.map(({ id }) => id));
    open = [
      ...open.filter((one) => !written.has(one.id)),
      ...followed
        .filter((one) => one.outgoing !== null || one.incoming !== null)
        .map(({ event: _event, ...one }, index) => ({
          ...one,
          id: one.id ?? (`h${open.length}-${index}` as Id<'handover'>),
          version: one.version + 1,
        })),
    ];
    if (changes.some(({ kind }) => kind === 'left')) held = HELD;
  }
  return open;
}

describe('a handover follows who holds the post', () => {
  it('opens when somebody leaves, and waits for who comes', () => {
    const open = run([[change('left', '甲')]]);
    expect(sidesOf(open)).toEqual(['甲→–']);
    expect(sidesOf(run([[change('left', '甲')], [change('came', '乙')]]))).toEqual(['甲→乙']);
  });
  it('leaving and coming in one act are one handover, in whatever order they are told', () => {
    expect(sidesOf(run([[change('came', '乙'), change('left', '甲')]]))).toEqual(['甲→乙']);
  });
  it('the first holder on record takes over from nobody; a later one of an empty post does', () => {
    expect(followChanges([change('came', '甲')], [], NEVER)).toEqual([]);
    expect(sidesOf(followChanges([change('came', '乙')], [], HELD))).toEqual(['–→乙']);
  });
  it('a leaving that is recorded after the successor came joins the successor’s handover', () => {
    const open = run([[change('left', '甲')], [change('came', '乙')]]);
    expect(sidesOf(open)).toEqual(['甲→乙']);
    const late = followChanges(
      [change('left', '甲')],
      [{ ...(open[0] as OpenHandover), outgoing: null }],
      HELD,
    );
    expect(sidesOf(late)).toEqual(['甲→乙']);
    expect(late[0]?.event).toBe('handover.joined.v1');
  });
  it('what a correction takes back leaves the handover; without anybody it is withdrawn', () => {
    const back = followChanges([change('returned', '甲')], run([[change('left', '甲')]]), HELD);
    expect(back).toMatchObject([
      { outgoing: null, incoming: null, event: 'handover.withdrawn.v1' },
    ]);
    const half = followChanges(
      [change('withdrawn', '乙')],
      run([[change('left', '甲'), change('came', '乙')]]),
      HELD,
    );
    expect(half).toMatchObject([{ event: 'handover.party-left.v1', incoming: null }]);
    expect(sidesOf(half)).toEqual(['甲→–']);
  });
  it('a corrected day is the handover’s day', () => {
    const open = run([[change('left', '甲'), change('came', '乙')]]);
    const moved = followChanges([change('dated', '甲', { to: addDays(DAY, -3) })], open, HELD);
    expect(moved).toMatchObject([{ outgoing: { on: '2026-06-27' }, event: 'handover.redated.v1' }]);
  });
  it('another post’s handover is left alone', () => {
    const open = run([[change('left', '甲')]]);
    expect(
      followChanges([change('came', '乙', { postId: 'other' as Id<'post'> })], open, NEVER),
    ).toEqual([]);
  });

  it('for any history, everybody who left stands on exactly one handover, and nobody on two', () => {
    const act = fc.array(
      fc.record({
        kind: fc.constantFrom<PostChange['kind']>('came', 'left', 'returned', 'withdrawn'),
        who: fc.constantFrom('甲', '乙', '丙', '丁'),
        day: fc.integer({ min: 0, max: 900 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
        // A real history: one comes before leaving, leaves before returning, and does each once at a time.
        const state = new Map<string, 'in' | 'left'>();
        const real = acts.map((changes) =>
          changes.flatMap(({ kind, who, day }) => {
            const on: CivilDate = addDays(civilDate('2024-01-01'), day);
            const now = state.get(who);
            const isPossible =
              (kind === 'came' && now === undefined) ||
              (kind === 'left' && now === 'in') ||
              (kind === 'returned' && now === 'left') ||
              (kind === 'withdrawn' && now !== undefined);
            if (!isPossible || changes.filter((one) => one.who === who).length > 1) return [];
            if (kind === 'withdrawn') state.delete(who);
            else state.set(who, kind === 'left' ? 'left' : 'in');
            return [change(kind, who, { from: on, to: kind === 'left' ? on : null })];
          }),
        );
        const open = run(real);
        const leaving = open.flatMap(({ outgoing }) => outgoing?.name ?? []);
        const coming = open.flatMap(({ incoming }) => incoming?.name ?? []);
        expect(new Set(leaving).size).toBe(leaving.length);
        expect(new Set(coming).size).toBe(coming.length);
        for (const [who, now] of state) if (now === 'left') expect(leaving).toContain(who);
        for (const who of leaving) expect(state.get(who)).toBe('left');
        for (const who of coming) expect(state.has(who)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
