// What of an entry leaves the server, and what the caller may do with it.
import type { CalendarEntry, CalendarProposal } from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import type { CalendarContext } from './calendar.context.ts';
import type { EntryRow } from './calendar.store.ts';
import type { Content, Proposal } from './proposals.decide.ts';

type ContentRow = Omit<EntryRow, 'region_name' | 'owner_holder'>;

export const contentOf = (row: ContentRow): Content => ({
  kind: row.kind,
  title: row.title,
  note: row.note,
  owner: row.owner,
  ownerPostId: row.owner_post,
  ownerOrganId: row.owner_organ,
  from: row.from_on,
  to: row.to_on,
  tellOn: row.tell_on,
  activity: row.activity,
  duties: row.duties,
  clause: row.clause,
  basis: row.basis,
});

export function entryView(
  { may }: Pick<CalendarContext, 'may'>,
  caller: Caller,
  row: EntryRow,
): CalendarEntry {
  const resource = { scopeKey: row.scope_key };
  return {
    ...contentOf(row),
    id: row.id,
    version: row.version,
    year: row.year,
    regionPath: row.region_path,
    regionName: row.region_name,
    ownerHolder: row.owner_holder,
    origin: row.origin,
    recordedAt: (row.changed_at ?? row.recorded_at).toISOString(),
    recordedBy: row.changed_by ?? row.recorded_by,
    may: (['change', 'remove'] as const).filter((act) => may(caller, `calendar.${act}`, resource)),
  };
}

export function proposalView(proposal: Proposal): CalendarProposal {
  const { origin: _, ...shown } = proposal;
  return shown;
}
