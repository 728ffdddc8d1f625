// What each measure bars somebody from and for how long, and where one may turn against it.
import type { Chapter, ContentSlide } from '../blocks.ts';
import type { DeckMaterial, DeckMeasure } from '../shape.ts';
import { cite, markOf } from '../words.ts';

const saidTerm = (months: number | null) => (months === null ? '不定月数' : `${months}个月`);

function rowOf({ name, terms, appraisal, basis, status }: DeckMeasure): readonly string[] {
  const mark = status === 'sourced' ? '' : `（${markOf(status)}）`;
  return [
    name,
    terms.map(({ months }) => saidTerm(months)).join('\n') || '—',
    terms
      .map(({ months, forbids }) =>
        terms.length === 1 ? forbids : `${saidTerm(months)}：${forbids}`,
      )
      .join('\n') || '没有影响期',
    appraisal === '' ? '—' : appraisal,
    `${basis}${mark}`,
  ];
}

function familySlide(family: string, own: readonly DeckMeasure[]): ContentSlide {
  return {
    kind: 'content',
    title: `${family}的影响期`,
    blocks: [
      {
        kind: 'table',
        head: ['措施', '期限', '期限内不得', '年度考核', '依据'],
        shares: [1.8, 1.4, 3.6, 2.2, 5.2],
        rows: own.map(rowOf),
      },
    ],
    clauses: [cite(19), cite(20)],
    notes: `${family}共列${own.length}种。期限从决定之日按历月计算，最后一天仍在期限内；期满只是不再禁止，不等于当然恢复。标有“未核对”“部分可查”的，办理前查原文。`,
  };
}

const longest = ({ terms }: DeckMeasure) => Math.max(...terms.map(({ months }) => months ?? 0));

function lengthsSlide(material: DeckMaterial): ContentSlide {
  const dated = material.measures.filter(
    ({ status, terms }) => status === 'sourced' && terms.some(({ months }) => months !== null),
  );
  return {
    kind: 'content',
    title: '一眼看长短：来源已读到的影响期',
    blocks: [
      {
        kind: 'chart',
        title: '最长的影响期',
        labels: dated.map(({ name }) => name),
        values: dated.map(longest),
        unit: '个月',
        direction: 'bar',
        height: 4.9,
      },
    ],
    clauses: [cite(19)],
    notes:
      '只画来源读到的；未核对的不画。同一措施有两段期限的，取较长的一段，例如责令辞职一年内不安排领导职务、两年内不担任高于原职务层次的职务。',
  };
}

function togetherSlide(material: DeckMaterial): ContentSlide {
  const of = (rule: string) => material.overlaps[rule] ?? '';
  return {
    kind: 'content',
    title: '几个措施并在一起，分别算，再取结论',
    blocks: [
      {
        kind: 'table',
        head: ['情况', '怎样算', '依据'],
        shares: [3.6, 5.6, 4],
        rows: [
          [
            '前一党纪处分期内又受党纪处分',
            '前期未满的期限与新的期限相加，从新决定起算',
            of('partyInParty'),
          ],
          ['问责辞职、免职同时受党纪政务处分', '适用较长的影响期', of('withDiscipline')],
          [
            '同种政务处分一并决定',
            '一个期限以上、总和以下，最长48个月，以决定书为准',
            of('sameKind'),
          ],
          ['年度考核有几项处理', '按较重的办理', of('appraisalHeavier')],
          [
            '退休、离职、死亡以后',
            '不再给予政务处分，可以立案调查并依法调整待遇',
            of('afterLeaving'),
          ],
        ],
      },
    ],
    clauses: [cite(20)],
    notes:
      '叠加规则的条文还没有逐一核对，办理前查原文。原则是每个措施分别列出截止日，说不清的写说不清，不取较早的一天。',
  };
}

function appealsSlide(material: DeckMaterial): ContentSlide {
  return {
    kind: 'content',
    title: '不服怎么办：救济渠道',
    blocks: [
      {
        kind: 'table',
        head: ['对什么不服', '怎样提出', '依据'],
        shares: [2.2, 6.4, 5],
        rows: material.appeals.map(({ for: of, term, basis, status }) => [
          of,
          term ?? '收录的来源没有写明期限',
          `${basis}（${markOf(status)}）`,
        ]),
      },
      {
        kind: 'lead',
        text: '处理变更以后，影响期从原决定还是从变更之日起算，收录的依据没有写明，以变更决定书为准。',
      },
    ],
    clauses: [cite(19)],
    notes:
      '讲责任也讲权利：告知、陈述申辩、申诉和复核，都是程序的一部分。没有查到期限的，课件里就写没有查到。',
  };
}

export function measuresChapter(material: DeckMaterial): Chapter {
  const families = Map.groupBy(material.measures, ({ family }) => family);
  return {
    name: '影响期',
    slides: [
      {
        kind: 'section',
        number: '第五章附',
        title: '影响期',
        text: '受到处理以后，多长时间内不得做什么，从哪一天算起，两个措施怎样叠加。',
        notes:
          '影响期不在《规定》里，来自党纪处分条例、政务处分法、干部选拔任用工作条例等。放在这里，是因为一票否决和任用都离不开它。',
      },
      ...[...families].map(([family, own]) => familySlide(family, own)),
      lengthsSlide(material),
      togetherSlide(material),
      appealsSlide(material),
    ],
  };
}
