// What an act does to a public notice: the next state and its event, or a refusal. Pure.
import type {
  FindingMove,
  PrivateHit,
  PublicationAct,
  PublicationKind,
  PublicationState,
} from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';
import { NOTICE_TRANSITIONS } from './notice.states.ts';
import { ruleOf, WITH_DOCUMENT } from './publication-rules.ts';

export interface NoticeRefusal {
  readonly code:
    | 'publication.not-now'
    | 'publication.future-date'
    | 'publication.too-early'
    | 'publication.same-account'
    | 'publication.blank-left'
    | 'publication.private-left'
    | 'publication.no-persons'
    | 'publication.no-document'
    | 'publication.which-accident'
    | 'publication.other-region'
    | 'publication.report-not-approved'
    | 'publication.reading-not-said'
    | 'publication.reading-later'
    | 'publication.finding-objected'
    | 'publication.finding-moved'
    | 'publication.too-many-documents'
    | 'publication.corrects-unpublished'
    | 'publication.corrects-another'
    | 'publication.correction-not-said';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

interface Moved {
  readonly number: number;
  readonly why: FindingMove;
}

export interface NoticeFacts {
  readonly state: PublicationState;
  readonly kind: PublicationKind;
  readonly isCorrection: boolean;
  /** Something of the proposal is still to be written. */
  readonly hasBlank: boolean;
  /** Every account that wrote or checked it. */
  readonly hands: readonly Id<'account'>[];
  readonly documents: number;
  /** Of them those a report is released as. */
  readonly releasable: number;
  /** Findings of the feedback it tells of that do not stand as they did when they were read for the text. */
  readonly moved: readonly Moved[];
}

/** What the accident's own record says of the report that is to be public. */
export interface ReportFacts {
  /** It is on record, and this region or one above it publishes it. */
  readonly isKnown: boolean;
  readonly isApproved: boolean;
}

export interface NoticeDecision {
  readonly state: PublicationState;
  readonly act: PublicationAct;
  readonly event: `public-notice.${string}.v1`;
}
type Decided = Result<NoticeDecision, NoticeRefusal>;

const EVENTS: Readonly<Record<PublicationAct, NoticeDecision['event']>> = {
  draft: 'public-notice.drafted.v1',
  change: 'public-notice.changed.v1',
  'add-document': 'public-notice.document-added.v1',
  'remove-document': 'public-notice.document-removed.v1',
  check: 'public-notice.checked.v1',
  approve: 'public-notice.approved.v1',
  publish: 'public-notice.published.v1',
  discard: 'public-notice.discarded.v1',
};
/** Of a notice; of a page that is read in one go. */
const MOST_DOCUMENTS = 10;

export interface Content {
  readonly kind: PublicationKind;
  readonly instrument: string | null;
  readonly reading: {
    /** When what it tells of was read, as the answer said that it was written from; null: not said. */
    readonly at: Date | null;
    readonly now: Date;
    /** It tells of findings, which may be taken back. */
    readonly isOfFeedback: boolean;
  };
}

/** What changes after it was read is found by that moment: a later one would hide it. */
function faultOfContent({ kind, instrument, reading }: Content): NoticeRefusal | undefined {
  if (instrument !== null && ruleOf(kind).persons === 'never')
    return { code: 'publication.no-persons', path: 'body.instrument' };
  const { at, now, isOfFeedback } = reading;
  if (at === null)
    return isOfFeedback ? { code: 'publication.reading-not-said', path: 'body.readAt' } : undefined;
  return at > now ? { code: 'publication.reading-later', path: 'body.readAt' } : undefined;
}

export interface Drafting {
  /** The notice it corrects, as it is found in the same office; null: it corrects none. */
  readonly corrected: {
    readonly state: PublicationState;
    readonly kind: PublicationKind;
    readonly regionPath: string;
  } | null;
  readonly correction: string | null;
  readonly regionPath: string;
  /** The accident it is about; null: none is named. */
  readonly accident: { readonly mayPublish: boolean } | null;
}

export function decideDraft(content: Content, drafting: Drafting): Decided {
  const { corrected, correction, regionPath, accident } = drafting;
  const fault = faultOfContent(content);
  if (fault !== undefined) return refuse(fault);
  if (corrected?.state === 'discarded')
    return refuse({ code: 'publication.not-now', path: 'body.corrects' });
  if (corrected !== null && corrected.state !== 'published')
    return refuse({ code: 'publication.corrects-unpublished', path: 'body.corrects' });
  if (
    corrected !== null &&
    (corrected.kind !== content.kind || corrected.regionPath !== regionPath)
  )
    return refuse({ code: 'publication.corrects-another', path: 'body.corrects' });
  if ((corrected === null) !== (correction === null))
    return refuse({ code: 'publication.correction-not-said', path: 'body.correction' });
  if (WITH_DOCUMENT.includes(content.kind) && accident === null)
    return refuse({ code: 'publication.which-accident', path: 'body.accidentId' });
  if (accident !== null && !accident.mayPublish)
    return refuse({ code: 'publication.other-region', path: 'body.region' });
  return ok({ state: 'draft', act: 'draft', event: EVENTS.draft });
}

type LaterAct = Exclude<PublicationAct, 'draft'>;

function next({ state }: Pick<NoticeFacts, 'state'>, act: LaterAct): Decided {
  const to = NOTICE_TRANSITIONS[state][act];
  return to === undefined
    ? refuse({ code: 'publication.not-now' })
    : ok({ state: to, act, event: EVENTS[act] });
}

/** Nothing may be left in the text that tells on somebody without a reason. */
function leftIn(hits: readonly PrivateHit[]): NoticeRefusal | undefined {
  const left = hits.filter(({ reason }) => reason === null);
  return left.length === 0
    ? undefined
    : {
        code: 'publication.private-left',
        path: 'body.justified',
        values: {
          count: left.length,
          what: left
            .slice(0, 3)
            .map(({ text }) => text)
            .join('、'),
        },
      };
}

export function decideChange(
  facts: NoticeFacts,
  content: Content & { readonly correction: string | null },
): Decided {
  const fault = faultOfContent(content);
  if (fault !== undefined) return refuse(fault);
  if (facts.isCorrection !== (content.correction !== null))
    return refuse({ code: 'publication.correction-not-said', path: 'body.correction' });
  return next(facts, 'change');
}

export function decideDocument(
  facts: NoticeFacts,
  act: 'add-document' | 'remove-document',
): Decided {
  return act === 'add-document' && facts.documents >= MOST_DOCUMENTS
    ? refuse({ code: 'publication.too-many-documents', values: { most: MOST_DOCUMENTS } })
    : next(facts, act);
}

/** A report is public as it was released, once it is approved (安全生产法 86). */
function missingOfReport(
  { releasable }: NoticeFacts,
  report: ReportFacts | null,
): NoticeRefusal | undefined {
  if (report === null) return undefined;
  if (!report.isKnown) return { code: 'publication.which-accident' };
  if (!report.isApproved) return { code: 'publication.report-not-approved' };
  return releasable === 0 ? { code: 'publication.no-document' } : undefined;
}

/** What stands for good tells of nothing that was taken back, and of nothing that is contested. */
function missingOfFeedback({ moved }: NoticeFacts): NoticeRefusal | undefined {
  const numbers = (which: readonly Moved[]) => which.map(({ number }) => number).join('、');
  const changed = moved.filter(({ why }) => why !== 'objected');
  if (changed.length > 0)
    return { code: 'publication.finding-moved', values: { which: numbers(changed) } };
  return moved.length > 0
    ? { code: 'publication.finding-objected', values: { which: numbers(moved) } }
    : undefined;
}

/** What holds back every step to the public: the report, the feedback, and what tells on somebody. */
function heldBack(
  decided: Decided,
  facts: NoticeFacts,
  hits: readonly PrivateHit[],
  report: ReportFacts | null,
): Decided {
  if (!decided.ok) return decided;
  const blank: NoticeRefusal | undefined = facts.hasBlank
    ? { code: 'publication.blank-left' }
    : undefined;
  const missing =
    blank ?? missingOfReport(facts, report) ?? missingOfFeedback(facts) ?? leftIn(hits);
  return missing === undefined ? decided : refuse(missing);
}

export const decideCheck = (
  facts: NoticeFacts,
  hits: readonly PrivateHit[],
  report: ReportFacts | null,
): Decided => heldBack(next(facts, 'check'), facts, hits, report);

export interface Approval {
  readonly accountId: Id<'account'> | null;
  readonly on: CivilDate;
  /** When the text became what it is. */
  readonly writtenOn: CivilDate;
  /** The approved paper is among the documents. */
  readonly hasPaper: boolean;
  readonly hits: readonly PrivateHit[];
  readonly report: ReportFacts | null;
}

/** By another account than wrote it; the roster may have changed since the check. */
export function decideApproval(
  facts: NoticeFacts,
  { accountId, on, writtenOn, hasPaper, hits, report }: Approval,
  today: CivilDate,
): Decided {
  const decided = next(facts, 'approve');
  if (!decided.ok) return decided;
  if (accountId !== null && facts.hands.includes(accountId))
    return refuse({ code: 'publication.same-account' });
  if (on > today) return refuse({ code: 'publication.future-date', path: 'body.on' });
  // What was approved is this text: one that is younger has the approved paper with it.
  if (on < writtenOn && !hasPaper)
    return refuse({ code: 'publication.too-early', path: 'body.on', values: { on: writtenOn } });
  return heldBack(decided, facts, hits, report);
}

export const decidePublication = (
  facts: NoticeFacts,
  hits: readonly PrivateHit[],
  report: ReportFacts | null,
): Decided => heldBack(next(facts, 'publish'), facts, hits, report);
export const decideDiscard = (facts: NoticeFacts): Decided => next(facts, 'discard');
