import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmptyDatabase, openEmptyDatabase } from '../../testing/empty-database.ts';
import { describeSchema } from '../database/catalogue.ts';
import { putAside } from './constraints.ts';
import { COPY_SETTINGS, copyOut, sequencesOf, setSequences, tablesOf } from './tables.ts';

describe('what a load has to put aside', () => {
  let place: EmptyDatabase;
  beforeAll(async () => {
    place = await openEmptyDatabase();
    await place.owner.query(`
      create schema probe;
      create sequence probe."Number";
      create table probe.hen (
        id integer primary key generated always as identity, egg integer, mother integer references probe.hen,
        name text collate "C", "order" text not null default '', twice integer generated always as (id * 2) stored);
      create table probe.egg (id integer, part text, hen integer not null references probe.hen, primary key (part, id));
      create unique index on probe.egg (id);
      alter table probe.hen add foreign key (egg) references probe.egg (id) deferrable initially deferred;
      create function probe.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger no_more before insert on probe.egg for each row execute function probe.refuse();
      create trigger never before insert on probe.egg for each row execute function probe.refuse();
      alter table probe.egg disable trigger never`);
  });
  afterAll(() => place.close());

  it('cycles, self references and triggers are no obstacle, and all are there again afterwards', async () => {
    const before = await describeSchema(place.owner);
    const enabled =
      'select tgname::text, tgenabled::text from pg_trigger where not tgisinternal order by 1';
    const triggers = (await place.owner.query(enabled)).rows;
    const client = await place.owner.connect();
    await client.query('begin');
    const aside = await putAside(client);
    await client.query(
      'insert into probe.hen (id, egg, mother) overriding system value values (1, 7, 2), (2, null, null)',
    );
    await client.query("insert into probe.egg values (7, 'a', 1)");
    await aside.putBack();
    await client.query('commit');
    client.release();
    expect(await describeSchema(place.owner)).toEqual(before);
    expect((await place.owner.query(enabled)).rows).toEqual(triggers);
    await expect(place.owner.query("insert into probe.egg values (8, 'a', 1)")).rejects.toThrow(
      'no',
    );
  });

  it('a row that points nowhere stops it', async () => {
    const client = await place.owner.connect();
    await client.query('begin');
    const aside = await putAside(client);
    await client.query("insert into probe.egg values (9, 'a', 99)");
    await expect(aside.putBack()).rejects.toMatchObject({ code: '23503' });
    await client.query('rollback');
    client.release();
  });

  it('generated columns are left out, identities are not, rows come by their key', async () => {
    const [egg, hen] = await tablesOf(place.owner);
    expect(hen?.columns).toEqual(['id', 'egg', 'mother', 'name', 'order']);
    expect(egg === undefined ? '' : copyOut(egg)).toBe(
      'copy (select "id", "part", "hen" from probe.egg t order by part collate "C", id) to stdout',
    );
  });

  it('sequences go on where they stood', async () => {
    await place.owner.query(`select setval('probe."Number"', 41)`);
    const states = await sequencesOf(place.owner);
    expect(states.map((one) => [one.name, one.last, one.isCalled])).toEqual([
      ['probe.Number', '41', true],
      ['probe.hen_id_seq', '1', false],
    ]);
    await place.owner.query(`select setval('probe."Number"', 1, false)`);
    await setSequences(place.owner, states);
    const { rows } = await place.owner.query<{ next: number }>(
      `select nextval('probe."Number"') as next`,
    );
    expect(rows[0]?.next).toBe(42);
  });

  it('the settings of a copy are for its transaction only', async () => {
    const client = await place.owner.connect();
    const before = await client.query('show bytea_output; show statement_timeout');
    await client.query('begin');
    await client.query(COPY_SETTINGS);
    await client.query('commit');
    const after = await client.query('show bytea_output; show statement_timeout');
    client.release();
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });
});
