// What a notice is drafted from: the accident, the results or the feedback, read in the caller's own scope for each.
import type { PublicationKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { type AccidentForCase, accidentForCase } from '../accidents/index.ts';
import { type FeedbackForNotice, feedbackForNotice } from '../inspections/index.ts';
import type { FinalResults, PublicationContext } from './publication.context.ts';

/** What the caller may read of each source. */
export interface Sources {
  readonly accidents: Scope;
  readonly assessments: Scope;
  readonly inspections: Scope;
  readonly lists: Scope;
  readonly tasks: Scope;
}

export function sourcesOf({ scopeFor }: PublicationContext, caller: Caller): Sources {
  const scopeOf = (action: string) => scopeFor(caller, action) ?? NO_SCOPE;
  return {
    accidents: scopeOf('accidents.accident'),
    assessments: scopeOf('assessments.assessment'),
    inspections: scopeOf('inspections.inspection'),
    lists: scopeOf('duties.public-list'),
    tasks: scopeOf('supervision.list'),
  };
}

export interface NamedSource {
  readonly kind: PublicationKind;
  readonly year: number;
  readonly region: string;
  readonly accidentId?: Id<'accident'> | null | undefined;
  readonly assessmentId?: Id<'assessment'> | null | undefined;
  readonly inspectionId?: Id<'inspection'> | null | undefined;
}

/** Of each null: none is named. */
export interface Source {
  readonly accident: AccidentForCase | null;
  readonly results: FinalResults | null;
  readonly feedback: FeedbackForNotice | null;
}

/** Of bodies, final, of this office and this year. */
async function resultsNamed(
  { database, finalResults }: PublicationContext,
  scope: Scope,
  { kind, year, region, assessmentId }: NamedSource,
): Promise<FinalResults | null> {
  if (assessmentId === null || assessmentId === undefined) return null;
  const found = await database.read(scope, (db) => finalResults(db, scope, assessmentId));
  if (found === undefined || kind !== 'assessment')
    throw new Refused({ code: 'publication.which-assessment' });
  const { exercise } = found;
  if (exercise.regionPath !== region || exercise.year !== year)
    throw new Refused({
      code: 'publication.other-assessment',
      values: { year: exercise.year },
    });
  return found;
}

/** Delivered, of the office that inspected. */
async function feedbackNamed(
  { database }: PublicationContext,
  scope: Scope,
  { kind, region, inspectionId }: NamedSource,
): Promise<FeedbackForNotice | null> {
  if (inspectionId === null || inspectionId === undefined) return null;
  const found = await database.read(scope, (db) => feedbackForNotice(db, scope, inspectionId));
  if (found === undefined || kind !== 'inspection-feedback' || found.regionPath !== region)
    throw new Refused({ code: 'publication.which-inspection' });
  if (found.deliveredOn === null) throw new Refused({ code: 'publication.feedback-not-delivered' });
  return found;
}

/** Refuses one that is not there, or not this office's to publish. */
export async function sourceNamed(
  context: PublicationContext,
  sources: Sources,
  named: NamedSource,
  today: CivilDate,
): Promise<Source> {
  const { accidentId } = named;
  const accident =
    accidentId === null || accidentId === undefined
      ? null
      : await context.database.read(sources.accidents, (db) =>
          accidentForCase(db, sources.accidents, accidentId, today),
        );
  if (accident === undefined || accident?.isWithdrawn === true)
    throw new Refused({ code: 'http.not-found', path: 'body.accidentId' });
  return {
    accident,
    results: await resultsNamed(context, sources.assessments, named),
    feedback: await feedbackNamed(context, sources.inspections, named),
  };
}
