import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { OFFICIAL_SAMPLES } from '../../testing/official-samples.ts';
import { heading, paragraph } from '../document.ts';
import { TYPE_AREA } from '../geometry.ts';
import { layOut } from '../layout.ts';
import { isSameNumber, numberText, ordinalsOf, parseNumber } from '../wording.ts';
import { conclusionSheet } from './conclusion-sheet.ts';
import { taskNotice } from './task-notice.ts';

describe('templates', () => {
  it('number headings 一、（一）1.（1）, each level anew under the one above', () => {
    const blocks = [
      heading(1, 'a'),
      heading(2, 'b'),
      heading(3, 'c'),
      heading(4, 'd'),
      heading(2, 'e'),
      paragraph('f'),
      heading(3, 'g'),
      heading(1, 'h'),
      heading(2, 'i'),
    ];
    expect(ordinalsOf(blocks)).toEqual([
      '一、',
      '（一）',
      '1.',
      '（1）',
      '（二）',
      '',
      '1.',
      '二、',
      '（一）',
    ]);
  });

  it('write the number in its brackets, without noughts', () => {
    expect(numberText({ code: '滨安办发', year: 2026, n: 7 })).toBe('滨安办发〔2026〕7号');
    for (const text of ['滨安办发〔2026〕7号', '滨安办发[2026]第07号', ' 滨安办发（2026）7号'])
      expect(parseNumber(text)).toEqual({ code: '滨安办发', year: 2026, n: 7 });
    for (const text of ['', '7号', '滨安办发2026-7', '滨安办发〔2026〕0号', '滨安办发〔26〕7号'])
      expect(parseNumber(text)).toBeUndefined();
    expect(isSameNumber('滨安办发〔2026〕7号', '滨安办发(2026)007号')).toBe(true);
    expect(isSameNumber('滨安办发〔2026〕7号', '滨安办发〔2026〕17号')).toBe(false);
    expect(isSameNumber('口头 3', '口头 3')).toBe(true);
  });

  it('name a matter in a title without the stop it was written with', () => {
    const { title } = taskNotice(
      {
        matter: '消防水源不足问题；',
        basis: '会议议定事项',
        background: '至今未开工',
        demands: ['完成扩建'],
        due: civilDate('2026-05-31'),
        reportTo: '市安委会办公室',
      },
      {
        organs: ['滨江市安全生产委员会办公室'],
        date: civilDate('2026-03-05'),
        origin: { dataVersion: '第1版', ledgerPosition: 0, verifyCode: '', address: '' },
      },
    );
    expect(title).toMatch(/关于督办消防水源不足问题的通知$/);
  });

  it('make one page of a conclusion however many facts it has, and say how many are not on it', () => {
    const document = OFFICIAL_SAMPLES['conclusion-sheet'];
    if (document === undefined) throw new Error('no sample');
    expect(layOut(document).pages).toHaveLength(1);
    expect(JSON.stringify(document.blocks)).toMatch(/另有\d+项，余见系统。/);
  });

  it('make one page of a conclusion of many long clauses too, shortened where they are too much', () => {
    const clause = {
      citation: '《地方党政领导干部安全生产责任制规定》第十八条',
      text: '地方党政领导干部在落实安全生产工作责任中存在履行本规定第二章所规定职责不到位的情形的，应当按照有关规定进行问责。'.repeat(
        12,
      ),
      isVerified: false,
    };
    const long = '没有登记的'.repeat(90);
    const document = conclusionSheet(
      {
        subject: long,
        question: '第十八条 应当问责的情形',
        answer: '说不清',
        clauses: Array.from({ length: 7 }, () => clause),
        facts: [long, long],
        gaps: [long],
        proofs: [long, '短'],
        record: '问责工作底稿第3版',
      },
      { organs: ['滨江市安全生产委员会办公室'], date: civilDate('2026-03-05') },
    );
    expect(layOut(document).pages).toHaveLength(1);
    const text = JSON.stringify(document.blocks);
    expect(text).toMatch(/……（余见系统）/);
    expect(text).toContain('（条文余见系统）');
    expect(text).toContain('另有6项，余见系统。');
    expect(text).toContain('第十八条 应当问责的情形');
  });

  it('make it as fast where there are thousands of them', () => {
    const facts = Array.from({ length: 3000 }, (_, at) => `第${at}条事实`);
    const began = performance.now();
    const document = conclusionSheet(
      {
        subject: '某人',
        question: '某问',
        answer: '说不清',
        clauses: [{ citation: '第二十三条', text: '条文。', isVerified: true }],
        facts,
        gaps: [],
        proofs: [],
        record: '某记录第1版',
      },
      { organs: ['某办'], date: civilDate('2026-11-23') },
    );
    expect(layOut(document).pages).toHaveLength(1);
    expect(JSON.stringify(document.blocks)).toMatch(/另有29\d\d项/);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('print an annual report in its own parts and words, and what it rests on duty by duty', () => {
    const document = OFFICIAL_SAMPLES['annual-report'];
    if (document === undefined) throw new Error('no sample');
    const texts = JSON.stringify(document.blocks);
    expect(document.blocks.flatMap((one) => (one.kind === 'heading' ? [one.title] : []))).toEqual([
      '职责分工',
      '组织领导安全生产工作的情况',
      '分管领域安全生产工作的情况',
      '存在的问题',
      '下一步打算',
    ]);
    expect(texts).toContain('带队检查 11 次：2月9日检查东山化工园区；5月11日检查县医院工地等。');
    expect(texts).toContain('本部分没有填写内容。');
    expect(texts).toContain('于2026年1月12日由本人签署');
    // The day the paper bears, as its code tells it; the report’s own is in its last sentence.
    expect(document.signature).toMatchObject({ date: '2026-03-05', isSealed: false });
    const annex = JSON.stringify(document.attachments);
    expect(annex).toContain('第九条第五项　组织分管行业的安全检查');
    expect(annex).toContain('2025.05.11');
    expect(annex).toContain('另有1条未列入');
    expect(document.signature?.organs).toEqual(['述职人：林远山']);
  });

  it('number a list of several and write one thing as a sentence', () => {
    const texts = (name: string) =>
      (OFFICIAL_SAMPLES[name]?.blocks ?? []).flatMap((block) =>
        block.kind === 'paragraph' ? [block.text] : [],
      );
    expect(texts('decision')).toEqual(
      expect.arrayContaining([
        '2.督办单滨安督〔2025〕18号及办理记录。',
        '从轻（第二十二条）：主动采取措施减少了后果。',
      ]),
    );
    for (const name of Object.keys(OFFICIAL_SAMPLES)) {
      const all = texts(name);
      const alone = all.filter(
        (text, at) => text.startsWith('1.') && !(all[at + 1] ?? '').startsWith('2.'),
      );
      expect(alone, name).toEqual([]);
    }
  });

  it('break no date in a table and no name in a title', () => {
    const of = (name: string) => {
      const found = OFFICIAL_SAMPLES[name];
      if (found === undefined) throw new Error(`no sample ${name}`);
      return layOut(found).pages.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'text' ? [item.characters.join('')] : [])),
      );
    };
    expect(of('rectification-report').filter((text) => text === '2026.08.31')).toHaveLength(14);
    expect(of('conclusion-sheet').some((text) => text.endsWith('副县长林远山'))).toBe(true);
  });

  it('say nothing of what there is none of', () => {
    for (const [name, { blocks }] of Object.entries(OFFICIAL_SAMPLES)) {
      const said = blocks.flatMap((block) =>
        block.kind === 'paragraph' && !block.text.startsWith('2.') ? [block.text] : [],
      );
      expect(said.join('').match(/(?<!\d)0[项人个]/gu), name).toBeNull();
    }
    expect(JSON.stringify(OFFICIAL_SAMPLES['publication-notice']?.blocks)).toContain(
      '"不合格等次","text":"：无。"',
    );
  });

  it('leave what announces a list on no page without its first line', () => {
    const sample = OFFICIAL_SAMPLES['duty-list'];
    if (sample === undefined) throw new Error('no sample');
    for (let before = 1; before <= 30; before += 1) {
      const blocks = [
        ...Array.from({ length: before }, () => paragraph('一行。')),
        paragraph('情况如下：'),
        paragraph('1.第一项。'),
        paragraph('2.第二项。'),
      ];
      for (const { items } of layOut({ ...sample, blocks }).pages) {
        const texts = items.flatMap((item) => (item.kind === 'text' ? [item] : []));
        const inText = texts.filter(({ baseline }) => baseline < TYPE_AREA.bottom);
        const last = Math.max(...inText.map(({ baseline }) => baseline));
        const line = inText.filter(({ baseline }) => baseline === last);
        expect(line.flatMap(({ characters }) => characters).join('')).not.toMatch(/：$/u);
      }
    }
  });

  it('publish nobody’s score', () => {
    expect(JSON.stringify(OFFICIAL_SAMPLES['publication-notice']?.blocks)).not.toMatch(
      /\d分|得分|名次|第一名/,
    );
  });

  it('tell one who was assessed its own result, and until when and to whom to object', () => {
    const text = JSON.stringify(OFFICIAL_SAMPLES['assessment-notice']);
    expect(text).toContain('东山县：合计86.5分（满分100分），等次为良好。');
    expect(text).toContain('至2027年1月20日');
    expect(text).toContain('内向滨江市安全生产委员会办公室提出');
  });

  it('say what was shown against an exemption beside what speaks for it, limb by limb', () => {
    const text = JSON.stringify(OFFICIAL_SAMPLES['exemption-conclusion']?.blocks);
    expect(text).toMatch(
      /党委和政府有关工作部署.*支持免责的情况：没有提出。.*两项部署没有办理结果/,
    );
    expect(text).toMatch(/到会9人，赞成免责3人/);
  });

  it('propose and decide by the clause of the circumstance and of the measure', () => {
    for (const [name, verb] of [
      ['accountability-proposal', '建议'],
      ['decision', '决定'],
    ] as const)
      expect(JSON.stringify(OFFICIAL_SAMPLES[name]?.blocks), name).toContain(
        `第十八条第一项规定的情形，林远山同志负有重要领导责任。依据第十九条，${verb}对林远山同志予以诫勉。`,
      );
  });

  it('leave no text on a page alone with a signature', () => {
    for (const [name, document] of Object.entries(OFFICIAL_SAMPLES)) {
      if (document.signature === undefined || document.form === 'minutes') continue;
      const { pages, lastTextPage } = layOut({ ...document, attachments: [] });
      const lines = new Set(
        (pages[lastTextPage - 1]?.items ?? []).flatMap((item) =>
          item.kind === 'text' ? [Math.round(item.baseline)] : [],
        ),
      );
      expect(lines.size, name).toBeGreaterThan(3);
    }
  });
});
