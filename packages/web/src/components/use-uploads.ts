// The files of a draft for a page: the list of them, over the network, and what the server has of them from before.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../api/client.ts';
import { type Server, UploadList } from './upload-list.ts';
import type { Entry } from './uploads.ts';

const LONGEST_WAIT_MS = 30_000;

/** Longer each time, and at once when the browser says that it has a connection again. */
function waitForConnection(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, Math.min(1000 * 2 ** attempt, LONGEST_WAIT_MS));
    addEventListener('online', go);
  });
}

const SERVER: Server = {
  begin: (asked) => call('attachments', 'begin', { body: asked }),
  part: (attachmentId, offset, bytes) =>
    call('attachments', 'part', {
      params: { attachmentId, offset },
      file: new File([bytes], 'part'),
    }),
  finish: (attachmentId) => call('attachments', 'finish', { params: { attachmentId } }),
  remove: (attachmentId) => call('attachments', 'remove', { params: { attachmentId } }),
  wait: waitForConnection,
};

export interface Uploads {
  readonly entries: readonly Entry[];
  /** What of them is known from before is still being asked for. */
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  readonly choose: (files: readonly File[], keepsMetadata: boolean) => void;
  readonly takeOut: (entry: Entry) => void;
}

/** `onChange` is told whenever the list is another one. The handles of files are kept in this tab alone. */
export function useUploads(
  draftId: string,
  onChange: (entries: readonly Entry[]) => void,
): Uploads {
  const [list] = useState(() => new UploadList(draftId, SERVER));
  const entries = useSyncExternalStore(list.subscribe, list.entries);
  useEffect(() => list.subscribe(() => onChange(list.entries())), [list, onChange]);
  const known = useQuery({
    queryKey: ['attachments', draftId],
    queryFn: () => call('attachments', 'ofDraft', { query: { draft: draftId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => list.addFound(known.data?.items ?? []), [list, known.data]);
  useEffect(() => list.leave, [list]);
  return {
    entries,
    isLoading: known.isPending,
    error: known.error,
    retry: () => void known.refetch(),
    choose: (files, keepsMetadata) => list.choose(files, keepsMetadata),
    takeOut: (entry) => list.takeOut(entry),
  };
}
