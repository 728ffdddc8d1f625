// The evidence file of a leader 履职证据卷: what the log holds of the person's duties in some days.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { personEvidence } from '../ledger/index.ts';
import { type PostHeld, postsEverHeld } from '../posts/index.ts';
import { type ListedRecord, OF_ACCIDENT, STREAM_TITLES } from './arrange.decide.ts';
import type { EvidenceFilesContext } from './evidence-files.context.ts';
import { FILE_MOST, gather } from './gather.ts';
import type { FileAsked } from './make-file.ts';

/** Of the person's duties; accidents are of the case they led to. */
const STREAMS = Object.keys(STREAM_TITLES).filter((stream) => !OF_ACCIDENT.includes(stream));

interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const postText = ({ organName, postTitle, from, to }: PostHeld) =>
  `${organName} ${postTitle}（${from} 至 ${to ?? '今'}）`;

/** The earliest first; whoever asks has the person in their scope. */
async function listed(
  { database }: EvidenceFilesContext,
  personId: Id<'person'>,
  days: Days,
): Promise<ListedRecord[]> {
  const asked = { ...days, streams: STREAMS, size: null, limit: FILE_MOST + 1 };
  const found = await database.read(SYSTEM_SCOPE, (db) => personEvidence(db, personId, asked));
  return found.toReversed().map((row) => ({
    stream: row.stream,
    record: row.record,
    title: [row.year === null ? null : `${row.year}年`, row.post, row.title]
      .filter((part) => part !== null)
      .join(' '),
    occurredOn: row.occurredOn,
    recordedAt: row.recordedAt,
    isLate: row.isLate,
  }));
}

/** Only of somebody who holds or held a post within the scope, or of oneself. */
export async function personFile(
  context: EvidenceFilesContext,
  caller: Caller,
  scope: Scope,
  { personId, ...days }: Days & { readonly personId: Id<'person'> },
): Promise<FileAsked> {
  if (days.to < days.from)
    throw new Refused({ code: 'evidence-files.ends-before-start', path: 'query.to' });
  const posts = await context.database.read(scope, (db) => postsEverHeld(db, scope, [personId]));
  const held = posts.filter(({ from, to }) => from <= days.to && (to === null || to >= days.from));
  const last = held.at(-1) ?? posts.at(-1);
  if (last === undefined) throw new Refused({ code: 'http.not-found' });
  const records = await listed(context, personId, days);
  const gathered = await gather(context, caller, [{ title: null, personId, records }], {
    tellsTitles: false,
    days: scope.persons.includes(personId) ? null : posts,
  });
  return {
    gathered,
    of: personId,
    from: days.from,
    to: days.to,
    title: '履职证据卷',
    subject: `${last.organName}${last.postTitle}　${last.personName}`,
    facts: [
      { label: '姓名', text: last.personName },
      { label: '任职', text: (held.length === 0 ? posts : held).map(postText).join('\n') },
      { label: '期间', text: `${days.from} 至 ${days.to}` },
    ],
    more: [],
  };
}
