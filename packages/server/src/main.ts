// Starting and stopping the whole: data folder, database, migrations, demo, jobs, HTTP.

import { join } from 'node:path';
import { ok, type Result, refuse } from '@jinze/kernel';
import { verifierKeyText } from '@jinze/ledger';
import { compose } from './compose.ts';
import type { Services } from './context.ts';
import { startDemoWitness } from './demo/demo-witness.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { checkKind, keepInstallation, type StartRefusal } from './installation-kind.ts';
import { LEDGER_NEEDS } from './ledger-needs.ts';
import { listen, tryPort } from './listening.ts';
import { bootstrapPath, deleteExpired } from './modules/access/index.ts';
import { remindOfBars } from './modules/accountability/index.ts';
import { remindOfConsequences, tellTerms } from './modules/assessments/index.ts';
import { remindOfCalendar } from './modules/calendar/index.ts';
import { followTaskDue, remindOfDeployments } from './modules/deployments/index.ts';
import {
  followDates,
  followRules,
  followRulesVersion,
  remindDaily,
} from './modules/duties/index.ts';
import { remindOfInspections } from './modules/inspections/index.ts';
import {
  anchorNewest,
  beat,
  beatIfSilent,
  checkNext,
  type LedgerContext,
  type OpenedLedger,
  openLedger,
  startSealer,
  startTurns,
  WITNESS_FILE,
} from './modules/ledger/index.ts';
import { createOutgoing, deliverDue, type Outgoing } from './modules/notices/index.ts';
import { findNearCopies, fulfilDue, removeStaleUploads } from './modules/performance/index.ts';
import { addDivisions, currentPostsOf, searchPeople } from './modules/posts/index.ts';
import { remindOfPublication, remindOfReports, tidyReports } from './modules/publication/index.ts';
import { followTaskDates, remindOfTasks } from './modules/supervision/index.ts';
import { remindOfTalks } from './modules/talks/index.ts';
import { followFacts } from './modules/vetting/index.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, LOOPBACK_HOSTS } from './platform/config.ts';
import { type DataFolder, openDataFolder } from './platform/data-folder.ts';
import {
  APPLICATION_ROLE,
  openDatabase,
  openPool,
  type PostgresAddress,
} from './platform/database/database.ts';
import { prepareDatabase } from './platform/database/prepare.ts';
import { SYSTEM_SCOPE } from './platform/database/scope.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.ts';
import { type Jobs, startJobs } from './platform/jobs.ts';
import { createLogger } from './platform/log.ts';
import { createUnitOfWork } from './platform/unit-of-work.ts';

export interface StartOptions {
  readonly kind: 'demo' | 'real';
  readonly config: Config;
  /** The built page. */
  readonly pageFolder?: string;
  /** The program that runs `jinze`, for the demo's witness; without it the demo has none. */
  readonly command?: readonly string[];
  readonly say: (line: string) => void;
}

export interface Running {
  readonly address: string;
  /** Real installations before their first administrators: where to create them. */
  readonly setupPath: string | undefined;
  stop(): Promise<void>;
}

/** Undone in reverse when a later step of the start fails, and at the stop. */
type Closers = (() => Promise<void>)[];

async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.toReversed()) await close();
}

async function openServer(
  options: StartOptions,
  folder: DataFolder,
  closers: Closers,
): Promise<Result<PostgresAddress, StartRefusal>> {
  const { databaseUrl } = options.config;
  if (databaseUrl !== undefined) return ok({ connectionString: databaseUrl });
  const started = await startEmbeddedPostgres({
    folder: folder.path,
    onLost: options.say,
  });
  if (!started.ok) return started;
  closers.push(() => started.value.stop());
  return ok(started.value.connection);
}

/** What runs beside requests: tidying at night, reminders in the morning, what a change or a day of rules entails. */
async function scheduleJobs(
  services: Services,
  ledger: LedgerContext,
  outgoing: Outgoing,
  jobs: Jobs,
): Promise<void> {
  await jobs.work('notices.deliver', async () => {
    await deliverDue({ ...services, outgoing });
  });
  // What waits for a moment has nobody to call the job then.
  await jobs.schedule('notices.deliver', '* * * * *');
  await jobs.work('calendar.remind', async () => {
    await remindOfCalendar(services);
    await remindOfPublication(services);
  });
  await jobs.schedule('calendar.remind', '10 9 * * *');
  await jobs.work('platform.tidy', async () => {
    const before = new Date(services.clock.now().getTime() - 2 * 86_400_000);
    await services.database.write(SYSTEM_SCOPE, (tx) => deleteExpired(tx, before));
    await removeStaleUploads(services);
    await tidyReports(services);
  });
  await jobs.schedule('platform.tidy', '17 3 * * *');
  await jobs.work('duties.remind', async () => {
    await remindDaily(services);
  });
  await jobs.schedule('duties.remind', '5 9 * * *');
  await jobs.work('performance.fulfil', async () => {
    await fulfilDue(services);
    await findNearCopies(services);
  });
  await jobs.schedule('performance.fulfil', '*/5 * * * *');
  await jobs.work('duties.follow-dates', async () => {
    await followDates(services);
  });
  await jobs.schedule('duties.follow-dates', '1 0 * * *');
  await jobs.work('supervision.due-moved', (data) => followTaskDue(services, data));
  await jobs.work('supervision.follow-dates', async () => {
    await followTaskDates(services);
  });
  await jobs.schedule('supervision.follow-dates', '2 0 * * *');
  await jobs.work('deployments.remind', () => remindOfDeployments(services).then(() => undefined));
  await jobs.schedule('deployments.remind', '14 9 * * *');
  await jobs.work('supervision.remind', async () => {
    await remindOfTasks(services);
    await remindOfReports(services);
  });
  await jobs.schedule('supervision.remind', '12 9 * * *');
  await jobs.work('talks.remind', async () => {
    await remindOfTalks(services);
    await remindOfInspections(services);
    await remindOfBars(services);
    await remindOfConsequences(services);
    await tellTerms(services);
  });
  await jobs.schedule('talks.remind', '16 9 * * *');
  for (const queue of ['vetting.look-again', 'vetting.follow-facts'] as const)
    await jobs.work(queue, async () => {
      await followFacts(services);
    });
  await jobs.schedule('vetting.follow-facts', '20 6 * * *');
  await jobs.work('ledger.heartbeat', () => beat(ledger));
  await jobs.schedule('ledger.heartbeat', '7 * * * *');
  await jobs.work('ledger.anchor', () => anchorNewest(ledger));
  if (ledger.authority !== undefined) await jobs.schedule('ledger.anchor', '23 2 * * *');
  await jobs.work('instruments.changed', ({ regionPath }) => followRules(services, regionPath));
}

/** The log with its keys, and in the demo a witness, whose list is written before it is read. */
async function openLedgerWith(
  options: StartOptions,
  services: Services,
  folder: DataFolder,
  onProblem: (kind: string) => void,
  closers: Closers,
): Promise<Result<OpenedLedger, StartRefusal>> {
  const { config, kind, command } = options;
  const open = () =>
    openLedger(services, LEDGER_NEEDS, {
      folder: folder.ledger,
      ...config.ledger,
      timeStamps: config.timeStamps,
      pageFolder: options.pageFolder,
      onProblem,
    });
  const opened = await open();
  if (!opened.ok || kind !== 'demo' || command === undefined) return opened;
  const [signer] = opened.value.context.signers();
  if (signer === undefined) return opened;
  const witness = await startDemoWitness({
    command,
    folder: join(folder.path, 'witness'),
    ledgerFolder: folder.ledger,
    listFile: WITNESS_FILE,
    logKey: verifierKeyText(signer.key),
  });
  closers.push(() => witness.stop());
  return open();
}

/** Where the first administrators are made, as long as there are none. */
const setupPathOf = (services: Services) =>
  bootstrapPath({ ...services, people: { search: searchPeople, titlesOf: currentPostsOf } });

/** What days and versions of the rules have brought while nothing ran. */
async function catchUp(services: Services): Promise<void> {
  await followRulesVersion(services);
  await followDates(services);
  await followTaskDates(services);
}

async function startWith(
  options: StartOptions,
  closers: Closers,
): Promise<Result<Running, StartRefusal>> {
  const { config, kind, say } = options;
  const folder = await openDataFolder({
    explicit: config.dataFolder,
    kind,
    usesEmbedded: config.databaseUrl === undefined,
  });
  if (!folder.ok) return folder;
  const server = await openServer(options, folder.value, closers);
  if (!server.ok) return server;
  const now = systemClock.now();
  const prepared = await prepareDatabase(server.value, {
    backupFolder: folder.value.backups,
    say,
    now,
  });
  if (!prepared.ok) return prepared;
  const logger = createLogger(join(folder.value.path, 'jinze.log'));
  const pool = openPool(server.value, APPLICATION_ROLE);
  const database = openDatabase(pool);
  closers.push(() => database.close());
  const checked = await checkKind(database, kind);
  if (!checked.ok) return checked;
  const jobs = await startJobs(pool, (error) =>
    logger.error({ kind: error instanceof Error ? error.name : 'unknown' }, 'job error'),
  );
  closers.push(() => jobs.stop());
  const services: Services = {
    database,
    unitOfWork: createUnitOfWork(database, systemClock, jobs),
    clock: systemClock,
    kind,
  };
  const onProblem = (problem: string) => logger.error({ problem }, 'ledger');
  const ledger = await openLedgerWith(options, services, folder.value, onProblem, closers);
  if (!ledger.ok) return ledger;
  if (checked.value.isNew) {
    say(kind === 'demo' ? '首次启动：正在生成演示数据……' : '首次启动：正在装入全国行政区划……');
    await (kind === 'demo' ? seedDemo(services) : addDivisions(services));
    // What a first start shows is in the log already.
    await (await startTurns(ledger.value.context))();
    await keepInstallation(services);
  }
  await catchUp(services);
  const { context, refresh } = ledger.value;
  const outgoing = createOutgoing({ mail: config.mail, publicUrl: config.publicUrl, kind });
  await scheduleJobs(services, context, outgoing, jobs);
  await beatIfSilent(context);
  const sealing = await startSealer(context, { check: () => checkNext(context), refresh });
  closers.push(() => sealing.stop());
  const app = await compose({
    services,
    ledger: context,
    outgoing,
    witnessRefusals: sealing.refusals,
    schema: prepared.value,
    logger,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    ...(options.pageFolder === undefined ? {} : { pageFolder: options.pageFolder }),
  });
  closers.push(() => app.close());
  const listening = await listen(app, config);
  if (!listening.ok) return listening;
  const setupPath = kind === 'real' ? await setupPathOf(services) : undefined;
  return ok({ address: listening.value, setupPath, stop: () => closeAll(closers) });
}

/** Starts everything, or answers one clear sentence and leaves nothing running. */
export async function start(options: StartOptions): Promise<Result<Running, StartRefusal>> {
  if (options.kind === 'demo' && !LOOPBACK_HOSTS.includes(options.config.host)) {
    return refuse({
      code: 'start.demo-is-local',
      message: `演示系统只能在本机使用，不能监听 ${options.config.host}：正式使用请执行 npx jinze start --real。`,
    });
  }
  const tried = await tryPort(options.config);
  if (!tried.ok) return tried;
  const closers: Closers = [];
  let started: Result<Running, StartRefusal> | undefined;
  try {
    started = await startWith(options, closers);
    return started;
  } finally {
    if (started?.ok !== true) await closeAll(closers);
  }
}
