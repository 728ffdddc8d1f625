// What an installation knows beyond the built-in data: imported instruments and adoptions, as the rules take them.
import type { CivilDate } from '@jinze/kernel';
import { type DutiesFacts, type LocalRequirement, localInstruments } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { codesOf } from '../../platform/region-path.ts';
import {
  type AdoptionRow,
  adoptionsOf,
  type InstrumentRow,
  instrumentsOf,
  type Reach,
  titlesCoded,
} from './instruments.store.ts';

export interface LocalRules {
  readonly instruments: readonly InstrumentRow[];
  readonly requirements: readonly LocalRequirement[];
  readonly adoptions: readonly AdoptionRow[];
}

/** The requirements of an instrument as the rules take them. */
export function requirementsOf(
  instrument: Pick<
    InstrumentRow,
    'code' | 'region_path' | 'region_name' | 'effective_from' | 'effective_to' | 'requirements'
  >,
): readonly LocalRequirement[] {
  const { code, region_path: path, effective_from: from, effective_to: to } = instrument;
  return instrument.requirements.map((requirement) => ({
    ...requirement,
    id: `${code}:${requirement.number}`,
    instrument: code,
    place: codesOf(path).at(-1) ?? '',
    placeName: instrument.region_name,
    inForce: { from, ...(to === null ? {} : { to }) },
    isSuperseded: false,
  }));
}

/** Two queries, however many posts are drafted with the answer. */
export async function loadLocalRules(db: Reader, reach: Reach): Promise<LocalRules> {
  const instruments = await instrumentsOf(db, reach);
  const adoptions = await adoptionsOf(db, reach);
  return { instruments, requirements: instruments.flatMap(requirementsOf), adoptions };
}

/** The facts for a post in a region on a day; an adoption reaches the region it was made for and all below it. */
export function factsAt(
  rules: LocalRules,
  region: { readonly path: string; readonly name: string },
  asOf: CivilDate,
): DutiesFacts {
  return {
    place: { name: region.name, path: codesOf(region.path) },
    imported: rules.requirements,
    adoptions: rules.adoptions
      .filter((one) => region.path.startsWith(one.region_path) && one.adopted_on <= asOf)
      .map((one) => ({
        parameter: one.parameter,
        by: one.adopted_by,
        on: one.adopted_on,
        documentNo: one.document_no,
      })),
  };
}

/** The titles of local instruments, built-in and imported, withdrawn ones too. */
export async function titlesOf(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const builtIn = localInstruments().filter(({ id }) => ids.includes(id));
  const imported = await titlesCoded(
    db,
    ids.filter((id) => !builtIn.some((one) => one.id === id)),
  );
  return new Map([
    ...builtIn.map(({ id, title }) => [id, title] as const),
    ...imported.map(({ code, title }) => [code, title] as const),
  ]);
}
