// To whom a report goes: by place, level, deaths, what the authorities did themselves, and never a leader's to an office.
import { describe, expect, it } from 'vitest';
import {
  isOfDeaths,
  type Place,
  raisedToReaders,
  routeReport,
  type ToRoute,
} from './report-route.decide.ts';
import { whyOfRoute } from './report-route.words.ts';

const PROVINCE: Place = { path: '/99/', name: '云岭省', level: 'province' };
const PREFECTURE: Place = { path: '/99/9901/', name: '云江市', level: 'prefecture' };
const COUNTY: Place = { path: '/99/9901/990101/', name: '青石县', level: 'county' };
const TOWNSHIP: Place = { path: '/99/9901/990101/1/', name: '石桥镇', level: 'township' };

const asked = (changes: Partial<ToRoute> = {}): ToRoute => ({
  kind: 'hazard',
  places: [PROVINCE, PREFECTURE, COUNTY],
  deaths: 'no',
  isByAuthorities: false,
  managing: null,
  ...changes,
});
const codes = (changes: Partial<ToRoute>) => {
  const { outcome, track, handler, reasons, missing } = routeReport(asked(changes));
  return {
    outcome,
    track,
    handler: handler.name,
    reasons: reasons.map(({ code }) => code),
    missing,
  };
};

describe('to whom a report goes', () => {
  it('to the office of the county it names', () => {
    expect(codes({})).toEqual({
      outcome: 'applies',
      track: 'office',
      handler: '青石县',
      reasons: ['by-place'],
      missing: [],
    });
  });

  it('a township’s to its county; where there are no counties, to the prefecture', () => {
    expect(codes({ places: [PROVINCE, PREFECTURE, COUNTY, TOWNSHIP] })).toMatchObject({
      outcome: 'applies',
      handler: '青石县',
      reasons: ['by-place', 'township-by-county'],
    });
    expect(codes({ places: [PROVINCE, PREFECTURE, TOWNSHIP] })).toMatchObject({
      outcome: 'applies',
      handler: '云江市',
    });
  });

  it('of a place that is only half known: received there, and it cannot be told whose it is', () => {
    expect(codes({ places: [PROVINCE, PREFECTURE] })).toMatchObject({
      outcome: 'cannot-tell',
      handler: '云江市',
      missing: ['county'],
    });
  });

  it.each(['hazard', 'violation', 'accident', 'retaliation'] as const)(
    '%s by the place’s own authorities: one level up, and at the top it is said that nothing is above',
    (kind) => {
      const isByAuthorities = true;
      expect(codes({ kind, isByAuthorities })).toMatchObject({
        outcome: 'applies',
        handler: '云江市',
      });
      expect(codes({ kind, isByAuthorities }).reasons).toContain('one-level-up');
      expect(
        codes({ kind, isByAuthorities, places: [PROVINCE, PREFECTURE, COUNTY, TOWNSHIP] }),
      ).toMatchObject({ handler: '云江市' });
      expect(codes({ kind, isByAuthorities, places: [COUNTY] })).toMatchObject({
        outcome: 'cannot-tell',
        handler: '青石县',
        missing: ['level-above'],
      });
    },
  );

  it('deaths, and a hidden accident nobody knows the deaths of, are the county government’s or higher', () => {
    expect(codes({ deaths: 'yes' }).reasons).toContain('deaths');
    expect(codes({ kind: 'accident', deaths: 'unknown' }).reasons).toContain('deaths');
    expect(codes({ deaths: 'unknown' }).reasons).not.toContain('deaths');
    expect(isOfDeaths({ kind: 'accident', deaths: 'no' })).toBe(false);
  });

  it.each([true, false])('about a leader: the managing committee’s discipline organ (%s)', (up) => {
    const known = { kind: 'leader', managing: PREFECTURE, isByAuthorities: up } as const;
    expect(codes(known)).toMatchObject({
      outcome: 'applies',
      track: 'discipline',
      handler: '云江市',
      reasons: ['leader-managing'],
    });
    // Not known which post: received above the place, never by an office.
    expect(codes({ kind: 'leader' })).toMatchObject({
      outcome: 'cannot-tell',
      track: 'discipline',
      handler: '云江市',
      missing: ['post'],
    });
  });

  it('says why in words, with the clause on deaths where there are some', () => {
    const why = whyOfRoute(routeReport(asked({ deaths: 'yes' })));
    expect(why.heading).toBe('由青石县安委办办理');
    expect(why.clause.map(({ title }) => title)).toEqual([
      '《中华人民共和国安全生产法》第七十三条第一款',
      '《中华人民共和国安全生产法》第七十三条第二款',
    ]);
    expect(why.clause.every(({ status }) => status === 'recalled')).toBe(true);
    expect(why.facts.join()).toContain('青石县人民政府组织核查');
    const unknown = whyOfRoute(routeReport(asked({ places: [PREFECTURE] })));
    expect(unknown.heading).toBe('说不清归谁办理，先由云江市安委办接收');
    expect(unknown.gaps).toHaveLength(1);
  });

  it('where nobody has an account that reads it, to the nearest above where somebody has; else it says so', () => {
    const route = routeReport(asked());
    const read = (...isRead: boolean[]) =>
      raisedToReaders(
        route,
        [COUNTY, PREFECTURE, PROVINCE].map((place, at) => ({
          ...place,
          isRead: isRead[at] ?? false,
        })),
      );
    expect(read(true)).toBe(route);
    expect(read(false, false, true)).toMatchObject({
      outcome: 'applies',
      handler: PROVINCE,
      reasons: [{ code: 'by-place' }, { code: 'no-desk', place: '青石县', to: '云岭省' }],
    });
    expect(read(false, false, false)).toMatchObject({ handler: COUNTY, missing: ['desk'] });
    expect(whyOfRoute(read()).gaps[0]).toContain('还没有办理举报的账户');
  });
});
