// The generator, every measured call and the comparison, on the smallest world: they run, find something and agree.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkRoster,
  importRoster,
} from '../../packages/server/src/modules/posts/import-roster.ts';
import { addDivisions } from '../../packages/server/src/modules/posts/index.ts';
import { digestOf, newId } from '../../packages/server/src/platform/ids.ts';
import {
  openTestDatabase,
  type TestDatabase,
  testFolder,
} from '../../packages/server/src/testing/index.ts';
import { callsOf, type Office, pickerCall, scopeOfOffice } from './calls.ts';
import { askOurs, DAY, questionOn, questionThen } from './contenders.ts';
import { generate, WORLDS } from './generate.ts';
import { rosterFile } from './roster-file.ts';
import { samplesIn } from './samples.ts';
import { askSheet, loadSheet, writeSheet } from './spreadsheet.ts';
import { askUsualApplication, buildUsualApplication } from './usual-application.ts';

const { county } = WORLDS;

describe('the benchmark of posts', () => {
  let services: TestDatabase;
  let office: Office;
  beforeAll(async () => {
    services = await openTestDatabase({ kind: 'real' });
    await addDivisions(services);
    await generate(services.owner, county);
    office = {
      name: '',
      regionPath: county.root,
      scope: scopeOfOffice(county.root, 'county'),
      samples: await samplesIn(services.owner, county.root),
    };
  });
  afterAll(() => services.close());

  const count = async (text: string): Promise<number> => {
    const { rows } = await services.owner.query<{ n: number }>(`select count(*) as n from ${text}`);
    return rows[0]?.n ?? 0;
  };

  it('makes as many people as asked, each in office now, with about three posts over the years', async () => {
    expect(await count('posts.person')).toBe(county.people);
    const isCurrent = 'superseded_at is null and valid_to is null';
    expect(await count(`posts.appointment where ${isCurrent}`)).toBe(county.people);
    expect(await count('(select distinct record_id from posts.appointment) as one')).toBe(
      3 * county.people,
    );
    expect(await count("posts.appointment where change_reason = '核对任免文件'")).toBeGreaterThan(
      20,
    );
  });

  it('keeps what the tables promise, though it loads without checking references', async () => {
    expect(
      await count(`posts.appointment a where not exists (select from posts.person where id = a.person_id)
        or not exists (select from posts.post where id = a.post_id and scope_key = a.scope_key)`),
    ).toBe(0);
    expect(
      await count(`posts.portfolio f where not exists (select from posts.appointment a
        where a.id = f.appointment_record_id and a.record_id = a.id)`),
    ).toBe(0);
    // Each row but the last was what was known until the next one was recorded.
    expect(
      await count(`(select superseded_at, lead(recorded_at) over (partition by record_id order by version) as next
        from posts.appointment) as row where superseded_at is distinct from next`),
    ).toBe(0);
  });

  it('every measured call finds something', async () => {
    const calls = [...callsOf(services, office), pickerCall(services, office.samples)];
    expect(calls.length).toBeGreaterThan(12);
    for (const call of calls) {
      const found = await Promise.all([0, 1, 2, 3, 4].map((index) => call.run(index)));
      expect([call.name, Math.max(...found) > 0]).toEqual([call.name, true]);
    }
  });

  it('the three ways to answer agree, as known now and as known then', async () => {
    await buildUsualApplication(services.owner);
    const folder = testFolder('bench-test-sheet');
    const file = join(folder, 'roster.xlsx');
    await writeSheet(services.owner, file, { since: DAY, regionPath: county.root });
    const sheet = await loadSheet(file);
    await rm(folder, { recursive: true, force: true });
    const { places, changes } = office.samples;
    const now = questionOn(places, 0);
    const answer = await askOurs(services, office.scope, now);
    expect(answer.length).toBe(4);
    expect(await askUsualApplication(services.owner, now)).toEqual(answer);
    expect(askSheet(sheet, now)).toEqual(answer);
    let differing = 0;
    for (let index = 0; index < 40; index += 1) {
      const asked = questionThen(changes, index);
      const then = await askOurs(services, office.scope, asked);
      expect(await askUsualApplication(services.owner, asked)).toEqual(then);
      const { knownBefore: _, ...today } = asked;
      const since = await askOurs(services, office.scope, today);
      if (then.join() !== since.join()) differing += 1;
    }
    // Otherwise the question as known then would be no other question.
    expect(differing).toBeGreaterThan(0);
  });

  it('the roster file is taken without an error and does what it says', async () => {
    const file = await rosterFile(services.owner, county.root, 50, 0);
    const check = await checkRoster(services, office.scope, file);
    expect(check).toMatchObject({ errors: [], rows: 50, added: 35, ended: 10, unchanged: 5 });
    const command = {
      actor: { accountId: newId<'account'>(services.clock.now()), name: '测试' },
      scope: office.scope,
    };
    await importRoster(services, command, file, digestOf(file.bytes));
    expect(await count("posts.person where name like '新%'")).toBe(35);
  });
});
