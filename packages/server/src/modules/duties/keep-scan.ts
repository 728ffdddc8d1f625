// Keeps the scan of a signed paper with its section; its digest goes into the record.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { headTypeOf } from '../../platform/files/file-type.ts';
import { isPicture, withoutMetadata } from '../../platform/files/picture-metadata.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { digestOf } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { insertScan, scanOf } from './scan.store.ts';
import { touchSection } from './section-changes.store.ts';
import { lockSections } from './sections.store.ts';
import { sectionSource } from './sections-ledger.store.ts';

/** What a scan may be; of a picture nothing is kept that tells place and device. */
const SCAN_TYPES: readonly (string | undefined)[] = ['application/pdf', 'image/png', 'image/jpeg'];

export async function keepScan(
  services: Services,
  command: Command,
  id: Id<'section'>,
  file: UploadedFile,
): Promise<void> {
  const type = headTypeOf(file.bytes);
  if (type === undefined || !SCAN_TYPES.includes(type))
    throw new Refused({ code: 'duties.scan-type', path: 'body.file' });
  const bytes = isPicture(type) ? withoutMetadata(file.bytes, type) : file.bytes;
  await services.unitOfWork.commit(command, async (unit) => {
    const [section] = await lockSections(unit.tx, command.scope, [id]);
    if (section === undefined) throw new Refused({ code: 'http.not-found' });
    if (section.signed_how !== 'paper' || (await scanOf(unit.tx, id)) !== undefined)
      throw new Refused({ code: 'duties.no-paper' });
    await insertScan(unit.tx, {
      section_id: id,
      name: file.name,
      type,
      size: bytes.length,
      digest: digestOf(bytes),
      bytes,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    });
    await touchSection(unit.tx, id, section.version);
    await recordHeld(unit, sectionSource, [
      { id, type: 'duty-section.scan-kept.v1', organId: section.organ_id },
    ]);
    await unit.audit('duties.scan', id);
    return {};
  });
}
