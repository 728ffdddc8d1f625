// How an act on a public notice is written: locked, decided, written with its step, recorded, told. And the acts.
import type { Justification, PrivateHit, PublicationAct } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { fittingName } from '../../platform/files/file-type.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { keptFile } from '../performance/index.ts';
import { leadingOrganOf } from '../posts/index.ts';
import { movedSinceRead } from './feedback-of-notice.ts';
import { BLANK } from './grade-list.ts';
import {
  type Approval,
  decideApproval,
  decideChange,
  decideCheck,
  decideDiscard,
  decideDocument,
  decidePublication,
  type NoticeDecision,
  type NoticeFacts,
  type NoticeRefusal,
} from './notice.decide.ts';
import { hitsIn, refuseSecretNumber, refuseSecrets, refuseUnfit, searchOf } from './notice-text.ts';
import {
  type DocumentRow,
  deleteDocument,
  documentsOf,
  insertDocument,
  insertStep,
  lastWrittenOn,
  lockNotice,
  type NoticeChanges,
  type NoticeRow,
  updateNotice,
} from './notices.store.ts';
import type { PublicationContext } from './publication.context.ts';
import { publicNoticeSource } from './publication.ledger.ts';
import { isReleasable } from './publication-rules.ts';
import { notePublication, reportOf } from './report-of-accident.ts';
import { tellOfNotice } from './tell-of-notice.ts';
import { instantOf, type Written, writtenColumns } from './written-notice.ts';

export interface Chosen {
  readonly id: Id<'public-notice'>;
  /** Undefined: as it now stands. */
  readonly version?: number | undefined;
}

interface Held {
  readonly row: NoticeRow;
  readonly facts: NoticeFacts;
  readonly documents: readonly DocumentRow[];
}
interface Act {
  readonly decided: Result<NoticeDecision, NoticeRefusal>;
  readonly changes?: NoticeChanges;
  readonly note?: string | null;
  readonly readAt?: Date | null;
  readonly also?: () => Promise<void>;
}

export async function addStep(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'public-notice'>; readonly version: number; readonly act: PublicationAct },
  said: { readonly on: CivilDate; readonly note?: string | null; readonly readAt?: Date | null },
): Promise<void> {
  await insertStep(unit.tx, {
    notice_id: of.id,
    version: of.version,
    act: of.act,
    on_day: said.on,
    note: said.note ?? null,
    read_at: said.readAt ?? null,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

/** It is the leading body's record: its office has the receipts. */
export async function recordNotice(
  unit: Unit,
  id: Id<'public-notice'>,
  regionPath: string,
  type: NoticeDecision['event'],
): Promise<void> {
  const organId = await leadingOrganOf(unit.tx, regionPath);
  const organ = organId === undefined ? {} : { organId };
  await recordHeld(unit, publicNoticeSource, [{ id, type, ...organ }]);
}

/** Acts by which somebody has a hand in what is published. */
const WRITING: readonly PublicationAct[] = ['change', 'add-document', 'remove-document', 'check'];
/** What is changed was not approved. */
const UNAPPROVED = {
  approved_on: null,
  approved_by: null,
  approval: null,
  document_no: null,
  approval_paper: null,
};

async function act(
  { unitOfWork, clock }: PublicationContext,
  command: Command,
  { id, version }: Chosen,
  of: (held: Held, unit: Unit) => Act | Promise<Act>,
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockNotice(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (version !== undefined && row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const documents = await documentsOf(unit.tx, id);
    const { state, kind, hands } = row;
    const facts: NoticeFacts = {
      state,
      kind,
      isCorrection: row.corrects !== null,
      hasBlank: `${row.title}${row.body}`.includes(BLANK),
      hands: hands as Id<'account'>[],
      documents: documents.length,
      releasable: documents.filter(({ type }) => isReleasable(type)).length,
      moved: await movedSinceRead(unit, command, row),
    };
    const held = { row, documents, facts };
    const asked = await of(held, unit);
    const decided = unwrap(asked.decided);
    const { accountId, name } = command.actor;
    const isHand = WRITING.includes(decided.act) && accountId !== null;
    const changes: NoticeChanges = {
      ...(decided.state === 'approved' || decided.state === 'published' ? {} : UNAPPROVED),
      ...(isHand && !hands.includes(accountId) ? { hands: [...hands, accountId] } : {}),
      ...asked.changes,
      state: decided.state,
    };
    if ((await updateNotice(unit.tx, id, row.version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await asked.also?.();
    const step = { id, version: row.version + 1, act: decided.act };
    const { note = null, readAt = null } = asked;
    await addStep(unit, name, step, { on: clock.today(), note, readAt });
    await recordNotice(unit, id, row.region_path, decided.event);
    await unit.audit(`publication.${decided.act}`, id);
    await tellOfNotice(unit, row, decided, accountId);
    return {};
  });
}

export function changeNotice(
  context: PublicationContext,
  command: Command,
  chosen: Chosen,
  input: Written,
): Promise<void> {
  refuseUnfit(input);
  const readAt = instantOf(input.readAt);
  return act(context, command, chosen, ({ row, facts }, { now }) => ({
    decided: decideChange(facts, {
      kind: row.kind,
      instrument: input.instrument,
      correction: input.correction,
      reading: { at: readAt, now, isOfFeedback: row.inspection_id !== null },
    }),
    changes: writtenColumns(input),
    readAt,
  }));
}

export async function addDocument(
  context: PublicationContext,
  command: Command,
  chosen: Chosen,
  file: UploadedFile,
): Promise<void> {
  const { type, bytes } = unwrap(await keptFile(file.bytes));
  const name = fittingName(file.name, type);
  refuseSecrets({ file: name });
  await act(context, command, chosen, ({ facts, documents }, unit) => ({
    decided: decideDocument(facts, 'add-document'),
    note: name,
    also: () =>
      insertDocument(unit.tx, {
        id: newId(unit.now),
        notice_id: chosen.id,
        position: (documents.at(-1)?.position ?? 0) + 1,
        name,
        type,
        size: bytes.length,
        digest: digestOf(bytes),
        bytes,
        recorded_at: unit.now,
        recorded_by: command.actor.name,
      }),
  }));
}

export function removeDocument(
  context: PublicationContext,
  command: Command,
  chosen: Chosen,
  { documentId }: { readonly documentId: Id<'public-document'> },
): Promise<void> {
  return act(context, command, chosen, ({ facts, documents }, unit) => ({
    decided: decideDocument(facts, 'remove-document'),
    note: documents.find(({ id }) => id === documentId)?.name ?? null,
    also: async () => {
      if ((await deleteDocument(unit.tx, chosen.id, documentId)) !== 1)
        throw new Refused({ code: 'http.not-found', path: 'body.documentId' });
    },
  }));
}

/** The roster is read outside the caller's scope: a name is a name, whoever manages its bearer. */
async function hitsNow(
  { tx }: Unit,
  { scope }: Command,
  { row, documents }: Held,
  { justified, approvedBy }: { justified: readonly Justification[]; approvedBy: string | null },
): Promise<readonly PrivateHit[]> {
  const beside = [...documents.map(({ name }) => name), approvedBy ?? ''];
  const found: PrivateHit[] = [];
  await asSystem(tx, scope, async () => {
    found.push(...(await hitsIn(tx, row, beside, justified)));
  });
  return found;
}

export function checkNotice(
  context: PublicationContext,
  command: Command,
  chosen: Chosen,
  { justified }: { readonly justified: readonly Justification[] },
): Promise<void> {
  return act(context, command, chosen, async (held, unit) => ({
    decided: decideCheck(
      held.facts,
      await hitsNow(unit, command, held, { justified, approvedBy: null }),
      await reportOf(unit, command, held.row, context.clock.today()),
    ),
    changes: { justified: JSON.stringify(justified) },
  }));
}

export interface Approved {
  readonly on: CivilDate;
  readonly by: string;
  readonly words: string;
  readonly documentNo: string | null;
  /** The approved paper among the documents: it was approved before it was entered. */
  readonly paperId: Id<'public-document'> | null;
}

export function approveNotice(
  context: PublicationContext,
  command: Command,
  chosen: Chosen,
  { on, by, words, documentNo, paperId }: Approved,
): Promise<void> {
  refuseSecrets({ by, words });
  refuseSecretNumber(documentNo, 'body.documentNo');
  return act(context, command, chosen, async (held, unit) => {
    const { row, documents, facts } = held;
    if (paperId !== null && !documents.some(({ id }) => id === paperId))
      throw new Refused({ code: 'http.not-found', path: 'body.paperId' });
    const today = context.clock.today();
    const approval: Approval = {
      accountId: command.actor.accountId,
      on,
      writtenOn: await lastWrittenOn(unit.tx, row.id),
      hasPaper: paperId !== null,
      hits: await hitsNow(unit, command, held, { justified: row.justified, approvedBy: by }),
      report: await reportOf(unit, command, row, today),
    };
    return {
      decided: decideApproval(facts, approval, today),
      changes: {
        approved_on: on,
        approved_by: by,
        approval: words,
        document_no: documentNo,
        approval_paper: paperId,
      },
      note: `${by}，${words}`,
    };
  });
}

export function publishNotice(
  context: PublicationContext,
  command: Command,
  chosen: Chosen,
): Promise<void> {
  return act(context, command, chosen, async (held, unit) => {
    const { row, facts } = held;
    const found = { justified: row.justified, approvedBy: row.approved_by };
    const hits = await hitsNow(unit, command, held, found);
    const today = context.clock.today();
    return {
      decided: decidePublication(facts, hits, await reportOf(unit, command, row, today)),
      changes: {
        published_at: unit.now,
        published_on: today,
        ...searchOf(row, row.document_no, hits),
      },
      also: () => notePublication(unit, command, row, today),
    };
  });
}

export function discardNotice(
  context: PublicationContext,
  command: Command,
  chosen: Chosen,
  { reason }: { readonly reason: string },
): Promise<void> {
  return act(context, command, chosen, ({ facts }) => ({
    decided: decideDiscard(facts),
    changes: { discarded_reason: reason },
    note: reason,
  }));
}
