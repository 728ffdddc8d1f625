// One conclusion of a record on one page: each module says what its records conclude, the page is the same for all.
import type { Why } from '@jinze/contracts';
import { type ConclusionFacts, conclusionSheet } from '@jinze/documents/official';
import { assert, type CivilDate, documentDate } from '@jinze/kernel';
import { type DocumentPlace, type DocumentSource, documentSource } from './document-source.ts';
import type { Caller } from './http/caller.ts';

/** As the why panel opens it, and whom or what it is about. */
export interface Conclusion {
  readonly subject: string;
  readonly question: string;
  readonly why: Why;
}

/** For whom the page is. */
interface Concluding {
  readonly place: DocumentPlace;
  readonly organs: readonly string[];
  /** As of any paper. */
  readonly alongside?: number;
  /** Of the part that is asked for, as the caller reads it; undefined: there is none. */
  readonly conclusion: Conclusion | undefined;
}

/** `find` with no part asks only whose record it is: then no paper is made of it. */
type Find<Found> = (
  caller: Caller,
  id: string,
  part: string | undefined,
) => Promise<Found | undefined>;

type SourceStatus = Why['clause'][number]['status'];

/** Whose words were compared with what was published. */
const VERIFIED: ReadonlySet<SourceStatus> = new Set(['confirmed', 'local']);
export const isVerified = (status: SourceStatus): boolean => VERIFIED.has(status);

const factsOf = ({ subject, question, why }: Conclusion, record: string): ConclusionFacts => ({
  subject,
  question,
  answer: why.heading,
  clauses: why.clause.map(({ title, place, text, status }) => ({
    citation: place === null ? title : `${title}（${place}）`,
    text,
    isVerified: isVerified(status),
  })),
  facts: why.facts,
  gaps: why.gaps,
  proofs: why.proof,
  record,
});

interface Whose extends Pick<DocumentSource, 'stream'> {
  readonly isConcealed?: true;
}

/** Whatever it is of: `find` says with it what stands on the page about that. */
const sheetSource = (
  { stream, isConcealed }: Whose,
  find: Find<Concluding & { readonly version: number | null; readonly record: string }>,
): DocumentSource =>
  documentSource<ConclusionFacts>({
    kind: 'conclusion-sheet',
    stream,
    isNumbered: false,
    isPersonal: true,
    ...(isConcealed === undefined ? {} : { isConcealed }),
    template: conclusionSheet,
    find: async (caller, id, part) => {
      const found = await find(caller, id, part);
      if (found === undefined) return undefined;
      const { place, version, alongside, organs, conclusion, record } = found;
      return {
        place,
        version,
        ...(alongside === undefined ? {} : { alongside }),
        organs,
        ...(conclusion === undefined ? { refusal: 'documents.no-conclusion' } : {}),
        addressees: [],
        asks: [],
        facts: () => {
          assert(conclusion !== undefined, 'no paper is made without a conclusion');
          return factsOf(conclusion, record);
        },
      };
    },
  });

export const conclusionSource = ({
  recordName,
  find,
  ...whose
}: Whose & {
  readonly recordName: string;
  readonly find: Find<Concluding & { readonly version: number }>;
}): DocumentSource =>
  sheetSource(whose, async (caller, id, part) => {
    const found = await find(caller, id, part);
    return found && { ...found, record: `${recordName}第${found.version}版，记录号 ${id}` };
  });

/** Of what is computed from many records and is none itself. `stream` names what is computed, the id for what it is. */
export const computedSource = ({
  of,
  find,
  ...whose
}: Whose & {
  /** What has the id. */
  readonly of: string;
  readonly find: Find<Concluding & { readonly asOf: CivilDate }>;
}): DocumentSource =>
  sheetSource(whose, async (caller, id, part) => {
    const found = await find(caller, id, part);
    if (found === undefined) return undefined;
    const record = `按截至${documentDate(found.asOf)}在案的记录算出，不是一条记录；${of} ${id}`;
    return { ...found, version: null, record };
  });
