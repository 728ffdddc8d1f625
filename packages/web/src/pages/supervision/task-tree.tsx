// The parts of a task and their parts, each with its state.
import type { Task, TaskBranch } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DueMark, PartyLine, TaskStateMark } from './task-words.tsx';

/** How far beneath the task a branch hangs. */
function depths(task: Task): ReadonlyMap<string, number> {
  const depth = new Map<string, number>([[task.id, 0]]);
  for (const branch of task.branches) depth.set(branch.id, (depth.get(branch.parentId) ?? 0) + 1);
  return depth;
}

function Branch({ branch, depth }: { branch: TaskBranch; depth: number }) {
  const { t } = useTranslation();
  return (
    <li style={{ paddingInlineStart: `${(depth - 1) * 20}px` }}>
      <span>
        {branch.mayOpen && branch.title !== null ? (
          <Link to="/supervision/tasks/$taskId" params={{ taskId: branch.id }}>
            {branch.title}
          </Link>
        ) : (
          <span className="muted">{t('supervision.notOpen', { issuer: branch.issuerName })}</span>
        )}
      </span>
      <span className="on-whom">{branch.lead !== null && <PartyLine party={branch.lead} />}</span>
      <div className="how">
        <TaskStateMark task={branch} />
        <DueMark task={branch} />
      </div>
    </li>
  );
}

export function TaskTree({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { branches } = task;
  if (branches.length === 0) return null;
  const depth = depths(task);
  const done = branches.filter(({ state }) => state === 'closed').length;
  return (
    <section>
      <h2>{t('supervision.treeHead', { done, count: branches.length })}</h2>
      <ul className="task-tree">
        {branches.map((branch) => (
          <Branch key={branch.id} branch={branch} depth={depth.get(branch.id) ?? 1} />
        ))}
      </ul>
    </section>
  );
}
