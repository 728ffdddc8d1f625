// Drafting a public notice: where, of what kind, what it says; one that corrects another names it.
import type { PublicationKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { covers, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import { addStep, recordNotice } from './act-on-notice.ts';
import { decideDraft } from './notice.decide.ts';
import { type Sources, sourceNamed } from './notice-sources.ts';
import { refuseUnfit } from './notice-text.ts';
import { insertNotice, noticeById } from './notices.store.ts';
import type { PublicationContext } from './publication.context.ts';
import { mayPublishOf } from './report-of-accident.ts';
import { instantOf, type Written, writtenColumns } from './written-notice.ts';

export interface Drafted extends Written {
  readonly region: string;
  readonly kind: PublicationKind;
  readonly accidentId: Id<'accident'> | null;
  readonly assessmentId: Id<'assessment'> | null;
  readonly inspectionId: Id<'inspection'> | null;
  readonly corrects: Id<'public-notice'> | null;
}

/** `sources`: what the caller may look up. */
export async function draftNotice(
  context: PublicationContext,
  command: Command,
  sources: Sources,
  input: Drafted,
): Promise<{ readonly id: Id<'public-notice'> }> {
  const { database, unitOfWork, clock } = context;
  const {
    region: path,
    kind,
    accidentId,
    assessmentId,
    inspectionId,
    corrects,
    ...written
  } = input;
  const { correction } = written;
  refuseUnfit(written);
  const today = clock.today();
  const found = await database.read(command.scope, async (db) => ({
    region: await regionAt(db, path),
    corrected: corrects === null ? null : await noticeById(db, command.scope, corrects),
  }));
  const { region, corrected } = found;
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'body.region' });
  const scopeKey = scopeKeyOf(region.level, region.path);
  if (!covers(command.scope, { scopeKey }))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  if (corrected === undefined) throw new Refused({ code: 'http.not-found', path: 'body.corrects' });
  const { accident } = await sourceNamed(context, sources, input, today);
  const readAt = instantOf(written.readAt);
  const reading = { at: readAt, now: clock.now(), isOfFeedback: inspectionId !== null };
  const content = { kind, instrument: written.instrument, reading };
  const decided = unwrap(
    decideDraft(content, {
      corrected: corrected === null ? null : { ...corrected, regionPath: corrected.region_path },
      correction,
      regionPath: path,
      accident: accident === null ? null : { mayPublish: mayPublishOf(path, accident) },
    }),
  );
  return unitOfWork.commit(command, async (unit) => {
    const id = newId<'public-notice'>(unit.now);
    const { accountId, name } = command.actor;
    await insertNotice(unit.tx, {
      id,
      version: 1,
      state: decided.state,
      region_path: region.path,
      scope_key: scopeKey,
      kind,
      ...writtenColumns(written),
      accident_id: accidentId,
      assessment_id: assessmentId,
      inspection_id: inspectionId,
      corrects,
      drafted_on: today,
      hands: accountId === null ? [] : [accountId],
      justified: '[]',
    });
    await addStep(unit, name, { id, version: 1, act: 'draft' }, { on: today, readAt });
    await recordNotice(unit, id, region.path, decided.event);
    await unit.audit('publication.draft', id);
    return { id };
  });
}
