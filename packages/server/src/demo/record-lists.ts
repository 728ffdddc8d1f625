// Does what the offices and leaders of the demo did with duty lists, through the use cases.
import type { SectionState } from '@jinze/contracts';
import { approvingSideOf, civilDate } from '@jinze/kernel';
import type { Services } from '../context.ts';
import {
  actOnSections,
  addPriority,
  draftSections,
  layDown,
  proposalFor,
  type SectionInput,
} from '../modules/duties/index.ts';
import { type Scope, SYSTEM_SCOPE, scopeKeyOf } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { type DemoSection, type OwnPost, postsIn, sectionsIn } from './demo.store.ts';
import { seatKeyOf } from './demo-bodies.ts';
import type { ListAct } from './demo-lists.ts';
import { DEMO_OFFICES, type DemoOffice, officeOf } from './demo-places.ts';

type Of<Kind extends ListAct['kind']> = Extract<ListAct, { kind: Kind }>;

/** What the acts call a post of a place. */
const seatOf = (place: string, { organName, postTitle }: OwnPost | DemoSection) =>
  seatKeyOf(organName, postTitle).slice(place.length + 1);

function officeAt(place: string): DemoOffice {
  const found = DEMO_OFFICES.find(({ displayName }) => displayName === officeOf(place));
  if (found === undefined) throw new Error(`no office of ${place}`);
  return found;
}

/** A place's own bodies: neither its townships nor the counties below. */
function ownBodiesOf(place: string): Scope {
  const { level, regionPath } = officeAt(place);
  return { keys: [scopeKeyOf(level, regionPath)], committees: [], persons: [] };
}

async function postNamed(services: Services, place: string) {
  const posts = await services.database.read(SYSTEM_SCOPE, (db) =>
    postsIn(db, officeAt(place).regionPath),
  );
  const bySeat = new Map(posts.map((post) => [seatOf(place, post), post]));
  return (seat: string): OwnPost => {
    const found = bySeat.get(seat);
    if (found === undefined) throw new Error(`no post ${place} ${seat}`);
    return found;
  };
}

async function setPriority(services: Services, command: Command, act: Of<'priority-set'>) {
  const { place, year, priority } = act;
  const { lead, assist, dueOn, ...words } = priority;
  const post = await postNamed(services, place);
  return addPriority(services, command, {
    ...words,
    region: officeAt(place).regionPath,
    year,
    dueOn: civilDate(dueOn),
    source: `${place}安委会${year}年工作要点`,
    posts: [
      { postId: post(lead).postId, role: 'lead' as const },
      ...assist.map((seat) => ({ postId: post(seat).postId, role: 'assist' as const })),
    ],
  });
}

async function recordDocument(services: Services, command: Command, act: Of<'laid-down'>) {
  const { place, on, number, title, meeting, seats, items } = act;
  const post = await postNamed(services, place);
  return layDown(services, command, {
    region: officeAt(place).regionPath,
    number,
    title,
    meeting,
    on,
    posts: seats.map((seat) => ({
      postId: post(seat).postId,
      items: [...(items ?? proposalFor(post(seat)).items)],
    })),
  });
}

/** The state from which an act leads on. */
const BEFORE: Readonly<Record<SectionInput['act'], SectionState>> = {
  approve: 'drafted',
  issue: 'approved',
  acknowledge: 'issued',
  paper: 'issued',
  object: 'issued',
  revise: 'objected',
};

function isMeant(section: DemoSection, { place, which, input }: Of<'acted-on'>): boolean {
  const { side, instrument, only, except } = which;
  const seat = seatOf(place, section);
  return (
    (side === undefined || approvingSideOf(section.postClass, section.organKind) === side) &&
    (instrument === undefined || section.instrument === instrument) &&
    (only === undefined || only.includes(seat)) &&
    except?.includes(seat) !== true &&
    (input.act !== 'approve' || section.blockedBy === null)
  );
}

/**
 * Whose act it is: the leaders' own, without an account, as most of them have left since. Those who sign on one day
 * do it in one act here, in the scope of just these people: each section copies its own signer's name and post.
 */
function bySigners(sections: readonly DemoSection[]): Command {
  const people = new Map(sections.map(({ personId, personName }) => [personId, personName]));
  const [first = ''] = people.values();
  const name = people.size === 1 ? first : `${first}等${people.size}人`;
  const scope: Scope = { keys: [], committees: [], persons: [...people.keys()] };
  return { actor: { accountId: null, name }, scope };
}

async function actOn(services: Services, command: Command, done: Of<'acted-on'>) {
  const { place, year, input } = done;
  const { regionPath } = officeAt(place);
  const sections = await services.database.read(SYSTEM_SCOPE, (db) =>
    sectionsIn(db, { regionPath, year, state: BEFORE[input.act] }),
  );
  const chosen = sections.filter((section) => isMeant(section, done));
  if (chosen.length === 0) return { changed: 0 };
  const isOwn = input.act === 'acknowledge' || input.act === 'object';
  return actOnSections(services, isOwn ? bySigners(chosen) : command, chosen, input);
}

/** By the place's office in the scope of its own bodies, or by the leaders themselves. */
export function recordList(services: Services, office: Command, done: ListAct): Promise<unknown> {
  const command = { ...office, scope: ownBodiesOf(done.place) };
  switch (done.kind) {
    case 'priority-set':
      return setPriority(services, command, done);
    case 'laid-down':
      return recordDocument(services, command, done);
    case 'drafted':
      return draftSections(services, command, {
        region: officeAt(done.place).regionPath,
        year: done.year,
      });
    case 'acted-on':
      return actOn(services, command, done);
  }
}
