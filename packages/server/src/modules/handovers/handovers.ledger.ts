// How handovers read back from their tables what their changes said.
import type { Id, JsonObject } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

const personOf = (party: unknown) => (party as JsonObject).personId as Id<'person'> | null;

export const handoverSource = tableSource({
  stream: 'handover',
  table: 'handovers.handover',
  version: 'version',
  as: {
    outgoing_appointment: 'outgoingParty.appointmentId',
    outgoing_person: 'outgoingParty.personId',
    outgoing_name: 'outgoingParty.name',
    outgoing_last_day: 'outgoingParty.lastDay',
    incoming_appointment: 'incomingParty.appointmentId',
    incoming_person: 'incomingParty.personId',
    incoming_name: 'incomingParty.name',
    incoming_from: 'incomingParty.from',
    supervised_by: 'supervision.by',
    supervised_on: 'supervision.on',
    supervision_reason: 'supervision.reason',
    supervision_note: 'supervision.note',
    supervised_at: 'supervision.recordedAt',
    matters: 'mattersKept',
  },
  parts: [
    partOf({
      table: 'handovers.signature',
      field: 'signatures',
      of: 'handover_id',
      order: ['side', 'recorded_at', 'person_id'],
    }),
  ],
  persons: ({ fields }) =>
    [personOf(fields.outgoingParty), personOf(fields.incomingParty)].filter((id) => id !== null),
});
