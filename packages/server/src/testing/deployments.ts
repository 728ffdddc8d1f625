// For tests of deployments: the small world with its office, the deputy for industry and a liaison, and deployments to record.
import type { AskLine, Deployment, DeploymentStep } from '@jinze/contracts';
import { addAccounts, addGrants } from '../modules/access/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { type Answer, openTestServer, type TestServer, type Visitor } from './http.ts';
import { openTestDatabase, type TestDatabase } from './index.ts';
import { addWorld, QINGSHI, type World } from './world.ts';

interface Held {
  readonly organ: string;
  readonly post: string;
  readonly person: string;
  readonly appointment: string;
  readonly version: number;
  readonly name: string;
}

export interface DeploymentsWorld {
  readonly services: TestDatabase;
  readonly server: TestServer;
  readonly world: World;
  readonly office: Visitor;
  /** Of the county beside. */
  readonly beside: Visitor;
  /** Of the prefecture above. */
  readonly above: Visitor;
  /** Who holds a post of the county now, or of a township beneath. */
  holding(title: string, region?: string): Promise<Held>;
  organ(name: string): Promise<string>;
  signInAs(personId: string): Promise<Visitor>;
  /** An account that serves the person. */
  liaisonOf(personId: string): Promise<Visitor>;
  record(input?: object, visitor?: Visitor): Promise<Answer>;
  close(): Promise<void>;
}

/** A body of a request to record a deployment; what is given takes the place of what is here. */
export const documentOf = (more: object = {}) => ({
  region: QINGSHI,
  kind: 'document',
  issuedBy: 'superior',
  issuer: '云江市人民政府',
  number: '云政发〔2026〕12号',
  title: '关于开展危险化学品专项整治的通知',
  receivedOn: '2026-10-08',
  custodian: '县政府办公室',
  asks: [],
  ...more,
});

export const stepOf = (more: object = {}) => ({
  kind: 'conveyed',
  on: '2026-10-12',
  venue: '县安委会全体会议',
  number: null,
  text: null,
  result: null,
  reason: null,
  statedBy: null,
  records: [],
  ...more,
});

export const deploymentIn = ({ body }: Answer) => body as unknown as Deployment;
export const linesIn = ({ body }: Answer) => (body as unknown as { items: AskLine[] }).items;
export const standing = (steps: readonly DeploymentStep[]) => steps.filter(({ stands }) => stands);

export async function openDeploymentsWorld(): Promise<DeploymentsWorld> {
  const services = await openTestDatabase();
  const world = await addWorld(services);
  const server = await openTestServer(services);
  const account = (name: string) => server.signIn(world.accounts.get(name) ?? '');
  const one = async <Row>(query: string, values: unknown[]): Promise<Row> => {
    const [row] = (await services.owner.query(query, values)).rows as Row[];
    if (row === undefined) throw new Error(`nothing: ${values.join(' ')}`);
    return row;
  };
  let liaisons = 0;
  const office = await account('qingshi-awb');
  return {
    services,
    server,
    world,
    office,
    beside: await account('shiqiao-awb'),
    above: await account('yunjiang-awb'),
    holding: (title, region = QINGSHI) =>
      one(
        `select o.id as organ, t.id as post, a.person_id as person, a.record_id as appointment, a.version, p.name
         from posts.appointment a join posts.post t on t.id = a.post_id join posts.organ o on o.id = t.organ_id
           join posts.person p on p.id = a.person_id
         where o.region_path = $1 and t.title = $2 and a.superseded_at is null and a.valid_to is null`,
        [region, title],
      ),
    organ: async (name) =>
      (await one<{ id: string }>('select id from posts.organ where name = $1', [name])).id,
    signInAs: async (personId) => {
      const found = await one<{ id: string }>(
        'select id from access.account where person_id = $1',
        [personId],
      );
      return server.signIn(found.id);
    },
    liaisonOf: async (personId) => {
      liaisons += 1;
      const loginName = `liaison-${liaisons}`;
      const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
      const { accountId } = await services.unitOfWork.commit(command, async (unit) => {
        const [id] = await addAccounts(unit, [{ loginName, displayName: `联络员 ${liaisons}` }]);
        if (id === undefined) throw new Error('an account was added');
        await addGrants(unit, [{ accountId: id, role: 'liaison', personId: personId as never }]);
        return { accountId: id };
      });
      return server.signIn(accountId);
    },
    record: (input = {}, visitor = office) => visitor.post('/api/deployments', documentOf(input)),
    close: async () => {
      await server.close();
      await services.close();
    },
  };
}
