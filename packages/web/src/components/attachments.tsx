// Files added to a draft: chosen or photographed, never asked for; sent in parts, gone on with after a broken connection or a reload.
import type { Upload } from '@jinze/contracts';
import { Button, Checkbox } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './feedback.tsx';
import { type Entry, FILES_PER_OWNER, isOnItsWay, keptIds, sizeWords } from './uploads.ts';
import { useUploads } from './use-uploads.ts';
import './attachments.css';

const ACCEPTED =
  '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.ofd,.txt,application/pdf,image/jpeg,image/png,image/webp,text/plain';
const PICTURES = 'image/jpeg,image/png,image/webp';

const OWN_REASONS = ['too-large', 'empty', 'too-many', 'unread'] as const;
type OwnReason = (typeof OWN_REASONS)[number];
const isOwnReason = (reason: string): reason is OwnReason =>
  (OWN_REASONS as readonly string[]).includes(reason);

function useStateWords(): (entry: Entry) => string {
  const { t } = useTranslation();
  return ({ state, done, size, reason = '' }) => {
    const share = { percent: Math.floor((100 * done) / Math.max(size, 1)) };
    if (state === 'refused') return isOwnReason(reason) ? t(`attachments.${reason}`) : reason;
    return t(`attachments.state.${state}`, share);
  };
}

/** One file in its state. */
function AttachmentEntry({
  entry,
  onTakeOut,
}: {
  entry: Entry;
  onTakeOut: (entry: Entry) => void;
}) {
  const { t } = useTranslation();
  const words = useStateWords();
  const hasProgress = isOnItsWay(entry) || entry.state === 'half';
  return (
    <li className={`attachment is-${entry.state}`}>
      <span className="attachment-name">{entry.name}</span>
      <span className="muted nowrap">{sizeWords(entry.size)}</span>
      <span className="attachment-state" role={entry.state === 'refused' ? 'alert' : undefined}>
        {words(entry)}
      </span>
      <Button
        size="small"
        type="text"
        aria-label={t('attachments.takeOutOf', { name: entry.name })}
        onClick={() => onTakeOut(entry)}
      >
        {t('attachments.takeOut')}
      </Button>
      {hasProgress && (
        <progress
          aria-label={t('attachments.progressOf', { name: entry.name })}
          value={entry.done}
          max={entry.size}
        />
      )}
    </li>
  );
}

/** The two ways to a file. Cameras are offered where fingers point. */
function Choose({
  isFull,
  keepsMetadata,
  onKeepsMetadata,
  onFiles,
}: {
  isFull: boolean;
  keepsMetadata: boolean;
  onKeepsMetadata: (keeps: boolean) => void;
  onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    // Choosing the same file again must count as a choice.
    input.value = '';
    if (chosen.length > 0) onFiles(chosen);
  };
  return (
    <div className="row">
      <input
        ref={files}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('attachments.choose')}
        accept={ACCEPTED}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={camera}
        type="file"
        capture="environment"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('attachments.photograph')}
        accept={PICTURES}
        onChange={(event) => take(event.target)}
      />
      <Button disabled={isFull} onClick={() => files.current?.click()}>
        {t('attachments.choose')}
      </Button>
      <Button className="touch-only" disabled={isFull} onClick={() => camera.current?.click()}>
        {t('attachments.photograph')}
      </Button>
      <Checkbox checked={keepsMetadata} onChange={(event) => onKeepsMetadata(event.target.checked)}>
        {t('attachments.keepMetadata')}
      </Checkbox>
    </div>
  );
}

/** Shows a list of files with what can be done; what it does is its caller’s. */
export function AttachmentList({
  entries,
  onFiles,
  onTakeOut,
}: {
  entries: readonly Entry[];
  onFiles: (files: readonly File[], keepsMetadata: boolean) => void;
  onTakeOut: (entry: Entry) => void;
}) {
  const { t } = useTranslation();
  const [keepsMetadata, setKeepsMetadata] = useState(false);
  const id = useId();
  const counted = entries.filter(({ state }) => state !== 'refused').length;
  const halves = entries.filter(({ state }) => state === 'half').length;
  return (
    <div className="field attachments" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="attachments-label">
        {t('attachments.title')}
      </span>
      <span className="muted">{t('attachments.hint', { limit: FILES_PER_OWNER })}</span>
      {halves > 0 && (
        <p className="notice" role="status">
          {t('attachments.chooseAgain', { count: halves })}
        </p>
      )}
      {entries.length > 0 && (
        <ul>
          {entries.map((entry) => (
            <AttachmentEntry key={entry.key} entry={entry} onTakeOut={onTakeOut} />
          ))}
        </ul>
      )}
      <Choose
        isFull={counted >= FILES_PER_OWNER && halves === 0}
        keepsMetadata={keepsMetadata}
        onKeepsMetadata={setKeepsMetadata}
        onFiles={(files) => onFiles(files, keepsMetadata)}
      />
    </div>
  );
}

/**
 * The files of a draft. `onChange` is told the ids of those that are whole, and whether others are still on their way or
 * to be chosen again: until then the draft cannot be handed in. Give it another `key` for another draft.
 */
export function Attachments({
  draftId,
  onChange,
}: {
  draftId: string;
  onChange: (ids: readonly Upload['id'][], isUnfinished: boolean) => void;
}) {
  const uploads = useUploads(draftId, (entries) =>
    onChange(
      keptIds(entries),
      entries.some((entry) => isOnItsWay(entry) || entry.state === 'half'),
    ),
  );
  if (uploads.error !== null && uploads.entries.length === 0)
    return <ErrorState error={uploads.error} onRetry={uploads.retry} />;
  return (
    <AttachmentList
      entries={uploads.entries}
      onFiles={uploads.choose}
      onTakeOut={uploads.takeOut}
    />
  );
}
