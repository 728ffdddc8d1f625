// The training deck as a file: with what a place has imported and adopted; made once and handed out again to whoever asks for the same.
import { PPTX_TYPE, writeDeck } from '@jinze/documents';
import type { CivilDate, TrainedRole } from '@jinze/kernel';
import { localRequirementsOf, POST_CLASS_NAMES, training } from '@jinze/rules';
import type { Database, Reader } from '../../platform/database/database.ts';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { codesOf } from '../../platform/region-path.ts';
import { regionAt, regionsAbove } from '../posts/index.ts';
import { factsAt, loadLocalRules, titlesOf } from './local-rules.ts';

/** Decks kept for the next who asks: half a megabyte each. */
const KEPT = 12;

interface Wanted {
  readonly place?: string | undefined;
  readonly role?: TrainedRole | undefined;
}

/** The place as the installation knows it, for the rules. */
async function hereAt(db: Reader, path: string, asOf: CivilDate) {
  const region = await regionAt(db, path);
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.place' });
  const name = (await regionsAbove(db, path)).map((one) => one.name).join('');
  const rules = await loadLocalRules(db, { path, isWithBelow: false });
  const codes = codesOf(path);
  const instruments = [...rules.requirements, ...localRequirementsOf(codes)].map(
    ({ instrument }) => instrument,
  );
  return {
    level: region.level,
    facts: { ...factsAt(rules, { path, name }, asOf), place: { name, path: codes } },
    titles: await titlesOf(db, [...new Set(instruments)]),
  };
}

function fileNameOf(place: string | undefined, role: TrainedRole | undefined): string {
  const of = [place, role === undefined ? undefined : POST_CLASS_NAMES[role]];
  const said = of.filter((one) => one !== undefined).join('，');
  return `安全生产责任制规定培训课件${said === '' ? '' : `（${said}）`}.pptx`;
}

/** A maker with its own shelf; two who ask at once get one deck. */
export function createDecks(database: Database) {
  const shelf = new Map<string, Promise<Buffer>>();
  return async (asOf: CivilDate, { place, role }: Wanted) => {
    const here =
      place === undefined
        ? undefined
        : await database.read(NO_SCOPE, (db) => hereAt(db, place, asOf));
    const material = training({
      asOf,
      ...(here === undefined ? {} : { here }),
      ...(role === undefined ? {} : { role }),
    });
    if (!material.ok) throw new Error('invariant broken: no place was left to look up');
    const key = JSON.stringify([asOf, material.value.region, role]);
    const made = shelf.get(key) ?? writeDeck(material.value).then(({ bytes }) => bytes);
    shelf.delete(key);
    shelf.set(key, made);
    const [oldest] = shelf.keys();
    if (shelf.size > KEPT && oldest !== undefined) shelf.delete(oldest);
    // A deck that could not be made is tried again.
    made.catch(() => shelf.delete(key));
    return {
      fileName: fileNameOf(material.value.region?.name, role),
      contentType: PPTX_TYPE,
      bytes: await made,
    };
  };
}
