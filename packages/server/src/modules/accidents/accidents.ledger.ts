// How accidents read back from their tables what their changes said: the last row, and every row before it.
import { partOf, tableSource } from '../../platform/table-source.ts';

const ACCIDENT = {
  table: 'accidents.accident',
  as: { id: 'rowId', version: 'rowVersion' },
  places: ['region_path'],
} as const;

export const accidentSource = tableSource({
  ...ACCIDENT,
  stream: 'accident',
  rows: { id: 'record_id', by: 'version' },
  parts: [
    partOf({
      ...ACCIDENT,
      field: 'earlier',
      of: 'record_id',
      order: ['version', 'id'],
      isLoose: true,
    }),
  ],
});
