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
  /** Whose record it is: they have its receipt, also after they have left. */
  readonly persons?: readonly Id<'person'>[];
  /** The canonical fields of the record as it now stands. */
  readonly fields: JsonObject;
  /** Its mere existence would tell on someone: kind, body and actor stand in the ledger as commitments only. */
  readonly isConcealed?: boolean;
  /** Days between what happened and its being recorded, where that is more than the rule allows. */
  readonly lateDays?: number;
  /** How it came, where not by hand. */
  readonly source?: 'import' | 'api';
  /** The person showed again who they are, or signed the paper. */
  readonly authentication?: 'again' | 'paper';
}
