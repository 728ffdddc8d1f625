// How large an evidence file will be, about, before anything of it is read. Pure.
import type { EvidenceFileView } from '@jinze/contracts';
import { type FiledGroup, hasReceipts } from './arrange.decide.ts';

const KIB = 1024;
/** As measured (`npm run bench:evidence-file`, which fails where they are far off): typefaces, the program that checks. */
const PAPER = { whole: 150 * KIB, record: KIB } as const;
const ARCHIVE = { whole: 500 * KIB, packed: 6 * KIB, receipt: 2 * KIB, line: 100 } as const;

/** Files stand in the archive twice: to be opened, and in their package. */
export function estimateOf(groups: readonly FiledGroup[]): EvidenceFileView['estimate'] {
  const records = groups.flatMap((group) => group.records);
  const pdf = PAPER.whole + records.length * PAPER.record;
  const zip = records.reduce((all, record) => {
    const versions = record.versions.length;
    const files = record.files.reduce((bytes, { size }) => bytes + 2 * size, 0);
    const packed = record.package === null ? 0 : versions * ARCHIVE.packed;
    const receipts = hasReceipts(record) ? versions * ARCHIVE.receipt : 0;
    return all + files + packed + receipts + ARCHIVE.line;
  }, ARCHIVE.whole);
  return { pdf, zip: pdf + zip };
}
