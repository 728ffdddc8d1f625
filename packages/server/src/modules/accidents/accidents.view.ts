// What of an accident leaves the server, and what the caller may do with it.
import type { Accident, AccidentLine, AccidentVersion } from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import { ACCIDENT_ACTS, ACCIDENT_TRANSITIONS } from './accident.states.ts';
import type { AccidentsContext } from './accidents.context.ts';
import type { AccidentRow } from './accidents.store.ts';

export function accidentLine({
  scopeKey: _,
  changeReason: __,
  recordedAt: ___,
  recordedBy: ____,
  ...line
}: AccidentRow): AccidentLine {
  return line;
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
