// The published investigations as precedents: nothing is lost, what is not stated stays open, counts count.
import { PRECEDENT_SECTORS, type PrecedentSector } from '@jinze/contracts';
import { type Id, MEASURE_IDS, MEASURES_IN_ORDER } from '@jinze/kernel';
import { investigations } from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import { levelOf, publishedPrecedents, summaryOf } from './precedent-lines.ts';
import type { ClosedRow } from './precedents.store.ts';
import { classOf, matches, ownLines } from './precedents.ts';

const ALL = publishedPrecedents();

describe('published precedents', () => {
  it('every person of every investigation is one, in the order of the collection', () => {
    const people = investigations().flatMap(({ people: of }) => of);
    expect(ALL).toHaveLength(people.length);
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(people.length);
    expect(ALL.map(({ post }) => post)).toEqual(people.map(({ post }) => post));
  });
  it('what a source says of measures is kept as it says it; those of art. 19 are told', () => {
    const texts = new Map(
      ALL.flatMap(({ measures }) => measures).map(({ text, id }) => [text, id]),
    );
    expect(texts.get('记大过')).toBe('admin-serious-demerit');
    expect(texts.get('先期免职')).toBe('removal-from-post');
    // Steps of a criminal case and what the source leaves open are no measure.
    expect(texts.get('移送司法机关')).toBeNull();
    expect(texts.get('党纪政纪处分(种类未写)')).toBeNull();
    for (const id of texts.values()) if (id !== null) expect(MEASURE_IDS).toContain(id);
  });
  it.each([
    ['县级(直辖市区)政府', 'county'],
    ['省部级(副)', 'province'],
    ['直辖市部门', 'province'],
    ['副省级市政府', 'prefecture'],
    ['设区市政府/省政府', 'prefecture'],
    ['乡镇(街道)', 'township'],
    ['村(社区)', 'township'],
    ['(未写)', 'other'],
  ])('the level %s is %s', (text, level) => {
    expect(levelOf(text)).toBe(level);
  });
  it('a grade that follows from numbers alone says so, and none is guessed', () => {
    const without = investigations().filter(
      ({ officialGrade, derivedGrade }) => officialGrade === null && derivedGrade.max === null,
    );
    expect(without.length).toBeGreaterThan(0);
    const ids = without.map(({ id }) => id);
    for (const one of ALL) {
      const [of = ''] = one.id.split('#');
      expect(one.grade === null).toBe(ids.includes(of));
    }
    expect(ALL.some(({ isGradeDerived }) => isGradeDerived)).toBe(true);
  });
  it('the summary keeps early removal and the final measure apart, and counts a post at each of its measures', () => {
    const chiefs = ALL.filter((one) =>
      matches(one, { level: 'county', postClass: 'government-chief' }),
    );
    const { final, early, people, withoutMeasure } = summaryOf(chiefs);
    expect(people).toBe(chiefs.length);
    const removed = (stage: string) =>
      chiefs.filter(
        (one) => one.stage === stage && one.measures.some(({ id }) => id === 'removal-from-post'),
      ).length;
    const countOf = (list: typeof final) =>
      list.find(({ measure }) => measure === 'removal-from-post')?.count ?? 0;
    expect(countOf(final)).toBe(removed('final'));
    expect(countOf(early)).toBe(removed('early'));
    expect(removed('early')).toBeGreaterThan(0);
    expect(withoutMeasure).toBe(
      chiefs.filter(({ measures }) => measures.every(({ id }) => id === null)).length,
    );
  });
  it('is found by words of its case, sector, post and failure', () => {
    const found = ALL.filter((one) => matches(one, { search: '煤矿', grade: 'serious' }));
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect(one.grade).toBe('serious');
      expect(`${one.caseName}${one.sector}${one.post}${one.dutyFailure}`).toContain('煤矿');
    }
  });
  it('counts stand in the order of article 19, whatever is frequent', () => {
    const { final } = summaryOf(ALL);
    const order = final.map(({ measure }) => MEASURES_IN_ORDER.indexOf(measure));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(MEASURES_IN_ORDER.toSorted()).toEqual(MEASURE_IDS.toSorted());
  });
  it('is found by its sector, and one of two sectors by both', () => {
    const of = (sector: PrecedentSector) => ALL.filter((one) => matches(one, { sector }));
    for (const sector of PRECEDENT_SECTORS) expect(of(sector).length, sector).toBeGreaterThan(0);
    const both = of('construction').filter((one) => of('fire').includes(one));
    expect(both.map(({ sector }) => sector)).toContain('建筑施工/火灾');
    for (const { sector } of of('road-traffic')) expect(sector).toMatch(/道路/);
  });
  it('the classes of posts here and in the sources meet', () => {
    expect(classOf('safety-deputy')).toBe('deputy');
    expect(classOf('party-chief')).toBe('party-chief');
    expect(classOf('department')).toBe('other');
  });
});

describe('closed cases of one’s own', () => {
  const closed = (id: string, changes: Partial<ClosedRow> = {}): ClosedRow => ({
    id,
    year: 2026,
    level: 'county',
    postClass: 'safety-deputy',
    responsibility: 'important',
    outcome: 'pursued',
    measures: ['admin-warning'],
    accidentId: 'mine' as Id<'accident'>,
    ...changes,
  });
  const kinds = new Map([
    ['mine' as Id<'accident'>, { grade: 'ordinary' as const, sector: '矿山' }],
  ]);
  it('say neither year nor sector where fewer than five are alike', () => {
    const chief = closed('a', { level: 'province', postClass: 'party-chief' });
    const [only] = ownLines([chief], kinds);
    expect(only).toMatchObject({ year: null, sector: '', caseName: '省级案例', level: 'province' });
    const four = ['b', 'c', 'd', 'e'].map((id) => closed(id));
    for (const line of ownLines(four, kinds))
      expect(line).toMatchObject({ year: null, sector: '' });
  });
  it('say both where five are; another year, level or class is no one of them', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => closed(id));
    const others = [closed('f', { year: 2025 }), closed('g', { level: 'township' })];
    const lines = ownLines([...others, ...five], kinds);
    expect(lines.map(({ id, year, sector }) => `${id} ${year} ${sector}`)).toEqual([
      ...['a', 'b', 'c', 'd', 'e'].map((id) => `${id} 2026 矿山`),
      'f null ',
      'g null ',
    ]);
    expect(lines[0]?.caseName).toBe('2026年县级案例');
  });
});
