// Changes of an appointment and its portfolios: nothing is overwritten, every change is a row that takes another's place. Pure.
import {
  addDays,
  type CivilDate,
  type Id,
  type Manner,
  ok,
  type Result,
  refuse,
} from '@jinze/kernel';

/** An appointment as it is now on record. */
export interface Appointment {
  readonly recordId: Id<'appointment'>;
  readonly version: number;
  readonly postId: Id<'post'>;
  readonly personId: Id<'person'>;
  readonly from: CivilDate;
  /** The last day; null while in office. */
  readonly to: CivilDate | null;
  readonly manner: Manner;
  readonly documentNo: string | null;
  readonly isCommitteeMember: boolean | null;
}

/** A portfolio as it is now on record. */
export interface Portfolio {
  readonly id: Id<'portfolio'>;
  readonly recordId: Id<'portfolio'>;
  readonly field: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly documentNo: string | null;
}

export interface AppointmentRefusal {
  readonly code:
    | 'http.version-conflict'
    | 'posts.already-left'
    | 'posts.ends-before-start'
    | 'posts.future-change'
    | 'posts.nothing-changed'
    | 'posts.outside-appointment'
    | 'posts.later-change';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** What the appointment and its portfolios are from now on: rows to close, and rows that take their place. */
export interface Change {
  /** Absent: the appointment itself stays as it is. */
  readonly appointment?: Appointment;
  /** Current portfolio rows that end their being current. */
  readonly superseded: readonly Portfolio[];
  /** With a record of its own where `recordId` is absent. */
  readonly added: readonly (Omit<Portfolio, 'id' | 'recordId'> & {
    readonly recordId?: Id<'portfolio'>;
  })[];
}

type Decided = Result<Change, AppointmentRefusal>;

const isBefore = (day: CivilDate, other: CivilDate | null) => other !== null && day < other;

/** The portfolios that reach beyond a day, cut off there. */
function cutAfter(portfolios: readonly Portfolio[], last: CivilDate): Omit<Change, 'appointment'> {
  const reaching = portfolios.filter((one) => one.to === null || isBefore(last, one.to));
  return {
    superseded: reaching,
    added: reaching
      .filter((one) => one.from <= last)
      .map(({ recordId, field, from, documentNo }) => ({
        recordId,
        field,
        from,
        to: last,
        documentNo,
      })),
  };
}

/** Leaves office: `on` is the last day. The portfolios end with it. */
export function decideLeaving(
  appointment: Appointment,
  portfolios: readonly Portfolio[],
  input: { version: number; on: CivilDate; documentNo: string | null },
  today: CivilDate,
): Decided {
  const { on } = input;
  if (input.version !== appointment.version) return refuse({ code: 'http.version-conflict' });
  if (appointment.to !== null)
    return refuse({ code: 'posts.already-left', values: { on: appointment.to } });
  if (on < appointment.from)
    return refuse({
      code: 'posts.ends-before-start',
      path: 'body.on',
      values: { from: appointment.from },
    });
  if (on > today) return refuse({ code: 'posts.future-change', path: 'body.on' });
  const { documentNo } = input;
  return ok({
    appointment: {
      ...appointment,
      version: appointment.version + 1,
      to: on,
      documentNo: documentNo ?? appointment.documentNo,
    },
    ...cutAfter(portfolios, on),
  });
}

export interface Correction {
  readonly version: number;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly manner: Manner;
  readonly documentNo: string | null;
  readonly isCommitteeMember: boolean | null;
}

type Period = Pick<Portfolio, 'from' | 'to'>;

/**
 * A portfolio’s days once its appointment’s have been corrected: what began or ended with the appointment
 * still does, what lies within stays, what would reach beyond is cut. Undefined when nothing is left.
 */
function inside(one: Period, before: Period, after: Period): Period | undefined {
  const from = one.from === before.from || one.from < after.from ? after.from : one.from;
  const isBeyond = after.to !== null && (one.to === null || one.to > after.to);
  const to = one.to === before.to || isBeyond ? after.to : one.to;
  return to !== null && from > to ? undefined : { from, to };
}

/** What was recorded wrongly is recorded anew; the portfolios follow the corrected time. */
export function decideCorrection(
  appointment: Appointment,
  portfolios: readonly Portfolio[],
  input: Correction,
  today: CivilDate,
): Decided {
  const { version, ...fields } = input;
  if (version !== appointment.version) return refuse({ code: 'http.version-conflict' });
  if (fields.to !== null && fields.to < fields.from)
    return refuse({
      code: 'posts.ends-before-start',
      path: 'body.to',
      values: { from: fields.from },
    });
  if (fields.from > today) return refuse({ code: 'posts.future-change', path: 'body.from' });
  if (fields.to !== null && fields.to > today)
    return refuse({ code: 'posts.future-change', path: 'body.to' });
  const next = { ...appointment, ...fields, version: appointment.version + 1 };
  const isSame = (Object.keys(fields) as (keyof typeof fields)[]).every(
    (name) => next[name] === appointment[name],
  );
  if (isSame) return refuse({ code: 'posts.nothing-changed' });
  const moved = portfolios
    .map((one) => ({ one, to: inside(one, appointment, next) }))
    .filter(({ one, to }) => to === undefined || to.from !== one.from || to.to !== one.to);
  return ok({
    appointment: next,
    superseded: moved.map(({ one }) => one),
    added: moved.flatMap(({ one: { recordId, field, documentNo }, to }) =>
      to === undefined ? [] : [{ recordId, field, documentNo, ...to }],
    ),
  });
}

/**
 * From a day on the holder is in charge of exactly these fields. What goes ends the day before; what was
 * to begin on that very day never was. A change before a later recorded one is refused: that one is first.
 */
export function decidePortfolios(
  appointment: Appointment,
  portfolios: readonly Portfolio[],
  input: {
    readonly expected: readonly string[];
    readonly from: CivilDate;
    readonly fields: readonly string[];
    readonly documentNo: string | null;
  },
  today: CivilDate,
): Decided {
  const { from, documentNo } = input;
  const fields = [...new Set(input.fields)];
  const open = portfolios.filter((one) => one.to === null || one.to >= from);
  const current = portfolios.filter((one) => one.to === appointment.to || one.to === null);
  const seen = new Set(input.expected);
  if (current.length !== seen.size || current.some((one) => !seen.has(one.field)))
    return refuse({ code: 'http.version-conflict' });
  if (from < appointment.from || (appointment.to !== null && from > appointment.to))
    return refuse({
      code: 'posts.outside-appointment',
      path: 'body.from',
      values: { from: appointment.from, to: appointment.to ?? '' },
    });
  if (from > today) return refuse({ code: 'posts.future-change', path: 'body.from' });
  const later = portfolios.find(
    (one) => one.from > from || (one.to !== null && one.to >= from && one.to !== appointment.to),
  );
  if (later !== undefined)
    return refuse({
      code: 'posts.later-change',
      path: 'body.from',
      values: { field: later.field, on: later.from > from ? later.from : (later.to ?? '') },
    });
  const going = open.filter((one) => !fields.includes(one.field));
  const coming = fields.filter((field) => !open.some((one) => one.field === field));
  if (going.length === 0 && coming.length === 0) return refuse({ code: 'posts.nothing-changed' });
  return ok({
    superseded: going,
    added: [
      ...cutAfter(going, addDays(from, -1)).added,
      ...coming.map((field) => ({ field, from, to: appointment.to, documentNo })),
    ],
  });
}
