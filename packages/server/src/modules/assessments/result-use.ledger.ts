// How the register of uses reads back from its tables what its changes said.
import { partOf, tableSource } from '../../platform/table-source.ts';

export const resultUseSource = tableSource({
  stream: 'result-use',
  table: 'assessments.result_use',
  version: 'version',
  places: ['region_path'],
  as: { sent_to: 'sent.to', sent_on: 'sent.on', sent_no: 'sent.documentNo' },
  parts: [
    partOf({
      table: 'assessments.result_use_version',
      field: 'versions',
      of: 'use_id',
      order: ['version'],
    }),
  ],
});
