// The files of a draft as the page shows them: what is there, what is on its way, what is to be chosen again. Pure.
import type { Upload } from '@jinze/contracts';
import type { Step } from './send-file.ts';

/** As the contract limits them; a test keeps the two the same. */
export const FILE_BYTES = 50 * 1024 * 1024;
export const FILES_PER_OWNER = 10;

/**
 * `reading`: its digest is being made; `queued`: another one is being sent; `waiting`: the connection is broken;
 * `half`: begun before a reload, to be chosen again; `kept`: whole; `refused`: with the reason.
 */
export type EntryState =
  | 'queued'
  | 'reading'
  | 'sending'
  | 'waiting'
  | 'checking'
  | 'half'
  | 'kept'
  | 'refused';

export interface Entry {
  /** Of this page, from the moment it was chosen. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly state: EntryState;
  /** Bytes read or acknowledged. */
  readonly done: number;
  /** As soon as the server knows it. */
  readonly id: Upload['id'] | undefined;
  readonly digest: string | undefined;
  readonly keepsMetadata: boolean;
  readonly reason: string | undefined;
}

export function entryOf(upload: Upload): Entry {
  return {
    key: upload.id,
    name: upload.name,
    size: upload.size,
    state: upload.state === 'kept' ? 'kept' : 'half',
    done: upload.received,
    id: upload.id,
    digest: upload.digest ?? undefined,
    keepsMetadata: upload.keepsMetadata,
    reason: undefined,
  };
}

/** A file just chosen. One that is too much in size or number is refused at once, and not sent to learn it. */
export function chosenEntry(
  key: string,
  file: { readonly name: string; readonly size: number },
  present: readonly Entry[],
  keepsMetadata: boolean,
): Entry {
  const counted = present.filter(({ state }) => state !== 'refused').length;
  const reason =
    file.size > FILE_BYTES
      ? 'too-large'
      : file.size === 0
        ? 'empty'
        : counted >= FILES_PER_OWNER
          ? 'too-many'
          : undefined;
  return {
    key,
    name: file.name,
    size: file.size,
    state: reason === undefined ? 'queued' : 'refused',
    done: 0,
    id: undefined,
    digest: undefined,
    keepsMetadata,
    reason,
  };
}

/** The same file that was begun before: chosen again it takes that one’s place, and its choice about metadata. */
export function halfOf(entries: readonly Entry[], digest: string, size: number): Entry | undefined {
  return entries.find((one) => one.state === 'half' && one.digest === digest && one.size === size);
}

/** What a step of sending makes of an entry. */
export function stepped(entry: Entry, step: Step): Entry {
  switch (step.kind) {
    case 'reading':
      return { ...entry, state: 'reading', done: step.done };
    case 'sending':
      return { ...entry, state: 'sending', done: step.done, id: step.upload.id };
    case 'waiting':
      return { ...entry, state: 'waiting', done: step.done };
    case 'checking':
      return { ...entry, state: 'checking', done: entry.size };
  }
}

const ON_THEIR_WAY: readonly EntryState[] = ['queued', 'reading', 'sending', 'waiting', 'checking'];
export const isOnItsWay = ({ state }: Entry) => ON_THEIR_WAY.includes(state);

/** The ids of what is whole, in the order shown. */
export const keptIds = (entries: readonly Entry[]) =>
  entries.flatMap(({ state, id }) => (state === 'kept' && id !== undefined ? [id] : []));

/** 「1.2 MB」, 「340 KB」: as people read sizes. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return `${Math.round(kilobytes)} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}
