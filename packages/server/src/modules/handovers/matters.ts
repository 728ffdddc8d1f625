// What passes from one holder to the next: fields, duty lists, open tasks, open deployments; each asked of the module
// that keeps it.
import type { HandoverMatter } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import type { Database } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { digestOf } from '../../platform/ids.ts';
import { type OpenAskRow, openAsksOf } from '../deployments/index.ts';
import { sectionsHeld } from '../duties/index.ts';
import { fieldsHandedOver } from '../posts/index.ts';
import { type TaskAtPost, tasksAtPosts } from '../supervision/index.ts';
import type { HandoverRow } from './handovers.store.ts';

const yearOf = (day: CivilDate) => Number(day.slice(0, 4));

const sidesOf = ({ outgoing, incoming }: HandoverRow) => [
  ...(outgoing === null ? [] : [{ side: 'outgoing' as const, party: outgoing }]),
  ...(incoming === null ? [] : [{ side: 'incoming' as const, party: incoming }]),
];

type Fields = Awaited<ReturnType<typeof fieldsHandedOver>>;
type Sections = Awaited<ReturnType<typeof sectionsHeld>>;

function portfolioMatters(row: HandoverRow, fields: Fields): HandoverMatter[] {
  return fields
    .filter((one) => one.appointmentId === row.outgoing?.appointmentId)
    .map(({ field, holders }) => {
      const isContinued = holders.some((one) => one.appointmentId === row.incoming?.appointmentId);
      const state = isContinued ? 'continued' : holders.length > 0 ? 'taken' : 'nobody';
      return { kind: 'portfolio', field, state, by: holders.map((one) => one.personName) };
    });
}

function sectionMatters(row: HandoverRow, sections: Sections): HandoverMatter[] {
  return sidesOf(row).map(({ side, party }) => {
    const year = yearOf(party.on);
    const found = sections.find(
      (one) => one.personId === party.personId && one.postId === row.post_id && one.year === year,
    );
    const [sectionId, state] = [found?.id ?? null, found?.state ?? null];
    return { kind: 'duty-section', side, sectionId, year, state };
  });
}

/** So many are named; a post with more is a matter for the office itself. */
const TASKS_NAMED = 100;

/** What is asked of the post stays with it, whoever comes. */
function taskMatters(row: HandoverRow, tasks: readonly TaskAtPost[]): HandoverMatter[] {
  return tasks
    .filter(({ postId }) => postId === row.post_id)
    .slice(0, TASKS_NAMED)
    .map(({ taskId, title, state, dueOn, personName }) => ({
      kind: 'task',
      taskId,
      title,
      state,
      dueOn,
      personName,
    }));
}

/** As tasks are. */
const ASKS_NAMED = 50;

/** What was asked of the post is the successor’s, whoever held it when it was asked. */
function deploymentMatters(row: HandoverRow, asks: readonly OpenAskRow[]): HandoverMatter[] {
  return asks
    .filter(({ postId }) => postId === row.post_id)
    .map((row) => {
      const { postId: _, result, ...ask } = row;
      return { kind: 'deployment', ...ask, state: result === 'partly' ? 'partly' : 'open' };
    });
}

/**
 * What passes on in each handover as it stands today; a closed one keeps what it was closed with. A handover
 * lets both sides see what is handed over and nothing else of the body: whoever may see the handover gets its
 * matters, read in the scope of its own body. Four statements, however many.
 */
export async function mattersOf(
  database: Database,
  rows: readonly HandoverRow[],
  today: CivilDate,
): Promise<ReadonlyMap<Id<'handover'>, readonly HandoverMatter[]>> {
  const open = rows.filter((row) => row.state !== 'closed' || row.matters === null);
  const keys = [...new Set(open.map((row) => row.scope_key))];
  const scope: Scope = { keys, committees: [], persons: [] };
  const appointmentIds = open.flatMap(({ outgoing }) => outgoing?.appointmentId ?? []);
  const postIds = open.map((row) => row.post_id);
  const { fields, sections, tasks, asks } = await database.read(scope, async (db) => ({
    tasks: await tasksAtPosts(db, scope, postIds),
    asks: await openAsksOf(db, scope, postIds, ASKS_NAMED),
    fields: await fieldsHandedOver(db, scope, appointmentIds, today),
    sections: await sectionsHeld(
      db,
      scope,
      open.flatMap((row) =>
        sidesOf(row).map(({ party }) => ({
          personId: party.personId,
          postId: row.post_id,
          year: yearOf(party.on),
        })),
      ),
    ),
  }));
  return new Map(
    rows.map((row) => [
      row.id,
      open.includes(row)
        ? [
            ...portfolioMatters(row, fields),
            ...sectionMatters(row, sections),
            ...taskMatters(row, tasks),
            ...deploymentMatters(row, asks),
          ]
        : (row.matters ?? []),
    ]),
  );
}

/** What a signer has seen, as a short text. */
export function digestOfMatters(matters: readonly HandoverMatter[]): string {
  return digestOf(canonicalJson(matters as never));
}
