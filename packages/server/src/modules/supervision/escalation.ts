// The draft of an escalation 提级督办: written by rule from what is on record; a named head changes, signs and sends it. Pure.
import { type CivilDate, documentDate } from '@jinze/kernel';

export interface Escalated {
  readonly title: string;
  readonly issuerName: string;
  readonly issuerOrgan: string;
  readonly leadName: string;
  readonly issuedOn: CivilDate;
  readonly issueNo: string | null;
  readonly dueOn: CivilDate;
  readonly overdueDays: number;
  readonly extensions: number;
  readonly acceptedOn: CivilDate | null;
  /** The last word on how far it is. */
  readonly lastProgress: { readonly on: CivilDate; readonly text: string } | null;
  readonly times: number;
}

export function draftEscalation(task: Escalated, today: CivilDate): { to: string; text: string } {
  const { title, issuerName, leadName, extensions, acceptedOn, lastProgress } = task;
  const number = task.issueNo === null ? '' : `（${task.issueNo}）`;
  const sentences = [
    `${documentDate(task.issuedOn)}，${issuerName}向${leadName}交办“${title}”${number}，办理期限为${documentDate(task.dueOn)}${
      extensions > 0 ? `（已延期 ${extensions} 次）` : ''
    }。`,
    `截至${documentDate(today)}，已逾期 ${task.overdueDays} 天，尚未回复。`,
    acceptedOn === null
      ? '承办单位至今没有接收。'
      : `承办单位已于${documentDate(acceptedOn)}接收。`,
    lastProgress === null
      ? '办理期间没有报送进展。'
      : `最近一次报送进展（${documentDate(lastProgress.on)}）：${lastProgress.text}`,
    task.times > 0 ? `此前已提级督办 ${task.times} 次。` : '',
    '提请协调督促承办单位明确完成时限，尽快办结并书面回复。',
  ];
  return {
    to: `${task.issuerOrgan}主要负责人`,
    text: sentences.filter((sentence) => sentence !== '').join('\n'),
  };
}
