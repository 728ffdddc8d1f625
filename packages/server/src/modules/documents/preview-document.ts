// A paper looked at before it is made: as it would be printed, with no number taken and nothing kept of it.
import { type OfficialPdf, writeOfficialPdf } from '@jinze/documents/official';
import type { Caller } from '../../platform/http/caller.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import type { DocumentsContext } from './documents.context.ts';
import { type Making, numbered, prepare } from './make-document.ts';

/**
 * Refused as making it would be, and with the number it would take: until it is made another may take that one. It
 * bears no code, there is nothing yet that could be checked, and every page says that it is a sample. That it was looked at
 * is in the audit trail: it says all that the paper would.
 */
export async function previewDocument(
  context: DocumentsContext,
  command: Command,
  caller: Caller,
  input: Making,
): Promise<OfficialPdf> {
  const prepared = await prepare(context, caller, input);
  const { paper } = await context.unitOfWork.tryOut(command, (unit) =>
    numbered(unit, command, input, prepared),
  );
  await context.unitOfWork.commit(command, async (unit) => {
    await unit.audit('documents.preview', input.of);
    return {};
  });
  return writeOfficialPdf(paper, context.clock.now(), { mark: '样张' });
}
