// Topic `talk-triggers`: which accidents of a region give rise to a talk 约谈, who talks to whom, and by which rule.
import { type Outcome, ok, type Result, refuse } from '@jinze/kernel';
import { anyOf, conclude, distinctBasis, type Ground, reasonsIn } from './frame.ts';
import { fullNameOf, resolvePlace } from './places.ts';
import type { NamedAccident } from './talk-triggers.count.ts';
import { type Asked, judgeRule, missing, unmatched } from './talk-triggers.judge.ts';
import { TALK_RULES } from './talk-triggers.rules.ts';
import type {
  TalkKnowledge,
  TalkTriggersInput,
  TalkTriggersOutput,
  TalkTriggersRefusal,
  Trigger,
} from './talk-triggers.shape.ts';
import { TALK_WORDS } from './talk-triggers.words.ts';
import { RULES_VERSION } from './version.ts';

/** In the order of their days, each named; what lies after the day asked about is not known yet. */
function accidentsOf({ accidents, asOf }: TalkTriggersInput): readonly NamedAccident[] {
  return accidents
    .map((accident, index) => ({ id: accident.id ?? `#${index + 1}`, accident }))
    .filter(({ accident: { on } }) => on <= asOf)
    .sort((a, b) =>
      a.accident.on < b.accident.on ? -1 : a.accident.on > b.accident.on ? 1 : a.id < b.id ? -1 : 1,
    );
}

function sameTwice({ accidents }: TalkTriggersInput): TalkTriggersRefusal | undefined {
  const seen = new Set<string>();
  for (const [index, { id }] of accidents.entries()) {
    if (id === undefined) continue;
    if (seen.has(id))
      return {
        code: 'rules.same-accident-twice',
        path: `accidents.${index}.id`,
        values: { given: id },
      };
    seen.add(id);
  }
  return undefined;
}

function outcomeOf(triggers: readonly Trigger[], hasRule: boolean, hasAccident: boolean): Outcome {
  const leaves = triggers.map(({ outcome }) =>
    conclude(outcome === 'cannot-tell' ? undefined : outcome === 'applies', {
      code: '',
      basis: [],
    }),
  );
  const { outcome } = anyOf(...leaves);
  return outcome === 'does-not-apply' && !hasRule && hasAccident ? 'cannot-tell' : outcome;
}

/**
 * Every known trigger for the leaders of a body: the national rule and those of its place and the places above, each
 * with the accidents it counts. What an accident does not say makes `cannot-tell`, never no. Refuses an unknown or
 * ambiguous place and one accident id twice.
 */
export function talkTriggers(
  input: TalkTriggersInput,
  { language = 'zh', place }: TalkKnowledge = {},
): Result<TalkTriggersOutput, TalkTriggersRefusal> {
  const twice = sameTwice(input);
  if (twice !== undefined) return refuse(twice);
  let where = place;
  if (where === undefined && input.region !== undefined) {
    const found = resolvePlace(input.region, input.level, language);
    if (!found.ok) return found;
    where = { name: fullNameOf(found.value), path: found.value.path };
  }
  const path = where?.path ?? [];
  const asked: Asked = { input, accidents: accidentsOf(input), language };
  const rules = TALK_RULES.filter(
    ({ levels, place: of }) => levels.includes(input.level) && (of === 'cn' || path.includes(of)),
  );
  const known = rules.flatMap((rule) => judgeRule(rule, asked) ?? []);
  const other = unmatched(known, asked);
  const triggers = other === undefined ? known : [...known, other];
  const hasLocal = rules.some(({ place: of }) => of !== 'cn');
  const grounds: readonly Ground[] = [
    where === undefined
      ? { code: 'talk-triggers.no-region', basis: [] }
      : {
          code: hasLocal ? 'talk-triggers.region' : 'talk-triggers.no-local-rule',
          basis: [],
          compared: { region: where.name },
        },
    ...(known.length === 0 ? [{ code: 'talk-triggers.no-rule', basis: [] }] : []),
  ];
  const outcome = outcomeOf(triggers, known.length > 0, asked.accidents.length > 0);
  const open = known.length === 0 ? [missing('talk-triggers.missing-local-rule', language)] : [];
  return ok({
    outcome,
    triggers,
    reasons: reasonsIn(TALK_WORDS, language, grounds),
    missing: outcome === 'cannot-tell' ? [...open, ...triggers.flatMap((one) => one.missing)] : [],
    basis: distinctBasis(triggers.flatMap(({ basis }) => basis)),
    rulesVersion: RULES_VERSION,
  });
}
