// The slip 审批签 with which a draft goes round before somebody signs: each module says what is to be approved, the sheet is the same for all.
import { type ApprovalSlipFacts, approvalSlip } from '@jinze/documents/official';
import { assert } from '@jinze/kernel';
import {
  type DocumentPlace,
  type DocumentSource,
  documentSource,
  linesOf,
} from './document-source.ts';
import type { Caller } from './http/caller.ts';

/** What is before whoever signs. */
interface Slip {
  /** The paper or decision that is to be signed. */
  readonly title: string;
  readonly basis: string;
  readonly summary: string;
  /** Whose draft it is, where that is another than the organ whose paper it becomes. */
  readonly office?: string;
  /** Who proposes it; empty where the record does not say, and then asked. */
  readonly drafter: string;
}

interface Proposed {
  readonly place: DocumentPlace;
  readonly version: number;
  readonly organs: readonly string[];
  /** Undefined: it is not before approval, or no more. */
  readonly slip: Slip | undefined;
}

/** Long drafts are not read on a slip: what they begin with is suggested, and whoever drafts says the rest. */
const SUMMARY_MOST = 200;

/** The first sentences that fit; of one that does not its beginning, marked as such. */
export function firstSentences(text: string, most = SUMMARY_MOST): string {
  const whole = linesOf(text).join('');
  if (whole.length <= most) return whole;
  const fits = whole.slice(0, most);
  const end = Math.max(...['。', '！', '？', '；'].map((stop) => fits.lastIndexOf(stop)));
  return end === -1 ? `${fits}……` : fits.slice(0, end + 1);
}

/** In the order of the round; the last box 签发 is the template's. */
const ROUND = '经办人意见\n会签意见\n分管负责人意见';

export const slipSource = ({
  stream,
  find,
}: Pick<DocumentSource, 'stream'> & {
  readonly find: (caller: Caller, id: string) => Promise<Proposed | undefined>;
}): DocumentSource =>
  documentSource<ApprovalSlipFacts>({
    kind: 'approval-slip',
    stream,
    isNumbered: false,
    // Its title names the organs alone.
    isPersonal: false,
    template: approvalSlip,
    find: async (caller, id) => {
      const found = await find(caller, id);
      if (found === undefined) return undefined;
      const { place, version, organs, slip } = found;
      return {
        place,
        version,
        organs,
        ...(slip === undefined ? { refusal: 'documents.not-for-approval' } : {}),
        addressees: [],
        asks: [
          { name: 'drafter', kind: 'line', isNeeded: true, suggested: slip?.drafter ?? '' },
          {
            name: 'summary',
            kind: 'text',
            isNeeded: true,
            suggested: firstSentences(slip?.summary ?? ''),
          },
          { name: 'opinions', kind: 'lines', isNeeded: true, suggested: ROUND },
        ],
        facts: ({ text, lines }) => {
          assert(slip !== undefined, 'no slip is made of what is not before approval');
          return {
            documentTitle: slip.title,
            basis: slip.basis,
            office: slip.office ?? organs.join('、'),
            drafter: text('drafter'),
            summary: text('summary'),
            opinions: lines('opinions'),
          };
        },
      };
    },
  });
