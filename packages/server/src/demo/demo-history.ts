// The demo's three years played through: from seats and moves to the acts by which the offices recorded them. Pure.
import { addDays, type CivilDate, civilDate, daysBetween } from '@jinze/kernel';
import { RECORDED_SEATS, rosterRow, type Seat } from './demo-bodies.ts';
import { timed, workday } from './demo-days.ts';
import { MOVES, type Move, SETTLED_DAYS } from './demo-moves.ts';
import { type DemoPerson, inventedName, inventedPerson } from './demo-names.ts';
import { countyOf, officeOf } from './demo-places.ts';

/** Somebody in a seat. */
export interface Holding {
  readonly seat: Seat;
  readonly person: DemoPerson;
  readonly from: CivilDate;
  readonly manner: '' | '代理' | 'AB岗';
  readonly documentNo: string;
  readonly fields: readonly string[];
  readonly fieldsDocumentNo: string;
  readonly liaison: string;
}

/** What an office recorded, in one act. */
type Recorded =
  | { readonly kind: 'roster'; readonly fileName: string; readonly rows: readonly string[][] }
  /** Somebody on record elsewhere: the roster knows people of its own region only. */
  | { readonly kind: 'appointed'; readonly holding: Holding }
  | {
      readonly kind: 'fields-changed';
      /** As it was before. */
      readonly holding: Holding;
      readonly from: CivilDate;
      readonly fields: readonly string[];
      readonly documentNo: string;
    }
  /** As it is from now on. */
  | { readonly kind: 'corrected'; readonly holding: Holding; readonly reason: string };

export type DemoAct = Recorded & { readonly at: Date; readonly office: string };

type Entry = { readonly recordedOn: CivilDate; readonly region: string } & (
  | { readonly row: string[] }
  | { readonly act: Exclude<Recorded, { kind: 'roster' }> }
);

interface Playing {
  readonly held: Map<string, Holding>;
  /** What a seat is in charge of by now; whoever comes takes it over. */
  readonly fields: Map<string, readonly string[]>;
  readonly entries: Entry[];
  people: number;
}

const SEATS: ReadonlyMap<string, Seat> = new Map(RECORDED_SEATS.map((one) => [one.key, one]));
const BESIDE: ReadonlyMap<string | undefined, readonly Seat[]> = Map.groupBy(
  RECORDED_SEATS,
  ({ heldWith }) => heldWith,
);

function seatAt(key: string): Seat {
  const found = SEATS.get(key);
  if (found === undefined) throw new Error(`no seat ${key}`);
  return found;
}

/** The seat and those that go with it. */
const seatsWith = (key: string) => [seatAt(key), ...(BESIDE.get(key) ?? [])];

/** 石桥任〔2025〕36号: one document a day, numbered through the year. */
export function numbered(issuer: string, kind: string, on: CivilDate): string {
  const year = on.slice(0, 4);
  const number = Math.ceil((daysBetween(civilDate(`${year}-01-01`), on) + 1) / 2);
  return `${issuer.slice(0, 2)}${kind}〔${year}〕${number}号`;
}

const appointmentNo = (seat: Seat, on: CivilDate) => numbered(seat.committee, '任', on);
const divisionNo = (seat: Seat, on: CivilDate) => numbered(countyOf(seat.region), '政办', on);

/** The heads and the safety deputies of the prefecture and the counties have a liaison, whoever holds the seat. */
const LIAISONS: ReadonlyMap<string, string> = new Map(
  RECORDED_SEATS.filter(({ category }) => /^(党委|政府)主要负责人$|^安全生产/.test(category)).map(
    ({ key }, index) => [key, inventedName(30 + index)],
  ),
);

const soonAfter = (on: CivilDate) => workday(addDays(on, 6));

function holdingOf(
  playing: Playing,
  seat: Seat,
  person: DemoPerson,
  from: CivilDate,
  manner: '' | '代理' = '',
): Holding {
  const fields = playing.fields.get(seat.key) ?? seat.fields;
  return {
    seat,
    person,
    from,
    manner: seat.manner ?? manner,
    documentNo: appointmentNo(seat, from),
    fields,
    fieldsDocumentNo: fields.length === 0 ? '' : divisionNo(seat, from),
    liaison: LIAISONS.get(seat.key) ?? '',
  };
}

function enterRow(playing: Playing, holding: Holding, recordedOn: CivilDate, left?: CivilDate) {
  const { seat, person, ...rest } = holding;
  const leaving =
    left === undefined ? {} : { to: left, documentNo: appointmentNo(seat, addDays(left, 1)) };
  const row = rosterRow(seat, { ...person, ...rest, ...leaving });
  playing.entries.push({ recordedOn, region: seat.region, row });
}

function newcomer(playing: Playing): DemoPerson {
  playing.people += 1;
  return inventedPerson(playing.people - 1);
}

/** Two of one name in one county: only 证件后四位 tells them apart. */
const SAME_NAME: Readonly<Record<string, string>> = { '石桥县 林业局': '石桥县 教育局' };

/** Who is in post when the offices begin to keep the roster, early in 2024. */
function begin(playing: Playing): void {
  const offices = [...new Set(RECORDED_SEATS.map(({ region }) => officeOf(region)))];
  for (const [index, seat] of RECORDED_SEATS.entries()) {
    const main = seat.heldWith === undefined ? undefined : playing.held.get(seat.heldWith);
    const twin = playing.held.get(SAME_NAME[seat.key] ?? '');
    const invented = main?.person ?? newcomer(playing);
    const person = twin === undefined ? invented : { ...invented, name: twin.person.name };
    const since = workday(addDays(civilDate('2020-11-02'), (index * 137) % 960));
    const holding = holdingOf(playing, seat, person, main?.from ?? since);
    playing.held.set(seat.key, holding);
    const day = addDays(civilDate('2024-01-08'), offices.indexOf(officeOf(seat.region)));
    enterRow(playing, holding, workday(day));
  }
}

/** The holder's last day is the one before; answers who it was. */
function vacate(playing: Playing, key: string, on: CivilDate, recordedOn: CivilDate) {
  const holder = playing.held.get(key);
  for (const { key: one } of seatsWith(key)) {
    const holding = playing.held.get(one);
    if (holding === undefined) continue;
    playing.held.delete(one);
    enterRow(playing, holding, recordedOn, addDays(on, -1));
  }
  return holder;
}

/** By the roster where the region knows the person or nobody does; otherwise appointed by who they are. */
function take(
  playing: Playing,
  step: { readonly seat: string; readonly manner: '' | '代理' },
  who: Holding | DemoPerson,
  on: CivilDate,
  recordedOn: CivilDate,
): void {
  const before = 'seat' in who ? who : undefined;
  const person = 'seat' in who ? who.person : who;
  for (const seat of seatsWith(step.seat)) {
    const holding = holdingOf(playing, seat, person, on, step.manner);
    const isKnownHere = before === undefined || before.seat.region === seat.region;
    // Appointing somebody says nothing of a liaison.
    playing.held.set(seat.key, isKnownHere ? holding : { ...holding, liaison: '' });
    if (isKnownHere) enterRow(playing, holding, recordedOn);
    else
      playing.entries.push({
        recordedOn,
        region: seat.region,
        act: { kind: 'appointed', holding },
      });
  }
}

function playChain(playing: Playing, move: Move & { kind: 'chain' }): void {
  const { on, steps, isLeftVacant, isRoutine } = move;
  const isLately = ({ seat }: { seat: string }) => {
    const from = playing.held.get(seat)?.from;
    return from === undefined || daysBetween(from, on) < SETTLED_DAYS;
  };
  if (isRoutine && steps.some(isLately)) return;
  const recordedOn = move.recordedOn ?? soonAfter(on);
  const holders = steps.map(({ seat }) => vacate(playing, seat, on, recordedOn));
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    if (isLast && isLeftVacant) continue;
    take(playing, step, holders[index + 1] ?? newcomer(playing), on, recordedOn);
  }
}

function holderOf(playing: Playing, key: string): Holding {
  const found = playing.held.get(key);
  if (found === undefined) throw new Error(`nobody holds ${key}`);
  return found;
}

function play(playing: Playing, move: Move): void {
  if (move.kind === 'chain') {
    playChain(playing, move);
    return;
  }
  const { seat: key, on } = move;
  const region = seatAt(key).region;
  if (move.kind === 'beside') {
    vacate(playing, key, on, soonAfter(on));
    take(playing, { seat: key, manner: '' }, holderOf(playing, move.by), on, soonAfter(on));
  } else if (move.kind === 'fields') {
    const holding = holderOf(playing, key);
    const kept = holding.fields.filter((field) => !move.dropped.includes(field));
    const fields = [...kept, ...move.added];
    playing.fields.set(key, fields);
    playing.held.set(key, { ...holding, fields });
    const documentNo = divisionNo(holding.seat, on);
    const act = { kind: 'fields-changed', holding, from: on, fields, documentNo } as const;
    playing.entries.push({ recordedOn: soonAfter(on), region, act });
  } else {
    const { from, reason } = move;
    const documentNo = appointmentNo(seatAt(key), from);
    const holding = { ...holderOf(playing, key), from, documentNo };
    playing.held.set(key, holding);
    playing.entries.push({ recordedOn: on, region, act: { kind: 'corrected', holding, reason } });
  }
}

/** One day's entries: a roster of each office first, so that who leaves makes room, then the single acts. */
function actsOfDay(day: CivilDate, entries: readonly Entry[]): readonly DemoAct[] {
  const rows = Map.groupBy(
    entries.filter((one) => 'row' in one),
    ({ region }) => officeOf(region),
  );
  const acts: (Recorded & { office: string })[] = [
    ...[...rows].map(([office, own]) => ({
      kind: 'roster' as const,
      office,
      fileName: `${office.replace('安委办', '')}领导干部名册（演示，${day}）.xlsx`,
      rows: own.map(({ row }) => row),
    })),
    ...entries.flatMap((one) =>
      'act' in one ? [{ ...one.act, office: officeOf(one.region) }] : [],
    ),
  ];
  // From half past nine on, Shanghai time.
  return timed(day, '01:30', acts);
}

/** Everything the offices recorded, in the order in which they did. */
export function demoActs(): readonly DemoAct[] {
  const playing: Playing = { held: new Map(), fields: new Map(), entries: [], people: 0 };
  begin(playing);
  for (const move of MOVES) play(playing, move);
  const days = Map.groupBy(playing.entries, ({ recordedOn }) => recordedOn);
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, entries]) => actsOfDay(day, entries));
}
