// What of a scheme leaves the server: its body as written, its faults, and what it asks.
import type { AssessmentScheme, SchemeAct, SchemeLine } from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { factsAsked, type SchemeRead } from './scheme-body.ts';
import type { SchemeHead, SchemeRow, SchemeVersionRow } from './schemes.store.ts';

export function schemeLine(row: SchemeHead): SchemeLine {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    title: row.title,
    year: row.year,
    region: row.region_path,
    regionName: row.region_name,
    subjectKind: row.subject_kind,
    itemCount: row.item_count,
    faultCount: row.fault_count,
    documentNo: row.issue_no,
    issuedOn: row.issued_on,
    draftedOn: row.drafted_on,
  };
}

/** Each fact once, whatever class is asked for it. */
function askedOf(read: SchemeRead): AssessmentScheme['asked'] {
  const { scheme } = read;
  if (scheme === undefined) return [];
  const classes = scheme.subjects.classes?.map(({ id }) => id) ?? [null];
  const all = new Map(classes.flatMap((id) => [...factsAsked(scheme, id)]));
  return [...all.values()].map(({ asked: { fact, asks, kind }, source }) => ({
    fact,
    asks,
    kind,
    source,
  }));
}

export function schemeView(
  context: AssessmentsContext,
  caller: Caller,
  { row, read }: { readonly row: SchemeRow; readonly read: SchemeRead },
  versions: readonly SchemeVersionRow[],
  around: Pick<AssessmentScheme, 'supersedes' | 'supersededBy' | 'exerciseCount'>,
): AssessmentScheme {
  const { scopeKey } = { scopeKey: row.scope_key };
  const acts: readonly SchemeAct[] = row.state === 'draft' ? ['change', 'issue', 'withdraw'] : [];
  return {
    ...schemeLine(row),
    body: row.body,
    faults: [...read.faults],
    classes: [...(read.scheme?.subjects.classes ?? [])],
    asked: askedOf(read),
    versions: versions.map(({ version, note, recorded_at: at, recorded_by: recordedBy }) => ({
      version,
      note,
      recordedAt: at.toISOString(),
      recordedBy,
    })),
    issue:
      row.issued_on === null
        ? null
        : {
            organ: row.issued_organ ?? '',
            documentNo: row.issue_no ?? '',
            on: row.issued_on,
            approval: row.approval ?? '',
            recordedBy: row.issued_by ?? '',
          },
    ...around,
    may: acts.filter(
      (act) =>
        context.may(caller, `assessments.${act}-scheme`, { scopeKey }) &&
        (act !== 'issue' || row.fault_count === 0),
    ),
  };
}
