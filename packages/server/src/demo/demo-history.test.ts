import { describe, expect, it } from 'vitest';
import { RECORDED_SEATS } from './demo-bodies.ts';
import { type DemoAct, demoActs } from './demo-history.ts';
import { inventedName, inventedPerson } from './demo-names.ts';
import { sampleRoster } from './demo-world.ts';

const acts = demoActs();
const rows = acts.flatMap((act) => (act.kind === 'roster' ? act.rows : []));
const single = <Kind extends DemoAct['kind']>(kind: Kind) =>
  acts.filter((act): act is Extract<DemoAct, { kind: Kind }> => act.kind === kind);

describe('the demo’s history', () => {
  it('is the same every time', () => {
    expect(demoActs()).toEqual(acts);
  });

  it('invents eight hundred names and repeats none; four characters are digits, the last one at times an X', () => {
    const names = Array.from({ length: 800 }, (_, index) => inventedName(index));
    expect(new Set(names).size).toBe(800);
    const people = Array.from({ length: 600 }, (_, number) => inventedPerson(number));
    expect(new Set(people.map(({ name }) => name)).size).toBe(600);
    expect(people.filter(({ tail }) => !/^\d{3}[\dX]$/.test(tail))).toEqual([]);
    expect(() => inventedPerson(600)).toThrow('600');
  });

  it('names nobody whom the visitor’s roster for 青石县 names', () => {
    const own = new Set(sampleRoster().map((row) => row[4]));
    expect(own.size).toBe(30);
    expect(rows.filter((row) => own.has(row[4]))).toEqual([]);
  });

  it('has one pair of people of the same name, told apart by 证件后四位', () => {
    const tails = Map.groupBy(rows, (row) => row[4]);
    const pairs = [...tails].filter(([, own]) => new Set(own.map((row) => row[5])).size > 1);
    expect(pairs).toHaveLength(1);
  });

  it('is recorded from early 2024 to November 2026, act after act, on working days and in office hours', () => {
    const times = acts.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
    expect(acts[0]?.at.toISOString().slice(0, 7)).toBe('2024-01');
    expect(acts.at(-1)?.at.toISOString().slice(0, 7)).toBe('2026-11');
    const odd = acts.filter(
      ({ at }) => [0, 6].includes(at.getUTCDay()) || at.getUTCHours() < 1 || at.getUTCHours() > 9,
    );
    expect(odd).toEqual([]);
  });

  it('records nothing before it happened, and but for one case within two weeks', () => {
    const delays = acts.flatMap((act) => {
      const days = (day: string) => (act.at.getTime() - Date.parse(day)) / 86_400_000;
      if (act.kind === 'roster' && act.at.getUTCFullYear() === 2024 && act.at.getUTCMonth() === 0)
        return [];
      if (act.kind === 'roster')
        return act.rows.map((row) => days(row[7] === '' ? (row[6] ?? '') : (row[7] ?? '')));
      return act.kind === 'corrected'
        ? []
        : [days(act.kind === 'appointed' ? act.holding.from : act.from)];
    });
    expect(Math.min(...delays)).toBeGreaterThan(0);
    expect(delays.filter((one) => one > 15)).toHaveLength(2);
  });

  it('lets people take office on working days and stay at least ten months, where no other story is told', () => {
    const weekend = rows.filter((row) => [0, 6].includes(new Date(row[6] ?? '').getUTCDay()));
    expect(weekend).toEqual([]);
    const short = rows.filter(
      (row) =>
        row[7] !== '' && Date.parse(row[7] ?? '') - Date.parse(row[6] ?? '') < 300 * 86_400_000,
    );
    expect(short).toEqual([]);
  });

  it('gives every appointment a document of the committee that manages the post', () => {
    const wrong = rows.filter((row) => {
      const [issuer, number] = [row[9] ?? '', row[11] ?? ''];
      return !number.startsWith(`${issuer.slice(0, 2)}任〔`) || !/〔20\d\d〕\d+号$/.test(number);
    });
    expect(wrong).toEqual([]);
  });

  it('appoints by who they are only people who come from another region', () => {
    expect(single('appointed').length).toBeGreaterThan(10);
    for (const { holding } of single('appointed')) {
      const { name, tail } = holding.person;
      const own = rows.filter((row) => row[4] === name && row[5] === tail);
      expect(own.length).toBeGreaterThan(0);
      expect(own[0]?.[0]).not.toBe(holding.seat.region);
    }
  });

  it('knows every seat by one key', () => {
    expect(new Set(RECORDED_SEATS.map(({ key }) => key)).size).toBe(RECORDED_SEATS.length);
  });
});
