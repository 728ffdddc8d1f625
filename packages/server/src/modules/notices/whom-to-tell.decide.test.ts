import { NOTICE_KINDS } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  isOwnPlace,
  isTold,
  type Recipient,
  type Robot,
  type Switches,
  waysOf,
} from './whom-to-tell.decide.ts';
import { isWorkday } from './workdays.ts';

const at = (text: string) => new Date(`${text}+08:00`);
/** A working Wednesday. */
const NOON = at('2026-11-25T12:00:00');
const QINGSHI = 'county/99/9901/990101/';
const OFFICE: Recipient = {
  accountId: 'office' as Id<'account'>,
  isDisabled: false,
  mailAddress: 'office@example.gov.cn',
  cadence: 'each',
  hours: null,
  places: [{ role: 'safety-office', scopeKey: QINGSHI }],
};
const LEADER: Recipient = {
  ...OFFICE,
  mailAddress: null,
  cadence: 'none',
  places: [{ role: 'leader', scopeKey: QINGSHI }],
};
const ROBOT: Robot = {
  id: 'robot' as Id<'robot'>,
  scopeKey: QINGSHI,
  kinds: ['task-due', 'calendar-due'],
};
const ways = (to: Recipient, now = NOON, kind: 'task-due' | 'task-closed' = 'task-due') =>
  waysOf(kind, to, [ROBOT], now, isWorkday);
const mailOf = (to: Recipient, now = NOON) =>
  ways(to, now).find(({ channel }) => channel === 'mail')?.at;

describe('who is told of a kind', () => {
  const nothing: Switches = { on: [], off: [], offAtPlaces: [] };
  it.each(NOTICE_KINDS)(
    '%s: by default, unless the office or one oneself has switched it off',
    (kind) => {
      expect(isTold(kind, nothing)).toBe(true);
      expect(isTold(kind, { ...nothing, off: [kind] })).toBe(false);
      expect(isTold(kind, { ...nothing, offAtPlaces: [[kind]] })).toBe(false);
      expect(isTold(kind, { ...nothing, offAtPlaces: [[]] })).toBe(true);
    },
  );
  it('one’s own choice counts before the office’s', () => {
    expect(isTold('task-due', { on: ['task-due'], off: [], offAtPlaces: [['task-due']] })).toBe(
      true,
    );
    expect(isTold('task-due', { on: [], off: ['task-due'], offAtPlaces: [[]] })).toBe(false);
  });
  it('who belongs to several places is told if one of them tells', () => {
    expect(isTold('task-due', { ...nothing, offAtPlaces: [['task-due'], []] })).toBe(true);
    expect(isTold('task-due', { ...nothing, offAtPlaces: [['task-due'], ['task-due']] })).toBe(
      false,
    );
  });
});

describe('where else somebody is told', () => {
  it('by e-mail as chosen, and in the groups of the region that hear of this kind', () => {
    expect(ways(OFFICE)).toEqual([
      { channel: 'mail', robotId: null, at: NOON, scopeKey: QINGSHI },
      { channel: 'robot', robotId: 'robot', at: NOON, scopeKey: QINGSHI },
    ]);
    expect(ways(OFFICE, NOON, 'task-closed').map(({ channel }) => channel)).toEqual(['mail']);
  });
  it.each(
    NOTICE_KINDS.filter((kind) =>
      /^(accountability|vetting|assessment-(not|ans|fin|owed)|commendation-(nom|ans)|bar-|public-report)/.test(
        kind,
      ),
    ),
  )('%s: within the system alone, whatever is chosen', (kind) => {
    const robot = { ...ROBOT, kinds: [kind] };
    expect(waysOf(kind, OFFICE, [robot], NOON, isWorkday)).toEqual([]);
  });
  it('a leader nowhere unless they chose it themselves, and never in a group', () => {
    expect(ways(LEADER)).toEqual([]);
    const chosen = { ...LEADER, mailAddress: 'leader@example.gov.cn', cadence: 'each' as const };
    expect(ways(chosen).map(({ channel }) => channel)).toEqual(['mail']);
  });
  it('a liaison as an office; nobody whose account is closed', () => {
    const liaison = { ...LEADER, places: [{ role: 'liaison', scopeKey: QINGSHI }] };
    expect(ways(liaison).map(({ channel }) => channel)).toEqual(['robot']);
    expect(ways({ ...OFFICE, isDisabled: true })).toEqual([]);
  });
  it('“in the system only” sends nothing, an address without a choice neither', () => {
    expect(mailOf({ ...OFFICE, cadence: 'none' })).toBeUndefined();
    expect(mailOf({ ...OFFICE, mailAddress: null })).toBeUndefined();
  });
  it('never at night, nor on a holiday, and only in one’s own hours', () => {
    expect(mailOf(OFFICE, at('2026-11-25T23:00:00'))).toEqual(at('2026-11-26T09:00:00'));
    expect(mailOf(OFFICE, at('2026-10-01T10:00:00'))).toEqual(at('2026-10-08T09:00:00'));
    const narrow = { ...OFFICE, hours: { from: 14 * 60, to: 16 * 60 } };
    expect(mailOf(narrow)).toEqual(at('2026-11-25T14:00:00'));
    expect(mailOf(narrow, at('2026-11-25T16:00:00'))).toEqual(at('2026-11-26T14:00:00'));
    // The group's hours are the working day.
    expect(ways(narrow).find(({ channel }) => channel === 'robot')?.at).toEqual(NOON);
  });
  it('a digest goes out in the next morning of a working day, at the beginning of one’s hours', () => {
    const digest = { ...OFFICE, cadence: 'digest' as const };
    expect(mailOf(digest)).toEqual(at('2026-11-26T09:00:00'));
    expect(mailOf(digest, at('2026-11-25T08:59:00'))).toEqual(at('2026-11-25T09:00:00'));
    expect(mailOf(digest, at('2026-11-25T09:00:00'))).toEqual(at('2026-11-26T09:00:00'));
    expect(mailOf(digest, at('2026-11-27T12:00:00'))).toEqual(at('2026-11-30T09:00:00'));
    expect(mailOf({ ...digest, hours: { from: 600, to: 720 } })).toEqual(at('2026-11-26T10:00:00'));
  });
});

describe('a region’s own bodies', () => {
  it.each([
    ['county/99/9901/990101/', 'county/99/9901/990101/', true],
    ['county/99/9901/990101/', 'township/99/9901/990101/990101100/', true],
    ['county/99/9901/990101/', 'township/99/9901/990102/990102100/', false],
    ['county/99/9901/990101/', 'prefecture/99/9901/', false],
    ['prefecture/99/9901/', 'county/99/9901/990101/', false],
    ['prefecture/99/9901/', 'prefecture/99/9901/', true],
    ['township/99/9901/990101/990101100/', 'county/99/9901/990101/', false],
  ])('%s: %s is %s', (region, place, isOwn) => {
    expect(isOwnPlace(region, place)).toBe(isOwn);
  });
});

it('a calendar that never works ends all the same', () => {
  const never = () => false;
  expect(waysOf('task-due', OFFICE, [], NOON, never)).toHaveLength(1);
});
