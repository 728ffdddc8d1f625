// How entries of the year read back from their table what their changes said.
import { tableSource } from '../../platform/table-source.ts';

export const calendarSource = tableSource({
  stream: 'calendar-entry',
  table: 'calendar.entry',
  version: 'version',
  places: ['region_path'],
  as: {
    owner_post: 'ownerPostId',
    owner_organ: 'ownerOrganId',
    removed_at: 'removal.at',
    removed_by: 'removal.by',
    removed_why: 'removal.reason',
  },
  exempt: { told_at: 'that a notice of it was sent, which is no change of the entry' },
});
