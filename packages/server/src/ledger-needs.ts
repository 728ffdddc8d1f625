// What the ledger needs of the modules whose records it keeps: files, who is still in a body, and what may be erased.
import { eraseScan, scansOf, scansSize } from './modules/duties/index.ts';
import type { LedgerNeeds } from './modules/ledger/index.ts';
import { eraseIdTail, organsHeldBy } from './modules/posts/index.ts';
import { RECORD_SOURCES } from './record-sources.ts';

export const LEDGER_NEEDS: LedgerNeeds = {
  sizeOfFiles: scansSize,
  filesOf: async (db, records, hashes) => (hashes.length === 0 ? [] : scansOf(db, records)),
  bodiesHeldBy: organsHeldBy,
  erasers: {
    'duty-section': [
      { paths: ['/scanFile', '/scanKept'], erase: ({ tx }, record) => eraseScan(tx, record) },
    ],
    person: [{ paths: ['/idTail'], erase: ({ tx }, record) => eraseIdTail(tx, record) }],
  },
  sources: RECORD_SOURCES,
};
