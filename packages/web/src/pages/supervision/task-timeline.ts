// What happened to a task, in the order it was recorded: its own lines, the approval, the issuing and the extensions.
import type { Extension, Task, TaskEntry } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import type { TimelineEntry } from '../../components/case-page.tsx';

interface Happened {
  readonly at: string;
  readonly on: string;
  readonly what: string;
}

const numbered = (number: string | null) => (number === null ? '' : `（${number}）`);

function wordsOf(entry: TaskEntry, t: TFunction): string {
  const { kind, actorName: by, text, fromName, toName } = entry;
  const nobody = t('supervision.nobody');
  if (kind === 'transferred')
    return t('supervision.happened.transferred', {
      post: text ?? '',
      from: fromName ?? nobody,
      to: toName ?? nobody,
    });
  if (kind === 'escalated')
    return t('supervision.happened.escalated', {
      by: fromName ?? by,
      to: toName ?? '',
      number: numbered(entry.documentNo),
      text: text ?? '',
    });
  if (kind === 'returned' && entry.dueOn !== null)
    return t('supervision.happened.returnedUntil', { by, text: text ?? '', on: entry.dueOn });
  if (kind === 'accepted') return t('supervision.happened.accepted', { by });
  return t(`supervision.happened.${kind}`, { by, text: text ?? '' });
}

function ofEntry(entry: TaskEntry, t: TFunction): Happened {
  const at = entry.recordedAt;
  return { at, on: writtenInstant(at), what: wordsOf(entry, t) };
}

function ofExtension(extension: Extension, t: TFunction): Happened[] {
  const { state, askedAt, askedBy, wantedOn, reason, decidedAt, decidedBy, grantedOn, answer } =
    extension;
  const asked = {
    at: askedAt,
    on: writtenInstant(askedAt),
    what: t('supervision.happened.asked', { by: askedBy, on: wantedOn, text: reason }),
  };
  if (decidedAt === null) return [asked];
  const by = decidedBy ?? '';
  const words =
    state === 'granted'
      ? t('supervision.happened.granted', {
          by,
          on: grantedOn ?? '',
          text: answer === null ? '' : `：${answer}`,
        })
      : t('supervision.happened.refused', { by, text: answer ?? '' });
  return [asked, { at: decidedAt, on: writtenInstant(decidedAt), what: words }];
}

/** The approval has a day and no hour: it stands behind the drafting and before the issuing of the same day. */
function ofPapers(task: Task, t: TFunction): Happened[] {
  const { approval, draftedAt, issuedAt, signedBy } = task;
  const drafted = {
    at: draftedAt,
    on: writtenInstant(draftedAt),
    what: t('supervision.happened.drafted', { by: task.draftedBy }),
  };
  const approved =
    approval === null
      ? []
      : [
          {
            at: approval.on > draftedAt ? approval.on : draftedAt,
            on: approval.on,
            what: t('supervision.happened.approved', {
              by: approval.by,
              number: approval.documentNo,
            }),
          },
        ];
  const issued =
    issuedAt === null
      ? []
      : [
          {
            at: issuedAt,
            on: writtenInstant(issuedAt),
            what: t('supervision.happened.issued', {
              by: signedBy ?? '',
              number: numbered(task.issueNo),
            }),
          },
        ];
  return [drafted, ...approved, ...issued];
}

export function useTimeline(task: Task): TimelineEntry[] {
  const { t } = useTranslation();
  const all = [
    ...ofPapers(task, t),
    ...task.entries.map((entry) => ofEntry(entry, t)),
    ...task.extensionList.flatMap((extension) => ofExtension(extension, t)),
  ];
  return all.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ on, what }) => ({ on, what }));
}
