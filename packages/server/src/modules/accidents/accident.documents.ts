// What the rules say of an accident’s grade, or of one step of its timetable, on one page: each office that reads it has its own.
import type { Id } from '@jinze/kernel';
import { type Conclusion, conclusionSource } from '../../platform/conclusion-source.ts';
import type { Reader } from '../../platform/database/database.ts';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { type DocumentSource, placeOfOffice } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { safetyOfficeName } from '../../platform/organ-names.ts';
import { pathsTo } from '../../platform/region-path.ts';
import { leadingOrganOf, regionsAt } from '../posts/index.ts';
import { accidentWhy } from './accident-why.ts';
import type { AccidentsContext } from './accidents.context.ts';
import type { AccidentRow } from './accidents.store.ts';
import { onRecord } from './on-record.ts';
import type { OnRecord } from './timetable.ts';

/** The office nearest to it that the caller makes papers for; a township’s is the county’s, if it has none itself. */
async function officeFor(
  { may }: AccidentsContext,
  db: Reader,
  caller: Caller,
  { regionPath }: AccidentRow,
) {
  const nearest = (await regionsAt(db, [...pathsTo(regionPath)])).toSorted(
    (a, b) => b.path.length - a.path.length,
  );
  return [
    ...nearest.filter(({ level }) => level !== 'township'),
    ...nearest.filter(({ level }) => level === 'township'),
  ].find(({ level, path }) => may(caller, 'documents.make', { scopeKey: scopeKeyOf(level, path) }));
}

/** What of it moves by itself: every version of a milestone is a row, a finding counts its own. */
const movedBeside = ({ milestones, findings }: OnRecord): number =>
  findings.reduce((count, { version }) => count + version, milestones.length);

/** What was withdrawn concludes nothing any more. */
function concludedOf(
  record: OnRecord,
  { name, state }: AccidentRow,
  { part, at }: { readonly part: string | undefined; readonly at: Date },
): Conclusion | undefined {
  const found =
    part === undefined || state === 'withdrawn' ? undefined : accidentWhy(record, part, at);
  return found && { subject: name, ...found };
}

async function find(
  context: AccidentsContext,
  caller: Caller,
  id: string,
  part: string | undefined,
) {
  const scope = context.scopeFor(caller, 'accidents.why');
  if (scope === undefined) return undefined;
  return context.database.read(scope, async (db) => {
    const record = await onRecord(db, scope, id as Id<'accident'>);
    const [newest] = record.versions;
    const office = newest && (await officeFor(context, db, caller, newest));
    if (newest === undefined || office === undefined) return undefined;
    const { level, path, name } = office;
    const organId = (await leadingOrganOf(db, path)) ?? null;
    return {
      place: placeOfOffice(path, scopeKeyOf(level, path), organId),
      version: newest.version,
      alongside: movedBeside(record),
      organs: [safetyOfficeName(name)],
      conclusion: concludedOf(record, newest, { part, at: context.clock.now() }),
    };
  });
}

export const accidentDocuments = (context: AccidentsContext): readonly DocumentSource[] => [
  conclusionSource({
    stream: 'accident',
    recordName: '事故登记',
    find: (caller, id, part) => find(context, caller, id, part),
  }),
];
