// The files of one draft while its page is open: chosen, sent one after the other, taken out. Knows nothing of React.
import type { Upload } from '@jinze/contracts';
import { ApiError, newKey } from '../api/client.ts';
import { digestOfFile, type Sending, sendFile } from './send-file.ts';
import { chosenEntry, type Entry, entryOf, halfOf, stepped } from './uploads.ts';

/** What the list asks of the server and of its surroundings; the page gives the true ones, a test others. */
export type Server = Omit<Sending, 'isGivenUp'> & {
  remove(id: Upload['id']): Promise<unknown>;
};

type Change = (entries: readonly Entry[]) => readonly Entry[];

export class UploadList {
  readonly #draftId: string;
  readonly #server: Server;
  readonly #listeners = new Set<() => void>();
  readonly #givenUp = new Set<string>();
  #entries: readonly Entry[] = [];
  #queue = Promise.resolve();

  constructor(draftId: string, server: Server) {
    this.#draftId = draftId;
    this.#server = server;
  }

  readonly entries = (): readonly Entry[] => this.#entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the server has of the draft from before. */
  addFound(uploads: readonly Upload[]): void {
    const found = uploads.filter(({ id }) => !this.#entries.some((one) => one.id === id));
    if (found.length > 0) this.#put((before) => [...found.map(entryOf), ...before]);
  }

  choose(files: readonly File[], keepsMetadata: boolean): void {
    for (const file of files) {
      const entry = chosenEntry(newKey(), file, this.#entries, keepsMetadata);
      this.#put((before) => [...before, entry]);
      if (entry.state === 'refused') continue;
      this.#queue = this.#queue.then(() => this.#send(entry.key, file));
    }
  }

  takeOut(entry: Entry): void {
    this.#givenUp.add(entry.key);
    const id = this.#entries.find((one) => one.key === entry.key)?.id;
    this.#put((before) => before.filter((one) => one.key !== entry.key));
    if (id === undefined) return;
    this.#server.remove(id).catch((failure: unknown) => {
      if (failure instanceof ApiError && failure.status === 404) return;
      // Shown again when it could not be removed: it would go out with the draft.
      const state = entry.state === 'kept' ? 'kept' : 'half';
      this.#put((before) => [...before, { ...entry, id, state }]);
    });
  }

  /** A page that is left stops sending; what was acknowledged waits for the next time. */
  readonly leave = (): void => {
    for (const { key } of this.#entries) this.#givenUp.add(key);
  };

  #put(change: Change): void {
    this.#entries = change(this.#entries);
    for (const listener of this.#listeners) listener();
  }

  #change(key: string, next: (entry: Entry) => Entry): void {
    this.#put((before) => before.map((one) => (one.key === key ? next(one) : one)));
  }

  async #send(key: string, file: File): Promise<void> {
    const isGivenUp = () => this.#givenUp.has(key);
    if (isGivenUp()) return;
    try {
      const asked = await this.#askFor(key, file);
      const sent = await sendFile(file, asked, { ...this.#server, isGivenUp }, (step) =>
        this.#change(key, (one) => stepped(one, step)),
      );
      if (sent === undefined) return;
      // The same file chosen twice is one.
      this.#put((before) =>
        before
          .filter((one) => one.key === key || one.id !== sent.id)
          .map((one) => (one.key === key ? { ...entryOf(sent), key } : one)),
      );
    } catch (failure) {
      await this.#refuse(key, failure);
    }
  }

  /** One that was begun before a reload gives way to the file it was begun with. */
  async #askFor(key: string, file: File) {
    const digest = await digestOfFile(file, (done) =>
      this.#change(key, (entry) => stepped(entry, { kind: 'reading', done })),
    );
    const half = halfOf(this.#entries, digest, file.size);
    if (half !== undefined) this.#put((before) => before.filter((one) => one.key !== half.key));
    const entry = this.#entries.find((one) => one.key === key);
    const keepsMetadata = half?.keepsMetadata ?? entry?.keepsMetadata ?? false;
    return { draftId: this.#draftId, name: file.name, size: file.size, digest, keepsMetadata };
  }

  async #refuse(key: string, failure: unknown): Promise<void> {
    const reason = failure instanceof ApiError ? failure.message : 'unread';
    const { id } = this.#entries.find((one) => one.key === key) ?? {};
    this.#change(key, (one) => ({ ...one, state: 'refused', reason, id: undefined }));
    // What cannot be kept is not left lying there; if that fails as well, the night removes it.
    if (id !== undefined) await this.#server.remove(id).catch(() => undefined);
  }
}
