// What of a deployment leaves the server: its status to whoever covers the place, its content to its own office and who is asked.
import type {
  AskLine,
  Deployment,
  DeploymentAsk,
  DeploymentImport,
  DeploymentStep,
} from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { capacityOf } from './add-step.ts';
import { ASK_TRANSITIONS } from './ask.states.ts';
import type { AskLineRow } from './asks.store.ts';
import type { DeploymentsContext, LinkedRecord } from './deployments.context.ts';
import type { AskRow, ChangeRow, DeploymentRow, StepRow } from './deployments.store.ts';
import type { HolderNamed } from './holders.store.ts';
import type { ImportRow } from './imports.store.ts';
import { askStateOf } from './standing.ts';
import { mayCorrect } from './step.decide.ts';

/** The day for which who answers for an ask is looked up: today, or when it was settled. */
export const dayOf = (
  row: { readonly settled_on: CivilDate | null },
  today: CivilDate,
): CivilDate => row.settled_on ?? today;

/** `isOpen`: the reader may see the content. */
export function askLineView(
  row: AskLineRow,
  persons: readonly HolderNamed[],
  isOpen: boolean,
): AskLine {
  return {
    id: row.id,
    version: row.version,
    deploymentId: row.deployment_id,
    state: askStateOf({ isEnded: row.ended_at !== null, result: row.result }),
    kind: row.kind,
    issuedBy: row.issued_by,
    issuer: row.issuer,
    number: row.number,
    title: isOpen ? row.title : null,
    what: isOpen ? row.what : null,
    regionName: row.region_name,
    organName: row.organ_name,
    postTitle: row.post_title,
    persons: [...persons],
    askedOn: row.asked_on,
    dueOn: row.due_on,
    conveyedOn: row.conveyed_on,
    studiedOn: row.studied_on,
    measuresOn: row.measures_on,
    result: row.result,
    resultOn: row.result_on,
    mayOpen: isOpen,
  };
}

/** Everything the page of one deployment is made of. */
export interface Whole {
  readonly row: DeploymentRow;
  readonly regionName: string;
  readonly asks: readonly AskRow[];
  readonly holders: readonly (readonly HolderNamed[])[];
  readonly steps: readonly StepRow[];
  readonly changes: readonly ChangeRow[];
  readonly records: readonly LinkedRecord[];
}

interface Reading {
  readonly context: DeploymentsContext;
  readonly caller: Caller;
  readonly whole: Whole;
  /** The rows the caller may act on, by action. */
  readonly scopeOf: (action: string) => Scope | undefined;
}

/** Whether an action's scope has the ask: it was found by reading, so that with persons it is one of theirs. */
function mayOn(scope: Scope | undefined, ask: AskRow): scope is Scope {
  if (scope === undefined) return false;
  return scope.persons.length > 0 || scope.keys.some((key) => ask.scope_key.startsWith(key));
}

function stepView(
  { caller, whole, scopeOf }: Reading,
  ask: AskRow,
  step: StepRow,
  stands: boolean,
): DeploymentStep {
  const records = new Map(whole.records.map((one) => [one.id, one]));
  const isOver = ask.ended_at !== null;
  const acts = ['correct', 'withdraw'] as const;
  return {
    id: step.id,
    kind: step.kind,
    on: step.occurred_on,
    venue: step.venue,
    number: step.number,
    text: step.text,
    result: step.result,
    reason: step.reason,
    statedBy: step.stated_by,
    records: step.records.map((id) => {
      const found = records.get(id);
      return { id, title: found?.title ?? null, occurredOn: found?.occurredOn ?? null };
    }),
    personNames: step.person_names,
    capacity: step.capacity,
    recordedAt: step.recorded_at.toISOString(),
    recordedBy: step.recorded_by,
    lateDays: step.late_days,
    replaces: step.replaces,
    correctionReason: step.correction_reason,
    isWithdrawal: step.is_withdrawal,
    stands,
    may:
      !stands || isOver
        ? []
        : acts.filter((act) => {
            const scope = scopeOf(`deployments.${act}-step`);
            return mayOn(scope, ask) && mayCorrect(capacityOf(caller, scope, ask), step.capacity);
          }),
  };
}

function askView(reading: Reading, ask: AskRow, persons: readonly HolderNamed[]): DeploymentAsk {
  const { row, steps: all } = reading.whole;
  const steps = all.filter((step) => step.ask_id === ask.id);
  const replaced = new Set(steps.flatMap(({ replaces }) => replaces ?? []));
  const state = askStateOf({ isEnded: ask.ended_at !== null, result: ask.result });
  const { ended_at: at, ended_by: by, end_reason: reason } = ask;
  const mayAdd =
    ASK_TRANSITIONS[state].convey !== undefined &&
    mayOn(reading.scopeOf('deployments.add-step'), ask);
  return {
    id: ask.id,
    version: ask.version,
    state,
    kind: row.kind,
    issuedBy: row.issued_by,
    issuer: row.issuer,
    number: row.number,
    title: row.title,
    what: ask.what,
    regionName: ask.region_name,
    organId: ask.organ_id,
    postId: ask.post_id,
    organName: ask.organ_name,
    postTitle: ask.post_title,
    persons: [...persons],
    askedOn: ask.asked_on,
    dueOn: ask.due_on,
    conveyedOn: ask.conveyed_on,
    studiedOn: ask.studied_on,
    measuresOn: ask.measures_on,
    result: ask.result,
    resultOn: ask.result_on,
    ended: at === null ? null : { at: at.toISOString(), by: by ?? '', reason: reason ?? '' },
    steps: steps.map((step) =>
      stepView(reading, ask, step, !step.is_withdrawal && !replaced.has(step.id)),
    ),
    may: mayAdd ? ['add-step'] : [],
  };
}

interface WithdrawnRow {
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: string | null;
  readonly withdrawal_reason: string | null;
}

const withdrawalOf = ({
  withdrawn_at: at,
  withdrawn_by: by,
  withdrawal_reason: reason,
}: WithdrawnRow) =>
  at === null ? null : { at: at.toISOString(), by: by ?? '', reason: reason ?? '' };

export function deploymentView(reading: Reading): Deployment {
  const { context, caller, whole } = reading;
  const { row, asks, holders, changes } = whole;
  const acts = ['correct', 'withdraw'] as const;
  return {
    id: row.id,
    version: row.version,
    regionPath: row.region_path,
    regionName: whole.regionName,
    kind: row.kind,
    issuedBy: row.issued_by,
    issuer: row.issuer,
    number: row.number,
    title: row.title,
    receivedOn: row.received_on,
    custodian: row.custodian,
    source: row.source,
    taskId: row.task_id,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    withdrawal: withdrawalOf(row),
    asks: asks.map((ask, index) => askView(reading, ask, holders[index] ?? [])),
    corrections: changes.map((change) => ({
      version: change.version,
      at: change.recorded_at.toISOString(),
      by: change.recorded_by,
      reason: change.reason,
      changes: change.changes.map((one) => ({ ...one })),
    })),
    may: acts.filter(
      (act) =>
        row.withdrawn_at === null &&
        context.may(caller, `deployments.${act}`, { scopeKey: row.scope_key }),
    ),
  };
}

export function importView(
  { may }: DeploymentsContext,
  caller: Caller,
  row: ImportRow,
): DeploymentImport {
  const mayWithdraw =
    row.withdrawn_at === null &&
    may(caller, 'deployments.withdraw-import', { scopeKey: row.scope_key });
  return {
    id: row.id,
    version: row.version,
    fileName: row.file_name,
    deployments: row.deployment_count,
    asks: row.ask_count,
    steps: row.step_count,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    withdrawal: withdrawalOf(row),
    may: mayWithdraw ? ['withdraw'] : [],
  };
}

/** The ids of every record that steps link to. */
export const linkedIn = (steps: readonly StepRow[]): Id<'duty-record'>[] => [
  ...new Set(steps.flatMap(({ records }) => records)),
];
