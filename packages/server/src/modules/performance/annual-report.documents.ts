// An annual report as a paper, made of what its leader signed.
import type { ReportContent } from '@jinze/contracts';
import { type AnnualReportFacts, annualReport } from '@jinze/documents/official';
import { assert, civilDateAt, type Id } from '@jinze/kernel';
import { ACTIVITY_NAMES } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { placeOfKey, type Scope } from '../../platform/database/scope.ts';
import {
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { organNameOf, type ReportRow, recordsTold, reportById } from './annual-reports.store.ts';
import { dutyNamesOf, dutyText } from './duty-names.ts';
import { dutiesNamedIn } from './duty-records.store.ts';
import type { PerformanceContext } from './performance.context.ts';
import { REPORT_PART_NAMES } from './record-names.ts';

type Records = Awaited<ReturnType<typeof recordsTold>>;
type Duties = AnnualReportFacts['duties'];
type Looking = Pick<PerformanceContext, 'database' | 'scopeFor'>;

interface Read {
  readonly row: ReportRow;
  readonly organ: string;
  readonly duties: Duties;
  readonly unlisted: number;
}

const recordsIn = (content: ReportContent) => [
  ...new Set(content.flatMap(({ sentences }) => sentences.flatMap(({ records }) => records))),
];

/** Under each duty that a record names for the leader, in the order of the regulation; under none last. */
async function byDuty(
  db: Reader,
  scope: Scope,
  personId: Id<'person'>,
  records: Records,
): Promise<Duties> {
  const ids = records.map(({ id }) => id);
  const named = new Map(
    (await dutiesNamedIn(db, scope, ids, [personId])).map(({ record, duties }) => [record, duties]),
  );
  const codesOf = ({ id }: Records[number]) => named.get(id) ?? [];
  const codes = [...new Set(records.flatMap(codesOf))].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const told = (some: Records) =>
    some.map(({ occurred_on: on, activity, title }) => ({
      on,
      what: `${ACTIVITY_NAMES[activity as keyof typeof ACTIVITY_NAMES]}　${title}`,
    }));
  const without = records.filter((record) => codesOf(record).length === 0);
  const names = (await dutyNamesOf(db, codes))(codes);
  return [
    ...names.map((name) => ({
      duty: dutyText(name),
      records: told(records.filter((record) => codesOf(record).includes(name.code))),
    })),
    ...(without.length === 0 ? [] : [{ duty: '没有对应职责的', records: told(without) }]),
  ];
}

/** For whoever reads the report: the leader, who serves them, and once it is signed the office that receives it. */
async function readReport(
  { database, scopeFor }: Looking,
  caller: Caller,
  id: string,
): Promise<Read | undefined> {
  const scope = scopeFor(caller, 'performance.report');
  if (scope === undefined) return undefined;
  return database.read(scope, async (db) => {
    const row = await reportById(db, scope, id as Id<'annual-report'>);
    if (row === undefined) return undefined;
    const cited = recordsIn(row.content);
    const records = await recordsTold(db, cited);
    return {
      row,
      organ: await organNameOf(db, row.organ_id),
      duties: await byDuty(db, scope, row.person_id, records),
      unlisted: cited.length - records.length,
    };
  });
}

function factsOf({ row, duties, unlisted }: Read): AnnualReportFacts {
  assert(row.signed_at !== null, 'no paper is made before the signature');
  return {
    year: row.year,
    leader: row.person_name,
    posts: row.posts,
    asOf: row.as_of,
    signedOn: civilDateAt(row.signed_at),
    parts: row.content.map(({ part, sentences }) => ({
      title: REPORT_PART_NAMES[part],
      sentences: sentences.map(({ text }) => text),
    })),
    duties,
    unlisted,
  };
}

export const reportDocuments = (context: Looking): readonly DocumentSource[] => [
  documentSource<AnnualReportFacts>({
    kind: 'annual-report',
    stream: 'annual-report',
    isNumbered: false,
    isPersonal: true,
    template: annualReport,
    find: async (caller, id) => {
      const found = await readReport(context, caller, id);
      if (found === undefined) return undefined;
      const { row, organ } = found;
      const { regionPath } = placeOfKey(row.scope_key);
      return {
        place: {
          ...placeOfOffice(regionPath, row.scope_key, row.organ_id),
          personId: row.person_id,
        },
        version: row.version,
        ...(row.state === 'signed' ? {} : { refusal: 'documents.not-signed-yet' }),
        organs: [organ],
        addressees: [],
        asks: [],
        facts: () => factsOf(found),
      };
    },
  }),
];
