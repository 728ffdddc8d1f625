// What the rules answer to every case is exactly what the contract says, and every case is input it takes.
import { RULE_TOPICS, type RuleTopic } from '@jinze/contracts';
import {
  type AskedItem,
  accountability,
  bars,
  duties,
  eligibility,
  fulfilment,
  grade,
  score,
  talkTriggers,
  timetable,
} from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import { type CaseFacts, casesOf, factsOf } from '../../../rules/src/testing/cases.ts';

interface Case extends CaseFacts {
  title: string;
  input: never;
  items?: readonly AskedItem[];
  expect: { refused?: string };
}

const ASK: Readonly<Record<RuleTopic, (one: Case) => { ok: boolean; value?: unknown }>> = {
  duties: (one) => duties(one.input, factsOf(one)),
  fulfilment: (one) =>
    fulfilment(one.input, {
      ...factsOf(one),
      ...(one.items === undefined ? {} : { items: one.items }),
    }),
  'talk-triggers': (one) =>
    talkTriggers(one.input, one.place === undefined ? {} : { place: one.place }),
  grade: (one) => grade(one.input),
  timetable: (one) => timetable(one.input),
  bars: (one) => bars(one.input),
  eligibility: (one) => eligibility(one.input),
  accountability: (one) => accountability(one.input),
  score: (one) => score(one.input),
};

describe.each(Object.keys(RULE_TOPICS) as RuleTopic[])('%s', (topic) => {
  const { input, output } = RULE_TOPICS[topic];

  it.each(casesOf<Case>(topic))('$title', (one) => {
    expect(input.parse(one.input)).toEqual(one.input);
    const answer = ASK[topic](one);
    if (one.expect.refused !== undefined) expect(answer.ok).toBe(false);
    else expect(output.parse(answer.value)).toEqual(answer.value);
  });
});
