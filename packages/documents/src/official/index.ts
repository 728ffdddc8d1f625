// Official documents after GB/T 9704-2012: what they say, and as .docx and as .pdf.

export type {
  AttachedSheet,
  Block,
  DocumentNumber,
  Imprint,
  OfficialDocument,
  Origin,
  Signature,
} from './document.ts';
export { DOCX_TYPE, writeOfficialDocx } from './docx.ts';
export { type OfficialPdf, writeOfficialPdf } from './pdf.ts';
