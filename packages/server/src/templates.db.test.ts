// Whatever is brought in from a spreadsheet has a template: lists to choose from, and a sheet that explains.
import { ROUTES } from '@jinze/contracts';
import { readTemplate } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccounts, addGrants } from './modules/access/index.ts';
import { SYSTEM_SCOPE } from './platform/database/scope.ts';
import { openTestServer, type TestServer, type Visitor } from './testing/http.ts';
import { openTestDatabase, type TestDatabase } from './testing/index.ts';
import { addWorld, QINGSHI } from './testing/world.ts';

const moduleOf = (id: string) => id.split('.')[0] ?? '';
/** A file is checked before it is brought in: a scan or an attachment is not. */
const CHECKED = ROUTES.filter(({ form, id }) => form === 'upload' && /\.check\b/.test(id));
const TEMPLATES = ROUTES.filter(({ form, id }) => form === 'download' && id.endsWith('template'));

describe('what is brought in from a spreadsheet', () => {
  let services: TestDatabase;
  let server: TestServer;
  let visitor: Visitor;

  beforeAll(async () => {
    services = await openTestDatabase();
    await addWorld(services);
    server = await openTestServer(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const { id } = await services.unitOfWork.commit(command, async (unit) => {
      const [made] = await addAccounts(unit, [{ loginName: 'both', displayName: '两处' }]);
      if (made === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: made, role: 'safety-office', regionPath: QINGSHI, level: 'county' },
        { accountId: made, role: 'organisation-department', committeePath: QINGSHI },
      ]);
      return { id: made };
    });
    visitor = await server.signIn(id);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('has a template in every module that checks one', () => {
    const modules = (of: typeof ROUTES) => [...new Set(of.map(({ id }) => moduleOf(id)))].sort();
    expect(modules(CHECKED).length).toBeGreaterThan(4);
    expect(modules(TEMPLATES)).toEqual(modules(CHECKED));
  });

  it.each(TEMPLATES.map(({ id, path }) => [id, path]))(
    '%s offers lists to choose from and explains itself',
    async (_, path) => {
      const file = await visitor.download(path);
      expect(file.status).toBe(200);
      expect(file.fileName).toMatch(/\.xlsx$/);
      const { columns, choices, explanation } = await readTemplate(file.bytes);
      const offered = Object.entries(choices);
      expect(offered.length).toBeGreaterThan(0);
      for (const [name, words] of offered) {
        expect(columns).toContain(name);
        expect(words.length, name).toBeGreaterThan(1);
        expect(
          words.filter((word) => word === ''),
          name,
        ).toEqual([]);
      }
      expect(explanation.length).toBeGreaterThan(3);
    },
  );
});
