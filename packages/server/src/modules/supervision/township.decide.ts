// Whether a task is among what a township has to see to 履职事项清单. The likeliest matters are found by words; a person chooses. Pure.
import type { DraftCheck, TownshipMatter } from '@jinze/contracts';
import { ok, type Result, refuse } from '@jinze/kernel';
import { pairsOf } from './words.ts';

/** So much of a matter's words has to be in the task for it to be likely. */
const LIKELY = 0.34;

/** How much of the matter's words the task has, 0 to 1. */
function likeness(matter: string, task: ReadonlySet<string>): number {
  const pairs = pairsOf(matter);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => task.has(pair)).length / pairs.length;
}

/** The matters by likeness, and what that says: a proposal, never a finding. Without a list nobody can tell. */
export function compareWithList(
  words: string,
  matters: readonly TownshipMatter[] | undefined,
): Pick<DraftCheck['townships'][number], 'outcome' | 'matters'> {
  if (matters === undefined) return { outcome: 'cannot-tell', matters: [] };
  const task = new Set(pairsOf(words));
  const ranked = matters
    .map((matter, at) => ({ matter, at, score: likeness(matter.text, task) }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at);
  const [best] = ranked;
  const outcome =
    best === undefined || best.score < LIKELY
      ? 'not-found'
      : best.matter.kind === 'recalled'
        ? 'recalled'
        : 'found';
  return { outcome, matters: ranked.map(({ matter }) => matter) };
}

/** What a draft says of one township that is asked. */
export interface TownshipFinding {
  readonly township: 'within' | 'outside' | 'no-list';
  readonly township_matter: string | null;
  readonly township_reason: string | null;
}

export interface TownshipRefusal {
  readonly code: 'supervision.township-matter-unknown';
  readonly path: string;
}

/** `matters`: of the list that is held; undefined: none is. A recalled matter is no reason to ask a township. */
export function findingOf(
  matters: readonly TownshipMatter[] | undefined,
  said: { readonly matterId: string | null; readonly reason: string | null },
  path: string,
): Result<TownshipFinding, TownshipRefusal> {
  if (matters === undefined)
    return ok({ township: 'no-list', township_matter: null, township_reason: said.reason });
  const chosen = matters.find(({ id }) => id === said.matterId);
  if (said.matterId !== null && chosen === undefined)
    return refuse({ code: 'supervision.township-matter-unknown', path });
  const isWithin = chosen !== undefined && chosen.kind !== 'recalled';
  return ok({
    township: isWithin ? 'within' : 'outside',
    township_matter: chosen?.text ?? null,
    township_reason: isWithin ? null : said.reason,
  });
}
