// What places have added to the national text: 110 parameters with their source, and where each of them is used.
import {
  type Activity,
  type Body,
  type CivilDate,
  civilDate,
  type Level,
  type OrganKind,
  type Period,
  type PostClass,
  type RequirementKind,
} from '@jinze/kernel';
import parameters from '../data/local-parameters.json' with { type: 'json' };
import table from '../data/local-placements.json' with { type: 'json' };
import type { SourceStatus } from './instruments.ts';

/** The rule topics a parameter can belong to; those that have a function yet are in `TOPICS`. */
export const PLACED_TOPICS = ['duties', 'score', 'eligibility', 'bars', 'talk-triggers'] as const;
export type PlacedTopic = (typeof PLACED_TOPICS)[number];

/** When a rule is in force: days where the source gives them, otherwise its year; neither: not known. */
export interface InForce {
  readonly from?: CivilDate;
  /** The last day. */
  readonly to?: CivilDate;
  readonly year?: number;
}

export interface LocalInstrument {
  readonly id: string;
  readonly title: string;
  /** Division code, `cn` for the whole country, or null where the source does not name the place. */
  readonly place: string | null;
  readonly placeName: string;
  readonly inForce: InForce;
}

/** What a local instrument asks of a post, in the form the overlay compares. */
export interface LocalRequirement {
  /** `P007`, or `<instrument>:<n>` for an imported one. */
  readonly id: string;
  /** Its number within the instrument, from 1. */
  readonly number: number;
  readonly instrument: string;
  readonly article?: string;
  readonly place: string;
  readonly placeName: string;
  readonly status: SourceStatus;
  readonly inForce: InForce;
  readonly isSuperseded: boolean;
  /** The source's wording. */
  readonly text: string;
  /** The wording is a note of the source's content: body, number and period are added to it when shown. */
  readonly isAbridged?: boolean;
  readonly postClasses: readonly PostClass[];
  /** Absent: party committees, governments and townships. */
  readonly organs?: readonly OrganKind[];
  readonly levels: readonly Level[];
  /** The national item it adds to; absent: an item of its own. */
  readonly item?: string;
  /** The field it applies to alone. */
  readonly portfolio?: string;
  /** Short title of an item of its own. */
  readonly title?: string;
  /** What it is about, where neither item nor activity says it: 危险化学品企业. */
  readonly matter?: string;
  readonly kind: RequirementKind;
  readonly activity?: Activity;
  readonly body?: Body;
  readonly atLeast?: number;
  readonly per?: Period;
  /** `03-31`: by this day every year. */
  readonly monthDay?: string;
  /** When it must be done. */
  readonly occasion?: string;
}

/** Where one of the 110 parameters is used, or why it is not. */
export interface Placement {
  readonly parameter: string;
  readonly instrument: string;
  readonly role: string;
  readonly rule: string;
  readonly status: SourceStatus;
  /** Why a value is shown and never computed. */
  readonly supersededBecause?: string;
  readonly topic?: PlacedTopic;
  readonly notUsed?: string;
  readonly note?: string;
}

type RawParameter = (typeof parameters.parameters)[number];
/** What the placement says of it; a wording of its own where the source's names no act. */
type RawApplication = Omit<
  LocalRequirement,
  | 'id'
  | 'number'
  | 'instrument'
  | 'article'
  | 'place'
  | 'placeName'
  | 'status'
  | 'inForce'
  | 'isSuperseded'
  | 'isAbridged'
  | 'text'
> & { readonly text?: string };
interface RawPlacement {
  instrument: string;
  topic?: PlacedTopic;
  notUsed?: string;
  note?: string;
  /** Where the source itself says less than its quality promises. */
  status?: SourceStatus;
  applies?: readonly RawApplication[];
}

const PLACEMENTS = table.placements as unknown as Readonly<Record<string, RawPlacement>>;

/** A year as the sources give it: 2022, `c.2018 (year not shown)`; anything else names no year. */
function yearOf(raw: string | number): { year?: number; isCirca: boolean } {
  if (typeof raw === 'number') return { year: raw, isCirca: false };
  const circa = /^c\.(\d{4})/.exec(raw);
  return circa === null ? { isCirca: false } : { year: Number(circa[1]), isCirca: true };
}

/** Quality A and B is `sourced`, C `partly`, D and E `recalled`; a year given as about makes `sourced` `partly`. */
function statusOf(raw: RawParameter): SourceStatus {
  const quality = raw.source_quality;
  if (quality === 'D' || quality === 'E') return 'recalled';
  return quality === 'C' || yearOf(raw.year).isCirca ? 'partly' : 'sourced';
}

function placementOf(raw: RawParameter): RawPlacement {
  const placement = PLACEMENTS[raw.id];
  if (placement === undefined) throw new Error(`invariant broken: ${raw.id} has no placement`);
  return placement;
}

const firstOf = new Map<string, RawParameter>();
const numberOf = new Map<string, number>();
const counted = new Map<string, number>();
for (const raw of parameters.parameters) {
  const { instrument } = placementOf(raw);
  const number = (counted.get(instrument) ?? 0) + 1;
  counted.set(instrument, number);
  numberOf.set(raw.id, number);
  if (number === 1) firstOf.set(instrument, raw);
}

function inForceOf(instrument: { id: string; effectiveFrom?: string }): InForce {
  if (instrument.effectiveFrom !== undefined) return { from: civilDate(instrument.effectiveFrom) };
  const { year } = yearOf(firstOf.get(instrument.id)?.year ?? '');
  return year === undefined ? {} : { year };
}

const INSTRUMENTS: ReadonlyMap<string, LocalInstrument> = new Map(
  table.instruments.map((raw) => [
    raw.id,
    {
      id: raw.id,
      title: raw.title,
      place: raw.place,
      placeName: raw.placeName,
      inForce: inForceOf(raw),
    },
  ]),
);

/** The documents the 110 parameters come from. */
export function localInstruments(): readonly LocalInstrument[] {
  return [...INSTRUMENTS.values()];
}

function instrumentOf(id: string): LocalInstrument {
  const instrument = INSTRUMENTS.get(id);
  if (instrument === undefined) throw new Error(`invariant broken: no local instrument ${id}`);
  return instrument;
}

function requirementsOf(raw: RawParameter): readonly LocalRequirement[] {
  const { instrument: id, applies = [] } = placementOf(raw);
  const { place, placeName, inForce } = instrumentOf(id);
  if (place === null) return [];
  return applies.map((application) => ({
    ...application,
    id: raw.id,
    number: numberOf.get(raw.id) ?? 0,
    instrument: id,
    ...(raw.article === 'not visible in excerpt' ? {} : { article: raw.article }),
    place,
    placeName,
    status: placementOf(raw).status ?? statusOf(raw),
    inForce,
    isSuperseded: 'superseded' in raw && raw.superseded !== undefined,
    text: application.text ?? raw.rule,
    isAbridged: true,
  }));
}

const REQUIREMENTS: readonly LocalRequirement[] = parameters.parameters.flatMap(requirementsOf);

const BY_PLACE: ReadonlyMap<string, readonly LocalRequirement[]> = Map.groupBy(
  REQUIREMENTS,
  ({ place }) => place,
);

/** What the built-in instruments of the places ask of posts. */
export function localRequirementsOf(codes: readonly string[]): readonly LocalRequirement[] {
  return codes.flatMap((code) => BY_PLACE.get(code) ?? []);
}

/** What the built-in local instruments ask of posts. */
export function localRequirements(): readonly LocalRequirement[] {
  return REQUIREMENTS;
}

/** The table: every one of the 110 parameters with its topic, or the reason why it is not used. */
export function placements(): readonly Placement[] {
  return parameters.parameters.map((raw) => {
    const { instrument, topic, notUsed, note } = placementOf(raw);
    return {
      parameter: raw.id,
      instrument,
      role: raw.role,
      rule: raw.rule,
      status: placementOf(raw).status ?? statusOf(raw),
      ...('superseded' in raw && raw.superseded !== undefined
        ? { supersededBecause: raw.superseded }
        : {}),
      ...(topic === undefined ? {} : { topic }),
      ...(notUsed === undefined ? {} : { notUsed }),
      ...(note === undefined ? {} : { note }),
    };
  });
}
