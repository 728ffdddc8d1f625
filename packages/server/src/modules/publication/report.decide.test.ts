// Every act in every state on both tracks, and what each refuses.
import {
  PUBLIC_REPORT_ACTS,
  PUBLIC_REPORT_STATES,
  type PublicReportAct,
  REPORT_TRACKS,
} from '@jinze/contracts';
import { civilDate as day } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  type Accused,
  decideAdding,
  decideCheck,
  decideClose,
  decideExtending,
  decideHandingOn,
  decideKnown,
  decidePassingOn,
  decideRefusal,
  decideReply,
  decideReport,
  decideTask,
  isAboveAccused,
  type ReportFacts,
} from './report.decide.ts';
import { ENDED_REPORT_STATES, OPEN_REPORT_STATES, REPORT_TRANSITIONS } from './report.states.ts';

const TODAY = day('2026-11-20');
const COUNTY = '/99/9901/990101/';
const facts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  state: 'received',
  track: 'office',
  kind: 'hazard',
  deaths: 'no',
  isByAuthorities: false,
  isByOrgan: false,
  openedOn: day('2026-11-10'),
  deathsOn: null,
  isPassedOn: false,
  ...changes,
});
const GOVERNMENT = { on: day('2026-11-15'), organKind: 'government', hasOpenTask: false } as const;
const elsewhere = (track: 'office' | 'discipline') => ({
  from: { path: COUNTY, track },
  to: { path: '/99/9901/', track, isTownship: false },
  had: [],
  hasOpenTask: false,
});

function decide(of: ReportFacts, act: PublicReportAct) {
  if (act === 'check') return decideCheck(of, GOVERNMENT, TODAY);
  if (act === 'task') return decideTask(of, false);
  if (act === 'close') return decideClose(of, false);
  if (act === 'refuse') return decideRefusal(of);
  if (act === 'reply') return decideReply(of, false);
  if (act === 'pass-on')
    return decidePassingOn({ ...of, deaths: 'yes' }, { isTownship: false, isOfAccused: false });
  if (act === 'known-to-government')
    return decideKnown({ ...of, deaths: 'yes' }, { on: TODAY, today: TODAY, isOfAccused: false });
  if (act === 'hand-on') return decideHandingOn(of, elsewhere(of.track));
  return decideReport(of, act);
}
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? undefined : result.error?.code;

describe('the term to answer', () => {
  const accepted = facts({ state: 'accepted' });
  const term = { replyBy: day('2026-12-20'), isExtended: false };
  const longest = { until: day('2027-01-19'), days: 30, basis: '条例' };
  const later = { to: day('2027-01-19'), longest, isByApprover: false };
  const extending = (
    of: ReportFacts,
    said: Parameters<typeof decideExtending>[1],
    extension: Parameters<typeof decideExtending>[2],
  ) => decideExtending(of, said, extension, TODAY);
  it('is extended once, to a later day, while it runs, as somebody else approved and no further than allowed', () => {
    expect(extending(accepted, term, later)).toMatchObject({
      ok: true,
      value: { state: 'accepted', kind: 'extend' },
    });
    const codes = [
      extending(accepted, { ...term, isExtended: true }, later),
      extending(accepted, { ...term, replyBy: null }, later),
      extending(accepted, { ...term, replyBy: day('2026-11-19') }, later),
      extending(accepted, term, { ...later, to: day('2026-12-20') }),
      extending(facts(), term, later),
      extending(accepted, term, { ...later, to: day('2027-01-20') }),
      extending(accepted, term, { ...later, isByApprover: true }),
    ].map(codeOf);
    expect(codes).toEqual([
      'publication.report-extended',
      'publication.report-no-term',
      'publication.report-term-over',
      'publication.report-not-later',
      'publication.report-not-now',
      'publication.report-past-longest',
      'publication.report-same-approver',
    ]);
  });
});

describe('a report from the public', () => {
  it.each(
    REPORT_TRACKS.flatMap((track) =>
      PUBLIC_REPORT_STATES.flatMap((state) =>
        PUBLIC_REPORT_ACTS.map((act) => [track, state, act] as const),
      ),
    ),
  )('%s, %s, %s: as the table says', (track, state, act) => {
    const decided = decide(facts({ track, state }), act);
    const to = REPORT_TRANSITIONS[track][state][act];
    if (to === undefined) expect(codeOf(decided)).toBe('publication.report-not-now');
    else expect(decided).toMatchObject({ ok: true, value: { state: to, kind: act } });
  });

  it.each(PUBLIC_REPORT_STATES)(
    '%s: what is added opens again what ended, and only that',
    (state) => {
      const { state: to, kind } = decideAdding({ state, tellsOfDeaths: false });
      const isEnded = ENDED_REPORT_STATES.includes(state);
      expect([to, kind]).toEqual(isEnded ? ['received', 'reopen'] : [state, 'add']);
      // Answered and not closed is both: something is waited for, and it may begin anew.
      if (state !== 'replied') expect(OPEN_REPORT_STATES.includes(state)).toBe(!isEnded);
    },
  );

  it('deaths told of later are verified anew', () => {
    const next = PUBLIC_REPORT_STATES.map((state) => [
      state,
      decideAdding({ state, tellsOfDeaths: true }).state,
    ]);
    expect(Object.fromEntries(next)).toEqual({
      received: 'received',
      accepted: 'accepted',
      'not-accepted': 'received',
      checked: 'accepted',
      tasked: 'accepted',
      replied: 'received',
      closed: 'received',
    });
  });

  it('of deaths, a government verifies it: no department, no township', () => {
    for (const of of [
      facts({ state: 'accepted', deaths: 'yes' }),
      facts({ state: 'accepted', kind: 'accident', deaths: 'unknown' }),
    ]) {
      for (const organKind of ['department', 'township', 'party-committee'] as const)
        expect(codeOf(decideCheck(of, { ...GOVERNMENT, organKind }, TODAY))).toBe(
          'publication.report-needs-government',
        );
      expect(decideCheck(of, GOVERNMENT, TODAY).ok).toBe(true);
    }
    const plain = facts({ state: 'accepted' });
    expect(decideCheck(plain, { ...GOVERNMENT, organKind: 'department' }, TODAY).ok).toBe(true);
  });

  it('a verification is neither to come nor before the report', () => {
    const of = facts({ state: 'accepted' });
    const on = (text: string) => codeOf(decideCheck(of, { ...GOVERNMENT, on: day(text) }, TODAY));
    expect(on('2026-11-21')).toBe('publication.report-future-date');
    expect(on('2026-11-09')).toBe('publication.report-too-early');
    expect(on('2026-11-10')).toBeUndefined();
  });

  it('is not closed, nor made a task again, while its task is open', () => {
    expect(codeOf(decideClose(facts({ state: 'replied' }), true))).toBe(
      'publication.report-task-open',
    );
    expect(codeOf(decideTask(facts({ state: 'tasked' }), true))).toBe(
      'publication.report-task-open',
    );
  });

  it('is handed on to another, never to a township, and a leader’s never to an office', () => {
    const hand = (of: ReportFacts, to: Partial<ReturnType<typeof elsewhere>['to']>) =>
      codeOf(
        decideHandingOn(of, {
          from: { path: COUNTY, track: of.track },
          to: { path: '/99/9901/', track: of.track, isTownship: false, ...to },
          had: [],
          hasOpenTask: false,
        }),
      );
    expect(hand(facts(), { path: COUNTY })).toBe('publication.report-same-handler');
    expect(hand(facts(), { path: `${COUNTY}1/`, isTownship: true })).toBe(
      'publication.report-below-county',
    );
    expect(hand(facts(), { path: COUNTY, track: 'discipline' })).toBeUndefined();
    const leader = facts({ kind: 'leader', track: 'discipline' });
    expect(hand(leader, { track: 'office' })).toBe('publication.report-leader-apart');
    expect(hand(leader, {})).toBeUndefined();
  });

  it('about a leader, or what the authorities did, it goes upward alone: not down, not beside, not back', () => {
    const hand = (of: ReportFacts, from: string, to: string) =>
      codeOf(
        decideHandingOn(of, {
          from: { path: from, track: of.track },
          to: { path: to, track: of.track, isTownship: false },
          had: [],
          hasOpenTask: false,
        }),
      );
    for (const of of [
      facts({ kind: 'leader', track: 'discipline' }),
      facts({ kind: 'accident', deaths: 'yes', isByAuthorities: true }),
      facts({ kind: 'accident', deaths: 'yes', isByOrgan: true }),
    ]) {
      expect(hand(of, '/99/9901/', COUNTY)).toBe('publication.report-upward-only');
      expect(hand(of, COUNTY, '/99/9901/990102/')).toBe('publication.report-upward-only');
      expect(hand(of, COUNTY, '/99/9901/')).toBeUndefined();
      expect(hand(of, '/99/9901/', '/99/')).toBeUndefined();
    }
    expect(hand(facts(), '/99/9901/', COUNTY)).toBeUndefined();
  });

  it('of deaths an office neither refuses it nor leaves it to a discipline organ', () => {
    const told = facts({ deaths: 'yes' });
    expect(codeOf(decideRefusal(told))).toBe('publication.report-of-deaths');
    expect(decideRefusal(facts({ deaths: 'unknown' })).ok).toBe(true);
    const to = { path: COUNTY, track: 'discipline', isTownship: false } as const;
    const from = { path: COUNTY, track: 'office' } as const;
    const handing = { from, to, had: [], hasOpenTask: false };
    expect(codeOf(decideHandingOn(told, handing))).toBe('publication.report-of-deaths');
    expect(decideHandingOn(facts(), handing).ok).toBe(true);
  });

  it('of deaths a discipline organ ends nothing before the accident was passed on', () => {
    const first = 'publication.report-pass-on-first';
    for (const kind of ['leader', 'accident'] as const) {
      const of = facts({ track: 'discipline', kind, deaths: 'yes', state: 'accepted' });
      expect(codeOf(decideRefusal({ ...of, state: 'received' }))).toBe(first);
      expect(codeOf(decideReply(of, false))).toBe(first);
      expect(codeOf(decideClose({ ...of, state: 'replied' }, false))).toBe(first);
      const passed = { ...of, isPassedOn: true };
      expect(decideRefusal({ ...passed, state: 'received' }).ok).toBe(true);
      expect(decideReply(passed, false).ok).toBe(true);
      expect(decideClose({ ...passed, state: 'replied' }, false).ok).toBe(true);
    }
    // An office has a government verify it and passes nothing on.
    const office = facts({ state: 'checked', deaths: 'yes' });
    expect(decideReply(office, false).ok).toBe(true);
  });

  it('that a government has the accident already is recorded once, of deaths, by a document of any past day', () => {
    const leader = facts({ track: 'discipline', kind: 'leader', deaths: 'yes', state: 'accepted' });
    const known = (of: ReportFacts, on: string, isOfAccused = false) =>
      decideKnown(of, { on: day(on), today: TODAY, isOfAccused });
    expect(known(leader, '2026-11-20')).toMatchObject({
      value: { state: 'accepted', kind: 'known-to-government' },
    });
    // From before the report: the government had it before anybody told.
    expect(known(leader, '2025-01-01').ok).toBe(true);
    expect(known({ ...leader, deaths: 'unknown' }, '2026-11-20').ok).toBe(true);
    const codes = [
      known(leader, '2026-11-21'),
      known({ ...leader, isPassedOn: true }, '2026-11-20'),
      known({ ...leader, deaths: 'no' }, '2026-11-20'),
      known({ ...leader, track: 'office' }, '2026-11-20'),
      known(leader, '2026-11-20', true),
    ].map(codeOf);
    expect(codes).toEqual([
      'publication.report-future-date',
      'publication.report-passed-on',
      'publication.report-no-deaths',
      'publication.report-not-now',
      'publication.report-of-accused',
    ]);
  });

  it('no government of whom it speaks of, nor one below, is said to have the accident', () => {
    const [province, city, county] = ['/99/', '/99/9901/', '/99/9901/990101/'];
    const above = (of: Partial<Accused>) =>
      [province, city, county].filter((government) =>
        isAboveAccused(government, {
          kind: 'leader',
          isByAuthorities: false,
          postAt: county,
          county,
          ...of,
        }),
      );
    expect(above({})).toEqual([province, city]);
    expect(above({ postAt: `${county}990101001/` })).toEqual([province, city, county]);
    expect(above({ postAt: city })).toEqual([province]);
    // Of a post that is not known, and of what the place itself does.
    expect(above({ postAt: undefined })).toEqual([province, city]);
    expect(above({ postAt: `${county}990101001/`, isByAuthorities: true })).toEqual([
      province,
      city,
    ]);
    expect(above({ kind: 'violation', postAt: undefined })).toEqual([province, city, county]);
  });

  it('what was verified before the deaths were told of says nothing of them', () => {
    const of = facts({ state: 'accepted', deaths: 'yes', deathsOn: day('2026-11-14') });
    const on = (text: string) => decideCheck(of, { ...GOVERNMENT, on: day(text) }, TODAY);
    expect(on('2026-11-13')).toMatchObject({
      error: { code: 'publication.report-too-early', values: { on: '2026-11-14' } },
    });
    expect(on('2026-11-14').ok).toBe(true);
    // Told in an earlier round, the present one counts.
    const again = { ...of, deathsOn: day('2026-11-01') };
    expect(codeOf(decideCheck(again, { ...GOVERNMENT, on: day('2026-11-09') }, TODAY))).toBe(
      'publication.report-too-early',
    );
  });

  it('verified anew while its task is open it is with its task again, and is not handed away from it', () => {
    const of = facts({ state: 'accepted', deaths: 'yes' });
    expect(decideCheck(of, { ...GOVERNMENT, hasOpenTask: true }, TODAY)).toMatchObject({
      value: { state: 'tasked', kind: 'check' },
    });
    expect(codeOf(decideHandingOn(of, { ...elsewhere('office'), hasOpenTask: true }))).toBe(
      'publication.report-task-open',
    );
  });

  it('answered while its task is open it stays with its task; answered after it, it is answered', () => {
    const tasked = facts({ state: 'tasked' });
    expect(decideReply(tasked, true)).toMatchObject({ value: { state: 'tasked', kind: 'reply' } });
    expect(decideReply(tasked, false)).toMatchObject({ value: { state: 'replied' } });
  });

  it('does not go back to whom it came from', () => {
    const to = { path: '/99/9901/', track: 'office', isTownship: false } as const;
    const from = { path: COUNTY, track: 'office' } as const;
    const handing = { from, to, hasOpenTask: false };
    const back = decideHandingOn(facts(), { ...handing, had: [to] });
    expect(codeOf(back)).toBe('publication.report-had-it');
    const beside = { path: '/99/9901/', track: 'discipline' } as const;
    expect(decideHandingOn(facts(), { ...handing, had: [beside] }).ok).toBe(true);
  });

  it('of a leader’s report that may tell of deaths the accident is passed on, not below a county; of another nothing', () => {
    const leader = facts({ kind: 'leader', track: 'discipline', deaths: 'unknown' });
    const county = { isTownship: false, isOfAccused: false };
    expect(decidePassingOn(leader, county)).toMatchObject({ value: { state: 'received' } });
    expect(codeOf(decidePassingOn(leader, { ...county, isTownship: true }))).toBe(
      'publication.report-below-county',
    );
    expect(codeOf(decidePassingOn(leader, { ...county, isOfAccused: true }))).toBe(
      'publication.report-of-accused',
    );
    expect(codeOf(decidePassingOn({ ...leader, deaths: 'no' }, county))).toBe(
      'publication.report-no-deaths',
    );
    expect(codeOf(decidePassingOn(facts({ deaths: 'yes' }), county))).toBe(
      'publication.report-not-now',
    );
  });
});
