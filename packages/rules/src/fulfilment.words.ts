// The sentences of the topic `fulfilment`, one per code, in both languages; wording of clauses stays Chinese.
import type { Words } from './frame.ts';

/** What is wrong or not on record of a record, without naming it: shown beside the record as well. */
const OF_RECORDS = {
  'fulfilment.not-confirmed': {
    zh: '由他人代录，本人还没有确认，不计',
    en: 'made by another for the leader, who has not confirmed it: not counted',
  },
  'fulfilment.after-as-of': {
    zh: '发生在所问的日子之后，不计',
    en: 'it occurred after the day asked about: not counted',
  },
  'fulfilment.recorded-after-as-of': {
    zh: '到所问的日子还没有录入，不计',
    en: 'it was not yet recorded on the day asked about: not counted',
  },
  'fulfilment.late-does-not-count': {
    zh: '补录，按现行规定不计',
    en: 'entered late, which the rules in force do not count',
  },
  'fulfilment.outside-period': {
    zh: '不在本期要求的日子里，不计',
    en: 'not within the days the requirement speaks of: not counted',
  },
  'fulfilment.took-part-only': {
    zh: '本人参加而不是带队，不计',
    en: 'the leader took part and did not lead it: not counted',
  },
  'fulfilment.other-body': {
    zh: '由别的主体开展，不计',
    en: 'another body carried it out: not counted',
  },
  'fulfilment.other-activity': {
    zh: '活动种类不是要求的那一种，不计',
    en: 'not the kind of activity that is asked for: not counted',
  },
  'fulfilment.serves-other-duties': {
    zh: '写明服务于别的职责，不计',
    en: 'it says that it serves other duties: not counted',
  },
  'fulfilment.body-not-recorded': {
    zh: '没有写明由哪个主体开展，能不能计说不清',
    en: 'the body that carried it out is not on record: whether it counts cannot be told',
  },
  'fulfilment.body-too-wide': {
    zh: '写的主体太宽，是不是要求的那一个说不清',
    en: 'the body on record is too wide a word: whether it is the one asked for cannot be told',
  },
  'fulfilment.key-point-not-named': {
    zh: '只写明了条项，没有写明是其中哪一个要点',
    en: 'it names the item but not which of its key points',
  },
} as const satisfies Words;

const OF_REQUIREMENTS = {
  'fulfilment.records-say': { zh: '{records}：{why}', en: '{records}: {why}' },
  'fulfilment.late-entries': {
    zh: '“{requirement}”计入的记录中有补录：{records}',
    en: 'Among the records counted for “{requirement}” some were entered late: {records}',
  },
  'fulfilment.shown-only': {
    zh: '“{requirement}”未经核对、未经采用或已被取代，只显示，不影响结论',
    en: '“{requirement}” is not verified, not adopted or superseded: shown, without bearing on the answer',
  },
  'fulfilment.in-force-unknown': {
    zh: '“{requirement}”是否已施行说不清',
    en: 'Whether “{requirement}” is in force cannot be told',
  },
  'fulfilment.count-enough': {
    zh: '“{requirement}”：{slices}够数（计入{counted}次，须{needed}次）',
    en: '“{requirement}”: enough in {slices} ({counted} counted, {needed} needed)',
  },
  'fulfilment.count-none': {
    zh: '“{requirement}”：{slices}没有记录（须{needed}次）；没有记录不等于没有做',
    en: '“{requirement}”: nothing on record in {slices} ({needed} needed); that is not to say it was not done',
  },
  'fulfilment.count-short': {
    zh: '“{requirement}”：{slices}不够数（计入{counted}次，须{needed}次）',
    en: '“{requirement}”: too few in {slices} ({counted} counted, {needed} needed)',
  },
  'fulfilment.count-open': {
    zh: '“{requirement}”：{slices}还没有结束，已计入{counted}次，须{needed}次',
    en: '“{requirement}”: {slices} not over; {counted} counted so far, {needed} needed',
  },
  'fulfilment.count-part': {
    zh: '“{requirement}”：本期只含{slices}的一部分，计入{counted}次；不足一期的怎么计，规定没有说，说不清',
    en: '“{requirement}”: the period covers only part of {slices}, {counted} counted; no rule says what a part asks for',
  },
  'fulfilment.count-perhaps': {
    zh: '“{requirement}”：{slices}够不够说不清（肯定计入{counted}次，须{needed}次）',
    en: '“{requirement}”: whether {slices} has enough cannot be told ({counted} surely counted, {needed} needed)',
  },
  'fulfilment.document-enough': {
    zh: '“{requirement}”：有文件（{documents}）',
    en: '“{requirement}”: there is the document ({documents})',
  },
  'fulfilment.document-none': {
    zh: '“{requirement}”：{slices}没有记录；没有记录不等于没有做',
    en: '“{requirement}”: nothing on record in {slices}; that is not to say it was not done',
  },
  'fulfilment.document-short': {
    zh: '“{requirement}”：有记录，没有写明文号，或份数不够',
    en: '“{requirement}”: there are records, but without a document number, or too few of them',
  },
  'fulfilment.document-open': {
    zh: '“{requirement}”：{slices}还没有结束，还没有记录',
    en: '“{requirement}”: {slices} not over; nothing on record yet',
  },
  'fulfilment.document-part': {
    zh: '“{requirement}”：本期只含{slices}的一部分，没有文件；不足一期的怎么计，规定没有说，说不清',
    en: '“{requirement}”: the period covers only part of {slices} and has no document; no rule says what a part asks for',
  },
  'fulfilment.document-perhaps': {
    zh: '“{requirement}”：有没有文件说不清',
    en: '“{requirement}”: whether there is the document cannot be told',
  },
  'fulfilment.by-date-enough': {
    zh: '“{requirement}”：{done}完成，期限{until}',
    en: '“{requirement}”: done on {done}, due by {until}',
  },
  'fulfilment.by-date-none': {
    zh: '“{requirement}”：期限{until}已过，没有记录；没有记录不等于没有做',
    en: '“{requirement}”: was due by {until}, nothing on record; that is not to say it was not done',
  },
  'fulfilment.by-date-short': {
    zh: '“{requirement}”：期限{until}，{done}才完成',
    en: '“{requirement}”: due by {until}, done only on {done}',
  },
  'fulfilment.by-date-open': {
    zh: '“{requirement}”：期限{until}未到',
    en: '“{requirement}”: not due before {until}',
  },
  'fulfilment.by-date-perhaps': {
    zh: '“{requirement}”：{until}前是否完成说不清',
    en: '“{requirement}”: whether it was done by {until} cannot be told',
  },
  'fulfilment.due-before-the-period': {
    zh: '“{requirement}”的期限{byDate}在本期之前，本期不问',
    en: '“{requirement}” was due on {byDate}, before the period: not asked in it',
  },
  'fulfilment.due-after-the-period': {
    zh: '“{requirement}”的期限{byDate}在本期之后，本期不问',
    en: '“{requirement}” is due on {byDate}, after the period: not asked in it',
  },
  'fulfilment.occasions-unknown': {
    zh: '“{requirement}”：本期发生过哪些事故，没有给出，说不清',
    en: '“{requirement}”: which accidents the period had was not given; it cannot be told',
  },
  'fulfilment.no-accident': {
    zh: '“{requirement}”：本期没有须赶赴现场的事故',
    en: '“{requirement}”: no accident of the period asks for it',
  },
  'fulfilment.threshold-unknown': {
    zh: '“{requirement}”有条件（{occasion}），事故是否达到没有给出，说不清',
    en: '“{requirement}” has a condition ({occasion}); whether the accident meets it was not given',
  },
  'fulfilment.key-periods-unknown': {
    zh: '“{requirement}”：本期有哪些重要节假日、关键时段，没有给出，说不清',
    en: '“{requirement}”: which holidays and key periods the period had was not given; it cannot be told',
  },
  'fulfilment.no-key-period': {
    zh: '“{requirement}”：本期到所问的日子没有重要节假日、关键时段',
    en: '“{requirement}”: no key period up to the day asked about',
  },
} as const satisfies Words;

const OF_AMOUNTS = {
  'fulfilment.amounts-none': {
    zh: '“{requirement}”：没有记录；没有记录不等于没有做',
    en: '“{requirement}”: nothing on record; that is not to say it was not done',
  },
  'fulfilment.amounts-awaited': {
    zh: '“{requirement}”：本期还没有结束，还没有记录',
    en: '“{requirement}”: the period is not over; nothing on record yet',
  },
  'fulfilment.amounts-kept-pace': {
    zh: '“{requirement}”：专项资金由{fundBefore}万元（{yearBefore}年）到{fund}万元（{year}年），财政收入由{revenueBefore}万元到{revenue}万元，增幅不低于财政收入',
    en: '“{requirement}”: the fund went from {fundBefore} ({yearBefore}) to {fund} ({year}), revenue from {revenueBefore} to {revenue} (10 000 yuan); it grew no less than revenue',
  },
  'fulfilment.amounts-behind': {
    zh: '“{requirement}”：专项资金由{fundBefore}万元（{yearBefore}年）到{fund}万元（{year}年），财政收入由{revenueBefore}万元到{revenue}万元，增幅低于财政收入',
    en: '“{requirement}”: the fund went from {fundBefore} ({yearBefore}) to {fund} ({year}), revenue from {revenueBefore} to {revenue} (10 000 yuan); it grew less than revenue',
  },
  'fulfilment.amounts-revenue-not-growing': {
    zh: '“{requirement}”：财政收入没有增长（{revenueBefore}万元到{revenue}万元），专项资金没有减少（{fundBefore}万元到{fund}万元）',
    en: '“{requirement}”: revenue did not grow ({revenueBefore} to {revenue}) and the fund did not shrink ({fundBefore} to {fund}, 10 000 yuan)',
  },
  'fulfilment.amounts-not-comparable': {
    zh: '“{requirement}”：财政收入没有增长（{revenueBefore}万元到{revenue}万元），专项资金由{fundBefore}万元到{fund}万元；规定只说“同步增长”，说不清',
    en: '“{requirement}”: revenue did not grow ({revenueBefore} to {revenue}), the fund went from {fundBefore} to {fund}; the rule speaks of growth only, so it cannot be told',
  },
  'fulfilment.amounts-incomplete': {
    zh: '“{requirement}”：数额不全，比不出来',
    en: '“{requirement}”: the amounts are incomplete and cannot be compared',
  },
  'fulfilment.amounts-conflicting': {
    zh: '“{requirement}”：几条记录的数额不一致：{amounts}',
    en: '“{requirement}”: records give different amounts: {amounts}',
  },
  'fulfilment.fund': { zh: '{year}年专项资金', en: 'the fund of {year}' },
  'fulfilment.revenue': { zh: '{year}年财政收入', en: 'revenue of {year}' },
} as const satisfies Words;

const OF_ITEMS = {
  'fulfilment.served': {
    zh: '规定没有写次数；本期有记录：{records}',
    en: 'The rule gives no number; the period has records: {records}',
  },
  'fulfilment.served-none': {
    zh: '规定没有写次数；本期没有记录，没有记录不等于没有做',
    en: 'The rule gives no number; nothing is on record in the period, which is not to say nothing was done',
  },
  'fulfilment.served-awaited': {
    zh: '规定没有写次数；本期还没有结束，还没有记录',
    en: 'The rule gives no number; the period is not over and has no record yet',
  },
  'fulfilment.left-to-local-document': {
    zh: '这一项由本级文件确定，《规定》的要点不全部适用',
    en: 'A document of its own level lays this item down; not all key points of the regulation fit',
  },
  'fulfilment.only-unverified': {
    zh: '这一项只有未经核对的来源，未经采用，只显示，不作结论',
    en: 'This item has only sources that are not verified and not adopted: shown, without an answer',
  },
  'fulfilment.not-met-finding': {
    zh: '{reviewer}认定不到位：{why}',
    en: '{reviewer} found it not met: {why}',
  },
  'fulfilment.enough': {
    zh: '够了：到{asOf}，本期材料齐全（不等于认定全面履职）',
    en: 'Enough: by {asOf} the material of the period is complete (not a finding of full performance)',
  },
} as const satisfies Words;

export const FULFILMENT_WORDS: Words = {
  ...OF_RECORDS,
  ...OF_REQUIREMENTS,
  ...OF_AMOUNTS,
  ...OF_ITEMS,
};
