// How far the undertakings of a year are covered, and why, as a reader of the register has it.
import type { Why } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { placeOfKey, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { regionIdAt } from '../posts/index.ts';
import type { ResultUsesContext, UseSources } from './result-use.context.ts';
import { coverageOf, type Hidden, usesWithGaps } from './result-use.store.ts';
import { whyOfCoverage } from './why-result-uses.ts';

const GAPS = 1000;

export interface LettersContext extends Pick<ResultUsesContext, 'database'> {
  readonly sources: Pick<UseSources, 'lettersAbout'>;
}

/** Letters about the caller, or about whom they serve: looked up beyond their own scope, and none of it is told. */
export async function hiddenFrom(
  { database, sources }: LettersContext,
  caller: Caller,
): Promise<Hidden> {
  const selves = selvesOf(caller);
  if (selves.length === 0) return [];
  return database.read(SYSTEM_SCOPE, (db) => sources.lettersAbout(db, selves));
}

export async function whyOfYear(
  db: Reader,
  scope: Scope,
  hidden: Hidden,
  year: number,
): Promise<Why> {
  const found = (await coverageOf(db, scope, hidden)).find((one) => one.year === year);
  const none = { year, all: 0, safetyIn: 0, sent: 0, used: 0, unknown: 0 };
  return whyOfCoverage(found ?? none, await usesWithGaps(db, scope, hidden, year, GAPS));
}

/** The region whose office keeps the register, where all of the scope is one office’s. */
export async function officeOf(db: Reader, { keys }: Scope): Promise<Id<'region'> | null> {
  const [path, ...others] = new Set(keys.map((key) => placeOfKey(key).regionPath));
  return path === undefined || others.length > 0 ? null : ((await regionIdAt(db, path)) ?? null);
}
