// The findings a person has: those that name them, once they are told, and those told to a body that they lead.
import type { OwnFinding } from '@jinze/contracts';
import { type CivilDate, civilDateAt, type Id, type OrganKind, POST_CLASSES } from '@jinze/kernel';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { type Tenure, tenuresOf } from '../posts/index.ts';
import { decideStating } from './finding.decide.ts';
import { clauseOf } from './finding-clause.ts';
import { NOBODY } from './finding-person.ts';
import type { FindingRow } from './findings.store.ts';
import { carriedOf, isOverdue, statementView, whyOfFinding } from './findings.view.ts';
import type { InspectionsContext } from './inspections.context.ts';
import { factsOfOwn, untilOf } from './state-own.ts';
import {
  findingsNaming,
  findingsToldTo,
  type RoundRow,
  roundsOf,
  type StatementRow,
  statementsOf,
} from './statements.store.ts';

type Persons = readonly Id<'person'>[];

/** The bodies that answer for what is found: whose members lead the region. */
const LEADING: readonly OrganKind[] = [
  'party-committee',
  'government',
  'township',
  'development-zone',
];

type Looking = Pick<InspectionsContext, 'database' | 'clock' | 'scopeFor'>;

interface Reading {
  readonly today: CivilDate;
  /** Who may state something: the person, and nobody for them. */
  readonly mayState: Persons;
  readonly rounds: ReadonlyMap<string, RoundRow>;
  readonly statements: ReadonlyMap<string, StatementRow>;
}

/** By which post it names the person; freed of the name, they still see what they said. */
function personOf(row: FindingRow, said: StatementRow | undefined): OwnFinding['person'] {
  const name = row.person_name ?? said?.person_name;
  const post = row.post_title ?? said?.post_title;
  return name === undefined || post === undefined ? null : { name, post };
}

function view(row: FindingRow, reading: Reading): OwnFinding[] {
  const { today, mayState, rounds, statements } = reading;
  const round = rounds.get(row.inspection_id);
  if (round === undefined || row.told_at === null) return [];
  const statement = statements.get(row.id);
  const until = untilOf(row, round);
  const isNamed = row.person_id !== null;
  return [
    {
      id: row.id,
      version: row.version,
      inspectionTitle: round.title,
      issuerName: round.issuer_name,
      inspectedName: round.inspected_name,
      number: row.number,
      state: row.state,
      kind: row.kind,
      severity: row.severity,
      clause: clauseOf(row),
      facts: row.facts,
      place: row.place,
      foundOn: row.found_on,
      evidence: row.evidence.map(({ title }) => title),
      organName: row.organ_name,
      person: personOf(row, statement),
      dueOn: row.due_on,
      isOverdue: isOverdue(row, today),
      toldOn: civilDateAt(row.told_at),
      stateUntil: isNamed ? until : null,
      carried: carriedOf(row),
      statement: statementView(statement),
      maySay:
        row.person_id !== null &&
        until !== null &&
        mayState.includes(row.person_id) &&
        decideStating(factsOfOwn(row, round, statement), { until, today }).ok,
      why: whyOfFinding(row, []),
    },
  ];
}

/** Of who leads a body: whom the finding names, and what they said of it, is between those. */
const asLed = (row: FindingRow): FindingRow => ({ ...row, ...NOBODY });

const byClass = (a: Tenure, b: Tenure): number =>
  POST_CLASSES.indexOf(a.postClass) - POST_CLASSES.indexOf(b.postClass) ||
  (a.personId < b.personId ? -1 : 1);

/** Regions by their path, each with who of these leads it; of several the first by the class of their post. */
async function regionsLed(
  { database, clock }: Looking,
  persons: Persons,
): Promise<ReadonlyMap<string, Id<'person'>>> {
  const today = clock.today();
  const held = await database.read({ ...NO_SCOPE, persons }, (db) =>
    tenuresOf(db, { ...NO_SCOPE, persons }, persons),
  );
  const leading = held
    .filter(
      ({ organKind, from, to }) =>
        LEADING.includes(organKind) && from <= today && (to === null || to >= today),
    )
    .toSorted(byClass);
  // The last one stays.
  return new Map(leading.toReversed().map(({ regionPath, personId }) => [regionPath, personId]));
}

interface Own {
  readonly named: readonly FindingRow[];
  /** As their reader may have them. */
  readonly led: readonly FindingRow[];
  readonly leaders: ReadonlyMap<string, Id<'person'>>;
  readonly reading: Reading;
}

async function readOwn(context: Looking, caller: Caller, persons: Persons): Promise<Own> {
  const { database, clock, scopeFor } = context;
  const [named, statements] = await database.read({ ...NO_SCOPE, persons }, async (db) => {
    const rows = await findingsNaming(db, persons);
    return [
      rows,
      await statementsOf(
        db,
        rows.map(({ id }) => id),
      ),
    ];
  });
  const leaders = await regionsLed(context, persons);
  const [told, rounds] = await database.read(SYSTEM_SCOPE, async (db) => {
    const rows = await findingsToldTo(db, [...leaders.keys()]);
    const ids = [...named, ...rows].map(({ inspection_id: id }) => id);
    return [rows, await roundsOf(db, ids)];
  });
  const reading: Reading = {
    today: clock.today(),
    mayState: scopeFor(caller, 'inspections.state')?.persons ?? [],
    rounds: new Map(rounds.map((one) => [one.id, one])),
    statements: new Map(statements.map((one) => [one.finding_id, one])),
  };
  const own = new Set(named.map(({ id }) => id));
  return { named, led: told.filter(({ id }) => !own.has(id)).map(asLed), leaders, reading };
}

export async function ownFindings(
  context: Looking,
  caller: Caller,
  persons: Persons,
): Promise<{ readonly items: OwnFinding[]; readonly led: OwnFinding[] }> {
  const { named, led, reading } = await readOwn(context, caller, persons);
  return {
    items: named.flatMap((row) => view(row, reading)),
    led: led.flatMap((row) => view(row, reading)),
  };
}

/** One of them as its reader has it, with whose it is: who is named, or who leads the region it was told to. */
export async function findingOfOwn(
  context: Looking,
  caller: Caller,
  id: string,
): Promise<
  | { readonly row: FindingRow; readonly round: RoundRow; readonly personId: Id<'person'> }
  | undefined
> {
  const persons = context.scopeFor(caller, 'inspections.mine')?.persons ?? [];
  const { named, led, leaders, reading } = await readOwn(context, caller, persons);
  const row = [...named, ...led].find((one) => one.id === id);
  const round = row && reading.rounds.get(row.inspection_id);
  if (row === undefined || round === undefined) return undefined;
  const said = reading.statements.get(row.id)?.person_id;
  const personId =
    [row.person_id, said].find((one) => typeof one === 'string' && persons.includes(one)) ??
    leaders.get(round.inspected_path);
  return typeof personId === 'string' ? { row, round, personId } : undefined;
}

export async function ownFinding(
  context: InspectionsContext,
  caller: Caller,
  id: Id<'inspection-finding'>,
): Promise<OwnFinding> {
  const persons = context.scopeFor(caller, 'inspections.mine')?.persons ?? [];
  const { items } = await ownFindings(context, caller, persons);
  const found = items.find((one) => one.id === id);
  if (found === undefined) throw new Refused({ code: 'http.not-found' });
  return found;
}
