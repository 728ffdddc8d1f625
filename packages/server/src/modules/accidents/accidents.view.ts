// What of an accident leaves the server, and what the caller may do with it.
import type { Accident, AccidentLine, AccidentVersion } from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import { ACCIDENT_ACTS, ACCIDENT_TRANSITIONS } from './accident.states.ts';
import type { AccidentsContext } from './accidents.context.ts';
import { type AccidentRow, factsOf } from './accidents.store.ts';

export function accidentLine(row: AccidentRow): AccidentLine {
  return {
    ...factsOf(row),
    id: row.id,
    version: row.version,
    state: row.state,
    regionPath: row.regionPath,
    regionName: row.regionName,
  };
}

const versionView = (row: AccidentRow): AccidentVersion => ({
  ...accidentLine(row),
  changeReason: row.changeReason,
  recordedAt: row.recordedAt.toISOString(),
  recordedBy: row.recordedBy,
});

/** The versions come newest first. */
export function accidentView(
  { may }: AccidentsContext,
  caller: Caller,
  newest: AccidentRow,
  versions: readonly AccidentRow[],
): Accident {
  const { scopeKey } = newest;
  return {
    ...accidentLine(newest),
    versions: versions.map(versionView),
    may: ACCIDENT_ACTS.filter(
      (act) =>
        ACCIDENT_TRANSITIONS[newest.state][act] !== undefined &&
        may(caller, `accidents.${act}`, { scopeKey }),
    ),
  };
}
