// How imported instruments and adoptions read back from their tables what their changes said.
import { tableSource } from '../../platform/table-source.ts';

export const instrumentSource = tableSource({
  stream: 'local-instrument',
  table: 'instruments.local_instrument',
  version: 'version',
  places: ['region_path'],
});

export const adoptionSource = tableSource({
  stream: 'adoption',
  table: 'instruments.adoption',
  version: 'version',
  places: ['region_path'],
  as: { adopted_on: 'on' },
});
