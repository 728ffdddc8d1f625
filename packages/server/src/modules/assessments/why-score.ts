// Why a subject comes out as it does: clause → facts → gaps → proof, for the why panel.
import type { Why } from '@jinze/contracts';
import { citedClause, REGULATION, type ScoreOutput } from '@jinze/rules';
import type { IssuedScheme } from './issued-schemes.ts';

/** What an item comes to. */
export const pointsOf = ({ points, of }: Pick<ScoreOutput['items'][number], 'points' | 'of'>) =>
  points === undefined ? '还有事实不清楚，现在说不清' : `${points} 分（满分 ${of} 分）`;

/** Of one item: its clauses, the facts it went by, what is missing, and who said it. */
function whyOfItem(item: ScoreOutput['items'][number], whole: Why): Why {
  return {
    heading: item.title,
    // The scheme itself comes first there, the articles of the regulation after it.
    clause: item.basis.map(({ instrument, article = '', status, place = null }) => {
      const said =
        article === ''
          ? whole.clause[0]
          : whole.clause.find((each) => each.instrument === instrument && each.article === article);
      return { instrument, title: instrument, article, text: '', status, ...said, place };
    }),
    facts: item.reasons.map(({ text }) => text),
    gaps: item.missing.map(({ text }) => text),
    proof: item.evidence.flatMap(({ asks, by, because, evidence = [] }) =>
      by === undefined && evidence.length === 0
        ? []
        : [`${asks}：${by ?? ''} ${[because, ...evidence].filter(Boolean).join('；')}`],
    ),
  };
}

/** A scheme is cited by its title and number; the regulation’s own articles stand in their words. */
function whyOfScore(output: ScoreOutput, issued: IssuedScheme, provenOn: string): Why {
  const { scheme, title, documentNo } = issued;
  const own = { ...citedClause({ instrument: title, status: scheme.status }), place: null };
  const number = documentNo === null ? '' : `（${documentNo}）`;
  const others = output.basis.filter(({ instrument }) => instrument !== scheme.id);
  const { grade, couldBe, total, of } = output;
  const said = total === undefined ? '还有事实不清楚，现在说不清' : `合计 ${total}（满分 ${of}）`;
  return {
    heading: grade === undefined ? said : `${said}，${grade}`,
    clause: [
      { ...own, title: `《${title}》${number}` },
      ...others.filter(({ instrument }) => instrument === REGULATION.id).map(citedClause),
    ],
    facts: [
      ...output.reasons.map(({ text }) => text),
      ...output.items.flatMap(({ title: item, reasons }) =>
        reasons.map(({ text }) => `${item}：${text}`),
      ),
      ...(couldBe.length > 1 ? [`可能的等次：${couldBe.join('、')}`] : []),
    ],
    gaps: output.missing.map(({ text }) => text),
    proof: [
      `按 ${provenOn} 的事实和规则版本 ${output.rulesVersion} 得出，事实的每次变动都存证`,
      '事实变了，结果随之重算；谁在什么时候为什么改的，见变动记录',
    ],
  };
}

/** Of the total, and of each item by its id. */
export function whysOfScore(
  output: ScoreOutput,
  issued: IssuedScheme,
  provenOn: string,
): Record<string, Why> {
  const total = whyOfScore(output, issued, provenOn);
  const items = output.items.map((item) => [item.id, whyOfItem(item, total)] as const);
  return { ...Object.fromEntries(items), total };
}
