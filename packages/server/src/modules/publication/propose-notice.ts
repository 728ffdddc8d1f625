// The wording of a notice from what is on record, as a proposal: people change it before anything is checked or approved.
import type { GradeOrder, NoticeTable, PublicationRule } from '@jinze/contracts';
import { type CivilDate, civilDate } from '@jinze/kernel';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { countByGrade } from '../accidents/index.ts';
import { publicBodiesOf } from '../duties/index.ts';
import { rectificationIn } from '../inspections/index.ts';
import { leadingNamesOf, regionAt } from '../posts/index.ts';
import { taskTotalsIn } from '../supervision/index.ts';
import { dutyListParts } from './duty-list-parts.ts';
import { type NamedSource, type Sources, sourceNamed } from './notice-sources.ts';
import {
  accidentWords,
  assessmentWords,
  feedbackWords,
  plain,
  type Wording,
} from './notice-wording.ts';
import type { PublicationContext } from './publication.context.ts';
import { ruleOf } from './publication-rules.ts';
import { type Statistics, statisticsWords } from './statistics-words.ts';

export interface Proposal {
  readonly title: string;
  readonly organ: string;
  readonly body: string;
  readonly tables: NoticeTable[];
  readonly rule: PublicationRule;
  /** Over how many notices it goes. */
  readonly parts: number;
  readonly readAt: string;
}

export interface Asked extends NamedSource {
  readonly order: GradeOrder;
  /** Which of the notices it goes over. */
  readonly part: number;
}

interface Place {
  readonly path: string;
  readonly name: string;
}

async function dutyListWords(
  { database }: PublicationContext,
  { lists }: Sources,
  { path, name }: Place,
  { year, part }: Asked,
): Promise<Wording & { readonly parts: number }> {
  const bodies = await database.read(lists, (db) =>
    publicBodiesOf(db, lists, { regionPath: path, year }),
  );
  const parts = dutyListParts(bodies);
  const tables = parts[part - 1];
  if (tables === undefined) throw new Refused({ code: 'http.not-found', path: 'query.part' });
  const which = parts.length === 1 ? '' : `（第${part}部分，共${parts.length}部分）`;
  return {
    ...plain(
      `关于公开${name}${year}年度安全生产责任清单的公告${which}`,
      `现将${name}党政领导干部${year}年度安全生产责任清单${which}予以公开，接受社会监督。`,
      bodies.length === 0 ? '（还没有印发的清单）' : '各职务的职责见附表。',
    ),
    tables,
    parts: parts.length,
  };
}

/** Each in the caller's own scope for it. */
async function statisticsOf(
  { database }: PublicationContext,
  { accidents, tasks, inspections }: Sources,
  { path: regionPath }: Place,
  year: number,
  today: CivilDate,
): Promise<Statistics> {
  const held = {
    regionPath,
    from: civilDate(`${year}-01-01`),
    to: civilDate(`${year}-12-31`),
  };
  return {
    accidents: await database.read(accidents, (db) =>
      countByGrade(db, accidents, { regionPath, year }, today),
    ),
    tasks: await database.read(tasks, (db) => taskTotalsIn(db, held, today)),
    rectification: await database.read(inspections, (db) =>
      rectificationIn(db, inspections, held, today),
    ),
  };
}

async function wordingOf(
  context: PublicationContext,
  sources: Sources,
  place: Place,
  asked: Asked,
  today: CivilDate,
): Promise<Wording & { readonly parts?: number }> {
  const { kind, year, order } = asked;
  const { accident, results, feedback } = await sourceNamed(context, sources, asked, today);
  switch (kind) {
    case 'assessment':
      return assessmentWords({ name: place.name, year, order }, results ?? undefined);
    case 'inspection-feedback':
      return feedbackWords(feedback ?? undefined, place.name);
    case 'investigation-report':
    case 'evaluation':
      if (accident === null)
        throw new Refused({ code: 'publication.which-accident', path: 'query.accidentId' });
      return accidentWords(accident, kind);
    case 'duty-lists':
      return dutyListWords(context, sources, place, asked);
    case 'statistics': {
      const statistics = await statisticsOf(context, sources, place, year, today);
      return statisticsWords({ name: place.name, year }, statistics, today);
    }
    case 'other':
      return plain('', '');
  }
}

/** Of a region that the caller publishes for. */
export async function proposeNotice(
  context: PublicationContext,
  scope: Scope,
  sources: Sources,
  asked: Asked,
  today: CivilDate,
): Promise<Proposal> {
  // Before anything is: what changes while it is read counts as changed after it.
  const readAt = context.clock.now().toISOString();
  const { place, governments } = await context.database.read(scope, async (db) => ({
    place: await regionAt(db, asked.region),
    governments: (await leadingNamesOf(db, asked.region)).governments,
  }));
  if (place === undefined || !covers(scope, { scopeKey: scopeKeyOf(place.level, place.path) }))
    throw new Refused({ code: 'http.not-found', path: 'query.region' });
  const { parts = 1, ...wording } = await wordingOf(context, sources, place, asked, today);
  const isOfCommittee = asked.kind === 'assessment' || asked.kind === 'duty-lists';
  return {
    ...wording,
    organ: isOfCommittee ? `${place.name}安全生产委员会` : (governments[0] ?? place.name),
    rule: ruleOf(asked.kind),
    parts,
    readAt,
  };
}
