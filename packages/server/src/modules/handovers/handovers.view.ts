// What of a handover leaves the server, and what the caller may do with it.
import type { Handover, HandoverLine, HandoverMatter, ListedHandover } from '@jinze/contracts';
import { addDays, type OrganKind, type PostClass } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import type { Party } from './following.decide.ts';
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
    isSupervised: row.supervised_by !== null,
  };
}

function supervisionOf(row: HandoverRow): Handover['supervision'] {
  const {
    supervised_by: by,
    supervised_on: on,
    supervision_reason: reason,
    supervised_at: at,
  } = row;
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

/** The sides that are there and have not signed. */
function unsignedOf(row: HandoverRow): Party[] {
  return (['outgoing', 'incoming'] as const).flatMap((side) => {
    const party = row[side];
    return party === null || row.signed.includes(side) ? [] : [party];
  });
}

/** Whether the caller is one of those who have not signed. */
export function isToSign(
  { scopeFor }: HandoversContext,
  caller: Caller,
  row: HandoverRow,
): boolean {
  const own = scopeFor(caller, 'handovers.sign')?.persons ?? [];
  return row.state === 'open' && unsignedOf(row).some((party) => own.includes(party.personId));
}

/** Before anybody has come there is only the one who leaves to stand in for. */
const isToSupervise = (row: HandoverRow) =>
  row.incoming !== null || (row.supervised_by === null && !row.signed.includes('outgoing'));

const maySupervise = ({ may }: HandoversContext, caller: Caller, row: HandoverRow): boolean =>
  row.state === 'open' &&
  isToSupervise(row) &&
  may(caller, 'handovers.supervise', { scopeKey: row.scope_key });

export const listedHandover = (
  context: HandoversContext,
  caller: Caller,
  row: HandoverRow,
): ListedHandover => ({
  ...handoverLine(row),
  mayOpen: context.may(caller, 'handovers.handover', { scopeKey: row.scope_key }),
  maySupervise: maySupervise(context, caller, row),
});

/** Signing is one's own; paper and supervision are the office's, and only for a side that is there and unsigned. */
function mayDo(context: HandoversContext, caller: Caller, row: HandoverRow): Handover['may'] {
  const { may } = context;
  const resource = { scopeKey: row.scope_key };
  const briefed = row.incoming === null ? undefined : { ...resource, ...row.incoming };
  const mayBrief = briefed !== undefined && may(caller, 'handovers.briefing', briefed);
  if (row.state !== 'open') return mayBrief ? ['brief'] : [];
  return [
    ...(mayBrief ? (['brief'] as const) : []),
    ...(isToSign(context, caller, row) ? (['sign'] as const) : []),
    ...(unsignedOf(row).length > 0 && may(caller, 'handovers.paper', resource)
      ? (['paper'] as const)
      : []),
    ...(maySupervise(context, caller, row) ? (['supervise'] as const) : []),
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
