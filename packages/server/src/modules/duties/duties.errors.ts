// How the duties module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const dutiesErrors = {
  'duties.wrong-state': {
    status: 409,
    zh: '清单目前的状态不能办理这一步，请刷新后查看。',
    en: 'The section’s state does not allow this step; reload it.',
  },
  'duties.blocked': {
    status: 409,
    zh: '暂不能审批：{reason}。',
    en: 'It cannot be approved yet: {reason}',
  },
  'duties.mixed-approval': {
    status: 409,
    zh: '党委的职务由党委会议审批，政府的职务由政府会议审批，请分开登记。',
    en: 'Party posts are approved by the party committee, government posts by the government: record them separately.',
  },
  'duties.future-date': {
    status: 400,
    zh: '日期不能晚于今天。',
    en: 'The date lies in the future.',
  },
  'duties.before-approval': {
    status: 400,
    zh: '印发日期不能早于审批日期。',
    en: 'The date of issue lies before the approval.',
  },
  'duties.year-out-of-range': {
    status: 400,
    zh: '只能起草 2018 年以来至明年的清单。',
    en: 'Lists can be drafted from 2018 to next year.',
  },
  'duties.nobody-in-post': {
    status: 409,
    zh: '在您能办理的范围内，这个地区还没有任职信息，请先导入领导干部名册。',
    en: 'Nobody you may draft for is on record there; import the roster first.',
  },
  'duties.unknown-item': {
    status: 404,
    zh: '这份清单里没有这一项职责。',
    en: 'There is no such duty item in this section.',
  },
} as const satisfies ErrorTable;

export const dutiesConstraints: Readonly<Record<string, string>> = {
  section_of_year: 'http.version-conflict',
};
