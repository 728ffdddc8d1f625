// What of documents and their numbers leaves the server, and what the caller may do with them.
import type {
  CheckedDocument,
  DocumentForm,
  DocumentLine,
  OfficialPaper,
  RegisteredNumber,
} from '@jinze/contracts';
import {
  numberText,
  type OfficialDocument,
  type OfficialPdf,
  type Origin,
} from '@jinze/documents/official';
import { civilDateAt, documentDate } from '@jinze/kernel';
import {
  type DocumentMatter,
  type DocumentSource,
  formVersionOf,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { DocumentsContext } from './documents.context.ts';
import type { DocumentRow } from './documents.store.ts';
import { decideAct, type NumberAct } from './number.decide.ts';
import type { NumberRow } from './numbers.store.ts';
import { factsOf, officesOf, textOf } from './numbers.ts';

/** In groups of four, as it is printed and read aloud. */
const writtenCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** What somebody typed in for it, also in full width: without what parts the groups, and with the letters it has none of read as figures. */
export const readCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

function originOf({ checkAddress }: DocumentsContext, row: DocumentRow): Origin {
  return {
    dataVersion:
      row.of_version === null
        ? `截至${documentDate(civilDateAt(row.made_at))}`
        : `第${row.of_version}版`,
    ledgerPosition: row.ledger_size,
    verifyCode: writtenCode(row.verify_code),
    address: checkAddress,
  };
}

/** As it is printed: with where it came from below the text. */
export const printed = (context: DocumentsContext, row: DocumentRow): OfficialDocument => ({
  ...row.paper,
  origin: originOf(context, row),
});

const numberOf = ({ paper }: DocumentRow): string | null =>
  paper.number === undefined ? null : numberText(paper.number);

export const lineView = (row: DocumentRow, { isNumbered }: DocumentSource): DocumentLine => ({
  id: row.id,
  version: row.version,
  state: row.state,
  kind: row.kind,
  title: row.title,
  number: numberOf(row),
  isNumbered,
  dated: row.dated,
  madeAt: row.made_at.toISOString(),
  madeBy: row.made_by,
});

const withdrawnView = (row: DocumentRow): OfficialPaper['withdrawn'] => {
  const { withdrawn_reason: reason, withdrawn_on: on, withdrawn_by: by } = row;
  return reason === null || on === null || by === null ? null : { reason, on, by };
};

export function documentView(
  context: DocumentsContext,
  caller: Caller,
  row: DocumentRow,
  { source, pdf }: { readonly source: DocumentSource; readonly pdf: OfficialPdf },
): OfficialPaper {
  const place = {
    ...(row.scope_key === null ? {} : { scopeKey: row.scope_key }),
    managingCommittee: row.managing_committee,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
  };
  const mayWithdraw = row.state === 'made' && context.may(caller, 'documents.withdraw', place);
  return {
    ...lineView(row, source),
    organs: row.organs,
    addressees: [...(row.paper.addressees ?? [])],
    origin: {
      stream: row.of_stream,
      record: row.of_id,
      version: row.of_version,
      ledgerSize: row.ledger_size,
      verifyCode: writtenCode(row.verify_code),
      address: context.checkAddress,
    },
    pages: pdf.pages,
    substitutes: [...pdf.substitutes],
    missing: [...pdf.missing],
    withdrawn: withdrawnView(row),
    may: mayWithdraw ? ['withdraw'] : [],
  };
}

const ACTS: readonly NumberAct[] = ['use', 'void'];

/** Of a document whose existence is known to few the register has the number alone: more people read it. */
export function documentOf(
  { sources }: Pick<DocumentsContext, 'sources'>,
  { kind, document_id: documentId }: Pick<NumberRow, 'kind' | 'document_id'>,
): Pick<RegisteredNumber, 'kind' | 'documentId'> {
  const isConcealed = sources.some((source) => source.kind === kind && source.isConcealed);
  return isConcealed ? { kind: null, documentId: null } : { kind, documentId };
}

export function numberView(
  context: DocumentsContext,
  caller: Caller,
  row: NumberRow,
): RegisteredNumber {
  const { scope_key: scopeKey, managing_committee: managingCommittee } = row;
  const place = { ...(scopeKey === null ? {} : { scopeKey }), managingCommittee };
  const { kind, documentId } = documentOf(context, row);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    code: row.code,
    year: row.year,
    n: row.n,
    text: textOf(row),
    purpose: row.purpose,
    kind,
    // Offices of one place read its whole register, and of each other's papers not the records they are made of.
    documentId: officesOf(context, caller, { scopeKey, managingCommittee }).includes(row.office)
      ? documentId
      : null,
    takenOn: row.taken_on,
    recordedBy: row.recorded_by,
    voidReason: row.void_reason,
    voidedOn: row.voided_on,
    voidedBy: row.voided_by,
    may: ACTS.filter(
      (act) =>
        decideAct(factsOf(row), act).ok && context.may(caller, `documents.${act}-number`, place),
    ),
  };
}

export function formView(
  context: DocumentsContext,
  caller: Caller,
  { kind, stream, isNumbered }: DocumentSource,
  of: string,
  matter: DocumentMatter,
  register: { readonly codes: DocumentForm['codes']; readonly reserved: readonly NumberRow[] },
): DocumentForm {
  return {
    kind,
    stream,
    of,
    version: formVersionOf(matter),
    isNumbered,
    isDraft: matter.isDraft === true,
    isOwn: matter.place.personId !== null,
    ownNumber: matter.ownNumber ?? null,
    organs: [...matter.organs],
    addressees: [...matter.addressees],
    uncompared: [...(matter.uncompared ?? [])],
    asked: [...matter.asks],
    codes: register.codes,
    reserved: register.reserved.map((row) => numberView(context, caller, row)),
  };
}

function makerAs(row: DocumentRow): CheckedDocument['maker']['as'] {
  if (row.person_id !== null) return 'person';
  return row.scope_key === null ? 'department' : 'office';
}

export function checkedView(
  row: DocumentRow,
  { isPersonal, isConcealed }: DocumentSource,
  found: {
    readonly region: string;
    readonly place: { readonly index: number; readonly sealedAt: Date } | undefined;
    readonly checkpoint: { readonly size: number; readonly root: string } | undefined;
  },
): CheckedDocument {
  const { region, place, checkpoint } = found;
  return {
    kind: row.kind,
    state: row.state,
    title: isPersonal ? null : row.title,
    number: numberOf(row),
    organs: row.organs,
    dated: row.dated,
    maker: { as: makerAs(row), region },
    madeAt: row.made_at.toISOString(),
    withdrawnOn: row.withdrawn_on,
    of: { stream: row.of_stream, version: row.of_version },
    ledgerSize: row.ledger_size,
    place:
      place === undefined || isConcealed
        ? null
        : { index: place.index, sealedAt: place.sealedAt.toISOString() },
    checkpoint: checkpoint ?? null,
  };
}
