// One conclusion of a record on one page: each module says what its records conclude, the page is the same for all.
import type { Why } from '@jinze/contracts';
import { type ConclusionFacts, conclusionSheet } from '@jinze/documents/official';
import { assert } from '@jinze/kernel';
import { type DocumentPlace, type DocumentSource, documentSource } from './document-source.ts';
import type { Caller } from './http/caller.ts';

/** As the why panel opens it, and whom or what it is about. */
export interface Conclusion {
  readonly subject: string;
  readonly question: string;
  readonly why: Why;
}

interface Concluding {
  readonly place: DocumentPlace;
  readonly version: number;
  readonly organs: readonly string[];
  /** Of the part that is asked for, as the caller reads it; undefined: there is none. */
  readonly conclusion: Conclusion | undefined;
}

/** Whose words were compared with what was published. */
const VERIFIED: ReadonlySet<Why['clause'][number]['status']> = new Set(['confirmed', 'local']);

const factsOf = ({ subject, question, why }: Conclusion, record: string): ConclusionFacts => ({
  subject,
  question,
  answer: why.heading,
  clauses: why.clause.map(({ title, place, text, status }) => ({
    citation: place === null ? title : `${title}（${place}）`,
    text,
    isVerified: VERIFIED.has(status),
  })),
  facts: why.facts,
  gaps: why.gaps,
  proofs: why.proof,
  record,
});

/** `find` with no part asks only whose record it is: then no paper is made of it. */
export const conclusionSource = ({
  stream,
  recordName,
  isConcealed,
  find,
}: Pick<DocumentSource, 'stream'> & {
  readonly recordName: string;
  readonly isConcealed?: true;
  readonly find: (
    caller: Caller,
    id: string,
    part: string | undefined,
  ) => Promise<Concluding | undefined>;
}): DocumentSource =>
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
      const { place, version, organs, conclusion } = found;
      return {
        place,
        version,
        organs,
        ...(conclusion === undefined ? { refusal: 'documents.no-conclusion' } : {}),
        addressees: [],
        asks: [],
        facts: () => {
          assert(conclusion !== undefined, 'no paper is made without a conclusion');
          return factsOf(conclusion, `${recordName}第${version}版，记录号 ${id}`);
        },
      };
    },
  });
