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
    zh: '批准日期早于正文最后一次修改（{on}）：请核对；批准的是纸质原件的，先添加原件扫描件，再选它为批准原件。',
    en: 'The approval is before the last change of the text ({on}); when a paper was approved, add it and name it.',
  },
  'publication.same-account': {
    status: 403,
    zh: '起草、修改或者检查过这件公告的账号不能再登记批准，请由另一个账号办理。',
    en: 'Who wrote or checked the notice does not record its approval; another account must.',
  },
  'publication.blank-left': {
    status: 422,
    zh: '正文还有“【待填】”没有填写：请填好或者删去后再检查。',
    en: 'Something is still marked 【待填】; write it or remove it first.',
  },
  'publication.private-left': {
    status: 422,
    zh: '还有 {count} 处可能涉及个人信息（{what}）没有处理：请删改；姓名须有经批准的公开依据，或者确认不是人名；其他逐处写明可以公开的理由。',
    en: '{count} places may tell on somebody ({what}): remove each, or say why it may be public; a person is named by an approved document alone.',
  },
  'publication.no-persons': {
    status: 422,
    zh: '这类公告不公开个人，请不要填写公开个人的依据文件。',
    en: 'This kind never names persons; leave out the document for it.',
  },
  'publication.no-document': {
    status: 422,
    zh: '请先添加批准公布的报告原文（PDF、OFD 或者 docx）：报告按发布的原样公开。',
    en: 'Add the report itself first (PDF, OFD or docx); it is published as released.',
  },
  'publication.report-not-approved': {
    status: 422,
    zh: '这起事故的调查报告还没有批复的记录：请先在事故中登记批复，再公布报告。',
    en: 'The accident has no approval of its report on record; record it there first.',
  },
  'publication.reading-not-said': {
    status: 422,
    zh: '巡查反馈的公告要写明依据的是什么时候的反馈内容：请重新打开起草页面再保存。',
    en: 'A notice of a feedback says when the feedback was read; open the page again and save.',
  },
  'publication.reading-later': {
    status: 422,
    zh: '所依据内容的读取时间晚于现在：请重新打开页面再保存。',
    en: 'What it was written from cannot have been read later than now; open the page again and save.',
  },
  'publication.other-region': {
    status: 422,
    zh: '这起事故不在所选地区：由事故发生地或者批复报告的上级公布。',
    en: 'The accident is not in this region; its own region or one above publishes.',
  },
  'publication.too-long': {
    status: 422,
    zh: '正文和附表合计超过 {most} 字：请分成几件公告，或者把表格作为附件。',
    en: 'Text and tables are longer than {most} characters; split the notice, or add the tables as documents.',
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
  'publication.corrects-another': {
    status: 422,
    zh: '更正公告应当与原公告同一地区、同一种类。',
    en: 'A correction is of the same region and kind as what it corrects.',
  },
  'publication.correction-not-said': {
    status: 422,
    zh: '请写明更正哪一件公告、更正什么。',
    en: 'Say which notice is corrected, and what of it.',
  },
  'publication.not-asked': {
    status: 422,
    zh: '乡镇（街道）的考核结果由上级一并公布，已经撤销的地区不再公布：不用在这里定期限。',
    en: 'Townships are made public with their county, and regions that ended no more; no day is laid down here.',
  },
  'publication.which-accident': {
    status: 422,
    zh: '请先选择是哪一起事故；事故须在您的管理范围内。',
    en: 'Say which accident it is, of those in your scope.',
  },
  'publication.which-assessment': {
    status: 422,
    zh: '没有找到这次考核，或者结果还没有最终确定：最终确定以后才公布。个人的考核结果不公布，只通报本人、所在单位和管理部门。',
    en: 'There is no such assessment of bodies, or it is not final yet. Results of people are told to them, never published.',
  },
  'publication.other-assessment': {
    status: 422,
    zh: '这是 {year} 年度的考核，或者由另一个地区组织：由组织考核的地区按考核年度公布。',
    en: 'The assessment is of {year}, or of another region; who assesses publishes, of its year.',
  },
  'publication.which-inspection': {
    status: 422,
    zh: '没有找到这次巡查：巡查反馈由派出巡查的地区公布。',
    en: 'There is no such inspection; whose office inspected publishes its feedback.',
  },
  'publication.feedback-not-delivered': {
    status: 422,
    zh: '巡查意见还没有反馈给被巡查地区：反馈以后才公布。',
    en: 'The feedback has not been delivered; it is published after that.',
  },
  'publication.finding-moved': {
    status: 409,
    zh: '巡查发现的第 {which} 项在写好正文以后撤销或者修改过：请按最新情况核对正文，保存以后再办理。',
    en: 'Findings {which} were withdrawn or changed after the text was written; read it against them and save it first.',
  },
  'publication.finding-objected': {
    status: 409,
    zh: '巡查发现的第 {which} 项有异议没有答复：答复以后再公布。',
    en: 'Findings {which} are objected to and not answered yet; they are published after that.',
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
  'publication.which-persons': {
    status: 404,
    zh: '没有找到这次个人考核，或者结果还没有最终确定：最终确定以后才通报，由组织考核的地区办理。',
    en: 'There is no such assessment of people, or it is not final yet; who assesses tells.',
  },
  'publication.result-held': {
    status: 409,
    zh: '“{title}”已有这个人的最终结果（{result}）：请从考核页面一次通报，不要另行登记；登记的是别的考核的结果的，请注明，并写那次考核的批准文件文号。',
    en: '“{title}” has a final result for this person ({result}); it is told from the assessment. A result of another assessment says so, and has the number of its own document.',
  },
  'publication.nobody-to-tell': {
    status: 409,
    zh: '这次考核现在没有可以通报的人：已经通报过，或者还缺名册、结果，或者应当回避；请看名单。',
    en: 'Nobody of this assessment can be told now; the list says why.',
  },
  'publication.told-too-early': {
    status: 422,
    zh: '通报日期早于结果最终确定的日期（{on}）：请核对。',
    en: 'The results were final on {on}; they are told after that.',
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
  'publication.busy': {
    status: 503,
    zh: '现在看的人很多，请过一会儿再打开。',
    en: 'Many are reading at the moment; try again in a while.',
  },
  'publication.too-much': {
    status: 503,
    zh: '要找的内容太多，没有找完：请选定种类、地区或者年度再查找。',
    en: 'There is too much to look through; choose a kind, a region or a year.',
  },
} as const satisfies ErrorTable;

export const publicationConstraints: Readonly<Record<string, string>> = {
  // Two lay down the same day at one moment: the second looks again.
  obligation_once: 'http.version-conflict',
  document_place: 'http.version-conflict',
  telling_once: 'publication.told-already',
  telling_assessed: 'publication.told-already',
};
