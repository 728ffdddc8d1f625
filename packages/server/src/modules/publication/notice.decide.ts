// What an act does to a public notice: the next state and its event, or a refusal. Pure.
import type {
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
    | 'publication.private-left'
    | 'publication.no-persons'
    | 'publication.no-document'
    | 'publication.too-many-documents'
    | 'publication.corrects-unpublished'
    | 'publication.correction-not-said';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface NoticeFacts {
  readonly state: PublicationState;
  readonly kind: PublicationKind;
  readonly draftedOn: CivilDate;
  /** Every account that wrote or checked it. */
  readonly hands: readonly Id<'account'>[];
  readonly documents: number;
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
}

function faultOfContent({ kind, instrument }: Content): NoticeRefusal | undefined {
  return instrument !== null && ruleOf(kind).persons === 'never'
    ? { code: 'publication.no-persons', path: 'body.instrument' }
    : undefined;
}

export interface Correcting {
  /** The notice it corrects, as it is found in the same office; null: it corrects none. */
  readonly corrected: { readonly state: PublicationState } | null;
  readonly correction: string | null;
}

export function decideDraft(content: Content, { corrected, correction }: Correcting): Decided {
  const fault = faultOfContent(content);
  if (fault !== undefined) return refuse(fault);
  if (corrected !== null && corrected.state !== 'published')
    return refuse({ code: 'publication.corrects-unpublished', path: 'body.corrects' });
  if ((corrected === null) !== (correction === null))
    return refuse({ code: 'publication.correction-not-said', path: 'body.correction' });
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

export function decideChange(facts: NoticeFacts, content: Content): Decided {
  const fault = faultOfContent(content);
  return fault === undefined ? next(facts, 'change') : refuse(fault);
}

export function decideDocument(
  facts: NoticeFacts,
  act: 'add-document' | 'remove-document',
): Decided {
  return act === 'add-document' && facts.documents >= MOST_DOCUMENTS
    ? refuse({ code: 'publication.too-many-documents', values: { most: MOST_DOCUMENTS } })
    : next(facts, act);
}

export function decideCheck(facts: NoticeFacts, hits: readonly PrivateHit[]): Decided {
  const decided = next(facts, 'check');
  if (!decided.ok) return decided;
  if (WITH_DOCUMENT.includes(facts.kind) && facts.documents === 0)
    return refuse({ code: 'publication.no-document' });
  const left = leftIn(hits);
  return left === undefined ? decided : refuse(left);
}

/** By another account than wrote it; the roster may have changed since the check. */
export function decideApproval(
  facts: NoticeFacts,
  by: { readonly accountId: Id<'account'> | null; readonly on: CivilDate },
  hits: readonly PrivateHit[],
  today: CivilDate,
): Decided {
  const decided = next(facts, 'approve');
  if (!decided.ok) return decided;
  if (by.accountId !== null && facts.hands.includes(by.accountId))
    return refuse({ code: 'publication.same-account' });
  if (by.on > today) return refuse({ code: 'publication.future-date', path: 'body.on' });
  if (by.on < facts.draftedOn)
    return refuse({
      code: 'publication.too-early',
      path: 'body.on',
      values: { on: facts.draftedOn },
    });
  const left = leftIn(hits);
  return left === undefined ? decided : refuse(left);
}

export const decidePublication = (facts: NoticeFacts): Decided => next(facts, 'publish');
export const decideDiscard = (facts: NoticeFacts): Decided => next(facts, 'discard');
