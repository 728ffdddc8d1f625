// Topic `fulfilment`: what the records say of each duty item of a leader in a period, why, and what would close it.
import { type CivilDate, ok, type Result, refuse, yearOf } from '@jinze/kernel';
import type { DutiesInput, DutiesOutput } from './duties.shape.ts';
import { duties } from './duties.ts';
import { distinctBasis } from './frame.ts';
import { fulfilmentOf } from './fulfilment.answer.ts';
import type {
  AskedItem,
  Fulfilment,
  FulfilmentFacts,
  FulfilmentInput,
  FulfilmentKnowledge,
  FulfilmentOutput,
  FulfilmentRefusal,
} from './fulfilment.shape.ts';
import { RULES_VERSION } from './version.ts';

/** What an item list leaves open by itself: without the document nobody knows what is asked. */
const UNSETTLED: readonly string[] = [
  'duties.missing-local-document',
  'duties.missing-committee-document',
];

function refusalOf(input: FulfilmentFacts): FulfilmentRefusal | undefined {
  const { period, asOf, records } = input;
  if (period.to < period.from)
    return { code: 'rules.period-reversed', path: 'period.to', values: { ...period } };
  if (asOf < period.from)
    return { code: 'rules.period-not-begun', path: 'asOf', values: { from: period.from, asOf } };
  const seen = new Set<string>();
  for (const [index, { id, occurredOn, recordedOn }] of records.entries()) {
    if (recordedOn < occurredOn)
      return {
        code: 'rules.recorded-before-it-occurred',
        path: `records.${index}.recordedOn`,
        values: { occurredOn, recordedOn },
      };
    if (id === undefined) continue;
    if (seen.has(id))
      return {
        code: 'rules.same-record-twice',
        path: `records.${index}.id`,
        values: { given: id },
      };
    seen.add(id);
  }
  const reversed = input.keyPeriods?.findIndex(({ from, to }) => to < from) ?? -1;
  const keyPeriod = input.keyPeriods?.[reversed];
  return keyPeriod === undefined
    ? undefined
    : {
        code: 'rules.period-reversed',
        path: `keyPeriods.${reversed}.to`,
        values: { ...keyPeriod },
      };
}

/** A finding of a reviewer about an item the leader does not have would be lost without a word. */
function strayFinding(
  { notMet = [] }: FulfilmentFacts,
  items: readonly AskedItem[],
): FulfilmentRefusal | undefined {
  const index = notMet.findIndex(({ code }) => !items.some((item) => item.code === code));
  const stray = notMet[index];
  return stray === undefined
    ? undefined
    : { code: 'rules.no-such-item', path: `notMet.${index}.code`, values: { given: stray.code } };
}

function dutiesInput(input: FulfilmentInput, on: CivilDate): DutiesInput {
  const {
    postClass,
    organ,
    level,
    region,
    portfolios,
    adopted,
    year = yearOf(input.period.to),
  } = input;
  return {
    postClass,
    level,
    asOf: on,
    year,
    ...(organ === undefined ? {} : { organ }),
    ...(region === undefined ? {} : { region }),
    ...(portfolios === undefined ? {} : { portfolios }),
    ...(adopted === undefined ? {} : { adopted }),
  };
}

function notInForce(answer: DutiesOutput): Fulfilment {
  const limb = { outcome: 'does-not-apply', reasons: answer.reasons } as const;
  return {
    items: [],
    readiness: {
      limbs: { chapter2: limb, statutory: limb, deployments: limb },
      stands: 'does-not-apply',
      gaps: [],
    },
  };
}

/**
 * Per duty item what the records of a period say of it on a day, and readiness for article 23. The items are those
 * of the topic `duties` on the last day asked about, unless they are given. Refuses what `duties` refuses, a period
 * that ends before it begins or has not begun, a record made before it occurred, and one id twice.
 */
export function fulfilment(
  input: FulfilmentInput,
  knowledge: FulfilmentKnowledge = {},
): Result<FulfilmentOutput, FulfilmentRefusal> {
  const refusal = refusalOf(input);
  if (refusal !== undefined) return refuse(refusal);
  const { items: given, ...facts } = knowledge;
  const { period, asOf } = input;
  const answer = duties(dutiesInput(input, asOf < period.to ? asOf : period.to), facts);
  if (!answer.ok) return answer;
  const { outcome, items: derived, reasons, missing, basis } = answer.value;
  const items = given ?? derived;
  const stray = strayFinding(input, items);
  if (stray !== undefined) return refuse(stray);
  const unsettled =
    given === undefined
      ? missing.map(({ code }) => code).filter((code) => UNSETTLED.includes(code))
      : [];
  const { language = 'zh' } = knowledge;
  const result =
    outcome === 'does-not-apply' && given === undefined
      ? notInForce(answer.value)
      : fulfilmentOf(items, input, { language, unsettled });
  return ok({
    ...result,
    reasons: given === undefined ? reasons : [],
    missing: given === undefined ? missing : [],
    basis: distinctBasis([
      ...(given === undefined ? basis : []),
      ...result.items.flatMap((one) => one.reasons.flatMap((reason) => reason.basis)),
      ...Object.values(result.readiness.limbs).flatMap((limb) =>
        limb.reasons.flatMap((reason) => reason.basis),
      ),
    ]),
    rulesVersion: RULES_VERSION,
  });
}
