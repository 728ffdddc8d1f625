// What is being entered of a deployment: the document, and what it asks; one line asked of several is several asks.
import type { AskInput, Deployment, DeploymentInput } from '@jinze/contracts';
import { newKey } from '../../api/client.ts';
import { orNull } from '../../components/form-values.ts';

/** The contract's limit. */
export const ASKS_LIMIT = 100;

export interface TargetDraft {
  readonly organId: AskInput['organId'];
  readonly organName: string;
  /** Null: the body as a whole. */
  readonly postId: AskInput['postId'];
  readonly postTitle: string | null;
  readonly personName: string | null;
}

export interface LineDraft {
  readonly key: string;
  /** Of a line that is on record. */
  readonly askId: string | null;
  /** Something is recorded of it: of whom it is asked stays. */
  readonly isFixed: boolean;
  readonly what: string;
  readonly targets: readonly TargetDraft[];
  readonly dueOn: string;
}

export interface DeploymentDraft {
  readonly kind: DeploymentInput['kind'];
  readonly issuedBy: DeploymentInput['issuedBy'];
  readonly issuer: string;
  readonly number: string;
  readonly title: string;
  readonly receivedOn: string;
  readonly custodian: string;
  readonly lines: readonly LineDraft[];
  /** Of a correction: why. */
  readonly reason: string;
}

export const newLine = (): LineDraft => ({
  key: newKey(),
  askId: null,
  isFixed: false,
  what: '',
  targets: [],
  dueOn: '',
});

export const newDraft = (on: string): DeploymentDraft => ({
  kind: 'document',
  issuedBy: 'superior',
  issuer: '',
  number: '',
  title: '',
  receivedOn: on,
  custodian: '',
  lines: [newLine()],
  reason: '',
});

export const keyOf = ({ organId, postId }: Pick<TargetDraft, 'organId' | 'postId'>) =>
  `${organId}|${postId ?? ''}`;

/** As it stands, to be corrected; lines that have ended stay as they are. */
export function draftOf(deployment: Deployment): DeploymentDraft {
  const { kind, issuedBy, issuer, number, title, receivedOn, custodian, asks } = deployment;
  return {
    kind,
    issuedBy,
    issuer,
    title,
    receivedOn,
    number: number ?? '',
    custodian: custodian ?? '',
    reason: '',
    lines: asks
      .filter(({ ended }) => ended === null)
      .map((ask) => ({
        key: ask.id,
        askId: ask.id,
        isFixed: ask.steps.some(({ stands }) => stands),
        what: ask.what,
        targets: [
          {
            organId: ask.organId,
            organName: ask.organName,
            postId: ask.postId,
            postTitle: ask.postTitle,
            personName: ask.persons.map(({ name }) => name).join('、') || null,
          },
        ],
        dueOn: ask.dueOn ?? '',
      })),
  };
}

export type DraftField = 'issuer' | 'title' | 'receivedOn' | 'reason';
export interface DraftFaults {
  readonly fields: readonly DraftField[];
  readonly lines: ReadonlyMap<string, 'what' | 'targets'>;
  readonly isTooMany: boolean;
  readonly isEmpty: boolean;
}

const isBlank = (text: string) => text.trim() === '';

/** What keeps it from being sent. */
export function faultsOf(draft: DeploymentDraft, isCorrection: boolean): DraftFaults {
  const wanted: readonly DraftField[] = [
    'issuer',
    'title',
    'receivedOn',
    ...(isCorrection ? (['reason'] as const) : []),
  ];
  const lines = new Map<string, 'what' | 'targets'>();
  for (const line of draft.lines) {
    if (isBlank(line.what)) lines.set(line.key, 'what');
    else if (line.targets.length === 0) lines.set(line.key, 'targets');
  }
  const asks = draft.lines.reduce((sum, { targets }) => sum + targets.length, 0);
  return {
    fields: wanted.filter((name) => isBlank(draft[name])),
    lines,
    isTooMany: asks > ASKS_LIMIT,
    isEmpty: draft.lines.length === 0,
  };
}

export const isFaulty = ({ fields, lines, isTooMany, isEmpty }: DraftFaults): boolean =>
  fields.length > 0 || lines.size > 0 || isTooMany || isEmpty;

export const headIn = (draft: DeploymentDraft): Omit<DeploymentInput, 'region' | 'asks'> => ({
  kind: draft.kind,
  issuedBy: draft.issuedBy,
  issuer: draft.issuer.trim(),
  number: orNull(draft.number),
  title: draft.title.trim(),
  receivedOn: draft.receivedOn as DeploymentInput['receivedOn'],
  custodian: orNull(draft.custodian),
});

/** One ask for each of whom a line is asked, with the line it is of. */
export function asksIn(
  draft: DeploymentDraft,
): (AskInput & { readonly id: string | null; readonly line: string })[] {
  return draft.lines.flatMap(({ key, askId, what, targets, dueOn }) =>
    targets.map(({ organId, postId }, index) => ({
      // The first stays the line it is on record as.
      id: index === 0 ? askId : null,
      line: key,
      what: what.trim(),
      organId,
      postId,
      dueOn: (dueOn === '' ? null : dueOn) as AskInput['dueOn'],
    })),
  );
}
