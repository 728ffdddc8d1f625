// Why a rule says what it says of a region's accidents: clause → facts → gaps → proof, for the why panel.
import type { CountedAccident, TalkTrigger, Why } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { localInstruments } from '@jinze/rules';
import { GRADE_WORDS } from '../accidents/index.ts';

const TITLES: ReadonlyMap<string, string> = new Map(
  localInstruments().map(({ id, title }) => [id, title]),
);

/** The article leads to the parameter in the reader, where the source is shown. */
function clauseOf({ basis, rule, who, whom, parameter }: TalkTrigger): Why['clause'] {
  return basis.map(({ instrument, article = '', place = null, status }) => ({
    instrument,
    title: `《${TITLES.get(instrument) ?? instrument}》${article}`,
    article: parameter ?? '',
    text: `${rule}：${who}约谈${whom}`,
    status,
    place,
  }));
}

function factOf(one: CountedAccident): string {
  const grade = one.grade === null ? '等级未知' : `${GRADE_WORDS[one.grade]}事故`;
  const responsible =
    one.isResponsible === null ? '' : one.isResponsible ? '，责任事故' : '，非责任事故';
  return `${one.occurredOn} ${one.name}：${grade}${responsible}（${one.regionName}）`;
}

export function whyOfTrigger(trigger: TalkTrigger, asOf: CivilDate): Why {
  const { counted, perhaps, reasons } = trigger;
  return {
    heading: `${trigger.regionName}：${trigger.rule}`,
    clause: clauseOf(trigger),
    facts: [
      ...reasons,
      ...counted.map((one) => `计入：${factOf(one)}`),
      ...perhaps.map((one) => `可能计入：${factOf(one)}，${one.because}`),
    ],
    gaps: [...trigger.missing],
    proof: [
      `按 ${asOf} 登记的事故和规则版本 ${trigger.rulesVersion} 得出`,
      '事故的登记和每次更正都有存证',
    ],
  };
}
