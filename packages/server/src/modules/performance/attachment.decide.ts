// What a part that arrives means for an upload, and what of it is refused. Pure.
import {
  ATTACHMENT_PART_BYTES,
  ATTACHMENTS_PER_OWNER,
  type AttachmentState,
} from '@jinze/contracts';
import { ok, type Result, refuse } from '@jinze/kernel';

export interface UploadState {
  readonly state: AttachmentState;
  /** Bytes that are acknowledged. */
  readonly received: number;
  readonly said_size: number;
}

export interface PartRefusal {
  readonly code:
    | 'performance.attachment-part-size'
    | 'performance.attachment-beyond'
    | 'performance.attachment-gap';
  readonly values?: Readonly<Record<string, number>>;
  /** Where the client goes on. */
  readonly current?: { readonly received: number };
}

/** `again`: it is there already, if it is the same; `known`: the file was finished since. */
export type PartDecision = 'append' | 'again' | 'known';

export function decidePart(
  { state, received, said_size: size }: UploadState,
  offset: number,
  length: number,
): Result<PartDecision, PartRefusal> {
  if (length < 1 || length > ATTACHMENT_PART_BYTES)
    return refuse({ code: 'performance.attachment-part-size' });
  if (offset + length > size) return refuse({ code: 'performance.attachment-beyond' });
  if (state === 'kept') return ok('known');
  if (offset === received) return ok('append');
  if (offset + length <= received) return ok('again');
  return refuse({
    code: 'performance.attachment-gap',
    values: { expected: received },
    current: { received },
  });
}

/** Files of one account that belong to nothing yet. */
export const UPLOADS_PER_ACCOUNT = 40;

export interface CountRefusal {
  readonly code: 'performance.too-many-attachments' | 'performance.too-many-uploads';
  readonly values: { readonly limit: number };
}

/** Whether one more file may begin. */
export function decideBegin(counts: {
  readonly ofDraft: number;
  readonly ofAccount: number;
}): Result<undefined, CountRefusal> {
  if (counts.ofDraft >= ATTACHMENTS_PER_OWNER)
    return refuse({
      code: 'performance.too-many-attachments',
      values: { limit: ATTACHMENTS_PER_OWNER },
    });
  if (counts.ofAccount >= UPLOADS_PER_ACCOUNT)
    return refuse({
      code: 'performance.too-many-uploads',
      values: { limit: UPLOADS_PER_ACCOUNT },
    });
  return ok(undefined);
}

export interface AttachRefusal {
  readonly code: 'performance.attachment-unfinished' | 'performance.too-many-attachments';
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a draft’s files must be for the draft to be handed in: whole, and not too many beside those that are there. */
export function decideAttach(
  files: readonly { readonly state: AttachmentState; readonly said_name: string }[],
  present: number,
): Result<undefined, AttachRefusal> {
  const unfinished = files.filter(({ state }) => state !== 'kept');
  if (unfinished.length > 0)
    return refuse({
      code: 'performance.attachment-unfinished',
      values: { names: unfinished.map(({ said_name: name }) => name).join('、') },
    });
  if (files.length + present > ATTACHMENTS_PER_OWNER)
    return refuse({
      code: 'performance.too-many-attachments',
      values: { limit: ATTACHMENTS_PER_OWNER },
    });
  return ok(undefined);
}
