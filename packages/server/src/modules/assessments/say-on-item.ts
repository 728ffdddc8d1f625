// What a subject’s own side says on an item that is judged, and what shows it: chosen from what it has in the system, or named.
import type { Shown } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { covers, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { HeldBy, HeldPart } from '../../platform/held-line.ts';
import { Refused } from '../../platform/refused.ts';
import {
  type CitedEvidence,
  type EvidenceKind,
  heldOfKind,
  withTitles,
} from '../inspections/index.ts';
import { actOnSubject, askedFact, type ChosenSubject } from './act-on-subject.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { exerciseById } from './exercises.store.ts';
import { refuseSecrets } from './schemes.ts';
import { type SubjectRow, subjectById } from './subjects.store.ts';

interface Saying {
  readonly fact: string;
  readonly statement: string;
  readonly records: readonly CitedEvidence[];
  readonly documents: readonly string[];
}

async function seen(
  { database }: AssessmentsContext,
  scope: Scope,
  id: Id<'assessed'>,
): Promise<SubjectRow> {
  const row = await database.read(scope, (db) => subjectById(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return row;
}

/** Whose evidence is its own: of a place all it holds, of a department its own, of a person what they took part in. */
const ownOf = ({
  region_path: regionPath,
  organ_id: organId,
  person_id: personId,
}: SubjectRow): HeldBy => ({ regionPath, organId, personId });

/** Only the subject’s own, and of that what whoever says it reads themselves: nobody cites what others hold. */
async function evidenceOf(
  context: AssessmentsContext,
  scope: Scope,
  id: Id<'assessed'>,
  { records, documents }: Saying,
): Promise<Shown[]> {
  const by = ownOf(await seen(context, scope, id));
  const found = await context.database.read(scope, (db) => withTitles(db, by, records));
  const cited = found.map(({ kind, id: of, title }, index): Shown => {
    if (title === undefined)
      throw new Refused({ code: 'assessments.no-such-evidence', path: `body.records.${index}` });
    return { kind, id: of, title };
  });
  return [...cited, ...documents.map((title): Shown => ({ kind: 'document', id: null, title }))];
}

export async function sayOnItem(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  input: Saying,
): Promise<void> {
  const statement = input.statement.trim();
  refuseSecrets({ statement, documents: input.documents.join('\n') });
  const { command } = acting;
  const evidence = await evidenceOf(context, command.scope, chosen.id, input);
  if (statement === '' && evidence.length > 0)
    throw new Refused({ code: 'assessments.nothing-said', path: 'body.statement' });
  const act = { name: 'said-on-item', side: 'subject', states: ['self-assessment'] } as const;
  await actOnSubject(context, acting, chosen, act, async ({ row, issued }) => {
    if (row.submitted_on !== null) throw new Refused({ code: 'assessments.self-closed' });
    const { source } = askedFact(issued.scheme, row.class, input.fact, null);
    if (source !== 'scorer')
      throw new Refused({ code: 'assessments.not-judged', path: 'body.fact' });
    const { [input.fact]: _, ...rest } = row.item_statements;
    const said = { statement, evidence, by: command.actor.name };
    const all = statement === '' ? rest : { ...rest, [input.fact]: said };
    return { item_statements: JSON.stringify(all) };
  });
}

/** What of a kind its own side has within the period, by name: for itself to choose from. */
export async function evidenceHeldBy(
  context: AssessmentsContext,
  { own, command: { scope } }: Acting,
  id: Id<'assessed'>,
  { kind, search }: { readonly kind: EvidenceKind; readonly search?: string | undefined },
): Promise<HeldPart> {
  const row = await seen(context, scope, id);
  const isOwn = row.person_id !== null && own.includes(row.person_id);
  if (!isOwn && !covers(scope, { scopeKey: row.scope_key }))
    throw new Refused({ code: 'assessments.other-side' });
  const exercise = await context.database.read(SYSTEM_SCOPE, (db) =>
    exerciseById(db, SYSTEM_SCOPE, row.exercise_id),
  );
  if (exercise === undefined) throw new Error('invariant broken: a subject of an exercise');
  const { period_from: from, period_to: to } = exercise;
  return context.database.read(scope, (db) =>
    heldOfKind(db, kind, { ...ownOf(row), from, to, matching: search }),
  );
}
