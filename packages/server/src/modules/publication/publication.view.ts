// What of a public notice leaves the server to those who handle it.
import type { PrivateHit, PublicationAct, PublicNotice, PublicNoticeLine } from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import { NOTICE_TRANSITIONS } from './notice.states.ts';
import type { DocumentRow, LinkRow, NoticeLineRow, NoticeRow, StepRow } from './notices.store.ts';
import type { PublicationContext } from './publication.context.ts';
import { ruleOf } from './publication-rules.ts';

export const noticeLine = (row: NoticeLineRow): PublicNoticeLine => ({
  id: row.id,
  version: row.version,
  state: row.state,
  kind: row.kind,
  year: row.year,
  title: row.title,
  organ: row.organ,
  regionName: row.region_name,
  draftedOn: row.drafted_on,
  documentNo: row.document_no,
  publishedOn: row.published_on,
});

const linkView = ({ id, title, published_on: publishedOn }: LinkRow) => ({
  id,
  title,
  publishedOn,
});

const ACTS: readonly Exclude<PublicationAct, 'draft'>[] = [
  'change',
  'add-document',
  'remove-document',
  'check',
  'approve',
  'publish',
  'discard',
];

/** By the table and the grants; who wrote it does not approve it. */
function mayDo(
  { may }: Pick<PublicationContext, 'may'>,
  caller: Caller,
  row: NoticeRow,
): PublicationAct[] {
  const isHand = row.hands.some((one) => one === caller.accountId);
  return ACTS.filter(
    (act) =>
      NOTICE_TRANSITIONS[row.state][act] !== undefined &&
      !(act === 'approve' && isHand) &&
      may(caller, `publication.${act}`, { scopeKey: row.scope_key }),
  );
}

export interface Around {
  readonly documents: readonly DocumentRow[];
  readonly steps: readonly StepRow[];
  readonly links: { readonly corrects: LinkRow | undefined; readonly correctedBy: LinkRow[] };
  readonly hits: readonly PrivateHit[];
  readonly moved: readonly PublicNotice['moved'][number][];
  readonly readAt: string;
}

export function noticeView(
  context: Pick<PublicationContext, 'may'>,
  caller: Caller,
  row: NoticeRow,
  { documents, steps, links, hits, moved, readAt }: Around,
): PublicNotice {
  const { approved_on: on, approved_by: by, approval: words } = row;
  return {
    ...noticeLine(row),
    region: row.region_path,
    body: row.body,
    tables: row.tables.map((table) => ({ ...table })),
    instrument: row.instrument,
    accidentId: row.accident_id,
    assessmentId: row.assessment_id,
    inspectionId: row.inspection_id,
    corrects: links.corrects === undefined ? null : linkView(links.corrects),
    correction: row.correction,
    correctedBy: links.correctedBy.map(linkView),
    documents: documents.map(({ id, name, type, size, digest }) => ({
      id,
      name,
      type,
      size,
      digest,
    })),
    rule: ruleOf(row.kind),
    hits: hits.slice(0, 1000),
    moved: moved.slice(0, 1000),
    readAt,
    approval:
      on === null || by === null || words === null
        ? null
        : { on, by, words, paperId: row.approval_paper },
    publishedAt: row.published_at?.toISOString() ?? null,
    discardedReason: row.discarded_reason,
    steps: steps.map((step) => ({
      act: step.act as PublicationAct,
      on: step.on_day,
      note: step.note,
      recordedAt: step.recorded_at.toISOString(),
      recordedBy: step.recorded_by,
    })),
    may: mayDo(context, caller, row),
  };
}
