// The facts a scheme asks for, and whether those given are of the kind that is asked.
import {
  type FactKind,
  ok,
  type Period,
  parseCivilDate,
  parsePoints,
  type Result,
  refuse,
} from '@jinze/kernel';
import { ITEM_STATES, type ItemState } from './fulfilment.shape.ts';
import type {
  Amount,
  FactAmount,
  FactFrom,
  SchemeCondition,
  SchemeItem,
  SchemeRule,
} from './score.scheme.ts';
import type { AskedFact, FactValue, ScoreFact, ScoreFacts, ScoreRefusal } from './score.shape.ts';

export const PERIODS_A_YEAR: Readonly<Record<Exclude<Period, 'each'>, number>> = {
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
};

interface Asking extends FactAmount {
  readonly from?: FactFrom;
}

const KIND_OF: Readonly<Record<SchemeRule['kind'], FactKind>> = {
  done: 'yes-no',
  count: 'number',
  ratio: 'number',
  deadline: 'day',
  occurrence: 'number',
  untrue: 'number',
  manual: 'points',
  duties: 'duties',
};

/** Name by name what is asked; two kinds for one name are told to `clash`. */
export class AskedFacts {
  readonly byName = new Map<string, AskedFact>();
  readonly clash: (fact: string) => void;

  constructor(clash: (fact: string) => void = () => undefined) {
    this.clash = clash;
  }

  private add({ fact, asks = fact, from }: Asking, kind: FactKind, extra: Partial<AskedFact> = {}) {
    const known = this.byName.get(fact);
    if (known === undefined) {
      this.byName.set(fact, {
        fact,
        kind,
        asks,
        ...(from === undefined ? {} : { from }),
        ...extra,
      });
      return;
    }
    if (known.kind !== kind || known.periods !== extra.periods) this.clash(fact);
    const { codes = [] } = extra;
    this.byName.set(fact, {
      ...known,
      // A name in words says more than the bare key it was met by first.
      asks: known.asks === fact ? asks : known.asks,
      ...(from === undefined ? {} : { from }),
      ...(known.codes === undefined ? {} : { codes: [...new Set([...known.codes, ...codes])] }),
    });
  }

  private addAmount(amount: Amount | undefined) {
    if (typeof amount === 'object') this.add(amount, 'number');
  }

  addRule(rule: SchemeRule, title: string) {
    const asking: Asking = { asks: title, ...rule };
    if (rule.kind === 'count' && rule.per !== undefined && rule.per !== 'year')
      this.add(asking, 'by-period', { periods: PERIODS_A_YEAR[rule.per] });
    else if (rule.kind === 'duties') this.add(asking, 'duties', { codes: rule.codes });
    else this.add(asking, KIND_OF[rule.kind]);
    if (rule.kind === 'count') {
      this.addAmount(rule.atLeast);
      this.addAmount(rule.atMost);
    } else if (rule.kind === 'ratio') this.addAmount(rule.whole);
    else if (rule.kind === 'occurrence') this.addAmount(rule.beyond?.after);
    else if (rule.kind === 'deadline' && typeof rule.by === 'object') this.add(rule.by, 'day');
  }

  addItem({ rules, title, shownOnly }: SchemeItem) {
    if (shownOnly === undefined) for (const rule of rules) this.addRule(rule, title);
  }

  addCondition(condition: SchemeCondition, title: string) {
    if ('anyOf' in condition || 'allOf' in condition) {
      const parts = 'anyOf' in condition ? condition.anyOf : condition.allOf;
      for (const part of parts) this.addCondition(part, title);
      return;
    }
    const { atLeast, moreThan } = condition;
    const isNumber = atLeast !== undefined || moreThan !== undefined;
    this.add({ asks: title, ...condition }, isNumber ? 'number' : 'yes-no');
    this.addAmount(atLeast);
    this.addAmount(moreThan);
  }
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && parsePoints(value) !== undefined;

const FITS: Readonly<Record<FactKind, (value: FactValue, asked: AskedFact) => boolean>> = {
  'yes-no': (value) => typeof value === 'boolean',
  number: isNumber,
  points: isNumber,
  'by-period': (value, { periods }) =>
    Array.isArray(value) &&
    value.length === periods &&
    value.every((one) => one === null || isNumber(one)),
  day: (value) =>
    value === false || (typeof value === 'string' && parseCivilDate(value) !== undefined),
  duties: (value, { codes = [] }) =>
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([code, state]) => codes.includes(code) && ITEM_STATES.includes(state as ItemState),
    ),
};

function isWithProof(fact: FactValue | ScoreFact): fact is ScoreFact {
  return typeof fact === 'object' && !Array.isArray(fact) && 'value' in fact;
}

export type KnownFacts = ReadonlyMap<string, ScoreFact>;

/** The facts by name, each of the kind asked for; otherwise the first that is not. */
export function readFacts(
  asked: ReadonlyMap<string, AskedFact>,
  given: ScoreFacts,
): Result<KnownFacts, ScoreRefusal> {
  const known = new Map<string, ScoreFact>();
  for (const fact in given) {
    const raw = given[fact];
    if (raw === undefined) continue;
    const ask = asked.get(fact);
    const path = `facts.${fact}`;
    if (ask === undefined)
      return refuse({ code: 'rules.fact-not-asked', path, values: { given: fact } });
    const one = isWithProof(raw) ? raw : { value: raw };
    if (!FITS[ask.kind](one.value, ask))
      return refuse({
        code: 'rules.fact-not-fitting',
        path,
        values: { given: fact, asks: ask.asks, kind: ask.kind, periods: `${ask.periods ?? ''}` },
      });
    known.set(fact, one);
  }
  return ok(known);
}
