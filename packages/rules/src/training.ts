// What a training deck is made from: the data of the rules laid side by side, for everybody or for one region and role.
import {
  type CivilDate,
  LEVELS,
  type Level,
  type MeasureFamily,
  ok,
  type Result,
  TRAINED_ROLES,
  type TrainedRole,
} from '@jinze/kernel';
import {
  ACCIDENT_INSTRUMENTS,
  APPROVAL,
  APPROVAL_ESPECIALLY_SERIOUS,
  CHANGE_DAYS,
  EVALUATION,
  GRADE_ROWS,
  INVESTIGATION,
  LEVEL_HOURS,
  LISTED,
  SECTOR_RULES,
  UNIT_HOURS,
} from './accident-law.ts';
import { APPEALS } from './appeals.ts';
import { forbidden } from './bars.words.ts';
import type { DutiesFacts } from './duties.shape.ts';
import { duties } from './duties.ts';
import type { Basis } from './frame.ts';
import { dutyArticleOf, REGULATION } from './instruments.ts';
import { investigations } from './investigations.ts';
import { localInstruments, localRequirements } from './local-instruments.ts';
import { MEASURE_ROWS, type MeasureRow, measureInstrumentTitle, OVERLAP } from './measures.ts';
import { LEVEL_NAMES, POST_CLASS_NAMES } from './names.ts';
import { fullNameOf, type Place, type PlaceRefusal, places, resolvePlace } from './places.ts';
import { questionsFor } from './questions.ts';
import { TALK_RULES } from './talk-triggers.rules.ts';
import { toldCases } from './training.cases.ts';
import { RULES_VERSION } from './version.ts';

export interface TrainingInput {
  readonly asOf: CivilDate;
  /** Name or code of any place. */
  readonly region?: string;
  /** Takes the place of `region`: a place as an installation knows it, with what it imported and adopted. */
  readonly here?: Here;
  readonly role?: TrainedRole;
}

interface Here {
  readonly level: Level;
  readonly facts: DutiesFacts & { readonly place: NonNullable<DutiesFacts['place']> };
  /** Of the instruments that its requirements come from. */
  readonly titles: ReadonlyMap<string, string>;
}

const FAMILIES: Readonly<Record<MeasureFamily, string>> = {
  'party-discipline': '党纪处分',
  administrative: '政务处分',
  organisational: '组织处理',
};

const APPRAISALS = {
  'not-excellent': '不得确定为优秀',
  'comment-only': '只写评语，不定等次',
  incompetent: '确定为不称职',
} as const;

/**
 * `《中国共产党问责条例（2019）》第二十条`, from the instrument and its article as the data writes them; a number before the
 * name stands behind it.
 */
function marked(title: string, article = ''): string {
  const { number, name = title } =
    /^(?<number>\S+〔\d{4}〕\d+号) (?<name>.+)$/u.exec(title)?.groups ?? {};
  const named = `《${name.replace('(', '（').replace(')', '）')}》`;
  return `${named}${number === undefined ? '' : `（${number}）`}${article}`;
}

const cited = ({ instrument, article }: Basis) =>
  marked(measureInstrumentTitle(instrument) ?? instrument, article);

function measureOf({ zh, family, terms, appraisal, basis, status }: MeasureRow) {
  return {
    name: zh,
    family: FAMILIES[family],
    terms: terms.map(({ months, prohibits }) => ({
      months: months ?? null,
      forbids: forbidden(prohibits, 'zh'),
    })),
    appraisal:
      appraisal === undefined
        ? ''
        : `${appraisal.years === 2 ? '两年' : '当年'}${APPRAISALS[appraisal.effect]}`,
    basis: cited(basis),
    status,
  };
}

function clocks() {
  return {
    unitHours: UNIT_HOURS,
    levelHours: LEVEL_HOURS,
    changeDays: CHANGE_DAYS.other,
    changeDaysRoadAndFire: CHANGE_DAYS['road-traffic-and-fire'],
    reportDays: INVESTIGATION.limitDays,
    reportExtensionDays: INVESTIGATION.extensionDaysAtMost,
    approvalDays: APPROVAL.limitDays,
    approvalDaysEspeciallySerious: APPROVAL_ESPECIALLY_SERIOUS.limitDays,
    approvalExtensionDays: APPROVAL_ESPECIALLY_SERIOUS.extensionDaysAtMost,
    evaluationMonths: EVALUATION.latestMonths,
    evaluationEarliestMonths: EVALUATION.earliestMonths,
    listedDays: LISTED.limitDays,
    listed: GRADE_ROWS.flatMap(({ id, name }) => {
      const by = LISTED.by[id];
      return by === undefined ? [] : [{ grade: name, by }];
    }),
    sectors: Object.values(SECTOR_RULES).map(({ name, days, basis }) => ({
      name,
      days: GRADE_ROWS.map(({ id }) => days[id]),
      basis: `《${ACCIDENT_INSTRUMENTS[basis.instrument] ?? basis.instrument}》`,
      status: basis.status,
    })),
  };
}

const TITLE_OF = new Map(localInstruments().map(({ id, title }) => [id, title]));

/** 市级、县级党委主要负责人; without levels where it is asked at every one. */
function askedOf(same: readonly { readonly role: string; readonly level: Level }[], all: number) {
  const byRole = Map.groupBy(same, ({ role }) => role);
  return [...byRole].map(([role, own]) => {
    const levels = [...new Set(own.map(({ level }) => LEVEL_NAMES[level]))];
    return levels.length === all ? role : `${levels.join('、')}${role}`;
  });
}

/** What the places of a path ask of the roles there and in the levels below, one row for all that it is asked of. */
function localOf({ level: own, facts, titles }: Here, { asOf, role }: TrainingInput) {
  const levels = LEVELS.slice(LEVELS.indexOf(own));
  const asked = TRAINED_ROLES.filter((one) => role === undefined || one === role).flatMap(
    (postClass) =>
      levels.flatMap((level) => {
        const found = duties({ postClass, level, asOf }, facts);
        return (found.ok ? found.value.items : []).flatMap(({ requirements }) =>
          requirements
            .filter(({ parameter }) => parameter !== undefined)
            .map((requirement) => ({ requirement, role: POST_CLASS_NAMES[postClass], level })),
        );
      }),
  );
  const rows = Map.groupBy(
    asked,
    ({ requirement: { text, source } }) => `${source.instrument}\n${text}`,
  );
  return [...rows.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { text, evidence, counts, source } = first.requirement;
    const title = titles.get(source.instrument) ?? source.instrument;
    return [
      {
        roles: askedOf(same, levels.length),
        text,
        evidence,
        counts,
        status: source.status,
        source: `${source.place ?? ''}${marked(title)}`,
      },
    ];
  });
}

/** Places with a requirement of their own on record, the higher first. */
export function trainedRegions(): readonly { readonly code: string; readonly name: string }[] {
  const asking = new Set(localRequirements().map(({ place }) => place));
  return places()
    .filter(({ code }) => asking.has(code))
    .toSorted((a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code))
    .map((place) => ({ code: place.code, name: fullNameOf(place) }));
}

/** A name is first looked for among counties and above, so that a village of the same name is in nobody's way. */
function findRegion(text: string): Result<Place, PlaceRefusal> {
  const found = resolvePlace(text, 'county');
  return found.ok || found.error.code === 'rules.ambiguous-place'
    ? found
    : resolvePlace(text, 'township');
}

function hereOf({ region, here }: TrainingInput): Result<Here | undefined, PlaceRefusal> {
  if (here !== undefined || region === undefined) return ok(here);
  const found = findRegion(region);
  if (!found.ok) return found;
  const place = { name: fullNameOf(found.value), path: found.value.path };
  return ok({ level: found.value.level, facts: { place }, titles: TITLE_OF });
}

const roleOf = (id: TrainedRole) => ({
  id,
  name: POST_CLASS_NAMES[id],
  article: dutyArticleOf(id)?.article ?? 0,
});

/**
 * Everything the slides say. Without a region no local requirement is assumed; a region without any on record has an
 * empty list. Refuses an unknown or ambiguous place.
 */
export function training(input: TrainingInput) {
  const { asOf, role } = input;
  const found = hereOf(input);
  if (!found.ok) return found;
  const here = found.value;
  return ok({
    asOf,
    rulesVersion: RULES_VERSION,
    regulation: REGULATION,
    roles: TRAINED_ROLES.map(roleOf),
    ...(role === undefined ? {} : { role: roleOf(role) }),
    ...(here === undefined
      ? {}
      : { region: { name: here.facts.place.name, requirements: localOf(here, input) } }),
    grades: GRADE_ROWS.map(({ name, investigatedBy, reportedUpTo, ...row }) => ({
      name,
      deaths: row.deaths,
      seriousInjuries: row.seriousInjuries,
      directLossWanYuan: row.directLossWanYuan,
      investigatedBy: investigatedBy.by,
      reportedUpTo: reportedUpTo.by,
    })),
    clocks: clocks(),
    measures: MEASURE_ROWS.map(measureOf),
    overlaps: Object.fromEntries(
      Object.entries(OVERLAP).map(([rule, basis]) => [rule, cited(basis)]),
    ),
    appeals: APPEALS.map(({ basis, ...appeal }) => {
      const at = basis.search(/第[^第]+条$/);
      return {
        ...appeal,
        basis: at < 0 ? marked(basis) : marked(basis.slice(0, at), basis.slice(at)),
      };
    }),
    talks: TALK_RULES.filter((one) => one.place === 'cn' && !one.isSuperseded).map(
      ({ who, whom, rule, basis, instrumentTitle }) => ({
        who,
        whom,
        rule,
        basis: marked(instrumentTitle, basis.article),
        status: basis.status,
      }),
    ),
    cases: toldCases(investigations()),
    questions: questionsFor(role),
  });
}
