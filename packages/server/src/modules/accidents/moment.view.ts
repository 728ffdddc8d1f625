// What of a moment that matters leaves the server.
import type { ChainMoment } from '@jinze/contracts';
import type { MomentRow } from './chain.store.ts';

export const momentView = (row: MomentRow): ChainMoment => ({
  id: row.id,
  version: row.version,
  state: row.state,
  kind: row.kind,
  on: row.on_day,
  what: row.what,
  documentNo: row.document_no,
  recordedBy: row.recorded_by,
  withdrawnReason: row.withdrawn_reason,
});
