// What of notices, robots and deliveries leaves the server: of a robot's address the host alone, of its secret nothing.
import type { Delivery, Notice, Robot } from '@jinze/contracts';
import type { Outcome } from './delivery.decide.ts';
import type { NoticeRow } from './notices.store.ts';
import type { ProblemRow, RobotRow } from './region.store.ts';

export const noticeView = (row: NoticeRow): Notice => ({
  id: row.id,
  kind: row.kind,
  link: row.link,
  params: row.params as Notice['params'],
  at: row.not_before.toISOString(),
});

export const inboxView = (row: NoticeRow) => ({
  ...noticeView(row),
  readAt: row.read_at?.toISOString() ?? null,
});

export const robotView = (row: RobotRow): Robot => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  name: row.name,
  host: row.url === null ? '' : new URL(row.url).host,
  hasSecret: row.secret !== null,
  isOn: row.is_on,
  kinds: row.kinds as Robot['kinds'],
  changedAt: row.changed_at.toISOString(),
  changedBy: row.changed_by,
});

export const deliveryView = (row: ProblemRow): Delivery => ({
  id: row.id,
  kind: row.kind,
  to: row.to,
  channel: row.channel,
  state: row.state,
  problem: row.problem,
  status: row.status,
  attempts: row.attempts,
  at: row.at.toISOString(),
});

export function triedView(outcome: Outcome) {
  return {
    isSent: outcome.kind === 'sent',
    problem:
      outcome.kind === 'sent' ? null : outcome.kind === 'unknown' ? 'unknown' : outcome.problem,
    status: outcome.kind === 'not-sent' ? outcome.status : null,
  } as const;
}
