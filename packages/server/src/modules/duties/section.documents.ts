// The list of one leader's duties as a paper to sign, made of an approved section.
import { type DutyListFacts, dutyList } from '@jinze/documents/official';
import { citedArticle, type Id } from '@jinze/kernel';
import { citedClause, REGULATION } from '@jinze/rules';
import type { Services } from '../../context.ts';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import { covers, NO_SCOPE } from '../../platform/database/scope.ts';
import {
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { scopeFor } from '../access/index.ts';
import { titlesOf } from '../instruments/index.ts';
import { type SectionWithItems, sectionWithItems } from './sections.store.ts';
import { instrumentsOf, whyOf } from './why.ts';

/** For the office that issues the list. */
async function readSection(
  { database }: Services,
  caller: Caller,
  id: string,
): Promise<SectionWithItems | undefined> {
  const scope = scopeFor(caller, 'duties.issue');
  if (scope === undefined) return undefined;
  const row = await database.read(scope, (db) => sectionWithItems(db, scope, id as Id<'section'>));
  return row !== undefined && covers(scope, { scopeKey: row.scope_key }) ? row : undefined;
}

/** The regulation’s own by their place, others by what they stand in. */
export const clauseOf = ({ article, source }: SectionWithItems['items'][number]): string =>
  source === undefined || source.instrument === REGULATION.id
    ? citedArticle(article)
    : citedClause(source).title;

const itemsOf = ({ items }: SectionWithItems): DutyListFacts['items'] =>
  items.map((item) => ({
    clause: clauseOf(item),
    duty: item.text,
    measure: item.requirements
      .filter(({ counts }) => counts)
      .map(({ text }) => text)
      .join('；'),
    byReference: item.isByReference,
  }));

function factsOf(row: SectionWithItems): DutyListFacts {
  const { approval_meeting: meeting, approval_document_no: documentNo } = row;
  return {
    region: row.region_name,
    year: row.year,
    leader: row.person_name,
    posts: [row.post_title],
    ...(row.portfolios.length === 0 ? {} : { portfolio: row.portfolios.join('、') }),
    version: row.edition,
    approvedBy: `${meeting ?? ''}（${documentNo ?? ''}）`,
    items: itemsOf(row),
  };
}

/** Why an item stands in the list, by its code: the office’s paper, or of whom it is the list of their own. */
const itemSheet = (services: Services): DocumentSource =>
  conclusionSource({
    stream: 'duty-section',
    recordName: '责任清单',
    find: async (caller, id, part) => {
      const scope = scopeFor(caller, 'duties.why');
      if (scope === undefined) return undefined;
      const row = await services.database.read(scope, (db) =>
        sectionWithItems(db, scope, id as Id<'section'>),
      );
      if (row === undefined) return undefined;
      const office = placeOfOffice(row.region_path, row.scope_key, row.organ_id);
      const isOffice = covers(scope, { scopeKey: row.scope_key });
      const place = isOffice ? office : { ...office, personId: row.person_id };
      const found = { place, version: row.version, organs: [row.organ_name] };
      const item = row.items.find(({ code }) => code === part);
      if (item === undefined) return { ...found, conclusion: undefined };
      const titles = await services.database.read(NO_SCOPE, (db) =>
        titlesOf(db, instrumentsOf(item)),
      );
      const subject = `${row.post_title}${row.person_name}`;
      const why = whyOf(row, item, titles);
      const question = `“${item.title}”为什么列入责任清单`;
      return { ...found, conclusion: { subject, question, why } };
    },
  });

export const sectionDocuments = (services: Services): readonly DocumentSource[] => [
  documentSource<DutyListFacts>({
    kind: 'duty-list',
    stream: 'duty-section',
    isNumbered: false,
    isPersonal: true,
    template: dutyList,
    find: async (caller, id) => {
      const row = await readSection(services, caller, id);
      if (row === undefined) return undefined;
      const isApproved = row.approval_meeting !== null;
      return {
        place: placeOfOffice(row.region_path, row.scope_key, row.organ_id),
        version: row.version,
        ...(isApproved ? {} : { refusal: 'documents.not-approved-yet' }),
        organs: [row.organ_name],
        addressees: [],
        asks: [],
        facts: () => factsOf(row),
      };
    },
  }),
  itemSheet(services),
];
