// What goes out of the system: a sentence that names nobody and nothing, and the address behind it.
import type { NoticeKind } from '@jinze/contracts';

export type Language = 'zh' | 'en';

/** `{count}` of one kind; the sentence has no content of a record, only that there is something to see. */
const SENTENCES: Readonly<Record<NoticeKind, Readonly<Record<Language, string>>>> = {
  'list-to-sign': { zh: '{count} 份责任清单待签收', en: 'Duty lists to acknowledge: {count}' },
  'record-to-confirm': {
    zh: '{count} 条代录的履职记录待本人确认',
    en: 'Records made on behalf, to be confirmed: {count}',
  },
  'record-objected': {
    zh: '{count} 条代录的履职记录本人有异议',
    en: 'Records made on behalf, objected to: {count}',
  },
  'record-returned': {
    zh: '{count} 条履职记录退回更正',
    en: 'Duty records returned for correction: {count}',
  },
  'task-issued': { zh: '{count} 件督办事项新交办', en: 'New supervision tasks: {count}' },
  'task-due': { zh: '{count} 件督办事项即将到期', en: 'Supervision tasks due soon: {count}' },
  'task-overdue': { zh: '{count} 件督办事项已逾期', en: 'Supervision tasks overdue: {count}' },
  'task-replied': {
    zh: '{count} 件督办事项已报结果，待核验',
    en: 'Task replies to verify: {count}',
  },
  'task-returned': { zh: '{count} 件督办事项退回补办', en: 'Supervision tasks returned: {count}' },
  'task-closed': {
    zh: '{count} 件督办事项已销号或撤回',
    en: 'Supervision tasks closed or withdrawn: {count}',
  },
  'extension-asked': { zh: '{count} 件延期申请待答复', en: 'Extensions to decide: {count}' },
  'extension-decided': { zh: '{count} 件延期申请已答复', en: 'Extensions decided: {count}' },
  'escalation-drafted': {
    zh: '{count} 件提级督办已拟好，待决定是否发出',
    en: 'Drafted escalations to send or not: {count}',
  },
  'deployment-due': { zh: '{count} 项工作部署即将到期', en: 'Deployments due soon: {count}' },
  'deployment-overdue': { zh: '{count} 项工作部署已逾期', en: 'Deployments overdue: {count}' },
  'talk-opened': { zh: '{count} 件约谈通知', en: 'Notices of a talk: {count}' },
  'talk-due': {
    zh: '{count} 件约谈后的书面报告待报',
    en: 'Written reports after talks to hand in: {count}',
  },
  'talk-reported': {
    zh: '{count} 件约谈后的书面报告待核验',
    en: 'Written reports after talks to verify: {count}',
  },
  'talk-ended': { zh: '{count} 件约谈已办结或撤回', en: 'Talks closed or withdrawn: {count}' },
  'accident-named': {
    zh: '{count} 起事故指定您查阅任职与分管关系',
    en: 'Accidents whose posts and portfolios you may read: {count}',
  },
  'accountability-told': {
    zh: '{count} 件问责事项已告知，请本人阅看',
    en: 'Accountability matters you were told of: {count}',
  },
  'accountability-proposed': {
    zh: '{count} 件处理建议待研究',
    en: 'Accountability proposals to decide: {count}',
  },
  'accountability-answered': {
    zh: '{count} 件陈述申辩已提交',
    en: 'Answers in accountability cases: {count}',
  },
  'accountability-decided': {
    zh: '{count} 件问责事项已作出决定',
    en: 'Accountability matters decided: {count}',
  },
  'bar-ends': { zh: '{count} 项影响期即将届满', en: 'Bars about to end: {count}' },
  'vetting-asked': {
    zh: '{count} 件干部考察请求待答复',
    en: 'Vetting requests to answer: {count}',
  },
  'vetting-answered': { zh: '{count} 件干部考察已答复', en: 'Vetting requests answered: {count}' },
  'vetting-revoked': { zh: '{count} 件干部考察意见已撤销', en: 'Vetting letters revoked: {count}' },
  'vetting-changed': {
    zh: '{count} 件干部考察意见出具后事实有变化',
    en: 'Vetting letters whose facts have changed: {count}',
  },
  'commendation-nominated': {
    zh: '{count} 件表彰奖励推荐待审查',
    en: 'Nominations for commendation to examine: {count}',
  },
  'commendation-answered': {
    zh: '{count} 件表彰奖励推荐有结果',
    en: 'Nominations for commendation answered: {count}',
  },
  'commendation-public': {
    zh: '{count} 件表彰奖励公示有新情况',
    en: 'News of the publicity of commendations: {count}',
  },
  'commendation-granted': { zh: '{count} 件表彰奖励已批准', en: 'Commendations granted: {count}' },
  'commendation-revoked': { zh: '{count} 件表彰奖励已撤销', en: 'Commendations revoked: {count}' },
  'inspection-named': {
    zh: '{count} 次巡查安排您参加',
    en: 'Inspections that name you: {count}',
  },
  'inspection-told': {
    zh: '{count} 次巡查有新的通知或反馈',
    en: 'Inspections with news for you: {count}',
  },
  'inspection-answered': {
    zh: '{count} 次巡查收到答复',
    en: 'Inspections answered: {count}',
  },
  'inspection-due': {
    zh: '{count} 次巡查有事项到期',
    en: 'Inspections with something due: {count}',
  },
  'inspection-person-told': {
    zh: '{count} 项巡查问题涉及您，请本人阅看',
    en: 'Inspection findings that name you: {count}',
  },
  'inspection-person-answered': {
    zh: '{count} 项涉及您的巡查问题有答复',
    en: 'Inspection findings that name you, answered: {count}',
  },
  'publication-to-approve': {
    zh: '{count} 件公告待批准',
    en: 'Public notices to approve: {count}',
  },
  'publication-to-publish': {
    zh: '{count} 件公告待发布',
    en: 'Public notices to publish: {count}',
  },
  'publication-due': { zh: '{count} 项公开通报临近期限', en: 'Publications due soon: {count}' },
  'publication-overdue': { zh: '{count} 项公开通报逾期', en: 'Publications overdue: {count}' },
  'result-telling-due': {
    zh: '{count} 项个人考核结果临近通报期限',
    en: 'Results of people, to be told soon: {count}',
  },
  'result-telling-overdue': {
    zh: '{count} 项个人考核结果通报逾期',
    en: 'Results of people, telling overdue: {count}',
  },
  'assessment-self': { zh: '{count} 项考核待自评', en: 'Self-assessments to make: {count}' },
  'assessment-scoring': { zh: '{count} 项考核待评分', en: 'Assessments to give marks in: {count}' },
  'assessment-notified': { zh: '{count} 项考核结果已告知', en: 'Assessment results told: {count}' },
  'assessment-notified-untold': {
    zh: '{count} 项考核结果已告知，异议期满日待定',
    en: 'Assessment results told, last day to object not known yet: {count}',
  },
  'assessment-contested': {
    zh: '{count} 件考核申诉或者异议待处理',
    en: 'Contested facts and objections to decide: {count}',
  },
  'assessment-answered': {
    zh: '{count} 件考核申诉或者异议已处理',
    en: 'Contested facts and objections decided: {count}',
  },
  'assessment-final': { zh: '{count} 项考核结果已确定', en: 'Assessment results final: {count}' },
  'assessment-owed': {
    zh: '{count} 项考核后续事项要办',
    en: 'To be done after an assessment: {count}',
  },
  'assessment-overdue': {
    zh: '{count} 项考核后续事项逾期',
    en: 'Overdue after an assessment: {count}',
  },
  'result-told': { zh: '{count} 份考核结果通报待签收', en: 'Results to acknowledge: {count}' },
  'report-to-sign': { zh: '{count} 份述职报告待签署', en: 'Annual reports to sign: {count}' },
  'report-returned': { zh: '{count} 份述职报告退回修改', en: 'Annual reports returned: {count}' },
  'calendar-due': { zh: '{count} 项工作年历事项临近', en: 'Calendar entries coming up: {count}' },
  'public-report-received': {
    zh: '{count} 件群众举报待办理',
    en: 'Reports from the public to handle: {count}',
  },
  'public-report-due': {
    zh: '{count} 件群众举报到期或者待答复',
    en: 'Reports from the public due or to be answered: {count}',
  },
};

export function sentenceOf(kind: NoticeKind, count: number, language: Language): string {
  return SENTENCES[kind][language].replace('{count}', String(count));
}

export const FRAME = {
  zh: {
    name: '尽责',
    many: (count: number) => `${count} 件事待您查看`,
    more: (count: number) => `另有 ${count} 件，请登录查看。`,
    signIn: '请登录系统查看。',
    why: '这是您在“尽责”系统选择接收的提醒，可在系统“通知设置”中修改或关闭。',
    group: '这是本地区安委办设置的群提醒。',
    trialSubject: '试发',
    trial: '这是一条试发的消息，收到即表示通道可用。',
  },
  en: {
    name: 'Jinze',
    many: (count: number) => `${count} matters for you to look at`,
    more: (count: number) => `And ${count} more: please sign in.`,
    signIn: 'Please sign in to see them.',
    why: 'You chose to be told by e-mail in Jinze; change it there under “How I am told”.',
    group: 'The safety office has set up this group message.',
    trialSubject: 'A trial',
    trial: 'This message was sent to try the way. It works.',
  },
} as const;
