// The lists, every measured call and the comparison, on the smallest world: they run, find something and agree.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftResult } from '../../packages/server/src/modules/duties/draft-sections.ts';
import { addDivisions } from '../../packages/server/src/modules/posts/index.ts';
import { openTestDatabase, type TestDatabase } from '../../packages/server/src/testing/index.ts';
import { generate, WORLDS } from '../posts/generate.ts';
import { callsOf, officeOf } from './calls.ts';
import { draftYear, layDownAll, runItsCourse, YEAR } from './lists.ts';
import {
  buildUsual,
  changesUsual,
  draftUsual,
  fillUsual,
  pageUsual,
  progressUsual,
} from './usual-application.ts';

const { county } = WORLDS;

describe('the benchmark of duties', () => {
  let services: TestDatabase;
  let drafted: DraftResult;
  let again: DraftResult;
  beforeAll(async () => {
    services = await openTestDatabase({ kind: 'real' });
    await addDivisions(services);
    await generate(services.owner, county);
    await layDownAll(services.owner);
    drafted = await draftYear(services, county.root, YEAR);
    again = await draftYear(services, county.root, YEAR);
    await draftYear(services, county.root, YEAR - 1);
    await runItsCourse(services.owner);
  });
  afterAll(() => services.close());

  const count = async (text: string): Promise<number> => {
    const { rows } = await services.owner.query<{ n: number }>(`select count(*) as n from ${text}`);
    return rows[0]?.n ?? 0;
  };

  it('drafts a list for everybody in post, and the priorities of those who have some', async () => {
    const lists = `duties.section where year = ${YEAR} and instrument`;
    expect(await count(`${lists} = 'standing'`)).toBe(county.people);
    expect(await count(`${lists} = 'annual'`)).toBe(3);
    expect(drafted.drafted).toBe(county.people + 3);
    expect(again).toMatchObject({ drafted: 0, redrafted: 0, alreadyThere: drafted.drafted });
  });

  it('has every state, changes since last year and lists that wait for a document', async () => {
    expect(await count('(select distinct state from duties.section) as one')).toBe(5);
    expect(await count('duties.section where blocked_by is not null')).toBeGreaterThan(10);
    expect(await count('duties.section where stale_since is not null')).toBeGreaterThan(0);
  });

  it('every measured call finds something', async () => {
    const office = await officeOf(services.owner, '', county.root, 'county');
    const calls = callsOf(services, office);
    expect(calls.length).toBe(20);
    for (const call of calls) {
      const found = await Promise.all([0, 1, 2, 3, 4].map((index) => call.run(index)));
      expect([call.name, Math.max(...found) > 0]).toEqual([call.name, true]);
    }
  });

  it('the usual application gives a list to as many people, and reads as many back', async () => {
    await buildUsual(services.owner);
    expect(await draftUsual(services.owner, county.root, 20)).toBe(20);
    await fillUsual(services.owner);
    const withDuties = `duties.section join duties.item_set on digest = item_set
      where year = ${YEAR} and instrument = 'standing' and item_set.item_count > 0`;
    expect(
      await count(
        `(select distinct person_id, post_id from usual.duty where year = ${YEAR}) as one`,
      ),
    ).toBe(await count(withDuties));
    expect(await progressUsual(services.owner, county.root)).toBe(5);
    expect(await pageUsual(services.owner, county.root, 0)).toBe(50);
    expect(await changesUsual(services.owner, county.root)).toBeGreaterThan(0);
  });
});
