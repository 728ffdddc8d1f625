// What the list of inspections is narrowed to.
import type { InspectionKind, InspectionState } from '@jinze/contracts';

const STATES: readonly string[] = [
  'open',
  'draft',
  'approved',
  'preparing',
  'on-site',
  'feedback',
  'rectifying',
  'look-back',
  'closed',
  'withdrawn',
];
const KINDS: readonly string[] = ['regular', 'unannounced'];

export interface InspectionsSearch {
  readonly state?: InspectionState | 'open';
  readonly kind?: InspectionKind;
  readonly year?: number;
  readonly search?: string;
  readonly after?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export function inspectionsSearch(search: Record<string, unknown>): InspectionsSearch {
  const [state, kind, words, after] = ['state', 'kind', 'search', 'after'].map((key) =>
    text(search[key]),
  );
  const year = Number(search['year']);
  return {
    ...(state !== undefined && STATES.includes(state) ? { state: state as InspectionState } : {}),
    ...(kind !== undefined && KINDS.includes(kind) ? { kind: kind as InspectionKind } : {}),
    ...(Number.isInteger(year) && year >= 2018 && year <= 2100 ? { year } : {}),
    ...(words === undefined ? {} : { search: words }),
    after,
  };
}
