// The slip 审批签 with which a draft goes round before somebody signs: each module says what is to be approved, the sheet is the same for all.
import { type ApprovalSlipFacts, approvalSlip } from '@jinze/documents/official';
import { assert } from '@jinze/kernel';
import { type DocumentPlace, type DocumentSource, documentSource } from './document-source.ts';
import type { Caller } from './http/caller.ts';

/** What is before whoever signs. */
interface Slip {
  /** The paper or decision that is to be signed. */
  readonly title: string;
  readonly basis: string;
  readonly summary: string;
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
          { name: 'summary', kind: 'text', isNeeded: true, suggested: slip?.summary ?? '' },
          { name: 'opinions', kind: 'lines', isNeeded: true, suggested: ROUND },
        ],
        facts: ({ text, lines }) => {
          assert(slip !== undefined, 'no slip is made of what is not before approval');
          return {
            documentTitle: slip.title,
            basis: slip.basis,
            office: organs.join('、'),
            drafter: text('drafter'),
            summary: text('summary'),
            opinions: lines('opinions'),
          };
        },
      };
    },
  });
