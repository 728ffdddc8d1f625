// How vetting reads back from its tables what its changes said. Nobody's own record: no candidate has a receipt of being looked at.
import { partOf, tableSource } from '../../platform/table-source.ts';
import { HASHES_HELD } from './vetting.store.ts';

/**
 * Names and opinions are thousands: the leaf has their hash, computed anew from the rows whenever it is compared, so that a
 * changed, added or missing row shows.
 */
export const vettingSource = tableSource({
  stream: 'vetting-request',
  table: 'vetting.request',
  version: 'version',
  places: ['asking_committee', 'answering_region'],
  values: HASHES_HELD,
  parts: [
    partOf({
      table: 'vetting.step',
      field: 'steps',
      of: 'request_id',
      order: ['version'],
    }),
    partOf({ table: 'vetting.use', field: 'uses', of: 'request_id', order: ['entry'] }),
    partOf({
      table: 'vetting.report_word',
      field: 'reportWords',
      of: 'request_id',
      order: ['entry'],
    }),
  ],
});

export const disciplineSource = tableSource({
  stream: 'vetting-discipline',
  table: 'vetting.discipline_answer',
  version: 'version',
  parts: [
    partOf({
      table: 'vetting.discipline_entry',
      field: 'entries',
      of: 'answer_id',
      order: ['number'],
    }),
  ],
});

export const conclusionSource = tableSource({
  stream: 'vetting-conclusion',
  table: 'vetting.conclusion',
  version: 'version',
});
