import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { draftReport, mergeDraft, type ReportFacts, type ReportRecord } from './draft-report.ts';

const id = (n: number) =>
  `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id<'duty-record'>;
const record = (n: number, more: Partial<ReportRecord> = {}): ReportRecord => ({
  id: id(n),
  activity: 'led-inspection',
  title: `检查第${n}家`,
  occurredOn: civilDate(`2026-0${(n % 9) + 1}-10`),
  role: 'led',
  duties: ['art6.5'],
  findings: null,
  followUp: null,
  ...more,
});
const facts = (more: Partial<ReportFacts> = {}): ReportFacts => ({
  year: 2026,
  asOf: civilDate('2026-12-20'),
  posts: ['青石县人民政府 副县长'],
  portfolios: ['工业'],
  duties: [
    { code: 'art9.1', title: '贯彻部署', state: 'met', missing: [], records: [] },
    { code: 'art9.3', title: '纳入规划', state: 'no-record', missing: ['计划文号'], records: [] },
    { code: 'art9.4', title: '分析形势', state: 'partly', missing: ['下半年一次'], records: [] },
  ],
  records: [record(1), record(2), record(3, { duties: ['art9.4'], activity: 'meeting' })],
  deployments: [],
  ...more,
});
const partOf = (content: ReturnType<typeof draftReport>, part: string) =>
  content.find((one) => one.part === part)?.sentences ?? [];

describe('the draft of an annual report', () => {
  it('follows the outline and links each sentence to its records', () => {
    const content = draftReport(facts());
    expect(content.map(({ part }) => part)).toEqual([
      'division',
      'led',
      'portfolio',
      'problems',
      'next',
    ]);
    expect(partOf(content, 'led')).toMatchObject([
      { text: '带队检查 2 次：2月10日检查第1家；3月10日检查第2家。', records: [id(1), id(2)] },
    ]);
    expect(partOf(content, 'portfolio')).toMatchObject([{ records: [id(3)] }]);
  });
  it('says “no record”, never “not done”, and tells what is incomplete', () => {
    const texts = partOf(draftReport(facts()), 'problems').map(({ text }) => text);
    expect(texts).toEqual(['“纳入规划”还没有记录。', '“分析形势”还不完整：下半年一次。']);
    expect(texts.join()).not.toContain('没有做');
  });
  it('puts what was found in lines of its own into one sentence', () => {
    const records = [
      record(1, { findings: '报警器失灵。\n消防通道被占用；' }),
      record(2, { findings: '值班记录不全。' }),
    ];
    const texts = partOf(draftReport(facts({ records })), 'problems').map(({ text }) => text);
    expect(texts.at(-1)).toBe(
      '检查、调研中发现的问题：2月10日报警器失灵，消防通道被占用；3月10日值班记录不全。',
    );
  });
  it('names four of many and counts all of them', () => {
    const many = Array.from({ length: 12 }, (_, n) => record(n));
    const [sentence] = partOf(draftReport(facts({ records: many })), 'led');
    expect(sentence?.text).toContain('12 次');
    expect(sentence?.text).toContain('等。');
    expect(sentence?.records).toHaveLength(12);
  });
  it('drafted anew, edited sentences and those written by hand stay, the others follow the records', () => {
    const first = draftReport(facts());
    const edited = first.map((one) =>
      one.part === 'problems'
        ? {
            ...one,
            sentences: [
              ...one.sentences.map((sentence, index) =>
                index === 0
                  ? { ...sentence, text: '规划工作推进偏慢。', isEdited: true }
                  : sentence,
              ),
              { key: null, text: '自己写的一句。', isEdited: true, records: [] },
            ],
          }
        : one,
    );
    const later = facts({
      records: [...facts().records, record(4)],
      duties: facts().duties.map((duty) => ({ ...duty, state: 'met', missing: [] })),
    });
    const merged = mergeDraft(edited, draftReport(later));
    expect(partOf(merged, 'led')[0]?.text).toContain('3 次');
    expect(partOf(merged, 'problems').map(({ text }) => text)).toEqual([
      '规划工作推进偏慢。',
      '自己写的一句。',
    ]);
    expect(mergeDraft(merged, draftReport(later))).toEqual(merged);
  });
  it('in a part that is full a drafted sentence gives way to what the person wrote', () => {
    const open = Array.from({ length: 70 }, (_, n) => ({
      code: `art9.${n}`,
      title: `职责${n}`,
      state: 'no-record',
      missing: [],
      records: [],
    }));
    const drafted = draftReport(facts({ duties: open }));
    const own = { key: null, text: '自己写的一句。', isEdited: true, records: [] };
    const current = drafted.map((one) =>
      one.part === 'problems' ? { ...one, sentences: [own] } : one,
    );
    const merged = partOf(mergeDraft(current, drafted), 'problems');
    expect(merged).toHaveLength(60);
    expect(merged.at(-1)).toEqual(own);
  });
});
