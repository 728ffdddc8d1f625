// The rules on talks asked about one region's accidents: the register's rows in, each rule's answer with what it counts out.
import type { CountedAccident, PerhapsCounted, TalkTrigger } from '@jinze/contracts';
import { assert, type CivilDate, type Level } from '@jinze/kernel';
import { type TalkAccident, type Trigger, talkTriggers } from '@jinze/rules';
import { codesOf } from '../../platform/region-path.ts';
import type { AccidentRow } from '../accidents/index.ts';

export interface Place {
  readonly path: string;
  readonly name: string;
  readonly level: Level;
}

/** What the rules need of an accident on record. */
export type KnownAccident = Pick<
  AccidentRow,
  | 'id'
  | 'version'
  | 'name'
  | 'occurredOn'
  | 'grade'
  | 'nature'
  | 'isResponsible'
  | 'isGrave'
  | 'unit'
  | 'kind'
  | 'regionName'
>;

/** What is not known is left out: the rule says what is missing, and never takes it for no. */
function asked(one: KnownAccident): TalkAccident {
  return {
    id: one.id,
    on: one.occurredOn,
    ...(one.grade === null ? {} : { grade: one.grade }),
    ...(one.isResponsible === null ? {} : { responsible: one.isResponsible }),
    ...(one.isGrave === null ? {} : { grave: one.isGrave }),
    ...(one.unit === null ? {} : { unit: one.unit }),
    ...(one.kind === null ? {} : { kind: one.kind }),
  };
}

/** A rule's answer as it came, with what was said of the region as a whole. */
interface Answer extends Trigger {
  readonly aboutRegion: readonly string[];
  readonly rulesVersion: string;
}

/** Where no rule of the level is on record and no accident is grave, the rule names nothing; that is no “no talk”. */
const NO_RULE = {
  id: 'no-rule',
  who: '没有收录',
  whom: '没有收录',
  rule: '没有收录对这一级的约谈规定',
  counted: [],
  outcome: 'cannot-tell',
  basis: [],
} as const;

function answersTo(place: Place, rows: readonly KnownAccident[], asOf: CivilDate): Answer[] {
  const found = talkTriggers(
    { level: place.level, accidents: rows.map(asked), asOf },
    { language: 'zh', place: { name: place.name, path: codesOf(place.path) } },
  );
  assert(found.ok, 'an accident has one row, and its region needs no looking up');
  const { triggers, reasons, missing, rulesVersion } = found.value;
  const aboutRegion = reasons.map(({ text }) => text);
  if (triggers.length > 0 || rows.length === 0)
    return triggers.map((trigger) => ({ ...trigger, aboutRegion, rulesVersion }));
  const perhaps = rows.map(({ id }) => ({ id, because: 'no-rule', text: '没有可以比较的规定' }));
  return [{ ...NO_RULE, perhaps, reasons: [], missing, aboutRegion, rulesVersion }];
}

const NATURE_OPEN = '性质还没有确定';

/** Of an accident whose nature is open it is not known whether it counts at all. */
function withOpenNature(answer: Answer, open: ReadonlySet<string>, holds: boolean): Answer {
  const moved = answer.counted.filter((id) => open.has(id));
  if (moved.length === 0 && holds) return answer;
  return {
    ...answer,
    outcome: holds ? answer.outcome : 'cannot-tell',
    counted: answer.counted.filter((id) => !open.has(id)),
    perhaps: [
      ...answer.perhaps,
      ...moved.map((id) => ({ id, because: 'nature-open', text: NATURE_OPEN })),
    ],
    missing: [...answer.missing, { code: 'nature-open', text: '事故性质的认定' }],
  };
}

/**
 * Natural disasters and crimes are no accidents of production and do not count. What may turn out to be one is counted
 * only where the answer is the same without it.
 */
function answersOf(place: Place, rows: readonly KnownAccident[], asOf: CivilDate): Answer[] {
  const sure = rows.filter(({ nature }) => nature === 'production');
  const open = rows.filter(({ nature }) => nature === 'undetermined');
  const without = answersTo(place, sure, asOf);
  if (open.length === 0) return without;
  const ids: ReadonlySet<string> = new Set(open.map(({ id }) => id));
  return answersTo(place, [...sure, ...open], asOf).map((answer) => {
    const other = without.find(({ id }) => id === answer.id);
    if (other?.outcome === 'applies') return other;
    return withOpenNature(answer, ids, other?.outcome === answer.outcome);
  });
}

/**
 * Windows that end within `from` and `asOf`; `rows` reach back by the longest window before `from`. A rule that was
 * reached by older accidents alone says nothing of now: then those since `from` are judged by themselves.
 */
function answersSince(
  place: Place,
  rows: readonly KnownAccident[],
  { from, asOf }: { readonly from: CivilDate; readonly asOf: CivilDate },
): Answer[] {
  const recent = rows.filter(({ occurredOn }) => occurredOn >= from);
  if (recent.length === 0) return [];
  const ids: ReadonlySet<string> = new Set(recent.map(({ id }) => id));
  const near = answersOf(place, recent, asOf);
  if (recent.length === rows.length) return near;
  const whole = new Map(answersOf(place, rows, asOf).map((answer) => [answer.id, answer]));
  return near.map((answer) => {
    const other = whole.get(answer.id);
    const named = [...(other?.counted ?? []), ...(other?.perhaps ?? []).map(({ id }) => id)];
    return answer.outcome === 'applies' || other === undefined || !named.some((id) => ids.has(id))
      ? answer
      : other;
  });
}

const countedAs = (row: KnownAccident): CountedAccident => ({
  accidentId: row.id,
  version: row.version,
  name: row.name,
  occurredOn: row.occurredOn,
  grade: row.grade,
  isResponsible: row.isResponsible,
  regionName: row.regionName,
});

/** Every rule that speaks of leaders of the region's level, with the accidents it counts as they are known now. */
export function triggersOf(
  place: Place,
  rows: readonly KnownAccident[],
  days: { readonly from: CivilDate; readonly asOf: CivilDate },
): TalkTrigger[] {
  const known: ReadonlyMap<string, KnownAccident> = new Map(rows.map((row) => [row.id, row]));
  return answersSince(place, rows, days).map((answer): TalkTrigger => {
    const { reasons, aboutRegion } = answer;
    return {
      key: answer.id,
      parameter: answer.parameter ?? null,
      regionName: place.name,
      level: place.level,
      who: answer.who,
      whom: answer.whom,
      rule: answer.rule,
      outcome: answer.outcome,
      counted: answer.counted.flatMap((id) => {
        const row = known.get(id);
        return row === undefined ? [] : [countedAs(row)];
      }),
      perhaps: answer.perhaps.flatMap(({ id, text }): PerhapsCounted[] => {
        const row = known.get(id);
        return row === undefined ? [] : [{ ...countedAs(row), because: text }];
      }),
      reasons: [...reasons.map(({ text }) => text), ...aboutRegion],
      missing: answer.missing.map(({ text }) => text),
      basis: answer.basis.map((basis) => ({ ...basis })),
      rulesVersion: answer.rulesVersion,
    };
  });
}
