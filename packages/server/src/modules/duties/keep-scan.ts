// Keeps the scan of a signed paper with its section; its digest goes into the record.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { digestOf } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { insertScan, scanOf } from './scan.store.ts';
import { scanTypeOf, withoutMetadata } from './scan-type.ts';
import { touchSection } from './section-changes.store.ts';
import { lockSections } from './sections.store.ts';
import { sectionSource } from './sections-ledger.store.ts';

export async function keepScan(
  services: Services,
  command: Command,
  id: Id<'section'>,
  file: UploadedFile,
): Promise<void> {
  const type = scanTypeOf(file.bytes);
  if (type === undefined) throw new Refused({ code: 'duties.scan-type', path: 'body.file' });
  const bytes = withoutMetadata(file.bytes, type);
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
