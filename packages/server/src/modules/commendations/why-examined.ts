// Why the rules say what they say of somebody who is nominated: clause → facts → gaps → proof, for the why panel.
import type { Why } from '@jinze/contracts';
import type { CivilDate, EligibilityAnswer } from '@jinze/kernel';
import {
  citedClause,
  type EligibilityOutput,
  measureInstrumentTitle,
  REGULATION,
} from '@jinze/rules';

const HEADINGS: Readonly<Record<EligibilityAnswer, string>> = {
  barred: '不能表彰奖励',
  'no-bar-recorded': '没有在案的限制（这不是推荐意见）',
  'cannot-tell': '现在说不清',
};

/** What lies outside the regulation is cited; the reader shows the regulation's own articles. */
function citedOf({ instrument, article = '' }: EligibilityOutput['basis'][number]): string {
  return `依据：《${measureInstrumentTitle(instrument) ?? instrument}》${article}`;
}

export function whyOfExamination(
  { answer, reasons, missing, forJudgement, basis, rulesVersion }: EligibilityOutput,
  on: CivilDate,
  isWithheld: boolean,
): Why {
  const ofRegulation = basis.filter(({ instrument }) => instrument === REGULATION.id);
  return {
    heading: HEADINGS[answer],
    clause: ofRegulation.map(citedClause),
    facts: [
      ...reasons.map(({ text }) => text),
      ...new Set(basis.filter((one) => !ofRegulation.includes(one)).map(citedOf)),
      ...forJudgement.map(({ text }) => `供研判：${text}`),
      ...(isWithheld ? ['其余情况由组织部门掌握，不向推荐单位显示'] : []),
    ],
    gaps: missing.map(({ text }) => text),
    proof: [
      `按 ${on} 在案的情况和规则版本 ${rulesVersion} 得出，原样存证`,
      '以后的情况变了，可以再次审查；每次的结论都保留',
    ],
  };
}
