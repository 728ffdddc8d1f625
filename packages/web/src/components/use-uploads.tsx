// The files of a draft while the page is open: chosen, sent one after the other, taken out; found again after a reload.
import type { Upload } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, call, newKey } from '../api/client.ts';
import { type Asked, digestOfFile, type Sending, sendFile } from './send-file.ts';
import { chosenEntry, type Entry, entryOf, halfOf, stepped } from './uploads.ts';

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

const sendingOver = (isGivenUp: () => boolean): Sending => ({
  begin: (asked: Asked) => call('attachments', 'begin', { body: asked }),
  part: (attachmentId, offset, bytes) =>
    call('attachments', 'part', {
      params: { attachmentId, offset },
      file: new File([bytes], 'part'),
    }),
  finish: (attachmentId) => call('attachments', 'finish', { params: { attachmentId } }),
  wait: waitForConnection,
  isGivenUp,
});

const remove = (attachmentId: Upload['id']) =>
  call('attachments', 'remove', { params: { attachmentId } });

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
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const latest = useRef(entries);
  const told = useRef(onChange);
  useEffect(() => {
    told.current = onChange;
  }, [onChange]);
  const queue = useRef(Promise.resolve());
  const givenUp = useRef(new Set<string>());
  const put = useCallback((change: (before: readonly Entry[]) => readonly Entry[]) => {
    latest.current = change(latest.current);
    setEntries(latest.current);
    told.current(latest.current);
  }, []);
  const change = useCallback(
    (key: string, next: (entry: Entry) => Entry) =>
      put((before) => before.map((one) => (one.key === key ? next(one) : one))),
    [put],
  );
  const known = useQuery({
    queryKey: ['attachments', draftId],
    queryFn: () => call('attachments', 'ofDraft', { query: { draft: draftId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    const found = known.data?.items.map(entryOf) ?? [];
    if (found.length > 0)
      put((before) => [
        ...found.filter(({ id }) => !before.some((one) => one.id === id)),
        ...before,
      ]);
  }, [known.data, put]);
  // A page that is left stops sending; what was acknowledged waits for the next time.
  useEffect(() => {
    const given = givenUp.current;
    return () => {
      for (const { key } of latest.current) given.add(key);
    };
  }, []);

  const send = useCallback(
    async (key: string, file: File) => {
      const isGivenUp = () => givenUp.current.has(key);
      if (isGivenUp()) return;
      try {
        const digest = await digestOfFile(file, (done) =>
          change(key, (entry) => stepped(entry, { kind: 'reading', done })),
        );
        const half = halfOf(latest.current, digest, file.size);
        if (half !== undefined) put((before) => before.filter((one) => one.key !== half.key));
        const entry = latest.current.find((one) => one.key === key);
        const keepsMetadata = half?.keepsMetadata ?? entry?.keepsMetadata ?? false;
        const asked = { draftId, name: file.name, size: file.size, digest, keepsMetadata };
        const sent = await sendFile(file, asked, sendingOver(isGivenUp), (step) =>
          change(key, (one) => stepped(one, step)),
        );
        if (sent === undefined) return;
        // The same file chosen twice is one.
        put((before) =>
          before
            .filter((one) => one.key === key || one.id !== sent.id)
            .map((one) => (one.key === key ? { ...entryOf(sent), key } : one)),
        );
      } catch (failure) {
        const reason = failure instanceof ApiError ? failure.message : 'unread';
        const { id } = latest.current.find((one) => one.key === key) ?? {};
        change(key, (one) => ({ ...one, state: 'refused', reason, id: undefined }));
        // What cannot be kept is not left lying there; if that fails as well, the night removes it.
        if (id !== undefined) await remove(id).catch(() => undefined);
      }
    },
    [change, draftId, put],
  );

  const choose = useCallback(
    (files: readonly File[], keepsMetadata: boolean) => {
      for (const file of files) {
        const entry = chosenEntry(newKey(), file, latest.current, keepsMetadata);
        put((before) => [...before, entry]);
        if (entry.state === 'refused') continue;
        queue.current = queue.current.then(() => send(entry.key, file));
      }
    },
    [put, send],
  );
  const takeOut = useCallback(
    (entry: Entry) => {
      givenUp.current.add(entry.key);
      const id = latest.current.find((one) => one.key === entry.key)?.id;
      put((before) => before.filter((one) => one.key !== entry.key));
      if (id !== undefined)
        // Shown again when it could not be removed: it would go out with the draft.
        remove(id).catch((failure: unknown) => {
          if (failure instanceof ApiError && failure.status === 404) return;
          put((before) => [
            ...before,
            { ...entry, id, state: entry.state === 'kept' ? 'kept' : 'half' },
          ]);
        });
    },
    [put],
  );
  return {
    entries,
    isLoading: known.isPending,
    error: known.error,
    retry: () => void known.refetch(),
    choose,
    takeOut,
  };
}
