// What the form of a task holds while it is filled in, and the task it becomes. Pure.
import type {
  DraftCheck,
  Due,
  IssuingOffice,
  ListingLevel,
  Task,
  TaskInput,
  TaskSource,
} from '@jinze/contracts';

export interface AssigneeDraft {
  readonly organId: string;
  readonly organName: string;
  readonly postId: string | null;
  readonly postTitle: string | null;
  readonly personName: string | null;
  readonly role: 'lead' | 'assist';
  /** Of a township’s list: as it was chosen now, or by its words where the list may have changed since. */
  readonly matterId: string | null;
  readonly matterText: string | null;
  readonly reason: string;
}

export interface TaskDraft {
  readonly office: IssuingOffice;
  readonly issuerOrganId: string;
  readonly sourceKind: TaskSource;
  readonly sourceText: string;
  readonly sourceNo: string;
  readonly recordId: string | null;
  /** The finding of an inspection that it is begun from; of that source alone. */
  readonly findingId: string | null;
  readonly title: string;
  readonly text: string;
  readonly dueKind: Due['kind'];
  readonly dueValue: string;
  readonly assignees: readonly AssigneeDraft[];
  readonly asksMaterial: boolean;
  readonly materialFrom: string;
  readonly materialTo: string;
  readonly materialWords: string;
  readonly heldReason: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly approvalNo: string;
  readonly plan: string;
  readonly isListed: boolean;
  readonly level: ListingLevel;
  readonly accidentName: string;
  readonly matter: string;
  readonly timeLimit: string;
  readonly removal: string;
  readonly noticeNo: string;
  readonly publishedOn: string;
  readonly publishedIn: string;
}

export const EMPTY: TaskDraft = {
  office: 'safety-office',
  issuerOrganId: '',
  sourceKind: 'meeting',
  sourceText: '',
  sourceNo: '',
  recordId: null,
  findingId: null,
  title: '',
  text: '',
  dueKind: 'working-days',
  dueValue: '',
  assignees: [],
  asksMaterial: false,
  materialFrom: '',
  materialTo: '',
  materialWords: '',
  heldReason: '',
  approvedBy: '',
  approvedOn: '',
  approvalNo: '',
  plan: '',
  isListed: false,
  level: 'prefecture',
  accidentName: '',
  matter: '',
  timeLimit: '',
  removal: '',
  noticeNo: '',
  publishedOn: '',
  publishedIn: '',
};

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
const day = (text: string) => text as never;

/** As many as the server takes. */
const MOST_DAYS = { 'calendar-days': 3650, 'working-days': 1000 } as const;

/** The deadline, as soon as it is one. */
export function dueOf({ dueKind, dueValue }: TaskDraft): Due | undefined {
  if (dueKind === 'date')
    return /^\d{4}-\d{2}-\d{2}$/.test(dueValue) ? { kind: 'date', on: day(dueValue) } : undefined;
  const days = /^[1-9]\d{0,3}$/.test(dueValue) ? Number(dueValue) : Number.POSITIVE_INFINITY;
  return days <= MOST_DAYS[dueKind] ? { kind: dueKind, days } : undefined;
}

export interface ApprovalDraft {
  readonly by: string;
  readonly on: string;
  readonly documentNo: string;
  readonly plan: string;
}

/** The approval when it is whole; `partly`: begun and not finished. */
export function approvalOf(draft: TaskDraft): ApprovalDraft | 'none' | 'partly' {
  const parts = [draft.approvedBy, draft.approvedOn, draft.approvalNo, draft.plan].map((part) =>
    part.trim(),
  );
  if (parts.every((part) => part === '')) return 'none';
  const [by = '', on = '', documentNo = '', plan = ''] = parts;
  return parts.includes('') ? 'partly' : { by, on, documentNo, plan };
}

/** What is still missing, by the field's id; the words are the page's. */
export type Missing =
  | 'issuer'
  | 'sourceText'
  | 'title'
  | 'text'
  | 'due'
  | 'assignees'
  | 'lead'
  | 'approval'
  | 'material'
  | 'listing';

export function missingIn(draft: TaskDraft, isApprovalAsked: boolean): Missing[] {
  const isEmpty = (...texts: readonly string[]) => texts.some((text) => text.trim() === '');
  const leads = draft.assignees.filter(({ role }) => role === 'lead').length;
  const found: readonly (readonly [Missing, boolean])[] = [
    ['issuer', draft.issuerOrganId === ''],
    ['sourceText', isEmpty(draft.sourceText)],
    ['title', isEmpty(draft.title)],
    ['text', isEmpty(draft.text)],
    ['due', dueOf(draft) === undefined],
    ['assignees', draft.assignees.length === 0],
    ['lead', draft.assignees.length > 0 && leads !== 1],
    ['approval', isApprovalAsked && approvalOf(draft) === 'partly'],
    [
      'material',
      draft.asksMaterial && isEmpty(draft.materialFrom, draft.materialTo, draft.materialWords),
    ],
    [
      'listing',
      draft.isListed &&
        isEmpty(draft.accidentName, draft.matter, draft.timeLimit, draft.removal, draft.noticeNo),
    ],
  ];
  return found.flatMap(([field, isMissing]) => (isMissing ? [field] : []));
}

/** Only of a draft in which nothing is missing. */
export function inputOf(draft: TaskDraft): TaskInput {
  const due = dueOf(draft);
  if (due === undefined) throw new Error('a draft without a deadline is not sent');
  return {
    office: draft.office,
    issuerOrganId: draft.issuerOrganId as never,
    source: {
      kind: draft.sourceKind,
      text: draft.sourceText.trim(),
      number: orNull(draft.sourceNo),
      recordId: draft.recordId as never,
      findingId: draft.sourceKind === 'inspection' ? (draft.findingId as never) : null,
    },
    title: draft.title.trim(),
    text: draft.text.trim(),
    due,
    assignees: draft.assignees.map(({ role, organId, postId, matterId, reason }) => ({
      role,
      organId: organId as never,
      postId: postId as never,
      townshipMatterId: matterId as never,
      townshipReason: orNull(reason),
    })),
    material: draft.asksMaterial
      ? {
          from: day(draft.materialFrom),
          to: day(draft.materialTo),
          words: draft.materialWords.trim(),
          heldReason: orNull(draft.heldReason),
        }
      : null,
    listing: draft.isListed
      ? {
          level: draft.level,
          accidentName: draft.accidentName.trim(),
          matter: draft.matter.trim(),
          timeLimit: draft.timeLimit.trim(),
          removal: draft.removal.trim(),
          noticeNo: draft.noticeNo.trim(),
          publishedOn: draft.publishedOn === '' ? null : day(draft.publishedOn),
          publishedIn: orNull(draft.publishedIn),
        }
      : null,
  };
}

/** The matter a body of a township is asked under: the one chosen, or the one with the words chosen before. */
export function matterOf(
  { matterId, matterText }: Pick<AssigneeDraft, 'matterId' | 'matterText'>,
  { matters }: Pick<DraftCheck['townships'][number], 'matters'>,
): string | null {
  return matterId ?? matters.find(({ text }) => text === matterText)?.id ?? null;
}

/** With every matter named by its id in the list as it stands. */
export function resolved(draft: TaskDraft, check: DraftCheck | undefined): TaskDraft {
  return {
    ...draft,
    assignees: draft.assignees.map((one) => {
      const township = check?.townships.find(({ organIds }) =>
        (organIds as readonly string[]).includes(one.organId),
      );
      return township === undefined ? one : { ...one, matterId: matterOf(one, township) };
    }),
  };
}

/** A draft that is kept, to be changed. */
export function draftOf(task: Task): TaskDraft {
  const { due, material, listing, approval } = task;
  return {
    ...EMPTY,
    office: task.office,
    issuerOrganId: task.issuer.organId,
    sourceKind: task.source.kind,
    sourceText: task.source.text,
    sourceNo: task.source.number ?? '',
    recordId: task.source.recordId,
    findingId: task.source.findingId,
    title: task.title,
    text: task.text,
    dueKind: due.kind,
    dueValue: due.kind === 'date' ? due.on : String(due.days),
    assignees: task.parties.flatMap((party) =>
      party.role === 'lead' || party.role === 'assist'
        ? [
            {
              organId: party.organId,
              organName: party.organName,
              postId: party.postId,
              postTitle: party.postTitle,
              personName: party.personName,
              role: party.role,
              matterId: null,
              matterText: party.township?.matter ?? null,
              reason: party.township?.reason ?? '',
            },
          ]
        : [],
    ),
    asksMaterial: material !== null,
    materialFrom: material?.from ?? '',
    materialTo: material?.to ?? '',
    materialWords: material?.words ?? '',
    heldReason: material?.heldReason ?? '',
    approvedBy: approval?.by ?? '',
    approvedOn: approval?.on ?? '',
    approvalNo: approval?.documentNo ?? '',
    plan: approval?.plan ?? '',
    isListed: listing !== null,
    ...(listing === null
      ? {}
      : {
          ...listing,
          publishedOn: listing.publishedOn ?? '',
          publishedIn: listing.publishedIn ?? '',
        }),
  };
}
