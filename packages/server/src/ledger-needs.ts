// What the ledger needs of the modules whose records it keeps: files, who is still in a body, and what may be erased.
import { eraseScan, scansOf, scansSize } from './modules/duties/index.ts';
import type { LedgerNeeds } from './modules/ledger/index.ts';
import { attachmentsSize, eachContent, eraseAttachment } from './modules/performance/index.ts';
import { eraseIdTail, organsHeldBy } from './modules/posts/index.ts';
import { RECORD_SOURCES } from './record-sources.ts';

export const LEDGER_NEEDS: LedgerNeeds = {
  sizeOfFiles: async (db, records) =>
    (await scansSize(db, records)) + (await attachmentsSize(db, records)),
  filesOf: async (db, records, hashes) => {
    if (hashes.length === 0) return [];
    const files = await scansOf(db, records);
    for await (const bytes of eachContent(db, records)) files.push(bytes);
    return files;
  },
  bodiesHeldBy: organsHeldBy,
  erasers: {
    'duty-section': [
      { paths: ['/scanFile', '/scanKept'], erase: ({ tx }, record) => eraseScan(tx, record) },
    ],
    attachment: [
      {
        paths: ['/file', '/digest', '/parts'],
        erase: ({ tx }, record) => eraseAttachment(tx, record),
      },
    ],
    person: [{ paths: ['/idTail'], erase: ({ tx }, record) => eraseIdTail(tx, record) }],
  },
  sources: RECORD_SOURCES,
};
