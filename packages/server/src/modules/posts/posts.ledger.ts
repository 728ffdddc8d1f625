// How bodies, posts, people, who holds what, and rosters read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

/** A name is a part of what bears it, with every name it had. */
const namesOf = (subject: 'organ' | 'post' | 'person') =>
  partOf({
    table: 'posts.naming',
    field: 'names',
    of: 'subject_id',
    where: { subject },
    order: ['version', 'id'],
    isLoose: true,
  });

export const organSource = tableSource({
  stream: 'organ',
  table: 'posts.organ',
  places: ['region_path'],
  parts: [namesOf('organ')],
});

export const postSource = tableSource({
  stream: 'post',
  table: 'posts.post',
  places: ['managing_committee'],
  as: { managing_committee: 'committee' },
  parts: [namesOf('post')],
});

export const personSource = tableSource({
  stream: 'person',
  table: 'posts.person',
  parts: [namesOf('person')],
  persons: ({ id }) => [id as Id<'person'>],
});

const APPOINTMENT = {
  table: 'posts.appointment',
  as: { id: 'rowId', valid_from: 'from', valid_to: 'to', managing_committee: 'committee' },
  places: ['managing_committee'],
} as const;

/** Of all rows of an appointment the last is what is so now; a change of portfolios alone leaves it as it is. */
export const appointmentSource = tableSource({
  ...APPOINTMENT,
  stream: 'appointment',
  rows: { id: 'record_id', by: 'version' },
  as: { ...APPOINTMENT.as, version: 'rowVersion' },
  parts: [
    partOf({
      ...APPOINTMENT,
      field: 'earlier',
      of: 'record_id',
      order: ['version', 'id'],
      isLoose: true,
    }),
    partOf({
      table: 'posts.portfolio',
      field: 'portfolioRows',
      of: 'appointment_record_id',
      order: ['id'],
      isLoose: true,
    }),
  ],
  persons: ({ fields }) => [fields.personId as Id<'person'>],
  unlinked: ['appointment.portfolios-changed.v1'],
});

export const rosterImportSource = tableSource({
  stream: 'roster-import',
  table: 'posts.roster_import',
});
