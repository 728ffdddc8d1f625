// One evidence file: what it would have, and the file itself, which is audited before its first byte.
import type { EvidenceFileView, EvidenceFormat } from '@jinze/contracts';
import { type Labelled, writeBundle, writeEvidencePdf } from '@jinze/documents/evidence-file';
import type { CivilDate } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import type { SignedInCall, StreamResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { logState, refuseSealedOff } from '../ledger/index.ts';
import { leftOutIn, unsealedIn } from './arrange.decide.ts';
import { estimateOf } from './estimate.decide.ts';
import type { EvidenceFilesContext } from './evidence-files.context.ts';
import type { FileContent, FileHead } from './file-blocks.ts';
import { bundleEntries, evidenceFile, manifestOf } from './file-bundle.ts';
import type { Gathered } from './gather.ts';

/** Whom or what a file is of, with everything that is in it. */
export interface FileAsked extends Pick<FileHead, 'title' | 'subject' | 'more'> {
  readonly gathered: Gathered;
  /** For the audit trail. */
  readonly of: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly facts: readonly Labelled[];
}

export function viewOf({ gathered: { groups }, subject, from, to }: FileAsked): EvidenceFileView {
  const records = groups.flatMap((group) => group.records);
  const files = records.flatMap((record) => record.files);
  return {
    subject,
    from,
    to,
    records: records.length,
    groups: groups.flatMap(({ title, records: { length: count } }) =>
      count === 0 ? [] : [{ title, count }],
    ),
    files: { count: files.length, bytes: files.reduce((all, { size }) => all + size, 0) },
    estimate: estimateOf(groups),
    leftOut: [...leftOutIn(groups)],
    unsealed: unsealedIn(groups),
  };
}

async function headOf(
  context: EvidenceFilesContext,
  { title, subject, facts, more }: FileAsked,
  madeBy: string,
): Promise<FileHead> {
  const log = await logState(context.ledger);
  if (log === undefined) throw new Refused({ code: 'evidence-files.nothing' });
  return {
    title,
    subject,
    facts,
    more,
    madeBy,
    madeAt: context.clock.now(),
    dataVersion: RULES_VERSION,
    verifyAddress: context.publicUrl === undefined ? undefined : `${context.publicUrl}/verify`,
    log,
  };
}

const TYPES: Readonly<Record<EvidenceFormat, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/** What can be refused is refused first; a read that fails later breaks the download off. */
export async function makeFile(
  context: EvidenceFilesContext,
  { caller, command }: Pick<SignedInCall, 'caller' | 'command'>,
  asked: FileAsked,
  format: EvidenceFormat,
): Promise<StreamResponse> {
  const { groups } = asked.gathered;
  if (groups.length === 0) throw new Refused({ code: 'evidence-files.nothing' });
  const count = unsealedIn(groups);
  if (count > 0) throw new Refused({ code: 'evidence-files.not-sealed', values: { count } });
  const head = await headOf(context, asked, command.actor.name);
  const content: FileContent = { ...asked.gathered, head };
  await context.unitOfWork.commit({ actor: command.actor, scope: command.scope }, async (unit) => {
    const packed = groups.flatMap(({ packages }) => packages.flatMap(({ records }) => records));
    await refuseSealedOff(unit.tx, packed);
    await unit.audit(`evidence-files.${format}`, asked.of);
    return {};
  });
  const madeAt = head.madeAt;
  const parts =
    format === 'pdf'
      ? writeEvidencePdf(evidenceFile(context, caller, content), madeAt)
      : writeBundle({
          entries: bundleEntries(context, caller, content),
          manifest: manifestOf(content),
          madeAt,
        });
  const days = asked.from === null ? '' : `-${asked.from}至${asked.to}`;
  // Folders and messages show it: whom it is of stands inside alone.
  const fileName = `${asked.title}${days}.${format}`;
  return { fileName, contentType: TYPES[format], parts };
}
