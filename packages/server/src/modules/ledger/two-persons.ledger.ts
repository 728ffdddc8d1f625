// How erasures, seals and handouts read back from their tables what their changes said: the check believes them, so it checks them.
import { partOf, tableSource } from '../../platform/table-source.ts';

/** Nobody’s own: that somebody asked for contents, or had them sealed, is not told to whom they are about. */
export const restrictionSource = tableSource({
  stream: 'restriction',
  table: 'ledger.restriction',
  version: 'version',
});

export const handoutSource = tableSource({
  stream: 'handout',
  table: 'ledger.handout',
  version: 'version',
  places: ['committee'],
  parts: [
    partOf({
      table: 'ledger.custody_entry',
      field: 'custody',
      of: 'handout_id',
      order: ['position'],
    }),
  ],
});
