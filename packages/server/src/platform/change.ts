// One change of one record, as events and ledger leaves are made of it.
import type { Id, JsonObject } from '@jinze/kernel';

/** One change of one record: what happened, and what of it the ledger commits to. */
export interface Change {
  /** The kind of record, for example `duty-section`; with `id` and `version` it is unique. */
  readonly stream: string;
  readonly id: string;
  /** The version after the change. A second writer of the same version is refused. */
  readonly version: number;
  /** Past tense with a version: `duty-section.issued.v1`. */
  readonly type: string;
  readonly data: JsonObject;
  readonly organId?: Id<'organ'>;
  /** The canonical fields of the record as it now stands. */
  readonly fields: JsonObject;
}
