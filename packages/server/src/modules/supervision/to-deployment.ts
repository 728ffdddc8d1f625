// A task as a deployment 工作部署 of whoever is asked: recorded by their office, once, so that nobody writes it twice.
import type { DeploymentInput, TaskSource } from '@jinze/contracts';
import { type Id, LEVELS } from '@jinze/kernel';
import { covers, type Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { deploymentFromTask } from '../deployments/index.ts';
import { type Chosen, issuerOf } from './act-on-task.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { requireVersion } from './task-version.ts';
import { levelOf, lockTask, type PartyRow, type TaskRow } from './tasks.store.ts';

const KINDS: Readonly<Partial<Record<TaskSource, DeploymentInput['kind']>>> = {
  meeting: 'meeting-decision',
  'superior-instruction': 'instruction',
};

const pathOf = ({ scopeKey }: PartyRow) => scopeKey.slice(scopeKey.indexOf('/'));

/** Who is asked and lies in the scope, of one region: the lead's, else that of the first who assists. */
export function askedWithin(row: TaskRow, scope: Scope): readonly PartyRow[] {
  const asked = row.parties.filter(
    (party) =>
      (party.role === 'lead' || party.role === 'assist') &&
      covers(scope, { scopeKey: party.scopeKey }),
  );
  const first = asked.find(({ role }) => role === 'lead') ?? asked[0];
  return first === undefined ? [] : asked.filter((party) => pathOf(party) === pathOf(first));
}

/** Issued and not taken back. */
export const isStanding = ({ issued_on: on, state }: TaskRow) =>
  on !== null && state !== 'withdrawn';

/** Of one's own level it is the party committee's or the government's, of a higher one the superior's. */
function issuedBy(row: TaskRow, [asked]: readonly PartyRow[]): DeploymentInput['issuedBy'] {
  const issuer = issuerOf(row);
  const isAbove =
    asked !== undefined && LEVELS.indexOf(levelOf(issuer)) < LEVELS.indexOf(levelOf(asked));
  if (isAbove) return 'superior';
  return issuer.organKind === 'party-committee' ? 'own-committee' : 'own-government';
}

export function recordAsDeployment(
  { unitOfWork, clock }: SupervisionContext,
  command: Command,
  { id, version }: Chosen,
): Promise<{ deploymentId: Id<'deployment'> }> {
  const { scope, actor } = command;
  return unitOfWork.commit(command, async (unit) => {
    const row = requireVersion(await lockTask(unit.tx, scope, id), version);
    const asked = askedWithin(row, scope);
    const [first] = asked;
    if (first === undefined) throw new Refused({ code: 'supervision.not-asked' });
    if (row.issued_on === null || !isStanding(row))
      throw new Refused({ code: 'supervision.not-in-state' });
    const deploymentId = await deploymentFromTask(
      unit,
      { scope, actor, today: clock.today() },
      {
        taskId: id,
        region: pathOf(first),
        head: {
          kind: KINDS[row.source_kind] ?? 'notice',
          issuedBy: issuedBy(row, asked),
          issuer: row.issuer_name,
          number: row.issue_no,
          title: row.title,
          receivedOn: row.issued_on,
          custodian: null,
        },
        asks: asked.map(({ organId, postId }) => ({
          what: row.title,
          organId,
          postId,
          dueOn: row.due_on,
        })),
      },
    );
    await unit.audit('supervision.to-deployment', id);
    return { deploymentId };
  });
}
