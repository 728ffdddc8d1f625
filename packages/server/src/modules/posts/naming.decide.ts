// Names of organs, posts and people through time: renamed from a day on, or corrected as recorded wrongly. Pure.
import { addDays, type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';

/** A name as it is known now. */
export interface Name {
  readonly id: Id<'naming'>;
  readonly recordId: Id<'naming'>;
  readonly name: string;
  /** Null: from the start. */
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly documentNo: string | null;
}

/** What something is called, and was called before. */
export interface NamedState {
  readonly version: number;
  /** Oldest first; the last one is the present one. */
  readonly names: readonly [Name, ...Name[]];
  /** The last day of a body's region that was merged or abolished. */
  readonly ended: { readonly regionName: string; readonly on: CivilDate } | null;
}

export interface Renaming {
  readonly version: number;
  readonly name: string;
  readonly on: CivilDate;
  readonly documentNo: string;
}

/** The present name as it should have been recorded; what is null stays as it is. */
export interface NameCorrection {
  readonly version: number;
  readonly name: string;
  readonly on: CivilDate | null;
  readonly documentNo: string | null;
  readonly reason: string;
}

export interface NamingRefusal {
  readonly code:
    | 'http.version-conflict'
    | 'posts.future-change'
    | 'posts.nothing-changed'
    | 'posts.region-ended'
    | 'posts.name-earlier-change'
    | 'posts.name-undated';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A row that takes another's place under the same record, or begins a record of its own. */
type NewName = Omit<Name, 'id' | 'recordId'> & {
  readonly recordId: Id<'naming'> | null;
  readonly reason: string | null;
};

export interface NamingDecision {
  readonly version: number;
  /** The present name, from `on` by `documentNo`. */
  readonly now: Pick<Name, 'name' | 'documentNo'> & { readonly on: CivilDate | null };
  readonly superseded: readonly Id<'naming'>[];
  readonly added: readonly NewName[];
}

type Decided = Result<NamingDecision, NamingRefusal>;

const presentOf = ({ names }: NamedState): Name => names.at(-1) ?? names[0];

function rowOf({ recordId, name, from, to, documentNo }: Name, next: Partial<NewName>): NewName {
  return { recordId, name, from, to, documentNo, reason: null, ...next };
}

function decided(
  { version }: NamedState,
  superseded: readonly Name[],
  added: readonly [...NewName[], NewName],
): Decided {
  const last = added.at(-1);
  if (last === undefined) throw new Error('a decision without a name');
  return ok({
    version: version + 1,
    now: { name: last.name, on: last.from, documentNo: last.documentNo },
    superseded: superseded.map(({ id }) => id),
    added,
  });
}

/** A name begins after the one before it began, and not after today. */
function refuseDay(
  on: CivilDate,
  before: Name | undefined,
  today: CivilDate,
): NamingRefusal | undefined {
  if (on > today) return { code: 'posts.future-change', path: 'body.on' };
  if (before?.from === undefined || before.from === null || on > before.from) return undefined;
  return {
    code: 'posts.name-earlier-change',
    path: 'body.on',
    values: { name: before.name, on: before.from },
  };
}

/** Another name from a day on: the present one ends the day before. */
export function decideRenaming(state: NamedState, input: Renaming, today: CivilDate): Decided {
  const { name, on, documentNo } = input;
  const present = presentOf(state);
  if (input.version !== state.version) return refuse({ code: 'http.version-conflict' });
  if (name === present.name) return refuse({ code: 'posts.nothing-changed' });
  const refusal = refuseDay(on, present, today);
  if (refusal !== undefined) return refuse(refusal);
  if (state.ended !== null && on > state.ended.on) {
    const { regionName, on: last } = state.ended;
    return refuse({ code: 'posts.region-ended', values: { name: regionName, on: last } });
  }
  return decided(
    state,
    [present],
    [
      rowOf(present, { to: addDays(on, -1) }),
      { recordId: null, name, from: on, to: null, documentNo, reason: null },
    ],
  );
}

/**
 * The present name was recorded wrongly, or its first day or document. Corrected to the name before it, the
 * renaming never was: the two are one again.
 */
export function decideNameCorrection(
  state: NamedState,
  input: NameCorrection,
  today: CivilDate,
): Decided {
  const { name, reason } = input;
  const present = presentOf(state);
  const before = state.names.at(-2);
  if (input.version !== state.version) return refuse({ code: 'http.version-conflict' });
  if (before !== undefined && name === before.name)
    return decided(state, [before, present], [rowOf(before, { to: null, reason })]);
  if (present.from === null && (input.on !== null || input.documentNo !== null))
    return refuse({ code: 'posts.name-undated', path: 'body.on' });
  const on = input.on ?? present.from;
  const documentNo = input.documentNo ?? present.documentNo;
  if (name === present.name && on === present.from && documentNo === present.documentNo)
    return refuse({ code: 'posts.nothing-changed' });
  const refusal = on === null ? undefined : refuseDay(on, before, today);
  if (refusal !== undefined) return refuse(refusal);
  const corrected = rowOf(present, { name, from: on, documentNo, reason });
  if (before === undefined || on === null || on === present.from)
    return decided(state, [present], [corrected]);
  return decided(
    state,
    [before, present],
    [rowOf(before, { to: addDays(on, -1), reason }), corrected],
  );
}
