import type { AccidentFacts, MilestoneFacts } from '@jinze/contracts';
import { civilDate, type Id } from '@jinze/kernel';
import { ACCIDENT_INSTRUMENTS } from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import {
  appraisalDaysOf,
  computedGradeOf,
  daysGranted,
  gradedAsOf,
  timetableInputOf,
} from './accident.rules.ts';
import { ACCIDENT_INSTRUMENT_TITLES } from './accident.words.ts';
import { accidentWhy } from './accident-why.ts';
import type { AccidentRow } from './accidents.store.ts';
import type { FindingRow } from './findings.store.ts';
import { odditiesOf } from './milestone.oddities.ts';
import type { MilestoneRow } from './milestones.store.ts';
import { milestonesAt, type OnRecord, timetableAt, waitsOf } from './timetable.ts';

const ACCIDENT = 'accident' as Id<'accident'>;
const FACTS: AccidentFacts = {
  name: '湖东街道“12·11”基坑坍塌事故',
  occurredOn: civilDate('2025-12-11'),
  occurredAt: '2025-12-11T09:25:00+08:00',
  place: null,
  sector: '建筑施工',
  sectorCode: 'construction',
  unit: null,
  kind: '坍塌',
  grade: null,
  gradeSource: null,
  nature: 'production',
  natureBasis: null,
  isResponsible: null,
  isGrave: null,
  deaths: 2,
  missing: 1,
  seriousInjuries: 0,
  injured: 0,
  directLossWanYuan: 120,
  knownAsOf: civilDate('2025-12-11'),
  sourceDocument: '快报',
};
const row = (
  version: number,
  recordedAt: string,
  changes: Partial<AccidentRow> = {},
): AccidentRow => ({
  ...FACTS,
  id: ACCIDENT,
  version,
  state: 'recorded',
  regionPath: '/99/9901/990105/',
  regionName: '澄湖市',
  scopeKey: 'county/99/9901/990105/',
  changeReason: version === 1 ? null : '找到失踪人员',
  isCorrection: false,
  recordedAt: new Date(recordedAt),
  recordedBy: '安委办',
  ...changes,
});
let counted = 0;
function milestone(
  kind: MilestoneFacts['kind'],
  on: string,
  changes: Partial<MilestoneRow> = {},
): MilestoneRow {
  counted += 1;
  return {
    id: `m${counted}` as Id<'milestone'>,
    accidentId: ACCIDENT,
    version: 1,
    state: 'recorded',
    changeReason: null,
    recordedAt: new Date(`${on}T12:00:00Z`),
    recordedBy: '安委办',
    supersededAt: null,
    kind,
    on: civilDate(on),
    at: null,
    untilOn: null,
    days: null,
    channel: null,
    level: null,
    actor: null,
    place: null,
    documentNo: null,
    natureFrom: null,
    natureTo: null,
    note: null,
    ...changes,
  };
}
const FOUND = row(2, '2025-12-16T10:00:00Z', {
  deaths: 3,
  missing: 0,
  knownAsOf: civilDate('2025-12-16'),
});
const FIRST = row(1, '2025-12-11T10:00:00Z');
const RECORD: OnRecord = {
  versions: [FOUND, FIRST],
  milestones: [],
  findings: [],
  hasNoPrefecture: false,
};

describe('the grade', () => {
  it('rises with a missing person found dead, and by time alone where nobody is found', () => {
    const day = (text: string) => computedGradeOf(FACTS, civilDate(text));
    expect(day('2025-12-11')).toBe('ordinary');
    expect(gradedAsOf(FACTS, FACTS.occurredOn).answer.couldRiseTo).toMatchObject([
      { grade: 'relatively-serious' },
    ]);
    expect(computedGradeOf({ ...FACTS, deaths: 3, missing: 0 }, FOUND.knownAsOf)).toBe(
      'relatively-serious',
    );
    expect(day('2026-01-10')).toBe('ordinary');
    expect(day('2026-01-11')).toBe('relatively-serious');
  });
  it('that was decided stands beside the computed one, and a difference is shown', () => {
    const decided = { ...FACTS, grade: 'relatively-serious', gradeSource: 'decided' } as const;
    expect(gradedAsOf(decided, FACTS.occurredOn)).toMatchObject({
      answer: { grade: 'ordinary' },
      differsFrom: 'relatively-serious',
    });
    expect(gradedAsOf({ ...decided, grade: 'ordinary' }, FACTS.occurredOn).differsFrom).toBeNull();
    const known = { ...decided, gradeSource: 'as-known' } as const;
    expect(gradedAsOf(known, FACTS.occurredOn).differsFrom).toBeNull();
    const unknown = { ...decided, deaths: null, seriousInjuries: null, directLossWanYuan: null };
    expect(gradedAsOf(unknown, FACTS.occurredOn).differsFrom).toBeNull();
  });
});

describe('what the rule is asked', () => {
  const inputOf = (milestones: readonly MilestoneRow[], changes: Partial<AccidentFacts> = {}) =>
    timetableInputOf({
      known: [
        { facts: { ...FACTS, ...changes }, recordedAt: FIRST.recordedAt, isCorrection: false },
      ],
      milestones,
      isConcealed: false,
      hasNoPrefecture: false,
      at: new Date('2026-03-01T00:00:00Z'),
    });
  it('appraisal days are counted once where two overlap, extensions up to the limit', () => {
    const span = (on: string, untilOn: string) =>
      milestone('appraisal', on, { untilOn: civilDate(untilOn) });
    expect(appraisalDaysOf([span('2025-12-18', '2025-12-27')])).toBe(10);
    const two = [span('2025-12-25', '2026-01-02'), span('2025-12-18', '2025-12-27')];
    expect(appraisalDaysOf(two)).toBe(16);
    expect(appraisalDaysOf([...two, span('2025-12-20', '2025-12-21')])).toBe(16);
    const granted = [
      milestone('extension', '2026-02-01', { days: 40 }),
      milestone('extension', '2026-03-01', { days: 40 }),
    ];
    expect(daysGranted(granted, 'extension')).toBe(60);
  });
  it('a decided grade, else the casualties, else what was reported', () => {
    const grade = 'serious' as const;
    expect(inputOf([], { grade, gradeSource: 'decided' })?.grade).toBe('serious');
    expect(inputOf([], { grade, gradeSource: 'as-known' })).not.toHaveProperty('grade');
    const unknown = { deaths: null, missing: null, seriousInjuries: null, directLossWanYuan: null };
    expect(inputOf([], { grade, gradeSource: 'as-known', ...unknown })?.grade).toBe('serious');
  });
  it('the clock starts anew with the latest of what starts it', () => {
    const over = milestone('taken-over', '2025-12-17');
    const changed = { natureFrom: 'natural', natureTo: 'production' } as const;
    expect(inputOf([over])?.clockStart).toEqual({ on: '2025-12-17', because: 'taken-over' });
    expect(inputOf([milestone('nature-changed', '2026-01-20', changed), over])?.clockStart).toEqual(
      { on: '2026-01-20', because: 'reclassified' },
    );
    const away = { natureFrom: 'production', natureTo: 'natural' } as const;
    expect(inputOf([milestone('nature-changed', '2026-01-20', away)])).not.toHaveProperty(
      'clockStart',
    );
  });
  it('the sector as the rules know it, and unknown where nobody knows', () => {
    expect(inputOf([])?.sector).toBe('other');
    expect(inputOf([], { sectorCode: null, sector: '道路交通安全' })?.sector).toBe('road-traffic');
    expect(inputOf([], { sectorCode: null, sector: '矿山' })?.sector).toBeNull();
    expect(inputOf([], { sectorCode: null, sector: null })?.sector).toBeNull();
  });
  it('changes of casualties with the first supplementary report after each', () => {
    const report = milestone('supplementary-report', '2025-12-17');
    const known = [FIRST, FOUND].map((one) => ({
      facts: one,
      recordedAt: one.recordedAt,
      isCorrection: false,
    }));
    const asked = {
      known,
      milestones: [report],
      isConcealed: false,
      hasNoPrefecture: false,
      at: new Date('2026-03-01T00:00:00Z'),
    };
    expect(timetableInputOf(asked)?.casualtyChanges).toEqual([
      { on: '2025-12-16', reportedOn: '2025-12-17' },
    ]);
    expect(inputOf([report])).not.toHaveProperty('casualtyChanges');
  });
  it('what was not known and now is, and what is put right, is no change of casualties', () => {
    const changesOf = (...versions: { facts: Partial<AccidentFacts>; isCorrection?: boolean }[]) =>
      timetableInputOf({
        known: versions.map(({ facts, isCorrection = false }, index) => ({
          facts: { ...FACTS, ...facts },
          recordedAt: new Date(Date.UTC(2025, 11, 12 + index)),
          isCorrection,
        })),
        milestones: [],
        isConcealed: false,
        hasNoPrefecture: false,
        at: new Date('2026-03-01T00:00:00Z'),
      })?.casualtyChanges;
    expect(changesOf({ facts: { missing: null } }, { facts: { missing: 0 } })).toBeUndefined();
    expect(
      changesOf({ facts: { deaths: 20 } }, { facts: { deaths: 2 }, isCorrection: true }),
    ).toBeUndefined();
    // Known, unknown for a while, and then another number: it has changed.
    expect(
      changesOf({ facts: { deaths: 2 } }, { facts: { deaths: null } }, { facts: { deaths: 3 } }),
    ).toHaveLength(1);
  });
});

describe('a grade that rose', () => {
  const asked = (...rows: readonly AccidentRow[]) =>
    timetableInputOf({
      known: rows.map((one) => ({ facts: one, recordedAt: one.recordedAt, isCorrection: false })),
      milestones: [],
      isConcealed: false,
      hasNoPrefecture: false,
      at: new Date('2026-03-01T00:00:00Z'),
    })?.regraded;
  it('was lower until it was known: when it was recorded, or the day it names was over', () => {
    expect(asked(FIRST)).toBeUndefined();
    expect(asked(FIRST, FOUND)).toEqual({ from: 'ordinary', at: '2025-12-16T10:00:00.000Z' });
    const later = row(2, '2026-01-20T10:00:00Z', { ...FOUND, version: 2 });
    const recorded = new Date('2026-01-05T10:00:00Z');
    expect(asked(FIRST, { ...later, recordedAt: recorded })).toEqual({
      from: 'ordinary',
      at: '2025-12-16T15:59:59.000Z',
    });
  });
  it('twice: from the lowest grade, at the last rise; one that fell back did not rise', () => {
    const third = row(3, '2025-12-20T10:00:00Z', {
      deaths: 10,
      knownAsOf: civilDate('2025-12-20'),
    });
    expect(asked(FIRST, FOUND, third)).toEqual({
      from: 'ordinary',
      at: '2025-12-20T10:00:00.000Z',
    });
    expect(asked(FIRST, FOUND, { ...FIRST, version: 3 })).toBeUndefined();
  });
  it('never before the accident, as corrected', () => {
    const moved = { ...FOUND, occurredAt: '2025-12-16T18:30:00+08:00' };
    expect(asked(FIRST, { ...moved, occurredOn: civilDate('2025-12-16') })?.at).toBe(
      '2025-12-16T10:30:00.000Z',
    );
  });
  it('is not held against who reports to the province: its clock runs from the fifth day', () => {
    const told = (level: MilestoneRow['level'], on: string, time: string) =>
      milestone('reported', on, {
        channel: 'regulator',
        level,
        at: `${on}T${time}:00+08:00`,
        recordedAt: new Date(`${on}T${time}:00+08:00`),
      });
    const milestones = [
      told('county', '2025-12-11', '10:00'),
      told('prefecture', '2025-12-11', '11:00'),
      told('province', '2025-12-16', '19:30'),
    ];
    const now = timetableAt({ ...RECORD, milestones }, new Date('2025-12-18T00:00:00Z'));
    const province = now?.timetable.steps.find(
      ({ channel, level }) => channel === 'regulator' && level === 'province',
    );
    expect(province).toMatchObject({ state: 'done', due: '2025-12-16T20:00:00+08:00' });
    expect(province?.reasons.map(({ code }) => code)).toContain('timetable.since-regraded');
  });
});

describe('the timetable', () => {
  const at = (text: string) => timetableAt(RECORD, new Date(text));
  it('is not there before the accident is on record', () => {
    expect(at('2025-12-11T09:59:59Z')).toBeUndefined();
  });
  it('as known then is not as known today', () => {
    const then = at('2025-12-12T00:00:00Z');
    expect(then).toMatchObject({
      version: 1,
      grade: { grade: 'ordinary', investigatedBy: { by: '县级人民政府' } },
      regradings: [],
    });
    const now = at('2025-12-18T00:00:00Z');
    expect(now).toMatchObject({
      version: 2,
      grade: { grade: 'relatively-serious', investigatedBy: { level: 'prefecture' } },
    });
  });
  it('a regrading keeps both: until then the county’s, from then on the prefecture’s', () => {
    const [regrading] = at('2025-12-18T00:00:00Z')?.regradings ?? [];
    expect(regrading).toMatchObject({
      version: 2,
      from: 'ordinary',
      to: 'relatively-serious',
      before: { version: 1, grade: { investigatedBy: { level: 'county' } } },
      after: { version: 2, grade: { investigatedBy: { level: 'prefecture' } } },
    });
    const listing = (asked: { timetable: { steps: readonly { step: string; by?: string }[] } }) =>
      asked.timetable.steps.find(({ step }) => step === 'listed-supervision')?.by;
    expect(
      regrading === undefined ? [] : [listing(regrading.before), listing(regrading.after)],
    ).toEqual(['市级安委会', '省级安委会（典型的由国务院安委会办公室）']);
  });
  it('a milestone counts from when it was recorded until it was withdrawn', () => {
    const one = milestone('closed', '2025-12-12', {
      supersededAt: new Date('2025-12-20T00:00:00Z'),
    });
    const gone = {
      ...one,
      version: 2,
      state: 'withdrawn' as const,
      recordedAt: new Date('2025-12-20T00:00:00Z'),
      supersededAt: null,
    };
    const standing = (text: string) => milestonesAt([gone, one], new Date(text)).length;
    expect(standing('2025-12-12T11:59:59Z')).toBe(0);
    expect(standing('2025-12-12T12:00:00Z')).toBe(1);
    expect(standing('2025-12-20T00:00:00Z')).toBe(0);
  });
  it('proposes what follows until it is on record, and says of clocks only that they are to be checked', () => {
    const kinds = (record: OnRecord) =>
      (timetableAt(record, new Date('2025-12-30T00:00:00Z'))?.following ?? []).map(
        ({ kind }) => kind,
      );
    expect(kinds(RECORD)).toEqual(['listed-supervision', 'talk', 'check-report']);
    const milestones = [
      milestone('listed-supervision', '2025-12-20'),
      milestone('talk-held', '2025-12-20'),
    ];
    const finding = {
      kind: 'late',
      state: 'found',
      recorded_at: new Date('2025-12-20T00:00:00Z'),
      withdrawn_at: null,
    } as FindingRow;
    expect(kinds({ ...RECORD, milestones, findings: [finding] })).toEqual([]);
  });
});

describe('what waits', () => {
  const waits = (text: string, record = RECORD) => waitsOf(record, new Date(text));
  it('the limits that are past, and of those to come the first', () => {
    expect(waits('2025-12-11T09:59:00Z')).toBeNull();
    // Within the hour the unit has; then nobody has been told of anything.
    const early = {
      ...RECORD,
      versions: [{ ...FIRST, recordedAt: new Date('2025-12-11T01:30:00Z') }],
    };
    expect(waits('2025-12-11T02:00:00Z', early)).toMatchObject({
      overdue: 0,
      next: { step: 'unit-report', due: '2025-12-11T10:25:00+08:00' },
    });
    expect(waits('2025-12-30T00:00:00Z')).toMatchObject({
      overdue: 1,
      next: { step: 'supplementary-report', due: '2026-01-10' },
    });
    expect(waits('2026-02-09T15:59:00Z')?.next).toEqual({
      step: 'investigation-report',
      due: '2026-02-09',
    });
    expect(waits('2026-02-09T16:00:00Z')).toMatchObject({ overdue: 3, next: null });
  });
  it('nothing of an accident that was withdrawn, and of a natural disaster no step', () => {
    const gone = row(3, '2025-12-20T10:00:00Z', { state: 'withdrawn' });
    const record = { ...RECORD, versions: [gone, FOUND, FIRST] };
    expect(waits('2025-12-21T00:00:00Z', record)).toBeNull();
    expect(waits('2025-12-19T00:00:00Z', record)).not.toBeNull();
    const natural = { ...RECORD, versions: [{ ...FIRST, nature: 'natural' as const }] };
    expect(waits('2026-02-21T00:00:00Z', natural)).toEqual({
      overdue: 0,
      cannotTell: 0,
      next: null,
    });
  });
});

describe('what is odd and possible', () => {
  const codes = (milestones: readonly MilestoneRow[], changes: object = {}) =>
    odditiesOf({
      occurredOn: FACTS.occurredOn,
      nature: 'production',
      firstNature: 'production',
      milestones,
      ...changes,
    }).map(({ code }) => code);
  const told = (level: MilestoneRow['level'], time: string) =>
    milestone('reported', '2025-12-11', {
      channel: 'regulator',
      level,
      at: `2025-12-11T${time}:00+08:00`,
    });
  it('a step without the one before it', () => {
    expect(codes([milestone('approved', '2026-03-20')])).toEqual(['approved-without-submission']);
    expect(codes([milestone('closed', '2026-04-15')])).toEqual(['closed-without-approval']);
    const early = milestone('handling-published', '2026-03-19');
    expect(codes([early])).toEqual(['published-before-approval']);
    const whole = [
      milestone('report-submitted', '2026-03-10'),
      milestone('approved', '2026-03-20'),
    ];
    expect(codes([...whole, early])).toEqual(['published-before-approval']);
    expect(codes([...whole, { ...early, on: civilDate('2026-03-20') }])).toEqual([]);
  });
  it('reports before the unit’s own, and of an upper level before a lower one', () => {
    const unit = milestone('unit-reported', '2025-12-11', { at: '2025-12-11T10:05:00+08:00' });
    expect(codes([unit, told('county', '10:05')])).toEqual([]);
    expect(codes([unit, told('county', '10:00')])).toEqual(['report-before-unit']);
    expect(codes([told('prefecture', '10:30'), told('county', '11:00')])).toEqual([
      'upper-before-lower',
    ]);
    expect(codes([told('county', '10:30'), told('prefecture', '11:00')])).toEqual([]);
  });
  it('extensions beyond the limit or after the sixty days', () => {
    const extension = (on: string, days: number) => milestone('extension', on, { days });
    expect(codes([extension('2026-02-09', 60)])).toEqual([]);
    expect(codes([extension('2026-02-09', 61)])).toEqual(['extension-too-long']);
    expect(codes([extension('2026-02-10', 30)])).toEqual(['extension-late']);
    expect(codes([extension('2026-02-10', 30), milestone('taken-over', '2025-12-17')])).toEqual([]);
  });
  it('a nature that changed without its document, or is said otherwise by it', () => {
    expect(codes([], { firstNature: 'natural' })).toEqual(['nature-not-told']);
    expect(codes([], { firstNature: 'undetermined' })).toEqual([]);
    const change = milestone('nature-changed', '2026-01-20', {
      natureFrom: 'natural',
      natureTo: 'production',
    });
    expect(codes([change], { firstNature: 'natural' })).toEqual([]);
    expect(codes([change], { firstNature: 'natural', nature: 'natural' })).toEqual([
      'nature-other-than-known',
    ]);
  });
});

describe('why it is so', () => {
  const AT = new Date('2026-03-01T00:00:00Z');
  it('of the grade: what it comes to, each clause once, a decided one beside it, and what is missing', () => {
    const { question, why } =
      accidentWhy({ ...RECORD, versions: [FIRST] }, 'grade', FIRST.recordedAt) ?? {};
    expect(question).toBe('属于什么等级');
    expect(why?.heading).toBe('按规定推算为一般事故，可能升为较大事故');
    const titles = why?.clause.map(({ title }) => title) ?? [];
    expect(titles).toContain('《生产安全事故报告和调查处理条例》（国务院令第493号）第三条');
    expect(new Set(titles).size).toBe(titles.length);
    expect(why?.facts.join()).toContain('死亡2人：一般');
    const decided = { ...FOUND, grade: 'ordinary', gradeSource: 'decided' } as const;
    const both = accidentWhy({ ...RECORD, versions: [decided] }, 'grade', AT)?.why;
    expect(both?.heading).toBe('按规定推算为较大事故；调查认定为一般事故，两者并列');
    expect(both?.facts).toContain('登记的等级：一般（调查认定）');
    expect(both?.proof[0]).toContain('（第 2 版）');
    const unknown = { deaths: null, missing: null, seriousInjuries: null, directLossWanYuan: null };
    const open = accidentWhy(
      { ...RECORD, versions: [row(1, '2025-12-11T10:00:00Z', unknown)] },
      'grade',
      AT,
    );
    expect(open?.why.heading).toBe('按规定推算，等级说不清');
    expect(open?.why.gaps).toContain('死亡人数');
  });
  it('of a step: what the law lays down apart from how it stands, as is known now or was known then', () => {
    const of = (part: string) => accidentWhy(RECORD, part, AT);
    const step = of('investigation-report');
    expect(step?.question).toBe('“提交调查报告”的法定期限');
    expect(step?.why.heading).toBe('提交调查报告：逾期未见记录，待核');
    expect(step?.why.clause.find(({ article }) => article === '29')?.text).toContain('60日');
    expect(step?.why.facts.join()).toContain('没有记录，待核');
    expect(step?.why.clause.map(({ text }) => text).join()).not.toContain('没有记录，待核');
    expect(of('report.government.county')?.why.heading).toMatch(/^报县级政府：/);
    expect(of('report.government.county@before-2')?.why.proof[0]).toContain('（第 1 版）');
    expect(of('report.government.county@after-2')?.why.proof[0]).toContain('（第 2 版）');
  });
  it('of nothing that is not there', () => {
    for (const part of ['', 'nothing', 'grade@before-2', 'approval@before-9', 'approval@then'])
      expect(accidentWhy(RECORD, part, AT), part).toBeUndefined();
    expect(accidentWhy({ ...RECORD, versions: [] }, 'grade', AT)).toBeUndefined();
  });
  it('every instrument that the rules cite has its title', () => {
    expect(Object.keys(ACCIDENT_INSTRUMENT_TITLES).toSorted()).toEqual(
      Object.keys(ACCIDENT_INSTRUMENTS).toSorted(),
    );
  });
});
