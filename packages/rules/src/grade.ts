// Topic `grade`: the grade of an accident under 国务院令第493号, with what decided it and what it could become.
import { addDays, daysBetween, ok, type Result, refuse } from '@jinze/kernel';
import {
  CHANGE_DAYS,
  changeWindows,
  DECREE_SINCE,
  GRADE_ROW,
  OWN_INVESTIGATORS,
  ofDecree,
} from './accident-law.ts';
import { GRADE_NAMES, SECTOR_NAMES } from './accident-names.ts';
import {
  type Compared,
  distinctBasis,
  type Ground,
  type Language,
  type Missing,
  reasonsIn,
  sentence,
} from './frame.ts';
import { type Graded, gradeOf } from './grade.judge.ts';
import type {
  AccidentGrade,
  GradeInput,
  GradeOutput,
  GradeRefusal,
  InvestigatedBy,
  RegradeUntil,
} from './grade.shape.ts';
import { GRADE_WORDS } from './grade.words.ts';
import { RULES_VERSION } from './version.ts';

const ON_GRADES = [ofDecree(3)];
const ON_CHANGES = [ofDecree(13), ofDecree(20)];
const ON_INVESTIGATORS = [ofDecree(19)];
const ON_REPORTING = [ofDecree(10)];
/** Null is not known; absent is production. */
const isUndetermined = ({ nature }: GradeInput) => nature === 'undetermined' || nature === null;
const NO_GROUNDS: readonly Ground[] = [];

const CRITERIA = [
  { field: 'deaths', code: 'deaths' },
  { field: 'seriousInjuries', code: 'serious-injuries' },
  { field: 'directLossWanYuan', code: 'direct-loss' },
] as const;

/** The row a single value reaches. */
function reached(field: (typeof CRITERIA)[number]['field'], value: number) {
  const { grade = 'ordinary' } = gradeOf({ occurredOn: DECREE_SINCE, [field]: value });
  return GRADE_ROW[grade];
}

function criterionGrounds(
  input: GradeInput,
  graded: Graded,
  language: Language,
): readonly Ground[] {
  return CRITERIA.map(({ field, code }) => {
    const value = (field === 'deaths' ? graded.deaths : input[field]) ?? undefined;
    if (value === undefined) return { code: `grade.${code}-unknown`, basis: ON_GRADES };
    const row = reached(field, value);
    const compared = { value, grade: GRADE_NAMES[row.id][language], atLeast: row[field] };
    return { code: `grade.${code}`, basis: ON_GRADES, compared };
  });
}

function missingGrounds(input: GradeInput, graded: Graded, language: Language): readonly Ground[] {
  const { missing: count, ifMissingAreDead: grade } = graded;
  if (count === 'none') return NO_GROUNDS;
  const windows = changeWindows(input.sector);
  const compared: Compared = {
    missing: input.missing ?? '',
    ...(input.asOf === undefined
      ? {}
      : { asOf: input.asOf, days: daysBetween(input.occurredOn, input.asOf) }),
    limit: Math[count === 'counted' ? 'max' : 'min'](...windows.map((one) => CHANGE_DAYS[one])),
    ...(grade === undefined ? {} : { grade: GRADE_NAMES[grade][language] }),
  };
  return count === 'unknown'
    ? [{ code: 'grade.missing-unknown', basis: ON_GRADES }]
    : [{ code: `grade.missing-${count}`, basis: ON_CHANGES, compared }];
}

function regradeUntil({ occurredOn, sector }: GradeInput): readonly RegradeUntil[] {
  return changeWindows(sector).map((sectors) => {
    const days = CHANGE_DAYS[sectors];
    return { on: addDays(occurredOn, days), days, sectors };
  });
}

function regradeGround([first, second]: readonly RegradeUntil[]): readonly Ground[] {
  if (first === undefined) return NO_GROUNDS;
  const { on, days } = first;
  if (second === undefined)
    return [{ code: 'grade.regrade-until', basis: ON_CHANGES, compared: { on, days } }];
  const compared = { on, roadOrFire: second.on };
  return [{ code: 'grade.regrade-until-both', basis: ON_CHANGES, compared }];
}

interface Investigators {
  readonly investigatedBy: InvestigatedBy;
  readonly ground: Ground;
  readonly missing: readonly Missing[];
}

function needs(code: string, language: Language, values: Compared = {}): Missing {
  return {
    code: `grade.needs-${code}`,
    text: sentence(GRADE_WORDS, `grade.needs-${code}`, language, values),
  };
}

/** Art. 19 by the grade; not where the sector has investigators of its own, and not surely where it is unknown. */
function investigators(
  grade: AccidentGrade,
  { sector }: GradeInput,
  language: Language,
): Investigators {
  const { level, by } = GRADE_ROW[grade].investigatedBy;
  if (sector === null || sector === undefined)
    return {
      investigatedBy: { outcome: 'cannot-tell', level, by },
      ground: {
        code: 'grade.investigators-sector-unknown',
        basis: ON_INVESTIGATORS,
        compared: { by },
      },
      missing: [needs('sector', language)],
    };
  if (OWN_INVESTIGATORS.has(sector)) {
    const compared = { sector: SECTOR_NAMES[sector][language] };
    return {
      investigatedBy: { outcome: 'cannot-tell' },
      ground: { code: 'grade.own-investigators', basis: ON_INVESTIGATORS, compared },
      missing: [needs('investigators', language, compared)],
    };
  }
  const compared = { grade: GRADE_NAMES[grade][language], by };
  return {
    investigatedBy: { outcome: 'applies', level, by },
    ground: { code: 'grade.investigated-by', basis: ON_INVESTIGATORS, compared },
    missing: [],
  };
}

/** Why there is no grade at all, or none that is certain. */
function withoutGrade(input: GradeInput, graded: Graded, language: Language): readonly Ground[] {
  const { nature, occurredOn } = input;
  if (occurredOn < DECREE_SINCE) {
    const compared = { occurredOn, since: DECREE_SINCE };
    return [{ code: 'grade.before-the-decree', basis: ON_GRADES, compared }];
  }
  if (nature === 'natural' || nature === 'criminal')
    return [{ code: `grade.${nature}`, basis: ON_GRADES }];
  if (!isUndetermined(input)) return [{ code: 'grade.none-known', basis: ON_GRADES }];
  const { ifProduction } = graded;
  const undetermined = { code: 'grade.nature-undetermined', basis: ON_GRADES };
  if (ifProduction === undefined) return [undetermined];
  const compared = { grade: GRADE_NAMES[ifProduction][language] };
  return [undetermined, { code: 'grade.if-production', basis: ON_GRADES, compared }];
}

function neededFor(input: GradeInput, { outcome }: Graded, language: Language) {
  if (outcome !== 'cannot-tell') return [];
  if (isUndetermined(input)) return [needs('nature', language)];
  return CRITERIA.map(({ code }) => needs(code, language));
}

/**
 * The lowest grade that is certain on the facts given, and only that: what is not known makes `couldRiseTo`, never a
 * grade. Casualties are those within the window, as the caller counts them; people missing longer than 30 days (road
 * traffic and fire: 7) up to `asOf` count as dead. An unknown sector never counts them earlier than both windows do.
 * Refuses an `asOf` before the accident.
 */
export function grade(
  input: GradeInput,
  { language = 'zh' }: { readonly language?: Language } = {},
): Result<GradeOutput, GradeRefusal> {
  const { occurredOn, asOf } = input;
  if (asOf !== undefined && asOf < occurredOn)
    return refuse({
      code: 'rules.before-the-accident',
      path: 'asOf',
      values: { given: asOf, occurred: occurredOn },
    });
  const graded = gradeOf(input);
  const { grade: certain, ifMissingAreDead, ifProduction, decidedBy, couldRiseTo } = graded;
  const hasNature = graded.outcome !== 'does-not-apply';
  const until = hasNature ? regradeUntil(input) : [];
  const who = certain === undefined ? undefined : investigators(certain, input, language);
  const up = certain === undefined ? undefined : GRADE_ROW[certain].reportedUpTo;
  const named = certain === undefined ? '' : GRADE_NAMES[certain][language];
  const grounds: readonly Ground[] = [
    ...(certain === undefined
      ? withoutGrade(input, graded, language)
      : [{ code: 'grade.highest-decides', basis: ON_GRADES, compared: { grade: named } }]),
    ...(hasNature ? criterionGrounds(input, graded, language) : []),
    ...(hasNature ? missingGrounds(input, graded, language) : []),
    ...regradeGround(until),
    ...(who === undefined ? [] : [who.ground]),
    ...(up === undefined
      ? []
      : [
          {
            code: 'grade.reported-up-to',
            basis: ON_REPORTING,
            compared: { grade: named, by: up.by },
          },
        ]),
  ];
  return ok({
    outcome: graded.outcome,
    ...(certain === undefined ? {} : { grade: certain }),
    ...(ifMissingAreDead === undefined || isUndetermined(input)
      ? {}
      : { gradeIfMissingAreDead: ifMissingAreDead }),
    ...(ifProduction === undefined ? {} : { gradeIfProduction: ifProduction }),
    decidedBy,
    couldRiseTo,
    regradeUntil: until,
    ...(who === undefined ? {} : { investigatedBy: who.investigatedBy }),
    ...(up === undefined ? {} : { reportedUpTo: up }),
    reasons: reasonsIn(GRADE_WORDS, language, grounds),
    missing: [...neededFor(input, graded, language), ...(who?.missing ?? [])],
    basis: distinctBasis(grounds.flatMap(({ basis }) => basis)),
    rulesVersion: RULES_VERSION,
  });
}
