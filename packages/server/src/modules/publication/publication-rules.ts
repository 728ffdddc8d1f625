// What may be published, kind by kind, as data: under which provision that says so, with persons or not, approved by whom.
import type { PublicationKind, PublicationRule } from '@jinze/contracts';

type Rule = Omit<PublicationRule, 'kind'>;

/**
 * Persons are named to the public under an approved document alone (art. 15: bodies to the public, people to themselves and
 * those who manage them). What is published stays, whatever its kind: it is put right by a later notice.
 */
const RULES: Readonly<Record<PublicationKind, Rule>> = {
  assessment: {
    basis: '《地方党政领导干部安全生产责任制规定》第十五条',
    persons: 'by-instrument',
    approver: '同级党委、政府或者其授权的安全生产委员会',
  },
  'inspection-feedback': {
    basis: '由批准公开的文件确定',
    persons: 'by-instrument',
    approver: '派出巡查的党委、政府',
  },
  'investigation-report': {
    basis: '《中华人民共和国安全生产法》第八十六条',
    persons: 'by-instrument',
    approver: '批复事故调查报告的人民政府',
  },
  evaluation: {
    basis: '《中华人民共和国安全生产法》第八十六条',
    persons: 'by-instrument',
    approver: '组织评估的人民政府',
  },
  'duty-lists': {
    basis: '《中华人民共和国政府信息公开条例》，党委的由批准公开的文件确定',
    persons: 'by-instrument',
    approver: '印发清单的党委、政府',
  },
  statistics: {
    basis: '《中华人民共和国政府信息公开条例》',
    persons: 'never',
    approver: '发布统计的机关',
  },
  other: {
    basis: '由批准公开的文件确定',
    persons: 'by-instrument',
    approver: '批准公开的机关',
  },
};

export const ruleOf = (kind: PublicationKind): PublicationRule => ({ kind, ...RULES[kind] });

/** Of these the official document itself is published, as it was released. */
export const WITH_DOCUMENT: readonly PublicationKind[] = ['investigation-report', 'evaluation'];

/** As what a report is released: a file that is read and printed, no picture and no table. */
const RELEASABLE: readonly string[] = [
  'application/pdf',
  'application/ofd',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];
export const isReleasable = (type: string): boolean => RELEASABLE.includes(type);

export const KIND_WORDS: Readonly<Record<PublicationKind, string>> = {
  assessment: '考核结果',
  'inspection-feedback': '巡查反馈',
  'investigation-report': '事故调查报告',
  evaluation: '整改评估',
  'duty-lists': '责任清单',
  statistics: '统计',
  other: '其他公告',
};
