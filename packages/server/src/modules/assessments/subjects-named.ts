// Whom an exercise assesses, from what was chosen: regions directly below, bodies of the region, people in posts there.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Scheme } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE, scopeKeyOf } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { holdersOf, organsOfRegion, regionsAt } from '../posts/index.ts';
import { type CandidateKind, type CandidatesAsked, candidatesPage } from './candidates.store.ts';
import type { ExerciseRow } from './exercises.store.ts';
import { classesApart } from './scheme-body.ts';
import type { NewSubject } from './subjects.store.ts';

export interface Chosen {
  readonly region: string | null;
  readonly organId: Id<'organ'> | null;
  readonly appointmentId: Id<'appointment'> | null;
  readonly class: string | null;
}

export type Named = Omit<
  NewSubject,
  'id' | 'exercise_id' | 'organiser_key' | 'place' | 'facts_missing'
>;

/** All that are left by a filter, and how many these were when they were looked at. */
export interface Fitting {
  readonly kind: CandidateKind;
  readonly class: string | null;
  readonly search: string;
  readonly count: number;
}

interface Around {
  readonly row: Pick<ExerciseRow, 'id' | 'region_path' | 'subject_kind' | 'period_to'>;
  readonly scheme: Scheme;
  readonly today: CivilDate;
}

/** In post at the end of the period, or today while it runs. */
const dayOf = ({ row, today }: Around) => (row.period_to < today ? row.period_to : today);

export const candidatesAsked = (
  around: Around,
  { class: of, search }: Pick<Fitting, 'kind' | 'class' | 'search'>,
): CandidatesAsked => ({
  exerciseId: around.row.id,
  regionPath: around.row.region_path,
  on: dayOf(around),
  classes: classesApart(around.scheme),
  class: of,
  search,
});

/** Whom a filter leaves, in one statement; none where they are others by now than were seen. */
export async function chosenBy(db: Reader, around: Around, asked: Fitting): Promise<Chosen[]> {
  const page = { ...candidatesAsked(around, asked), after: '', limit: asked.count + 1 };
  const rows = await candidatesPage(db, asked.kind, page);
  if (rows.length !== asked.count)
    throw new Refused({ code: 'assessments.candidates-changed', path: 'body.subjects.count' });
  return rows.map(({ region, organId, appointmentId }) => ({
    region,
    organId,
    appointmentId,
    class: asked.class,
  }));
}

const isDirectlyBelow = (path: string, above: string) =>
  path.startsWith(above) && path.slice(above.length).split('/').length === 2;

function checkClass(scheme: Scheme, { class: given }: Chosen, path: string): void {
  const classes = scheme.subjects.classes?.map(({ id }) => id);
  const fits = classes === undefined ? given === null : given !== null && classes.includes(given);
  if (!fits)
    throw new Refused({
      code: 'assessments.class-not-fitting',
      path: `${path}.class`,
      values: {
        classes: (scheme.subjects.classes ?? []).map(({ name }) => name).join('、') || '不分类',
      },
    });
}

const wrong = (path: string) => new Refused({ code: 'assessments.subject-not-fitting', path });

async function bodiesNamed(
  db: Reader,
  { row }: Around,
  chosen: readonly (Chosen & { readonly path: string })[],
): Promise<Named[]> {
  const regions = await regionsAt(
    db,
    chosen.flatMap(({ region }) => region ?? []),
  );
  const organs = await organsOfRegion(
    db,
    row.region_path,
    chosen.flatMap(({ organId }) => organId ?? []),
  );
  const regionAt = new Map(
    regions
      .filter(({ path }) => isDirectlyBelow(path, row.region_path))
      .map((one) => [one.path, one]),
  );
  const organAt = new Map(organs.map((one) => [one.id, { ...one, path: row.region_path }]));
  return chosen.map(({ region, organId, class: of, path }): Named => {
    const one = organId === null ? regionAt.get(region ?? '') : organAt.get(organId);
    if (one === undefined) throw wrong(path);
    return {
      kind: 'body',
      class: of,
      region_path: one.path,
      scope_key: scopeKeyOf(one.level, one.path),
      organ_id: organId,
      appointment_id: null,
      person_id: null,
      name: one.name,
      organ_name: null,
      post_title: null,
      managing_committee: null,
    };
  });
}

async function personsNamed(
  db: Reader,
  around: Around,
  chosen: readonly (Chosen & { readonly path: string })[],
): Promise<Named[]> {
  const { row } = around;
  const on = dayOf(around);
  const ids = chosen.flatMap(({ appointmentId }) => appointmentId ?? []);
  const holders = await holdersOf(db, SYSTEM_SCOPE, ids, on);
  const byId = new Map(chosen.map((one) => [one.appointmentId, one]));
  const found = new Set(holders.map(({ appointmentId }) => appointmentId));
  for (const one of chosen)
    if (one.appointmentId === null || !found.has(one.appointmentId)) throw wrong(one.path);
  return holders.map((holder): Named => {
    const one = byId.get(holder.appointmentId);
    if (!holder.regionPath.startsWith(row.region_path)) throw wrong(one?.path ?? '');
    return {
      kind: 'person',
      class: one?.class ?? null,
      region_path: holder.regionPath,
      scope_key: holder.scopeKey,
      organ_id: holder.organId,
      appointment_id: holder.appointmentId,
      person_id: holder.personId,
      name: holder.personName,
      organ_name: holder.organName,
      post_title: holder.postTitle,
      managing_committee: holder.managingCommittee,
    };
  });
}

/** All of them, or the first that is not fitting; in the order of the roster. */
export async function subjectsNamed(
  db: Reader,
  around: Around,
  chosen: readonly Chosen[],
): Promise<Named[]> {
  const placed = chosen.map((one, at) => ({ ...one, path: `body.subjects.${at}` }));
  const isPerson = around.row.subject_kind === 'person';
  for (const one of placed) {
    checkClass(around.scheme, one, one.path);
    const isOf = isPerson ? one.appointmentId !== null : one.appointmentId === null;
    if (!isOf || (one.region === null && one.organId === null && one.appointmentId === null))
      throw wrong(one.path);
  }
  const named = isPerson
    ? await personsNamed(db, around, placed)
    : await bodiesNamed(db, around, placed);
  const keyOf = (one: Named) => `${one.region_path}|${one.organ_name ?? ''}`;
  return named.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}
