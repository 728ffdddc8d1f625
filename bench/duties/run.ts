// `npm run bench:duties [county|province]`: a region's duty lists at scale, beside what a user would pick instead.
import { type Cluster, openCluster } from '../posts/cluster.ts';
import { generate, WORLDS, type World } from '../posts/generate.ts';
import { countStatements, measure, timed } from '../posts/measure.ts';
import { openReport, sayLoad } from '../report.ts';
import { type Call, callsOf, type Kind, type Office, officeOf } from './calls.ts';
import { draftYear, layDownAll, runItsCourse, YEAR } from './lists.ts';
import {
  buildUsual,
  changesUsual,
  draftUsual,
  fillUsual,
  pageUsual,
  progressUsual,
} from './usual-application.ts';

/**
 * At 100 000 posts. Drafting a province is done a few times a year and waited for with a progress bar: a minute. A
 * list, a page and a difference come before the eye notices that it waits (a tenth of a second), with as much again
 * for network and page; a search may take as long as typing the next character; the head of the page counts every
 * list and post of the province, and the list stands already while it comes: a second. Statements do not grow with rows: the
 * transaction's own three, and at most six that read.
 */
const BUDGET = {
  draftSeconds: 60,
  milliseconds: { view: 50, search: 150, progress: 1000 } satisfies Record<Kind, number>,
  statements: 9,
} as const;
/** Counting a province takes longest and varies least. */
const CALLS: Record<Kind, number> = { view: 100, search: 50, progress: 20 };
/** The usual application drafts so many people, and the rest is extrapolated: it does the same for each. */
const USUAL_PEOPLE = 2000;

const report = openReport();
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

async function measureCalls(office: Office, calls: readonly Call[]): Promise<void> {
  report.head(office.name);
  const counts = new Map<string, number>();
  for (const { kind, name, run } of calls) {
    const figures = await measure(name, CALLS[kind], run);
    const { p95, statements } = figures;
    counts.set(name, statements[1]);
    const isFast = p95 <= BUDGET.milliseconds[kind];
    const isFew = statements[1] <= BUDGET.statements && statements[0] === statements[1];
    report.line(figures, report.within(`${office.name}: ${name}`, isFast && isFew));
  }
  const [ten, hundred] = [counts.get('lists, page of 10'), counts.get('lists, page of 100')];
  report.within(`${office.name}: as many statements for 100 rows as for 10`, ten === hundred);
}

async function draftBoth({ services, owner }: Cluster, world: World): Promise<number> {
  await layDownAll(owner);
  let ours = 0;
  for (const [year, what] of [
    [YEAR, 'drafted'],
    [YEAR, 'drafted again, nothing to change'],
    [YEAR - 1, 'drafted'],
  ] as const) {
    const { result, milliseconds, statements } = await timed(() =>
      draftYear(services, world.root, year),
    );
    if (ours === 0) ours = milliseconds;
    const verdict = report.within(`drafting ${year}`, milliseconds / 1000 <= BUDGET.draftSeconds);
    console.log(
      `${year} ${what}: ${result.drafted} lists new, ${result.alreadyThere} there, ${result.blocked} wait for a document, ` +
        `${seconds(milliseconds)} s in ${statements} statements${verdict}`,
    );
  }
  return ours;
}

async function compare(
  { owner }: Cluster,
  world: World,
  ours: { readonly draftMilliseconds: number; readonly lists: number },
): Promise<void> {
  console.log('\nthe usual application: a row for each person and duty, without row security');
  await buildUsual(owner);
  const people = Math.min(USUAL_PEOPLE, world.people);
  const { milliseconds, statements } = await timed(() => draftUsual(owner, world.root, people));
  const perPerson = milliseconds / people;
  console.log(
    `drafting ${people} people: ${seconds(milliseconds)} s in ${statements} statements, without events, ledger or differences; ` +
      `extrapolated to ${ours.lists}: ${seconds(perPerson * ours.lists)} s (here measured: ${seconds(ours.draftMilliseconds)} s with them)`,
  );
  const filled = await timed(() => fillUsual(owner));
  console.log(`filled with the lists of both years in ${seconds(filled.milliseconds)} s`);
  report.head('usual application');
  const pages = Math.max(1, Math.floor(world.people / 50));
  for (const [name, calls, run] of [
    ['progress, whole range', 5, () => progressUsual(owner, world.root)],
    ['lists, first page', 10, () => pageUsual(owner, world.root, 0)],
    ['lists, page somewhere', 10, (n: number) => pageUsual(owner, world.root, (n * 37) % pages)],
    ['changes since last year', 10, () => changesUsual(owner, world.root)],
  ] as const)
    report.line(await measure(name, calls, run));
}

async function officesOf({ owner }: Cluster, world: World): Promise<readonly Office[]> {
  const county = await officeOf(owner, 'county office', world.county, 'county');
  if (world.name === 'county') return [county];
  return [county, await officeOf(owner, 'province office', world.root, 'province')];
}

async function runIn(cluster: Cluster, world: World): Promise<void> {
  const { services, owner } = cluster;
  const generated = await timed(() => generate(owner, world));
  console.log(
    `${world.name}: ${world.people} posts, generated in ${seconds(generated.milliseconds)} s`,
  );
  const draftMilliseconds = await draftBoth(cluster, world);
  const { milliseconds } = await timed(() => runItsCourse(owner));
  // What the load has left to be written would be written during the first calls.
  await owner.query('checkpoint');
  const { rows } = await owner.query<{ counts: string; lists: number }>(
    `select count(*) filter (where year = ${YEAR} and instrument = 'standing') as lists,
      format('%s lists of both years, %s sets of duties', count(*), (select count(*) from duties.item_set)) as counts
     from duties.section`,
  );
  console.log(
    `${rows[0]?.counts ?? ''}; approved, issued and signed in ${seconds(milliseconds)} s`,
  );
  for (const office of await officesOf(cluster, world))
    await measureCalls(office, callsOf(services, office));
  await compare(cluster, world, { draftMilliseconds, lists: rows[0]?.lists ?? 0 });
}

const world = [WORLDS.county, WORLDS.province].find(
  ({ name }) => name === (process.argv[2] ?? 'province'),
);
if (world === undefined) throw new Error('one of: county, province');
countStatements();
sayLoad('at the start');
const cluster = await openCluster();
try {
  await runIn(cluster, world);
  sayLoad('\nat the end, this run included');
} finally {
  await cluster.close();
}
const { milliseconds: budget, draftSeconds, statements } = BUDGET;
report.end(
  `drafting ${world.people} posts ≤ ${draftSeconds} s, views p95 ≤ ${budget.view} ms, search ≤ ${budget.search} ms, ` +
    `progress ≤ ${budget.progress} ms, statements ≤ ${statements} and the same for 10 and 100 rows`,
);
