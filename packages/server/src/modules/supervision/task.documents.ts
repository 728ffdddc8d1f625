// Papers made of tasks: the notice of a task, and of listed supervision 挂牌督办.
import {
  type ListedSupervisionFacts,
  listedSupervisionNotice,
  type TaskFacts,
  taskNotice,
} from '@jinze/documents/official';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import {
  type Ask,
  type DocumentMatter,
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { slipSource } from '../../platform/slip-source.ts';
import { issuerOf } from './act-on-task.ts';
import { isListedBy } from './listing-of.ts';
import { standingOf } from './standing.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { refusalOfStanding } from './task.decide.ts';
import {
  type ListingRow,
  listingOf,
  type PartyRow,
  type TaskRow,
  taskById,
} from './tasks.store.ts';

interface Read {
  readonly row: TaskRow;
  readonly listing: ListingRow | undefined;
  readonly again: (db: Reader) => Promise<TaskRow | undefined>;
}
type OwnNumber = Pick<DocumentMatter, 'ownNumber' | 'ownNumberIn'>;

/** For the office whose task it is: who is asked has the notice from it. */
async function readTask(
  { database, scopeFor }: SupervisionContext,
  caller: Caller,
  id: string,
): Promise<Read | undefined> {
  const scope = scopeFor(caller, 'supervision.issue');
  if (scope === undefined) return undefined;
  const found = await database.read(scope, async (db) => {
    const row = await taskById(db, scope, id as Id<'task'>);
    if (row === undefined) return undefined;
    const again = (later: Reader) => taskById(later, scope, row.id);
    return { row, listing: await listingOf(db, row.id), again };
  });
  if (found === undefined) return undefined;
  const { row } = found;
  const refusal = refusalOfStanding(row.issuer_office, 'issue', standingOf(scope, caller, row));
  return refusal === undefined ? found : undefined;
}

const placeOf = (row: TaskRow) =>
  placeOfOffice(
    row.scope_key.slice(row.scope_key.indexOf('/')),
    row.scope_key,
    issuerOf(row).organId,
  );

const isAsked = ({ role }: PartyRow) => role === 'lead' || role === 'assist';
const basisOf = ({ source_text: text, source_no: number }: TaskRow): string =>
  number === null ? text : `${text}（${number}）`;

/** What both notices know of a task. */
const common = ({ row }: Read) => ({
  place: placeOf(row),
  version: row.version,
  ...(row.state === 'withdrawn' ? { refusal: 'documents.record-ended' } : {}),
  isDraft: row.state === 'drafted',
  organs: [row.issuer_name],
  addressees: [...new Set(row.parties.filter(isAsked).map(({ organName }) => organName))],
});

/** What it is issued under; one that went out without a number has none of its own. */
const issuedAs = ({ row, again }: Read): OwnNumber =>
  row.issued_at !== null && row.issue_no === null
    ? {}
    : {
        ownNumber: row.issue_no,
        ownNumberIn: async (db) => (await again(db))?.issue_no ?? null,
      };

/** What the notice of listed supervision is numbered; one of a superior is theirs, and this is another paper. */
const listedAs = ({ row, listing }: Read): OwnNumber =>
  listing === undefined || !isListedBy(listing.level, issuerOf(row))
    ? {}
    : {
        ownNumber: listing.notice_no,
        ownNumberIn: async (db) => (await listingOf(db, row.id))?.notice_no ?? null,
      };

const noticeAsks = (row: TaskRow): Ask[] => [
  { name: 'basis', kind: 'text', isNeeded: true, suggested: basisOf(row) },
  { name: 'background', kind: 'text', isNeeded: true, suggested: row.source_text },
  { name: 'demands', kind: 'lines', isNeeded: true, suggested: row.text },
  { name: 'reportTo', kind: 'line', isNeeded: true, suggested: row.issuer_name },
  { name: 'contact', kind: 'line', isNeeded: false, suggested: '' },
];

const listedAsks = (row: TaskRow, listing: ListingRow | undefined): Ask[] => [
  { name: 'place', kind: 'line', isNeeded: true, suggested: issuerOf(row).regionName },
  { name: 'basis', kind: 'text', isNeeded: true, suggested: basisOf(row) },
  { name: 'facts', kind: 'text', isNeeded: true, suggested: row.source_text },
  { name: 'listedOn', kind: 'date', isNeeded: true, suggested: row.issued_on ?? '' },
  { name: 'demands', kind: 'lines', isNeeded: true, suggested: row.text },
  { name: 'closing', kind: 'lines', isNeeded: true, suggested: listing?.removal ?? '' },
];

function leadOf({ parties }: TaskRow): PartyRow {
  const lead = parties.find(({ role }) => role === 'lead');
  if (lead === undefined) throw new Error('a task for nobody');
  return lead;
}

const leaderOf = ({ personName, postTitle }: PartyRow): string | undefined =>
  personName === null ? undefined : `${personName}（${postTitle}）`;

/** Of a task that was drafted, until it is approved. */
const draftSlip = (context: SupervisionContext): DocumentSource =>
  slipSource({
    stream: 'task',
    find: async (caller, id) => {
      const found = await readTask(context, caller, id);
      if (found === undefined) return undefined;
      const { row } = found;
      const { place, version, organs } = common(found);
      return {
        place,
        version,
        organs,
        slip:
          row.state === 'drafted'
            ? { title: row.title, basis: basisOf(row), summary: row.text, drafter: '' }
            : undefined,
      };
    },
  });

export const taskDocuments = (context: SupervisionContext): readonly DocumentSource[] => [
  documentSource<TaskFacts>({
    kind: 'task-notice',
    stream: 'task',
    isNumbered: true,
    isPersonal: false,
    template: taskNotice,
    find: async (caller, id) => {
      const found = await readTask(context, caller, id);
      if (found === undefined) return undefined;
      const { row } = found;
      return {
        ...common(found),
        ...issuedAs(found),
        asks: noticeAsks(row),
        facts: ({ text, maybe, lines }) => {
          const contact = maybe('contact');
          return {
            matter: row.title,
            basis: text('basis'),
            background: text('background'),
            demands: lines('demands'),
            due: row.due_on,
            reportTo: text('reportTo'),
            ...(contact === undefined ? {} : { contact }),
          };
        },
      };
    },
  }),
  documentSource<ListedSupervisionFacts>({
    kind: 'listed-supervision-notice',
    stream: 'task',
    isNumbered: true,
    isPersonal: false,
    template: listedSupervisionNotice,
    find: async (caller, id) => {
      const found = await readTask(context, caller, id);
      if (found === undefined) return undefined;
      const { row, listing } = found;
      const leader = leaderOf(leadOf(row));
      return {
        ...(listing === undefined ? { refusal: 'documents.not-listed' } : {}),
        ...common(found),
        ...listedAs(found),
        asks: listedAsks(row, listing),
        facts: ({ text, date, lines }) => ({
          matter: listing?.matter ?? row.title,
          place: text('place'),
          basis: text('basis'),
          facts: text('facts'),
          responsibleBody: leadOf(row).organName,
          ...(leader === undefined ? {} : { responsibleLeader: leader }),
          listedOn: date('listedOn'),
          due: row.due_on,
          demands: lines('demands'),
          closing: lines('closing'),
        }),
      };
    },
  }),
  draftSlip(context),
];
