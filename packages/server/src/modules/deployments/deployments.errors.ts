// How the deployments module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const deploymentsErrors = {
  'deployments.future-date': {
    status: 422,
    zh: '日期晚于今天，请核对。',
    en: 'The day is in the future.',
  },
  'deployments.before-asked': {
    status: 422,
    zh: '日期早于收到日期 {on}，请核对。',
    en: 'The day is before it was asked, {on}.',
  },
  'deployments.due-before-asked': {
    status: 422,
    zh: '完成期限早于收到日期 {on}，请核对。',
    en: 'It is due before it was asked, {on}.',
  },
  'deployments.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”，不得录入本系统。涉密件请在涉密载体上办理；这里只登记不涉密的名称、日期、事项和文号。',
    en: 'The content carries the secrecy marking “{marking}” and must not be entered here.',
  },
  'deployments.same-line-twice': {
    status: 422,
    zh: '同一个责任单位的同一项要求写了两次，请删去一行。',
    en: 'The same line is written twice for the same post or body; remove one.',
  },
  'deployments.outside': {
    status: 422,
    zh: '责任单位或职务不在这个地区的本级机构内，请重新选择。',
    en: 'The body or post is not one of this region’s own; choose again.',
  },
  'deployments.already-recorded': {
    status: 409,
    zh: '这个来文单位的这个文号已经登记过，请在已有的那一件上补充。',
    en: 'This number of this issuer is recorded already; add to that one.',
  },
  'deployments.task-recorded': {
    status: 409,
    zh: '这件督办单已经登记为工作部署。',
    en: 'This task is recorded as a deployment already.',
  },
  'deployments.ended': {
    status: 409,
    zh: '这一项已经撤回，不能再登记；原内容仍可查看。',
    en: 'It has been taken back; nothing more is recorded of it.',
  },
  'deployments.nothing-changed': {
    status: 422,
    zh: '内容与原来一样，没有需要更正的。',
    en: 'It says the same as before.',
  },
  'deployments.steps-before': {
    status: 422,
    zh: '已经登记了 {on} 的落实情况，收到日期不能晚于这一天。',
    en: 'A step of {on} is on record; it cannot have been received later.',
  },
  'deployments.line-settled': {
    status: 409,
    zh: '第 {line} 项已经有落实结果，不能删去；登记有误的，请先更正或撤回结果。',
    en: 'Line {line} has a result and stays; correct or withdraw the result first.',
  },
  'deployments.line-has-steps': {
    status: 409,
    zh: '这一项已经登记过落实情况，责任单位不能改；请撤销这一项，另加一项。',
    en: 'Steps are recorded of this line; end it and add another one for the other post.',
  },
  'deployments.needs-way': {
    status: 422,
    zh: '请写明怎样传达、在哪里传达，或填文号、选一条履职记录。',
    en: 'Say how and where it was conveyed, or give a number or a record.',
  },
  'deployments.needs-meeting': {
    status: 422,
    zh: '请写明在什么会议上研究，或填纪要文号、选一条履职记录。',
    en: 'Say at which meeting it was studied, or give a number or a record.',
  },
  'deployments.needs-measures': {
    status: 422,
    zh: '请写明采取了什么措施，或填文号、选一条履职记录。',
    en: 'Say what measures were taken, or give a number or a record.',
  },
  'deployments.needs-result': {
    status: 422,
    zh: '请选择落实结果：已落实、部分落实或未落实。',
    en: 'Say whether it was done, partly or not.',
  },
  'deployments.not-of-kind': {
    status: 422,
    zh: '这一栏不属于所选的步骤，请清空后再提交。',
    en: 'This field does not belong to this kind of step.',
  },
  'deployments.needs-remainder': {
    status: 422,
    zh: '部分落实的，请写明还差什么。',
    en: 'Done in part: say what is left.',
  },
  'deployments.needs-reason': {
    status: 422,
    zh: '未落实的，请写明原因。',
    en: 'Not done: say why.',
  },
  'deployments.needs-name': {
    status: 422,
    zh: '“未落实”须由具体的人认定，请填写认定人姓名。',
    en: 'That it was not done is said by a named person; say who.',
  },
  'deployments.already-settled': {
    status: 409,
    zh: '这一项已经有落实结果。结果登记有误的，请用“更正”。',
    en: 'It has its result already; correct that one if it is wrong.',
  },
  'deployments.not-in-post-then': {
    status: 422,
    zh: '那一天您（或您服务的领导）不在这个职务上，不能登记那一天的情况；请核对日期，或请安委办登记。',
    en: 'The person did not hold the post on that day; check the day or ask the office.',
  },
  'deployments.not-yours-to-correct': {
    status: 403,
    zh: '这一步不是您登记的，请由登记的一方或安委办更正。',
    en: 'Who recorded this step or the office corrects it.',
  },
  'deployments.already-replaced': {
    status: 409,
    zh: '这一步已经更正或撤回，请看最新情况。',
    en: 'This step has been corrected or withdrawn already.',
  },
  'deployments.other-kind': {
    status: 422,
    zh: '更正不能改变步骤的种类；请撤回这一步，另登记一步。',
    en: 'A correction keeps the kind of the step; withdraw it and record another one.',
  },
  'deployments.too-many-steps': {
    status: 409,
    zh: '一项要求最多登记 {limit} 步，已经满了；请另加一项。',
    en: 'One line has {limit} steps at most; add another one.',
  },
  'deployments.unknown-record': {
    status: 422,
    zh: '所选的履职记录不存在、已撤回，或不在您的范围内，请重新选择。',
    en: 'A chosen duty record is not there, withdrawn or outside your scope.',
  },
  'deployments.other-file': {
    status: 409,
    zh: '文件与检查时的不一样，请重新检查。',
    en: 'The file is not the one that was checked.',
  },
  'deployments.has-errors': {
    status: 422,
    zh: '文件有错误，没有导入任何一行。请按提示改正后重新上传。',
    en: 'The file has errors; nothing was imported.',
  },
  'deployments.two-scopes': {
    status: 422,
    zh: '一个文件里的地区须属于同一个安委办的本级，请分开导入。',
    en: 'All rows of a file must belong to the bodies of one office.',
  },
  'deployments.import-withdrawn': {
    status: 409,
    zh: '这次导入已经撤回。',
    en: 'This import has been withdrawn.',
  },
  'deployments.import-built-on': {
    status: 409,
    zh: '这次导入的部署中有 {count} 件已经补充或更正，不能整体撤回；请逐件办理。',
    en: '{count} of the imported deployments have been added to; withdraw them one by one.',
  },
} as const satisfies ErrorTable;

export const deploymentsConstraints: Readonly<Record<string, string>> = {
  deployment_number: 'deployments.already-recorded',
  deployment_of_task: 'deployments.task-recorded',
  step_replaced_once: 'deployments.already-replaced',
};
