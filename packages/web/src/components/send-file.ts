// Sending one file in parts: where the server says it is, on from there, through broken connections, until it is whole.
import type { Upload } from '@jinze/contracts';
import { startHash } from '@jinze/ledger/verify';
import { ApiError, isOffline } from '../api/client.ts';

/** As the contract limits a part; a test keeps the two the same. */
export const PART_BYTES = 1024 * 1024;

export interface Asked {
  readonly draftId: string;
  readonly name: string;
  readonly size: number;
  readonly digest: string;
  readonly keepsMetadata: boolean;
}

/** What the sender asks of the server and of its surroundings; the page gives the true ones, a test others. */
export interface Sending {
  begin(asked: Asked): Promise<Upload>;
  part(id: Upload['id'], offset: number, bytes: Blob): Promise<{ received: number }>;
  finish(id: Upload['id']): Promise<Upload>;
  /** Resolves when it is worth another try: after so many broken ones in a row. */
  wait(attempt: number): Promise<void>;
  /** True once the person has taken the file out. */
  isGivenUp(): boolean;
}

export type Step =
  | { readonly kind: 'reading'; readonly done: number }
  | { readonly kind: 'sending'; readonly upload: Upload; readonly done: number }
  /** The connection is broken; what was acknowledged stays. */
  | { readonly kind: 'waiting'; readonly done: number }
  | { readonly kind: 'checking' };

/** Bytes read at once: the page answers between two of them. */
const STRETCH = 2 * 1024 * 1024;

const hexOf = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Hex SHA-256. Works over plain http too, where the browser’s own hash is not offered, and holds no file in memory. */
export async function digestOfFile(
  file: Blob,
  onProgress: (done: number) => void = () => undefined,
): Promise<string> {
  const hash = startHash('sha256');
  for (let at = 0; at < file.size; at += STRETCH) {
    const stretch = file.slice(at, at + STRETCH);
    hash.add(new Uint8Array(await stretch.arrayBuffer()));
    onProgress(at + stretch.size);
  }
  return hexOf(hash.end());
}

/** Where the server says the file goes on, if that is what it refuses with. */
function expectedOf(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || error.code !== 'performance.attachment-gap') return undefined;
  const { current } = error.body as { current?: { received?: unknown } };
  return typeof current?.received === 'number' ? current.received : undefined;
}

/** Refusals that another try may not meet: no connection, a server that is starting, too much at once. */
const isPassing = (error: unknown) =>
  isOffline(error) || (error instanceof ApiError && (error.status >= 500 || error.status === 429));

/**
 * Answers the file as the server keeps it; undefined when it was given up. Throws what is not cured by trying again.
 * A broken connection is waited out, and then the server is asked how far it is.
 */
export async function sendFile(
  file: Blob,
  asked: Asked,
  sending: Sending,
  onStep: (step: Step) => void,
): Promise<Upload | undefined> {
  let done = 0;
  for (let attempt = 0; ; ) {
    if (sending.isGivenUp()) return undefined;
    try {
      const upload = await sending.begin(asked);
      done = upload.received;
      if (upload.state === 'kept') return upload;
      while (done < file.size) {
        onStep({ kind: 'sending', upload, done });
        if (sending.isGivenUp()) return undefined;
        const bytes = file.slice(done, done + PART_BYTES);
        try {
          done = (await sending.part(upload.id, done, bytes)).received;
          attempt = 0;
        } catch (error) {
          const expected = expectedOf(error);
          if (expected === undefined || expected === done) throw error;
          done = expected;
        }
      }
      onStep({ kind: 'checking' });
      return await sending.finish(upload.id);
    } catch (error) {
      if (!isPassing(error)) throw error;
      onStep({ kind: 'waiting', done });
      attempt += 1;
      await sending.wait(attempt);
    }
  }
}
