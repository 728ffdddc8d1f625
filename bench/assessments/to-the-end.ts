// An exercise as a whole through its last stages: its proposed grades looked at, proposed, approved, told, final.
import type { Id } from '../../packages/kernel/src/index.ts';
import {
  approve,
  finalise,
  notify,
  propose,
  readProposal,
} from '../../packages/server/src/modules/assessments/index.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import type { Caller } from '../../packages/server/src/platform/http/caller.ts';
import type { Cluster } from '../posts/cluster.ts';
import { type Timed, timed } from '../posts/measure.ts';
import type { Report } from '../report.ts';

/** Somebody waits for a page; a stage of tens of thousands may take as long as a cup of tea. */
export const END_BUDGET = { pageMilliseconds: 2000, stageSeconds: 60 } as const;

/** Nobody objects: the term is over at once. */
const END_TERM = `with told as (update assessments.subject set objections_until = '2026-01-02' where exercise_id = $1)
  update assessments.exercise set objections_until = '2026-01-02' where id = $1`;

/** Somebody of the office: what is about them is looked for among all. */
const READER: Caller = {
  accountId: '00000000-0000-4000-8000-000000000001' as Id<'account'>,
  sessionId: '00000000-0000-4000-8000-000000000002' as Id<'session'>,
  displayName: '测试',
  personId: null,
  grants: [],
  csrfToken: '',
  reauthenticatedUntil: null,
};

export async function toTheEnd(
  { services, owner }: Cluster,
  report: Report,
  exercise: Id<'assessment'>,
): Promise<void> {
  const context = { ...services, may: () => true, scopeFor: () => SYSTEM_SCOPE };
  const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  const acting = { command, own: [], offices: [] };
  const { rows } = await owner.query<{ scheme_id: Id<'assessment-scheme'>; version: number }>(
    'select scheme_id, version from assessments.exercise where id = $1',
    [exercise],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an exercise');
  let { version } = row;
  const at = () => {
    const chosen = { id: exercise, version };
    version += 1;
    return chosen;
  };
  const say = (what: string, one: Timed<unknown>, most: number) => {
    const megabytes = process.memoryUsage().rss / 2 ** 20;
    const verdict = report.within(what, one.milliseconds <= most);
    console.log(
      `  ${what}: ${(one.milliseconds / 1000).toFixed(1)} s, ${one.statements} statements, ${megabytes.toFixed(0)} MB resident${verdict}`,
    );
  };
  const { scheme_id } = row;
  const read = { id: exercise, scheme_id, scope_key: '', state: 'moderation' } as const;
  const page = await timed(() => readProposal(context, READER, SYSTEM_SCOPE, read, { limit: 50 }));
  say('a page of the proposed grades', page, END_BUDGET.pageMilliseconds);
  const on = services.clock.today();
  const most = END_BUDGET.stageSeconds * 1000;
  const paper = { on, organ: '机关', documentNo: '1号' };
  say('proposed', await timed(() => propose(context, acting, at())), most);
  say('approved', await timed(() => approve(context, acting, at(), paper)), most);
  say('told', await timed(() => notify(context, acting, at(), { on })), most);
  await owner.query(END_TERM, [exercise]);
  say('final', await timed(() => finalise(context, acting, at())), most);
}
