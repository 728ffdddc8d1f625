// What one rule says of the accidents, with its reasons; and what no known rule speaks of.
import { type CivilDate, type Level, type Outcome, yearOf } from '@jinze/kernel';
import {
  allOf,
  type Basis,
  type Compared,
  conclude,
  type Ground,
  type Language,
  type Missing,
  type Reason,
  reasonsIn,
  sentence,
} from './frame.ts';
import {
  type Counted,
  countAccidents,
  type NamedAccident,
  type Perhaps,
} from './talk-triggers.count.ts';
import type { TalkRule } from './talk-triggers.rules.ts';
import {
  ACCIDENT_GRADES_UPWARD,
  type TalkGrade,
  type TalkTriggersInput,
  type Trigger,
} from './talk-triggers.shape.ts';
import { TALK_WORDS } from './talk-triggers.words.ts';

/** What would settle what is not known of an accident. */
const SETTLES: Readonly<Record<string, string>> = {
  'talk-triggers.grade-unknown': 'talk-triggers.missing-grade',
  'talk-triggers.higher-grade': 'talk-triggers.missing-reading',
  'talk-triggers.lower-grade': 'talk-triggers.missing-reading',
  'talk-triggers.responsible-unknown': 'talk-triggers.missing-responsible',
  'talk-triggers.grave-unknown': 'talk-triggers.missing-grave',
  'talk-triggers.unit-unknown': 'talk-triggers.missing-unit',
  'talk-triggers.kind-unknown': 'talk-triggers.missing-kind',
  'talk-triggers.across-years': 'talk-triggers.missing-year',
  'talk-triggers.no-known-trigger': 'talk-triggers.missing-full-text',
};

const UNVERIFIED: Readonly<Partial<Record<Basis['status'], string>>> = {
  recalled: 'talk-triggers.source-unverified',
  gist: 'talk-triggers.source-unverified',
  partly: 'talk-triggers.source-partly',
};

interface Said {
  readonly outcome: Outcome;
  readonly grounds: readonly Ground[];
  readonly missing: readonly Missing[];
}

export interface Asked {
  readonly input: TalkTriggersInput;
  readonly accidents: readonly NamedAccident[];
  readonly language: Language;
}

const listed = (accidents: readonly NamedAccident[], language: Language) =>
  accidents.map(({ accident }) => accident.on).join(language === 'zh' ? '、' : ', ');

export function missing(code: string, language: Language, values: Compared = {}): Missing {
  return { code, text: sentence(TALK_WORDS, code, language, values) };
}

function byBecause(perhaps: readonly Perhaps[]): readonly (readonly [string, NamedAccident[]])[] {
  const groups = Map.groupBy(perhaps, ({ because }) => because);
  return [...groups].map(([because, all]) => [because, all.map(({ named }) => named)]);
}

/** `undefined`: not yet there on that day. A source's year alone means from the first of January after it. */
function inForce(
  { inForce: { from, year }, instrumentTitle: title, basis }: TalkRule,
  asOf: CivilDate,
  language: Language,
): Said | undefined {
  const settles = [missing('talk-triggers.missing-effective-date', language, { title })];
  const since = from ?? (year === undefined ? undefined : (`${year + 1}-01-01` as CivilDate));
  if (since === undefined) {
    const ground = { code: 'talk-triggers.year-unknown', basis: [basis], compared: { title } };
    return { outcome: 'cannot-tell', grounds: [ground], missing: settles };
  }
  if (asOf >= since) {
    const compared = { title, from: since, asOf };
    return {
      outcome: 'applies',
      grounds: [{ code: 'talk-triggers.in-force', basis: [basis], compared }],
      missing: [],
    };
  }
  if (from !== undefined || year === undefined || yearOf(asOf) < year) return undefined;
  const compared = { title, year, asOf };
  return {
    outcome: 'cannot-tell',
    grounds: [{ code: 'talk-triggers.within-year', basis: [basis], compared }],
    missing: settles,
  };
}

function saidOfCount({ rule, basis, counts }: TalkRule, found: Counted, language: Language): Said {
  const { outcome, counted, perhaps } = found;
  const compared = {
    rule,
    counted: counted.length,
    atLeast: counts?.atLeast ?? 1,
    accidents: listed(counted, language),
  };
  const code = {
    applies: 'talk-triggers.reached',
    'cannot-tell': 'talk-triggers.perhaps',
    'does-not-apply': counted.length === 0 ? 'talk-triggers.none' : 'talk-triggers.not-reached',
  }[outcome];
  const groups = byBecause(perhaps);
  return {
    outcome,
    grounds: [{ code, basis: [basis], compared }],
    missing: groups.map(([because, all]) =>
      missing(SETTLES[because] ?? because, language, { accidents: listed(all, language) }),
    ),
  };
}

/** The one trigger that hangs on no accident. */
function saidOfDeployments({ rule, basis }: TalkRule, { input, language }: Asked): Said {
  const isDone = input.centralDeploymentsCarriedOut;
  const code = isDone === undefined ? 'unknown' : isDone ? 'carried-out' : 'not-carried-out';
  return {
    outcome: isDone === undefined ? 'cannot-tell' : isDone ? 'does-not-apply' : 'applies',
    grounds: [{ code: `talk-triggers.deployments-${code}`, basis: [basis], compared: { rule } }],
    missing: isDone === undefined ? [missing('talk-triggers.missing-deployments', language)] : [],
  };
}

function aboutAccidents(
  perhaps: readonly Perhaps[],
  basis: Basis,
  language: Language,
): readonly Reason[] {
  return byBecause(perhaps).map(([code, all]) => {
    const compared = {
      accidents: listed(all, language),
      why: sentence(TALK_WORDS, code, language),
    };
    const text = sentence(TALK_WORDS, 'talk-triggers.accidents-say', language, compared);
    return { code, text, compared, basis: [basis] };
  });
}

const NOTHING: Counted = { outcome: 'does-not-apply', counted: [], perhaps: [] };

/** What one rule says of the accidents; undefined before it is there at all. */
export function judgeRule(rule: TalkRule, asked: Asked): Trigger | undefined {
  const { input, accidents, language } = asked;
  const { id, parameter, who, whom, basis, instrumentTitle: title } = rule;
  const force = inForce(rule, input.asOf, language);
  if (force === undefined) return undefined;
  const found =
    rule.counts === undefined || rule.isSuperseded
      ? NOTHING
      : countAccidents(rule.counts, accidents);
  const facts: Said = rule.isSuperseded
    ? {
        outcome: 'does-not-apply',
        grounds: [{ code: 'talk-triggers.superseded', basis: [basis], compared: { title } }],
        missing: [],
      }
    : rule.counts === undefined
      ? saidOfDeployments(rule, asked)
      : saidOfCount(rule, found, language);
  const leaf = (outcome: Outcome) =>
    conclude(outcome === 'cannot-tell' ? undefined : outcome === 'applies', {
      code: '',
      basis: [],
    });
  const { outcome } = allOf(leaf(force.outcome), leaf(facts.outcome));
  const unverified = UNVERIFIED[basis.status];
  const grounds = [
    ...facts.grounds,
    ...force.grounds,
    ...(unverified === undefined ? [] : [{ code: unverified, basis: [basis] }]),
  ];
  return {
    id,
    ...(parameter === undefined ? {} : { parameter }),
    who,
    whom,
    rule: rule.rule,
    counted: found.counted.map((one) => one.id),
    perhaps: found.perhaps.map(({ named, because }) => ({
      id: named.id,
      because,
      text: sentence(TALK_WORDS, because, language),
    })),
    outcome,
    reasons: [
      ...reasonsIn(TALK_WORDS, language, grounds),
      ...aboutAccidents(found.perhaps, basis, language),
    ],
    missing: outcome === 'cannot-tell' ? [...facts.missing, ...force.missing] : [],
    basis: [basis],
  };
}

const NATIONAL: Basis = { instrument: 'cn-talks-2018', status: 'partly' };
/** Whom the national rule may mean at each level; its lines for lower levels are not known. */
const WHOM: Readonly<Record<Level, string>> = {
  province: '省级政府主要负责人、分管负责人',
  prefecture: '市（州）政府主要负责人',
  county: '县级政府负责人',
  township: '乡镇（街道）负责人',
};

const isGraveGrade = (grade: TalkGrade | undefined) =>
  grade === undefined ||
  ACCIDENT_GRADES_UPWARD.indexOf(grade) >= ACCIDENT_GRADES_UPWARD.indexOf('serious');

/** Only some triggers of each line are known: a serious accident that matches none of them is not “no talk”. */
export function unmatched(
  triggers: readonly Trigger[],
  { input, accidents, language }: Asked,
): Trigger | undefined {
  const matched = new Set(
    triggers.filter(({ outcome }) => outcome === 'applies').flatMap(({ counted }) => counted),
  );
  const perhaps = accidents
    .filter(({ id, accident: { grade } }) => isGraveGrade(grade) && !matched.has(id))
    .map((named) => ({
      named,
      because:
        named.accident.grade === undefined
          ? 'talk-triggers.grade-unknown'
          : 'talk-triggers.no-known-trigger',
    }));
  if (perhaps.length === 0) return undefined;
  return {
    id: 'unknown',
    who: '没有收录',
    whom: WHOM[input.level],
    rule: '没有收录的其他情形',
    counted: [],
    perhaps: perhaps.map(({ named, because }) => ({
      id: named.id,
      because,
      text: sentence(TALK_WORDS, because, language),
    })),
    outcome: 'cannot-tell',
    reasons: aboutAccidents(perhaps, NATIONAL, language),
    missing: byBecause(perhaps).map(([because, all]) =>
      missing(SETTLES[because] ?? because, language, { accidents: listed(all, language) }),
    ),
    basis: [NATIONAL],
  };
}
