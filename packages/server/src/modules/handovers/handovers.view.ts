// What of a handover leaves the server, and what the caller may do with it.
import type { Handover, HandoverLine, HandoverMatter } from '@jinze/contracts';
import { addDays, type OrganKind, type PostClass } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { effectiveOn } from './handover.decide.ts';
import type { HandoversContext } from './handovers.context.ts';
import type { HandoverRow, SignatureRow } from './handovers.store.ts';
import { digestOfMatters } from './matters.ts';

export function handoverLine(row: HandoverRow): HandoverLine {
  const on = effectiveOn(row, (day) => addDays(day, 1));
  if (on === undefined) throw new Error(`handover ${row.id} of nobody`);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    postId: row.post_id,
    postTitle: row.post_title,
    organName: row.organ_name,
    regionName: row.region_name,
    outgoing: row.outgoing,
    incoming: row.incoming,
    effectiveOn: on,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    signed: row.signed,
  };
}

function supervisionOf(row: HandoverRow): Handover['supervision'] {
  const { supervised_by: by, supervised_on: on, supervision_reason: reason, closed_at: at } = row;
  return by === null || on === null || reason === null || at === null
    ? null
    : { by, on, reason, note: row.supervision_note, recordedAt: at.toISOString() };
}

const signatureView = (row: SignatureRow): Handover['signatures'][number] => ({
  side: row.side as 'outgoing' | 'incoming',
  name: row.signer_name,
  post: row.signer_post,
  on: row.signed_on,
  recordedAt: row.recorded_at.toISOString(),
  paper: row.custodian === null ? null : { custodian: row.custodian, number: row.paper_no },
});

/** Signing is one's own; paper and supervision are the office's, and only for a side that is there and unsigned. */
function mayDo(
  { may, scopeFor }: HandoversContext,
  caller: Caller,
  row: HandoverRow,
): Handover['may'] {
  if (row.state !== 'open') return [];
  const unsigned = (['outgoing', 'incoming'] as const).flatMap((side) => {
    const party = row[side];
    return party === null || row.signed.includes(side) ? [] : [party];
  });
  const own = scopeFor(caller, 'handovers.sign')?.persons ?? [];
  const resource = { scopeKey: row.scope_key };
  return [
    ...(unsigned.some((party) => own.includes(party.personId)) ? (['sign'] as const) : []),
    ...(unsigned.length > 0 && may(caller, 'handovers.paper', resource)
      ? (['paper'] as const)
      : []),
    ...(may(caller, 'handovers.supervise', resource) ? (['supervise'] as const) : []),
  ];
}

export function handoverView(
  context: HandoversContext,
  caller: Caller,
  row: HandoverRow,
  more: {
    readonly signatures: readonly SignatureRow[];
    readonly matters: readonly HandoverMatter[];
  },
): Handover {
  return {
    ...handoverLine(row),
    postClass: row.post_class as PostClass,
    organKind: row.organ_kind as OrganKind,
    signatures: more.signatures.map(signatureView),
    supervision: supervisionOf(row),
    matters: [...more.matters],
    seen: digestOfMatters(more.matters),
    may: mayDo(context, caller, row),
  };
}
