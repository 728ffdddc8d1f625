// What is being recorded as the form holds it: what is sent, what is still missing, and what a correction changes.
import type { DutyRecord, RecordContent, RecordRole, YearAmounts } from '@jinze/contracts';
import { ACTIVITIES, type Activity, BODIES, type Body, type Id } from '@jinze/kernel';
import { newKey } from '../../api/client.ts';
import { daysBetween } from '../../clock.ts';

/** As `LATE_AFTER_DAYS` of the contract, by a test: the validators stay out of the page. */
export const LATE_AFTER = 30;

export interface DraftPerson {
  readonly personId: Id<'person'>;
  readonly name: string;
  /** Body and post as one reads them. */
  readonly post: string;
  /** Chosen of several; null: the one that stands first. */
  readonly postId: Id<'post'> | null;
  /** Null: as the activity suggests. */
  readonly role: RecordRole | null;
  /** Duties ticked by hand, and those proposed that were taken off. */
  readonly on: readonly string[];
  readonly off: readonly string[];
}

export const AMOUNTS = ['fund', 'fundBefore', 'revenue', 'revenueBefore'] as const;
type Amounts = Readonly<Record<(typeof AMOUNTS)[number] | 'year', string>>;

export const TEXTS = [
  'title',
  'occurredOn',
  'occurredTo',
  'place',
  'matter',
  'findings',
  'orders',
  'followUp',
  'basisNo',
  'lateReason',
] as const;
export type TextName = (typeof TEXTS)[number];

export interface RecordDraft extends Readonly<Record<TextName, string>> {
  readonly draftId: string;
  readonly activity: Activity | '';
  readonly body: Body | '';
  readonly amounts: Amounts;
  /** Null: nobody was chosen or taken off yet, and whom one serves stands there. */
  readonly people: readonly DraftPerson[] | null;
  readonly attachments: readonly string[];
}

/** A UUID of version 4 from the random key of an act: works over plain http too. */
export function newDraftId(): string {
  const hex = newKey();
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4] ?? '8';
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-');
}

export function emptyDraft(on: string): RecordDraft {
  return {
    draftId: newDraftId(),
    activity: '',
    body: '',
    title: '',
    occurredOn: on,
    occurredTo: '',
    place: '',
    matter: '',
    findings: '',
    orders: '',
    followUp: '',
    basisNo: '',
    lateReason: '',
    amounts: { year: on.slice(0, 4), fund: '', fundBefore: '', revenue: '', revenueBefore: '' },
    people: null,
    attachments: [],
  };
}

/** Nothing was said yet that would be missed. */
export function isEmptyDraft(draft: RecordDraft): boolean {
  return (
    draft.activity === '' &&
    TEXTS.every((name) => name === 'occurredOn' || draft[name].trim() === '') &&
    draft.attachments.length === 0
  );
}

/** What is done in person and alone: nobody leads or takes part in it. */
const OF_ONESELF: readonly Activity[] = [
  'instruction',
  'talk',
  'annual-report',
  'budget',
  'staffing',
  'task',
];
/** What is by its name led by somebody. */
const LED: readonly Activity[] = ['led-inspection', 'unannounced-check', 'field-research'];

export function hasRoles(activity: Activity | ''): boolean {
  return activity !== '' && !OF_ONESELF.includes(activity);
}

/** Who leads where nobody said so: of what is led, who stands first; in meetings nobody is taken for the chair. */
export function roleOf(draft: RecordDraft, person: DraftPerson, index: number): RecordRole {
  if (!hasRoles(draft.activity)) return 'led';
  if (person.role !== null) return person.role;
  return draft.activity !== '' && LED.includes(draft.activity) && index === 0 ? 'led' : 'took-part';
}

/** Duties that are proposed for each person. */
export type Proposed = ReadonlyMap<string, readonly string[]>;

/** The duties that are ticked: proposed and not taken off, or put on by hand. */
export function dutiesOf(person: DraftPerson, proposed: Proposed): readonly string[] {
  const offered = (proposed.get(person.personId) ?? []).filter(
    (code) => !person.off.includes(code),
  );
  return [...new Set([...offered, ...person.on])];
}

export function withDuty(
  person: DraftPerson,
  code: string,
  isOn: boolean,
  proposed: Proposed,
): DraftPerson {
  const isProposed = (proposed.get(person.personId) ?? []).includes(code);
  return {
    ...person,
    on: isOn && !isProposed ? [...person.on, code] : person.on.filter((one) => one !== code),
    off: !isOn && isProposed ? [...person.off, code] : person.off.filter((one) => one !== code),
  };
}

/** How many days late it would be said today; null: in time. Of several days the last counts. */
export function lateDaysOf(
  { occurredOn, occurredTo }: Pick<RecordDraft, 'occurredOn' | 'occurredTo'>,
  today: string,
): number | null {
  const days = daysBetween(occurredTo === '' ? occurredOn : occurredTo, today);
  return days > LATE_AFTER ? days : null;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
/** Amounts are written with commas for thousands too. */
const amountOf = (text: string) => {
  const plain = text.trim().replaceAll(/[,，\s]/g, '');
  return plain === '' ? null : Number(plain);
};

function amountsOf({ activity, amounts }: RecordDraft): YearAmounts[] {
  const year = Number(amounts.year);
  const rows = [
    {
      year,
      fundWanYuan: amountOf(amounts.fund),
      revenueWanYuan: amountOf(amounts.revenue),
    },
    {
      year: year - 1,
      fundWanYuan: amountOf(amounts.fundBefore),
      revenueWanYuan: amountOf(amounts.revenueBefore),
    },
  ];
  return activity === 'budget'
    ? rows.filter(({ fundWanYuan, revenueWanYuan }) => (fundWanYuan ?? revenueWanYuan) !== null)
    : [];
}

/** What is sent. Of a draft without problems. */
export function contentOf(
  draft: RecordDraft,
  people: readonly DraftPerson[],
  proposed: Proposed,
  today: string,
): RecordContent {
  return {
    activity: draft.activity as Activity,
    body: draft.body === '' ? null : draft.body,
    title: draft.title.trim(),
    occurredOn: draft.occurredOn as never,
    occurredTo: orNull(draft.occurredTo) as never,
    place: orNull(draft.place),
    matter: orNull(draft.matter),
    findings: orNull(draft.findings),
    orders: orNull(draft.orders),
    followUp: orNull(draft.followUp),
    basisNo: orNull(draft.basisNo),
    amounts: amountsOf(draft),
    participants: people.map((person, index) => ({
      personId: person.personId,
      postId: person.postId,
      role: roleOf(draft, person, index),
      duties: [...dutiesOf(person, proposed)],
    })),
    lateReason: lateDaysOf(draft, today) === null ? null : orNull(draft.lateReason),
  };
}

export interface DraftProblem {
  readonly field: 'activity' | 'people' | 'amounts' | TextName;
  readonly because: 'required' | 'future' | 'before' | 'number' | 'year' | 'without-post';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What keeps it from being sent. `withoutPost`: people who held no post on that day, as far as it is known. */
export function problemsOf(
  draft: RecordDraft,
  people: readonly DraftPerson[],
  withoutPost: readonly string[],
  today: string,
): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (draft.activity === '') problems.push({ field: 'activity', because: 'required' });
  if (!DAY.test(draft.occurredOn)) problems.push({ field: 'occurredOn', because: 'required' });
  else if (draft.occurredOn > today) problems.push({ field: 'occurredOn', because: 'future' });
  if (draft.title.trim() === '') problems.push({ field: 'title', because: 'required' });
  if (people.length === 0) problems.push({ field: 'people', because: 'required' });
  else if (people.some(({ personId }) => withoutPost.includes(personId)))
    problems.push({ field: 'people', because: 'without-post' });
  if (draft.occurredTo !== '' && draft.occurredTo < draft.occurredOn)
    problems.push({ field: 'occurredTo', because: 'before' });
  else if (draft.occurredTo > today) problems.push({ field: 'occurredTo', because: 'future' });
  if (draft.activity === 'budget') {
    const values = AMOUNTS.map((name) => amountOf(draft.amounts[name]));
    if (values.some((value) => value !== null && !(value >= 0 && value <= 1e9)))
      problems.push({ field: 'amounts', because: 'number' });
    else if (values.some((value) => value !== null) && !/^20\d\d$/.test(draft.amounts.year.trim()))
      problems.push({ field: 'amounts', because: 'year' });
  }
  return problems;
}

/** A record as the form holds it, for a correction: every duty stands there by hand, nothing is proposed into it. */
export function draftOf(record: DutyRecord): RecordDraft {
  const [later, earlier] = record.amounts.toSorted((a, b) => b.year - a.year);
  const written = (value: number | null | undefined) =>
    typeof value === 'number' ? String(value) : '';
  return {
    draftId: record.id,
    activity: record.activity,
    body: record.body ?? '',
    title: record.title,
    occurredOn: record.occurredOn,
    occurredTo: record.occurredTo ?? '',
    place: record.place ?? '',
    matter: record.matter ?? '',
    findings: record.findings ?? '',
    orders: record.orders ?? '',
    followUp: record.followUp ?? '',
    basisNo: record.basisNo ?? '',
    lateReason: record.lateReason ?? '',
    amounts: {
      year: String(later?.year ?? record.occurredOn.slice(0, 4)),
      fund: written(later?.fundWanYuan),
      fundBefore: written(earlier?.fundWanYuan),
      revenue: written(later?.revenueWanYuan),
      revenueBefore: written(earlier?.revenueWanYuan),
    },
    people: record.participants.map((one) => ({
      personId: one.personId,
      name: one.name,
      post: `${one.organName} ${one.postTitle}`,
      postId: one.postId,
      role: one.role,
      on: one.duties,
      off: [],
    })),
    attachments: [],
  };
}

/** What an address may bring along. */
export const isActivity = (value: string | undefined): value is Activity =>
  value !== undefined && (ACTIVITIES as readonly string[]).includes(value);
export const isBody = (value: string): value is Body =>
  (BODIES as readonly string[]).includes(value);
