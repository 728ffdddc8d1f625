import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { seedDemo } from './seed-demo.ts';

describe('the demo', () => {
  let services: TestDatabase;
  beforeAll(async () => {
    services = await openTestDatabase();
  });
  afterAll(() => services.close());
  const countOf = async (table: string) =>
    (await services.owner.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]?.n;

  it('has people in post and lists in several states; a second seeding adds nothing', async () => {
    await seedDemo(services);
    const before = await Promise.all(
      ['posts.appointment', 'access.account', 'duties.section'].map(countOf),
    );
    const { rows } = await services.owner.query(
      'select distinct state from duties.section order by 1',
    );
    expect(rows).toEqual([{ state: 'drafted' }, { state: 'issued' }]);
    await seedDemo(services);
    expect(
      await Promise.all(['posts.appointment', 'access.account', 'duties.section'].map(countOf)),
    ).toEqual(before);
    expect(before[0]).toBeGreaterThan(30);
  });
});
