// Why a subject comes out as it does: clause → facts → gaps → proof, for the why panel.
import type { Why } from '@jinze/contracts';
import { citedClause, REGULATION, type ScoreOutput } from '@jinze/rules';
import type { IssuedScheme } from './issued-schemes.ts';

/** A scheme is cited by its title and number; the regulation’s own articles stand in their words. */
export function whyOfScore(output: ScoreOutput, issued: IssuedScheme, provenOn: string): Why {
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
