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
  'duties.stale': {
    status: 409,
    zh: '任职、分管、文件或规则有变化，请先检查变化并更新。',
    en: 'Post, portfolio, documents or rules have changed: bring the lists up to date first.',
  },
  'duties.newer-edition': {
    status: 409,
    zh: '这份清单已有新版，请在新版上修改。',
    en: 'There is a later edition already: work on that one.',
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
  'duties.before-issue': {
    status: 400,
    zh: '签收日期不能早于印发日期。',
    en: 'The signature lies before the issue.',
  },
  'duties.no-paper': {
    status: 409,
    zh: '这份清单不是纸质签收，或已经有扫描件。',
    en: 'This section was not acknowledged on paper, or has its scan already.',
  },
  'duties.scan-type': {
    status: 422,
    zh: '扫描件须是 PDF、PNG 或 JPEG 文件，请重新选择。',
    en: 'The scan must be a PDF, PNG or JPEG file.',
  },
  'duties.post-outside': {
    status: 422,
    zh: '所选职务不在这个地区的本级机构内，请核对。',
    en: 'A chosen post is not of this region’s own bodies.',
  },
  'duties.due-outside-year': {
    status: 422,
    zh: '完成期限不在 {year} 年内，请核对。',
    en: 'The due day is not within {year}.',
  },
  'duties.already-withdrawn': {
    status: 409,
    zh: '这份文件已经撤回。',
    en: 'This document has been withdrawn already.',
  },
  'duties.already-dropped': {
    status: 409,
    zh: '这项重点工作已经取消。',
    en: 'This priority has been dropped already.',
  },
  'duties.nothing-to-remind': {
    status: 409,
    zh: '所选清单中没有等待签收的。',
    en: 'None of the chosen sections waits for an acknowledgement.',
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
