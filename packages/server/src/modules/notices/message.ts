// One outgoing message of one or of many notices: sentences by kind, the addresses beneath, nothing of any record.
import { NOTICE_KINDS, type NoticeKind } from '@jinze/contracts';
import { FRAME, type Language, sentenceOf } from './notices.words.ts';

export interface Message {
  readonly subject: string;
  readonly text: string;
}

interface Told {
  readonly kind: NoticeKind;
  readonly link: string;
}

interface Addressee {
  readonly language: Language;
  readonly isGroup: boolean;
}

/** Addresses in one message; a group robot takes some two thousand characters. */
const MAX_LINKS = 20;

/** The sentences, each with its addresses; past the limit how many more there are. */
function linesOf(
  told: readonly Told[],
  { language, isGroup }: Addressee,
  publicUrl: string | undefined,
) {
  const byKind = Map.groupBy(told, ({ kind }) => kind);
  // In a group the subject stands right above, and says this already.
  const isSaid = isGroup && byKind.size === 1;
  const lines: string[] = [];
  let shown = 0;
  for (const kind of NOTICE_KINDS) {
    const ofKind = byKind.get(kind);
    if (ofKind === undefined) continue;
    if (!isSaid) lines.push(sentenceOf(kind, ofKind.length, language));
    if (publicUrl === undefined) continue;
    const links = ofKind.slice(0, Math.max(0, MAX_LINKS - shown));
    shown += links.length;
    lines.push(...links.map(({ link }) => `  ${publicUrl}${link}`));
  }
  if (publicUrl === undefined) return [...lines, FRAME[language].signIn];
  return told.length > shown ? [...lines, FRAME[language].more(told.length - shown)] : lines;
}

/** `publicUrl`: where people open the page from; without it they are asked to sign in. */
export function messageOf(
  told: readonly Told[],
  to: Addressee,
  publicUrl: string | undefined,
): Message {
  const frame = FRAME[to.language];
  const kinds = new Set(told.map(({ kind }) => kind));
  const [kind] = kinds;
  const about =
    kind !== undefined && kinds.size === 1
      ? sentenceOf(kind, told.length, to.language)
      : frame.many(told.length);
  const lines = linesOf(told, to, publicUrl);
  return {
    subject: `【${frame.name}】${about}`,
    text: [...lines, '', to.isGroup ? frame.group : frame.why].join('\n'),
  };
}

/** What is sent to try the way. */
export function trialMessage(language: Language): Message {
  const frame = FRAME[language];
  return { subject: `【${frame.name}】${frame.trialSubject}`, text: frame.trial };
}
