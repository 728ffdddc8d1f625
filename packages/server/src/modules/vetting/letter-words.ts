// What a letter and the list that goes with it call purposes and answers: on paper a person is not called unclear.
import type { VettingPurpose } from '@jinze/contracts';
import type { EligibilityAnswer } from '@jinze/kernel';

export const PURPOSE_WORDS: Readonly<Record<VettingPurpose, string>> = {
  promotion: '提拔',
  'important-appointment': '进一步使用或者担任重要职务',
  honour: '评先评优、表彰奖励',
  'excellent-appraisal': '年度考核评为优秀',
};
const ANSWER_WORDS: Readonly<Record<EligibilityAnswer, string>> = {
  barred: '有在案限制',
  'no-bar-recorded': '没有在案的限制',
  'cannot-tell': '尚不能确定',
};

export const wordOfAnswer = (answer: string | null): string =>
  answer === null ? '' : ANSWER_WORDS[answer as EligibilityAnswer];
