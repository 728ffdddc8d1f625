// What an act does to a section: the next state and its event, or a refusal. Pure.
import type { SectionState, SignedHow } from '@jinze/contracts';
import { type CivilDate, type JsonObject, ok, type Result, refuse } from '@jinze/kernel';
import { SECTION_TRANSITIONS } from './section.states.ts';

/** What a decision needs to know of the section. */
export interface SectionFacts {
  readonly state: SectionState;
  readonly approvedOn: CivilDate | null;
  readonly issuedOn: CivilDate | null;
  /** Why it cannot be approved, for example article 7 without a committee document. */
  readonly blockedBy: string | null;
  readonly isStale: boolean;
  readonly signedHow: SignedHow | null;
}

export type SectionInput =
  | {
      readonly act: 'approve';
      readonly meeting: string;
      readonly on: CivilDate;
      readonly documentNo: string;
    }
  | { readonly act: 'issue'; readonly on: CivilDate; readonly documentNo: string }
  | { readonly act: 'acknowledge' }
  | { readonly act: 'object'; readonly reason: string }
  | { readonly act: 'revise' }
  | {
      readonly act: 'paper';
      readonly on: CivilDate;
      readonly custodian: string;
      readonly number: string | null;
    };

export interface SectionDecision {
  readonly state: SectionState;
  readonly event: `duty-section.${string}.v1`;
  readonly data: JsonObject;
}

export type SectionRefusal =
  | { readonly code: 'duties.wrong-state'; readonly values: { state: SectionState } }
  | { readonly code: 'duties.stale' }
  | { readonly code: 'duties.blocked'; readonly values: { reason: string } }
  | {
      readonly code: 'duties.future-date' | 'duties.before-approval' | 'duties.before-issue';
      readonly path: string;
    };

const EVENTS: Readonly<Record<SectionInput['act'], SectionDecision['event']>> = {
  approve: 'duty-section.approved.v1',
  issue: 'duty-section.issued.v1',
  acknowledge: 'duty-section.acknowledged.v1',
  object: 'duty-section.objected.v1',
  revise: 'duty-section.returned-to-draft.v1',
  paper: 'duty-section.acknowledged-on-paper.v1',
};

function dataOf(input: SectionInput): JsonObject {
  const { act: _, ...data } = input;
  return data;
}

function wrongDate(
  section: SectionFacts,
  input: SectionInput,
  today: CivilDate,
): SectionRefusal | undefined {
  if (input.act !== 'approve' && input.act !== 'issue' && input.act !== 'paper') return undefined;
  const path = input.act === 'approve' ? 'body.approval.on' : 'body.on';
  if (input.on > today) return { code: 'duties.future-date', path };
  if (input.act === 'issue' && section.approvedOn !== null && input.on < section.approvedOn)
    return { code: 'duties.before-approval', path };
  if (input.act === 'paper' && section.issuedOn !== null && input.on < section.issuedOn)
    return { code: 'duties.before-issue', path };
  return undefined;
}

/** The state an act leads to, if the life of the section allows it now. */
export function nextState(
  { state, signedHow }: Pick<SectionFacts, 'state' | 'signedHow'>,
  act: SectionInput['act'],
): SectionState | undefined {
  if (state === 'acknowledged' && act === 'object' && signedHow !== 'unchanged') return undefined;
  return SECTION_TRANSITIONS[state][act];
}

/** The next state, or why the act is not possible now. */
export function decideSection(
  section: SectionFacts,
  input: SectionInput,
  today: CivilDate,
): Result<SectionDecision, SectionRefusal> {
  const next = nextState(section, input.act);
  if (next === undefined)
    return refuse({ code: 'duties.wrong-state', values: { state: section.state } });
  if (input.act === 'approve' && section.blockedBy !== null)
    return refuse({ code: 'duties.blocked', values: { reason: section.blockedBy } });
  if (section.isStale && (input.act === 'approve' || input.act === 'issue'))
    return refuse({ code: 'duties.stale' });
  const date = wrongDate(section, input, today);
  if (date !== undefined) return refuse(date);
  return ok({ state: next, event: EVENTS[input.act], data: dataOf(input) });
}
