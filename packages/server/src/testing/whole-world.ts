// The demo with what its years leave out: every kind of record, and every table of one has rows.
import { civilDate as day, type Id, type PostClass } from '@jinze/kernel';
import { seedDemo } from '../demo/seed-demo.ts';
import { LEDGER_NEEDS } from '../ledger-needs.ts';
import { grantRole, takeRoleBack } from '../modules/access/accounts.ts';
import { readdressGrants } from '../modules/access/index.ts';
import { readdressAccidents } from '../modules/accidents/index.ts';
import { readdressAccountability } from '../modules/accountability/index.ts';
import { readdressAssessments, readdressResultUses } from '../modules/assessments/index.ts';
import { readdressCommendations } from '../modules/commendations/index.ts';
import { readdressDeployments } from '../modules/deployments/index.ts';
import { readdressDocuments } from '../modules/documents/index.ts';
import { addPriority, layDown, readdressSections } from '../modules/duties/index.ts';
import { keepScan } from '../modules/duties/keep-scan.ts';
import { readdressHandovers } from '../modules/handovers/index.ts';
import { adopt, readdressInstruments } from '../modules/instruments/index.ts';
import { askCustody, callForEvidence } from '../modules/ledger/handouts.ts';
import { propose } from '../modules/ledger/restrictions.ts';
import { readdressRecords } from '../modules/performance/index.ts';
import { withdraw } from '../modules/posts/change-appointment.ts';
import { establishRegion, moveRegion, renameRegion } from '../modules/posts/change-region.ts';
import { appoint, changePortfolios } from '../modules/posts/index.ts';
import { rename } from '../modules/posts/rename.ts';
import { readdressPublication, readdressPublicReports } from '../modules/publication/index.ts';
import { readdressTasks } from '../modules/supervision/index.ts';
import { readdressTalks } from '../modules/talks/index.ts';
import { readdressVetting } from '../modules/vetting/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';
import { addWholeAccountability } from './whole-accountability.ts';
import { addWholeAssessments } from './whole-assessments.ts';
import { addWholeCommendations } from './whole-commendations.ts';
import { addWholeDeployments } from './whole-deployments.ts';
import { addWholeDocuments } from './whole-documents.ts';
import { addWholeFulfilment } from './whole-fulfilment.ts';
import { addWholeInspections } from './whole-inspections.ts';
import { addWholePublication } from './whole-publication.ts';
import { addWholeRecords } from './whole-records.ts';
import { addWholeReports } from './whole-reports.ts';
import { addWholeResultUses } from './whole-result-uses.ts';
import { addWholeTalks } from './whole-talks.ts';
import { addWholeTasks } from './whole-tasks.ts';
import { addWholeVetting } from './whole-vetting.ts';

const REGION = '/99/9901/990102/';
const ON = day('2026-11-02');
const SAID = { on: ON, documentNo: '云政发〔2026〕21号' };

async function one<Row>({ owner }: TestDatabase, query: string): Promise<Row> {
  const [row] = (await owner.query(query)).rows as Row[];
  if (row === undefined) throw new Error(`nothing: ${query}`);
  return row;
}

/** One township is new, another gets another name and then another superior. */
async function changeRegions(services: TestDatabase, command: Command): Promise<void> {
  const context = {
    ...services,
    readdress: [
      readdressGrants,
      readdressInstruments,
      readdressSections,
      readdressHandovers,
      readdressDeployments,
      readdressRecords,
      readdressTasks,
      readdressAccidents,
      readdressAccountability,
      readdressTalks,
      readdressVetting,
      readdressCommendations,
      readdressAssessments,
      readdressResultUses,
      readdressPublication,
      readdressPublicReports,
      readdressDocuments,
    ],
  };
  await establishRegion(context, command, {
    ...SAID,
    superior: REGION,
    code: '990102901',
    level: 'township',
    name: '新桥镇',
    kind: 'division',
  });
  const { code, path } = await one<{ code: string; path: string }>(
    services,
    `select r.code, r.path from posts.region r join posts.organ o on o.region_path = r.path
     where r.level = 'township' limit 1`,
  );
  await renameRegion(context, command, code, { ...SAID, version: 1, name: '改名镇' });
  await moveRegion(context, command, code, {
    version: 2,
    on: day('2026-11-03'),
    documentNo: '云政发〔2026〕22号',
    superior: path.startsWith(REGION) ? '/99/9901/990103/' : REGION,
  });
}

interface Held {
  readonly organ: Id<'organ'>;
  readonly post: Id<'post'>;
  readonly person: Id<'person'>;
  readonly appointment: Id<'appointment'>;
}

const heldOf = (services: TestDatabase, postClass: PostClass = 'government-chief') =>
  one<Held>(
    services,
    `select p.organ_id as organ, p.id as post, a.person_id as person, a.record_id as appointment
     from posts.appointment a join posts.post p on p.id = a.post_id
     join posts.organ o on o.id = p.organ_id where a.superseded_at is null and a.valid_to is null
       and o.region_path = '${REGION}' and p.class = '${postClass}' limit 1`,
  );

/** Other names, another portfolio, and somebody recorded by mistake. */
async function changePosts(services: TestDatabase, command: Command, held: Held): Promise<void> {
  const renamed = (name: string) => ({ kind: 'renamed' as const, version: 1, ...SAID, name });
  await rename(services, command, { subject: 'organ', id: held.organ }, renamed('石桥县政府'));
  await rename(services, command, { subject: 'post', id: held.post }, renamed('县长（兼）'));
  await rename(services, command, { subject: 'person', id: held.person }, renamed('改名之人'));
  const { expected } = await one<{ expected: string[] }>(
    services,
    `select coalesce(array_agg(id::text), '{}') as expected from posts.portfolio
     where appointment_record_id = '${held.appointment}' and superseded_at is null`,
  );
  await changePortfolios(services, command, held.appointment, {
    expected,
    fields: ['全面工作', '矿山'],
    from: ON,
    documentNo: null,
    reason: null,
  });
  const { appointmentId } = await appoint(services, command, held.post, {
    person: { name: '新任之人', isAnother: true },
    from: ON,
    manner: 'ab-holder',
    documentNo: null,
    isCommitteeMember: null,
    portfolios: ['矿山'],
    portfolioDocumentNo: null,
  });
  await withdraw(services, command, appointmentId, { version: 1, reason: '登记错误' });
}

/** A document, a priority of the year, a scan of what was signed on paper, an adopted value. */
async function addDuties(
  services: TestDatabase,
  command: Command,
  postId: Held['post'],
): Promise<void> {
  await layDown(services, command, {
    region: REGION,
    number: '石办发〔2026〕9号',
    title: '职责分工',
    meeting: '县委常委会',
    on: ON,
    posts: [{ postId, items: [{ title: '矿山', text: '联系矿山安全' }] }],
  });
  await addPriority(services, command, {
    region: REGION,
    year: 2026,
    title: '矿山整治',
    text: '关闭小矿',
    measure: '关闭三处',
    dueOn: day('2026-12-20'),
    source: null,
    posts: [{ postId, role: 'lead' }],
  });
  const { id } = await one<{ id: Id<'section'> }>(
    services,
    `select id from duties.section where signed_how = 'paper' limit 1`,
  );
  const scan = { name: '签收.pdf', bytes: Buffer.from('%PDF-1.7 signed') };
  await keepScan(services, command, id, scan);
  const documentNo = '石安委〔2026〕9号';
  const adopted = {
    parameter: 'local-9901-1:3',
    region: REGION,
    on: day('2026-10-01'),
    documentNo,
  };
  await adopt(services, command, adopted);
}

/** A role given and taken back. */
async function changeRoles(
  services: TestDatabase,
  command: Command,
  accountId: Id<'account'>,
): Promise<void> {
  const context = {
    ...services,
    people: { search: async () => [], titlesOf: async () => new Map() },
  };
  const { grants } = await grantRole(context, command, accountId, {
    role: 'safety-office',
    region: { path: REGION, level: 'county' },
  });
  const grant = grants.at(-1);
  if (grant === undefined) throw new Error('a role was given');
  await takeRoleBack(context, command, accountId, grant.id);
}

/** A seal asked for and a package asked for, each left open. */
async function askOfLedger(
  services: TestDatabase,
  command: Command,
  accountId: Id<'account'>,
  record: string,
): Promise<void> {
  const context = { ...services, ...LEDGER_NEEDS };
  await propose(context, command, SYSTEM_SCOPE, accountId, {
    kind: 'seal',
    record,
    paths: [],
    basis: '《中华人民共和国保守国家秘密法》第二十三条',
    orderNo: '石密决〔2026〕1号',
    reason: '误收录了不宜公开的内容',
  });
  await askCustody(context, command, SYSTEM_SCOPE, accountId, {
    personId: null,
    records: [record],
    recipient: '石桥县档案馆',
    purpose: '移交归档',
    documentNo: null,
  });
  const { person, committee } = await one<{ person: Id<'person'>; committee: string }>(
    services,
    `select pending.persons[1] as person, posts.latest_committee(pending.persons[1]) as committee
     from ledger.pending_leaf pending
     where cardinality(pending.persons) > 0 and pending.organ_id is not null
       and posts.latest_committee(pending.persons[1]) is not null order by pending.id limit 1`,
  );
  const organ = { ...SYSTEM_SCOPE, committees: [committee] };
  await callForEvidence(context, { ...command, scope: organ }, organ, accountId, {
    personId: person,
    purpose: '核查履职情况',
    documentNo: '云纪证〔2026〕1号',
  });
}

export async function addWholeWorld(services: TestDatabase): Promise<void> {
  await seedDemo(services);
  const { id: accountId } = await one<{ id: Id<'account'> }>(
    services,
    "select id from access.account where login_name = 'yunjiang-awb'",
  );
  const command = { actor: { accountId, name: '云江市安委办' }, scope: SYSTEM_SCOPE };
  const held = await heldOf(services);
  await addWholeRecords(services, command, held.person);
  await addWholeFulfilment(services, command, { region: REGION, person: held.person });
  const { path: township } = await one<{ path: string }>(
    services,
    `select r.path from posts.region r join posts.organ o on o.region_path = r.path
     where r.level = 'township' and r.path like '${REGION}%' order by r.path limit 1`,
  );
  // With the county's head a talk is open already.
  const { appointment: appointmentId } = await heldOf(services, 'safety-deputy');
  await addWholeAccountability(services);
  await addWholeTalks(services, command, { township, county: REGION, appointmentId });
  await addWholeVetting(services, command);
  await addWholeCommendations(services, command, { region: REGION, appointmentId });
  await addWholeInspections(services, command, { region: REGION, appointmentId });
  await addWholeAssessments(services, command, REGION);
  await addWholeResultUses(services, command, REGION);
  await addWholePublication(services, command, { region: REGION, appointmentId });
  await addWholeReports(services, command, REGION);
  const { id: recordId } = await one<{ id: Id<'duty-record'> }>(
    services,
    "select id from performance.duty_record where title = '已确认' limit 1",
  );
  await addWholeTasks(services, command, { ...held, township }, recordId);
  await addWholeDeployments(services, command, { ...held, region: REGION }, recordId);
  await addWholeDocuments(services, command, REGION);
  await changeRegions(services, command);
  await changePosts(services, command, held);
  await addDuties(services, command, held.post);
  await changeRoles(services, command, accountId);
  await askOfLedger(services, command, accountId, held.appointment);
}
