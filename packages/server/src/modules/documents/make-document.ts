// Making an official document: the record is read as it stands, what it does not say was filled in, a number is taken.
import type { AskedField, DocumentKind } from '@jinze/contracts';
import { type DocumentNumber, isSameNumber, parseNumber } from '@jinze/documents/official';
import type { CivilDate, Id } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import {
  answersTo,
  type DocumentMatter,
  type DocumentPlace,
  type DocumentSource,
  formVersionOf,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newCode, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import type { DocumentsContext } from './documents.context.ts';
import { officialDocumentSource } from './documents.ledger.ts';
import { insertDocument, numberOnPaper, tryLockPapersOf } from './documents.store.ts';
import { decideOnDocument } from './number.decide.ts';
import { lockNumber, lockNumberNamed, type NumberRow, updateNumber } from './numbers.store.ts';
import {
  factsOf,
  officeOf,
  recordNumber,
  refuseSecrets,
  type TakenNumber,
  takeNext,
  textOf,
} from './numbers.ts';
import { ownNumberNow } from './paper-number.ts';
import { sourceFor } from './read-document.ts';

export interface Making {
  readonly kind: DocumentKind;
  readonly stream: string;
  readonly of: string;
  readonly part?: string | undefined;
  readonly version: number | null;
  readonly dated: CivilDate;
  readonly organs: readonly string[];
  readonly addressees: readonly string[];
  readonly copiesTo: readonly string[];
  readonly printedBy: string | null;
  readonly printedOn?: CivilDate | null;
  readonly answers: Readonly<Partial<Record<AskedField, string>>>;
  readonly number:
    | { readonly kind: 'none' }
    | { readonly kind: 'own' }
    | { readonly kind: 'next'; readonly code: string; readonly first: number | null }
    | { readonly kind: 'reserved'; readonly id: Id<'document-number'> };
}

/** The record, where the caller may make papers of it and it stands so that one can be made. */
export async function matterFor(
  context: DocumentsContext,
  caller: Caller,
  asked: Pick<Making, 'kind' | 'stream' | 'of' | 'part'>,
): Promise<{ readonly source: DocumentSource; readonly matter: DocumentMatter }> {
  const source = sourceFor(context, asked);
  const matter = await source?.find(caller, asked.of, asked.part);
  if (source === undefined || matter === undefined) throw new Refused({ code: 'http.not-found' });
  if (matter.refusal !== undefined) throw new Refused({ code: matter.refusal });
  return { source, matter };
}

const sameOwner = (
  row: { readonly scope_key: string | null; readonly managing_committee: string | null },
  place: DocumentPlace,
) => row.scope_key === place.scopeKey && row.managing_committee === place.managingCommittee;

interface Bearing {
  readonly documentId: Id<'document'>;
  readonly purpose: string | null;
  readonly on: CivilDate;
}

/** A number of the register that no document bears goes on this one. */
async function putOn(
  unit: Unit,
  row: NumberRow,
  { dated, number }: Making,
  { documentId, purpose }: Bearing,
): Promise<TakenNumber> {
  const { state } = unwrap(decideOnDocument(factsOf(row), dated, number.kind === 'own'));
  // For what somebody registered it stays registered.
  const changes = {
    state,
    document_id: documentId,
    ...(row.state === 'reserved' ? { purpose } : {}),
  };
  if ((await updateNumber(unit.tx, row, changes)) !== 1)
    throw new Refused({ code: 'documents.number-taken', path: 'body.number.id' });
  return { id: row.id, code: row.code, year: row.year, n: row.n };
}

/** What the record went out under: as the register has it, or as its next one. */
async function takeOwn(
  unit: Unit,
  command: Command,
  input: Making,
  { place, office, ownNumber }: Numbering,
  as: Bearing,
): Promise<TakenNumber> {
  const path = 'body.number';
  if (ownNumber === undefined || ownNumber === null)
    throw new Refused({ code: 'documents.no-own-number', path });
  const wanted = parseNumber(ownNumber);
  if (wanted === undefined)
    throw new Refused({ code: 'documents.own-number-unread', path, values: { number: ownNumber } });
  const row = await lockNumberNamed(unit.tx, command.scope, place, wanted);
  if (row !== undefined) return putOn(unit, row, input, as);
  const { code, year, n: first } = wanted;
  if (Number(input.dated.slice(0, 4)) !== year)
    throw new Refused({ code: 'documents.other-year', path: 'body.dated', values: { year } });
  const asked = { code, year, first, office, isOwn: true };
  return takeNext(unit, place, asked, { ...as, by: command.actor.name });
}

interface Numbering {
  readonly place: DocumentPlace;
  readonly office: string | undefined;
  readonly ownNumber: string | null | undefined;
}

/** The number it bears: the next one, one that was kept free for it at the same place, or what its record went out under. */
async function numberFor(
  unit: Unit,
  command: Command,
  input: Making,
  numbering: Numbering,
  as: Bearing,
): Promise<TakenNumber | undefined> {
  const { number } = input;
  const { place, office } = numbering;
  if (number.kind === 'none') return undefined;
  if (number.kind === 'own') return takeOwn(unit, command, input, numbering, as);
  if (number.kind === 'next') {
    const year = Number(input.dated.slice(0, 4));
    const asked = { code: number.code, year, first: number.first, office };
    return takeNext(unit, place, asked, { ...as, by: command.actor.name });
  }
  const row = await lockNumber(unit.tx, command.scope, number.id);
  if (row === undefined || !sameOwner(row, place))
    throw new Refused({ code: 'http.not-found', path: 'body.number.id' });
  return putOn(unit, row, input, as);
}

/**
 * Of a record that goes out under one number, one numbered paper stands at a time. Whoever is at it now, with another
 * paper or with the number of the record, or was since it was read, changes what the form was filled from.
 */
async function refuseSecondPaper(
  { tx }: Unit,
  { kind, of }: Making,
  matter: DocumentMatter,
): Promise<void> {
  const isAlone = await tryLockPapersOf(tx, of);
  if (!isAlone || (await ownNumberNow(tx, matter)) !== matter.ownNumber)
    throw new Refused({ code: 'documents.record-changed' });
  const number = await numberOnPaper(tx, { of, kind });
  if (number !== undefined)
    throw new Refused({
      code: 'documents.numbered-already',
      path: 'body.number',
      values: { number },
    });
}

/** Its paper bears what the record says it went out under. */
function refuseOtherThan(ownNumber: string | null, taken: TakenNumber): void {
  if (ownNumber !== null && !isSameNumber(ownNumber, textOf(taken)))
    throw new Refused({
      code: 'documents.other-number',
      path: 'body.number',
      values: { number: ownNumber },
    });
}

/** A number where the paper bears none, or none yet. */
function refuseNumber(
  { isNumbered }: DocumentSource,
  { isDraft }: DocumentMatter,
  { number }: Making,
): void {
  if (number.kind === 'none') return;
  const path = 'body.number';
  if (!isNumbered) throw new Refused({ code: 'documents.not-numbered', path });
  if (isDraft === true) throw new Refused({ code: 'documents.draft-only', path });
}

/** What is made of one's own is in the name the record gives it: a code confirms that name to anybody. */
function refuseOtherOrgans({ place, organs }: DocumentMatter, input: Making): void {
  if (place.personId !== null && canonicalJson(input.organs) !== canonicalJson(organs))
    throw new Refused({ code: 'documents.other-organs', path: 'body.organs' });
}

function refuseMarked(input: Making): void {
  const listed = { organs: input.organs, addressees: input.addressees, copiesTo: input.copiesTo };
  refuseSecrets({
    ...Object.fromEntries(Object.entries(listed).map(([name, texts]) => [name, texts.join('\n')])),
    printedBy: input.printedBy,
    ...Object.fromEntries(
      Object.entries(input.answers).map(([name, text]) => [`answers.${name}`, text]),
    ),
  });
}

/** Nothing is printed before the day it bears. */
function printedOnOf({ dated, printedOn = null }: Making, today: CivilDate): CivilDate {
  if (printedOn === null) return today < dated ? dated : today;
  if (printedOn < dated)
    throw new Refused({ code: 'documents.printed-before', path: 'body.printedOn' });
  return printedOn;
}

/** What was filled in, as the template takes it. */
function composed(matter: DocumentMatter, input: Making, today: CivilDate) {
  const { dated, organs, addressees, copiesTo, printedBy } = input;
  const printedOn = printedOnOf(input, today);
  const answers = answersTo(matter.asks, input.answers);
  return (number: DocumentNumber | undefined) =>
    matter.compose(answers, {
      organs,
      date: dated,
      ...(addressees.length === 0 ? {} : { addressees }),
      copiesTo,
      ...(printedBy === null ? {} : { printedBy, printedOn }),
      ...(number === undefined ? {} : { number }),
    });
}

/** Both records of the ledger: the document, and the number that is on it now. */
async function recordMade(
  unit: Unit,
  { isConcealed }: DocumentSource,
  { organId }: DocumentPlace,
  made: {
    readonly id: Id<'document'>;
    readonly numberId: Id<'document-number'> | undefined;
  },
): Promise<void> {
  if (made.numberId !== undefined) {
    const number = { id: made.numberId, organId, isConcealed };
    await recordNumber(unit, number, 'document-number.used.v1');
  }
  const of = organId === null ? {} : { organId };
  await recordHeld(unit, officialDocumentSource, [
    { id: made.id, type: 'document.made.v1', ...of, isConcealed },
  ]);
}

/** What is made of it however it is numbered; refused where it cannot be made as it is filled in. */
export async function prepare(context: DocumentsContext, caller: Caller, input: Making) {
  const { source, matter } = await matterFor(context, caller, input);
  if (formVersionOf(matter) !== input.version)
    throw new Refused({ code: 'documents.record-changed' });
  refuseNumber(source, matter, input);
  refuseOtherOrgans(matter, input);
  refuseMarked(input);
  const office = officeOf(context, caller, matter.place);
  const today = context.clock.today();
  return { source, matter, office, write: composed(matter, input, today), today };
}

/** With its number, in the unit that makes it. */
export async function numbered(
  unit: Unit,
  command: Command,
  input: Making,
  { source, matter, office, write, today }: Awaited<ReturnType<typeof prepare>>,
) {
  const { place, ownNumber } = matter;
  const id = newId<'document'>(unit.now);
  const { title } = write(undefined).paper;
  if (input.number.kind !== 'none' && ownNumber !== undefined)
    await refuseSecondPaper(unit, input, matter);
  const number = await numberFor(
    unit,
    command,
    input,
    { place, office, ownNumber },
    { documentId: id, purpose: source.isPersonal ? null : title, on: today },
  );
  if (number !== undefined && ownNumber !== undefined) refuseOtherThan(ownNumber, number);
  const { facts, paper } = write(
    number === undefined ? undefined : { code: number.code, year: number.year, n: number.n },
  );
  return { id, title, number, facts, paper };
}

export async function makeDocument(
  context: DocumentsContext,
  command: Command,
  caller: Caller,
  input: Making,
): Promise<{ id: Id<'document'> }> {
  const prepared = await prepare(context, caller, input);
  const { source, matter } = prepared;
  const { place } = matter;
  return context.unitOfWork.commit(command, async (unit) => {
    const { id, title, number, facts, paper } = await numbered(unit, command, input, prepared);
    await insertDocument(unit.tx, {
      id,
      version: 1,
      state: 'made',
      kind: source.kind,
      region_path: place.regionPath,
      scope_key: place.scopeKey,
      managing_committee: place.managingCommittee,
      organ_id: place.organId,
      person_id: place.personId,
      of_stream: source.stream,
      of_id: input.of,
      of_version: matter.version,
      title,
      organs: [...input.organs],
      dated: input.dated,
      number_id: number?.id ?? null,
      facts: canonicalJson(facts),
      paper: JSON.stringify(paper),
      ledger_size: (await context.ledger.checkpoint(unit.tx))?.size ?? 0,
      verify_code: newCode(),
      made_at: unit.now,
      made_by: command.actor.name,
    });
    await recordMade(unit, source, place, { id, numberId: number?.id });
    await unit.audit('documents.make', id);
    return { id };
  });
}
