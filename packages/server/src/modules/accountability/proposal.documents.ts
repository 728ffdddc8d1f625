// The proposal 问责建议 to the organ with the power to decide: the one that stands, on the content the person was told of.
import type { MeasureGiven } from '@jinze/contracts';
import { type AccountabilityCase, accountabilityProposal } from '@jinze/documents/official';
import { assert, type Id } from '@jinze/kernel';
import { type DocumentSource, documentSource, linesOf } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { fullDepartmentName } from '../../platform/organ-names.ts';
import {
  caseFacts,
  evidenceAsk,
  type Held,
  handlerOf,
  heldOf,
  type Looking,
  unverifiedIn,
} from './case-on-paper.ts';
import { readerOf } from './judging.ts';
import { sheetIfSeen } from './open-worksheet.ts';
import type { WorksheetRow } from './worksheets.store.ts';

/** For who is named in the case, as long as they are. */
async function readFor(context: Looking, caller: Caller, id: string) {
  const scope = context.scopeFor(caller, 'accountability.propose');
  if (scope === undefined) return undefined;
  const reader = await readerOf(context, caller);
  const seen = await sheetIfSeen(context, reader, scope, id as Id<'worksheet'>, 'handler');
  if (seen === undefined) return undefined;
  const { row } = seen;
  return context.database.read(scope, async (db) => ({
    row,
    held: await heldOf(db, row.id),
    ...(await handlerOf(db, caller, row)),
  }));
}

function refusalOf({ state }: WorksheetRow, { proposal }: Held): { refusal?: string } {
  if (state === 'dropped') return { refusal: 'documents.record-ended' };
  const stands = proposal !== undefined && proposal.returned_on === null;
  return stands ? {} : { refusal: 'documents.not-proposed-yet' };
}

export const proposalDocument = (context: Looking): DocumentSource =>
  documentSource<AccountabilityCase>({
    kind: 'accountability-proposal',
    stream: 'worksheet',
    isNumbered: true,
    isPersonal: true,
    isConcealed: true,
    template: accountabilityProposal,
    find: async (caller, id) => {
      const found = await readFor(context, caller, id);
      if (found === undefined) return undefined;
      const { row, held, place, organ } = found;
      const { ground = null, weight = null } = held.proposal ?? {};
      const measures = (held.proposal?.measures ?? []) as unknown as readonly MeasureGiven[];
      return {
        place,
        version: row.version,
        ...refusalOf(row, held),
        organs: [organ],
        addressees: [fullDepartmentName(row.committee_name ?? '')],
        uncompared: unverifiedIn({ ground, weight, measures }, [26]),
        asks: [evidenceAsk(held)],
        facts: ({ lines }) => {
          const { proposal, content } = held;
          assert(proposal !== undefined && content !== undefined, 'something was proposed');
          const ruling = {
            circumstances: content.circumstances.map(({ number }) => number),
            responsibility: proposal.responsibility,
            ground,
            measures,
            weight,
            weightReason: proposal.weight_reason,
            text: linesOf(proposal.content),
          };
          return caseFacts(row, held, ruling, lines('evidence'));
        },
      };
    },
  });
