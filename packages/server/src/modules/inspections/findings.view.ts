// What of a finding leaves the server: its clause, its rounds, what was done about it, and what the caller may do.
import type { FindingAct, InspectionFinding, Why } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { selvesOf } from '../../platform/http/caller.ts';
import type { TaskOfFinding } from '../supervision/index.ts';
import { mayObject } from './finding.decide.ts';
import { clauseOf } from './finding-clause.ts';
import type { EarlierRow, EntryRow, FindingRow } from './findings.store.ts';
import { FINDING_STAGES, FINDING_TRANSITIONS } from './inspection.states.ts';
import { FINDING_WORDS, SEVERITY_WORDS } from './inspection-words.ts';
import type { Side } from './inspections.context.ts';
import type { InspectionRow } from './inspections.store.ts';
import { chainBehind, earlierLike } from './repeats.ts';
import type { StatementRow } from './statements.store.ts';

type Possible = Exclude<FindingAct, 'add' | 'state' | 'carry-over'>;
const SIDES: Readonly<Record<Possible, readonly Side[]>> = {
  change: ['group', 'office'],
  withdraw: ['group', 'office'],
  'confirm-repeat': ['group', 'office'],
  'clear-repeat': ['group', 'office'],
  object: ['inspected'],
  'answer-objection': ['group', 'office'],
  'answer-statement': ['group', 'office'],
  plan: ['inspected'],
  progress: ['inspected'],
  claim: ['inspected'],
  verify: ['group', 'office'],
  return: ['group', 'office'],
  'ask-extension': ['office', 'inspected'],
  extend: ['office'],
  'refuse-extension': ['office'],
  'look-back': ['group', 'office'],
};

export interface FindingReading {
  readonly caller: Caller;
  readonly sides: readonly Side[];
  readonly inspection: InspectionRow;
  readonly all: readonly EarlierRow[];
  readonly statements: ReadonlyMap<string, StatementRow>;
  readonly tasks: ReadonlyMap<string, readonly TaskOfFinding[]>;
  readonly today: CivilDate;
}

interface Around {
  readonly hasProposed: boolean;
  readonly statement: StatementRow | undefined;
}

function mayDo(
  row: FindingRow,
  { caller, sides, inspection }: FindingReading,
  { hasProposed, statement }: Around,
): Possible[] {
  const isOwn = row.person_id !== null && selvesOf(caller).includes(row.person_id);
  return (Object.keys(SIDES) as Possible[]).filter((act) => {
    const isInspected = SIDES[act].includes('inspected');
    if (!SIDES[act].some((side) => sides.includes(side)) || (isOwn && !isInspected)) return false;
    if (FINDING_TRANSITIONS[row.state][act] === undefined) return false;
    if (!FINDING_STAGES[act].includes(inspection.state)) return false;
    switch (act) {
      case 'confirm-repeat':
        return hasProposed && row.repeats === null;
      case 'object':
        return mayObject({
          stage: inspection.state,
          objection: row.objection === null ? 'none' : 'open',
          isRelapse: row.is_relapse,
        });
      case 'clear-repeat':
        return row.repeats !== null && !row.is_relapse;
      case 'answer-objection':
        return row.objection !== null && row.reply === null;
      case 'answer-statement':
        return statement !== undefined && statement.answer === null;
      case 'claim':
        return row.measure !== null && (row.objection === null || row.reply !== null);
      case 'verify':
        return row.claimed_by_account === null || row.claimed_by_account !== caller.accountId;
      case 'ask-extension':
        return row.extension_due === null;
      case 'extend':
        return row.extension_due !== null && row.extension_by_account !== caller.accountId;
      case 'refuse-extension':
        return row.extension_due !== null;
      case 'look-back':
        return row.look_back_result === null && !row.is_relapse;
      case 'change':
      case 'withdraw':
      case 'plan':
      case 'progress':
      case 'return':
        return true;
    }
  });
}

export function whyOfFinding(
  row: FindingRow,
  chain: readonly Pick<EarlierRow, 'found_on' | 'title' | 'number'>[],
): Why {
  const { person_name: name, post_title: post } = row;
  return {
    heading: `${FINDING_WORDS[row.kind]}，${SEVERITY_WORDS[row.severity]}${chain.length === 0 ? '' : `，第 ${chain.length + 1} 次指出`}`,
    clause: [clauseOf(row)],
    facts: [
      `${row.found_on} 在${row.place}：${row.facts}`,
      `责任单位：${row.organ_name}`,
      ...(name === null || post === null ? [] : [`任职与分管关系：${post}${name}（不是责任认定）`]),
      ...chain.map((one) => `${one.found_on}“${one.title}”第 ${one.number} 项指出过同一问题`),
    ],
    gaps: [
      ...(row.evidence.length === 0 ? ['没有关联系统内的记录，依据现场情况认定'] : []),
      ...(row.measure === null ? ['还没有整改措施和责任人'] : []),
    ],
    proof: [
      ...row.evidence.map(({ title }) => `系统内记录：${title}`),
      `${row.recorded_by}登记，已存证`,
      ...(row.repeat_by === null ? [] : [`屡查屡犯由${row.repeat_by}认定`]),
    ],
  };
}

function objectionOf(row: FindingRow): InspectionFinding['objection'] {
  const { objected_on: on, objected_by: by, objection: text } = row;
  if (on === null || by === null || text === null) return null;
  const { replied_on: repliedOn, replied_by: repliedBy, is_upheld: isUpheld, reply } = row;
  return {
    on,
    by,
    text,
    reply:
      repliedOn === null || repliedBy === null || isUpheld === null || reply === null
        ? null
        : { on: repliedOn, by: repliedBy, isUpheld, text: reply },
  };
}

export function statementView(
  row: StatementRow | undefined,
): NonNullable<InspectionFinding['statement']> | null {
  if (row === undefined) return null;
  const { outcome, answer, answered_on: on, answered_by: by } = row;
  return {
    on: row.stated_on,
    by: `${row.post_title}${row.person_name}`,
    text: row.text,
    answer:
      outcome === null || answer === null || on === null || by === null
        ? null
        : { on, by, outcome, text: answer },
  };
}

const roundOf = ({ id, inspection_id, title, number, found_on, facts }: EarlierRow) => ({
  id,
  inspectionId: inspection_id,
  inspectionTitle: title,
  number,
  foundOn: found_on,
  facts,
});

/** Of what is closed or taken back no later day is asked any more. */
function extensionOf(row: FindingRow): InspectionFinding['extension'] {
  const {
    extension_due: dueOn,
    extension_on: on,
    extension_by: by,
    extension_reason: reason,
  } = row;
  const isOpen = row.state === 'open' || row.state === 'claimed';
  return !isOpen || dueOn === null || on === null || by === null || reason === null
    ? null
    : { dueOn, on, by, reason };
}

export const carriedOf = ({
  carried_on: on,
  carried_reason: reason,
}: Pick<FindingRow, 'carried_on' | 'carried_reason'>): InspectionFinding['carried'] =>
  on === null || reason === null ? null : { on, reason };

function personOf({
  person_id: id,
  person_name: name,
  post_title: post,
  appointment_id: appointmentId,
}: FindingRow): InspectionFinding['person'] {
  return id === null || name === null || post === null || appointmentId === null
    ? null
    : { id, name, post, appointmentId };
}

/** Nobody is late with what they have not been told of. */
export const isOverdue = (
  { state, due_on, told_at }: Pick<FindingRow, 'state' | 'due_on' | 'told_at'>,
  today: CivilDate,
): boolean => told_at !== null && (state === 'open' || state === 'claimed') && due_on < today;

export function findingView(
  row: FindingRow,
  entries: readonly EntryRow[],
  reading: FindingReading,
): InspectionFinding {
  const { all, sides, today } = reading;
  const statement = reading.statements.get(row.id);
  const chain = chainBehind(row, all);
  // What it may repeat is for who judges it.
  const proposed = sides.some((side) => side !== 'inspected') ? earlierLike(row, all) : [];
  const isInspecting = sides.some((side) => side !== 'inspected');
  // What was written before it was told is the inspecting side’s.
  const isShown = ({ recorded_at: at }: EntryRow) =>
    isInspecting || (row.told_at !== null && at >= row.told_at);
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    state: row.state,
    kind: row.kind,
    severity: row.severity,
    block: row.block,
    clause: clauseOf(row),
    facts: row.facts,
    place: row.place,
    foundOn: row.found_on,
    tasks: (reading.tasks.get(row.id) ?? [])
      .slice(0, 20)
      .map(({ id, title, state }) => ({ id, title, state })),
    evidence: [...row.evidence],
    organName: row.organ_name,
    person: personOf(row),
    dueOn: row.due_on,
    isOverdue: isOverdue(row, today),
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    repeats: chain.slice(0, 20).map(roundOf),
    repeatConfirmedBy: row.repeat_by,
    proposed:
      row.repeats === null
        ? proposed.slice(0, 20).map((one) => {
            const { inspectionId: _, ...round } = roundOf(one);
            return round;
          })
        : [],
    objection: objectionOf(row),
    statement: isInspecting ? statementView(statement) : null,
    plan:
      row.measure === null || row.responsible === null
        ? null
        : { measure: row.measure, responsible: row.responsible },
    extension: extensionOf(row),
    lookBack:
      row.look_back_on === null || row.look_back_result === null
        ? null
        : { on: row.look_back_on, result: row.look_back_result },
    carried: carriedOf(row),
    earlierEntries: Math.max(0, (entries[0]?.of_all ?? 0) - entries.length),
    entries: entries.filter(isShown).map((entry) => ({
      act: entry.act,
      on: entry.on_day,
      text: entry.text,
      recordedAt: entry.recorded_at.toISOString(),
      recordedBy: entry.recorded_by,
    })),
    why: whyOfFinding(row, chain),
    may: mayDo(row, reading, { hasProposed: proposed.length > 0, statement }),
  };
}
