// Of a report about a leader: the accident alone, passed on by the organ that has it, for a government to verify the deaths; or
// the document that shows that a government has it already.
import type { ReportDeaths } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { asSystem, type Reader } from '../../platform/database/database.ts';
import { newSecret } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { regionsAbove } from '../posts/index.ts';
import { type Acting, act, type Chosen, factsOf, refuseSecrets } from './act-on-report.ts';
import { NOBODY, raised, writeFiled } from './file-report.ts';
import { type Accused, decideKnown, decidePassingOn, isAboveAccused } from './report.decide.ts';
import {
  countyAndAbove,
  type Government,
  governmentsOf,
  regionOfPost,
} from './report-places.store.ts';
import type { ReportRoute } from './report-route.decide.ts';
import type { ReportsContext } from './reports.context.ts';
import type { ReportRow } from './reports.store.ts';

export interface AccidentFact {
  /** The county or a region above it in which the place lies. */
  readonly to: string;
  readonly place: string;
  readonly happened: string;
  readonly deaths: Exclude<ReportDeaths, 'no'>;
  readonly text: string;
}

/** A report of its own; nothing in it leads to the first, to whom that is about, or to who told it. */
async function fileFact(
  unit: Unit,
  { region_path: region }: ReportRow,
  { to, place, happened, deaths, text }: AccidentFact,
  on: CivilDate,
) {
  const places = await regionsAbove(unit.tx, region);
  const [handler, picked] = [places.find(({ path }) => path === to), places.at(-1)];
  if (handler === undefined || picked === undefined)
    throw new Refused({ code: 'http.not-found', path: 'body.to' });
  const { path, name, level } = handler;
  const asked: ReportRoute = {
    outcome: 'applies',
    track: 'office',
    handler: { path, name, level },
    reasons: [{ code: 'passed-on', to: name }],
    missing: [],
  };
  const route = await raised(unit, asked, null);
  const filing = {
    form: newSecret(),
    kind: 'accident',
    region,
    place,
    happened,
    account: text,
    deaths,
    isByAuthorities: false,
    postId: null,
    about: null,
    name: null,
    contact: null,
  } as const;
  await writeFiled(
    unit,
    { filing, route, about: NOBODY, placeName: picked.name },
    on,
    '有关机关转告',
  );
  return route.handler;
}

export function passOnAccident(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  fact: AccidentFact,
): Promise<void> {
  const { place, happened, text } = fact;
  refuseSecrets({ place, happened, text });
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.pass-on-accident', async (row, unit) => {
    const { tx } = unit;
    const region = (await regionsAbove(tx, fact.to)).at(-1);
    const isTownship = region?.level === 'township';
    const accused = await asSystem(tx, acting.command.scope, () => accusedOf(tx, row));
    const isOfPlace = row.region_path.startsWith(fact.to);
    const isOfAccused = isOfPlace && !isAboveAccused(fact.to, accused);
    const decided = decidePassingOn(factsOf(row), { isTownship, isOfAccused });
    // The office’s from the first moment: it is not in the scope of whoever passes it on.
    const handler = decided.ok
      ? await asSystem(tx, acting.command.scope, () => fileFact(unit, row, fact, on))
      : region;
    return {
      decided,
      changes: { passed_on: on },
      // What was passed on is for the file; who told the first is told nothing of it.
      entry: { on, text: `${handler?.name ?? ''}：${text}`, isTold: false },
    };
  });
}

/** Whom the report speaks of, by where they are; asked in the system’s scope. */
export async function accusedOf(db: Reader, row: ReportRow): Promise<Accused> {
  const { kind, isByAuthorities } = factsOf(row);
  const { about_post: postId, region_path: place } = row;
  const county = (await countyAndAbove(db, place)).at(-1)?.path ?? place;
  const postAt = postId === null ? undefined : await regionOfPost(db, postId);
  return { kind, isByAuthorities, postAt, county };
}

/** Nothing is sent to anybody: what the document says stands in the course, for those who handle it. */
export function recordKnown(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    /** Null: no government above whom the report speaks of is recorded here. */
    readonly organId: Id<'organ'> | null;
    readonly documentNo: string;
    readonly on: CivilDate;
    readonly text: string;
  },
): Promise<void> {
  const { organId, documentNo, on, text } = input;
  refuseSecrets({ documentNo, text });
  const today = context.clock.today();
  return act(context, acting, chosen, 'publication.record-known-accident', async (row, unit) => {
    const places = (await countyAndAbove(unit.tx, row.region_path)).map(({ path }) => path);
    // Governments of the place are not the organ’s own; their names are everybody’s.
    const { governments, accused } = await asSystem(unit.tx, acting.command.scope, async () => ({
      governments: await governmentsOf(unit.tx, places),
      accused: await accusedOf(unit.tx, row),
    }));
    const isAbove = ({ regionPath }: Government) => isAboveAccused(regionPath, accused);
    const organ = governments.find(({ id }) => id === organId);
    const isElsewhere = organId === null && !governments.some(isAbove);
    if (organ === undefined && !isElsewhere)
      throw new Refused({ code: 'http.not-found', path: 'body.organId' });
    const isOfAccused = organ !== undefined && !isAbove(organ);
    return {
      decided: decideKnown(factsOf(row), { on, today, isOfAccused }),
      changes: { passed_on: today },
      entry: {
        on: today,
        documentNo,
        text: `${organ?.name ?? '本系统以外的上级人民政府'}（${on}）：${text}`,
        isTold: false,
      },
    };
  });
}
