// Evidence files 证据卷: one PDF with contents and page numbers, and one archive with everything it speaks of (ADR 39).
export {
  type Bundle,
  type BundleEntry,
  bundleName,
  type ListedEntry,
  writeBundle,
} from './bundle.ts';
export type { EvidenceFile, FileBlock, Labelled } from './model.ts';
export { type EvidencePdf, writeEvidencePdf } from './pdf.ts';
