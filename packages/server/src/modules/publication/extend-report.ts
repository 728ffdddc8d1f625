// The term to answer a report, extended once, as somebody in charge approved; until when and why is what the reporter reads.
import type { CivilDate } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { type Acting, act, type Chosen, factsOf, refuseSecrets } from './act-on-report.ts';
import { normalText } from './normal-text.ts';
import { decideExtending } from './report.decide.ts';
import { nameOfPerson } from './report-places.store.ts';
import { longestExtension } from './report-terms.ts';
import type { ReportsContext } from './reports.context.ts';
import type { ReportRow } from './reports.store.ts';

export const termOf = (row: ReportRow) => ({
  replyBy: row.reply_by,
  isExtended: row.extended_on !== null,
});

export const extensionOf = ({ reply_by: replyBy }: ReportRow, on: CivilDate) =>
  replyBy === null ? null : longestExtension(replyBy, on);

const plain = (name: string) => normalText(name, 'joined').text;

/** By the name of the account, or of the person it belongs to. */
async function isCaller(
  { tx }: Unit,
  { displayName, personId }: Caller,
  name: string,
): Promise<boolean> {
  const own = personId === null ? undefined : await nameOfPerson(tx, personId);
  return [displayName, own ?? ''].some((one) => plain(one) === plain(name));
}

export interface Extended {
  readonly to: CivilDate;
  readonly approvedBy: string;
  readonly approverPost: string;
  readonly documentNo: string;
  readonly reason: string;
}

export function extendTerm(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  { to, approvedBy, approverPost, documentNo, reason }: Extended,
): Promise<void> {
  refuseSecrets({ approvedBy, approverPost, documentNo, reason });
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.extend-report', async (row, unit) => {
    const extension = {
      to,
      longest: extensionOf(row, on),
      isByApprover: await isCaller(unit, acting.caller, approvedBy),
    };
    return {
      decided: decideExtending(factsOf(row), termOf(row), extension, on),
      changes: { reply_by: to, extended_on: on },
      entry: {
        on,
        // Who approved it, by name, is for the file.
        text: `由 ${row.reply_by ?? ''} 延长到 ${to}，经负责人批准：${reason}`,
        documentNo,
        approvedBy: `${approverPost} ${approvedBy}`,
        isTold: true,
      },
    };
  });
}
