// The list of one leader's duties as a paper to sign, made of an approved section.
import { type DutyListFacts, dutyList } from '@jinze/documents/official';
import { citedArticle, type Id } from '@jinze/kernel';
import { citedClause, REGULATION } from '@jinze/rules';
import type { Services } from '../../context.ts';
import { covers } from '../../platform/database/scope.ts';
import {
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { scopeFor } from '../access/index.ts';
import { type SectionWithItems, sectionWithItems } from './sections.store.ts';

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
const clauseOf = ({ article, source }: SectionWithItems['items'][number]): string =>
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
];
