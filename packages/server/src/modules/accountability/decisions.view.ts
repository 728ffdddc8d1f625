// What of a decision leaves the server, and what the caller may do with it.
import type { Decision, DecisionAct, DecisionLine, Responsibility, Weight } from '@jinze/contracts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { appealRouteViews } from './appeal-routes.ts';
import { DECISION_TRANSITIONS } from './decision.states.ts';
import type { AppealRow, DecisionRow, DecisionStepRow, MeasureRow } from './decisions.store.ts';

const measureView = (row: MeasureRow): DecisionLine['measures'][number] => ({
  number: row.number,
  measure: row.measure,
  until: row.until_day,
  probationMonths: row.probation_months as 12 | 24 | null,
  restored:
    row.restored_on === null || row.restored_no === null || row.restored_note === null
      ? null
      : { on: row.restored_on, documentNo: row.restored_no, note: row.restored_note },
});

export function decisionLine(row: DecisionRow, measures: readonly MeasureRow[]): DecisionLine {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    origin: row.origin,
    personId: row.person_id,
    personName: row.person_name,
    postTitle: row.post_title,
    organName: row.organ_name,
    level: row.level,
    outcome: row.outcome as DecisionLine['outcome'],
    ground: row.ground as DecisionLine['ground'],
    organ: row.organ,
    documentNo: row.document_no,
    decidedOn: row.decided_on,
    measures: measures.map(measureView),
    becauseAccident: row.because_accident,
    accidentName: row.accident_name,
  };
}

function appealView(row: AppealRow): Decision['appeals'][number] {
  const { answered_on: on, answer_no: no, answered_by: by, result, answer } = row;
  return {
    number: row.number,
    route: row.route,
    lodgedOn: row.lodged_on,
    documentNo: row.document_no,
    content: row.content,
    dueOn: row.due_on,
    termBasis: row.term_basis,
    answer:
      on === null || no === null || by === null || result === null || answer === null
        ? null
        : {
            on,
            documentNo: no,
            by,
            result: result as 'upheld' | 'changed' | 'revoked',
            text: answer,
          },
  };
}

const OF_DEPARTMENT: readonly DecisionAct[] = [
  'serve',
  'answer-appeal',
  'change',
  'restore',
  'revoke',
  'withdraw',
];

/** The department does everything but to its own; the person appeals. */
function mayDo(
  { may }: Pick<AccountabilityContext, 'may'>,
  caller: Caller,
  row: DecisionRow,
  appeals: readonly AppealRow[],
): DecisionAct[] {
  const isOwn = selvesOf(caller).includes(row.person_id);
  const isOpen = appeals.some(({ result }) => result === null);
  const asked: readonly DecisionAct[] = [...OF_DEPARTMENT, 'appeal'];
  return asked.filter((act) => {
    if (DECISION_TRANSITIONS[row.state][act as 'serve'] === undefined) return false;
    if (act === 'appeal')
      return (
        !isOpen &&
        (may(caller, 'accountability.decision-appeal', { personId: row.person_id }) ||
          may(caller, 'accountability.decision-appeal', {
            managingCommittee: row.managing_committee,
          }))
      );
    if (act === 'answer-appeal' && !isOpen) return false;
    if (act === 'change' && (isOpen || row.outcome === 'not-pursued')) return false;
    const needsAnother = act === 'answer-appeal' || act === 'change';
    if (needsAnother && row.decided_by_account === caller.accountId) return false;
    if (act === 'withdraw' && row.origin === 'here') return false;
    if ((act === 'withdraw' || act === 'revoke') && isOpen) return false;
    if (act === 'serve' && row.served_on !== null) return false;
    return (
      !isOwn &&
      may(caller, `accountability.decision-${act}`, { managingCommittee: row.managing_committee })
    );
  });
}

const stepView = (row: DecisionStepRow): Decision['steps'][number] => ({
  act: row.act,
  on: row.on_day,
  documentNo: row.document_no,
  note: row.note,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
});

export function decisionView(
  context: Pick<AccountabilityContext, 'may'>,
  caller: Caller,
  row: DecisionRow,
  more: {
    readonly measures: readonly MeasureRow[];
    readonly appeals: readonly AppealRow[];
    readonly steps: readonly DecisionStepRow[];
    readonly bars: Decision['bars'];
  },
): Decision {
  const { meeting, present, votes_for: votesFor } = row;
  return {
    ...decisionLine(row, more.measures),
    postClass: row.post_class,
    committeeName: row.committee_name,
    worksheetId: row.worksheet_id,
    circumstances: row.circumstances,
    responsibility: row.responsibility as Responsibility | null,
    effectiveOn: row.effective_on,
    servedOn: row.served_on,
    vote:
      meeting === null || present === null || votesFor === null
        ? null
        : { meeting, present, votesFor },
    weight: row.weight as Weight | null,
    weightReason: row.weight_reason,
    content: row.content,
    followsId: row.follows_id,
    followedById: row.followed_by,
    endedReason: row.ended_reason,
    bars: more.bars,
    appeals: more.appeals.map(appealView),
    appealRoutes: appealRouteViews(
      more.measures.map(({ measure }) => measure),
      row.served_on,
    ),
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    steps: more.steps.map(stepView),
    may: mayDo(context, caller, row, more.appeals),
  };
}
