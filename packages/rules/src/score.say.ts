// A judged score put into words: items, sections, adjustments and vetoes with their reasons and what is missing.
import { writtenPoints } from '@jinze/kernel';
import {
  type Basis,
  type Conclusion,
  distinctBasis,
  type Ground,
  groundsOf,
  type Language,
  type Missing,
  type Reason,
  reasonsIn,
  sentence,
} from './frame.ts';
import { provisionOf, REGULATION } from './instruments.ts';
import type { CompiledItem } from './score.compile.ts';
import type { VetoJudged } from './score.grade.ts';
import type { ItemJudged, ScoreJudged } from './score.judge.ts';
import type { RuleSeen, Span } from './score.rule.ts';
import type { Scheme, VetoAct } from './score.scheme.ts';
import type {
  Adjustment,
  AskedFact,
  Between,
  ItemScore,
  SectionScore,
  UsedFact,
  VetoResult,
} from './score.shape.ts';
import { SCORE_WORDS } from './score.words.ts';

const KEY_POINT_BASIS: ReadonlyMap<string, Basis> = new Map(
  REGULATION.articles.flatMap(({ items, status }) =>
    items.flatMap(({ article, keyPoints }) =>
      keyPoints.map(({ id }) => [id, { instrument: REGULATION.id, article, status }] as const),
    ),
  ),
);

function clauseBasis(code: string): readonly Basis[] {
  const provision = provisionOf(code);
  if (provision === undefined) return [KEY_POINT_BASIS.get(code) ?? []].flat();
  const { article, item } = provision;
  return [{ instrument: REGULATION.id, article: item.article, status: article.status }];
}

function schemeBasis({ id, status, place }: Scheme): Basis {
  return { instrument: id, status, ...(place === undefined ? {} : { place }) };
}

const actBasis = ({ title, number, article, status }: VetoAct): Basis => ({
  instrument: number === undefined ? title : `${title}（${number}）`,
  ...(article === undefined ? {} : { article }),
  status,
});

/** What lies between, where the ends differ. */
export function betweenOf({ lo, hi }: Span): { between?: Between } {
  if (lo === hi) return {};
  return {
    between: {
      ...(lo === -Infinity ? {} : { atLeast: writtenPoints(lo) }),
      ...(hi === Infinity ? {} : { atMost: writtenPoints(hi) }),
    },
  };
}

/** Says one judged score in one language; the parts are asked for one by one. */
export class Saying {
  readonly judged: ScoreJudged;
  readonly language: Language;
  readonly basis: Basis;

  constructor(judged: ScoreJudged, language: Language) {
    this.judged = judged;
    this.language = language;
    this.basis = schemeBasis(judged.compiled.scheme);
  }

  private asked(fact: string): AskedFact {
    return this.judged.compiled.asked.get(fact) ?? { fact, kind: 'number', asks: fact };
  }

  reasons(grounds: readonly Ground[]): readonly Reason[] {
    return reasonsIn(SCORE_WORDS, this.language, grounds);
  }

  missing(code: string, values: Readonly<Record<string, string>> = {}): Missing {
    return { code, text: sentence(SCORE_WORDS, code, this.language, values) };
  }

  /** The grounds of a condition with the names of their facts. */
  grounds(conclusion: Conclusion): readonly Ground[] {
    return groundsOf(conclusion).map(({ code, compared = {} }) => ({
      code,
      basis: [this.basis],
      compared: { ...compared, asks: this.asked(`${compared.fact ?? ''}`).asks },
    }));
  }

  /** What would settle a condition that is open. */
  conditionMissing(conclusion: Conclusion, item: string): readonly Missing[] {
    if (conclusion.outcome !== 'cannot-tell') return [];
    return groundsOf(conclusion)
      .filter(({ code }) => code === 'score.condition-unknown')
      .map(({ compared = {} }) => {
        const { asks } = this.asked(`${compared.fact ?? ''}`);
        return this.missing('score.missing-fact', { item, asks });
      });
  }

  private ruleGround(seen: RuleSeen, basis: readonly Basis[]): Ground {
    const { rule, code, compared, lo } = seen;
    const { asks } = this.asked(rule.fact);
    const said = { ...compared, asks: rule.asks ?? asks, points: writtenPoints(lo) };
    return { code, basis, compared: said };
  }

  private missingOf({ code, missing, rule }: RuleSeen, item: string): readonly Missing[] {
    const { facts } = this.judged;
    return missing.map((fact) => {
      const { asks: asked } = this.asked(fact);
      const asks = fact === rule.fact ? (rule.asks ?? asked) : asked;
      const special = {
        'score.duties-open': 'score.missing-duties',
        'score.untrue-unnamed': 'score.missing-named',
        'score.manual-outside': 'score.missing-judgement',
        'score.ratio-no-base': 'score.missing-judgement',
      }[code];
      const plain = facts.has(fact) ? 'score.missing-rest' : 'score.missing-fact';
      return this.missing(special ?? plain, { item, asks });
    });
  }

  private used({ facts: names }: CompiledItem): readonly UsedFact[] {
    const { facts } = this.judged;
    return names.flatMap((fact) => {
      const known = facts.get(fact);
      return known === undefined ? [] : [{ fact, asks: this.asked(fact).asks, ...known }];
    });
  }

  item(one: ItemJudged): ItemScore {
    const { compiled, rules, cappedBy, lo, hi } = one;
    const { item, of, isBonus, isShownOnly } = compiled;
    const basis = [this.basis, ...(item.clauses ?? []).flatMap(clauseBasis)];
    const isKnown = lo === hi;
    const open = rules.filter(({ missing }) => missing.length > 0);
    const codes = [
      ...(isKnown && open.length > 0 ? ['score.settled'] : []),
      ...(!isKnown && open.length === 0 ? ['score.shared-open'] : []),
      ...cappedBy.map((cap) => `score.capped-${cap}`),
    ];
    const shown = { code: 'score.shown-only', basis, compared: { why: item.shownOnly ?? '' } };
    const grounds = [
      ...(isShownOnly ? [shown] : []),
      ...rules.map((seen) => this.ruleGround(seen, basis)),
      ...codes.map((code) => ({ code, basis })),
    ];
    const points = {
      points: writtenPoints(lo),
      deductions: isBonus ? 0 : writtenPoints(of - lo),
      bonus: isBonus ? writtenPoints(lo) : 0,
    };
    return {
      id: item.id,
      title: item.title,
      section: this.judged.compiled.sections[compiled.section]?.section.id ?? '',
      state: isShownOnly ? 'shown-only' : isKnown ? 'scored' : 'cannot-tell',
      ...(isKnown && !isShownOnly ? points : {}),
      of: writtenPoints(of),
      ...betweenOf(one),
      cappedBy,
      evidence: this.used(compiled),
      reasons: this.reasons(grounds),
      missing: isKnown ? [] : open.flatMap((seen) => this.missingOf(seen, item.title)),
      basis: distinctBasis(basis),
    };
  }

  sections(): readonly SectionScore[] {
    const { compiled, sections } = this.judged;
    return compiled.sections.map(({ section, parent, of, countsOf }, at) => {
      const { points, counts } = sections[at] ?? {};
      const within = parent === undefined ? undefined : compiled.sections[parent]?.section.id;
      return {
        id: section.id,
        title: section.title,
        ...(within === undefined ? {} : { within }),
        ...(points === undefined ? {} : { points: writtenPoints(points) }),
        of: writtenPoints(of),
        ...(counts === undefined ? {} : { counts: writtenPoints(counts) }),
        countsOf: writtenPoints(countsOf),
      };
    });
  }

  adjustments(): readonly Adjustment[] {
    return this.judged.adjustments.map(({ code, points }) => ({
      code,
      text: sentence(SCORE_WORDS, code, this.language),
      points: writtenPoints(points),
    }));
  }

  veto({ veto, conclusion }: VetoJudged): VetoResult {
    const { id, title, effect, grade, act, shownOnly } = veto;
    const basis = act === undefined ? [this.basis] : [this.basis, actBasis(act)];
    const why =
      shownOnly === undefined
        ? { code: 'score.veto-no-act', basis }
        : { code: 'score.shown-only', basis, compared: { why: shownOnly } };
    const grounds =
      conclusion === undefined ? [why] : this.grounds(conclusion).map((one) => ({ ...one, basis }));
    return {
      id,
      title,
      outcome: conclusion?.outcome ?? 'shown-only',
      effect,
      ...(grade === undefined ? {} : { grade }),
      ...(act === undefined ? {} : { act }),
      reasons: this.reasons(grounds),
    };
  }
}
