// The sentences of the topic `fulfilment` on what would close a gap, and on readiness, in both languages.
import type { Words } from './frame.ts';

const OF_MISSING = {
  'fulfilment.missing-record': {
    zh: '{until}前再有{number}次记录：{requirement}',
    en: '{number} more on record by {until}: {requirement}',
  },
  'fulfilment.missing-late-entry': {
    zh: '如已开展，补录{slices}的{number}次（会标明补录）：{requirement}',
    en: 'If it took place, {number} late entries for {slices} (they are marked): {requirement}',
  },
  'fulfilment.missing-part': {
    zh: '{slices}内{number}次记录，或本级文件写明任职不足一期的怎么计：{requirement}',
    en: '{number} on record within {slices}, or a document that says what a part of it asks for: {requirement}',
  },
  'fulfilment.missing-document': {
    zh: '写明文号的文件记录：{requirement}',
    en: 'A record that gives the document number: {requirement}',
  },
  'fulfilment.missing-document-number': {
    zh: '给记录补上文号（{records}）：{requirement}',
    en: 'The document number of {records}: {requirement}',
  },
  'fulfilment.missing-done-by': {
    zh: '{until}前完成并记录：{requirement}',
    en: 'Done by {until} and recorded: {requirement}',
  },
  'fulfilment.missing-explanation': {
    zh: '期限已过，只能说明逾期的原因：{requirement}',
    en: 'The day has passed; what is left is to explain the delay: {requirement}',
  },
  'fulfilment.missing-body-not-recorded': {
    zh: '写明由哪个主体开展：{records}',
    en: 'Which body carried it out: {records}',
  },
  'fulfilment.missing-body-too-wide': {
    zh: '写明具体是哪个主体：{records}',
    en: 'Which body exactly carried it out: {records}',
  },
  'fulfilment.missing-key-point-not-named': {
    zh: '写明服务于哪一个要点：{records}',
    en: 'Which key point it serves: {records}',
  },
  'fulfilment.missing-effective-date': {
    zh: '{parameter} 的施行日期：{requirement}',
    en: 'The day {parameter} enters into force: {requirement}',
  },
  'fulfilment.missing-adoption': {
    zh: '请办公室核对来源或采用后才作数：{requirement}',
    en: 'Counts once the office verifies its source or adopts it: {requirement}',
  },
  'fulfilment.missing-occasions': {
    zh: '本期发生的事故（没有的写明没有）：{requirement}',
    en: 'The accidents of the period, or that there was none: {requirement}',
  },
  'fulfilment.missing-key-periods': {
    zh: '本期的重要节假日、关键时段（没有的写明没有）：{requirement}',
    en: 'The holidays and key periods of the period, or that there was none: {requirement}',
  },
  'fulfilment.missing-threshold': {
    zh: '写明事故是否达到条件（{occasion}）：{requirement}',
    en: 'Whether the accident meets the condition ({occasion}): {requirement}',
  },
  'fulfilment.missing-amounts': {
    zh: '缺的数额：{amounts}',
    en: 'The amounts that are missing: {amounts}',
  },
  'fulfilment.missing-true-amounts': {
    zh: '查清哪个数额对：{amounts}',
    en: 'Which of the amounts is right: {amounts}',
  },
  'fulfilment.missing-fund': {
    zh: '{year}年专项资金不少于{least}万元',
    en: 'A fund of {year} of no less than {least} (10 000 yuan)',
  },
  'fulfilment.missing-reading': {
    zh: '财政部门或上级对收入没有增长时怎么办的书面答复：{requirement}',
    en: 'A written answer of the finance department or a superior for a year without growth: {requirement}',
  },
  'fulfilment.missing-any': {
    zh: '本期一条写明服务于这一项的记录',
    en: 'One record of the period that says it serves this item',
  },
  'fulfilment.missing-review': {
    zh: '{reviewer}复核后撤回认定',
    en: '{reviewer} reviews and withdraws the finding',
  },
} as const satisfies Words;

const OF_READINESS = {
  'fulfilment.limb-chapter2': {
    zh: '第二章职责：共{total}项，{gaps}项以现有记录还不能证明，{open}项说不清',
    en: 'Duties of chapter 2: {total} in all, {gaps} the records do not show, {open} that cannot be told',
  },
  'fulfilment.limb-statutory': {
    zh: '法律法规规定的职责：共{total}项，{gaps}项以现有记录还不能证明，{open}项说不清',
    en: 'Duties under laws and regulations: {total} in all, {gaps} the records do not show, {open} that cannot be told',
  },
  'fulfilment.limb-deployments': {
    zh: '工作部署：共{total}项，{gaps}项到期没有结果，{open}项说不清',
    en: 'Deployments: {total} in all, {gaps} past their day without a result, {open} that cannot be told',
  },
  'fulfilment.chapter2-unknown': {
    zh: '没有职责条项可对照',
    en: 'There are no duty items to compare with',
  },
  'fulfilment.statutory-unknown': {
    zh: '法律法规规定的职责没有给出，说不清',
    en: 'The duties under laws and regulations were not given; it cannot be told',
  },
  'fulfilment.deployments-unknown': {
    zh: '党委和政府的工作部署没有给出，说不清',
    en: 'The deployments of the party committee and government were not given; it cannot be told',
  },
  'fulfilment.closes-chapter2-unknown': {
    zh: '印发的职责清单，或本级规定职责的文件',
    en: 'The issued duty list, or the document of its own level that lays the duties down',
  },
  'fulfilment.closes-statutory-unknown': {
    zh: '本职务依法律法规承担的职责及其状态',
    en: 'The duties of the post under laws and regulations with their state',
  },
  'fulfilment.closes-deployments-unknown': {
    zh: '上级和本级的工作部署及其落实情况，没有的写明没有',
    en: 'The deployments and how they were carried out, or that there was none',
  },
  'fulfilment.list-unsettled': {
    zh: '职责本身还没有定下来',
    en: 'The duties themselves are not laid down yet',
  },
  'fulfilment.gap-partly': { zh: '{item}：只有一部分记录', en: '{item}: only in part on record' },
  'fulfilment.gap-no-record': {
    zh: '{item}：没有记录（不等于没有做）',
    en: '{item}: nothing on record (which is not to say it was not done)',
  },
  'fulfilment.gap-not-met': {
    zh: '{item}：被认定不到位',
    en: '{item}: found not met by a reviewer',
  },
  'fulfilment.gap-not-yet-due': {
    zh: '{item}：材料还不齐，规定没有写期限，是否应当已经齐全说不清',
    en: '{item}: not all on record yet; no rule names a day, so whether it should be cannot be told',
  },
  'fulfilment.gap-cannot-tell': { zh: '{item}：说不清', en: '{item}: it cannot be told' },
  'fulfilment.closes-statutory': {
    zh: '{item}的履职材料',
    en: 'Material that shows {item} was performed',
  },
  'fulfilment.deployment-overdue': {
    zh: '{deployment}：期限{due}已过，没有结果',
    en: '{deployment}: due by {due}, no result on record',
  },
  'fulfilment.deployment-undated': {
    zh: '{deployment}：没有期限，也还没有结果',
    en: '{deployment}: without a day, and no result on record yet',
  },
  'fulfilment.deployment-steps': {
    zh: '{deployment}：有结果，没有写明{steps}',
    en: '{deployment}: there is a result, but nothing on record of: {steps}',
  },
  'fulfilment.closes-deployment': {
    zh: '{deployment}的{steps}',
    en: 'For {deployment}: {steps}',
  },
  'fulfilment.step-conveyed': { zh: '传达', en: 'conveyed' },
  'fulfilment.step-studied': { zh: '研究', en: 'studied' },
  'fulfilment.step-measures': { zh: '措施', en: 'measures' },
  'fulfilment.step-result': { zh: '结果', en: 'result' },
} as const satisfies Words;

export const CLOSING_WORDS: Words = { ...OF_MISSING, ...OF_READINESS };
