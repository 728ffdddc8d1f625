import type { PersonDuty, SectionItem } from '@jinze/contracts';
import { civilDate, type Id } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inShownOrder, type Mergeable, mergeDuties } from './merge-duties.ts';

type Requirement = SectionItem['requirements'][number];

const requirement = (text: string, counts = true, place?: string): Requirement => ({
  kind: 'count',
  text,
  evidence: '记录',
  counts,
  source: {
    instrument: place === undefined ? 'cn-leading-cadres-2018' : 'local',
    status: 'confirmed',
    ...(place === undefined ? {} : { place }),
  },
});

const item = (code: string, over: Partial<SectionItem> = {}): SectionItem => ({
  code,
  article: code.replace('art', ''),
  title: `${code} 的标题`,
  text: `${code} 的内容`,
  status: 'confirmed',
  isByReference: false,
  isLeftToLocalDocument: false,
  requirements: [],
  ...over,
});

const section = (
  id: string,
  items: readonly SectionItem[],
  instrument: Mergeable['instrument'] = 'standing',
): Mergeable => ({ id: id as Id<'section'>, instrument, items });

const postsOf = (duty: PersonDuty | undefined) =>
  duty?.wordings.map(({ sources }) => sources.map(({ sectionId }) => sectionId));

describe('the lists of one person as one', () => {
  it('the same duty in the same words appears once and names its posts', () => {
    const duties = mergeDuties([
      section('a', [item('art9.1', { requirements: [requirement('每季度一次')] })]),
      section('b', [item('art9.1', { requirements: [requirement('每季度一次')] })]),
    ]);
    expect(duties).toHaveLength(1);
    expect(postsOf(duties[0])).toEqual([['a', 'b']]);
  });

  it('the same code with other requirements stays apart under one head', () => {
    const duties = mergeDuties([
      section('a', [item('art9.1', { requirements: [requirement('每季度一次')] })]),
      section('b', [item('art9.1', { requirements: [requirement('每月一次')] })]),
      section('c', [item('art9.1', { requirements: [requirement('每季度一次')] })]),
    ]);
    expect(duties).toHaveLength(1);
    expect(postsOf(duties[0])).toEqual([['a', 'c'], ['b']]);
    expect(duties[0]?.wordings.map(({ requirements }) => requirements[0]?.text)).toEqual([
      '每季度一次',
      '每月一次',
    ]);
  });

  it('a requirement of another place is another requirement, its order is none', () => {
    const [one, two] = [requirement('每月一次'), requirement('每年报告')];
    const duties = mergeDuties([
      section('a', [item('art9.1', { requirements: [one, two] })]),
      section('b', [item('art9.1', { requirements: [two, one] })]),
      section('c', [item('art9.1', { requirements: [requirement('每月一次', true, '青石县')] })]),
      section('d', [item('art9.1', { requirements: [requirement('每月一次', true, '石桥县')] })]),
    ]);
    expect(postsOf(duties[0])).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('what does not count sets nothing apart, and stays with the post it is shown at', () => {
    const notYet = requirement('每月一次', false, '青石县');
    const [duty] = mergeDuties([
      section('a', [item('art9.1', { requirements: [requirement('每季度一次'), notYet] })]),
      section('b', [item('art9.1', { requirements: [requirement('每季度一次')] })]),
    ]);
    expect(duty?.wordings).toHaveLength(1);
    expect(duty?.wordings[0]?.requirements.map(({ text }) => text)).toEqual(['每季度一次']);
    expect(duty?.wordings[0]?.sources.map(({ notCounting }) => notCounting)).toEqual([
      [notYet],
      [],
    ]);
  });

  it('参照 and what is left to a document are said of the post they are true of', () => {
    const [duty] = mergeDuties([
      section('a', [item('art6.1')]),
      section('b', [item('art6.1', { isByReference: true, isLeftToLocalDocument: true })]),
    ]);
    expect(duty?.wordings[0]?.sources).toMatchObject([
      { isByReference: false, isLeftToLocalDocument: false },
      { isByReference: true, isLeftToLocalDocument: true },
    ]);
  });

  it('a document numbers the duties of each post from one: another title is another duty', () => {
    const code = 'document:x:1';
    const duties = mergeDuties([
      section('a', [item(code, { title: '纳入政治监督' })]),
      section('b', [item(code, { title: '纳入干部考核' })]),
    ]);
    expect(duties.map(({ title }) => title)).toEqual(['纳入政治监督', '纳入干部考核']);
  });

  it('keeps the order of the articles: what one post alone has stands where its own list has it', () => {
    const codesOf = (...lists: string[][]) =>
      mergeDuties(
        lists.map((codes, index) =>
          section(
            `${index}`,
            codes.map((c) => item(c)),
          ),
        ),
      ).map(({ code }) => code);
    expect(codesOf(['5.1', '5.2'], ['9.1', '9.2'])).toEqual(['5.1', '5.2', '9.1', '9.2']);
    expect(codesOf(['9.1', '9.2', '9.4'], ['8.1', '9.1', '9.3', '9.4', '甲'])).toEqual([
      '8.1',
      '9.1',
      '9.2',
      '9.3',
      '9.4',
      '甲',
    ]);
  });

  it('the sections themselves: standing lists first, then in the order of the articles', () => {
    const one = (
      id: string,
      instrument: 'standing' | 'annual',
      post_class: string,
      from: string,
    ) => ({
      id,
      instrument,
      post_class,
      holds_post_from: civilDate(from),
    });
    const sorted = inShownOrder([
      one('priorities', 'annual', 'party-chief', '2020-01-01'),
      one('deputy, later', 'standing', 'other-deputy', '2024-01-01'),
      one('deputy, earlier', 'standing', 'other-deputy', '2022-01-01'),
      one('member', 'standing', 'standing-committee-member', '2025-01-01'),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual([
      'member',
      'deputy, earlier',
      'deputy, later',
      'priorities',
    ]);
  });
});

const CODES = ['art9.1', 'art9.2', 'art9.3', 'art9.4', 'local:1'];
const anItem = fc
  .record({
    text: fc.constantFrom('甲', '乙'),
    title: fc.constantFrom('标题', '标题（配合）'),
    requirements: fc.array(
      fc
        .record({ text: fc.constantFrom('每月', '每季'), counts: fc.boolean() })
        .map(({ text, counts }) => requirement(text, counts)),
      { maxLength: 2 },
    ),
    isByReference: fc.boolean(),
  })
  .map((over) => (code: string) => item(code, over));
/** Lists that follow one order of codes, as the rules give them. */
const lists = fc
  .array(
    fc.record({
      instrument: fc.constantFrom('standing' as const, 'annual' as const),
      codes: fc.subarray(CODES),
      make: fc.array(anItem, { minLength: CODES.length, maxLength: CODES.length }),
    }),
    { maxLength: 4 },
  )
  .map((made) =>
    made.map(({ instrument, codes, make }, index) =>
      section(
        `${index}`,
        codes.map((code, place) => make[place]?.(code) ?? item(code)),
        instrument,
      ),
    ),
  );

/** Each item as the merged list says it of a post. */
const saidIn = (duties: readonly PersonDuty[]) =>
  duties.flatMap(({ instrument, code, title, wordings }) =>
    wordings.flatMap(({ text, requirements, sources }) =>
      sources.map(({ sectionId, isByReference, notCounting }) =>
        JSON.stringify([
          sectionId,
          instrument,
          code,
          title,
          text,
          requirements.map((one) => one.text).toSorted(),
          notCounting.map((one) => one.text),
          isByReference,
        ]),
      ),
    ),
  );
const saidBy = (sections: readonly Mergeable[]) =>
  sections.flatMap(({ id, instrument, items }) =>
    items.map(({ code, title, text, requirements, isByReference }) => {
      const of = (counts: boolean) =>
        requirements.filter((one) => one.counts === counts).map((one) => one.text);
      return JSON.stringify([
        id,
        instrument,
        code,
        title,
        text,
        of(true).toSorted(),
        of(false),
        isByReference,
      ]);
    }),
  );

describe('whatever the lists are', () => {
  it('every item of every section appears exactly once under its post, as its section says it', () => {
    fc.assert(
      fc.property(lists, (sections) => {
        expect(saidIn(mergeDuties(sections)).toSorted()).toEqual(saidBy(sections).toSorted());
      }),
    );
  });

  it('nothing that reads the same appears twice', () => {
    fc.assert(
      fc.property(lists, (sections) => {
        const shown = mergeDuties(sections).flatMap(({ instrument, code, title, wordings }) =>
          wordings.map(({ text, requirements }) =>
            JSON.stringify([
              instrument,
              code,
              title,
              text,
              requirements.map((r) => r.text).toSorted(),
            ]),
          ),
        );
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  it('which list comes first changes the order that is shown, and nothing else', () => {
    const settled = (duties: readonly PersonDuty[]) =>
      duties
        .map(({ instrument, code, title, wordings }) =>
          JSON.stringify([
            instrument,
            code,
            title,
            wordings
              .map(({ sources }) =>
                sources
                  .map(({ sectionId }): string => sectionId)
                  .toSorted()
                  .join(' '),
              )
              .toSorted(),
          ]),
        )
        .toSorted();
    fc.assert(
      fc.property(
        lists.chain((sections) =>
          fc.tuple(
            fc.constant(sections),
            fc.shuffledSubarray(sections, { minLength: sections.length }),
          ),
        ),
        ([sections, shuffled]) => {
          expect(settled(mergeDuties(shuffled))).toEqual(settled(mergeDuties(sections)));
        },
      ),
    );
  });

  it('the first list keeps its order, and of two lists each does', () => {
    const keysOf = ({ instrument, items }: Mergeable) =>
      items.map(({ code, title }) => `${instrument} ${code} ${title}`);
    fc.assert(
      fc.property(lists, (sections) => {
        const two = sections.slice(0, 2);
        const shown = mergeDuties(two).map((d) => `${d.instrument} ${d.code} ${d.title}`);
        for (const one of two) {
          const own = keysOf(one);
          expect(shown.filter((key) => own.includes(key))).toEqual(own);
        }
      }),
    );
  });
});
