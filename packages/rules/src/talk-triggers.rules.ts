// The known talk triggers as typed data, each with the source it comes from and when that is in force.
import type { Level } from '@jinze/kernel';
import table from '../data/talk-triggers.json' with { type: 'json' };
import type { Basis } from './frame.ts';
import type { SourceStatus } from './instruments.ts';
import { type InForce, localInstruments, placements } from './local-instruments.ts';
import type { TalkGrade } from './talk-triggers.shape.ts';

/** The rolling time in which accidents are counted together; a year by the calendar, because the sources do not say. */
export type Within =
  | { readonly days: number }
  | { readonly months: number }
  | { readonly years: number };

export interface TalkRule {
  readonly id: string;
  readonly parameter?: string;
  readonly levels: readonly Level[];
  readonly who: string;
  readonly whom: string;
  readonly rule: string;
  /** Division code, or `cn`. */
  readonly place: string;
  readonly basis: Basis;
  readonly instrumentTitle: string;
  readonly inForce: InForce;
  /** Shown, never computed. */
  readonly isSuperseded: boolean;
  /** What it counts; absent: it hangs on a fact other than accidents. */
  readonly counts?: {
    readonly grade: TalkGrade;
    /** The source as known does not say whether a lower grade is meant as well. */
    readonly mayBeLower?: boolean;
    readonly isResponsible?: boolean;
    readonly isGrave?: boolean;
    readonly atLeast: number;
    readonly within?: Within;
    readonly same?: 'unit' | 'kind';
  };
}

interface RawRule {
  id: string;
  parameter?: string;
  instrument: string;
  status?: SourceStatus;
  article?: string;
  levels: readonly Level[];
  who: string;
  whom: string;
  rule: string;
  grade?: TalkGrade;
  mayBeLower?: boolean;
  isResponsible?: boolean;
  isGrave?: boolean;
  atLeast?: number;
  within?: Within;
  same?: 'unit' | 'kind';
  fact?: 'central-deployments-not-carried-out';
}

const INSTRUMENTS = new Map(localInstruments().map((one) => [one.id, one]));
const PLACEMENTS = new Map(placements().map((one) => [one.parameter, one]));

function countsOf(raw: RawRule): TalkRule['counts'] {
  const { grade, atLeast, mayBeLower, isResponsible, isGrave, within, same } = raw;
  if (grade === undefined || atLeast === undefined) return undefined;
  return {
    grade,
    atLeast,
    ...(mayBeLower === undefined ? {} : { mayBeLower }),
    ...(isResponsible === undefined ? {} : { isResponsible }),
    ...(isGrave === undefined ? {} : { isGrave }),
    ...(within === undefined ? {} : { within }),
    ...(same === undefined ? {} : { same }),
  };
}

function ruleOf(raw: RawRule): TalkRule {
  const instrument = INSTRUMENTS.get(raw.instrument);
  const placement = PLACEMENTS.get(raw.parameter ?? '');
  const status = raw.status ?? placement?.status;
  if (instrument === undefined || instrument.place === null || status === undefined)
    throw new Error(`invariant broken: ${raw.id} has a source with a place and a status`);
  const counts = countsOf(raw);
  const { id, parameter, levels, who, whom, rule } = raw;
  return {
    id,
    ...(parameter === undefined ? {} : { parameter }),
    levels,
    who,
    whom,
    rule,
    place: instrument.place,
    basis: {
      instrument: raw.instrument,
      ...(raw.article === undefined ? {} : { article: raw.article }),
      ...(instrument.place === 'cn' ? {} : { place: instrument.placeName }),
      status,
    },
    instrumentTitle: instrument.title,
    inForce: instrument.inForce,
    isSuperseded: placement?.supersededBecause !== undefined,
    ...(counts === undefined ? {} : { counts }),
  };
}

export const TALK_RULES: readonly TalkRule[] = (table.triggers as readonly RawRule[]).map(ruleOf);
