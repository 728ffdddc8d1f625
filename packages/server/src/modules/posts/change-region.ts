// Changes of regions: load and lock, decide, write the records, and let every module take its rows along.
import type { CivilDate, Id, Level, Result } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import type { RegionsContext } from './posts.context.ts';
import { appointmentSource, postSource } from './posts.ledger.ts';
import {
  decideAbolish,
  decideEstablishment,
  decideMerge,
  decideMove,
  decideRename,
  type RegionChange,
  type RegionDecision,
  type RegionRefusal,
  type RegionState,
  superiorOf,
} from './region.decide.ts';
import {
  type CommitteesHanded,
  countHolders,
  handOverCommittee,
  insertRecords,
  insertRegion,
  lockRegion,
  namesTo,
  readdressPosts,
  regionsWithin,
  supersedeRecords,
  updateRegions,
} from './regions.store.ts';
import { regionSource } from './regions-ledger.store.ts';

/** What every change says: as of which version, from which day, by which document. */
interface Asked {
  readonly version: number;
  readonly on: CivilDate;
  readonly documentNo: string;
}

interface Changed {
  readonly code: string;
  readonly path: string;
  readonly version: number;
}

const superiorName = (path: string, names: ReadonlyMap<string, string>) =>
  pathsTo(superiorOf(path))
    .map((one) => names.get(one) ?? '')
    .join('');

/** The record that was current ends the day before and another begins; where there was none, the first one is made. */
async function writeRecords(
  unit: Unit,
  { actor }: Command,
  changes: readonly RegionChange[],
  documentNo: string,
): Promise<void> {
  // The regions have not moved yet: the names above are those of the old addresses and of the other region.
  const names = await namesTo(
    unit.tx,
    changes.flatMap(({ before, other }) => [before.path, ...(other === null ? [] : [other.path])]),
  );
  const closed = await supersedeRecords(
    unit.tx,
    changes.map(({ before }) => before.id),
    unit.now,
  );
  const shared = { recorded_at: unit.now, recorded_by: actor.name, superseded_at: null };
  await insertRecords(
    unit.tx,
    changes.flatMap(({ kind, before, after, on, other, lastDay }) => {
      const id = newId<'region-record'>(unit.now);
      const former = newId<'region-record'>(unit.now);
      const known = closed.find(({ region_id }) => region_id === before.id) ?? {
        record_id: former,
        region_id: before.id,
        kind: 'initial',
        name: before.name,
        superior_name: superiorName(before.path, names),
        valid_from: null,
        document_no: null,
        other_region_id: null,
      };
      return [
        { ...known, ...shared, id: former, valid_to: lastDay },
        {
          ...shared,
          id,
          record_id: id,
          region_id: before.id,
          kind,
          name: after.name,
          superior_name: superiorName(kind === 'moved' ? after.path : before.path, names),
          valid_from: on,
          valid_to: null,
          document_no: documentNo,
          other_region_id: other?.id ?? null,
        },
      ];
    }),
  );
}

function eventsOf(changes: readonly RegionChange[], documentNo: string, moved: number) {
  return changes.map(({ kind, before, after, on, other }) => ({
    id: before.id,
    type: `region.${kind}.v1`,
    data: { from: before.path, to: after.path, moved, on, documentNo, other: other?.code ?? null },
  }));
}

/** Who manages a post is a fact of the post and of who holds it. */
async function recordCommittees(unit: Unit, handed: CommitteesHanded): Promise<void> {
  await recordHeld(
    unit,
    postSource,
    handed.posts.map((post) => ({ ...post, type: 'post.committee-changed.v1' })),
  );
  await recordHeld(
    unit,
    appointmentSource,
    handed.appointments.map((id) => ({ id, type: 'appointment.committee-changed.v1' })),
  );
}

/** Writes a decision. The rows of every module get their new scope before anybody else may write. */
async function carryOut(
  context: RegionsContext,
  unit: Unit,
  command: Command,
  { changes, moves, committee }: RegionDecision,
  documentNo: string,
): Promise<Changed> {
  const [first] = changes;
  if (first === undefined) throw new Error('a decision without a change');
  await writeRecords(unit, command, changes, documentNo);
  if ((await updateRegions(unit.tx, changes)) !== changes.length)
    throw new Refused({ code: 'http.version-conflict' });
  if (moves.length > 0) {
    await readdressPosts(unit.tx, moves);
    // What committees alone have follows its region too, and the office that moves it sees none of it.
    await asSystem(unit.tx, command.scope, async () => {
      for (const readdress of context.readdress ?? []) await readdress(unit.tx, moves);
    });
  }
  if (committee !== null)
    await recordCommittees(
      unit,
      await handOverCommittee(unit.tx, {
        ...committee,
        within: committee.isAll ? undefined : moves.map(({ to }) => to),
      }),
    );
  await recordHeld(unit, regionSource, eventsOf(changes, documentNo, moves.length));
  const { code, path, version } = first.after;
  await unit.audit(`posts.region-${ACTS[first.kind]}`, `${code} ${documentNo}`);
  return { code, path, version };
}

const ACTS = {
  established: 'establish',
  renamed: 'rename',
  moved: 'move',
  merged: 'merge',
  abolished: 'abolish',
} as const;

function changing(
  context: RegionsContext,
  command: Command,
  code: string,
  documentNo: string,
  decide: (region: RegionState, unit: Unit) => Promise<Result<RegionDecision, RegionRefusal>>,
): Promise<Changed> {
  return context.unitOfWork.commit(command, async (unit) => {
    const region = await lockRegion(unit.tx, command.scope, { code });
    if (region === undefined) throw new Refused({ code: 'http.not-found' });
    return carryOut(context, unit, command, unwrap(await decide(region, unit)), documentNo);
  });
}

/** The other region of a change: both sides must lie in the caller's scope. */
async function otherSide(
  unit: Unit,
  command: Command,
  path: string,
  where: string,
): Promise<RegionState> {
  const region = await lockRegion(unit.tx, command.scope, { path });
  if (region === undefined) throw new Refused({ code: 'posts.superior-outside', path: where });
  return region;
}

export function renameRegion(
  context: RegionsContext,
  command: Command,
  code: string,
  input: Asked & { readonly name: string },
): Promise<Changed> {
  return changing(context, command, code, input.documentNo, async (region) =>
    decideRename(region, input, context.clock.today()),
  );
}

export function moveRegion(
  context: RegionsContext,
  command: Command,
  code: string,
  input: Asked & { readonly superior: string },
): Promise<Changed> {
  const alone = { ...command, isAlone: true };
  return changing(context, alone, code, input.documentNo, async (region, unit) => {
    const superior = await otherSide(unit, command, input.superior, 'body.superior');
    // One's own top region has its superior outside: only an office above both moves it.
    await otherSide(unit, command, superiorOf(region.path), 'body.superior');
    const within = await regionsWithin(unit.tx, region.path);
    return decideMove(region, superior, within, input, context.clock.today());
  });
}

export function mergeRegion(
  context: RegionsContext,
  command: Command,
  code: string,
  input: Asked & { readonly into: string },
): Promise<Changed> {
  const alone = { ...command, isAlone: true };
  return changing(context, alone, code, input.documentNo, async (region, unit) => {
    const into = await otherSide(unit, command, input.into, 'body.into');
    const within = await regionsWithin(unit.tx, region.path);
    const holders = await countHolders(unit.tx, region.path, input.on);
    return decideMerge(region, into, within, { ...input, holders }, context.clock.today());
  });
}

export function abolishRegion(
  context: RegionsContext,
  command: Command,
  code: string,
  input: Asked,
): Promise<Changed> {
  // Alone, so that nobody takes a post in it at the same time.
  const alone = { ...command, isAlone: true };
  return changing(context, alone, code, input.documentNo, async (region, unit) => {
    const within = await regionsWithin(unit.tx, region.path);
    const living = within.filter(({ id, endedOn }) => id !== region.id && endedOn === null);
    const holders = await countHolders(unit.tx, region.path, input.on);
    const facts = { ...input, holders, livingParts: living.length };
    return decideAbolish(region, facts, context.clock.today());
  });
}

export interface EstablishInput {
  readonly superior: string;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: 'division' | 'development-zone';
  readonly on: CivilDate;
  readonly documentNo: string;
}

/** A region of our own, with codes of our own, beneath one of the caller's scope. */
export function establishRegion(
  context: RegionsContext,
  command: Command,
  { superior: superiorPath, kind, documentNo, ...input }: EstablishInput,
): Promise<Changed> {
  return context.unitOfWork.commit(command, async (unit) => {
    const superior = await otherSide(unit, command, superiorPath, 'body.superior');
    const id: Id<'region'> = newId(unit.now);
    const region = unwrap(decideEstablishment(superior, { ...input, id }, context.clock.today()));
    const { path, code, name, level, version } = region;
    await insertRegion(unit.tx, { id, path, code, name, level, kind });
    const names = await namesTo(unit.tx, [superior.path]);
    const recordId = newId<'region-record'>(unit.now);
    await insertRecords(unit.tx, [
      {
        id: recordId,
        record_id: recordId,
        region_id: id,
        kind: 'established',
        name,
        superior_name: superiorName(path, names),
        valid_from: input.on,
        valid_to: null,
        document_no: documentNo,
        other_region_id: superior.id,
        recorded_at: unit.now,
        recorded_by: command.actor.name,
        superseded_at: null,
      },
    ]);
    const change: RegionChange = {
      kind: 'established',
      before: region,
      after: region,
      on: input.on,
      lastDay: input.on,
      other: superior,
    };
    await recordHeld(unit, regionSource, eventsOf([change], documentNo, 0));
    await unit.audit('posts.region-establish', `${code} ${documentNo}`);
    return { code, path, version };
  });
}
