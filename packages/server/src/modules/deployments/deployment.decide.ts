// What recording, correcting or withdrawing a deployment does: the lines it leaves and what changed, or a refusal. Pure.
import type { AskInput, AskState, DeploymentInput } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse, secrecyIn } from '@jinze/kernel';
import { ASK_TRANSITIONS } from './ask.states.ts';

export interface DeploymentRefusal {
  readonly code:
    | 'deployments.future-date'
    | 'deployments.due-before-asked'
    | 'deployments.marked-secret'
    | 'deployments.same-line-twice'
    | 'deployments.ended'
    | 'deployments.nothing-changed'
    | 'deployments.steps-before'
    | 'deployments.line-settled'
    | 'deployments.line-has-steps'
    | 'http.not-found';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export type Head = Omit<DeploymentInput, 'region' | 'asks'>;

/** A line as it stands. */
export interface AskStands {
  readonly id: Id<'deployment-ask'>;
  readonly position: number;
  readonly what: string;
  readonly organId: Id<'organ'>;
  readonly postId: Id<'post'> | null;
  readonly dueOn: CivilDate | null;
  readonly state: AskState;
  /** The day of the first step that stands; null without any. */
  readonly firstStepOn: CivilDate | null;
}

export interface DeploymentStands {
  readonly isWithdrawn: boolean;
  readonly head: Head;
  readonly asks: readonly AskStands[];
}

export type AskChanged = AskInput & { readonly id: Id<'deployment-ask'> | null };

export interface FieldChange {
  /** The position of the line it is about; null: the document. */
  readonly ask: number | null;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Correction {
  readonly changes: readonly FieldChange[];
  /** With a new day of receipt all lines are asked on that day. */
  readonly changed: readonly (AskInput & { readonly id: Id<'deployment-ask'> })[];
  readonly added: readonly (AskInput & { readonly position: number })[];
  readonly ended: readonly Id<'deployment-ask'>[];
}

const lineOf = ({ what, organId, postId }: AskInput) =>
  JSON.stringify([what.replaceAll(/\s/g, ''), organId, postId]);

function writtenTexts(head: Head, asks: readonly AskInput[]) {
  const ofHead = (['issuer', 'number', 'title', 'custodian'] as const).map(
    (name) => [`body.${name}`, head[name]] as const,
  );
  return [...ofHead, ...asks.map(({ what }, index) => [`body.asks.${index}.what`, what] as const)];
}

/** What must hold of a document and its lines whenever they are written. */
function faultOf(
  head: Head,
  asks: readonly AskInput[],
  today: CivilDate,
): DeploymentRefusal | undefined {
  const { receivedOn } = head;
  if (receivedOn > today) return { code: 'deployments.future-date', path: 'body.receivedOn' };
  const early = asks.findIndex(({ dueOn }) => dueOn !== null && dueOn < receivedOn);
  if (early >= 0)
    return {
      code: 'deployments.due-before-asked',
      path: `body.asks.${early}.dueOn`,
      values: { on: receivedOn },
    };
  const lines = asks.map(lineOf);
  const twice = lines.findIndex((line, index) => lines.indexOf(line) < index);
  if (twice >= 0) return { code: 'deployments.same-line-twice', path: `body.asks.${twice}.what` };
  const marked = secrecyIn(writtenTexts(head, asks));
  return marked === undefined
    ? undefined
    : {
        code: 'deployments.marked-secret',
        path: marked.path,
        values: { marking: marked.marking },
      };
}

export function decideRecording(
  head: Head,
  asks: readonly AskInput[],
  today: CivilDate,
): Result<undefined, DeploymentRefusal> {
  const fault = faultOf(head, asks, today);
  return fault === undefined ? ok(undefined) : refuse(fault);
}

const HEAD_FIELDS = [
  'kind',
  'issuedBy',
  'issuer',
  'number',
  'title',
  'receivedOn',
  'custodian',
] as const;

function headChanges(before: Head, after: Head): FieldChange[] {
  return HEAD_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    ask: null,
    field,
    from: before[field],
    to: after[field],
  }));
}

type NameOf = (organId: Id<'organ'>, postId: Id<'post'> | null) => string;

const isOfOther = (before: AskStands, after: AskInput) =>
  before.organId !== after.organId || before.postId !== after.postId;

function lineChanges(before: AskStands, after: AskInput, nameOf: NameOf): FieldChange[] {
  const ask = before.position;
  return [
    ...(before.what === after.what
      ? []
      : [{ ask, field: 'what', from: before.what, to: after.what }]),
    ...(isOfOther(before, after)
      ? [
          {
            ask,
            field: 'ofWhom',
            from: nameOf(before.organId, before.postId),
            to: nameOf(after.organId, after.postId),
          },
        ]
      : []),
    ...(before.dueOn === after.dueOn
      ? []
      : [{ ask, field: 'dueOn', from: before.dueOn, to: after.dueOn }]),
  ];
}

/** What a line that is on record keeps one from: whoever recorded steps of it recorded them of this post and day. */
function lineFaultOf(
  current: DeploymentStands,
  head: Head,
  asks: readonly AskChanged[],
): DeploymentRefusal | undefined {
  const standing = new Map(current.asks.map((one) => [one.id, one]));
  for (const [index, { id, ...line }] of asks.entries()) {
    if (id === null) continue;
    const before = standing.get(id);
    if (before === undefined) return { code: 'http.not-found', path: `body.asks.${index}.id` };
    if (isOfOther(before, line) && before.firstStepOn !== null)
      return { code: 'deployments.line-has-steps', path: `body.asks.${index}.organId` };
    if (before.firstStepOn !== null && before.firstStepOn < head.receivedOn)
      return {
        code: 'deployments.steps-before',
        path: 'body.receivedOn',
        values: { on: before.firstStepOn },
      };
  }
  const kept = new Set(asks.map(({ id }) => id));
  const settled = current.asks.find(
    ({ id, state }) => !kept.has(id) && ASK_TRANSITIONS[state].end === undefined,
  );
  return settled === undefined
    ? undefined
    : {
        code: 'deployments.line-settled',
        path: 'body.asks',
        values: { line: String(settled.position) },
      };
}

/** `current.asks`: those that have not ended; `lastPosition` counts those that have. */
export function decideChange(
  current: DeploymentStands,
  next: { readonly head: Head; readonly asks: readonly AskChanged[] },
  facts: {
    readonly today: CivilDate;
    readonly lastPosition: number;
    readonly nameOf: NameOf;
  },
): Result<Correction, DeploymentRefusal> {
  if (current.isWithdrawn) return refuse({ code: 'deployments.ended' });
  const { head, asks } = next;
  const fault = faultOf(head, asks, facts.today) ?? lineFaultOf(current, head, asks);
  if (fault !== undefined) return refuse(fault);
  const byId = new Map(asks.flatMap(({ id, ...line }) => (id === null ? [] : [[id, line]])));
  const isRedated = current.head.receivedOn !== head.receivedOn;
  const changes: FieldChange[] = headChanges(current.head, head);
  const changed: (AskInput & { id: Id<'deployment-ask'> })[] = [];
  const ended: Id<'deployment-ask'>[] = [];
  for (const before of current.asks) {
    const after = byId.get(before.id);
    if (after === undefined) {
      ended.push(before.id);
      changes.push({ ask: before.position, field: 'line', from: before.what, to: null });
      continue;
    }
    const found = lineChanges(before, after, facts.nameOf);
    changes.push(...found);
    if (found.length > 0 || isRedated) changed.push({ ...after, id: before.id });
  }
  const added = asks
    .filter(({ id }) => id === null)
    .map((ask, index) => {
      const { id: _, ...line } = ask;
      return { ...line, position: facts.lastPosition + index + 1 };
    });
  for (const { position, what } of added)
    changes.push({ ask: position, field: 'line', from: null, to: what });
  return changes.length === 0
    ? refuse({ code: 'deployments.nothing-changed' })
    : ok({ changes, changed, added, ended });
}
