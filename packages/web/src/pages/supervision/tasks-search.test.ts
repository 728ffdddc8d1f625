import { TASK_SOURCES, TASK_STATES } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { SOURCES, STATES, tasksSearch } from './tasks-search.ts';

describe('the address of the task list', () => {
  it('knows every state and source of the contract', () => {
    expect(STATES).toEqual(TASK_STATES);
    expect(SOURCES).toEqual(TASK_SOURCES);
  });
  it('keeps what it knows and leaves out the rest', () => {
    expect(
      tasksSearch({
        state: 'closed',
        overdue: 'true',
        source: 'accident',
        assignee: 2022,
        side: 'received',
        listed: true,
        after: 'x',
        other: 'y',
      }),
    ).toEqual({
      state: 'closed',
      overdue: true,
      source: 'accident',
      assignee: '2022',
      side: 'received',
      listed: true,
      after: 'x',
    });
    expect(
      tasksSearch({ state: 'open', source: 'rumour', overdue: false, assignee: '  ' }),
    ).toEqual({});
  });
});
