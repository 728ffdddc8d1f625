// What the addresses of the register of uses keep: filters, the page of the list, the why panel, and the proposal a form begins with.
import type { ResultUseKind, ResultUseProposal, SafetyIn } from '@jinze/contracts';
import { text, yearOf } from '../../router-search.ts';

type Raw = Record<string, unknown>;

export const USE_KINDS = [
  'appraisal',
  'inspection',
  'appointment',
  'honour',
  'other',
] as const satisfies readonly ResultUseKind[];
export const SAFETY = ['yes', 'no', 'unknown'] as const satisfies readonly SafetyIn[];
const YES_NO = ['yes', 'no'] as const;

const oneOf = <Value extends string>(all: readonly Value[], value: unknown): Value | undefined =>
  all.find((one) => one === value);

/** Without the keys that say nothing. */
const said = <Search extends object>(search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;

export interface ResultUsesSearch {
  year?: number | undefined;
  kind?: ResultUseKind | undefined;
  safety?: SafetyIn | undefined;
  sent?: 'yes' | 'no' | undefined;
  used?: 'yes' | 'no' | undefined;
  state?: 'withdrawn' | undefined;
  search?: string | undefined;
  after?: string | undefined;
  /** The year whose why panel is open. */
  why?: string | undefined;
}

export const resultUsesSearch = (raw: Raw): ResultUsesSearch =>
  said({
    ...yearOf(raw),
    kind: oneOf(USE_KINDS, raw['kind']),
    safety: oneOf(SAFETY, raw['safety']),
    sent: oneOf(YES_NO, raw['sent']),
    used: oneOf(YES_NO, raw['used']),
    state: oneOf(['withdrawn'] as const, raw['state']),
    search: text(raw['search']),
    after: text(raw['after']),
    why: text(raw['why']),
  });

export interface NewResultUseSearch {
  year?: number | undefined;
  origin?: ResultUseProposal['origin'] | undefined;
  ref?: string | undefined;
}

export const newResultUseSearch = (raw: Raw): NewResultUseSearch =>
  said({
    ...yearOf(raw),
    origin: oneOf(['vetting', 'commendation', 'assessment'] as const, raw['origin']),
    ref: text(raw['ref']),
  });
