// What the documents module needs beside the shared services.
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { DocumentSource } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';

/** What the ledger answers about a document. */
interface DocumentLedger {
  /** The newest checkpoint, if there is one. */
  readonly checkpoint: (
    db: Reader,
  ) => Promise<{ readonly size: number; readonly root: string } | undefined>;
  readonly placeOf: (
    record: string,
    version: number,
  ) => Promise<{ readonly index: number; readonly sealedAt: Date } | undefined>;
}

export interface DocumentsContext extends Services {
  /** Whether a caller may do an action on a resource: the access module's answer. */
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  /** The rows an action may touch for the caller. */
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  /** One of each stream and kind, of the modules whose records papers are made of. */
  readonly sources: readonly DocumentSource[];
  readonly ledger: DocumentLedger;
  /** Where the page that checks a code is, as it is printed. */
  readonly checkAddress: string;
}
