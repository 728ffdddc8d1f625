// What the addresses of lists of records may carry; anything else is left out.
import type { Confirmation } from '@jinze/contracts';
import { ACTIVITIES, type Activity } from '@jinze/kernel';
import { text, texts, yearOf } from '../../router-search.ts';

export const CONFIRMATION_NAMES: readonly Confirmation[] = [
  'own',
  'waiting',
  'confirmed',
  'objected',
];

export interface RecordsSearch {
  year?: number | undefined;
  activity?: Activity | undefined;
  duty?: string | undefined;
  confirmation?: Confirmation | undefined;
  formCheck?: 'passed' | 'returned' | 'unchecked' | undefined;
  late?: true | undefined;
  returned?: true | undefined;
  state?: 'withdrawn' | undefined;
  person?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  after?: string | undefined;
}

const isDay = (value: string | undefined): value is string =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value);

function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((one) => one === value);
}

const isOn = (value: unknown) => value === true || value === 'true';

export function recordsSearch(search: Record<string, unknown>): RecordsSearch {
  const found = {
    ...yearOf(search),
    ...texts('duty', 'person', 'after')(search),
    activity: oneOf(search['activity'], ACTIVITIES),
    confirmation: oneOf(search['confirmation'], CONFIRMATION_NAMES),
    formCheck: oneOf(search['formCheck'], ['passed', 'returned', 'unchecked']),
    late: isOn(search['late']) ? true : undefined,
    returned: isOn(search['returned']) ? true : undefined,
    state: oneOf(search['state'], ['withdrawn']),
    from: isDay(text(search['from'])) ? text(search['from']) : undefined,
    to: isDay(text(search['to'])) ? text(search['to']) : undefined,
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as RecordsSearch;
}

/** Whether anything narrows the list; an address carries more than conditions, as the region in hand. */
export function isNarrowed(search: RecordsSearch): boolean {
  const { after: _, ...conditions } = recordsSearch({ ...search });
  return Object.keys(conditions).length > 0;
}
