// What the addresses of pages may carry behind the question mark; anything else is left out.
import type {
  AccidentGrade,
  CommendationKind,
  CommendationState,
  DutyInstrument,
  FulfilmentState,
  ObligationSubject,
  PublicationKind,
  PublicationState,
  SectionState,
  SignKind,
  TalkGround,
  TalkState,
} from '@jinze/contracts';
import type { Level } from '@jinze/kernel';

/** The router reads numerals as numbers; a search for 2022 is a text all the same. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts an address may carry under these names. */
export function texts<Name extends string>(
  ...names: readonly Name[]
): (search: Record<string, unknown>) => { [N in Name]?: string } {
  return (search) => {
    const found: { [N in Name]?: string } = {};
    for (const name of names) {
      const value = text(search[name]);
      if (value !== undefined) found[name] = value;
    }
    return found;
  };
}

const STATES: readonly string[] = [
  'drafted',
  'approved',
  'issued',
  'acknowledged',
  'objected',
  'superseded',
];
const WAITING: readonly string[] = ['document', 'party', 'government', 'change'];

/** The year of lists, where an address names one. */
export function yearOf(search: Record<string, unknown>): { year?: number } {
  const year = Number(search['year']);
  return Number.isInteger(year) && year >= 2018 && year <= 2100 ? { year } : {};
}

/** The year of a person’s whole list, and the item whose why panel is open: through which of the lists. */
export function personListSearch(search: Record<string, unknown>): {
  year?: number;
  why?: string;
  of?: string;
} {
  return { ...yearOf(search), ...texts('why', 'of')(search) };
}

/** One’s own year, of those one serves that of one person, and the duty whose why panel is open. */
export function fulfilmentSearch(search: Record<string, unknown>): {
  year?: number;
  person?: string;
  why?: string;
} {
  return { ...yearOf(search), ...texts('person', 'why')(search) };
}

const FULFILMENT_STATES: readonly string[] = [
  'met',
  'partly',
  'no-record',
  'not-yet-due',
  'cannot-tell',
];

/** A region’s coverage, and the number of it that is opened. */
export function coverageSearch(search: Record<string, unknown>): {
  region?: string;
  year?: number;
  instrument?: DutyInstrument;
  code?: string;
  place?: string;
  state?: FulfilmentState;
  after?: string;
} {
  const instrument = text(search['instrument']);
  const state = text(search['state']);
  return {
    ...yearOf(search),
    ...texts('region', 'code', 'place', 'after')(search),
    ...(instrument === 'annual' || instrument === 'standing' ? { instrument } : {}),
    ...(state !== undefined && FULFILMENT_STATES.includes(state)
      ? { state: state as FulfilmentState }
      : {}),
  };
}

const SIGN_KINDS: readonly string[] = [
  'near-copy',
  'late-cluster',
  'two-places',
  'without-post',
  'changed-after-accident',
];

/** Signs of one kind. */
export function signsSearch(search: Record<string, unknown>): {
  region?: string;
  year?: number;
  kind?: SignKind;
  after?: string;
} {
  const kind = text(search['kind']);
  return {
    ...yearOf(search),
    ...texts('region', 'after')(search),
    ...(kind !== undefined && SIGN_KINDS.includes(kind) ? { kind: kind as SignKind } : {}),
  };
}

/** Lists across posts: their year and the place in them. */
export function yearAndPlace(search: Record<string, unknown>): { year?: number; after?: string } {
  const after = text(search['after']);
  return { ...yearOf(search), ...(after === undefined ? {} : { after }) };
}

const isOwn = (search: Record<string, unknown>) =>
  search['own'] === true || search['own'] === 'true';

/** As `yearAndPlace`, of the own bodies alone where the address says so. */
export function yearPlaceAndOwn(search: Record<string, unknown>): {
  year?: number;
  after?: string;
  own?: true;
} {
  return { ...yearAndPlace(search), ...(isOwn(search) ? { own: true } : {}) };
}

/** What a list of duty lists is narrowed to, and the words searched for. */
export function dutiesSearch(search: Record<string, unknown>): {
  year?: number;
  instrument?: DutyInstrument;
  state?: SectionState;
  waiting?: 'document' | 'party' | 'government' | 'change';
  search?: string;
  own?: true;
  after?: string;
} {
  const state = text(search['state']);
  const waiting = text(search['waiting']);
  const words = text(search['search']);
  const instrument = text(search['instrument']);
  return {
    ...yearAndPlace(search),
    ...(instrument === 'standing' || instrument === 'annual' ? { instrument } : {}),
    ...(state !== undefined && STATES.includes(state) ? { state: state as SectionState } : {}),
    ...(waiting !== undefined && WAITING.includes(waiting)
      ? { waiting: waiting as 'document' }
      : {}),
    ...(words === undefined ? {} : { search: words }),
    ...(isOwn(search) ? { own: true } : {}),
  };
}

/** The item whose holders are asked for. */
export function itemSearch(search: Record<string, unknown>): {
  year?: number;
  code?: string;
  after?: string;
} {
  const code = text(search['code']);
  return { ...yearAndPlace(search), ...(code === undefined ? {} : { code }) };
}

/** The year, and the form that is open: a new entry, or the one with this id. */
export function yearSearch(search: Record<string, unknown>): { year?: number; form?: string } {
  const form = text(search['form']);
  return {
    ...yearOf(search),
    ...(form !== undefined && /^(new|[0-9a-f-]{36})$/.test(form) ? { form } : {}),
  };
}

const LEVELS: readonly string[] = ['province', 'prefecture', 'county', 'township'];

/** The reader's place and level, the words searched for, and the clause whose posts are shown. */
export function readerSearch(search: Record<string, unknown>): {
  place?: string;
  level?: Level;
  search?: string;
  who?: string;
  asOf?: string;
} {
  const [place, level, words, who, asOf] = ['place', 'level', 'search', 'who', 'asOf'].map((key) =>
    text(search[key]),
  );
  return {
    ...(place === undefined ? {} : { place }),
    ...(level !== undefined && LEVELS.includes(level) ? { level: level as Level } : {}),
    ...(words === undefined ? {} : { search: words }),
    ...(who === undefined ? {} : { who }),
    ...(asOf !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf } : {}),
  };
}

const GRADES: readonly string[] = [
  'especially-serious',
  'serious',
  'relatively-serious',
  'ordinary',
  'unknown',
];

/** What the register of accidents is narrowed to, and whether its form is open. */
export function accidentsSearch(search: Record<string, unknown>): {
  year?: number;
  grade?: AccidentGrade | 'unknown';
  state?: 'withdrawn';
  search?: string;
  after?: string;
  form?: 'new';
} {
  const [grade, words, after] = ['grade', 'search', 'after'].map((key) => text(search[key]));
  return {
    ...yearOf(search),
    ...(grade !== undefined && GRADES.includes(grade) ? { grade: grade as AccidentGrade } : {}),
    ...(search['state'] === 'withdrawn' ? { state: 'withdrawn' as const } : {}),
    ...(words === undefined ? {} : { search: words }),
    ...(after === undefined ? {} : { after }),
    ...(search['form'] === 'new' ? { form: 'new' as const } : {}),
  };
}

const ACCIDENT_PARTS = ['timetable', 'events', 'chain'] as const;
export type AccidentPart = (typeof ACCIDENT_PARTS)[number];

/** The part of an accident that is read, its form, the why panel that is open, and as of which knowledge the timetable stands. */
export function accidentSearch(search: Record<string, unknown>): {
  part?: AccidentPart;
  form?: string;
  why?: string;
  knowledge?: string;
} {
  const part = ACCIDENT_PARTS.find((one) => one === search['part']);
  return {
    ...(part === undefined ? {} : { part }),
    ...texts('form', 'why', 'knowledge')(search),
  };
}

const TALK_STATES: readonly string[] = [
  'open',
  'proposed',
  'approved',
  'notified',
  'held',
  'reported',
  'returned',
  'closed',
  'withdrawn',
];
const TALK_GROUNDS: readonly string[] = ['accidents', 'deployment', 'task', 'inspection', 'other'];

const COMMENDATION_STATES: readonly string[] = [
  'open',
  'draft',
  'nominated',
  'waiting',
  'examined',
  'refused',
  'publicised',
  'granted',
  'not-granted',
  'revoked',
  'withdrawn',
];
const COMMENDATION_KINDS: readonly string[] = ['timely', 'merit', 'citation'];

/** What the list of commendations is narrowed to. */
export function commendationsSearch(search: Record<string, unknown>): {
  state?: CommendationState | 'open';
  kind?: CommendationKind;
  year?: number;
  search?: string;
  after?: string;
} {
  const [state, kind, words, after] = ['state', 'kind', 'search', 'after'].map((key) =>
    text(search[key]),
  );
  const year = Number(search['year']);
  return {
    ...(state !== undefined && COMMENDATION_STATES.includes(state)
      ? { state: state as CommendationState }
      : {}),
    ...(kind !== undefined && COMMENDATION_KINDS.includes(kind)
      ? { kind: kind as CommendationKind }
      : {}),
    ...(Number.isInteger(year) && year >= 2018 && year <= 2100 ? { year } : {}),
    ...(words === undefined ? {} : { search: words }),
    ...(after === undefined ? {} : { after }),
  };
}

/** What the list of talks is narrowed to. */
export function talksSearch(search: Record<string, unknown>): {
  state?: TalkState | 'open';
  ground?: TalkGround;
  overdue?: true;
  search?: string;
  after?: string;
} {
  const [state, ground, words, after] = ['state', 'ground', 'search', 'after'].map((key) =>
    text(search[key]),
  );
  return {
    ...(state !== undefined && TALK_STATES.includes(state) ? { state: state as TalkState } : {}),
    ...(ground !== undefined && TALK_GROUNDS.includes(ground)
      ? { ground: ground as TalkGround }
      : {}),
    ...(search['overdue'] === true || search['overdue'] === 'true'
      ? { overdue: true as const }
      : {}),
    ...(words === undefined ? {} : { search: words }),
    ...(after === undefined ? {} : { after }),
  };
}

/** What a link to the form of a record brings along: one kind, people by their ids, a duty, what it was, a task. */
export function newRecordSearch(search: Record<string, unknown>): {
  activity?: string;
  person?: string;
  duty?: string;
  title?: string;
  task?: string;
} {
  const { person, ...others } = texts('activity', 'person', 'duty', 'title', 'task')(search);
  return {
    ...others,
    ...(person !== undefined && /^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,59}$/.test(person)
      ? { person }
      : {}),
  };
}

const PUBLICATION_STATES: readonly string[] = [
  'open',
  'draft',
  'checked',
  'approved',
  'published',
  'discarded',
];
const PUBLICATION_KINDS: readonly string[] = [
  'assessment',
  'inspection-feedback',
  'investigation-report',
  'evaluation',
  'duty-lists',
  'statistics',
  'other',
];

function kindAndYear(search: Record<string, unknown>): { kind?: PublicationKind; year?: number } {
  const kind = text(search['kind']);
  const year = Number(search['year']);
  return {
    ...(kind !== undefined && PUBLICATION_KINDS.includes(kind)
      ? { kind: kind as PublicationKind }
      : {}),
    ...(Number.isInteger(year) && year >= 2018 && year <= 2100 ? { year } : {}),
  };
}

/** What the list of public notices is narrowed to. */
export function publicationSearch(search: Record<string, unknown>): {
  state?: PublicationState | 'open';
  kind?: PublicationKind;
  year?: number;
  search?: string;
  after?: string;
} {
  const [state, words, after] = ['state', 'search', 'after'].map((key) => text(search[key]));
  return {
    ...kindAndYear(search),
    ...(state !== undefined && PUBLICATION_STATES.includes(state)
      ? { state: state as PublicationState | 'open' }
      : {}),
    ...(words === undefined ? {} : { search: words }),
    ...(after === undefined ? {} : { after }),
  };
}

/** What a new notice is of: kind, year, its source, the one it corrects; in which order, and which of several it is. */
export function newNoticeSearch(search: Record<string, unknown>) {
  const part = Number(search['part']);
  return {
    ...kindAndYear(search),
    ...texts('accident', 'assessment', 'inspection', 'corrects')(search),
    ...(search['order'] === 'result' ? { order: 'result' as const } : {}),
    ...(Number.isInteger(part) && part >= 2 && part <= 99 ? { part } : {}),
  };
}

export function obligationsSearch(search: Record<string, unknown>) {
  const { year } = kindAndYear(search);
  const { what } = search;
  return {
    ...(year === undefined ? {} : { year }),
    ...(what === 'bodies' || what === 'persons' ? { what: what as ObligationSubject } : {}),
    ...texts('after', 'why')(search),
  };
}
