// What of the procedure of art. 23 leaves the server, and what the reader may do in it.
import type { Exemption, ExemptionAct } from '@jinze/contracts';
import { mayWithdraw } from './exemption.decide.ts';
import { EXEMPTION_TRANSITIONS } from './exemption.states.ts';
import type { ArgumentRow, ExemptionRow, ExemptionStepRow } from './exemptions.store.ts';
import type { Side, WorksheetStepRow } from './worksheets.store.ts';

/** Whether the reader, met on one side, may do an action. */
export type May = (side: Side, action: string) => boolean;

export const stepView = (row: WorksheetStepRow | ExemptionStepRow): Exemption['steps'][number] => ({
  act: row.act,
  on: row.on_day,
  documentNo: row.document_no,
  note: row.note,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
});

const EXEMPTION_SIDES: Readonly<Record<Exclude<ExemptionAct, 'open'>, readonly Side[]>> = {
  'add-argument': ['handler', 'subject'],
  verify: ['handler'],
  decide: ['decider'],
  conclude: ['decider'],
  clarify: ['decider', 'handler'],
  withdraw: ['subject', 'handler'],
};

function decisionPart(row: ExemptionRow): Exemption['decision'] {
  const { decided_on: on, meeting, present, votes_for: votesFor, result, reasons } = row;
  return on === null ||
    meeting === null ||
    present === null ||
    votesFor === null ||
    result === null ||
    reasons === null
    ? null
    : { meeting, on, documentNo: row.decision_no, present, votesFor, result, reasons };
}

function conclusionPart(row: ExemptionRow): Exemption['conclusion'] {
  const {
    conclusion_no: documentNo,
    concluded_on: on,
    person_served_on: personServedOn,
    department_served_on: departmentServedOn,
  } = row;
  return documentNo === null ||
    on === null ||
    personServedOn === null ||
    departmentServedOn === null
    ? null
    : { documentNo, on, personServedOn, departmentServedOn };
}

/** What was voted the person learns by the written conclusion, and not before. */
export function exemptionView(
  row: ExemptionRow,
  argued: readonly ArgumentRow[],
  steps: readonly ExemptionStepRow[],
  {
    sides,
    isWithin,
    may,
  }: { readonly sides: readonly Side[]; readonly isWithin: boolean; readonly may: May },
): Exemption {
  const isKnown = isWithin || row.concluded_on !== null;
  const acts = Object.entries(EXEMPTION_SIDES) as [
    Exclude<ExemptionAct, 'open'>,
    readonly Side[],
  ][];
  return {
    id: row.id,
    version: row.version,
    state: row.state === 'decided' && !isKnown ? 'verified' : row.state,
    origin: row.origin,
    content: row.content,
    openedOn: row.opened_on,
    argued: argued.map((argument) => ({
      number: argument.number,
      limb: argument.limb as Exemption['argued'][number]['limb'],
      side: argument.side as 'for' | 'against',
      content: argument.content,
      evidence: argument.evidence,
      recordedAt: argument.recorded_at.toISOString(),
      recordedBy: argument.recorded_by,
    })),
    verification:
      row.verified_on === null || row.verifier === null || row.verification === null
        ? null
        : { on: row.verified_on, by: row.verifier, text: row.verification },
    decision: isKnown ? decisionPart(row) : null,
    conclusion: conclusionPart(row),
    clarification:
      row.clarified_on === null || row.clarification === null
        ? null
        : { on: row.clarified_on, text: row.clarification },
    endedReason: row.ended_reason,
    steps: steps.filter(({ act }) => isKnown || act !== 'decide').map(stepView),
    may: acts
      .filter(
        ([act, on]) =>
          EXEMPTION_TRANSITIONS[row.state][act] !== undefined &&
          (act !== 'clarify' || row.result === 'exempt') &&
          on.some(
            (side) =>
              sides.includes(side) &&
              (act !== 'withdraw' || mayWithdraw(row.origin, side)) &&
              may(side, `accountability.exemption-${act === 'add-argument' ? 'arguments' : act}`),
          ),
      )
      .map(([act]) => act),
  };
}
