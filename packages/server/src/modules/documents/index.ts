// Official documents 公文: the documents module's public face.
export type { DocumentsContext } from './documents.context.ts';
export { documentsConstraints, documentsErrors } from './documents.errors.ts';
export { documentNumberSource, officialDocumentSource } from './documents.ledger.ts';
export { registerDocuments } from './documents.routes.ts';
export { readdressDocuments } from './documents.store.ts';
export { makeDocument } from './make-document.ts';
export { reserveNumber } from './numbers.ts';
export { refuseOtherNumber } from './paper-number.ts';
export { withdrawDocument } from './withdraw-document.ts';
