// How the refusals of evidence files are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const evidenceFilesErrors = {
  'evidence-files.ends-before-start': {
    status: 422,
    zh: '结束日期早于开始日期，请核对。',
    en: 'The last day is before the first.',
  },
  'evidence-files.nothing': {
    status: 409,
    zh: '所选期间没有可以入卷的记录，请换一个期间；问责案件请先固定证据。',
    en: 'There is nothing to file over these days; choose others, or freeze the evidence of the case first.',
  },
  'evidence-files.too-many': {
    status: 422,
    zh: '所选期间的记录超过 {limit} 条，请缩短期间，分几卷制作。',
    en: 'There are more than {limit} records over these days; choose fewer days and make several files.',
  },
  'evidence-files.not-sealed': {
    status: 409,
    zh: '有 {count} 条内容刚刚受理，还没有签名存证，请过几秒再试；若一直如此，请看存证页的提示。',
    en: '{count} entries are accepted and not yet under a signed checkpoint; try again in a few seconds.',
  },
} satisfies ErrorTable;
