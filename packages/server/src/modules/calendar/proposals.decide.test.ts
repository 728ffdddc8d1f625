import { CALENDAR_KINDS } from '@jinze/contracts';
import { civilDate, type Id, LEVELS, type PostClass, yearOf } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { isClause } from './clauses.ts';
import { checkEntry } from './entry.decide.ts';
import {
  fromLastYear,
  fromTemplate,
  type LastYears,
  type ProposalFacts,
} from './proposals.decide.ts';
import { YEAR_TEMPLATE } from './year-template.ts';

const day = civilDate;
const facts: ProposalFacts = {
  year: 2027,
  level: 'county',
  taken: new Set(),
  posts: new Map<PostClass, Id<'post'>>([['government-chief', 'chief' as Id<'post'>]]),
  listsDue: { on: day('2027-03-31'), source: null },
};
const proposal = (key: string, more: Partial<ProposalFacts> = {}) => {
  const found = fromTemplate(YEAR_TEMPLATE, { ...facts, ...more }).find(
    ({ originKey }) => originKey === key,
  );
  if (found === undefined) throw new Error(key);
  return found;
};

describe('the usual year', () => {
  it('names every kind of entry, each with a clause that exists and where its days come from', () => {
    const kinds = new Set(YEAR_TEMPLATE.map(({ kind }) => kind));
    expect(CALENDAR_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
    for (const { key, clause, basis, duties } of YEAR_TEMPLATE) {
      expect([key, clause === undefined || isClause(clause)]).toEqual([key, true]);
      expect(duties.filter((code) => !isClause(code))).toEqual([]);
      if (basis !== undefined) expect(basis.length).toBeGreaterThan(5);
    }
    expect(new Set(YEAR_TEMPLATE.map(({ key }) => key)).size).toBe(YEAR_TEMPLATE.length);
  });
  it.each(LEVELS.flatMap((level) => [2024, 2026, 2027].map((year) => ({ level, year }))))(
    '$level $year: what it proposes could be entered by hand',
    ({ level, year }) => {
      const listsDue = { on: day(`${year}-03-31`), source: null };
      for (const one of fromTemplate(YEAR_TEMPLATE, { ...facts, level, year, listsDue })) {
        expect(checkEntry(one, year, isClause)).toEqual({ ok: true, value: undefined });
        expect(one.title.length).toBeLessThanOrEqual(120);
        expect((one.basis ?? '').length).toBeLessThanOrEqual(120);
      }
    },
  );
  it('names the post where there is one of the class, else only says who', () => {
    expect(proposal('government-work-report')).toMatchObject({
      owner: '政府主要负责人',
      ownerPostId: 'chief',
    });
    expect(proposal('inspection-plan').ownerPostId).toBeNull();
  });
  it('takes the day of the lists from the place’s own rule, and tells early enough', () => {
    expect(proposal('duty-lists')).toMatchObject({ to: '2027-03-31', tellOn: '2027-03-01' });
    expect(proposal('duty-lists').basis).toContain('于都');
    const due = { on: day('2027-02-15'), source: '某市实施办法第六条' };
    expect(proposal('duty-lists', { listsDue: due })).toMatchObject({
      to: '2027-02-15',
      tellOn: '2027-01-01',
      basis: '某市实施办法第六条',
    });
  });
  it('speaks of a township’s bodies in a township', () => {
    expect(proposal('standing-committee-q1').title).toBe('党委常委会会议研究安全生产（第一季度）');
    expect(proposal('standing-committee-q1', { level: 'township' })).toMatchObject({
      title: '党（工）委会议研究安全生产（第一季度）',
      owner: '党（工）委主要负责人',
    });
  });
  it('says what is there already', () => {
    const taken = new Set(['safety-month']);
    expect(proposal('safety-month', { taken }).isTaken).toBe(true);
    expect(proposal('half-year', { taken }).isTaken).toBe(false);
  });
});

describe('last year’s calendar', () => {
  const last: LastYears = {
    id: 'e1' as Id<'calendar-entry'>,
    originKey: null,
    kind: 'other',
    title: '冬季专项检查',
    note: null,
    owner: '应急局',
    ownerPostId: 'p' as Id<'post'>,
    ownerOrganId: null,
    from: day('2024-02-29'),
    to: day('2024-03-31'),
    tellOn: day('2024-02-29'),
    activity: 'led-inspection',
    duties: ['art8.3'],
    clause: null,
    basis: '县政办〔2024〕3号',
  };
  it('is proposed with its changes, a year later', () => {
    expect(fromLastYear([last], new Set())).toEqual([
      {
        ...last,
        id: undefined,
        key: 'entry:e1',
        origin: 'last-year',
        originKey: 'entry:e1',
        from: '2025-02-28',
        to: '2025-03-31',
        tellOn: '2025-02-28',
        isTaken: false,
      },
    ]);
    const [plain] = fromLastYear([{ ...last, tellOn: null }], new Set());
    expect(plain?.tellOn).toBeNull();
  });
  it('an entry keeps what it came from: neither it nor the usual year proposes it twice', () => {
    const ofTemplate = { ...last, originKey: 'safety-month' };
    expect(fromLastYear([ofTemplate], new Set(['safety-month']))[0]).toMatchObject({
      originKey: 'safety-month',
      isTaken: true,
    });
    expect(fromLastYear([last], new Set(['entry:e1']))[0]?.isTaken).toBe(true);
  });
});

describe('an entry', () => {
  const good = {
    title: '专项检查',
    note: null,
    owner: '安委办',
    basis: null,
    from: day('2027-03-01'),
    to: day('2027-03-31'),
    tellOn: day('2027-02-20'),
    duties: ['art5.2', 'art5.2-1'],
    clause: 'art13',
  };
  type Said = Parameters<typeof checkEntry>[0];
  const codeOf = (change: Partial<Said>) => {
    const checked = checkEntry({ ...good, ...change }, 2027, isClause);
    return checked.ok ? undefined : [checked.error.code, checked.error.path];
  };
  it.each<[Partial<Said>, string[] | undefined]>([
    [{}, undefined],
    [{ tellOn: null, clause: null }, undefined],
    [{ to: day('2028-01-31') }, undefined],
    [{ from: day('2026-12-31') }, ['calendar.other-year', 'body.from']],
    [{ to: day('2027-02-28') }, ['calendar.days-reversed', 'body.to']],
    [{ to: day('2028-03-31') }, ['calendar.too-long', 'body.to']],
    [{ tellOn: day('2027-04-01') }, ['calendar.told-after', 'body.tellOn']],
    [{ duties: ['art5.2', 'art5.99'] }, ['calendar.unknown-clause', 'body.duties']],
    [{ basis: '某办秘密〔2027〕3号（机密）' }, ['calendar.marked-secret', 'body.basis']],
    [{ clause: 'art30' }, ['calendar.unknown-clause', 'body.clause']],
  ])('%o: %o', (change, expected) => {
    expect(codeOf(change)).toEqual(expected);
  });
  it('may begin on the year’s last day', () => {
    const last = day('2027-12-31');
    expect(yearOf(last)).toBe(2027);
    expect(codeOf({ from: last, to: last })).toBeUndefined();
  });
});
