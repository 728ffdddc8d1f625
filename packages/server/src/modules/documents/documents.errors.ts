// How the documents module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const documentsErrors = {
  'documents.not-now': {
    status: 409,
    zh: '这个文号或这件公文已经到了另一步，现在不能这样办理；请看最新情况。',
    en: 'The number or document is at another step by now; look at its newer state.',
  },
  'documents.record-changed': {
    status: 409,
    zh: '填表期间，所依据的记录已经变动；请重新打开表单，核对后再生成。',
    en: 'The record changed while the form was open; open the form again and check it.',
  },
  'documents.record-ended': {
    status: 409,
    zh: '这条记录已经撤回、撤销或者由后来的记录代替，不能再据以生成公文。',
    en: 'The record was withdrawn, revoked or replaced; no document is made of it any more.',
  },
  'documents.not-held-yet': {
    status: 409,
    zh: '约谈还没有登记举行情况，写不成纪要。',
    en: 'That the talk was held is not recorded yet; there is nothing to take minutes of.',
  },
  'documents.not-approved-yet': {
    status: 409,
    zh: '这份责任清单还没有审批，不能制作清单。',
    en: 'The duty list is not approved yet; no paper is made of it.',
  },
  'documents.not-signed-yet': {
    status: 409,
    zh: '述职报告还没有由本人签署，不能制作。',
    en: 'The leader has not signed the report yet; no paper is made of its draft.',
  },
  'documents.not-delivered-yet': {
    status: 409,
    zh: '反馈意见还没有登记批准和送达，不能制作。',
    en: 'The feedback was not approved and delivered yet; no paper is made of its draft.',
  },
  'documents.not-told-yet': {
    status: 409,
    zh: '结果还没有告知，不能制作告知书。',
    en: 'The result was not told yet; no notice of it is made.',
  },
  'documents.not-for-approval': {
    status: 409,
    zh: '现在不是送审的阶段，不制作审批签。',
    en: 'It is not before approval now; no slip is made of it.',
  },
  'documents.no-conclusion': {
    status: 409,
    zh: '没有这项结论，不能制作结论单；请看最新情况。',
    en: 'There is no such conclusion to make a sheet of; look at the newer state.',
  },
  'documents.no-grades': {
    status: 409,
    zh: '这次考核的方案没有设等次，通报不出等次。',
    en: 'The scheme of this assessment has no grades to tell of.',
  },
  'documents.not-publicised-yet': {
    status: 409,
    zh: '公示还没有期满，或者还有未答复、成立的异议，不能制作表彰奖励决定。',
    en: 'Its public term is not over, or an objection is open or holds; there is no decision to write yet.',
  },
  'documents.not-issued-yet': {
    status: 409,
    zh: '考察意见还没有登记出具，不能制作复函。',
    en: 'The letter is not issued yet; no paper is made of an opinion that may still change.',
  },
  'documents.not-proposed-yet': {
    status: 409,
    zh: '还没有提出问责建议，或者建议已经退回，不能制作。',
    en: 'Nothing is proposed yet, or the proposal was returned; no paper is made of it.',
  },
  'documents.registered-only': {
    status: 409,
    zh: '处分决定书、引咎辞职和其他机关作出的决定只作登记，不在本系统制作。',
    en: 'Sanctions, resignations and decisions of other organs are registered here, never made.',
  },
  'documents.not-decided-yet': {
    status: 409,
    zh: '还没有登记集体研究决定，不能制作尽职免责结论。',
    en: 'It was not decided collectively yet; there is no conclusion to write.',
  },
  'documents.not-listed': {
    status: 409,
    zh: '这件任务没有登记挂牌督办，不能生成挂牌督办通知。',
    en: 'The task is not listed; no notice of listed supervision is made of it.',
  },
  'documents.other-organs': {
    status: 422,
    zh: '本人的公文，发文机关按记录写明的，不能另填。',
    en: 'A paper of one’s own is in the name its record gives it, and in no other.',
  },
  'documents.not-numbered': {
    status: 422,
    zh: '这种公文不编发文字号。',
    en: 'A paper of this kind bears no number.',
  },
  'documents.draft-only': {
    status: 409,
    zh: '这条记录还是草稿，没有审批或者下达：先生成不编号的送审稿，审批以后再编号。',
    en: 'The record is a draft, neither approved nor sent out: make a paper without a number now, and number it after the approval.',
  },
  'documents.number-taken': {
    status: 409,
    zh: '这个文号已经使用或者作废，请另选一个。',
    en: 'The number is used or void by now; choose another.',
  },
  'documents.other-number': {
    status: 409,
    zh: '这条记录登记的文号是“{number}”，公文只能用同一个文号。',
    en: 'The record went out as “{number}”; its paper bears that number and no other.',
  },
  'documents.numbered-already': {
    status: 409,
    zh: '这条记录已经有编号的公文（{number}），一件公文不编两个号；要重新生成，请先撤回那一件。',
    en: 'There is a paper of this record with a number ({number}); withdraw that before another is made.',
  },
  'documents.paper-numbered': {
    status: 409,
    zh: '据这条记录生成的公文已经编为 {number}，请登记同一个文号；公文编错的，先撤回那一件。',
    en: 'The paper made of this record bears {number}; record the same number, or withdraw that paper first.',
  },
  'documents.no-own-number': {
    status: 409,
    zh: '这条记录还没有登记文号，请另选文号。',
    en: 'The record says of no number it went out under; choose another.',
  },
  'documents.own-number-unread': {
    status: 409,
    zh: '这条记录登记的文号“{number}”不是“机关代字〔年份〕序号”的写法，不能编在公文上；可以生成不编号的，再手工填写。',
    en: 'The number of the record, “{number}”, is not written as code〔year〕number; make the paper without one and write it by hand.',
  },
  'documents.own-number-not-next': {
    status: 409,
    zh: '这条记录登记的文号在文号登记里没有，那个机关代字的下一个是 {next} 号。请生成不编号的，再手工填写；文号比它大的，也可以先在文号登记里补齐中间的号。',
    en: 'The register does not have the number of the record; its next is {next}. Make the paper without a number and write it by hand; if it is a later one, those between may also be registered first.',
  },
  'documents.printed-before': {
    status: 422,
    zh: '印发日期不能早于成文日期。',
    en: 'Nothing is printed before the day it is dated.',
  },
  'documents.other-year': {
    status: 422,
    zh: '文号的年份（{year}）与成文日期不在同一年，请核对。',
    en: 'The number is of {year}, the document is dated in another year.',
  },
  'documents.first-given': {
    status: 409,
    zh: '这个机关代字今年已经编号，下一个是 {next} 号；起始号只在本年第一次编号时填写。',
    en: 'Numbers were given under this code this year; the next is {next}. A first number is named once only.',
  },
  'documents.first-needed': {
    status: 422,
    zh: '成文日期在 {year} 年，这个机关代字在本系统没有编过 {year} 年的号；请填写从几号接着编，或者核对成文日期。',
    en: 'The document is dated in {year}, of which no number was given here under this code; name the number it goes on with, or check the date.',
  },
  'documents.withdraw-instead': {
    status: 409,
    zh: '这个文号用在本系统生成的公文上，请撤回那件公文，文号随之作废。',
    en: 'The number is on a document made here; withdraw that, and the number becomes void with it.',
  },
  'documents.number-of-record': {
    status: 409,
    zh: '这个文号是一条记录登记的文号，公文撤回以后仍归那条记录，不能作废；重新生成公文时再用。',
    en: 'The number is what a record went out under and stays the record’s when its paper is withdrawn; it is not declared void, the next paper bears it.',
  },
  'documents.answer-needed': { status: 422, zh: '请填写。', en: 'To be filled in.' },
  'documents.line-too-long': { status: 422, zh: '太长了，请精简。', en: 'Too long.' },
  'documents.no-day': {
    status: 422,
    zh: '日期须写作 YYYY-MM-DD。',
    en: 'A day is written YYYY-MM-DD.',
  },
  'documents.not-asked': {
    status: 422,
    zh: '这种公文没有这一项，请重新打开表单。',
    en: 'This kind of document does not ask for that; open the form again.',
  },
  'documents.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密公文不得在本系统制作。',
    en: 'The text carries the marking “{marking}”: classified documents must not be made here.',
  },
  'documents.no-such-code': {
    status: 404,
    zh: '没有带这个核验码的公文，请逐字核对纸面下方的核验码。',
    en: 'No document bears this code; compare it with the one below the text, character by character.',
  },
} as const satisfies ErrorTable;

export const documentsConstraints: Readonly<Record<string, string>> = {};
