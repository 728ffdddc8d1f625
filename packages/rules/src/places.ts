// The administrative divisions: any place by name or code, what lies above it, and what was meant by an unknown name.
import { LEVELS, type Level, ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import divisions from '../data/divisions.json' with { type: 'json' };
import { type Language, sentence } from './frame.ts';
import { REFUSAL_WORDS } from './refusals.words.ts';

export interface Place {
  /** `44`, `4401`, `440106`, `440106001`. */
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** The codes from the province down to this place. */
  readonly path: readonly string[];
}

export interface PlaceRefusal extends Refusal {
  readonly code: 'rules.unknown-place' | 'rules.ambiguous-place';
  readonly path: string;
  readonly values: { readonly given: string; readonly hint: string };
}

const LEVEL_OF_LENGTH: Readonly<Record<number, Level>> = {
  2: 'province',
  4: 'prefecture',
  6: 'county',
  9: 'township',
};
/** How many candidates an error names. */
const SUGGESTED = 5;

interface Index {
  readonly byCode: ReadonlyMap<string, Place>;
  readonly byName: ReadonlyMap<string, readonly Place[]>;
}

function levelOf(code: string): Level {
  const level = LEVEL_OF_LENGTH[code.length];
  if (level === undefined) throw new Error(`invariant broken: a division has the code ${code}`);
  return level;
}

function buildIndex(): Index {
  const byCode = new Map<string, Place>();
  const byName = new Map<string, Place[]>();
  // The data is sorted by code, so what lies above is always there first.
  for (const line of divisions) {
    const space = line.indexOf(' ');
    const code = line.slice(0, space);
    const above = byCode.get(code.slice(0, 6)) ?? byCode.get(code.slice(0, 4));
    const parent = above ?? byCode.get(code.slice(0, 2));
    const name = line.slice(space + 1);
    const path = parent === undefined ? [code] : [...parent.path, code];
    const place = { code, name, level: levelOf(code), path };
    byCode.set(code, place);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [place]);
    else same.push(place);
  }
  return { byCode, byName };
}

let built: Index | undefined;
function index(): Index {
  built ??= buildIndex();
  return built;
}

/** Every division, from the top down. */
export function places(): readonly Place[] {
  return [...index().byCode.values()];
}

/** GB/T 2260 and statistical codes are padded with zeros: 440000, 440100, 440106001000. */
function byAnyCode(text: string): Place | undefined {
  const { byCode } = index();
  const lengths = [9, 6, 4, 2].filter((length) => /^0*$/.test(text.slice(length)));
  return byCode.get(text) ?? byCode.get(text.slice(0, Math.min(...lengths)));
}

function namesAbove(place: Place): readonly string[] {
  return place.path.slice(0, -1).map((code) => index().byCode.get(code)?.name ?? '');
}

/** `浙江省温州市文成县`. */
export function fullNameOf(place: Place): string {
  return [...namesAbove(place), place.name].join('');
}

/** Whether the text names some of the places above, in order: 浙江省, 温州市, 浙江省温州市. */
function namesSome(text: string, above: readonly string[]): boolean {
  const rest = above.reduce(
    (left, name) => (left.startsWith(name) ? left.slice(name.length) : left),
    text,
  );
  return rest === '';
}

function byAnyName(text: string): readonly Place[] {
  const { byName } = index();
  return Array.from({ length: text.length }, (_, start) => start).flatMap((start) =>
    (byName.get(text.slice(start)) ?? []).filter((place) =>
      namesSome(text.slice(0, start), namesAbove(place)),
    ),
  );
}

/** Share of characters in common, 0 to 1. */
function likeness(a: string, b: string): number {
  const left = b.split('');
  let common = 0;
  for (const char of a) {
    const at = left.indexOf(char);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

/** Full names of the places a text may have meant, the likeliest first; none when nothing is near. */
function similarTo(text: string): readonly string[] {
  return places()
    .filter((place) => place.level !== 'township')
    .map((place) => ({
      place,
      score: Math.max(
        likeness(text, place.name),
        likeness(text, fullNameOf(place)),
        place.name.startsWith(text) ? 1 : 0,
      ),
    }))
    .filter(({ score }) => score >= 0.5)
    .toSorted((a, b) => b.score - a.score || a.place.code.length - b.place.code.length)
    .slice(0, SUGGESTED)
    .map(({ place }) => fullNameOf(place));
}

/**
 * The place a name or code means. Only places that can have a body of the level are meant: for a
 * prefecture's body a county of that name is not. Refuses an unknown name with what it may have been,
 * and one that several places bear with their full names.
 */
export function resolvePlace(
  text: string,
  level: Level,
  language: Language = 'zh',
): Result<Place, PlaceRefusal> {
  const given = text.trim();
  const found = /^\d{2,12}$/.test(given) ? [byAnyCode(given)] : byAnyName(given);
  const candidates = found.filter(
    (place) => place !== undefined && LEVELS.indexOf(place.level) <= LEVELS.indexOf(level),
  ) as readonly Place[];
  const [first] = candidates;
  if (candidates.length === 1 && first !== undefined) return ok(first);
  const isAmbiguous = candidates.length > 1;
  const names = isAmbiguous ? candidates.slice(0, SUGGESTED).map(fullNameOf) : similarTo(given);
  const hint = names.length === 0 ? 'rules.name-in-full' : 'rules.did-you-mean';
  return refuse({
    code: isAmbiguous ? 'rules.ambiguous-place' : 'rules.unknown-place',
    path: 'region',
    values: { given, hint: sentence(REFUSAL_WORDS, hint, language, { names: names.join('、') }) },
  });
}
