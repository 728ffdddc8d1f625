// For tests of the ledger: an office of two persons, a list signed on paper with its scan, and packages read as a stranger reads them.
import type { Id } from '@jinze/kernel';
import {
  type EvidencePackage,
  readPackage,
  type Verdict,
  verifyPackage,
} from '@jinze/ledger/evidence';
import { addAccounts, addGrants } from '../modules/access/index.ts';
import { sealAndSign } from '../modules/ledger/index.ts';
import { openTestServer, type TestServer, type Visitor } from './http.ts';
import { openTestDatabase, type TestDatabase } from './index.ts';
import { addWorld, QINGSHI, type World } from './world.ts';

export const SCAN = Buffer.from('%PDF-1.7 县长签收的责任清单');

export interface PaperSection {
  readonly id: string;
  readonly personId: Id<'person'>;
  readonly organId: Id<'organ'>;
}

export interface LedgerWorld {
  readonly services: TestDatabase;
  readonly server: TestServer;
  readonly world: World;
  /** Two persons of the office of 青石县, and the office of the county beside it; all have shown who they are. */
  readonly office: Visitor;
  readonly second: Visitor;
  readonly beside: Visitor;
  /** Acknowledged on paper, with a scan. */
  readonly section: PaperSection;
  /** By an account; confirmed. */
  enter(accountId: string): Promise<Visitor>;
  /** A leader by their own account. */
  enterAs(personId: string): Promise<Visitor>;
  seal(): Promise<void>;
  /** Read, and its verdict by the policy of the log. */
  check(bytes: Buffer): Promise<{ evidence: EvidencePackage; verdict: Verdict }>;
  close(): Promise<void>;
}

/** Another account of the office; of a person, where one is named. */
export async function joinOffice(
  services: TestDatabase,
  world: World,
  loginName: string,
  personId?: Id<'person'>,
): Promise<Id<'account'>> {
  return services.unitOfWork.commit(world.command, async (unit) => {
    const [accountId] = await addAccounts(unit, [
      { loginName, displayName: loginName, ...(personId === undefined ? {} : { personId }) },
    ]);
    if (accountId === undefined) throw new Error('an account was added');
    await addGrants(unit, [
      { accountId, role: 'safety-office', regionPath: QINGSHI, level: 'county' },
    ]);
    return accountId;
  });
}

/** Has shown again who they are, as signing acts ask for. */
async function confirmed(visitor: Visitor): Promise<Visitor> {
  const { body } = await visitor.get('/api/access/session');
  const { displayName } = body['account'] as { displayName: string };
  const answer = await visitor.post('/api/access/reauthenticate', { proof: displayName });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return visitor;
}

async function signOnPaper(services: TestDatabase, office: Visitor): Promise<PaperSection> {
  const { rows } = await services.owner.query<PaperSection>(
    `select id, person_id as "personId", organ_id as "organId" from duties.section
     where region_path = $1 and blocked_by is null and post_class = 'government-chief' limit 1`,
    [QINGSHI],
  );
  const [section] = rows;
  if (section === undefined) throw new Error('a section is there');
  const act = async (url: string, body: unknown) => {
    const answer = await office.post(url, body);
    if (answer.status !== 200) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
  };
  const at = (version: number) => ({ sections: [{ id: section.id, version }] });
  const approval = { meeting: '县政府常务会议', on: '2026-11-20', documentNo: '青政〔2026〕3号' };
  await act('/api/duties/approve', { ...at(1), approval });
  await act('/api/duties/issue', { ...at(2), on: '2026-11-21', documentNo: '青政办〔2026〕5号' });
  const paper = { version: 3, on: '2026-11-22', custodian: '档案室', number: '12' };
  await act(`/api/duties/sections/${section.id}/paper`, paper);
  const kept = await office.upload(`/api/duties/sections/${section.id}/scan`, SCAN);
  if (kept.status !== 200) throw new Error(JSON.stringify(kept.body));
  return section;
}

export async function openLedgerWorld(): Promise<LedgerWorld> {
  const services = await openTestDatabase();
  const world = await addWorld(services);
  const server = await openTestServer(services);
  const named = async (loginName: string) =>
    confirmed(await server.signIn(world.accounts.get(loginName) ?? ''));
  const office = await named('qingshi-awb');
  const drafted = await office.post('/api/duties/draft', { region: QINGSHI, year: 2026 });
  if (drafted.status !== 200) throw new Error(JSON.stringify(drafted.body));
  const section = await signOnPaper(services, office);
  const second = await confirmed(
    await server.signIn(await joinOffice(services, world, '青石县安委办副主任')),
  );
  const seal = async () => {
    await sealAndSign(server.ledger);
  };
  await seal();
  return {
    services,
    server,
    world,
    office,
    second,
    beside: await named('shiqiao-awb'),
    section,
    seal,
    enter: async (accountId) => confirmed(await server.signIn(accountId)),
    enterAs: async (personId) => {
      const { rows } = await services.owner.query<{ id: string }>(
        `select id from access.account where person_id = $1 and login_name like 'p-%'`,
        [personId],
      );
      return confirmed(await server.signIn(rows[0]?.id ?? ''));
    },
    check: async (bytes) => {
      const read = readPackage(bytes);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const { text } = await server.ledger.policy();
      return { evidence: read.value, verdict: await verifyPackage(read.value, { policy: text }) };
    },
    close: async () => {
      await server.close();
      await services.close();
    },
  };
}
