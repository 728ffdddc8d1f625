// The cases as a whole: every topic has some, and what they are answered with belongs to one version of the rules.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AccountabilityInput } from './accountability.shape.ts';
import { accountability } from './accountability.ts';
import type { BarsInput } from './bars.shape.ts';
import { bars } from './bars.ts';
import type { DutiesInput } from './duties.shape.ts';
import { duties } from './duties.ts';
import type { EligibilityInput } from './eligibility.shape.ts';
import { eligibility } from './eligibility.ts';
import type { AskedItem, FulfilmentInput } from './fulfilment.shape.ts';
import { fulfilment } from './fulfilment.ts';
import type { GradeInput } from './grade.shape.ts';
import { grade } from './grade.ts';
import type { ScoreInput } from './score.shape.ts';
import { score } from './score.ts';
import type { TalkTriggersInput } from './talk-triggers.shape.ts';
import { talkTriggers } from './talk-triggers.ts';
import { CASE_TOPICS, type CaseFacts, casesOf, factsOf } from './testing/cases.ts';
import type { TimetableInput } from './timetable.shape.ts';
import { timetable } from './timetable.ts';
import { TOPICS } from './topics.ts';
import { RULES_VERSION } from './version.ts';

describe('the cases', () => {
  it('cover every topic and no other', () => {
    expect(CASE_TOPICS.toSorted()).toEqual(Object.keys(TOPICS).toSorted());
  });
});

type Asked<Input> = CaseFacts & { input: Input; items?: readonly AskedItem[] };

function* answers(): Generator<unknown> {
  for (const one of casesOf<Asked<DutiesInput>>('duties')) yield duties(one.input, factsOf(one));
  for (const one of casesOf<Asked<FulfilmentInput>>('fulfilment'))
    yield fulfilment(one.input, {
      ...factsOf(one),
      ...(one.items === undefined ? {} : { items: one.items }),
    });
  for (const one of casesOf<Asked<TalkTriggersInput>>('talk-triggers'))
    yield talkTriggers(one.input, one.place === undefined ? {} : { place: one.place });
  for (const one of casesOf<Asked<GradeInput>>('grade')) yield grade(one.input);
  for (const one of casesOf<Asked<TimetableInput>>('timetable')) yield timetable(one.input);
  for (const one of casesOf<Asked<BarsInput>>('bars')) yield bars(one.input);
  for (const one of casesOf<Asked<EligibilityInput>>('eligibility')) yield eligibility(one.input);
  for (const one of casesOf<Asked<AccountabilityInput>>('accountability'))
    yield accountability(one.input);
  for (const one of casesOf<Asked<ScoreInput>>('score')) yield score(one.input);
}

describe('the version of the rules', () => {
  it('changes with what they answer: other data or other answers to the cases need a new version', () => {
    const hash = createHash('sha256');
    const data = new URL('../data/', import.meta.url);
    for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' })
      .filter((one) => one.endsWith('.json'))
      .toSorted())
      hash.update(readFileSync(new URL(name, data)));
    for (const answer of answers()) hash.update(JSON.stringify(answer));
    expect(`${RULES_VERSION} ${hash.digest('hex').slice(0, 16)}`).toBe(
      '2026.11.8 fe6af03355ed2fde',
    );
  });
});
