// Art. 23 decided collectively, concluded in writing, cleared up 澄清.
import type { CivilDate, Id } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import { Refused } from '../../platform/refused.ts';
import { refuseOtherNumber } from '../documents/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { actOnExemption } from './act-on-exemption.ts';
import { assess } from './assessment.ts';
import { decideClarifying, decideConcluding, decideDeciding } from './exemption.decide.ts';
import { refuseSecrets } from './secrets.ts';

/** What the rules said of art. 23 that day is kept beside what was decided. */
export function decideExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  input: {
    readonly meeting: string;
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly present: number;
    readonly votesFor: number;
    readonly result: 'exempt' | 'not-exempt';
    readonly reasons: string;
  },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ reasons: input.reasons });
  const today = context.clock.today();
  return actOnExemption(context, acting, chosen, ['decider'], ({ row, facts, sheet }) => {
    if (sheet.content === undefined) throw new Refused({ code: 'accountability.no-circumstance' });
    const by = {
      accountId: acting.caller.accountId,
      verifier: row.verifier_account,
      quorum: sheet.of.quorum,
    };
    return {
      decided: decideDeciding(facts, input, by, today),
      changes: {
        meeting: input.meeting,
        decided_on: input.on,
        decision_no: input.documentNo,
        present: input.present,
        votes_for: input.votesFor,
        result: input.result,
        reasons: input.reasons,
        decided_by_account: acting.caller.accountId,
        rules: JSON.stringify(assess(sheet.row, sheet.content, sheet.of.accident, today)),
        rules_version: RULES_VERSION,
      },
      on: input.on,
      documentNo: input.documentNo,
      note: input.meeting,
    };
  });
}

/** Written, and served on the person and on the organisation department. */
export function concludeExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  input: {
    readonly documentNo: string;
    readonly on: CivilDate;
    readonly personServedOn: CivilDate;
    readonly departmentServedOn: CivilDate;
  },
): Promise<Id<'worksheet'>> {
  return actOnExemption(context, acting, chosen, ['decider'], ({ row, facts, unit }) => ({
    decided: decideConcluding(facts, input, context.clock.today()),
    changes: {
      conclusion_no: input.documentNo,
      concluded_on: input.on,
      person_served_on: input.personServedOn,
      department_served_on: input.departmentServedOn,
    },
    on: input.on,
    documentNo: input.documentNo,
    also: () =>
      refuseOtherNumber(
        unit.tx,
        { of: row.worksheet_id, kind: 'exemption-conclusion' },
        input.documentNo,
      ),
  }));
}

export function clarifyExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  { on, text }: { readonly on: CivilDate; readonly text: string },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ text });
  return actOnExemption(context, acting, chosen, ['decider', 'handler'], ({ facts }) => ({
    decided: decideClarifying(facts, on, context.clock.today()),
    changes: { clarified_on: on, clarification: text },
    on,
    note: text,
  }));
}
