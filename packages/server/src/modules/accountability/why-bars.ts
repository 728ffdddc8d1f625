// Why each question about a person is answered as it is: clause → facts → gaps → proof, for the why panel.
import type { BarQuestion, Why } from '@jinze/contracts';
import { type CivilDate, documentDate, MEASURE_NAMES } from '@jinze/kernel';
import { type BarsOutput, citedClause, keysOfWindow, REGULATION } from '@jinze/rules';
import type { DecisionRow } from './decisions.store.ts';

type Window = BarsOutput['windows'][number];
type Basis = BarsOutput['basis'][number];

const HEADINGS: Readonly<Record<BarQuestion, string>> = {
  promotion: '能不能提拔',
  importantAppointment: '能不能重用',
  leadershipPost: '能不能担任领导职务',
  higherPost: '能不能担任更高职务',
  gradeRise: '能不能晋升级别',
  honours: '能不能评先评优',
  excellentAppraisal: '年度考核能不能评为优秀',
  veto: '第二十条一票否决',
};
const VETO: Basis = {
  instrument: REGULATION.id,
  article: '20',
  status: REGULATION.articles.find(({ article }) => article === 20)?.status ?? 'recalled',
};
const QUESTIONS = Object.keys(HEADINGS) as BarQuestion[];

export const questionNamed = (text: string): BarQuestion | undefined =>
  QUESTIONS.find((question) => question === text);

const NO_BAR = '没有影响期';

function wordOf({
  state,
  until,
  orUntil,
}: BarsOutput['veto'] | BarsOutput['combined']['promotion']) {
  switch (state) {
    case 'none':
      return NO_BAR;
    case 'permanent':
      return '长期不得';
    case 'until':
      if (until !== undefined) return `${documentDate(until)}前（含当日）不得`;
      return `${orUntil === undefined ? '' : `至少至${documentDate(orUntil)}（含当日）`}不得，到哪一天为止说不清`;
    case 'cannot-tell':
      return until === undefined || orUntil === undefined
        ? '说不清'
        : `两种算法：至${documentDate(orUntil)}或${documentDate(until)}`;
  }
}

/** As the register's page answers it. */
export function answerTo(question: BarQuestion, { combined, veto }: BarsOutput): string {
  if (question === 'veto') return wordOf(veto);
  if (question !== 'excellentAppraisal') return wordOf(combined[question]);
  const { years, cannotTell } = combined.excellentAppraisal;
  const said = [
    ...(years.length === 0 ? [] : [`${years.join('、')}年度不得`]),
    ...(cannotTell.length === 0 ? [] : [`${cannotTell.join('、')}年度说不清`]),
  ];
  return said.length === 0 ? NO_BAR : said.join('；');
}

function windowsFor(question: BarQuestion, { windows, combined }: BarsOutput): readonly Window[] {
  if (question === 'veto') return windows.filter(({ because }) => because !== undefined);
  if (question === 'excellentAppraisal') {
    const of = combined.excellentAppraisal.effects.flatMap(({ measures }) => measures);
    return windows.filter(({ measure, because }) => because !== undefined || of.includes(measure));
  }
  return windows.filter((one) => keysOfWindow(one).includes(question));
}

const isOpen = (question: BarQuestion, { combined, veto }: BarsOutput) => {
  if (question === 'veto') return veto.state === 'cannot-tell';
  return question === 'excellentAppraisal'
    ? combined.excellentAppraisal.cannotTell.length > 0
    : combined[question].state === 'cannot-tell';
};

/** The sentences of a window are those that name its measure and its day; of one because of an accident, those of article 20 too. */
export function sentencesOf(
  windows: readonly Window[],
  { reasons }: Pick<BarsOutput, 'reasons'>,
): readonly string[] {
  const isOfAccident = windows.some(({ because }) => because !== undefined);
  return reasons
    .filter(
      ({ code, compared }) =>
        (isOfAccident && code.startsWith('bars.veto')) ||
        windows.some(
          ({ measure, from }) =>
            compared?.['measure'] === MEASURE_NAMES[measure] && compared['decidedOn'] === from,
        ),
    )
    .map(({ text }) => text);
}

/** Of the windows a question rests on: their articles, article 20 where it adds to them, and the decisions they come from. */
export function whysOfBars(
  found: BarsOutput,
  decisions: readonly Pick<DecisionRow, 'id' | 'organ' | 'document_no' | 'decided_on'>[],
  asOf: CivilDate,
): Record<BarQuestion, Why> {
  const answered = (question: BarQuestion): Why => {
    const windows = windowsFor(question, found);
    const bases = [
      ...windows.flatMap(({ basis, otherReading }) => [
        ...basis,
        ...(otherReading === undefined ? [] : [otherReading.basis]),
      ]),
      ...(windows.some(({ because }) => because !== undefined) || question === 'veto'
        ? [VETO]
        : []),
    ];
    const clauses = new Map(
      bases.map((one) => [`${one.instrument} ${one.article ?? ''}`, citedClause(one)]),
    );
    const from = decisions.filter(({ id }) =>
      windows.some((one) => one.decisions.some((name) => name.startsWith(`${id}#`))),
    );
    return {
      heading: HEADINGS[question],
      clause: [...clauses.values()],
      facts:
        windows.length === 0
          ? ['在案的处理决定中，没有影响这一项的']
          : [...new Set(sentencesOf(windows, found))],
      gaps: isOpen(question, found) ? found.missing.map(({ text }) => text) : [],
      proof: [
        ...from.map((one) => `${one.organ}${one.document_no}（${documentDate(one.decided_on)}）`),
        `截至${documentDate(asOf)}，按在案的决定和规则版本 ${found.rulesVersion} 得出；每份决定都有存证`,
      ],
    };
  };
  return Object.fromEntries(QUESTIONS.map((question) => [question, answered(question)])) as Record<
    BarQuestion,
    Why
  >;
}
