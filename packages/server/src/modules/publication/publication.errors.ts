// How the publication module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const publicationErrors = {
  'publication.not-now': {
    status: 409,
    zh: '这件公告到了另一步，现在不能这样办理；请看最新情况。已发布的公告不撤回，有错的用新公告更正。',
    en: 'The notice is at another step by now. What is published is never withdrawn; a later notice corrects it.',
  },
  'publication.future-date': {
    status: 422,
    zh: '批准日期晚于今天：这里登记已经作出的批准。',
    en: 'The day is in the future; what has been approved is recorded here.',
  },
  'publication.too-early': {
    status: 422,
    zh: '批准日期早于起草日期（{on}），请核对。',
    en: 'The approval is before the draft of {on}.',
  },
  'publication.same-account': {
    status: 403,
    zh: '起草、修改或者检查过这件公告的账号不能再登记批准，请由另一个账号办理。',
    en: 'Who wrote or checked the notice does not record its approval; another account must.',
  },
  'publication.private-left': {
    status: 422,
    zh: '还有 {count} 处可能涉及个人信息（{what}）没有处理：请删改，或者逐处写明可以公开的理由。',
    en: '{count} places may tell on somebody ({what}): remove each, or say why it may be public.',
  },
  'publication.no-persons': {
    status: 422,
    zh: '这类公告不公开个人，请不要填写公开个人的依据文件。',
    en: 'This kind never names persons; leave out the document for it.',
  },
  'publication.no-document': {
    status: 422,
    zh: '请先添加批准公布的报告原文：报告按发布的原样公开。',
    en: 'Add the report itself first; it is published as released.',
  },
  'publication.too-many-documents': {
    status: 422,
    zh: '一件公告最多附 {most} 个文件。',
    en: 'A notice has at most {most} documents.',
  },
  'publication.corrects-unpublished': {
    status: 422,
    zh: '要更正的公告还没有发布：直接修改它就可以。',
    en: 'What is to be corrected is not published yet; change it instead.',
  },
  'publication.correction-not-said': {
    status: 422,
    zh: '请写明更正哪一件公告、更正什么。',
    en: 'Say which notice is corrected, and what of it.',
  },
  'publication.which-accident': {
    status: 422,
    zh: '请先选择是哪一起事故；事故须在您的管理范围内。',
    en: 'Say which accident it is, of those in your scope.',
  },
  'publication.own': {
    status: 403,
    zh: '通报的是本人或所服务的领导的结果，应当回避，请由其他人办理。',
    en: 'It is about you, or somebody you serve; somebody else must handle it.',
  },
  'publication.committee-unknown': {
    status: 422,
    zh: '名册上没有写明这个职务由哪一级党委管理，不知道通报哪个组织部门：请先补齐名册。',
    en: 'The roster does not say which committee manages the post; complete it first.',
  },
  'publication.told-already': {
    status: 409,
    zh: '这份文件的结果已经通报过这个人，没有重复登记。',
    en: 'The person was told this result already.',
  },
  'publication.acknowledged-already': {
    status: 409,
    zh: '已经签收，没有重复登记。',
    en: 'It is acknowledged already.',
  },
  'publication.not-told-to-you': {
    status: 403,
    zh: '这份通报不是给您的；由本办公室代登的，请登记纸质签收。',
    en: 'It was not told to you; the office records a paper instead.',
  },
  'publication.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得公开，也不得录入本系统。',
    en: 'The text carries the marking “{marking}”: classified content is not published, nor entered.',
  },
  'publication.export-too-large': {
    status: 422,
    zh: '超过 {limit} 件，一次导不完；请按年度或种类分开导出。',
    en: 'More than {limit}; export by year or kind.',
  },
} as const satisfies ErrorTable;

export const publicationConstraints: Readonly<Record<string, string>> = {
  // Two lay down the same day at one moment: the second looks again.
  obligation_once: 'http.version-conflict',
  document_place: 'http.version-conflict',
  telling_once: 'publication.told-already',
};
