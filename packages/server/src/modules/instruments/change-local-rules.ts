// Withdrawing an imported instrument, adopting an unverified value, and taking an adoption back.
import { type CivilDate, civilDateAt, type Id } from '@jinze/kernel';
import { localRequirements } from '@jinze/rules';
import type { Services } from '../../context.ts';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import { codesOf } from '../../platform/region-path.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { regionAt, regionsAbove } from '../posts/index.ts';
import { adoptionSource, instrumentSource } from './instruments.ledger.ts';
import {
  type AdoptionRow,
  insertAdoption,
  lockAdoption,
  lockInstrument,
  withdrawAdoption,
  withdrawInstrument,
} from './instruments.store.ts';
import { loadLocalRules } from './local-rules.ts';

interface Reasoned {
  readonly version: number;
  readonly reason: string;
}

/** The instrument stays readable, and lists drafted from it stay as they are; new ones no longer follow it. */
export async function withdraw(
  { unitOfWork }: Services,
  command: Command,
  code: string,
  { version, reason }: Reasoned,
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockInstrument(unit.tx, command.scope, code);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const withdrawal = { at: unit.now, by: command.actor.name, reason };
    if ((await withdrawInstrument(unit.tx, { id: row.id, version }, withdrawal)) === 0)
      throw new Refused({ code: 'http.version-conflict' });
    const withdrawn = { id: row.id, type: 'local-instrument.withdrawn.v1', data: { code } };
    await recordHeld(unit, instrumentSource, [withdrawn]);
    await unit.send('instruments.changed', { regionPath: row.region_path });
    await unit.audit('instruments.withdraw', code);
    return {};
  });
}

export interface AdoptionInput {
  readonly parameter: string;
  readonly region: string;
  readonly on: CivilDate;
  readonly documentNo: string;
}

/** Refuses anything but a value of the place that only counts once adopted. */
async function requireAdoptable(unit: Unit, { parameter, region }: AdoptionInput): Promise<void> {
  const { requirements } = await loadLocalRules(unit.tx, { path: region, isWithBelow: false });
  const found = [...localRequirements(), ...requirements].find(({ id }) => id === parameter);
  if (found === undefined) throw new Refused({ code: 'instruments.unknown-parameter' });
  if (found.status !== 'recalled' && found.status !== 'gist')
    throw new Refused({ code: 'instruments.nothing-to-adopt' });
  if (!codesOf(region).includes(found.place))
    throw new Refused({ code: 'instruments.other-place', path: 'body.region' });
}

/** Makes an unverified value count for a region and all below it, from the day of the document. */
export async function adopt(
  { unitOfWork }: Services,
  command: Command,
  input: AdoptionInput,
): Promise<AdoptionRow> {
  const { parameter, on, documentNo } = input;
  return unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    const { accountId, name } = command.actor;
    if (region === undefined || accountId === null) throw new Refused({ code: 'http.not-found' });
    const scopeKey = scopeKeyOf(region.level, region.path);
    // Scope is checked on the target as well: row security would refuse it, but without words.
    if (!command.scope.keys.some((key) => scopeKey.startsWith(key)))
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    if (on > civilDateAt(unit.now))
      throw new Refused({ code: 'instruments.adopted-later', path: 'body.on' });
    await requireAdoptable(unit, input);
    const above = await regionsAbove(unit.tx, region.path);
    const row = {
      id: newId<'adoption'>(unit.now),
      version: 1,
      parameter,
      region_path: region.path,
      region_name: above.map((one) => one.name).join(''),
      scope_key: scopeKey,
      adopted_on: on,
      document_no: documentNo,
      account_id: accountId,
      adopted_by: name,
      recorded_at: unit.now,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawal_reason: null,
    };
    await insertAdoption(unit.tx, row);
    const made = { id: row.id, type: 'adoption.made.v1', data: { parameter } };
    await recordHeld(unit, adoptionSource, [made]);
    await unit.send('instruments.changed', { regionPath: region.path });
    await unit.audit('instruments.adopt', `${parameter} ${region.path}`);
    return row;
  });
}

export async function takeBack(
  { unitOfWork }: Services,
  command: Command,
  id: Id<'adoption'>,
  { version, reason }: Reasoned,
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockAdoption(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const withdrawal = { at: unit.now, by: command.actor.name, reason };
    if ((await withdrawAdoption(unit.tx, { id, version }, withdrawal)) === 0)
      throw new Refused({ code: 'http.version-conflict' });
    const { parameter } = row;
    const withdrawn = { id, type: 'adoption.withdrawn.v1', data: { parameter } };
    await recordHeld(unit, adoptionSource, [withdrawn]);
    await unit.send('instruments.changed', { regionPath: row.region_path });
    await unit.audit('instruments.withdraw-adoption', row.parameter);
    return {};
  });
}
