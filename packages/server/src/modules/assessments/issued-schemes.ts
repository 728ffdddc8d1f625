// Issued schemes, read once in a process: they do not change any more.
import type { SchemeBody } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Scheme } from '@jinze/rules';
import type { Database } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { readScheme } from './scheme-body.ts';
import { schemeById } from './schemes.store.ts';

export interface IssuedScheme {
  readonly id: Id<'assessment-scheme'>;
  readonly title: string;
  readonly documentNo: string | null;
  readonly scheme: Scheme;
}

const MOST_KEPT = 50;
const KEPT = new Map<Id<'assessment-scheme'>, IssuedScheme>();

/** What an exercise goes by: who may read the exercise may know it, though its row is the organiser’s. */
export async function issuedScheme(
  database: Database,
  id: Id<'assessment-scheme'>,
): Promise<IssuedScheme> {
  const kept = KEPT.get(id);
  if (kept !== undefined) return kept;
  const row = await database.read(SYSTEM_SCOPE, (db) => schemeById(db, SYSTEM_SCOPE, id));
  const { scheme } = readScheme((row?.body ?? {}) as SchemeBody);
  if (row === undefined || row.issued_on === null || scheme === undefined)
    throw new Error(`invariant broken: scheme ${id} is issued and without a fault`);
  if (KEPT.size >= MOST_KEPT)
    for (const oldest of [...KEPT.keys()].slice(0, 1)) KEPT.delete(oldest);
  const issued = { id, title: row.title, documentNo: row.issue_no, scheme };
  KEPT.set(id, issued);
  return issued;
}
