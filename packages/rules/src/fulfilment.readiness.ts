// Readiness for article 23: whether the records would show each of its three limbs today, and what closes each gap.
import type { Outcome } from '@jinze/kernel';
import { allOf, type Conclusion, conclude, type Ground } from './frame.ts';
import { type JudgedItem, stateOf } from './fulfilment.item.ts';
import { dueOn } from './fulfilment.requirement.ts';
import type { FulfilmentDeployment, FulfilmentFacts, ItemState, Limb } from './fulfilment.shape.ts';
import { REGULATION } from './instruments.ts';

/** A gap before it is put into words. */
export interface JudgedGap {
  readonly limb: Limb;
  readonly code: string;
  readonly what: Ground;
  readonly closes: Ground | undefined;
  readonly outcome: Exclude<Outcome, 'applies'>;
}

export interface JudgedLimb {
  readonly conclusion: Conclusion;
  readonly gaps: readonly JudgedGap[];
}

const ARTICLE_23 = [{ instrument: REGULATION.id, article: '23', status: 'near' }] as const;

function limbOf(limb: Limb, total: number, gaps: readonly JudgedGap[]): JudgedLimb {
  const open = gaps.filter(({ outcome }) => outcome === 'cannot-tell').length;
  const compared = { total, gaps: gaps.length - open, open };
  const isShown = gaps.length === 0 ? true : open === gaps.length ? undefined : false;
  const code = `fulfilment.limb-${limb}`;
  return { conclusion: conclude(isShown, { code, basis: ARTICLE_23, compared }), gaps };
}

function unknownLimb(limb: Limb, code: string): JudgedLimb {
  const ground = { code: `fulfilment.${limb}-unknown`, basis: ARTICLE_23 };
  const closes = { code: `fulfilment.closes-${limb}-unknown`, basis: [] };
  return {
    conclusion: conclude(undefined, ground),
    gaps: [{ limb, code, what: ground, closes, outcome: 'cannot-tell' }],
  };
}

const SHORT: readonly ItemState[] = ['no-record', 'not-met'];

/** Whether what is not yet due has a day: without one nobody can say that it need not be there yet. */
function isOnlyAhead({ requirements, served }: JudgedItem): boolean {
  if (served !== undefined) return false;
  return requirements
    .filter(({ inForce, bounds }) => inForce === 'applies' && bounds.least?.state === 'not-yet-due')
    .every((judged) => judged.bounds.least === undefined || dueOn(judged) !== undefined);
}

function gapOfItem(judged: JudgedItem): JudgedGap | undefined {
  const state = stateOf(judged);
  if (state === 'met' || (state === 'not-yet-due' && isOnlyAhead(judged))) return undefined;
  const isShort = SHORT.includes(state) || (state === 'partly' && judged.verdict.isOverdue);
  const { code, source, title = code } = judged.item;
  return {
    limb: 'chapter2',
    code,
    what: {
      code: `fulfilment.gap-${state}`,
      basis: source === undefined ? [] : [source],
      compared: { item: title },
    },
    closes: undefined,
    outcome: isShort ? 'does-not-apply' : 'cannot-tell',
  };
}

/** What the list itself leaves open, for example an article 7 post without the committee’s document. */
export function chapter2(items: readonly JudgedItem[], unsettled: readonly string[]): JudgedLimb {
  const deciding = items.filter(({ decides }) => decides);
  if (deciding.length === 0 && unsettled.length === 0) return unknownLimb('chapter2', 'items');
  const left = unsettled.map(
    (code): JudgedGap => ({
      limb: 'chapter2',
      code,
      what: { code: 'fulfilment.list-unsettled', basis: ARTICLE_23 },
      closes: { code, basis: [] },
      outcome: 'cannot-tell',
    }),
  );
  const gaps = deciding.flatMap((judged) => gapOfItem(judged) ?? []);
  return limbOf('chapter2', deciding.length, [...left, ...gaps]);
}

export function statutory({ statutoryDuties }: FulfilmentFacts): JudgedLimb {
  if (statutoryDuties === undefined) return unknownLimb('statutory', 'statutoryDuties');
  const gaps = statutoryDuties.flatMap(({ code, state }): readonly JudgedGap[] => {
    if (state === 'met' || state === 'not-yet-due') return [];
    const compared = { item: code };
    return [
      {
        limb: 'statutory',
        code,
        what: { code: `fulfilment.gap-${state}`, basis: [], compared },
        closes: { code: 'fulfilment.closes-statutory', basis: [], compared },
        outcome: state === 'cannot-tell' ? 'cannot-tell' : 'does-not-apply',
      },
    ];
  });
  return limbOf('statutory', statutoryDuties.length, gaps);
}

const STEPS = ['conveyed', 'studied', 'measures', 'result'] as const;
type Step = (typeof STEPS)[number];

const isSaid = (value: string | boolean | undefined) =>
  value !== undefined && value !== false && value !== '';

function stepsLeft(deployment: FulfilmentDeployment, { asOf }: FulfilmentFacts): readonly Step[] {
  const { conveyedOn, studiedOn, measures, result } = deployment;
  const isDone: Readonly<Record<Step, boolean>> = {
    conveyed: conveyedOn !== undefined && conveyedOn <= asOf,
    studied: studiedOn !== undefined && studiedOn <= asOf,
    measures: isSaid(measures),
    result: isSaid(result),
  };
  return STEPS.filter((step) => !isDone[step]);
}

/**
 * Past its day without a result it was not shown to be carried out. With a result, or without a day, a step that is
 * not on record leaves it open: not every deployment asks for every step.
 */
function gapOfDeployment(
  deployment: FulfilmentDeployment,
  facts: FulfilmentFacts,
): JudgedGap | undefined {
  const left = stepsLeft(deployment, facts);
  const { id, dueOn: due } = deployment;
  if (left.length === 0) return undefined;
  const hasResult = !left.includes('result');
  if (!hasResult && due !== undefined && due >= facts.asOf) return undefined;
  const isOverdue = !hasResult && due !== undefined;
  const what = isOverdue ? 'overdue' : hasResult ? 'steps' : 'undated';
  const compared = { deployment: id, due: due ?? '', asOf: facts.asOf, steps: left.join(',') };
  return {
    limb: 'deployments',
    code: id,
    what: { code: `fulfilment.deployment-${what}`, basis: ARTICLE_23, compared },
    closes: { code: 'fulfilment.closes-deployment', basis: [], compared },
    outcome: isOverdue ? 'does-not-apply' : 'cannot-tell',
  };
}

export function deployments(facts: FulfilmentFacts): JudgedLimb {
  if (facts.deployments === undefined) return unknownLimb('deployments', 'deployments');
  const asked = facts.deployments.filter(({ askedOn }) => askedOn <= facts.asOf);
  const gaps = asked.flatMap((deployment) => gapOfDeployment(deployment, facts) ?? []);
  return limbOf('deployments', asked.length, gaps);
}

/** All three must be shown. */
export function stands(limbs: readonly JudgedLimb[]): Outcome {
  return allOf(...limbs.map(({ conclusion }) => conclusion)).outcome;
}
