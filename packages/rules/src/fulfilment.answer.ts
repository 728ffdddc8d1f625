// What items and records alone give: each item's state with all reasons, and readiness. For lists that are known already.
import type { Language, Missing, Reason } from './frame.ts';
import { countedFor, isEnough, type JudgedItem, judgeItem, stateOf } from './fulfilment.item.ts';
import {
  chapter2,
  deployments,
  type JudgedGap,
  type JudgedLimb,
  stands,
  statutory,
} from './fulfilment.readiness.ts';
import { requirementResult } from './fulfilment.reasons.ts';
import { type Entry, entriesOf, SAID } from './fulfilment.records.ts';
import { byBecause, type Voice, voice } from './fulfilment.say.ts';
import type {
  AskedItem,
  Fulfilment,
  FulfilmentFacts,
  Gap,
  ItemResult,
  Limb,
  Readiness,
  RequirementResult,
} from './fulfilment.shape.ts';

interface Judged {
  readonly items: readonly JudgedItem[];
  readonly entries: readonly Entry[];
}

function judge(items: readonly AskedItem[], facts: FulfilmentFacts): Judged {
  const entries = entriesOf(facts);
  const common = { facts, entries, slices: new Map() };
  return { items: items.map((item) => judgeItem(item, common)), entries };
}

function reasonsOfItem(
  judged: JudgedItem,
  requirements: readonly RequirementResult[],
  facts: FulfilmentFacts,
  { reason, records, list, text }: Voice,
): readonly Reason[] {
  const { item, served, finding, decides } = judged;
  const basis = item.source === undefined ? [] : [item.source];
  const there = (served ?? []).flatMap(({ counts, entry }) => (counts === 'yes' ? [entry] : []));
  const late = there.filter(({ isLate }) => isLate);
  const none = facts.asOf > facts.period.to ? 'served-none' : 'served-awaited';
  const leftOut = byBecause((served ?? []).filter(({ because = '' }) => SAID.includes(because)));
  return [
    ...(finding === undefined
      ? []
      : [
          reason('fulfilment.not-met-finding', basis, {
            reviewer: finding.reviewer,
            on: finding.on ?? '',
            why: list(finding.reasons),
          }),
        ]),
    ...(isEnough(judged) ? [reason('fulfilment.enough', basis, { asOf: facts.asOf })] : []),
    ...(item.leftToLocalDocument === true
      ? [reason('fulfilment.left-to-local-document', basis)]
      : []),
    ...(decides ? [] : [reason('fulfilment.only-unverified', basis)]),
    ...(served === undefined
      ? []
      : there.length > 0
        ? [reason('fulfilment.served', basis, { records: records(there) })]
        : [reason(`fulfilment.${none}`, basis)]),
    ...[...leftOut].map(([code, entries]) => ({
      ...reason('fulfilment.records-say', basis, { records: records(entries), why: text(code) }),
      code,
    })),
    ...(late.length === 0
      ? []
      : [
          reason('fulfilment.late-entries', basis, {
            requirement: item.code,
            records: records(late),
          }),
        ]),
    ...requirements.flatMap((one) => one.reasons),
  ];
}

function missingOfItem(
  judged: JudgedItem,
  requirements: readonly RequirementResult[],
  { missing, list }: Voice,
): readonly Missing[] {
  const { served, verdict, finding, decides } = judged;
  const review =
    finding === undefined
      ? []
      : [missing('fulfilment.missing-review', { reviewer: finding.reviewer })];
  if (!decides) {
    const asked = requirements.map(({ text }) => text);
    return [...review, missing('fulfilment.missing-adoption', { requirement: list(asked) })];
  }
  if (verdict.state === 'met') return review;
  // Whether something is in force matters only where the answer hangs on it.
  const matters = requirements.filter(
    ({ index }) =>
      verdict.state === 'cannot-tell' || judged.requirements[index]?.inForce === 'applies',
  );
  const isServed = served?.some(({ counts }) => counts === 'yes') ?? true;
  const all = [
    ...review,
    ...(isServed ? [] : [missing('fulfilment.missing-any')]),
    ...matters.flatMap((one) => one.missing),
  ];
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

function standing(judged: JudgedItem, entries: readonly Entry[]): ItemStanding {
  return {
    code: judged.item.code,
    state: stateOf(judged),
    computed: judged.verdict.state,
    overdue: judged.verdict.isOverdue,
    enough: isEnough(judged),
    records: countedFor(judged, entries),
  };
}

function itemResult(
  judged: JudgedItem,
  entries: readonly Entry[],
  facts: FulfilmentFacts,
  speech: Voice,
): ItemResult {
  const requirements = judged.requirements.map((one) => requirementResult(one, speech));
  return {
    ...standing(judged, entries),
    decides: judged.decides,
    reasons: reasonsOfItem(judged, requirements, facts, speech),
    missing: missingOfItem(judged, requirements, speech),
    requirements,
  };
}

function gapIn(
  { limb, code, what, closes }: JudgedGap,
  items: readonly ItemResult[],
  { text, list }: Voice,
): Gap {
  const inWords = (ground: NonNullable<typeof closes>) => {
    const { steps } = ground.compared ?? {};
    const named =
      steps === undefined
        ? {}
        : {
            steps: list(
              String(steps)
                .split(',')
                .map((step) => text(`fulfilment.step-${step}`)),
            ),
          };
    return text(ground.code, { ...ground.compared, ...named });
  };
  const item = items.find((one) => one.code === code);
  return {
    limb,
    code,
    what: inWords(what),
    closes:
      closes === undefined
        ? (item?.missing ?? []).map((one) => one.text).join('；')
        : inWords(closes),
  };
}

function readinessOf(
  judged: readonly JudgedItem[],
  items: readonly ItemResult[],
  {
    facts,
    speech,
    unsettled,
  }: { facts: FulfilmentFacts; speech: Voice; unsettled: readonly string[] },
): Readiness {
  const limbs: Readonly<Record<Limb, JudgedLimb>> = {
    chapter2: chapter2(judged, unsettled),
    statutory: statutory(facts),
    deployments: deployments(facts),
  };
  const limb = ({ conclusion: { outcome, ground } }: JudgedLimb) => ({
    outcome,
    reasons:
      ground === undefined ? [] : [speech.reason(ground.code, ground.basis, ground.compared)],
  });
  const all = Object.values(limbs);
  return {
    limbs: {
      chapter2: limb(limbs.chapter2),
      statutory: limb(limbs.statutory),
      deployments: limb(limbs.deployments),
    },
    stands: stands(all),
    gaps: all.flatMap(({ gaps }) => gaps.map((gap) => gapIn(gap, items, speech))),
  };
}

/**
 * What the records say of items that are known already, for example those of an issued list: states with all
 * reasons, and readiness. Assumes facts that `fulfilment` would not refuse. `unsettled`: codes of what the list
 * itself leaves open.
 */
export function fulfilmentOf(
  items: readonly AskedItem[],
  facts: FulfilmentFacts,
  { language = 'zh', unsettled = [] }: { language?: Language; unsettled?: readonly string[] } = {},
): Fulfilment {
  const judged = judge(items, facts);
  const speech = voice(language);
  const results = judged.items.map((one) => itemResult(one, judged.entries, facts, speech));
  return {
    items: results,
    readiness: readinessOf(judged.items, results, { facts, speech, unsettled }),
  };
}

export type ItemStanding = Pick<
  ItemResult,
  'code' | 'state' | 'computed' | 'overdue' | 'enough' | 'records'
>;

/** The same states without the words, several times as fast: for a whole region in one pass. */
export function fulfilmentStates(
  items: readonly AskedItem[],
  facts: FulfilmentFacts,
): readonly ItemStanding[] {
  const { items: all, entries } = judge(items, facts);
  return all.map((judged) => standing(judged, entries));
}
