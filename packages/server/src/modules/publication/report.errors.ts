// How refusals of reports from the public are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const reportErrors = {
  'publication.report-not-now': {
    status: 409,
    zh: '这件举报到了另一步，现在不能这样办理；请看最新情况。',
    en: 'The report is at another step by now; look at its newer state.',
  },
  'publication.report-future-date': {
    status: 422,
    zh: '日期晚于今天：这里登记已经做完的核查、已经有的材料。',
    en: 'The day is in the future; a verification that is done, or a document that exists, is recorded here.',
  },
  'publication.report-too-early': {
    status: 422,
    zh: '核查日期早于收到举报或者说到有人死亡的日期（{on}），请核对；那以前的核查不算。',
    en: 'The verification is before {on}, when the report came in or told of deaths.',
  },
  'publication.report-needs-government': {
    status: 422,
    zh: '涉及人员死亡的举报，应当由县级以上人民政府组织核查，请选择人民政府。',
    en: 'A report of deaths is verified by the government of a county or higher; choose the government.',
  },
  'publication.report-task-open': {
    status: 409,
    zh: '由它转成的督办任务还没有销号，销号以后再办。',
    en: 'The task it became has not ended yet; close that first.',
  },
  'publication.report-same-handler': {
    status: 422,
    zh: '它现在就由这个机关办理，请另选。',
    en: 'It is there already; choose another.',
  },
  'publication.report-below-county': {
    status: 422,
    zh: '举报不转给乡镇自行办理；需要乡镇去做的，核查后转成督办任务。',
    en: 'A report is not handed on to a township; what it has to do becomes a task.',
  },
  'publication.report-leader-apart': {
    status: 422,
    zh: '反映领导干部的举报只能转给有管理权限的纪检监察机关。',
    en: 'A report about a leader goes to discipline organs only.',
  },
  'publication.report-upward-only': {
    status: 422,
    zh: '反映领导干部，或者反映当地自己隐瞒、违法的举报，以及有关机关转来核实的事故，由本级办理或者转给上级，不能转回被反映的地方、交给下级或者转给没有管理权限的机关。',
    en: 'What is about a leader, or about what the authorities themselves did, and an accident that an organ passed on, is handled here or handed upward only.',
  },
  'publication.report-of-deaths': {
    status: 422,
    zh: '涉及人员死亡的举报，应当先受理，由县级以上人民政府组织核查；不能直接不予受理，也不能只转纪检监察机关。',
    en: 'A report of deaths is accepted and verified by a government first; it is neither refused nor handed to a discipline organ alone.',
  },
  'publication.report-pass-on-first': {
    status: 422,
    zh: '举报说到有人死亡或者失踪，应当由县级以上人民政府组织核查：请先转告事故情况，或者登记政府已掌握事故的材料，再不予受理、答复或者办结。',
    en: 'The report tells of deaths, which a government verifies: pass the accident on first, or record the document that shows that a government has it; then refuse, answer or close it.',
  },
  'publication.report-passed-on': {
    status: 409,
    zh: '事故情况已经转告，或者已经登记政府已掌握，不用再登记。',
    en: 'The accident is passed on, or recorded as known to a government, already.',
  },
  'publication.report-had-it': {
    status: 422,
    zh: '它就是从这个机关转出来的，不能转回去；有不同意见的，请转上一级。',
    en: 'It was handed on from there; it does not go back. If that was wrong, hand it upward.',
  },
  'publication.report-of-accused': {
    status: 422,
    zh: '举报反映的是这个人民政府或者它的领导、当地自己隐瞒的情况：不能向它转告事故情况，也不能由它说明已经掌握，请选择它的上级人民政府。',
    en: 'The report speaks of this government, of who leads it, or of what the place itself covers up; choose a government above it.',
  },
  'publication.report-extended': {
    status: 409,
    zh: '答复期限已经延长过一次，不能再延；请按期答复，没有办完的先告知进展。',
    en: 'The term to answer was extended once, and is not extended again; answer in time, also with what is known so far.',
  },
  'publication.report-no-term': {
    status: 409,
    zh: '这件举报没有确定的答复期限，不用延长。',
    en: 'There is no day by which this report is to be answered, and nothing to extend.',
  },
  'publication.report-term-over': {
    status: 409,
    zh: '答复期限（{on}）已过，不能再延长；请尽快答复。',
    en: 'The term to answer ended on {on} and can no longer be extended; answer now.',
  },
  'publication.report-not-later': {
    status: 422,
    zh: '延长后的期限要晚于现在的期限（{on}）。',
    en: 'The new day must be later than {on}.',
  },
  'publication.report-past-longest': {
    status: 422,
    zh: '最迟延长到 {on}：{basis}，延长不超过 {days} 日。',
    en: 'No later than {on}: the term is extended by {days} days at most ({basis}).',
  },
  'publication.report-same-approver': {
    status: 422,
    zh: '延长期限由本机关负责人批准；登记的人不能写自己批准，请由另一个账号登记。',
    en: 'Somebody in charge approves the extension; who records it does not name themselves. Another account records it.',
  },
  'publication.report-no-deaths': {
    status: 422,
    zh: '这件举报没有说有人死亡或者失踪，不用转告。',
    en: 'This report tells of no deaths; there is nothing to pass on.',
  },
  'publication.report-not-around': {
    status: 422,
    zh: '只能转给上级、同级和下一级的机关，请另选。',
    en: 'It goes to those above, beside and right below; choose another.',
  },
  'publication.report-nobody-there': {
    status: 422,
    zh: '那里还没有能办理举报的账户，转过去没有人看到；请另选，或者先请管理员设立账户。',
    en: 'Nobody there has an account that handles reports; choose another, or have an account set up first.',
  },
  'publication.report-keep-calendar-days': {
    status: 422,
    zh: '举报人信息的保存期限按自然日规定。',
    en: 'How long who told is kept is laid down in calendar days.',
  },
  'publication.report-no-reporter': {
    status: 404,
    zh: '举报人没有留下姓名和联系方式，或者保存期限已到、已经删除。',
    en: 'The reporter left neither name nor contact, or it was removed after its time.',
  },
  'publication.report-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期、文号和保管人。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date, number and custodian only.',
  },
  'publication.report-file-apart': {
    status: 403,
    zh: '这个文件里可能带着作者的姓名，只有举报受理人员能打开；要用的，请受理人员摘出与事情有关的内容。',
    en: 'This file may name its author; the report desk alone opens it, and can give you what is about the matter.',
  },
} as const satisfies ErrorTable;

export const reportConstraints: Readonly<Record<string, string>> = {
  report_form: 'http.already-there',
  report_entry_form: 'http.already-there',
};
